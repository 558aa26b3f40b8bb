//! The words around findings, in both languages.

use super::language::Language;
use crate::report::{Outcome, Place, Severity};

/// How something ended.
pub(super) fn outcome(outcome: Outcome, language: Language) -> &'static str {
    let (zh, en) = match outcome {
        Outcome::Added => ("已加入", "added"),
        Outcome::Replaced => ("已更新", "updated"),
        Outcome::Unchanged => ("没有变化", "unchanged"),
        Outcome::Done => ("完成", "done"),
        Outcome::Failed => ("未完成，原有内容未动", "not done, nothing was changed"),
    };
    language.of(zh, en)
}

/// How serious it is; in Chinese all are equally wide.
pub(super) fn severity(severity: Severity, language: Language) -> &'static str {
    let (zh, en) = match severity {
        Severity::Note => ("提示", "note"),
        Severity::Warning => ("警告", "warning"),
        Severity::Error => ("错误", "error"),
    };
    language.of(zh, en)
}

/// Where it is; empty for the file as a whole.
pub(super) fn place(place: &Place, language: Language) -> String {
    match (place, language) {
        (Place::File, _) => String::new(),
        (Place::Paragraph(number, begins), Language::Zh) => {
            format!("第 {number} 段{}", quoted(begins, language))
        }
        (Place::Paragraph(number, begins), Language::En) => {
            format!("paragraph {number}{}", quoted(begins, language))
        }
        (Place::Line(number, begins), Language::Zh) => {
            format!("第 {number} 行{}", quoted(begins, language))
        }
        (Place::Line(number, begins), Language::En) => {
            format!("line {number}{}", quoted(begins, language))
        }
        (Place::Table(number), Language::Zh) => format!("第 {number} 个表格"),
        (Place::Table(number), Language::En) => format!("table {number}"),
        (Place::Part(name), Language::Zh) => format!("文件内的 {name}"),
        (Place::Part(name), Language::En) => format!("{name} in the file"),
        (Place::Issue(at), _) => steps(at, language),
        (Place::Path(file, at), _) if at.is_empty() => file.clone(),
        (Place::Path(file, at), _) => format!("{file}: {}", steps(at, language)),
        (Place::Source(folder, inner), _) => {
            let inner = self::place(inner, language);
            let text = language.of("原文件", "the original");
            format!("{folder} {text} {inner}").trim_end().to_owned()
        }
        (Place::Cell(row, column), _) if column.is_empty() => {
            language.of(format!("第 {row} 行"), format!("row {row}"))
        }
        (Place::Cell(row, column), _) => language.of(
            format!("第 {row} 行“{column}”列"),
            format!("row {row}, column “{column}”"),
        ),
    }
}

fn quoted(begins: &str, language: Language) -> String {
    match language {
        _ if begins.is_empty() => String::new(),
        Language::Zh => format!("“{begins}…”"),
        Language::En => format!(" “{begins}…”"),
    }
}

/// A place such as `sections[0].facts[2].quote` for people, who count from 1: 第
/// 1 节 › 第 3 条事实 › 引文. Names without a word here stay as they are; in JSON the
/// place is exact.
fn steps(at: &str, language: Language) -> String {
    if let Some((line, column)) = position(at) {
        return language.of(format!("第 {line} 行第 {column} 列"), at.to_owned());
    }
    let steps: Vec<String> = at
        .split('.')
        .map(|step| self::step(step, language))
        .collect();
    steps.join(" › ")
}

/// Name in the file, Chinese with a number, Chinese, English.
const STEPS: [(&str, &str, &str, &str); 23] = [
    ("sections", "第 # 节", "各节", "section"),
    ("blocks", "第 # 块", "正文", "block"),
    ("lead", "导语第 # 块", "导语", "lead, block"),
    (
        "editorNote",
        "编者按第 # 块",
        "编者按",
        "editor’s note, block",
    ),
    ("facts", "第 # 条事实", "事实", "fact"),
    ("measures", "第 # 项措施", "措施", "measure"),
    ("organizations", "第 # 个单位", "单位", "organisation"),
    ("pictures", "第 # 张图片", "图片", "picture"),
    ("sources", "第 # 个尺寸", "尺寸", "source"),
    ("attachments", "第 # 个附件", "附件", "attachment"),
    ("notes", "第 # 条注释", "注释", "note"),
    (
        "distribution",
        "报送范围第 # 行",
        "报送范围",
        "distribution, line",
    ),
    ("issues", "第 # 期", "各期", "entry"),
    ("rows", "第 # 行", "行", "row"),
    ("items", "第 # 点", "各点", "point"),
    ("figure", "", "图", "figure"),
    ("table", "", "表格", "table"),
    ("caption", "", "图注", "caption"),
    ("alt", "", "替代文字", "alt text"),
    ("headline", "", "标题", "headline"),
    ("title", "", "标题", "title"),
    ("quote", "", "引文", "quote"),
    ("amount", "", "金额", "amount"),
];

/// Reads `line 3, column 5`, the place of a syntax error.
fn position(at: &str) -> Option<(&str, &str)> {
    let (line, column) = at.strip_prefix("line ")?.split_once(", column ")?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    (is_number(line) && is_number(column)).then_some((line, column))
}

fn step(step: &str, language: Language) -> String {
    let (name, index) = match step.split_once('[') {
        Some((name, index)) => (name, index.strip_suffix(']')),
        None => (step, None),
    };
    let number = index.and_then(|index| index.parse::<u64>().ok());
    let row = STEPS.iter().find(|row| row.0 == name);
    match (
        row,
        number.and_then(|number| number.checked_add(1)),
        language,
    ) {
        (Some((_, numbered, _, _)), Some(number), Language::Zh) if !numbered.is_empty() => {
            numbered.replace('#', &number.to_string())
        }
        (Some((_, _, _, en)), Some(number), Language::En) => format!("{en} {number}"),
        (Some((_, _, zh, en)), None, _) if !step.contains('[') => language.of(*zh, *en).to_owned(),
        _ => step.to_owned(),
    }
}
