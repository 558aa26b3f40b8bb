//! The quote of a sum: short but complete, from its clause's subject or verb to
//! what was given.

use super::context::{Context, QUOTE_MARGIN};
use super::phrase::strip_marks;
use super::sentence::{ClauseSum, MASK};
use super::words::{self, Hit};
use std::ops::Range;

/// How much after a sum belongs to its quote, the thing given, in characters.
const MOST_OF_THING: usize = 16;

impl Context<'_> {
    pub(super) fn quote_start(&self, sum: &ClauseSum, hits: &[Hit], from: usize) -> usize {
        let mut start = match from == sum.clause {
            true => sum.start,
            false => self.clause_start(from),
        };
        if from == sum.clause && self.part(start..sum.found.range.start).trim().is_empty() {
            // A sum with nothing before it does not make a quote.
            if sum.start != self.clause_start(sum.clause) {
                start = self.clause_start(sum.clause);
            }
        }
        start = self.skip_marks(start..sum.found.range.start).start;
        if sum.found.range.start - start > QUOTE_MARGIN {
            // The verb must be in the quote.
            let verb = hits
                .first()
                .map_or(sum.found.range.start, |hit| sum.start + hit.start);
            start = verb.max(start);
        }
        start
    }

    /// Strips from a quote's start a day, 其中, 一是 and the like.
    pub(super) fn skip_marks(&self, quote: Range<usize>) -> Range<usize> {
        let mut start = quote.start;
        let next = self.days_before(quote.start).len();
        if let Some(day) = self.days.get(next) {
            let head = self.part(start..day.start);
            if day.end <= quote.end && strip_marks(head).is_empty() {
                start = day.end;
            }
        }
        let rest = strip_marks(self.part(start..quote.end));
        let marks = [
            "其中包括",
            "其中",
            "包括",
            "分别为",
            "分别是",
            "、",
            "一是",
            "二是",
            "三是",
            "四是",
            "五是",
        ];
        let rest = words::strip_start(rest, &marks);
        quote.end - rest.len()..quote.end
    }

    pub(super) fn quote_end(&self, sum: &ClauseSum, post: &str) -> usize {
        let thing = post.trim_end();
        let mut end = sum.found.range.end;
        if thing.chars().count() <= MOST_OF_THING && !thing.contains(['“', '”', MASK]) {
            end += thing.len();
        }
        // A bracket that opens in the quote also closes in it.
        if self.is_bracketed(sum.clause) && end == self.clause_end(sum.clause) {
            let next = self
                .cut
                .masked
                .get(end..)
                .and_then(|rest| rest.chars().next());
            if let Some(close) = next.filter(|c| "）)]〕".contains(*c)) {
                end += close.len_utf8();
            }
        }
        end
    }

    /// Strips spaces at the ends, and brackets without a partner.
    pub(super) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let text = self.part(range.clone());
        let mut trimmed =
            text.trim_matches(|c: char| c.is_whitespace() || "、，,；;：:".contains(c));
        let opens = trimmed.contains(['（', '(', '[', '〔']);
        if !opens {
            trimmed =
                trimmed.trim_matches(|c: char| "（）()[]〔〕".contains(c) || c.is_whitespace());
        }
        let start = range.start + (trimmed.as_ptr() as usize - text.as_ptr() as usize);
        start..start + trimmed.len()
    }
}
