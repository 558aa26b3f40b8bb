//! The lines that the head consists of.

use crate::recognize::line::{Item, Line};
use crate::recognize::number::Form;
use crate::recognize::{aside, contents, names, words};

use super::periodical;
use super::token::{self, HeadToken};

/// How many lines are searched.
const LINES: usize = 24;

/// The longest line of a head.
const LONGEST: usize = 60;

/// How many lines may interrupt a head.
const GAP: usize = 5;

/// A line of the head.
pub struct HeadLine<'a> {
    /// The item that it is.
    pub at: usize,
    /// The line.
    pub line: &'a Line,
    /// What it consists of.
    pub tokens: Vec<HeadToken>,
}

/// The lines of the head, and the item after the last of them.
pub fn find(items: &[Item]) -> Option<(Vec<HeadLine<'_>>, usize)> {
    let mut lines = near(items, None);
    let dated = |lines: &[HeadLine<'_>]| {
        let mut tokens = lines.iter().flat_map(|line| &line.tokens);
        tokens.any(|token| matches!(token, HeadToken::Date(_)))
    };
    let year = lines
        .iter()
        .flat_map(|line| &line.tokens)
        .find_map(|token| match token {
            HeadToken::Number(number, _) => number.year,
            _ => None,
        });
    if year.is_some() && !dated(&lines) {
        lines = near(items, year);
    }
    let mut last = last(&lines)?;
    if is_publisher_below(&lines, last) {
        last += 1;
    }
    let end = lines.get(last).map(|line| line.at + 1)?;
    lines.truncate(last + 1);
    Some((lines, end))
}

/// The lines near the top, up to the first that is running text.
fn near(items: &[Item], year: Option<u16>) -> Vec<HeadLine<'_>> {
    let mut out: Vec<HeadLine<'_>> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(line) = item.line() else { break };
        if line.is_blank() {
            continue;
        }
        let text = line.text();
        let long = words::len(&text) > LONGEST && aside::of(&text).is_none();
        if out.len() >= LINES || long || !line.pictures().is_empty() && text.is_empty() {
            break;
        }
        let letter = text.ends_with(['：', ':']) && aside::of(&text).is_none();
        if !out.is_empty() && (letter || contents::is_head(&text)) {
            break;
        }
        let tokens = token::tokens(&text, year);
        out.push(HeadLine { at, line, tokens });
    }
    out
}

/// What the head has so far.
#[derive(Default)]
struct Known {
    named: bool,
    numbered: bool,
    total: bool,
    dated: bool,
    published: bool,
}

impl Known {
    /// Whether a line adds a field, or all that it does.
    fn add(&mut self, lines: &[HeadLine<'_>], at: usize) -> bool {
        let mut new = false;
        let tokens = lines.get(at).map(|line| line.tokens.as_slice());
        for token in tokens.unwrap_or_default() {
            let has = match token {
                HeadToken::Kind(_) => &mut self.named,
                HeadToken::Name { kind, .. } if at < 6 && names(lines, at, kind) => &mut self.named,
                HeadToken::Number(number, _) if number.label.is_some() => &mut self.numbered,
                HeadToken::Number(..) => &mut self.total,
                HeadToken::Date(_) => &mut self.dated,
                HeadToken::Text(text) if periodical::publisher(text).is_some() => {
                    &mut self.published
                }
                _ => continue,
            };
            new |= !std::mem::replace(has, true);
        }
        new
    }
}

/// Whether a name that headlines may end like is one here: its number is near,
/// or it is set as a name is.
pub fn names(lines: &[HeadLine<'_>], at: usize, kind: &str) -> bool {
    if periodical::is_sure(kind) {
        return true;
    }
    let near = lines.iter().skip(at).take(4);
    let numbered = near
        .flat_map(|line| &line.tokens)
        .any(|token| matches!(token, HeadToken::Number(number, _) if number.form > Form::Bare));
    let line = lines.get(at).map(|line| line.line);
    let large = line.is_some_and(|line| line.is_red() && at == 0 || line.look().size >= Some(64));
    numbered || large
}

/// The last line that adds a field.
fn last(lines: &[HeadLine<'_>]) -> Option<usize> {
    let mut last = None;
    let mut known = Known::default();
    let mut rows = 0;
    for (at, HeadLine { line, tokens, .. }) in lines.iter().enumerate() {
        let text = line.text();
        let loose = tokens.iter().filter_map(|token| match token {
            HeadToken::Text(text) => Some(text),
            _ => None,
        });
        let foreign = loose.filter(|text| {
            aside::of(text).is_none()
                && !names::is_name(text)
                && periodical::publisher(text).is_none()
        });
        let foreign: usize = foreign.map(|text| words::len(text)).sum();
        let sentence = text.ends_with(['。', '；', '，']) && aside::of(&text).is_none();
        if foreign <= 30 && !sentence && known.add(lines, at) {
            last = Some(at);
            rows = 0;
            continue;
        }
        if aside::of(&text).is_none() {
            rows += 1;
        }
        // A sentence is text; at the top a slogan may have its mark.
        let text_begins = sentence && (last.is_some() || at > 1 || words::len(&text) > 25);
        if text_begins || last.is_some() && rows > GAP {
            break;
        }
    }
    last
}

/// A publisher on the line below the last one.
fn is_publisher_below(lines: &[HeadLine<'_>], end: usize) -> bool {
    let (Some(last), Some(next), Some(after)) =
        (lines.get(end), lines.get(end + 1), lines.get(end + 2))
    else {
        return false;
    };
    let has = |lines: &[HeadLine<'_>], test: fn(&HeadToken) -> bool| {
        lines.iter().flat_map(|line| &line.tokens).any(test)
    };
    let before = lines.get(..=end).unwrap_or_default();
    let known = has(before.get(1..).unwrap_or_default(), |token| {
        matches!(token, HeadToken::Text(text)
            if names::is_name(text) || periodical::publisher(text).is_some())
    });
    let marked = has(before, |token| {
        matches!(token, HeadToken::Date(_) | HeadToken::Number(..))
    });
    marked
        && !known
        && !last.line.style.rule_below
        && names::is_name(&next.line.text())
        && !words::is_finished(&after.line.text())
}
