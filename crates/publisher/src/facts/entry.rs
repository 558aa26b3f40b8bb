//! A candidate in its section, and how it stands to the others.

use super::candidate::Candidate;
use super::words;
use crate::report::FindingKind;
use bulletin::model::{Amount, Bound, Category};

/// How many entries before or behind one are compared with it.
pub(super) const REACH: usize = 64;

/// A candidate in its section.
pub(super) struct Entry {
    /// Index of the passage.
    pub(super) passage: usize,
    pub(super) candidate: Candidate,
    /// Index of its total among the entries of the section.
    pub(super) part_of: Option<usize>,
    /// Index of the entry that says the same.
    pub(super) repeats: Option<usize>,
    /// Why it was dropped after all.
    pub(super) dropped_as: Option<&'static FindingKind>,
    /// What a person should check beside another entry.
    pub(super) doubts: Vec<(&'static FindingKind, usize)>,
}

impl Entry {
    pub(super) fn new(passage: usize, candidate: Candidate) -> Entry {
        Entry {
            passage,
            candidate,
            part_of: None,
            repeats: None,
            dropped_as: None,
            doubts: Vec::new(),
        }
    }

    pub(super) fn amount(&self) -> Option<Amount> {
        self.candidate.amount.filter(|_| !self.candidate.dropped)
    }

    /// Its amount in fen, if it is exact.
    pub(super) fn exact(&self) -> Option<i128> {
        let amount = self.amount()?;
        let exact = amount.bound == Bound::Exact && amount.up_to.is_none();
        exact.then_some(amount.fen.into())
    }

    /// Whether it is added up as it stands.
    pub(super) fn is_free(&self) -> bool {
        self.part_of.is_none() && self.repeats.is_none() && self.amount().is_some()
    }

    pub(super) fn sentence(&self) -> (usize, usize) {
        (self.passage, self.candidate.sentence)
    }
}

/// Whether two entries are of the same kind and about the same fee.
pub(super) fn same_category(a: &Entry, b: &Entry) -> bool {
    let wide = |matter: &str| words::WIDE_FEES.contains(&matter);
    let same_fee = match (a.candidate.matter, b.candidate.matter) {
        (Some(one), Some(other)) => one == other || wide(one) || wide(other),
        (one, other) => one == other || a.candidate.category != Category::Donation,
    };
    a.candidate.category == b.candidate.category && same_fee
}

/// The most that an entry's amount can stand for.
pub(super) fn most(entry: &Entry) -> Option<i128> {
    let amount = entry.amount()?;
    Some(match (amount.bound, amount.up_to) {
        (Bound::AtLeast | Bound::About, _) => i128::from(amount.fen) * 12 / 10,
        (_, Some(up_to)) => up_to.into(),
        (_, None) => amount.fen.into(),
    })
}

/// How much of a total its parts leave.
pub(super) fn room(entries: &[Entry], total: usize) -> Option<i128> {
    let near = total.saturating_sub(4 * REACH)..entries.len().min(total + 4 * REACH);
    let parts = entries.get(near)?.iter().filter(|entry| {
        entry.part_of == Some(total) && entry.repeats.is_none() && !entry.candidate.dropped
    });
    let sum: i128 = parts
        .filter_map(Entry::amount)
        .map(|amount| i128::from(amount.fen))
        .sum();
    Some(most(entries.get(total)?)? - sum)
}
