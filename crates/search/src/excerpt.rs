//! The sentence around a mark.

use crate::find::Range;

/// A piece of a text with marks in it, in UTF-16 units of the piece.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt {
    /// The piece; an ellipsis stands for what was left out.
    pub text: String,
    /// Where the words are in it.
    pub marks: Vec<Range>,
}

/// At most so many units before the first mark, and in all.
const BEFORE: usize = 36;
const ALL: usize = 110;

/// The sentence that has the first mark.
pub fn around(text: &str, marks: &[Range]) -> Excerpt {
    let units: Vec<(usize, char)> = {
        let mut at = 0;
        let with_place = |it: char| {
            let from = at;
            at += it.len_utf16();
            (from, it)
        };
        text.chars().map(with_place).collect()
    };
    let first = marks.first().map_or(0, |it| it.0 as usize);
    let mark = units.partition_point(|it| it.0 < first);
    let ends = |it: char| matches!(it, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n');
    let before = units[..mark].iter().rposition(|it| ends(it.1));
    let mut from = before.map_or(0, |it| it + 1);
    let cut = mark - from > BEFORE;
    if cut {
        from = mark - BEFORE;
    }
    // At least to the end of the first mark.
    let last = marks.first().map_or(0, |it| it.1 as usize);
    let mark_end = units.partition_point(|it| it.0 < last);
    let after = units[mark_end..].iter().position(|it| ends(it.1));
    let sentence = after.map_or(units.len(), |it| mark_end + it + 1);
    let to = sentence.min((from + ALL).max(mark_end));
    let mut out = String::new();
    if cut {
        out.push('…');
    }
    let shift = usize::from(cut);
    let start = units.get(from).map_or(0, |it| it.0);
    out.extend(
        units[from..to]
            .iter()
            .map(|it| if it.1 == '\n' { ' ' } else { it.1 }),
    );
    if to < sentence {
        out.push('…');
    }
    let end = units.get(to).map_or(usize::MAX, |it| it.0);
    let inside = marks
        .iter()
        .filter(|it| it.0 as usize >= start && it.1 as usize <= end);
    let moved = |at: u32| (at as usize - start + shift) as u32;
    Excerpt {
        text: out,
        marks: inside.map(|it| (moved(it.0), moved(it.1))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_sentence() {
        let it = around("前一句。质量管理好。后一句。", &[(4, 6)]);
        assert_eq!(it.text, "质量管理好。");
        assert_eq!(it.marks, [(0, 2)]);
    }

    #[test]
    fn long_ones_are_cut() {
        let text = "字".repeat(100) + "质量" + &"字".repeat(200);
        let it = around(&text, &[(100, 102)]);
        assert!(it.text.starts_with('…') && it.text.ends_with('…'));
        assert_eq!(it.marks, [(37, 39)]);
        assert!(it.text.chars().count() < 120);
        assert_eq!(around("", &[]).text, "");
    }
}
