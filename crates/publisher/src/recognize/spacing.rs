//! Takes out spaces between all characters: 协 会 捐 款 1 2 8 . 5 万 元.
//!
//! Programs that extract text from printed pages set every character apart.
//! Such a line is not how anybody writes, so the spaces go before anything is
//! read; a wider gap was a space of the author's and stays one.

use super::line::{Item, Line};
use super::{kinds, words};
use crate::manuscript::RunContent;
use crate::report::Finding;
use std::collections::BTreeMap;

/// Characters of a line that is mended though the rest of the file is not
/// spaced: a title in wide letters is shorter.
const SENTENCE: usize = 16;

/// Mends the lines of a document.
pub fn mend(items: &mut [Item], findings: &mut Vec<Finding>) {
    let lines = || items.iter().filter_map(Item::line);
    let (mut all, mut spaced) = (0_usize, 0_usize);
    for line in lines() {
        let text = line.text();
        let len = words::len(&text);
        // Too short to tell.
        if len >= 4 {
            all += len;
            spaced += if gap(&text).is_some() { len } else { 0 };
        }
    }
    // Four fifths of a whole text, not a single title.
    let whole = spaced >= 2 * SENTENCE && spaced * 5 >= all * 4;
    let mut mended: Option<Finding> = None;
    let mut count = 0;
    for item in items.iter_mut() {
        let Item::Line(line) = item else { continue };
        let text = line.text();
        let Some(gap) = gap(&text) else { continue };
        if whole || words::len(&text) >= SENTENCE {
            close(line, &gap);
            count += 1;
            mended.get_or_insert_with(|| {
                Finding::new(&kinds::SPACES_DROPPED, line.place.clone(), text)
            });
        }
    }
    if let Some(mut finding) = mended {
        if count > 1 {
            finding.detail = format!("{} × {count}", finding.detail);
        }
        findings.push(finding);
    }
}

/// The white space that stands between all characters of a text, if it is the
/// same nearly everywhere.
fn gap(text: &str) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut gap = String::new();
    let mut pairs = 0;
    let mut begun = false;
    for c in text.chars() {
        if words::is_space(c) {
            gap.push(c);
            continue;
        }
        if begun {
            pairs += 1;
            match counts.get_mut(&gap) {
                Some(count) => *count += 1,
                None => drop(counts.insert(gap.clone(), 1)),
            }
        }
        begun = true;
        gap.clear();
    }
    let direct = counts.get("").copied().unwrap_or(0);
    let (most, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let plain = !most.is_empty() && !most.contains(['\t', '\n']) && most.chars().count() <= 2;
    (plain && direct * 20 <= pairs && count * 5 >= pairs * 4).then_some(most)
}

/// Removes the gap wherever it stands; what is wider becomes a single space.
fn close(line: &mut Line, gap: &str) {
    let width = gap.chars().count();
    // The white space since the last character: where each of it is.
    let mut open: Vec<(usize, usize, char)> = Vec::new();
    let mut drop: Vec<(usize, usize)> = Vec::new();
    let mut begun = false;
    let mut fixed = false;
    for (at, run) in line.runs.iter().enumerate() {
        let RunContent::Text(text) = &run.content else {
            fixed = true;
            continue;
        };
        for (byte, c) in text.char_indices() {
            if words::is_space(c) {
                open.push((at, byte, c));
                continue;
            }
            if begun && !fixed && !open.iter().any(|(.., c)| *c == '\t') {
                let kept = (open.len() > width).then(|| {
                    let wide = open.iter().position(|(.., c)| *c == '\u{3000}');
                    wide.unwrap_or(0)
                });
                let all = open.iter().enumerate();
                drop.extend(
                    all.filter(|(index, _)| Some(*index) != kept)
                        .map(|(_, (at, byte, _))| (*at, *byte)),
                );
            }
            begun = true;
            fixed = false;
            open.clear();
        }
    }
    let mut drop = drop.into_iter().peekable();
    for (at, run) in line.runs.iter_mut().enumerate() {
        let RunContent::Text(text) = &mut run.content else {
            continue;
        };
        let mut out = String::with_capacity(text.len());
        for (byte, c) in text.char_indices() {
            if drop.next_if_eq(&(at, byte)).is_none() {
                out.push(c);
            }
        }
        *text = out;
    }
}
