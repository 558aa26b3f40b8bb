//! Adding sums that the text bounds: 超过 and 近 and 约.

use crate::model::{Amount, Bound};

/// A sum of money, and the facts that it is made of.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Sum {
    /// None where no fact has a sum: not the same as zero.
    pub amount: Option<Amount>,
    /// The facts whose amounts make it: its evidence.
    pub facts: Vec<usize>,
    /// The facts that belong to it but carry no sum.
    pub uncounted: Vec<usize>,
}

impl Sum {
    /// Whether nothing belongs to it, with or without a sum.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.uncounted.is_empty()
    }
}

/// A sum in the making. The order of adding does not matter:
///
/// | added | gives |
/// | --- | --- |
/// | only exact amounts | exact |
/// | with one at least so much | at least |
/// | with one at most so much | at most |
/// | with a range | a range; at least its lower, at most its upper end |
/// | with one about so much, or at least and at most | about |
#[derive(Clone, Default)]
pub(super) struct Tally {
    low: i128,
    high: i128,
    at_least: bool,
    at_most: bool,
    about: bool,
}

impl Tally {
    pub(super) fn of(amount: Amount) -> Self {
        Tally {
            low: amount.fen.into(),
            high: amount.up_to.unwrap_or(amount.fen).into(),
            at_least: amount.bound == Bound::AtLeast,
            at_most: amount.bound == Bound::AtMost,
            about: amount.bound == Bound::About,
        }
    }

    pub(super) fn add(&mut self, other: &Tally) {
        self.low += other.low;
        self.high += other.high;
        self.at_least |= other.at_least;
        self.at_most |= other.at_most;
        self.about |= other.about;
    }

    /// What a part leaves of a total. If the part is at least so much, at most
    /// the rest is left. None where the parts are certainly more than the
    /// total.
    pub(super) fn rest(&self, parts: &Tally) -> Option<Tally> {
        let rest = Tally {
            low: (self.low - parts.high).max(0),
            high: self.high - parts.low,
            at_least: self.at_least || parts.at_most,
            at_most: self.at_most || parts.at_least,
            about: self.about || parts.about,
        };
        if rest.high >= 0 {
            return Some(rest);
        }
        // More than "at least so much" or "about so much" is no contradiction.
        (rest.at_least || rest.about).then_some(Tally { high: 0, ..rest })
    }

    /// Whether it is certain that nothing is left.
    pub(super) fn is_nothing(&self) -> bool {
        self.high == 0 && !self.at_least && !self.about
    }

    pub(super) fn amount(&self) -> Amount {
        let low = fen(self.low);
        let Ok(high) = i64::try_from(self.high) else {
            // More than can be counted: at least what can, unless it was not
            // certain that it is so much.
            let certain = !(self.about || self.at_most);
            return Amount {
                fen: low,
                bound: if certain {
                    Bound::AtLeast
                } else {
                    Bound::About
                },
                up_to: None,
            };
        };
        let range = (high > low).then_some(high);
        let (fen, bound, up_to) = match (self.about, self.at_least, self.at_most) {
            (true, _, _) | (_, true, true) => (low, Bound::About, range),
            (_, true, _) => (low, Bound::AtLeast, None),
            (_, _, true) => (high, Bound::AtMost, None),
            _ => (low, Bound::Exact, range),
        };
        Amount { fen, bound, up_to }
    }
}

fn fen(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
