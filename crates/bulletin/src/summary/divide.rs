//! Divides totals among their parts.

use super::Counting;
use super::columns::Key;
use super::sum::{Sum, Tally};
use crate::model::{Category, DonorKind, Fact};

/// What the facts with one key come to: an answer to a question such as "who gave?"
pub(super) struct Share {
    pub(super) key: Key,
    pub(super) tally: Tally,
    pub(super) facts: Vec<usize>,
    pub(super) uncounted: Vec<usize>,
}

impl Share {
    pub(super) fn into_sum(self) -> Sum {
        Sum {
            amount: (!self.facts.is_empty()).then(|| self.tally.amount()),
            facts: self.facts,
            uncounted: self.uncounted,
        }
    }
}

/// A fact and its place among the others.
struct FactNode<'a> {
    fact: &'a Fact,
    /// Index of the fact that it is part of, or [`NOTHING`].
    parent: usize,
    /// Whether it is added up.
    counts: bool,
    /// How many of its parts are not in the order yet.
    waiting: usize,
    /// Who gave. A part whose donor is unknown has the total's.
    kind: DonorKind,
    /// What its parts come to, by key and together.
    below: Vec<Share>,
    parts: Tally,
}

/// The index of no fact.
const NOTHING: usize = usize::MAX;

/// Adds up the facts by a key of their category and donor.
///
/// Works from the parts upwards without recursion, because a file can chain any
/// number of parts.
pub(super) fn divide(
    facts: &[&Fact],
    counting: Counting,
    key: fn(Category, DonorKind) -> Key,
) -> Vec<Share> {
    let mut nodes = nodes(facts, counting);
    let order = parts_first(&mut nodes);
    for &index in order.iter().rev() {
        if nodes[index].kind == DonorKind::Unknown
            && let Some(parent) = nodes.get(nodes[index].parent)
        {
            nodes[index].kind = parent.kind;
        }
    }

    let mut result = Vec::new();
    for index in order {
        let node = &mut nodes[index];
        if !node.counts {
            // Its parts do not count either.
            continue;
        }
        let key = key(node.fact.category, node.kind);
        let mut shares = std::mem::take(&mut node.below);
        let mut whole = std::mem::take(&mut node.parts);
        match node.fact.amount {
            None => add(&mut shares, key, &Tally::default(), &[], &[index]),
            Some(amount) => {
                let total = Tally::of(amount);
                share(&mut shares, key, index, &total, &whole);
                whole = total;
            }
        }
        let parent = node.parent;
        let target = match nodes.get_mut(parent) {
            None => &mut result,
            Some(parent) => {
                parent.parts.add(&whole);
                &mut parent.below
            }
        };
        for share in &shares {
            add(
                target,
                share.key,
                &share.tally,
                &share.facts,
                &share.uncounted,
            );
        }
    }
    for share in &mut result {
        // Parts were added before their totals. Back to the order of the file.
        ascending(&mut share.facts);
        ascending(&mut share.uncounted);
    }
    result
}

/// Turns the shares of a total's parts into those of the total: divided among the
/// parts, or undivided.
fn share(shares: &mut Vec<Share>, key: Key, index: usize, total: &Tally, parts: &Tally) {
    let mut divided = false;
    for share in &mut *shares {
        // A part without an amount is included in the total's.
        share.uncounted.clear();
        divided |= share.key != key && !share.facts.is_empty();
    }
    match total.rest(parts).filter(|_| divided) {
        None => {
            shares.clear();
            add(shares, key, total, &[index], &[]);
        }
        Some(rest) if !rest.is_nothing() => add(shares, key, &rest, &[index], &[]),
        Some(_) => {}
    }
}

fn add(shares: &mut Vec<Share>, key: Key, tally: &Tally, facts: &[usize], uncounted: &[usize]) {
    let found = shares.iter().position(|share| share.key == key);
    let at = found.unwrap_or_else(|| {
        shares.push(Share {
            key,
            tally: Tally::default(),
            facts: Vec::new(),
            uncounted: Vec::new(),
        });
        shares.len() - 1
    });
    let share = &mut shares[at];
    share.tally.add(tally);
    share.facts.extend_from_slice(facts);
    share.uncounted.extend_from_slice(uncounted);
}

fn nodes<'a>(facts: &[&'a Fact], counting: Counting) -> Vec<FactNode<'a>> {
    let is_included = |fact: &Fact| counting == Counting::WithProposed || !fact.proposed;
    let mut nodes = Vec::with_capacity(facts.len());
    for fact in facts {
        let mut parent = NOTHING;
        if let Some(total) = &fact.part_of {
            let found = facts
                .iter()
                .position(|other| other.id == *total && is_included(other));
            parent = found.unwrap_or(NOTHING);
        }
        nodes.push(FactNode {
            fact,
            parent,
            counts: is_included(fact) && fact.repeats.is_none(),
            waiting: 0,
            kind: fact.donor.kind,
            below: Vec::new(),
            parts: Tally::default(),
        });
    }
    for index in 0..nodes.len() {
        let parent = nodes[index].parent;
        if let Some(parent) = nodes.get_mut(parent) {
            parent.waiting += 1;
        }
    }
    nodes
}

/// An order in which parts come before their totals. A circle is cut at its first
/// fact.
fn parts_first(nodes: &mut [FactNode]) -> Vec<usize> {
    let mut order = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        if node.waiting == 0 {
            order.push(index);
        }
    }
    let mut done = 0;
    let mut uncut = 0;
    loop {
        while let Some(&index) = order.get(done) {
            done += 1;
            release(nodes, index, &mut order);
        }
        // Whatever still waits is on a circle, because a fact is part of one other.
        while nodes.get(uncut).is_some_and(|node| node.waiting == 0) {
            uncut += 1;
        }
        if uncut == nodes.len() {
            return order;
        }
        release(nodes, uncut, &mut order);
        nodes[uncut].parent = NOTHING;
        uncut += 1;
    }
}

/// Tells the fact that this one is part of that one part fewer is missing.
fn release(nodes: &mut [FactNode], index: usize, order: &mut Vec<usize>) {
    let parent = nodes[index].parent;
    if let Some(node) = nodes.get_mut(parent) {
        node.waiting -= 1;
        if node.waiting == 0 {
            order.push(parent);
        }
    }
}

/// Sorts a short list in place. The library's sort is large.
pub(super) fn ascending(numbers: &mut [usize]) {
    for end in 1..numbers.len() {
        let mut at = end;
        while at > 0 && numbers[at - 1] > numbers[at] {
            numbers.swap(at - 1, at);
            at -= 1;
        }
    }
}
