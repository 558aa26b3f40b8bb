//! The values that the steps of this folder pass on: candidates for facts, and
//! sums that become none.

use crate::report::FindingKind;
use bulletin::model::{Amount, Category, Date, Donor};
use std::ops::Range;

/// Something that was given or waived, before it becomes a fact.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Bytes of the passage.
    pub(super) quote: Range<usize>,
    pub(super) category: Category,
    pub(super) amount: Option<Amount>,
    pub(super) donor: Donor,
    pub(super) date: Option<Date>,
    pub(super) as_of: Option<Date>,
    /// Index of the total among the candidates of the passage.
    pub(super) part_of: Option<usize>,
    /// What is waived, if this is a waiver.
    pub(super) matter: Option<&'static str>,
    /// What a person should check.
    pub(super) doubts: Vec<&'static FindingKind>,
    /// The words before its sum, to tell two gifts of one sentence apart.
    pub(super) says: String,
    /// What its words say about other sums.
    pub(super) marks: Marks,
    /// Its sentence in the passage.
    pub(super) sentence: usize,
    /// Its clause in the sentence.
    pub(super) clause: usize,
    /// Withdrawn: it becomes no fact.
    pub(super) dropped: bool,
}

/// What the words around a sum say about other sums.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Marks {
    /// It is a total: 累计, 共, 达.
    pub(super) total: bool,
    /// It is the total of all there is: 截至…累计, 总额, 以上.
    pub(super) all: bool,
    /// It is one more: 再, 另, 此外.
    pub(super) more: bool,
    /// It is a share of what was told before: 在全部捐款中, 其中.
    pub(super) share: bool,
    /// It speaks of what was told before: 上述, 这笔.
    pub(super) refers: bool,
    /// It is a total that says nothing by itself: 以上三笔共计18万元.
    pub(super) needs_parts: bool,
    /// It was handed on: 移交, 转交.
    pub(super) handed: bool,
}

/// A sum that becomes no fact, and why.
pub(super) struct PassedOver {
    pub(super) kind: &'static FindingKind,
    /// Bytes of the passage.
    pub(super) quote: Range<usize>,
}

/// What was found in a passage.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) candidates: Vec<Candidate>,
    pub(super) passed_over: Vec<PassedOver>,
}

impl Judged {
    /// Puts the candidates in the order of the text.
    pub(super) fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.candidates.len()).collect();
        order.sort_by_key(|index| self.candidates[*index].quote.end);
        let mut place = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new;
        }
        let mut sorted = Vec::with_capacity(order.len());
        for old in order {
            let mut candidate = self.candidates[old].clone();
            candidate.part_of = candidate.part_of.map(|total| place[total]);
            sorted.push(candidate);
        }
        self.candidates = sorted;
    }

    /// Withdraws a candidate and reports why.
    pub(super) fn withdraw(&mut self, index: usize, kind: &'static FindingKind) {
        let candidate = &mut self.candidates[index];
        candidate.dropped = true;
        candidate.part_of = None;
        let quote = candidate.quote.clone();
        self.passed_over.push(PassedOver { kind, quote });
    }
}
