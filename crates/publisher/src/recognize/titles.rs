//! Titles of sections and headings inside them.
//!
//! Offices format by hand, so the look of a title is learnt from the file: each
//! line that may be one gets a class, the classes that occur are ranked, and
//! the first is that of the sections.

use super::figures::Part;
use super::line::{Body, Line};
use super::marker::{self, Marker};
use super::{aside, contents, entries, mend, names, opening, organizations, words};
use crate::manuscript::{Align, FileKind};

/// The role of a part of the body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The title of a section.
    Section,
    /// A heading of this level, 3 to 6.
    Heading(u8),
    /// Anything else.
    Text,
}

/// Classes of titles, in the order of their ranks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Class {
    /// Heading styles; centred lines count as the highest that occurs.
    Outline(u8),
    /// Centred, by size, the largest first.
    Centred(std::cmp::Reverse<u32>),
    /// A short line of its own that names an organisation, or is between
    /// paragraphs, in a file without formatting.
    Alone,
    /// 一、
    Numbered,
    /// Bold, larger or in another font, on the left.
    StandsOut,
    /// A second short line below a title, in a file without formatting.
    Below,
    /// （一）
    Bracketed,
}

/// The role of each part.
pub fn roles(parts: &[Part], kind: FileKind, body: &Body) -> Vec<Role> {
    let mut classes: Vec<Option<Class>> = parts
        .iter()
        .map(|part| match part {
            Part::Line(line) if kind.has_formatting() => by_look(line, body),
            _ => None,
        })
        .collect();
    // A Word file without any formatting is read like a plain text.
    if classes
        .iter()
        .all(|class| class.is_none() || *class == Some(Class::Bracketed))
    {
        classes = by_place(parts);
    }
    without_signatures(parts, &mut classes);
    without_sums(parts, &mut classes);
    without_lists(parts, body, &mut classes);
    let highest = classes.iter().flatten().filter_map(|class| match class {
        Class::Outline(level) => Some(*level),
        _ => None,
    });
    if let Some(level) = highest.min() {
        for class in classes.iter_mut().flatten() {
            if matches!(class, Class::Centred(_)) {
                *class = Class::Outline(level);
            }
        }
    }
    let mut ranks: Vec<Class> = classes.iter().flatten().copied().collect();
    ranks.sort();
    ranks.dedup();
    classes
        .iter()
        .map(|class| {
            let rank = class.and_then(|class| ranks.iter().position(|rank| *rank == class));
            match rank {
                None => Role::Text,
                Some(0) => Role::Section,
                Some(rank) => Role::Heading(u8::try_from(rank + 2).unwrap_or(6).min(6)),
            }
        })
        .collect()
}

/// Whether a line can be a title at all.
fn may_be_title(line: &Line, longest: usize) -> bool {
    let text = line.text();
    let len = words::len(&text);
    // Ornaments, and numbers alone, are not titles.
    let punctuation = text.chars().all(|c| !c.is_alphabetic());
    len > 0
        && len <= longest
        && !punctuation
        && !text.ends_with(['。', '；', '，', '、', '：', ':', ';', ','])
        && line.style.align != Align::Right
        && opening::contributors(&text).is_none()
        && aside::of(&text).is_none()
        && !aside::is_dispatch(&text)
        && !is_bracketed(&text)
        && !contents::is_head(&text)
        && !opening::is_editor_note(line)
}

/// （乙公司 张三）: a remark. （一） is a number.
fn is_bracketed(text: &str) -> bool {
    let inner = text
        .strip_prefix(['（', '('])
        .and_then(|text| text.strip_suffix(['）', ')']));
    inner.is_some_and(|inner| {
        let single = !inner.contains(['（', '(', '）', ')']);
        single && marker::of_text(text).is_none()
    })
}

fn by_look(line: &Line, body: &Body) -> Option<Class> {
    if let Some(level) = line.style.outline
        && words::len(&line.text()) <= 100
        && !line.is_blank()
    {
        return Some(Class::Outline(level));
    }
    if !may_be_title(line, 60) || is_quote_style(line) {
        return None;
    }
    if line.is_centred() {
        let size = line.look().size.unwrap_or(0);
        return Some(Class::Centred(std::cmp::Reverse(size)));
    }
    let marker = marker::automatic_text(line).or_else(|| marker::of_text(&line.text()));
    let stands_out = body.stands_out(line);
    match marker.map(|(marker, _)| marker) {
        Some(Marker::Comma) => Some(Class::Numbered),
        Some(Marker::Bracket) => {
            (stands_out || words::len(&line.text()) <= 30).then_some(Class::Bracketed)
        }
        // 1. in bold is a heading; plain it is a point of a list.
        Some(_) => (stands_out && line.is_bold()).then_some(Class::StandsOut),
        None => (stands_out && words::len(&line.text()) <= mend::TITLE).then_some(Class::StandsOut),
    }
}

