//! Folding: what counts as the same character.
//!
//! Rule of this file: the builder, the reader and the marks fold by this, and by
//! nothing else. Each folded character knows where it was.

use std::sync::OnceLock;

/// Ends a text inside a longer one: no word reaches across it.
pub const BARRIER: char = '\u{1f}';

/// A folded text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded {
    /// Its characters.
    pub chars: Vec<char>,
    /// Where each of them stood: from and to, in UTF-16 units, as browsers count.
    pub at: Vec<(u32, u32)>,
}

/// Folds a text: full width to half width, capitals to small letters, traditional
/// characters to simplified ones, 零 and ○ to 〇. White space is dropped beside Chinese
/// and is one space elsewhere; what is not seen at all is dropped.
pub fn fold(text: &str) -> Folded {
    let mut out = Folded::default();
    let mut end = 0;
    // The white space before the next character.
    let mut gap: Option<(u32, u32)> = None;
    // Whether what came last needs no space beside it.
    let mut close = true;
    for it in text.chars() {
        let from = end;
        end += it.len_utf16() as u32;
        if is_unseen(it) {
            continue;
        }
        if it.is_whitespace() {
            gap = Some((gap.map_or(from, |(from, _)| from), end));
            continue;
        }
        let alone = it == BARRIER || is_wide(it);
        if let Some(at) = gap.take()
            && !alone
            && !close
        {
            out.chars.push(' ');
            out.at.push(at);
        }
        close = alone;
        out.chars.push(one(it));
        out.at.push((from, end));
    }
    out
}

/// The folded characters of a word, which has no white space.
pub fn word(text: &str) -> Vec<char> {
    let mut folded = fold(text).chars;
    folded.retain(|it| *it != BARRIER);
    folded
}

/// Soft hyphens, joiners, marks of direction, variation selectors.
fn is_unseen(it: char) -> bool {
    matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || (it.is_control() && !it.is_whitespace() && it != BARRIER)
}

/// Chinese, its marks, and forms of full width.
fn is_wide(it: char) -> bool {
    matches!(it, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '○' | '◯')
}

fn one(it: char) -> char {
    match it {
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(it as u32 - 0xfee0).unwrap_or(it);
            narrow.to_ascii_lowercase()
        }
        '零' | '○' | '◯' => '〇',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ if it.is_ascii() => it.to_ascii_lowercase(),
        _ if (it as u32) < 0x2e80 => {
            let mut small = it.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) => one,
                _ => it,
            }
        }
        _ => simplified(it),
    }
}

/// Pairs of a traditional character and the simplified one, ordered by the first: made
/// from OpenCC's data by `examples/traditional.rs`.
const PAIRS: &str = include_str!("traditional.txt");

fn simplified(it: char) -> char {
    static TABLE: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut chars = PAIRS.chars().filter(|it| *it != '\n');
        std::iter::from_fn(|| Some((chars.next()?, chars.next()?))).collect()
    });
    match table.binary_search_by_key(&it, |(from, _)| *from) {
        Ok(index) => table.get(index).map_or(it, |(_, to)| *to),
        Err(_) => it,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text).chars.into_iter().collect()
    }

    #[test]
    fn what_counts_as_the_same() {
        for (text, expected) in [
            ("ＱＣ小组５２．６", "qc小组52.6"),
            ("質量協會", "质量协会"),
            ("质 量\n协　会", "质量协会"),
            ("第 15 期", "第15期"),
            ("二○二〇 二零", "二〇二〇二〇"),
            ("  Quality   Control ", "quality control"),
            ("A\u{ad}B\u{200b}C", "abc"),
            ("一\u{1f}二", "一\u{1f}二"),
            ("É", "é"),
            ("", ""),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn places_are_counted_as_browsers_count() {
        let it = fold("𠀀 Ａ b");
        assert_eq!(it.chars, ['𠀀', 'a', 'b']);
        assert_eq!(it.at, [(0, 2), (3, 4), (5, 6)]);
    }

    #[test]
    fn simplified_characters_stay() {
        // What a simplified character becomes must be simplified itself, so that
        // folding twice is folding once.
        let simple: String = PAIRS
            .chars()
            .filter(|it| *it != '\n')
            .skip(1)
            .step_by(2)
            .collect();
        for it in simple.chars() {
            assert_eq!(simplified(it), it, "{it}");
        }
    }
}
