//! What is wrong with a JSON file that somebody edited, in words for people: the
//! line and column, what is there, what belongs there.

use bulletin::read::ReadError;
use encoding_rs::GB18030;
use serde_json::Value;

use super::mark::without_mark;
use super::position;
use crate::report::Explanation;

/// Why a file cannot be read, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misfit {
    /// The place: a field's, or `line 3, column 5`.
    pub place: String,
    /// What is wrong and what to do.
    pub explanation: Explanation,
}

/// Parses a file.
///
/// # Errors
/// It is no JSON in UTF-8.
pub fn parse(bytes: &[u8]) -> Result<Value, Misfit> {
    let bytes = without_mark(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(wrong_encoding(bytes, error.valid_up_to())),
    };
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let (zh, en) = syntax(&error, text);
        Misfit {
            place: format!("line {line}, column {column}"),
            explanation: at_line(line, column, &zh, &en),
        }
    })
}

fn at_line(line: usize, column: usize, zh: &str, en: &str) -> Explanation {
    Explanation::new(
        format!("第 {line} 行第 {column} 列：{zh}"),
        format!("line {line}, column {column}: {en}"),
    )
}

fn wrong_encoding(bytes: &[u8], at: usize) -> Misfit {
    let line = bytes.iter().take(at).filter(|it| **it == b'\n').count() + 1;
    let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let gbk = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    let (zh, en) = match gbk {
        _ if is_utf16 => (
            "文件是用 UTF-16（记事本里叫 Unicode）保存的",
            "the file was saved as UTF-16",
        ),
        Some(_) => (
            "文件是用 GBK（记事本里叫 ANSI）保存的",
            "the file was saved as GBK (Notepad calls it ANSI)",
        ),
        None => (
            "文件里有不是 UTF-8 的内容",
            "the file is not in UTF-8 throughout",
        ),
    };
    Misfit {
        place: format!("line {line}, column 1"),
        explanation: Explanation::new(
            format!("{zh}；请用记事本打开，另存为，编码选 UTF-8"),
            format!("{en}; open it in an editor and save it as UTF-8"),
        ),
    }
}

/// Marks of Chinese that people type in place of those of JSON.
const WIDE: [(char, char); 9] = [
    ('，', ','),
    ('：', ':'),
    ('“', '"'),
    ('”', '"'),
    ('＂', '"'),
    ('｛', '{'),
    ('｝', '}'),
    ('［', '['),
    ('］', ']'),
];

/// What a syntax error means. The library says it in English only.
fn syntax(error: &serde_json::Error, text: &str) -> (String, String) {
    let line = text.lines().nth(error.line().saturating_sub(1));
    // The column counts bytes, from 1.
    let at = error.column().saturating_sub(1);
    let near = line.and_then(|line| {
        let start = (0..=at.min(line.len()))
            .rev()
            .find(|at| line.is_char_boundary(*at))?;
        line[start..].chars().next()
    });
    if let Some((wide, narrow)) = WIDE.iter().find(|(wide, _)| near == Some(*wide)) {
        return (
            format!("这里用了中文标点“{wide}”，请改成英文标点 {narrow}"),
            format!("{wide} is a full-width mark; write {narrow}"),
        );
    }
    const MEANINGS: [(&str, &str); 12] = [
        ("EOF while parsing", "文件到这里就断了：少了右引号或右括号"),
        ("expected `,` or", "这里的前面少了逗号，或引号没有成对"),
        ("trailing comma", "最后一项的后面多了逗号"),
        ("trailing characters", "文件本应到此结束，后面多了内容"),
        ("key must be a string", "字段名要写在英文双引号里"),
        ("expected `:`", "字段名后面要有英文冒号"),
        ("control character", "双引号里不能直接换行；换行写成 \\n"),
        ("invalid escape", "反斜杠要写成两个：\\\\"),
        ("expected value", "这里少了值；文字要写在英文双引号里"),
        ("expected ident", "这里的值不对；文字要写在英文双引号里"),
        (
            "invalid number",
            "数字写得不对；文字和金额要写在英文双引号里",
        ),
        ("recursion limit", "嵌套得太深"),
    ];
    let said = error.to_string();
    let zh = MEANINGS.iter().find(|(en, _)| said.starts_with(en));
    let zh = zh.map_or("这里不合 JSON 的写法", |(_, zh)| zh);
    let en = said.split(" at line ").next().unwrap_or_default();
    (zh.to_owned(), en.to_owned())
}

/// Where a field stands in a file, with what to say of it.
pub fn located(bytes: &[u8], place: &str, zh: &str, en: &str) -> Option<Explanation> {
    let text = std::str::from_utf8(without_mark(bytes)).ok()?;
    let (line, column) = position::of(text, place)?;
    let mut said = at_line(line, column, zh, en);
    if zh.is_empty() {
        said.zh = said.zh.trim_end_matches('：').to_owned();
        said.en = said.en.trim_end_matches(": ").to_owned();
    }
    Some(said)
}

