//! Yuan as a decimal string, as in JSON.

use crate::digits;
use crate::model::Amount;

impl Amount {
    /// Writes fen as yuan with as few decimals as possible: `526000`, `0.5`,
    /// `12.34`.
    pub fn write_yuan(fen: i64) -> String {
        let mut out = String::new();
        if fen < 0 {
            out.push('-');
        }
        push_decimal(&mut out, fen.unsigned_abs(), 2);
        out
    }
}

/// Appends `value / 10^decimals` without trailing zeros.
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

/// Reads a decimal string of yuan as fen: digits, then at most two decimals. `None`
/// for anything else: a sign, a space, a separator, a third decimal, a number that
/// does not fit.
pub fn read_yuan(text: &str) -> Option<i64> {
    let mut fen = 0;
    let mut begun = false;
    let mut decimals = None;
    for byte in text.bytes() {
        match (byte, decimals) {
            (b'.', None) if begun => decimals = Some(0),
            (b'0'..=b'9', None | Some(0 | 1)) => {
                begun = true;
                decimals = decimals.map(|count| count + 1);
                fen = with_digit(fen, byte - b'0')?;
            }
            _ => return None,
        }
    }
    match decimals {
        None if begun => with_digit(with_digit(fen, 0)?, 0),
        Some(1) => with_digit(fen, 0),
        Some(2) => Some(fen),
        _ => None,
    }
}

/// Appends a digit to a number, if the result fits. (In wasm, a checked
/// multiplication of 64 bits goes through 128 bits.)
fn with_digit(number: i64, digit: u8) -> Option<i64> {
    let digit = i64::from(digit);
    (number <= (i64::MAX - digit) / 10).then(|| number * 10 + digit)
}
