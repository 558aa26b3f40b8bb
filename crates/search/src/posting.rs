//! The issues that have a term, as bits: gaps between their numbers by Rice's code.
//! It is also said which of an issue's texts has the term first, so that a reader of
//! the index need not look through all of them.

use crate::bits::{BitReader, BitWriter};
use crate::bytes::{Input, varint};

/// An issue that has a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Posting {
    /// Its number, from 0, oldest first.
    pub issue: u32,
    /// The first of its texts that has it, up to [`LAST_HINT`].
    pub hint: u8,
}

/// From here on texts are not told apart.
pub const LAST_HINT: u8 = 7;
const HINT_BITS: u32 = 3;

/// What is in most issues is mostly in the first texts of them.
fn hint_bits(count: usize, issues: u32) -> u32 {
    match count as u64 * 2 <= u64::from(issues) || issues <= 64 {
        true => HINT_BITS,
        false => HINT_BITS - 1,
    }
}

fn low_bits(count: usize, issues: u32) -> u32 {
    let mean = u64::from(issues) / (count as u64).max(1);
    // A gap of 1 is written as 0.
    (mean.max(1) * 2 / 3).max(1).ilog2()
}

/// The bytes of a list in the order of the issues, of which there are `issues` in all.
pub fn write(postings: &[Posting], issues: u32) -> Vec<u8> {
    let mut out = Vec::new();
    varint(postings.len() as u64, &mut out);
    let low = low_bits(postings.len(), issues);
    let hints = hint_bits(postings.len(), issues);
    let mut bits = BitWriter::default();
    let mut next = 0;
    for it in postings {
        bits.rice(it.issue - next, low);
        next = it.issue + 1;
        bits.bits(u32::from(it.hint).min((1 << hints) - 1), hints);
    }
    out.append(&mut bits.finish());
    out
}

/// Reads a list; `None` where it is damaged.
pub fn read(bytes: &[u8], issues: u32) -> Option<Vec<Posting>> {
    let mut input = Input::new(bytes);
    let count = input.small()?;
    if count > issues {
        return None;
    }
    let count = count as usize;
    let rest = input.rest();
    let mut bits = BitReader::new(rest);
    let low = low_bits(count, issues);
    let hints = hint_bits(count, issues);
    // Each takes at least a bit.
    let mut out = Vec::with_capacity(count.min(rest.len() * 8));
    let mut next = 0u32;
    for _ in 0..count {
        let issue = next.checked_add(bits.rice(low)?)?;
        if issue >= issues {
            return None;
        }
        let hint = bits.bits(hints)? as u8;
        out.push(Posting { issue, hint });
        next = issue + 1;
    }
    Some(out)
}
