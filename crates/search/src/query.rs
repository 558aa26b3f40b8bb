//! What a reader asks for: words, all of which are meant.

use crate::fold;
use crate::places;

/// More characters than anybody types.
const MOST: usize = 200;
/// More words than these are not asked for.
const MOST_WORDS: usize = 8;

/// A word and what else it stands for, folded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// Any of them is meant; there is at least one, and none is empty.
    pub any: Vec<Vec<char>>,
}

/// The words of a question.
pub fn words(query: &str) -> Vec<Word> {
    let query: String = query.chars().take(MOST).collect();
    // Between quotation marks of its own a space would be part of a word: there are
    // none, since white space is folded away.
    let typed: Vec<&str> = query.split_whitespace().collect();
    let mut out: Vec<Word> = Vec::new();
    let mut index = 0;
    while let Some(first) = typed.get(index) {
        index += 1;
        let mut whole = (*first).to_owned();
        if let Some(second) = typed.get(index).filter(|it| places::is_name(first, it)) {
            whole += second;
            index += 1;
        }
        let own = fold::word(&whole);
        let text: String = own.iter().collect();
        let meant = places::meant(&text).map(fold::word);
        let mut any = vec![own];
        any.extend(meant);
        any.retain(|it| !it.is_empty());
        let word = Word { any };
        if !word.any.is_empty() && !out.contains(&word) && out.len() < MOST_WORDS {
            out.push(word);
        }
    }
    out
}
