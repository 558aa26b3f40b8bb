//! Terms: what the index has lists for. Single characters, pairs, runs of three and
//! four Latin letters or digits (pairs of them say too little), and provinces.

use crate::fold::BARRIER;

/// A term as a number.
pub type Term = u64;

const PAIR: u64 = 1 << 42;
const THREE: u64 = 2 << 42;
const FOUR: u64 = 3 << 42;
const PLACE: u64 = 4 << 42;

/// The longest run that is a term.
const LONGEST: usize = 4;

/// The term of a province, by its place in `bulletin::province::PROVINCES`.
pub fn of_place(index: usize) -> Term {
    PLACE | index as u64
}

/// The longest term that begins at a place of a folded text, and its length; with a
/// most of 1 or 2, a shorter one.
fn at(chars: &[char], from: usize, most: usize) -> Option<(Term, usize)> {
    let one = u64::from(u32::from(*chars.get(from)?));
    let run = chars[from..]
        .iter()
        .take(most.min(LONGEST))
        .take_while(|it| it.is_ascii_alphanumeric())
        .count();
    if run >= 3 {
        let packed = chars[from..from + run]
            .iter()
            .fold(0, |packed, it| packed << 7 | u64::from(u32::from(*it)));
        let kind = if run == 3 { THREE } else { FOUR };
        return Some((kind | packed, run));
    }
    match chars.get(from + 1).filter(|_| most > 1) {
        Some(next) => Some((PAIR | one << 21 | u64::from(u32::from(*next)), 2)),
        None => Some((one, 1)),
    }
}

/// Calls `see` with all terms of a folded text, as often as they are in it.
pub fn of_text(chars: &[char], see: &mut dyn FnMut(Term)) {
    for part in chars.split(|it| *it == BARRIER) {
        for from in 0..part.len() {
            let mut last = 0;
            for most in 1..=LONGEST {
                match at(part, from, most) {
                    Some((term, length)) if length > last => {
                        last = length;
                        see(term);
                    }
                    _ => break,
                }
            }
        }
    }
}

/// Terms of a word beyond this many are not asked for.
const MOST: usize = 6;

/// The terms that every text with a folded word has: as long and as few as say it.
pub fn of_word(chars: &[char]) -> Vec<Term> {
    let mut out = Vec::new();
    let mut covered = 0;
    for from in 0..chars.len() {
        let Some((term, length)) = at(chars, from, LONGEST) else {
            break;
        };
        if from + length > covered && !out.contains(&term) {
            covered = from + length;
            out.push(term);
        }
    }
    // Of a long word the pairs that overlap say little more.
    if out.len() > MOST {
        let step = out.len().div_ceil(MOST);
        out = out.into_iter().step_by(step).collect();
    }
    out
}

/// A number for each term whose highest bits are as good as random.
pub fn spread(term: Term) -> u64 {
    term.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Spreads terms over shards.
pub fn shard(term: Term, bits: u32) -> u32 {
    match bits {
        0 => 0,
        bits => (spread(term) >> (64 - bits)) as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn a_text_with_a_word_has_all_its_terms() {
        for (text, word) in [
            ("质量管理", "量管"),
            ("quality", "ali"),
            ("quality", "quality"),
            ("a2020年", "2020年"),
            ("52.6万元", "2.6万"),
            ("一", "一"),
            ("ab", "b"),
        ] {
            let mut all = Vec::new();
            of_text(&chars(text), &mut |it| all.push(it));
            for term in of_word(&chars(word)) {
                assert!(all.contains(&term), "{word} in {text}");
            }
        }
        assert!(of_word(&[]).is_empty());
        assert_eq!(of_word(&chars("质量管理")).len(), 3);
    }

    #[test]
    fn nothing_reaches_over_a_barrier() {
        let mut all = Vec::new();
        of_text(&chars("一\u{1f}二"), &mut |it| all.push(it));
        assert_eq!(all.len(), 2);
    }
}
