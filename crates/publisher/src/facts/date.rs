//! Days in running text: 2月7日, 2020 年 2 月 7 日, 二月七日.

use super::words;
use bulletin::model::Date;
use bulletin::numeral;

/// A day named in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Day {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// The day, if it exists in the calendar.
    pub(super) date: Option<Date>,
    /// Sums are counted up to this day: 截至5月1日.
    pub(super) until: bool,
    /// It starts or ends a span: 2月7日至10日.
    pub(super) span: bool,
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "〇○零一二三四五六七八九十廿".contains(c)
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{a0}' || c == '\u{3000}'
}

/// The number that a text ends with, of at most `most` characters.
fn number_before(text: &str, most: usize) -> Option<(u64, usize)> {
    let trimmed = text.trim_end_matches(is_space);
    let start = trimmed
        .char_indices()
        .rev()
        .take(most + 1)
        .take_while(|(_, c)| is_numeral(*c))
        .last()?
        .0;
    let digits = trimmed.get(start..)?;
    if digits.chars().count() > most {
        return None;
    }
    Some((numeral::read(digits)?, start))
}

/// The number that a text begins with, of at most `most` characters.
fn number_behind(text: &str, most: usize) -> Option<(u64, usize)> {
    let trimmed = text.trim_start_matches(is_space);
    let skipped = text.len() - trimmed.len();
    let end = trimmed.find(|c| !is_numeral(c)).unwrap_or(trimmed.len());
    let digits = trimmed.get(..end)?;
    if digits.is_empty() || digits.chars().count() > most {
        return None;
    }
    Some((numeral::read(digits)?, skipped + end))
}

/// All days in a text, in order. A day without a year gets that of the issue,
/// or the year before if it would otherwise be more than six months after it.
pub(super) fn days(text: &str, published: Date) -> Vec<Day> {
    let mut days = Vec::new();
    for (at, _) in text.match_indices('月') {
        days.extend(day(text, at, published));
    }
    days
}

fn day(text: &str, at: usize, published: Date) -> Option<Day> {
    let before = text.get(..at)?;
    let behind = text.get(at + '月'.len_utf8()..)?;
    let (month, mut start) = number_before(before, 3)?;
    let (day, len) = number_behind(behind, 3)?;
    let rest = behind.get(len..)?.trim_start_matches(is_space);
    let unit = rest.chars().next().filter(|c| matches!(c, '日' | '号'))?;
    let end = text.len() - rest.len() + unit.len_utf8();

    let mut year = None;
    let head = before.get(..start)?.trim_end_matches(is_space);
    for (word, back) in [("去年", 1), ("上年", 1), ("今年", 0), ("本年", 0)] {
        if let Some(rest) = head.strip_suffix(word) {
            year = Some(published.year.saturating_sub(back));
            start = rest.len();
        }
    }
    if let Some(head) = head.strip_suffix('年')
        && let Some((number, from)) = number_before(head, 4)
    {
        year = Some(u16::try_from(number).ok()?);
        start = from;
    }
    let month = u8::try_from(month).ok()?;
    let day = u8::try_from(day).ok()?;
    let date = match year {
        Some(year) => Date::new(year, month, day),
        None => without_year(month, day, published),
    };

    let lead = text.get(..start)?.trim_end_matches(is_space);
    let until = [
        "截至",
        "截止",
        "截止到",
        "截至到",
        "截止至",
        "止于",
        "截止于",
    ];
    let until = until.iter().any(|word| lead.ends_with(word));
    let tail = text.get(end..)?.trim_start_matches(is_space);
    let until = until || tail.starts_with("为止") || tail.starts_with('止');
    let dashes = ["至", "到", "—", "-", "－", "~", "～", "–"];
    let span = dashes.iter().any(|dash| tail.starts_with(dash))
        || (!until && dashes.iter().any(|dash| lead.ends_with(dash)))
        || words::has(
            tail.get(..'前'.len_utf8()).unwrap_or_default(),
            &["前", "后", "起"],
        );
    Some(Day {
        start,
        end,
        date,
        until,
        span,
    })
}

/// The year of a day without one.
fn without_year(month: u8, day: u8, published: Date) -> Option<Date> {
    let months = i32::from(month) - i32::from(published.month);
    let late = months > 6 || (months == 6 && day > published.day);
    let year = published.year.checked_sub(u16::from(late))?;
    // Only leap years have 29 February.
    Date::new(year, month, day)
}
