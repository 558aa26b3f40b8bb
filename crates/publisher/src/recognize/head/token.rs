//! Divides a line of the head into tokens.

use crate::recognize::number::{self, Form, Number};
use crate::recognize::{aside, classified, day, names, words};
use bulletin::model::Date;

use super::periodical;

/// A chunk of a line of the head.
#[derive(Clone, PartialEq, Debug)]
pub enum HeadToken {
    /// 简报, alone.
    Kind(String),
    /// Name and kind in one: 质量工作简报.
    Name {
        name: String,
        kind: String,
        printed: String,
    },
    /// The number, and as printed.
    Number(Number, String),
    /// A date.
    Date(Printed),
    /// A 密级.
    Classified(String),
    /// A mark between fields: |.
    Mark(String),
    /// Anything else.
    Text(String),
}

/// A date as printed.
#[derive(Clone, PartialEq, Debug)]
pub struct Printed {
    /// The date.
    pub date: Date,
    /// All of it: with its label, its weekday, its time and 印发.
    pub text: String,
    /// The weekday and the time of day, which no field holds.
    pub more: String,
    /// Whether its label or 印发 says that it is the issue's.
    pub said: bool,
}

impl HeadToken {
    /// As it is printed.
    pub fn printed(&self) -> &str {
        match self {
            HeadToken::Kind(text)
            | HeadToken::Number(_, text)
            | HeadToken::Classified(text)
            | HeadToken::Mark(text)
            | HeadToken::Text(text) => text,
            HeadToken::Name { printed, .. } => printed,
            HeadToken::Date(date) => &date.text,
        }
    }
}

/// The longest line that is divided.
const LONGEST: usize = 60;

/// The tokens of a text. With a year, a date without one is a date, too.
pub fn tokens(text: &str, year: Option<u16>) -> Vec<HeadToken> {
    let divide = |line| line_tokens(line, year, 0);
    text.split('\n').flat_map(divide).collect()
}

fn line_tokens(text: &str, year: Option<u16>, depth: u8) -> Vec<HeadToken> {
    let text = words::trim(text);
    if text.is_empty() {
        return Vec::new();
    }
    if let Some(token) = single(text, year) {
        return vec![token];
    }
    // 第5期 | 2020年2月25日 | 甲商会
    if depth < 8
        && let Some((at, mark)) = text.char_indices().find(|(_, c)| "|｜丨".contains(*c))
    {
        let (before, after) = (text.get(..at), text.get(at + mark.len_utf8()..));
        let mut out = line_tokens(before.unwrap_or_default(), year, depth + 1);
        out.push(HeadToken::Mark(mark.to_string()));
        out.extend(line_tokens(after.unwrap_or_default(), year, depth + 1));
        let fields = out.iter().any(|token| {
            matches!(
                token,
                HeadToken::Number(..) | HeadToken::Date(_) | HeadToken::Kind(_)
            )
        });
        if fields {
            return out;
        }
    }
    // Each division leaves less; a line has no more than a few of them.
    if words::len(text) <= LONGEST && depth < 8 {
        let divided = at_date(text, year, depth).or_else(|| at_number(text, year, depth));
        if let Some(tokens) = divided {
            return tokens;
        }
    }
    in_chunks(text, year)
}

