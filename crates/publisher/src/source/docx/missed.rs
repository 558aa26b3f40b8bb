//! The check that nothing is missed: every text of the file's parts, counted by
//! [`census`], is in the manuscript, in order, or whole in a finding.

use super::census::{self, Census, Piece, squeezed};
use super::xml;
use crate::manuscript::{Manuscript, ManuscriptBlock, Paragraph, Run, text_of};
use crate::report::{Finding, Place};
use crate::source::findings::{Findings, beginning};
use crate::source::kinds;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How many bytes are searched for texts that are out of order. Only a file that
/// was made for it needs more; the rest is then reported.
const BUDGET: usize = 1 << 30;

/// Compares the text of the main part, and of the other parts with text, with
/// the manuscript and what was reported.
pub fn check(
    main: (&str, &[u8]),
    others: &[(String, Vec<u8>)],
    manuscript: &Manuscript,
    findings: &[Finding],
) -> Vec<Finding> {
    let mut found = Findings::default();
    let reported = findings.iter().map(|finding| squeezed(&finding.detail));
    let reported: Vec<String> = reported.filter(|detail| !detail.is_empty()).collect();
    // Where order does not count, it is enough that a text is somewhere.
    let mut anywhere = Pool::of(&reported);
    let mut read = String::new();
    typed(&manuscript.blocks, &mut read);
    anywhere.add(read.clone());
    let notes = manuscript.notes.iter().flat_map(|note| &note.paragraphs);
    notes.for_each(|paragraph| anywhere.add(own_text(paragraph)));
    let margins = manuscript.margins.iter();
    margins.for_each(|text| anywhere.add(squeezed(text)));

    if let Ok(text) = xml::decode(main.0, main.1) {
        let census = census::of(&text);
        let place = |piece: &Piece| Place::Paragraph(piece.paragraph, beginning(&piece.text));
        let missed = compare(&census.pieces, &read, &reported);
        report(missed, &place, &mut found);
        report(anywhere.without_known(&census), &place, &mut found);
    }
    for (part, bytes) in others {
        let Ok(text) = xml::decode(part, bytes) else {
            continue;
        };
        let census = census::of(&text);
        let place = |_: &Piece| Place::Part(part.clone());
        report(anywhere.without(&census.pieces), &place, &mut found);
        report(anywhere.without_known(&census), &place, &mut found);
    }
    found.into_list()
}

/// Reports what is missed, paragraph by paragraph.
fn report(missed: Vec<&Piece>, place: &dyn Fn(&Piece) -> Place, found: &mut Findings) {
    let mut missed = missed.into_iter().peekable();
    while let Some(piece) = missed.next() {
        let mut text = piece.text.clone();
        let together =
            |next: &&Piece| next.unit == piece.unit && next.alternative == piece.alternative;
        while let Some(more) = missed.next_if(together) {
            text.push_str(&more.text);
        }
        let kind = match piece.alternative {
            true => &kinds::ALTERNATIVE,
            false => &kinds::TEXT_NOT_READ,
        };
        found.add(kind, place(piece), &text);
    }
}

/// The typed text of blocks, without white space.
fn typed(blocks: &[ManuscriptBlock], out: &mut String) {
    for block in blocks {
        match block {
            ManuscriptBlock::Paragraph(paragraph) => out.push_str(&own_text(paragraph)),
            ManuscriptBlock::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    typed(&cell.blocks, out);
                }
            }
        }
    }
}

fn own_text(paragraph: &Paragraph) -> String {
    let own = |run: &&Run| !run.generated;
    let runs: Vec<Run> = paragraph.runs.iter().filter(own).cloned().collect();
    squeezed(&text_of(&runs))
}

/// The pieces that were not read.
fn compare<'a>(pieces: &'a [Piece], read: &str, reported: &[String]) -> Vec<&'a Piece> {
    let mut pool = Pool::of(reported);
    let (mut skipped, extra) = differences(pieces, read);
    for range in extra {
        pool.add(read.get(range).unwrap_or_default().to_owned());
    }
    // What was left out, or stands a little further, is mostly in order there.
    let mut cursors = vec![0; pool.texts.len().min(TEXTS)];
    skipped.retain(|at| {
        let piece = pieces.get(*at);
        piece.is_some_and(|piece| !pool.take_next(&piece.text, &mut cursors))
    });
    // The longest first: a short one may be a part of any.
    skipped.sort_by_key(|at| {
        pieces
            .get(*at)
            .map(|piece| std::cmp::Reverse(piece.text.len()))
    });
    skipped.retain(|at| pieces.get(*at).is_some_and(|piece| !pool.take(&piece.text)));
    // Where pieces repeat, one may have stood for another: then they are there
    // as often as they must be.
    let total: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    let enough = |text: &str| {
        let there = reported.iter().map(|detail| count(detail, text));
        let wanted = pieces.iter().map(|piece| count(&piece.text, text));
        count(read, text) + there.sum::<usize>() >= wanted.sum()
    };
    let mut known: HashMap<&str, bool> = HashMap::new();
    skipped.retain(|at| {
        let Some(piece) = pieces.get(*at) else {
            return false;
        };
        let searched = known.len().saturating_mul(total + read.len());
        let text = piece.text.as_str();
        let found = known
            .entry(text)
            .or_insert_with(|| searched < BUDGET && enough(text));
        !*found
    });
    skipped.sort_unstable();
    skipped
        .into_iter()
        .filter_map(|at| pieces.get(at))
        .collect()
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

