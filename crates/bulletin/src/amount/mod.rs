//! Sums of money.
//!
//! Rule of this folder: whole numbers of fen only, every step checked for
//! overflow; no floating point, and no rounding: what cannot be said exactly is
//! not said.

mod currency;
mod find;
mod words;
mod write;
mod yuan;

pub use find::{Found, Problem, find, read};
pub use yuan::read_yuan;

use crate::model::{Amount, Bound};

impl Amount {
    /// An amount as it stands, in fen.
    pub fn exact(fen: i64) -> Amount {
        Amount {
            fen,
            bound: Bound::Exact,
            up_to: None,
        }
    }

    /// Whether it makes sense: not negative; the upper end of a range above the
    /// lower one; and a range bounded by nothing else, save that both ends may
    /// be about so much.
    pub fn is_sound(self) -> bool {
        self.fen >= 0
            && self.up_to.is_none_or(|up_to| {
                up_to > self.fen && matches!(self.bound, Bound::Exact | Bound::About)
            })
    }
}
