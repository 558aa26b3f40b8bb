//! Dates as bulletins print them.

use super::words;
use bulletin::model::Date;
use bulletin::numeral;

/// Reads a text that is a date: 2020年2月25日, 二〇二〇年二月二十五日, 2020-02-25, 2020.2.25,
/// 2020/2/25, with spaces, brackets, or 印发 after it.
pub fn read(text: &str) -> Option<Date> {
    let text = words::squeeze(text);
    let text = text.trim_matches(|c| "（）()〔〕[]".contains(c));
    let text = ["印发", "编印", "印", "出版"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text);
    let separators = if text.contains('年') {
        ["年", "月"]
    } else {
        let separator = ["-", ".", "/", "－", "—", "．", "–"]
            .into_iter()
            .find(|separator| text.contains(separator))?;
        [separator, separator]
    };
    let (year, rest) = text.split_once(separators[0])?;
    let (month, day) = rest.split_once(separators[1])?;
    let day = match day.strip_suffix('日').or(day.strip_suffix('号')) {
        Some(day) => day,
        None if separators[0] == "年" => return None,
        None => day,
    };
    if year.chars().count() != 4 {
        return None;
    }
    let number = |text: &str| numeral::read(text).and_then(|n| u16::try_from(n).ok());
    let small = |text: &str| numeral::read(text).and_then(|n| u8::try_from(n).ok());
    let date = Date::new(number(year)?, small(month)?, small(day)?)?;
    (1900..=2200).contains(&date.year).then_some(date)
}

/// The longest printed date, in characters, with spaces.
const LONGEST: usize = 32;

/// All dates in a text, in order, each with its range in bytes.
pub fn find(text: &str) -> Vec<(Date, std::ops::Range<usize>)> {
    let mut out: Vec<(Date, std::ops::Range<usize>)> = Vec::new();
    let mut before = None;
    for (start, c) in text.char_indices() {
        let inside = out.last().is_some_and(|(_, range)| start < range.end);
        // A year starts where there is no digit before it.
        let begins = is_digit(c) && !before.is_some_and(is_digit);
        before = Some(c);
        if inside || !begins {
            continue;
        }
        if let Some((date, len)) = text.get(start..).and_then(at_start) {
            out.push((date, start..start + len));
        }
    }
    out
}

/// The date that a text starts with, and its length in bytes.
fn at_start(text: &str) -> Option<(Date, usize)> {
    let mut end = None;
    for (at, c) in text.char_indices().take(LONGEST) {
        if c == '日' || c == '号' {
            let len = at + c.len_utf8();
            return read(text.get(..len)?).map(|date| (date, len));
        }
        if is_digit(c) {
            end = Some(at + c.len_utf8());
        } else if !(words::is_space(c) || "年月-./－—．–".contains(c)) {
            break;
        }
    }
    let len = end?;
    read(text.get(..len)?).map(|date| (date, len))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "〇○Ｏ零一二三四五六七八九十廿０１２３４５６７８９".contains(c)
}
