//! Entries of a list that stand in lines of their own: 金澜集团　捐款30万元. They
//! are as short as titles, and are text.

use super::figures::Part;
use super::{marker, names, words};
use bulletin::amount;

/// How long an entry is at most, in characters.
const LONGEST: usize = 40;

/// How long a unit and what is said in brackets are at most after a number.
const UNIT: usize = 3;

/// What a line is like, as far as entries of one list are alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Ends with a sum or a number of things.
    Quantity,
    /// Names an organisation, and nothing else.
    Name,
    /// Another line that could be a title.
    Short,
    /// Anything else.
    None,
}

/// Which parts are entries. `is_short` tells the lines that could be titles.
pub fn find(parts: &[Part], is_short: impl Fn(usize) -> bool) -> Vec<bool> {
    let form = |(at, part): (usize, &Part)| match part {
        // Points of a list and numbered titles are told apart elsewhere.
        Part::Line(line) if marker::read(line).is_none() => form(&line.text(), || is_short(at)),
        _ => Form::None,
    };
    let forms: Vec<Form> = parts.iter().enumerate().map(form).collect();
    let mut out = vec![false; parts.len()];
    let mut at = 0;
    while at < parts.len() {
        let first = at;
        let announced = first
            .checked_sub(1)
            .is_some_and(|before| match &parts[before] {
                Part::Line(line) => announces(&line.text()),
                _ => false,
            });
        let quantities = length(&forms[at..], |form| form == Form::Quantity);
        if quantities >= 2 || quantities == 1 && announced {
            at += quantities;
        }
        if announced {
            at = at.max(first + listed(&forms[first..]));
        }
        out[first..at].fill(true);
        at = at.max(first + 1);
    }
    out
}

/// How many lines below an announcement are its list. The last of them is the
/// title of what follows if it is not like the others.
fn listed(forms: &[Form]) -> usize {
    let short = length(forms, |form| form != Form::None);
    let alike = length(forms, |form| matches!(form, Form::Name | Form::Quantity));
    match (alike, short) {
        // 甲公司、乙公司 in two lines, then a title or text.
        (2.., _) => alike,
        // The second of two lines may be below a title.
        (_, 3..) => short,
        _ => 0,
    }
}

fn length(forms: &[Form], is: impl Fn(Form) -> bool) -> usize {
    forms.iter().take_while(|form| is(**form)).count()
}

/// Whether a line says that a list follows: …如下：
fn announces(text: &str) -> bool {
    let text = words::trim(text);
    text.ends_with(['：', ':']) || {
        let text = text.trim_end_matches(['。', '，', '；', '）', ')']);
        ["如下", "以下名单", "名单附后"]
            .iter()
            .any(|end| text.ends_with(end))
    }
}

fn form(text: &str, is_short: impl Fn() -> bool) -> Form {
    let len = words::len(text);
    if len == 0 || text.contains('\n') {
        Form::None
    } else if len <= LONGEST && ends_with_quantity(text) {
        Form::Quantity
    } else if !is_short() {
        Form::None
    } else if names::is_name(text) {
        Form::Name
    } else {
        Form::Short
    }
}

/// 捐款30万元, 口罩5000只, 三十万元（含物资）; 2020年 and 第3期 count nothing.
fn ends_with_quantity(text: &str) -> bool {
    let text = words::trim(text).trim_end_matches(['；', ';', '。', '，', '、']);
    if text.contains(['。', '：', ':']) {
        return false;
    }
    let bracket = text.strip_suffix(['）', ')']);
    let inner = bracket.and_then(|text| text.rfind(['（', '(']));
    let text = inner.and_then(|at| text.get(..at)).unwrap_or(text);
    let sums = amount::find(text);
    if sums
        .last()
        .is_some_and(|sum| sum.currency && sum.range.end == text.len())
    {
        return true;
    }
    let Some((at, digit)) = text.char_indices().rev().find(|(_, c)| c.is_ascii_digit()) else {
        return false;
    };
    let unit = text.get(at + digit.len_utf8()..).unwrap_or_default();
    let before = text.get(..at).unwrap_or_default();
    let before = before.trim_end_matches(|c: char| c.is_ascii_digit() || ".,，".contains(c));
    let time = unit.starts_with(['年', '月', '日', '号', '时', '点', '届', '期', '%']);
    let named = !before.is_empty() && !before.ends_with(['第', '-', '—']);
    let counted = !unit.is_empty() && unit.chars().count() <= UNIT;
    named && counted && !time && unit.chars().all(words::is_han)
}