/// Explains why a tree is not the format: with the line and column in its text.
pub fn explain(error: &ReadError, bytes: &[u8]) -> Misfit {
    let text = String::from_utf8_lossy(without_mark(bytes));
    let zh = format!(
        "应为{}，现为{}",
        expected(error.expected),
        found(&error.found)
    );
    let en = format!("expected {}, found {}", error.expected, error.found);
    let explanation = match position::of(&text, &error.place) {
        Some((line, column)) => at_line(line, column, &zh, &en),
        None => Explanation::new(zh, en),
    };
    Misfit {
        place: error.place.clone(),
        explanation,
    }
}

fn expected(en: &'static str) -> &'static str {
    const EXPECTED: [(&str, &str); 13] = [
        (
            "a string or an array of runs",
            "文字（写在双引号里），或一列文字和格式（写在 [ ] 里）",
        ),
        (
            "a string or an object",
            "文字（写在双引号里），或一组字段（写在 { } 里）",
        ),
        ("a string", "文字（写在双引号里）"),
        ("an object", "一组字段（写在 { } 里）"),
        ("an array", "一列（写在 [ ] 里）"),
        ("true or false", "true 或 false（不加引号）"),
        ("true", "true（不加引号）"),
        ("a whole number", "整数（不加引号，在规定范围内）"),
        (
            "a day of the calendar",
            "日历上有的日期，写成 YYYY-MM-DD，如 2020-02-25",
        ),
        ("an id without", "标识（不含空格、/ 和 #）"),
        ("small letters", "标识（只用小写字母、数字和连字符）"),
        ("at most 32 levels", "最多 32 层嵌套"),
        (
            "\"bulletin",
            "\"bulletin/1\"（一期）或 \"bulletin-archive/1\"（目录）",
        ),
    ];
    let mut all = EXPECTED.iter().filter(|(known, _)| en.starts_with(known));
    all.next().map_or(en, |(_, zh)| zh)
}

fn found(en: &str) -> String {
    const FOUND: [(&str, &str); 11] = [
        ("nothing", "空（没有这个字段）"),
        ("no format", "空（没有 format 字段）"),
        ("an object", "一组字段"),
        ("an array", "一列"),
        ("an archive", "目录"),
        ("an issue", "一期"),
        ("a number", "数字"),
        ("a string", "文字"),
        ("true or false", "true 或 false"),
        ("null", "null"),
        ("more", "更多"),
    ];
    let known = FOUND.iter().find(|(known, _)| *known == en);
    known.map_or_else(|| format!(" {en}"), |(_, zh)| (*zh).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bytes: &[u8]) -> String {
        let misfit = parse(bytes).err().map(|it| it.explanation.zh);
        misfit.unwrap_or_else(|| {
            let error = bulletin::read::issue_from_slice(bytes).unwrap_err();
            explain(&error, bytes).explanation.zh
        })
    }

    #[test]
    fn mistakes_are_told_in_chinese_with_their_line() {
        let head = "{\n  \"format\": \"bulletin/1\",\n";
        let rest = "\"periodical\": { \"name\": \"x\" }, \"publisher\": \"y\", \"sections\": []";
        for (text, part) in [
            (
                "{\n \"a\": 1\n \"b\": 2 }".to_owned(),
                "第 3 行第 2 列：这里的前面少了逗号",
            ),
            ("{ \"a\"： 1 }".to_owned(), "中文标点“：”，请改成英文标点 :"),
            ("{ \"a\": [1, 2, ] }".to_owned(), "多了逗号"),
            ("{ \"a\": \"b".to_owned(), "断了"),
            ("{ a: 1 }".to_owned(), "字段名要写在英文双引号里"),
            (
                format!(
                    "{head}\"id\": \"x\", \"datePublished\": \"2020-02-30\", \"headline\": \"h\", {rest} }}"
                ),
                "第 3 行第 29 列：应为日历上有的日期",
            ),
            (
                format!("{head}\"id\": \"x\", \"datePublished\": \"2020-02-20\", {rest} }}"),
                "应为文字（写在双引号里），现为空（没有这个字段）",
            ),
            (
                format!(
                    "{head}\"id\": \"x\", \"datePublished\": \"2020-02-20\",\n \"headline\": [3], {rest} }}"
                ),
                "第 4 行第 14 列：应为文字（写在双引号里），现为一列",
            ),
        ] {
            let said = said(text.as_bytes());
            assert!(said.contains(part), "{text}\n{said}");
        }
        let gbk = GB18030
            .encode("{ \"publisher\": \"示例协会\" }")
            .0
            .into_owned();
        assert!(said(&gbk).contains("GBK"), "{}", said(&gbk));
        let utf16 = [b"\xff\xfe".to_vec(), vec![b'{', 0]].concat();
        assert!(said(&utf16).contains("UTF-16"));
    }
}
