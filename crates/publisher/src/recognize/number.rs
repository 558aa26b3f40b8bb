//! Numbers of issues: 第十五期, （第 15 期）, 总第214期, 2020年第3期, 增刊第2期.

use super::words;
use bulletin::numeral;

/// What a line says about the number.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Number {
    /// The issue number (期号).
    pub number: Option<u32>,
    /// As printed, without spaces and without 总第…期.
    pub label: Option<String>,
    /// The cumulative number (总期号).
    pub cumulative: Option<u32>,
    /// 总第…期 with its brackets, as printed, without spaces.
    pub cumulative_text: Option<String>,
    /// Whether it is a supplement (增刊).
    pub supplement: bool,
    /// The year in which it is counted, if it is given.
    pub year: Option<u16>,
}

/// Reads a text that consists of an issue number.
pub fn read(text: &str) -> Option<Number> {
    let text = words::squeeze(text);
    let count = |marks: &str| text.chars().filter(|c| marks.contains(*c)).count();
    if count("（(〔[【") != count("）)〕]】") {
        return None;
    }
    let mut number = Number::default();
    let mut rest = text.clone();
    if let Some((start, end, value)) = cumulative(&text) {
        number.cumulative = value;
        number.cumulative_text = text.get(start..end).map(str::to_owned);
        rest = format!("{}{}", text.get(..start)?, text.get(end..)?);
    }
    let mut inner = rest.trim_matches(|c| "（）()〔〕[]【】".contains(c));
    if inner.is_empty() {
        return number.cumulative.is_some().then_some(number);
    }
    for mark in ["（增刊）", "(增刊)", "增刊"] {
        if let Some(stripped) = inner.strip_prefix(mark).or(inner.strip_suffix(mark)) {
            number.supplement = true;
            inner = stripped;
            break;
        }
    }
    let (year, of_year) = match inner.split_once('年') {
        Some((year, rest)) if year.chars().count() == 4 => (
            Some(numeral::read(year).and_then(|y| u16::try_from(y).ok())?),
            rest.trim_start_matches(['，', ',', '度']),
        ),
        _ => (None, inner),
    };
    number.year = year;
    let of_year = of_year.trim_matches(|c| "（）()〔〕[]".contains(c));
    let digits = ["期", "号", "辑"].iter().find_map(|end| {
        let text = of_year.strip_suffix(end)?;
        text.strip_prefix('第')
            .or_else(|| text.strip_prefix("No."))
            .or_else(|| (*end == "期" && !text.is_empty()).then_some(text))
    });
    match digits {
        Some(digits) => {
            let printable =
                |c: char| c.is_ascii_alphanumeric() || is_numeral(c) || "-－–—、".contains(c);
            if digits.chars().count() > 12 || !digits.chars().all(printable) {
                return None;
            }
            // 第3、4期 and 第XX期 are labels without a single number.
            number.number = numeral::read(digits)
                .and_then(|n| u32::try_from(n).ok())
                .filter(|n| *n > 0);
        }
        None if number.supplement && of_year.is_empty() => {}
        None => return None,
    }
    number.label = Some(rest);
    Some(number)
}

fn is_numeral(c: char) -> bool {
    "〇○零一二三四五六七八九十百千廿卅０１２３４５６７８９".contains(c)
}

/// Where 总第214期, 总214期 or 总期第214期 is, with brackets around it.
fn cumulative(text: &str) -> Option<(usize, usize, Option<u32>)> {
    let mark = text.find('总')?;
    let after = text.get(mark..)?;
    let close = after.find('期').filter(|at| *at > '总'.len_utf8());
    let mut end = mark + close? + '期'.len_utf8();
    let inner = text.get(mark..end)?;
    let digits = inner
        .trim_start_matches(['总', '期', '第'])
        .trim_end_matches('期');
    let value = numeral::read(digits).and_then(|n| u32::try_from(n).ok());
    value?;
    let mut start = mark;
    let before = text.get(..start)?;
    let open = before
        .chars()
        .next_back()
        .filter(|c| "（(〔[【，,、".contains(*c));
    if let Some(open) = open {
        start -= open.len_utf8();
        if let Some(close) = text.get(end..)?.chars().next()
            && "）)〕]】".contains(close)
        {
            end += close.len_utf8();
        }
    }
    Some((start, end, value.filter(|n| *n > 0)))
}