/// How many bytes must agree for pieces and text to go on together.
const AGREE: usize = 12;

/// The pieces that a text does not have in their places, and the parts of the
/// text that are no piece. Takes time in proportion to their length.
fn differences(pieces: &[Piece], read: &str) -> (Vec<usize>, Vec<Range<usize>>) {
    let mut all = String::new();
    let mut starts = Vec::new();
    for piece in pieces {
        starts.push(all.len());
        all.push_str(&piece.text);
    }
    let (mut skipped, mut extra) = (Vec::new(), Vec::new());
    let (mut next, mut at) = (0, 0);
    while let (Some(piece), Some(rest)) = (pieces.get(next), read.get(at..)) {
        if rest.starts_with(&piece.text) {
            next += 1;
            at += piece.text.len();
            continue;
        }
        let Some((skip, gap)) = meeting(&all, starts.get(next..).unwrap_or_default(), read, at)
        else {
            break;
        };
        skipped.extend(next..next + skip);
        extra.extend(Some(at..at + gap).filter(|range| !range.is_empty()));
        // At least the piece that was met is passed over.
        next += skip;
        at += gap;
    }
    skipped.extend(next..pieces.len());
    extra.extend(Some(at..read.len()).filter(|range| !range.is_empty()));
    (skipped, extra)
}

/// The nearest place where the pieces go on as a text does: how many pieces and
/// how much of the text to pass over. Looks ahead in steps that grow with what
/// they pass over.
fn meeting(all: &str, starts: &[usize], read: &str, at: usize) -> Option<(usize, usize)> {
    let first = *starts.first()?;
    let longest = (all.len() - first).max(read.len() - at);
    let key = |text: &str, at: usize| {
        let key = text.as_bytes().get(at..at + AGREE);
        key.and_then(|key| <[u8; AGREE]>::try_from(key).ok())
    };
    let mut window = 256;
    loop {
        let mut ahead: HashMap<[u8; AGREE], usize> = HashMap::new();
        for place in at..read.len().min(at + window) {
            if read.is_char_boundary(place)
                && let Some(key) = key(read, place)
            {
                ahead.entry(key).or_insert(place - at);
            }
        }
        let mut best: Option<(usize, usize, usize)> = None;
        for (skip, start) in starts.iter().enumerate() {
            let passed = start - first;
            if passed > window || best.is_some_and(|(cost, _, _)| cost <= passed) {
                break;
            }
            if let Some(gap) = key(all, *start).and_then(|key| ahead.get(&key))
                && (skip > 0 || *gap > 0)
                && best.is_none_or(|(cost, _, _)| passed + gap < cost)
            {
                best = Some((passed + gap, skip, *gap));
            }
        }
        match best {
            Some((_, skip, gap)) => return Some((skip, gap)),
            None if window >= longest => return None,
            None => window *= 4,
        }
    }
}

/// Texts that account for what is not in its place.
struct Pool {
    texts: Vec<String>,
    budget: usize,
}

/// In how many texts a piece is looked for where it should follow.
const TEXTS: usize = 2048;

/// How many bytes may lie between two texts that follow each other.
const NEAR: usize = 64;

/// No character of a text.
const TAKEN: &str = "\0";

impl Pool {
    fn of(texts: &[String]) -> Pool {
        Pool {
            texts: texts.to_vec(),
            budget: BUDGET,
        }
    }

    fn add(&mut self, text: String) {
        if !text.is_empty() {
            self.texts.push(text);
        }
    }

    fn find(&mut self, text: &str) -> Option<(usize, usize)> {
        for (index, have) in self.texts.iter().enumerate() {
            self.budget = self.budget.checked_sub(have.len() + 1)?;
            if let Some(at) = have.find(text) {
                return Some((index, at));
            }
        }
        None
    }

    /// The pieces that are nowhere in it.
    fn without<'a>(&mut self, pieces: &'a [Piece]) -> Vec<&'a Piece> {
        let missing = pieces
            .iter()
            .filter(|piece| self.find(&piece.text).is_none());
        missing.collect()
    }

    /// What only later branches of alternatives say.
    fn without_known<'a>(&mut self, census: &'a Census) -> Vec<&'a Piece> {
        let first = census.pieces.iter().map(|piece| piece.text.as_str());
        let first: HashSet<&str> = first.collect();
        let missing = census.others.iter().filter(|piece| {
            !first.contains(piece.text.as_str()) && self.find(&piece.text).is_none()
        });
        missing.collect()
    }

    /// Takes a text that follows closely on what was taken before.
    fn take_next(&mut self, text: &str, cursors: &mut [usize]) -> bool {
        for (have, cursor) in self.texts.iter_mut().zip(cursors) {
            let mut end = have.len().min(*cursor + text.len() + NEAR);
            while !have.is_char_boundary(end) {
                end -= 1;
            }
            let found = have.get(*cursor..end).and_then(|near| near.find(text));
            if let Some(at) = found.map(|at| *cursor + at) {
                have.replace_range(at..at + text.len(), &TAKEN.repeat(text.len()));
                *cursor = at + text.len();
                return true;
            }
        }
        false
    }

    /// Finds a text, and takes it away, so that it accounts for one only.
    fn take(&mut self, text: &str) -> bool {
        let Some((index, at)) = self.find(text) else {
            return false;
        };
        if let Some(have) = self.texts.get_mut(index) {
            have.replace_range(at..at + text.len(), &TAKEN.repeat(text.len()));
        }
        true
    }
}