/// 宣传部2020 年 2 月 25 日 星期二: divides a line at its last date.
fn at_date(text: &str, year: Option<u16>, depth: u8) -> Option<Vec<HeadToken>> {
    let found = day::days(text, year).pop()?;
    let (mut start, end) = (found.start, found.after);
    let before = text.get(..start)?;
    let after = text.get(end..)?;
    // 印发日期：
    let label = before
        .char_indices()
        .rev()
        .map(|(at, _)| at)
        .take(8)
        .filter(|at| {
            let apart = before.get(..*at).is_some_and(|before| {
                before.is_empty()
                    || before.ends_with(words::is_space)
                    || before.ends_with(['（', '(', '【', '['])
            });
            let label = before.get(*at..).unwrap_or_default();
            apart && !label.starts_with(['（', '(', '【', '[']) && day::is_label(label)
        })
        .last();
    if let Some(at) = label {
        start = at;
    }
    let before = text.get(..start)?;
    // 2020年2月25日召开年会 is a sentence.
    let rest = words::trim(after);
    let open = words::trim(before).chars().next_back();
    let pair = open.is_some_and(|c| "（([【〔".contains(c))
        && rest.starts_with(['）', ')', ']', '】', '〕']);
    let apart = rest.is_empty()
        || pair
        || after.starts_with(words::is_space)
        || after.starts_with(['（', '(', '【', '|', '｜'])
        || names::is_name(rest)
        || aside::of(rest).is_some()
        || number::read(rest).is_some();
    if !apart {
        return None;
    }
    // Brackets around the date alone belong to it.
    let (before, rest, printed) = match pair {
        true => {
            let begin = before.rfind(['（', '(', '[', '【', '〔'])?;
            let close = text.get(end..)?.find(['）', ')', ']', '】', '〕'])? + end;
            let close = close + text.get(close..)?.chars().next()?.len_utf8();
            (
                text.get(..begin)?,
                text.get(close..)?,
                text.get(begin..close)?,
            )
        }
        false => (before, rest, text.get(start..end)?),
    };
    let mut out = line_tokens(before, year, depth + 1);
    out.push(date_token(text, &found, label.is_some(), printed));
    out.extend(line_tokens(rest, year, depth + 1));
    Some(out)
}

fn date_token(text: &str, found: &day::Day, labelled: bool, printed: &str) -> HeadToken {
    let behind = words::squeeze(text.get(found.end..found.after).unwrap_or_default());
    let mut more = behind.as_str();
    let implied = [
        "编印", "印发", "出版", "编发", "发布", "發布", "出刊", "刊发", "印制", "印",
    ];
    let issued = implied.iter().find_map(|word| more.strip_suffix(word));
    if let Some(rest) = issued {
        more = rest;
    }
    HeadToken::Date(Printed {
        date: found.date,
        text: printed.to_owned(),
        more: more.trim_matches(|c| "（）()[]【】".contains(c)).to_owned(),
        said: labelled || issued.is_some(),
    })
}

/// 质量工作简报第15期, 第15期甲协会编: divides a line at its number.
fn at_number(text: &str, year: Option<u16>, depth: u8) -> Option<Vec<HeadToken>> {
    if text.contains(['，', '。', '；']) && !text.contains("总") {
        return None;
    }
    if let Some((at, found)) = number::at_end(text) {
        let (before, printed) = text.split_at_checked(at)?;
        // 示商〔2020〕5号: the office's own letters belong to the number.
        let code = found.form == Form::Document
            && (1..=10).contains(&before.chars().count())
            && before.chars().all(words::is_han)
            && periodical::name_and_kind(before).is_none()
            && !names::is_name(before);
        if code {
            let label = found.label.clone().unwrap_or_default();
            let found = Number {
                label: Some(format!("{before}{label}")),
                ..found
            };
            return Some(vec![HeadToken::Number(found, text.to_owned())]);
        }
        let mut out = line_tokens(before, year, depth + 1);
        out.push(HeadToken::Number(found, printed.to_owned()));
        return Some(out);
    }
    // 抗疫简报（五）
    if let Some(at) = text.rfind(['（', '(', '〔'])
        && let Some((before, printed)) = text.split_at_checked(at)
        && number::bare(printed).is_some()
        && periodical::name_and_kind(before).is_some_and(|(_, kind)| periodical::is_sure(&kind))
    {
        let mut out = line_tokens(before, year, depth + 1);
        out.push(HeadToken::Text(printed.to_owned()));
        return Some(out);
    }
    // 甲商会2020年第1号简报: the number is in the name.
    if let Some((before, kind)) = periodical::name_and_kind(text)
        && periodical::is_sure(&kind)
        && let Some((at, found)) = number::at_end(&before)
    {
        let (name, printed) = before.split_at_checked(at)?;
        return Some(vec![
            HeadToken::Text(words::unspace(name)),
            HeadToken::Number(found, printed.to_owned()),
            HeadToken::Kind(kind),
        ]);
    }
    let (len, found) = number::at_start(text)?;
    let (printed, rest) = text.split_at_checked(len)?;
    let name = periodical::publisher(rest).is_some() || names::is_name(rest);
    (name && found.form > Form::Latin).then(|| {
        let mut out = vec![HeadToken::Number(found, printed.to_owned())];
        out.extend(line_tokens(rest, year, depth + 1));
        out
    })
}

