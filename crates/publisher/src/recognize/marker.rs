//! Markers of points: 一是, 第一，, 一、, （一）, 1., (1), ①, bullets.

use super::line::Line;
use super::words;
use crate::manuscript::What;
use bulletin::numeral;

/// What kind of marker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Marker {
    /// 一是
    Is,
    /// 第一，
    Ordinal,
    /// 一、
    Comma,
    /// （一）
    Bracket,
    /// 1. 1、
    Arabic,
    /// (1) 1)
    ArabicBracket,
    /// ①
    Circled,
    /// ● and the like.
    Bullet(char),
    /// Made by Word: the list and its level.
    Automatic(u32, u8),
}

/// Reads the marker that a paragraph begins with, and its number; bullets and
/// Word's own have none.
pub fn read(line: &Line) -> Option<(Marker, Option<u32>)> {
    if let Some((list, level)) = line.numbering
        && line.runs.first().is_some_and(|run| run.generated)
    {
        // 一、 made by Word is a title where it is set as one.
        return Some((Marker::Automatic(list, level), None));
    }
    of_text(&line.text())
}

/// The same for characters alone.
pub fn of_text(text: &str) -> Option<(Marker, Option<u32>)> {
    let text = words::trim(text);
    let first = text.chars().next()?;
    if let Some(number) = circled(first) {
        return Some((Marker::Circled, Some(number)));
    }
    if "●■◆•▪▲★➢✓◇○□·".contains(first) {
        return Some((Marker::Bullet(first), None));
    }
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let end = rest.find(['）', ')']).filter(|end| *end <= 20)?;
        let inner = words::squeeze(rest.get(..end)?);
        let number = small(&inner)?;
        let arabic = inner.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
        let kind = if arabic {
            Marker::ArabicBracket
        } else {
            Marker::Bracket
        };
        return Some((kind, Some(number)));
    }
    if let Some(rest) = text.strip_prefix('第') {
        let (number, rest) = leading(rest, is_chinese)?;
        let marked = rest.starts_with(['，', '、', '：', ',', ':', '；', '。']);
        return marked.then_some((Marker::Ordinal, Some(number)));
    }
    if let Some((number, rest)) = leading(text, is_chinese) {
        if rest.starts_with('是') {
            return Some((Marker::Is, Some(number)));
        }
        let marked = rest.starts_with(['、', '．']);
        return marked.then_some((Marker::Comma, Some(number)));
    }
    let digits = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let (number, rest) = leading(text, digits)?;
    let mut after = rest.chars();
    match after.next()? {
        '）' | ')' => Some((Marker::ArabicBracket, Some(number))),
        '、' | '．' => Some((Marker::Arabic, Some(number))),
        // 1.5万元 and 2020.2.25 begin with a number, not with a marker.
        '.' if !after.next().is_some_and(digits) => Some((Marker::Arabic, Some(number))),
        _ => None,
    }
}

/// Whether an automatic marker is written like one of the numbers of titles.
pub fn automatic_text(line: &Line) -> Option<(Marker, Option<u32>)> {
    line.numbering?;
    let run = line.runs.first().filter(|run| run.generated)?;
    match &run.what {
        What::Text(text) => of_text(text),
        _ => None,
    }
}

fn leading(text: &str, is_digit: impl Fn(char) -> bool) -> Option<(u32, &str)> {
    let end = text.find(|c| !is_digit(c)).unwrap_or(text.len());
    let number = small(text.get(..end)?)?;
    Some((number, text.get(end..)?))
}

fn small(text: &str) -> Option<u32> {
    let number = numeral::read(text)?;
    u32::try_from(number).ok().filter(|n| (1..=99).contains(n))
}

fn is_chinese(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

fn circled(c: char) -> Option<u32> {
    let base = u32::from('①');
    let code = u32::from(c);
    (base..base + 20).contains(&code).then(|| code - base + 1)
}
