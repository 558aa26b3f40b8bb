//! The words that say that something was given or waived, and how texts are
//! searched for them. To teach the publisher another word, add it to its table.

mod fees;
mod gifts;
mod senses;
mod totals;

pub(super) use fees::*;
pub(super) use gifts::*;
pub(super) use senses::*;
pub(super) use totals::*;

/// Whether a text names a fee, and not only 费 or 税.
pub(super) fn names_fee(text: &str) -> bool {
    let mut fees = FEES.iter().filter(|fee| !WIDE_FEES.contains(fee));
    fees.any(|fee| text.contains(fee))
}

/// Whether a text speaks of a fee. 消费 and 免费 are none.
pub(super) fn has_fee(text: &str) -> bool {
    let spoken = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            word != "费" || !before.ends_with(['消', '免', '经', '花', '浪', '党', '路'])
        })
    };
    names_fee(text) || WIDE_FEES.iter().any(|word| spoken(word))
}

/// Where the first of the words that `text` contains starts.
pub(super) fn first_of(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text.find(word)).min()
}

/// Whether `text` contains one of the words.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// A word of [`SENSES`] in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) sense: Sense,
}

/// Whether the words behind a word end the name of a company that it is part of:
/// 服务有限公司.
fn is_in_name(behind: &str) -> bool {
    let end = behind
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| !c.is_alphanumeric() || "向捐给为将把的".contains(*c))
        .map(|(at, _)| at);
    let name = match end.or_else(|| behind.char_indices().nth(LONGEST_NAME).map(|(at, _)| at)) {
        Some(end) => behind.get(..end).unwrap_or_default(),
        None => behind,
    };
    name.contains("有限公司") || name.contains("集团") || name.starts_with("公司")
}

/// How long the rest of a company's name may be, in characters.
const LONGEST_NAME: usize = 12;

/// All words of [`SENSES`] in a text, in order, none inside another.
pub(super) fn senses(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (word, sense) in SENSES {
        for (start, _) in text.match_indices(word) {
            let end = start + word.len();
            let behind = text.get(end..).unwrap_or_default();
            let undone = NOT_ELSE.iter().any(|(name, next)| {
                name == word && next.iter().any(|next| behind.starts_with(next))
            });
            let named = *sense == Sense::Else && is_in_name(behind);
            if !undone && !named {
                hits.push(Hit {
                    start,
                    end,
                    sense: *sense,
                });
            }
        }
    }
    hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let mut end = 0;
    hits.retain(|hit| {
        let free = hit.end > end;
        end = end.max(hit.end);
        free
    });
    hits
}

/// Strips words from the start of a text, as long as there are any.
pub(super) fn strip_start<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    loop {
        text = text.trim_start();
        let longest = words.iter().filter(|word| text.starts_with(**word));
        match longest.max_by_key(|word| word.len()) {
            Some(word) => text = text.get(word.len()..).unwrap_or_default(),
            None => return text,
        }
    }
}

/// Strips words from the end of a text, as long as there are any.
pub(super) fn strip_end<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    loop {
        text = text.trim_end();
        let longest = words.iter().filter(|word| text.ends_with(**word));
        match longest.max_by_key(|word| word.len()) {
            Some(word) => text = text.get(..text.len() - word.len()).unwrap_or_default(),
            None => return text,
        }
    }
}
