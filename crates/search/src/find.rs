//! Where words are in a text.

use crate::fold::{self, Folded};
use crate::query::Word;

/// Where something is: from and to, in UTF-16 units.
pub type Range = (u32, u32);

/// Where any of the words are, in order, without overlaps; and whether all of them are
/// there. Of more than `most` places the first.
pub fn marks(text: &Folded, words: &[Word], most: usize) -> Vec<Range> {
    let mut out = Vec::new();
    for own in words.iter().flat_map(|it| &it.any) {
        places(text, own, most, &mut out);
    }
    out.sort_unstable();
    // What overlaps or touches in the middle of another is one mark.
    let mut merged: Vec<Range> = Vec::new();
    for (from, to) in out {
        match merged.last_mut() {
            Some(last) if from < last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged.truncate(most);
    merged
}

/// Whether a word is in a text.
pub fn has(text: &Folded, word: &Word) -> bool {
    word.any.iter().any(|own| {
        let mut found = Vec::new();
        places(text, own, 1, &mut found);
        !found.is_empty()
    })
}

fn places(text: &Folded, own: &[char], most: usize, out: &mut Vec<Range>) {
    let Some((first, rest)) = own.split_first() else {
        return;
    };
    let mut from = 0;
    let mut count = 0;
    while let Some(next) = text.chars[from..].iter().position(|it| it == first) {
        let at = from + next;
        let end = at + own.len();
        from = at + 1;
        if text.chars.get(at + 1..end) == Some(rest) {
            if let (Some(start), Some(last)) = (text.at.get(at), text.at.get(end - 1)) {
                out.push((start.0, last.1));
            }
            from = end;
            count += 1;
            if count == most {
                return;
            }
        }
    }
}

/// The marks in a whole page's texts, between which are barriers.
pub fn in_page(text: &str, query: &str, most: usize) -> Vec<Range> {
    let words = crate::query::words(query);
    marks(&fold::fold(text), &words, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_are_folded() {
        for (text, query, expected) in [
            ("全面质 量管理", "质量", vec![(2, 5)]),
            ("質量與质量", "质量", vec![(0, 2), (3, 5)]),
            ("哈哈哈", "哈哈", vec![(0, 2)]),
            ("上海、沪、北京", "沪", vec![(0, 2), (3, 4)]),
            ("上海", "shanghai", vec![(0, 2)]),
            ("香港", "Hong Kong", vec![(0, 2)]),
            ("内蒙古", "neimenggu", vec![(0, 3)]),
            ("质\u{1f}量", "质量", vec![]),
            ("a", "", vec![]),
            ("质量管理", "质量 量管", vec![(0, 3)]),
            ("二○二〇年", "二〇二零", vec![(0, 4)]),
        ] {
            assert_eq!(in_page(text, query, 9), expected, "{query} in {text}");
        }
    }
}
