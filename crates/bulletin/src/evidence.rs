//! Where the facts stand in the text.
//!
//! Blocks are walked leaf by leaf. A leaf is one inline text, in this order:
//! a paragraph; a heading; each point of a list before the points below it; a
//! figure's caption; a table's caption, then the cells of its head and of its
//! rows, row by row; the blocks of a quote; an unknown block's text. Captions
//! count even where they are empty, so that a leaf's number depends on the
//! kinds of blocks alone.

use std::borrow::Cow;

use crate::model::{Block, Fact, Inline, ListItem};

/// One inline text.
#[derive(Clone, Copy)]
pub enum Leaf<'a> {
    /// Text with runs.
    Inline(&'a Inline),
    /// The text of a block of unknown kind.
    Plain(&'a str),
}

impl<'a> Leaf<'a> {
    /// Its joined runs: [`Inline::text`].
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Leaf::Inline(inline) => Cow::Owned(inline.text()),
            Leaf::Plain(text) => Cow::Borrowed(text),
        }
    }
}

/// Where a fact's quote stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// Index into the facts that were looked for.
    pub fact: usize,
    /// Number of the leaf among the leaves of all the blocks, from 0.
    pub leaf: usize,
    /// Where it begins in the leaf's joined text, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

/// How many leaves a block has.
pub fn leaf_count(block: &Block) -> usize {
    let mut count = 0;
    visit(std::slice::from_ref(block), &mut |_| count += 1);
    count
}

/// The leaves of the blocks, in order.
pub fn leaves(blocks: &[Block]) -> Vec<Leaf<'_>> {
    let mut all = Vec::new();
    visit(blocks, &mut |leaf| all.push(leaf));
    all
}

/// Calls `see` with each leaf of the blocks, in order.
pub fn visit<'a>(blocks: &'a [Block], see: &mut dyn FnMut(Leaf<'a>)) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => see(Leaf::Inline(text)),
            Block::Heading(heading) => see(Leaf::Inline(&heading.text)),
            Block::List(list) => visit_items(&list.items, see),
            Block::Figure(figure) => see(Leaf::Inline(&figure.caption)),
            Block::Table(table) => {
                see(Leaf::Inline(&table.caption));
                for cell in table.head.iter().chain(&table.rows).flatten() {
                    see(Leaf::Inline(&cell.text));
                }
            }
            Block::Quote(blocks) => visit(blocks, see),
            Block::Unknown { text, .. } => see(Leaf::Plain(text)),
        }
    }
}

fn visit_items<'a>(items: &'a [ListItem], see: &mut dyn FnMut(Leaf<'a>)) {
    for item in items {
        see(Leaf::Inline(&item.text));
        visit_items(&item.items, see);
    }
}

/// Finds the quotes of `facts` in `blocks`. See [`locate_parts`].
pub fn locate(blocks: &[Block], facts: &[Fact]) -> Vec<Evidence> {
    locate_parts(&[blocks], facts)
}

/// Finds the quotes of `facts` in several runs of blocks, one after the other,
/// with leaves numbered throughout. The facts of an issue itself stand in its
/// editor's note followed by its lead.
///
/// A quote stands within one leaf. `occurrence` counts the places where it
/// stands over all leaves in order, none overlapping another. A quote that does
/// not stand, or not as often, is left out. The result is in the order of the
/// facts.
pub fn locate_parts(parts: &[&[Block]], facts: &[Fact]) -> Vec<Evidence> {
    if facts.is_empty() {
        return Vec::new();
    }
    let mut search = Search::new(facts);
    let mut number = 0;
    for blocks in parts {
        visit(blocks, &mut |leaf| {
            search.leaf(number, &leaf.text());
            number += 1;
        });
    }
    let mut found = Vec::new();
    for wanted in search.wanted {
        found.extend(wanted.found);
    }
    found
}

/// All quotes are looked for in one pass over the text: an issue may have
/// thousands of paragraphs and hundreds of facts, and a pass for each fact
/// would read the text hundreds of times. The first character of a quote says
/// which bucket it waits in.
struct Search<'a> {
    wanted: Vec<Wanted<'a>>,
    /// The last quote that waits in each bucket, or [`NOTHING`].
    buckets: [usize; BUCKETS],
}

struct Wanted<'a> {
    quote: &'a [u8],
    /// The quote that waits in the same bucket before this one, or [`NOTHING`].
    before: usize,
    /// How many places are still to be passed over.
    skip: u32,
    /// Leaf and byte before which a place would overlap the last one.
    free: (usize, usize),
    found: Option<Evidence>,
}

/// A power of two, so that the rest of a division is a mask.
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
        for (index, fact) in facts.iter().enumerate() {
            let mut before = NOTHING;
            if let Some(first) = fact.quote.chars().next() {
                before = std::mem::replace(&mut buckets[bucket(first)], index);
            }
            wanted.push(Wanted {
                quote: fact.quote.as_bytes(),
                before,
                skip: fact.occurrence.saturating_sub(1),
                free: (0, 0),
                found: None,
            });
        }
        Search { wanted, buckets }
    }

    fn leaf(&mut self, leaf: usize, text: &str) {
        let mut start = 0;
        for c in text.chars() {
            let rest = text.as_bytes().get(start..).unwrap_or_default();
            let mut fact = self.buckets[bucket(c)];
            while let Some(wanted) = self.wanted.get_mut(fact) {
                if wanted.found.is_none()
                    && (leaf, start) >= wanted.free
                    && rest.starts_with(wanted.quote)
                {
                    let end = start + wanted.quote.len();
                    if wanted.skip == 0 {
                        wanted.found = Some(Evidence {
                            fact,
                            leaf,
                            start,
                            end,
                        });
                    } else {
                        wanted.skip -= 1;
                        wanted.free = (leaf, end);
                    }
                }
                fact = wanted.before;
            }
            start += c.len_utf8();
        }
    }
}
