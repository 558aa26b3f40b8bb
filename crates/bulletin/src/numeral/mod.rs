//! Numbers in Chinese texts.
//!
//! Rule of this folder: one grammar for all of them, and no number is read in part.
//! Digits of half and full width, with all that texts put between them (52.6,
//! ５２．６, 526,000, 1 280 000; see [`arabic`]); Chinese
//! numerals with units or digit by digit (一百二十三, 两千, 廿五, 二〇二〇, 二○二○
//! with U+25CB); the capital numerals of cheques (壹拾万); and all of these mixed
//! (1亿2000万, 3.5亿, 20余万). Whole numbers only, with checked steps.

mod arabic;
mod quantity;
mod token;

pub(crate) use arabic::{SCALE, is_space};
pub(crate) use quantity::{Quantity, quantity};
pub(crate) use token::Cursor;

use crate::amount::Problem;

/// Reads a text that is one whole number: 十五, 二〇二〇, １５, 1亿2000万. `None` for
/// anything else, for a number that is not exact (十余), and for an ambiguous one
/// (三万五).
///
/// ```
/// assert_eq!(bulletin::numeral::read("一百二十三"), Some(123));
/// assert_eq!(bulletin::numeral::read("二○二○"), Some(2020));
/// assert_eq!(bulletin::numeral::read("三万五"), None);
/// ```
pub fn read(text: &str) -> Option<u64> {
    let text = text.trim();
    let number = quantity(text)?;
    let exact = number.len == text.len() && !number.more && !number.bare && !number.composed;
    let sure = match number.problem {
        None => true,
        // Years and issue numbers are written digit by digit.
        Some(Problem::Ambiguous) => number.digit_by_digit,
        Some(_) => false,
    };
    if !exact || !sure || number.value % SCALE != 0 {
        return None;
    }
    u64::try_from(number.value / SCALE).ok()
}

/// Reads the number in a label: 第十五期, 第 15 期, 总第一〇三期, （四）, (4), 15.
///
/// ```
/// assert_eq!(bulletin::numeral::ordinal("第十五期"), Some(15));
/// assert_eq!(bulletin::numeral::ordinal("（四）"), Some(4));
/// ```
pub fn ordinal(text: &str) -> Option<u64> {
    let text = text.trim();
    let inner = if let Some((_, after)) = text.split_once('第') {
        let end = after.find(|c| !token::is_numeral(c) && !is_space(c));
        &after[..end.unwrap_or(after.len())]
    } else {
        text.trim_matches(|c| "（）()〔〕[]【】".contains(c))
    };
    read(inner)
}
