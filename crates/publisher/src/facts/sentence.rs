//! Sentences, clauses, and the sums in them.
//!
//! All ranges are bytes of the passage. Titles in 《》 are documents, not deeds,
//! and are masked, as are brackets without a sum: （简称…）. The mask has a byte
//! for each byte, so that places stay the same.

use bulletin::amount::{self, Found};
use std::ops::Range;

/// Replaces masked characters.
pub(super) const MASK: char = '\u{1}';

/// A passage divided into sentences.
pub(super) struct Cut {
    /// The passage with its titles and brackets masked.
    pub(super) masked: String,
    /// Its sentences, in order.
    pub(super) sentences: Vec<Sentence>,
}

/// The text between two sentence ends.
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    pub(super) clauses: Vec<Clause>,
    pub(super) sums: Vec<ClauseSum>,
}

/// The text between two commas or similar marks.
pub(super) struct Clause {
    pub(super) range: Range<usize>,
    /// Whether it is in brackets that contain a sum.
    pub(super) bracketed: bool,
}

/// A sum in its clause.
pub(super) struct ClauseSum {
    pub(super) found: Found,
    /// Index of its clause.
    pub(super) clause: usize,
    /// From where on the words before it belong to it.
    pub(super) start: usize,
    /// Up to where the words after it belong to it.
    pub(super) end: usize,
}

impl Cut {
    /// A part of the masked text; empty if the range is invalid.
    pub(super) fn part(&self, range: Range<usize>) -> &str {
        self.masked.get(range).unwrap_or_default()
    }
}

/// Divides a passage.
pub(super) fn cut(text: &str) -> Cut {
    let titles = pairs(text, &[('《', '》'), ('〈', '〉')]);
    let masked = mask(text, titles.iter().cloned());
    let sums = amount::find(&masked);
    let brackets = pairs(
        &masked,
        &[('（', '）'), ('(', ')'), ('[', ']'), ('〔', '〕')],
    );
    let mut next = 0;
    let mut empty = Vec::new();
    let mut full = Vec::new();
    for bracket in brackets {
        while sums
            .get(next)
            .is_some_and(|sum| sum.range.end <= bracket.start)
        {
            next += 1;
        }
        let holds = sums
            .get(next)
            .is_some_and(|sum| sum.range.start < bracket.end);
        if holds {
            full.push(bracket);
        } else if !is_in_name(&masked, &bracket) {
            empty.push(bracket);
        }
    }
    let masked = mask(&masked, empty.into_iter());
    let sentences = sentences(&masked, sums, &full);
    Cut { masked, sentences }
}

/// Whether a bracket is part of a company's name: 青石（海州）有限公司.
fn is_in_name(text: &str, bracket: &Range<usize>) -> bool {
    let inside = text.get(bracket.clone()).unwrap_or_default();
    let behind = text.get(bracket.end..).unwrap_or_default();
    let name: String = behind
        .chars()
        .take(LONGEST_NAME)
        .take_while(|c| c.is_alphanumeric())
        .collect();
    let short = inside.chars().count() <= LONGEST_PLACE + 2;
    short && (name.contains("公司") || name.contains("集团"))
}

/// How long a place in a company's name, and what follows it, may be, in
/// characters.
const LONGEST_PLACE: usize = 4;
const LONGEST_NAME: usize = 14;

/// Pairs of marks with the text between them, outermost, within one sentence.
fn pairs(text: &str, marks: &[(char, char)]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Option<(usize, (char, char), usize)> = None;
    for (at, c) in text.char_indices() {
        match &mut open {
            None => {
                if let Some(pair) = marks.iter().find(|(left, _)| *left == c) {
                    open = Some((at, *pair, 1));
                }
            }
            Some((start, (left, right), depth)) => {
                if c == *left {
                    *depth += 1;
                } else if c == *right {
                    *depth -= 1;
                    if *depth == 0 {
                        out.push(*start..at + c.len_utf8());
                        open = None;
                    }
                } else if c == '\n' {
                    open = None;
                }
            }
        }
    }
    out
}

