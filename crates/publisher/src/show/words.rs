//! The words around findings, in both languages.

use super::Language;
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

/// How grave it is; in Chinese all are equally wide.
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
        (Place::Issue(at), _) => at.clone(),
        (Place::Path(file, at), _) if at.is_empty() => file.clone(),
        (Place::Path(file, at), _) => format!("{file}: {at}"),
    }
}

fn quoted(begins: &str, language: Language) -> String {
    match language {
        _ if begins.is_empty() => String::new(),
        Language::Zh => format!("“{begins}…”"),
        Language::En => format!(" “{begins}…”"),
    }
}
