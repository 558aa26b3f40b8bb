//! Sums of money.
//!
//! Rule of this folder: whole numbers of fen, every step checked for overflow. No
//! floating point and no rounding: what cannot be exact is no amount.

mod currency;
mod find;
mod words;
mod write;
mod yuan;

pub use find::{Found, Problem, find, read, stands_in};
pub use yuan::read_yuan;

use crate::model::{Amount, Bound};

impl Amount {
    /// An exact amount in fen.
    pub fn exact(fen: i64) -> Amount {
        Amount {
            fen,
            bound: Bound::Exact,
            up_to: None,
        }
    }

    /// Whether it makes sense: it is not negative, and a range has its upper end
    /// above the lower one and no other bound than `about`.
    pub fn is_sound(self) -> bool {
        self.fen >= 0
            && self.up_to.is_none_or(|up_to| {
                up_to > self.fen && matches!(self.bound, Bound::Exact | Bound::About)
            })
    }
}
