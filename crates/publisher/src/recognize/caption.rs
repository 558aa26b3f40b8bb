//! Captions: 图1, 图 1, 图一, 图1：…, （图1）…, Figure 1, 表1.

use super::words;
use bulletin::numeral;

/// A caption.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Caption {
    /// Its number.
    pub number: u32,
    /// Bytes before the label: an opening bracket and spaces.
    pub before: usize,
    /// Bytes at which the label ends.
    pub label_end: usize,
    /// Where the caption's text starts, after colons and spaces, in bytes.
    pub text_start: usize,
    /// Where the text ends, before a closing bracket that matches the one
    /// before the label, in bytes.
    pub text_end: usize,
    /// Whether it is 表 (table) rather than 图 (figure).
    pub table: bool,
    /// Whether a mark or space separates label and text, or nothing follows.
    pub divided: bool,
}

/// What follows the label in a sentence that merely refers to a figure.
const REFERS: [&str; 14] = [
    "所示", "显示", "中", "是", "为", "表明", "可见", "反映", "说明", "和", "与", "、", "至", "所",
];

/// Reads a line as a caption.
pub fn read(text: &str) -> Option<Caption> {
    let whole = text.trim_end_matches(words::is_space);
    if words::len(whole) > 80 {
        return None;
    }
    let start = whole.trim_start_matches(words::is_space);
    let bracket = start.starts_with(['（', '(', '[', '【']);
    let inner = start
        .trim_start_matches(['（', '(', '[', '【'])
        .trim_start_matches(words::is_space);
    let before = whole.len() - inner.len();
    let (word, table) = ["图", "表", "Figure", "Fig.", "Table"]
        .iter()
        .find(|word| inner.starts_with(**word))
        .map(|word| (*word, ["表", "Table"].contains(word)))?;
    let rest = inner.get(word.len()..)?;
    let number_at = rest.len() - rest.trim_start_matches(words::is_space).len();
    let digits = rest.get(number_at..)?;
    let end = digits
        .find(|c: char| {
            !(c.is_ascii_digit() || "０１２３４５６７８９".contains(c) || is_numeral(c))
        })
        .unwrap_or(digits.len());
    let number = numeral::read(digits.get(..end)?).and_then(|n| u32::try_from(n).ok())?;
    // 图2-1 and 图2.1 keep their whole label; the number is the last part.
    let (end, number) = second_number(digits, end).unwrap_or((end, number));
    let label_end = before + word.len() + number_at + end;
    let rest = whole.get(label_end..)?;
    let closed = rest.starts_with(['）', ')', ']', '】']) && bracket;
    let after = rest.trim_start_matches(|c: char| {
        words::is_space(c) || "：:.．、，".contains(c) || bracket && "）)]】".contains(c)
    });
    let text_start = whole.len() - after.len();
    let divided = after.len() < rest.len() || after.is_empty();
    let refers = REFERS.iter().any(|word| rest.starts_with(word));
    let sentence = whole.ends_with(['。', '；', '，']);
    if number == 0 || number > 9999 || refers || !divided && sentence {
        return None;
    }
    let text_end = if bracket && !closed && whole.ends_with(['）', ')', ']', '】']) {
        let last = whole.chars().next_back().map_or(0, char::len_utf8);
        whole.len() - last
    } else {
        whole.len()
    };
    Some(Caption {
        number,
        before,
        label_end,
        text_start: text_start.min(text_end),
        text_end,
        table,
        divided,
    })
}

fn is_numeral(c: char) -> bool {
    "〇○零一二三四五六七八九十百".contains(c)
}

fn second_number(digits: &str, end: usize) -> Option<(usize, u32)> {
    let rest = digits.get(end..)?;
    let dash = rest.chars().next().filter(|c| "-－–.".contains(*c))?;
    let tail = rest.get(dash.len_utf8()..)?;
    let len = tail
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(tail.len());
    let number = tail.get(..len)?.parse().ok()?;
    Some((end + dash.len_utf8() + len, number))
}