fn is_quote_style(line: &Line) -> bool {
    line.has_style(&["quote", "intense quote", "引用", "明显引用", "block text"])
}

/// Titles of a file without formatting: short lines without a final mark that
/// are followed by text.
fn by_place(parts: &[Part]) -> Vec<Option<Class>> {
    let short = |part: Option<&Part>| match part {
        Some(Part::Line(line)) => {
            let text = line.text();
            let titled = may_be_title(line, mend::TITLE)
                && mend::is_title(&text)
                && !words::is_finished(&text)
                || may_be_title(line, 30) && text.ends_with(['！', '？']);
            titled && text.lines().count() == 1
        }
        _ => false,
    };
    let entries = entries::find(parts, |at| short(parts.get(at)));
    let mut out: Vec<Option<Class>> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Part::Line(line) = part else {
            out.push(None);
            continue;
        };
        let next = parts.get(at + 1);
        if !short(Some(part)) || next.is_none() || entries.get(at) == Some(&true) {
            out.push(None);
            continue;
        }
        let class = match marker::read(line).map(|(marker, _)| marker) {
            Some(Marker::Comma) => Some(Class::Numbered),
            Some(Marker::Bracket) => Some(Class::Bracketed),
            Some(_) => None,
            None => {
                let below = matches!(out.last(), Some(Some(Class::Alone | Class::Numbered)));
                let named = organizations::names_one(&line.text());
                if below && !named {
                    Some(Class::Below)
                } else {
                    // The text belongs to the last of several short lines.
                    Some(Class::Alone)
                }
            }
        };
        out.push(class);
    }
    out
}

/// Lines with sums in direct succession are entries of a list, however they look.
fn without_sums(parts: &[Part], classes: &mut [Option<Class>]) {
    let entries = entries::find(parts, |_| false);
    for (class, entry) in classes.iter_mut().zip(entries) {
        if entry && !matches!(class, Some(Class::Outline(_))) {
            *class = None;
        }
    }
}

/// A name above a date, or names and dates below the last text, sign it.
fn without_signatures(parts: &[Part], classes: &mut [Option<Class>]) {
    let line = |at: usize| match parts.get(at) {
        Some(Part::Line(line)) => Some(line.text()),
        _ => None,
    };
    let is_time =
        |at: usize| line(at).is_some_and(|text| aside::of(&text) == Some(aside::Aside::Time));
    let signs = |text: &str| {
        names::is_name(text) || aside::may_be_person(text) || aside::of(text).is_some()
    };
    let mut last = true;
    for at in (0..parts.len()).rev() {
        let Some(text) = line(at) else {
            last = false;
            continue;
        };
        let signature = (last || is_time(at + 1)) && signs(&text);
        last &= signature;
        if signature && let Some(class) = classes.get_mut(at) {
            *class = None;
        }
    }
}

/// Numbered lines in direct succession, with no text in between to be the title
/// of, are points of a list.
fn without_lists(parts: &[Part], body: &Body, classes: &mut [Option<Class>]) {
    let mut at = 0;
    while at < classes.len() {
        let class = classes.get(at).copied().flatten();
        let listed = |index: usize| {
            let same = classes.get(index).copied().flatten() == class;
            let plain = matches!(parts.get(index), Some(Part::Line(line))
                if line.style.outline.is_none() && !line.is_centred() && !body.stands_out(line));
            same && plain
        };
        let len = match class {
            Some(Class::Numbered | Class::Bracketed) => (at..classes.len())
                .take_while(|index| listed(*index))
                .count(),
            _ => 0,
        };
        // The last one may be a title if text follows it; the others, without
        // text, are not.
        if len >= 2 {
            for index in at..at + len {
                if let Some(class) = classes.get_mut(index) {
                    *class = None;
                }
            }
        }
        at += len.max(1);
    }
}

/// Whether a paragraph quotes somebody: by its style, or because it is indented
/// from the left and the text is not.
pub fn is_quote(line: &Line, body: &Body) -> bool {
    /// 20 points in twentieths of a point, about a character and a half.
    const DEEPER: i32 = 400;
    let deeper = line.style.indent >= body.indent.saturating_add(DEEPER);
    is_quote_style(line)
        || deeper
            && line.numbering.is_none()
            && marker::read(line).is_none()
            && line.style.align == Align::Text
}
