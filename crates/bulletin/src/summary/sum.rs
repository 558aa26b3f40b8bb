//! Adds amounts with bounds: 超过, 近, 约.

use crate::model::{Amount, Bound};

/// A sum of money and the facts that make it up.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Sum {
    /// `None` if no fact has an amount, which is not the same as zero.
    pub amount: Option<Amount>,
    /// The facts whose amounts make it up: its evidence.
    pub facts: Vec<usize>,
    /// The facts that belong to it but have no amount.
    pub uncounted: Vec<usize>,
}

impl Sum {
    /// Whether no fact belongs to it, with or without an amount.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.uncounted.is_empty()
    }
}

/// A running sum. The order of adding does not matter:
///
/// | added | result |
/// | --- | --- |
/// | only exact amounts | exact |
/// | one with `at least` | at least |
/// | one with `at most` | at most |
/// | a range | a range; with `at least` its lower end, with `at most` its upper |
/// | one with `about`, or both `at least` and `at most` | about |
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    /// The lower ends, in fen.
    pub low: i128,
    /// The upper ends, in fen: of what is no range, the same.
    pub high: i128,
    /// Whether something is at least so much.
    pub at_least: bool,
    /// Whether something is at most so much.
    pub at_most: bool,
    /// Whether something is about so much.
    pub about: bool,
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

    /// Adds another one.
    pub fn add(&mut self, other: &Tally) {
        self.low += other.low;
        self.high += other.high;
        self.at_least |= other.at_least;
        self.at_most |= other.at_most;
        self.about |= other.about;
    }

    /// What the parts leave of a total. If the parts are at least so much, the rest
    /// is at most so much. `None` if the parts are certainly more than the total.
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
        // More than "at least so much" or "about so much" is not a contradiction.
        (rest.at_least || rest.about).then_some(Tally { high: 0, ..rest })
    }

    /// Whether it is certain that nothing is left.
    pub(super) fn is_nothing(&self) -> bool {
        self.high == 0 && !self.at_least && !self.about
    }

    /// What it comes to.
    pub fn amount(&self) -> Amount {
        let low = fen(self.low);
        let Ok(high) = i64::try_from(self.high) else {
            // Too large to count: at least what fits, unless it is not certain to
            // be that much.
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
