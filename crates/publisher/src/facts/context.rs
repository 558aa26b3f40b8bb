//! A sentence that is being judged: its words, its days, and what was found in
//! it so far.

use super::candidate::{Candidate, Judged};
use super::date::Day;
use super::donor::Names;
use super::passage::Passage;
use super::sentence::{ClauseSum, Cut, Sentence};
use crate::report::FindingKind;
use bulletin::model::{Category, Date, Donor, DonorKind};
use std::ops::Range;

/// How many clauses to look back over, so that a sentence without an end is
/// read in one pass.
pub(super) const CLAUSES_BACK: usize = 8;

/// How many clauses before a sum may name the fee that it is about.
const FEE_CLAUSES_BACK: usize = 3;

/// How many candidates of a sentence to look back over.
const CANDIDATES_BACK: usize = 64;

/// How many candidates to look back over for a total: an enumeration may be
/// longer than what a sum without a verb refers to.
const TOTALS_BACK: usize = 256;

/// How many of the last days before a clause may make up the clause before it.
const DAYS_BACK: usize = 2;

/// How far a quote may reach beyond its sum, in bytes.
pub(super) const QUOTE_MARGIN: usize = 150;

/// How far before a place its clause is read, in bytes.
const NEAR_BEFORE: usize = 2 * QUOTE_MARGIN;

/// How much of a very long sentence is searched for words of charity, in bytes.
const SENTENCE_WINDOW: usize = 3000;

/// What the text before a sentence says that still holds in it.
#[derive(Clone, Default)]
pub(super) struct Before {
    /// Who the last sentence was about.
    pub(super) subject: Option<(Donor, Option<&'static FindingKind>)>,
    /// The company that was named last.
    pub(super) company: Option<Donor>,
    /// What the last gift or waiver was.
    pub(super) category: Option<Category>,
    /// Whether the last sentence waived a fee.
    pub(super) waived: bool,
    /// Who gave what a list names that a colon has opened.
    pub(super) list: Option<DonorKind>,
    /// Whether that list is one of gifts.
    pub(super) gifts: bool,
}

impl Before {
    /// Begins a passage. Only the points of a list go on with what was before.
    pub(super) fn enter(&mut self, passage: &Passage) {
        if !passage.is_point() {
            self.subject = None;
            self.list = None;
            self.gifts = false;
        }
    }

    /// Ends a passage, which may open a list.
    pub(super) fn leave(&mut self, passage: &Passage, names: &Names) {
        let text = passage.text.trim_end();
        if text.ends_with(['：', ':']) {
            self.list = names.list(text);
            self.gifts = text.contains(['捐', '赠']) || text.contains("善款");
        }
    }
}

/// A sentence being judged.
pub(super) struct Context<'a> {
    pub(super) cut: &'a Cut,
    pub(super) names: &'a Names,
    pub(super) published: Date,
    pub(super) sentence: &'a Sentence,
    /// Index of the sentence in the passage.
    pub(super) number: usize,
    pub(super) days: Vec<Day>,
    pub(super) judged: &'a mut Judged,
    /// The first candidate of this sentence.
    pub(super) first: usize,
    /// Givers that are named one after the other.
    pub(super) respective: RespectiveGivers,
    pub(super) before: &'a Before,
    /// The clause of the last sum, if that is one for each of several.
    pub(super) last_each: Option<usize>,
    /// Whether the last sum was no part of the total before it.
    pub(super) new_total: bool,
}

/// The givers of 甲和乙分别捐款5万元、20万元.
#[derive(Default)]
pub(super) struct RespectiveGivers {
    pub(super) clause: usize,
    pub(super) names: Vec<String>,
    /// Index of the clause's first sum.
    pub(super) first_sum: usize,
    /// Whether the sums stand in brackets behind the gifts.
    pub(super) bracketed: bool,
}

/// When something was given.
pub(super) struct When {
    pub(super) date: Option<Date>,
    /// The day up to which it was counted.
    pub(super) as_of: Option<Date>,
    /// Whether one of the days is after the issue's.
    pub(super) late: bool,
}

