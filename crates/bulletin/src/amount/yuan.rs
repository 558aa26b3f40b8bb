//! The decimal string of yuan that stands in JSON.

use crate::digits;
use crate::model::Amount;

impl Amount {
    /// Writes fen as yuan with no more decimals than are needed: `526000`,
    /// `0.5`, `12.34`.
    pub fn write_yuan(fen: i64) -> String {
        let mut out = String::new();
        if fen < 0 {
            out.push('-');
        }
        push_decimal(&mut out, fen.unsigned_abs(), 2);
        out
    }
}

/// Appends `value / 10^decimals` without zeros at the end.
pub(super) fn push_decimal(out: &mut String, value: u64, decimals: u32) {
    let scale = 10u64.pow(decimals);
    digits::push(out, value / scale, 1);
    let mut rest = value % scale;
    if rest > 0 {
        let mut width = decimals as usize;
        while rest.is_multiple_of(10) {
            rest /= 10;
            width -= 1;
        }
        out.push('.');
        digits::push(out, rest, width);
    }
}

/// Reads a decimal string of yuan as fen: digits, and at most two more behind a
/// point. None for anything else: a sign, a space, a separator, a third
/// decimal, or more than fits.
pub fn read_yuan(text: &str) -> Option<i64> {
    let (whole, decimals) = match text.split_once('.') {
        None => (text, ""),
        Some((_, "")) => return None,
        Some(parts) => parts,
    };
    if whole.is_empty() || decimals.len() > 2 {
        return None;
    }
    let mut fen = 0i64;
    for byte in whole.bytes().chain(decimals.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        fen = fen.checked_mul(10)?.checked_add((byte - b'0').into())?;
    }
    fen.checked_mul(10i64.pow(2 - decimals.len() as u32))
}
