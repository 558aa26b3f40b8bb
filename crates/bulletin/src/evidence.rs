//! Where the facts are in the text.
//!
//! A quote lies within one leaf. Leaves are numbered from 0 in the order in
//! which [`crate::visit`] meets them.

use crate::model::{Block, Fact};
use crate::visit::{self, Item, Leaf};
use std::collections::{HashMap, HashSet};

/// Where a fact's quote stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// Index into the given facts.
    pub fact: usize,
    /// Number of the leaf among the leaves of all the blocks, from 0.
    pub leaf: usize,
    /// Where it begins in the leaf's plain text, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

/// How many leaves the blocks have.
pub fn leaf_count(blocks: &[Block]) -> usize {
    let mut count = 0;
    each_leaf(blocks, &mut |_| count += 1);
    count
}

/// The leaves of the blocks, in order.
pub fn leaves(blocks: &[Block]) -> Vec<Leaf<'_>> {
    let mut all = Vec::new();
    each_leaf(blocks, &mut |leaf| all.push(leaf));
    all
}

/// Calls `see` with each leaf of the blocks, in order.
pub fn each_leaf<'a>(blocks: &'a [Block], see: &mut dyn FnMut(Leaf<'a>)) {
    visit::blocks(blocks, &mut |item| {
        if let Item::Leaf(leaf, _) = item {
            see(leaf);
        }
    });
}

/// Finds the quotes of `facts` in `blocks`. See [`locate_parts`].
pub fn locate(blocks: &[Block], facts: &[Fact]) -> Vec<Evidence> {
    locate_parts(&[blocks], facts)
}

/// Finds the quotes of `facts` in several lists of blocks whose leaves are
/// numbered throughout. The facts of an issue itself stand in its editor's note
/// followed by its lead.
///
/// `occurrence` counts the places of a quote over all leaves in order; places do
/// not overlap. A quote that is not there, or not often enough, is left out. The
/// result is in the order of the text, and of the facts where some begin at one
/// place.
pub fn locate_parts(parts: &[&[Block]], facts: &[Fact]) -> Vec<Evidence> {
    if facts.is_empty() {
        return Vec::new();
    }
    let mut search = Search::new(facts);
    let mut number = 0;
    for blocks in parts {
        each_leaf(blocks, &mut |leaf| {
            search.leaf(number, &leaf.text());
            number += 1;
        });
    }
    search.found
}

/// Where the quotes stand in the texts: by quote, the text and the byte where it
/// begins, in order. Places of one quote do not overlap. One pass over the texts,
/// whatever the number of quotes.
pub fn places<'a>(
    texts: &[impl AsRef<str>],
    quotes: &[&'a str],
) -> HashMap<&'a str, Vec<(usize, usize)>> {
    let index = Quotes::new(quotes);
    let mut found: Vec<Vec<(usize, usize)>> = vec![Vec::new(); index.sorted.len()];
    for (number, text) in texts.iter().enumerate() {
        index.each(text.as_ref(), &mut |quote, start| {
            let free = found[quote].last().is_none_or(|(last, begin)| {
                *last < number || begin + index.sorted[quote].len() <= start
            });
            if free {
                found[quote].push((number, start));
            }
        });
    }
    index.sorted.into_iter().zip(found).collect()
}

/// Quotes in order, to find those that a text starts with. Whatever stands in
/// order between a beginning of a text and the text starts with it, too: so all
/// of them lead from the last quote that is not behind the text, each to a shorter.
struct Quotes<'a> {
    sorted: Vec<&'a str>,
    /// The longest other quote that each starts with.
    shorter: Vec<Option<usize>>,
    /// The first characters.
    firsts: HashSet<char>,
}

