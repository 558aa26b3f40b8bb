//! Classification marks (密级), and marks of documents for internal use.
//!
//! Only a line, or a cell of the head, that consists of nothing else is a mark:
//! the words 保守秘密 in running text mean nothing.

use super::line::{Item, Line};
use super::{kinds, words};
use crate::report::Finding;

/// The levels of classification (Law on Guarding State Secrets, article 14).
const LEVELS: [&str; 3] = ["绝密", "机密", "秘密"];

/// Words of documents for internal use.
const INTERNAL: [&str; 20] = [
    "内部资料",
    "内部文件",
    "内部刊物",
    "内部使用",
    "内部参考",
    "内部材料",
    "内部发行",
    "内部掌握",
    "注意保存",
    "妥善保管",
    "不得外传",
    "严禁外传",
    "请勿外传",
    "不得转载",
    "仅供领导",
    "供领导参阅",
    "仅供内部",
    "仅供参阅",
    "不得公开",
    "不宜公开",
];

/// Whether a text without spaces is a mark: 机密, 秘密★1年, 密级：秘密.
pub fn is_classification(text: &str) -> bool {
    let text = text.strip_prefix("密级").unwrap_or(text);
    let text = text.trim_start_matches(['：', ':']);
    let text = text.trim_matches(|c| "【】[]（）()〔〕".contains(c));
    let Some(rest) = LEVELS.iter().find_map(|level| text.strip_prefix(level)) else {
        return false;
    };
    let term = rest.trim_start_matches(|c| "★☆*＊·".contains(c));
    let is_term =
        |c: char| "年月日长期永久个启封前半〇零一二三四五六七八九十".contains(c) || c.is_numeric();
    rest.is_empty()
        || term.len() < rest.len() && term.chars().count() <= 12
        || term.chars().count() <= 6 && term.chars().all(is_term)
}

/// The words of internal use in a line that is a notice, not running text.
pub fn internal(text: &str) -> Option<&'static str> {
    let text = words::squeeze(text);
    let notice = words::len(&text) <= 30 && !text.ends_with(['，', '；']);
    let word = INTERNAL.iter().find(|word| text.contains(**word))?;
    // 严格管理内部资料。 is a sentence.
    let marked = text.starts_with(*word)
        || text
            .trim_matches(|c| "（）()【】[]〔〕※★*！!。".contains(c))
            .starts_with(*word)
        || text
            .trim_matches(|c| "（）()【】[]〔〕※★*！!。".contains(c))
            .ends_with(*word)
            && words::len(&text) <= 14;
    (notice && marked).then_some(*word)
}

/// Finds all marks of a document, in its text and in the margins of its pages:
/// returns classification marks, and reports the others.
pub fn scan(
    items: &[Item],
    margins: &[String],
    findings: &mut Vec<Finding>,
) -> Vec<(String, Line)> {
    let mut marks = Vec::new();
    // A mark in a margin is not a paragraph of the text.
    let margins = margins.iter().map(|text| {
        let line = Line {
            index: usize::MAX,
            ..Line::default()
        };
        (words::trim(text).to_owned(), line)
    });
    let lines = items.iter().filter_map(Item::line);
    let lines = lines.map(|line| (line.text(), line.clone()));
    for (text, line) in lines.chain(margins) {
        // Parts of a line that are set apart, as 秘密★1年 in a corner is.
        let parts = text.split(['\t', '\n']).chain(text.split("  "));
        let parts = parts.chain(text.split('\u{3000}'));
        let mut parts = parts.chain([text.as_str()]).map(words::squeeze);
        if let Some(mark) = parts.find(|part| is_classification(part)) {
            marks.push((mark, line.clone()));
        }
        if internal(&text).is_some() {
            findings.push(Finding::new(&kinds::INTERNAL, line.place.clone(), &*text));
        }
    }
    marks
}
