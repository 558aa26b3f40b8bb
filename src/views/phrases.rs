//! Headlines and titles, which break by sense: after punctuation first, then between
//! words. Which characters are a word the issue's own text says: two that often
//! stand side by side belong together more than two that seldom do.

use super::tag::{Tag, tag, text_range};
use crate::document::Document;
use crate::words::concat;

/// The bytes of the longest headline that breaks by sense; a longer one is a text.
const LONGEST: usize = 600;

/// Appends a headline or a title, in phrases that the style sheet keeps on a line
/// of their own where they fit, the last one together with the label of the part.
pub fn phrases(mut out: Tag, text: &str, label: Option<&str>, document: &Document) -> Tag {
    let part = |it| tag("span").class("part").text(it);
    if text.len() > LONGEST {
        return out.text(text).child_tag_opt(label.map(part));
    }
    let (bytes, mut start) = (text.as_bytes(), 0);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        // A space within Chinese text stands for one.
        let is_mark = matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '、' | '　')
            || c == ' '
                && at > 0
                && !(bytes[at - 1].is_ascii() || bytes.get(end).is_some_and(u8::is_ascii));
        if is_mark || end == text.len() {
            // In a phrase that is kept on a line no line would end at its space.
            let to = if is_mark && c == ' ' { at } else { end };
            if start < to {
                let (phrase, count) = phrase(text, start, to, document);
                out = out.child_tag(match label {
                    Some(label) if end == text.len() => tag("span")
                        .class(fits(count + label.chars().count()))
                        .child_tag(phrase)
                        .child_tag(part(label)),
                    _ => phrase,
                });
            } else if end == text.len() {
                out = out.child_tag_opt(label.map(part));
            }
            if to < end {
                out = out.text(" ");
            }
            start = end;
        }
    }
    out
}

/// The class of a piece of so many characters that fits a line (css/head.css).
fn fits(count: usize) -> &'static str {
    match count {
        0..=8 => "p8",
        9..=12 => "p12",
        13..=16 => "p16",
        _ => "",
    }
}

/// A phrase, and how many characters it has.
fn phrase(text: &str, from: usize, to: usize, document: &Document) -> (Tag, usize) {
    let mut characters = Vec::new();
    for c in text[from..to].chars() {
        characters.push(c);
    }
    let mut out = tag("span").attr("class", &concat(&["phrase ", fits(characters.len())]));
    // How close each character is to the one after it.
    let close = |at: usize| match characters.get(at..at + 2) {
        Some(&[one, two]) if is_han(one) && is_han(two) => document.closeness(one, two),
        _ => 0,
    };
    let (mut start, mut end, mut length) = (from, from, 0);
    for (at, &c) in characters.iter().enumerate() {
        end += c.len_utf8();
        length += 1;
        let ends = match characters.get(at + 1) {
            Some(&next) if is_han(c) && is_han(next) => {
                let (here, before) = (close(at), at.checked_sub(1).map_or(0, close));
                // Words that the text does not know have mostly two characters or four.
                here == 0 && length >= 4 && length % 2 == 0
                    || here < before.max(close(at + 1)).div_ceil(2)
            }
            Some(_) => false,
            None => true,
        };
        if ends {
            let word = text_range(text, start, end);
            // Longer ones would reach out of a narrow page.
            out = match length <= LONGEST_WORD {
                true => out.child_tag(tag("span").child(word)),
                false => out.child(word),
            };
            (start, length) = (end, 0);
        }
    }
    (out, characters.len())
}

/// So many characters are kept on a line at any width and size.
const LONGEST_WORD: usize = 5;

fn is_han(c: char) -> bool {
    ('\u{4e00}'..'\u{a000}').contains(&c)
}