impl<'a> Quotes<'a> {
    fn new(quotes: &[&'a str]) -> Self {
        let mut sorted = quotes.to_vec();
        sorted.retain(|quote| !quote.is_empty());
        sorted.sort_unstable();
        sorted.dedup();
        let mut open: Vec<usize> = Vec::new();
        let mut shorter = Vec::with_capacity(sorted.len());
        for (index, quote) in sorted.iter().enumerate() {
            while open
                .last()
                .is_some_and(|last| !quote.starts_with(sorted[*last]))
            {
                open.pop();
            }
            shorter.push(open.last().copied());
            open.push(index);
        }
        let firsts = sorted.iter().filter_map(|quote| quote.chars().next());
        let firsts = firsts.collect();
        Quotes {
            sorted,
            shorter,
            firsts,
        }
    }

    /// Calls `see` with each quote in a text, and where it begins.
    fn each(&self, text: &str, see: &mut dyn FnMut(usize, usize)) {
        for (start, c) in text.char_indices() {
            if !self.firsts.contains(&c) {
                continue;
            }
            let rest = text.get(start..).unwrap_or_default();
            let behind = self.sorted.partition_point(|quote| *quote <= rest);
            let mut at = behind.checked_sub(1);
            while let Some(index) = at {
                if rest.starts_with(self.sorted[index]) {
                    see(index, start);
                }
                at = self.shorter[index];
            }
        }
    }
}

/// Finds all quotes in one pass over the text. An issue can have thousands of
/// paragraphs and hundreds of facts, and one pass per fact would read the text
/// hundreds of times. Each quote waits in the bucket of its first character.
struct Search<'a> {
    wanted: Vec<Wanted<'a>>,
    /// The first quote that waits in each bucket, or [`NOTHING`].
    buckets: [usize; BUCKETS],
    found: Vec<Evidence>,
}

struct Wanted<'a> {
    quote: &'a [u8],
    /// The next quote that waits in the same bucket, or [`NOTHING`].
    next: usize,
    /// How many more places to pass over.
    skip: u32,
    /// Leaf and byte before which a place would overlap the last one.
    free: (usize, usize),
}

/// A power of two, so the remainder of a division is a mask.
const BUCKETS: usize = 256;

/// The index of no quote.
const NOTHING: usize = usize::MAX;

fn bucket(c: char) -> usize {
    c as usize % BUCKETS
}

impl<'a> Search<'a> {
    fn new(facts: &'a [Fact]) -> Self {
        let mut buckets = [NOTHING; BUCKETS];
        let mut wanted = Vec::with_capacity(facts.len());
        for fact in facts {
            wanted.push(Wanted {
                quote: fact.quote.as_bytes(),
                next: NOTHING,
                skip: fact.occurrence.saturating_sub(1),
                free: (0, 0),
            });
        }
        for (index, fact) in facts.iter().enumerate().rev() {
            if let (Some(first), Some(it)) = (fact.quote.chars().next(), wanted.get_mut(index)) {
                it.next = std::mem::replace(&mut buckets[bucket(first)], index);
            }
        }
        Search {
            wanted,
            buckets,
            found: Vec::new(),
        }
    }

    fn leaf(&mut self, leaf: usize, text: &str) {
        let mut start = 0;
        for c in text.chars() {
            let rest = text.as_bytes().get(start..).unwrap_or_default();
            let mut last = NOTHING;
            let mut fact = self.buckets[bucket(c)];
            while let Some(wanted) = self.wanted.get_mut(fact) {
                let next = wanted.next;
                let end = start + wanted.quote.len();
                let stands = (leaf, start) >= wanted.free && rest.starts_with(wanted.quote);
                if stands && wanted.skip == 0 {
                    self.found.push(Evidence {
                        fact,
                        leaf,
                        start,
                        end,
                    });
                    // It waits no longer.
                    match self.wanted.get_mut(last) {
                        Some(it) => it.next = next,
                        None => self.buckets[bucket(c)] = next,
                    }
                } else {
                    if stands {
                        wanted.skip -= 1;
                        wanted.free = (leaf, end);
                    }
                    last = fact;
                }
                fact = next;
            }
            start += c.len_utf8();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn quotes_are_counted_as_if_each_were_sought_alone() {
        let texts = ["捐款捐款10万元，捐款10万元。", "aaaaa", "", "捐款1"];
        let quotes = [
            "捐款10万元",
            "捐款",
            "捐款1",
            "捐",
            "aa",
            "a",
            "aaa",
            "没有",
            "",
            "捐款捐款10万元，",
            "捐款",
        ];
        let alone = quotes.iter().filter(|quote| !quote.is_empty());
        for quote in alone {
            let expected: usize = texts.iter().map(|text| text.matches(quote).count()).sum();
            let all = places(&texts, &quotes);
            assert_eq!(all[quote].len(), expected, "{quote}");
            for (text, start) in &all[quote] {
                assert!(texts[*text][*start..].starts_with(quote), "{quote}");
            }
        }
    }
}