impl<'a> Context<'a> {
    pub(super) fn part(&self, range: Range<usize>) -> &'a str {
        let cut: &'a Cut = self.cut;
        cut.part(range)
    }

    pub(super) fn clause_start(&self, clause: usize) -> usize {
        let clause = self.sentence.clauses.get(clause);
        clause.map_or(self.sentence.range.start, |clause| clause.range.start)
    }

    pub(super) fn clause_end(&self, clause: usize) -> usize {
        let clause = self.sentence.clauses.get(clause);
        clause.map_or(self.sentence.range.end, |clause| clause.range.end)
    }

    /// Whether a clause is in brackets.
    pub(super) fn is_bracketed(&self, clause: usize) -> bool {
        let clause = self.sentence.clauses.get(clause);
        clause.is_some_and(|clause| clause.bracketed)
    }

    /// The candidates of this sentence.
    pub(super) fn given(&self) -> &[Candidate] {
        self.judged.candidates.get(self.first..).unwrap_or_default()
    }

    /// The last total of the sentence, if it has a sum.
    pub(super) fn last_total(&self) -> Option<usize> {
        (self.first..self.judged.candidates.len())
            .rev()
            .take(TOTALS_BACK)
            .find(|index| {
                let candidate = &self.judged.candidates[*index];
                candidate.part_of.is_none() && !candidate.dropped
            })
            .filter(|index| self.judged.candidates[*index].amount.is_some())
    }

    /// The last candidate of the sentence that has a sum.
    pub(super) fn last_with_sum(&self) -> Option<usize> {
        self.last_in_sentence()
            .filter(|index| self.judged.candidates[*index].amount.is_some())
    }

    /// Whether one of the last gifts of the sentence has a sum.
    pub(super) fn gave_sums(&self) -> bool {
        let mut last = self.given().iter().rev().take(CANDIDATES_BACK);
        last.any(|candidate| candidate.amount.is_some() && !candidate.dropped)
    }

    /// The last candidate of the sentence.
    pub(super) fn last_in_sentence(&self) -> Option<usize> {
        let last = (self.first..self.judged.candidates.len())
            .rev()
            .take(CANDIDATES_BACK);
        let mut live = last.filter(|index| !self.judged.candidates[*index].dropped);
        live.next()
    }

    /// The words of a clause up to a place, or the last of them if there are
    /// many: this is read for each sum of a clause.
    pub(super) fn near_before(&self, clause: usize, end: usize) -> &'a str {
        let mut start = self
            .clause_start(clause)
            .max(end.saturating_sub(NEAR_BEFORE));
        while !self.cut.masked.is_char_boundary(start) {
            start += 1;
        }
        self.part(start..end)
    }

    /// The words before a sum and in the clauses before it, in which a fee may be
    /// named.
    pub(super) fn wide_before(&self, sum: &ClauseSum) -> &'a str {
        let clause = sum.clause.saturating_sub(FEE_CLAUSES_BACK);
        self.near_before(clause, sum.found.range.start)
    }

    /// The sentence, or the part of a very long one in which words count.
    pub(super) fn near(&self) -> Range<usize> {
        let range = self.sentence.range.clone();
        let mut end = range.end.min(range.start + SENTENCE_WINDOW);
        while end < range.end && !self.cut.masked.is_char_boundary(end) {
            end += 1;
        }
        range.start..end
    }

    /// The days that begin before a place.
    pub(super) fn days_before(&self, at: usize) -> &[Day] {
        let end = self.days.partition_point(|day| day.start < at);
        self.days.get(..end).unwrap_or_default()
    }

    /// When something at `at` was given, by the days from its clause on.
    pub(super) fn when(&self, at: usize, clause: usize) -> When {
        let days = || self.days_before(at).iter().rev().take(CLAUSES_BACK);
        let until = days().find(|day| day.until).and_then(|day| day.date);
        let start = self.days_start(clause);
        let day = days()
            .find(|day| day.start >= start)
            .filter(|day| !day.until && !day.span)
            .and_then(|day| day.date);
        let good = |date: &Date| *date <= self.published;
        let late = day.or(until).is_some_and(|date| !good(&date));
        let date = day.filter(good);
        When {
            date,
            as_of: until.filter(|until| date.is_none() && good(until)),
            late,
        }
    }

    /// From where on a day belongs to a clause: from the clause before it, if
    /// that is nothing but a day, as in 2月7日，协会捐款.
    fn days_start(&self, clause: usize) -> usize {
        let before = clause
            .checked_sub(1)
            .and_then(|clause| self.sentence.clauses.get(clause));
        if let Some(before) = before
            && self
                .days_before(before.range.end)
                .iter()
                .rev()
                .take(DAYS_BACK)
                .any(|day| {
                    before.range.contains(&day.start)
                        && self.part(before.range.start..day.start).trim().is_empty()
                        && self.part(day.end..before.range.end).trim().is_empty()
                })
        {
            return before.range.start;
        }
        self.clause_start(clause)
    }
}