/// Divides a line at its spaces.
fn in_chunks(text: &str, year: Option<u16>) -> Vec<HeadToken> {
    // 质 量 工 作 简 报: one name in wide letters.
    if words::unspace(text).len() < text.len()
        && let Some((name, kind)) = periodical::name_and_kind(text)
    {
        let printed = text.to_owned();
        return vec![HeadToken::Name {
            name,
            kind,
            printed,
        }];
    }
    // 甲商会《示例通讯》
    if let Some(at) = text.find('《').filter(|at| *at > 0)
        && let Some((before, printed)) = text.split_at_checked(at)
        && let Some((name, kind)) = periodical::name_and_kind(printed)
    {
        let printed = printed.to_owned();
        let name = HeadToken::Name {
            name,
            kind,
            printed,
        };
        return vec![HeadToken::Text(words::trim(before).to_owned()), name];
    }
    let chunks = chunks(text);
    let mut out: Vec<HeadToken> = Vec::new();
    let mut at = 0;
    // Whether the last token is text that the next chunk may belong to.
    let mut open = false;
    while let Some(chunk) = chunks.get(at) {
        // 第 15 期 and 2020 年 2 月 25 日 are several chunks.
        let longest = chunks.len().min(at + 12);
        let whole = (at + 1..=longest).rev().find_map(|end| {
            let last = chunks.get(end - 1)?;
            let token = single(text.get(chunk.range.start..last.range.end)?, year)?;
            Some((token, end))
        });
        if let Some((token, end)) = whole {
            out.push(token);
            at = end;
            open = false;
            continue;
        }
        let chunk_text = text.get(chunk.range.clone()).unwrap_or_default();
        // 工作简  报: the last characters of the kind are set apart.
        let rest = match out.last() {
            Some(HeadToken::Text(before)) => periodical::ends_kind(before, chunk_text),
            _ => false,
        };
        match out.last_mut() {
            Some(HeadToken::Text(before)) if rest || open && !chunk.far => {
                before.push_str(&chunk.space);
                before.push_str(chunk_text);
            }
            _ => out.push(HeadToken::Text(chunk_text.to_owned())),
        }
        open = true;
        at += 1;
    }
    for token in &mut out {
        if let HeadToken::Text(text) = token
            && aside::of(text).is_none()
            && let Some((name, kind)) = periodical::name_and_kind(text)
        {
            let printed = std::mem::take(text);
            *token = HeadToken::Name {
                name,
                kind,
                printed,
            };
        }
    }
    out
}

struct Chunk {
    range: std::ops::Range<usize>,
    /// White space before it.
    space: String,
    /// Whether that is wider than an ordinary space.
    far: bool,
}

fn chunks(text: &str) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    let mut space = String::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if words::is_space(c) {
            space.push(c);
            inside = false;
        } else if inside && let Some(last) = out.last_mut() {
            last.range.end = at + c.len_utf8();
        } else {
            let far = space.contains(['\t', '\u{3000}']) || space.chars().count() > 1;
            out.push(Chunk {
                range: at..at + c.len_utf8(),
                space: std::mem::take(&mut space),
                far,
            });
            inside = true;
        }
    }
    out
}

fn single(text: &str, year: Option<u16>) -> Option<HeadToken> {
    let squeezed = words::squeeze(text);
    if words::len(&squeezed) > 40 {
        return None;
    }
    if classified::is_classification(&squeezed) {
        return Some(HeadToken::Classified(squeezed));
    }
    if periodical::is_kind(&squeezed) {
        return Some(HeadToken::Kind(squeezed));
    }
    if let Some(number) = number::read(&squeezed) {
        return Some(HeadToken::Number(number, text.to_owned()));
    }
    let found = day::days(text, year);
    let day = found.first().filter(|day| day.after == text.len())?;
    let before = words::squeeze(text.get(..day.start)?);
    let labelled = !before.is_empty();
    (!labelled || day::is_label(&before)).then(|| date_token(text, day, labelled, text))
}