fn mask(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.extend(std::iter::repeat_n(MASK, range.len()));
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn sentences(text: &str, sums: Vec<Found>, brackets: &[Range<usize>]) -> Vec<Sentence> {
    let mut builder = Builder {
        text,
        sentences: Vec::new(),
        clauses: Vec::new(),
        sums: Vec::new(),
        sentence: 0,
        clause: 0,
        pending: Vec::new(),
        bracketed: false,
    };
    let mut sums = sums.into_iter().peekable();
    let mut brackets = brackets.iter().peekable();
    let mut before = None;
    for (at, c) in text.char_indices() {
        while sums.peek().is_some_and(|sum| sum.range.end <= at) {
            builder.pending.extend(sums.next());
        }
        let behind = at + c.len_utf8();
        let inside = sums.peek().is_some_and(|sum| sum.range.contains(&at));
        while brackets.peek().is_some_and(|bracket| bracket.end <= at) {
            brackets.next();
        }
        let bracket = brackets.peek();
        let edge = bracket.is_some_and(|b| b.start == at || b.end == behind);
        let numeric = matches!(c, ',' | ':' | '.')
            && before.is_some_and(|b: char| b.is_ascii_digit())
            && text
                .get(behind..)
                .is_some_and(|rest| rest.starts_with(|n: char| n.is_ascii_digit()));
        before = Some(c);
        if inside || numeric {
            continue;
        }
        match c {
            '。' | '！' | '？' | '!' | '?' | '\n' => {
                builder.end_clause(at, behind);
                builder.end_sentence(at, behind);
            }
            '，' | ',' | '；' | ';' | '：' | ':' => builder.end_clause(at, behind),
            _ if edge => {
                builder.end_clause(at, behind);
                builder.bracketed = bracket.is_some_and(|b| b.start == at);
            }
            _ => {}
        }
    }
    builder.pending.extend(sums);
    builder.end_clause(text.len(), text.len());
    builder.end_sentence(text.len(), text.len());
    builder.sentences
}

struct Builder<'a> {
    text: &'a str,
    sentences: Vec<Sentence>,
    clauses: Vec<Clause>,
    sums: Vec<ClauseSum>,
    sentence: usize,
    clause: usize,
    pending: Vec<Found>,
    bracketed: bool,
}

/// Words that separate the sums of one clause.
const BETWEEN: [&str; 6] = ["、", "以及", "和", "及", "并", "与"];

impl Builder<'_> {
    fn end_clause(&mut self, end: usize, next: usize) {
        let index = self.clauses.len();
        let mut start = self.clause;
        let pending = std::mem::take(&mut self.pending);
        let mut pending = pending.into_iter().peekable();
        while let Some(found) = pending.next() {
            let mut stop = end;
            let mut own = end;
            if let Some(second) = pending.peek() {
                let middle = self.text.get(found.range.end..second.range.start);
                let middle = middle.unwrap_or_default();
                let at = BETWEEN
                    .iter()
                    .filter_map(|word| middle.find(word).map(|at| (at, at + word.len())));
                let (left, right) = at.min_by_key(|(at, _)| *at).unwrap_or((0, 0));
                stop = found.range.end + left;
                own = found.range.end + right;
            }
            self.sums.push(ClauseSum {
                clause: index,
                start,
                end: stop,
                found,
            });
            start = own;
        }
        self.clauses.push(Clause {
            range: self.clause..end,
            bracketed: self.bracketed,
        });
        self.clause = next;
    }

    fn end_sentence(&mut self, end: usize, next: usize) {
        self.sentences.push(Sentence {
            range: self.sentence..end,
            clauses: std::mem::take(&mut self.clauses),
            sums: std::mem::take(&mut self.sums),
        });
        self.sentence = next;
        self.bracketed = false;
    }
}
