//! Dividing totals among their parts.

use super::sum::{Sum, Tally};
use crate::model::{Category, DonorKind, Fact};

/// The share of one key, the answer to a question such as "who gave?".
pub(super) struct Piece {
    pub(super) key: u8,
    tally: Tally,
    facts: Vec<usize>,
    uncounted: Vec<usize>,
}

impl Piece {
    pub(super) fn into_sum(self) -> Sum {
        Sum {
            amount: (!self.facts.is_empty()).then(|| self.tally.amount()),
            facts: self.facts,
            uncounted: self.uncounted,
        }
    }
}

/// A fact among the others.
struct Knot<'a> {
    fact: &'a Fact,
    /// Index of the fact that it is part of, or [`NOTHING`].
    parent: usize,
    /// How many of its parts are not yet in order.
    waiting: usize,
    /// Who gave: an unknown giver of a part is the total's.
    kind: DonorKind,
    /// What its parts come to, by key and in all.
    below: Vec<Piece>,
    parts: Tally,
}

/// The index of no fact.
const NOTHING: usize = usize::MAX;

/// Adds up the facts by a key of their category and giver.
///
/// Works from the parts upwards without recursion: a chain of parts is as long
/// as a file likes.
pub(super) fn divide(facts: &[&Fact], key: fn(Category, DonorKind) -> u8) -> Vec<Piece> {
    let mut knots = knots(facts);
    let order = parts_first(&mut knots);
    for &index in order.iter().rev() {
        if knots[index].kind == DonorKind::Unknown
            && let Some(parent) = knots.get(knots[index].parent)
        {
            knots[index].kind = parent.kind;
        }
    }

    let mut result = Vec::new();
    for index in order {
        let knot = &mut knots[index];
        let key = key(knot.fact.category, knot.kind);
        let mut pieces = std::mem::take(&mut knot.below);
        let mut whole = std::mem::take(&mut knot.parts);
        match knot.fact.amount {
            None => add(&mut pieces, key, &Tally::default(), &[], &[index]),
            Some(amount) => {
                let total = Tally::of(amount);
                share(&mut pieces, key, index, &total, &whole);
                whole = total;
            }
        }
        let parent = knot.parent;
        let target = match knots.get_mut(parent) {
            None => &mut result,
            Some(parent) => {
                parent.parts.add(&whole);
                &mut parent.below
            }
        };
        for piece in &pieces {
            add(
                target,
                piece.key,
                &piece.tally,
                &piece.facts,
                &piece.uncounted,
            );
        }
    }
    for piece in &mut result {
        // Parts were added before their totals; people read in the order of
        // the file.
        ascending(&mut piece.facts);
        ascending(&mut piece.uncounted);
    }
    result
}

/// Makes of the pieces of a total's parts the total as it is divided among
/// them, or undivided.
fn share(pieces: &mut Vec<Piece>, key: u8, index: usize, total: &Tally, parts: &Tally) {
    let mut divided = false;
    for piece in &mut *pieces {
        // A part without a sum is inside the total's.
        piece.uncounted.clear();
        divided |= piece.key != key && !piece.facts.is_empty();
    }
    match total.rest(parts).filter(|_| divided) {
        None => {
            pieces.clear();
            add(pieces, key, total, &[index], &[]);
        }
        Some(rest) if !rest.is_nothing() => add(pieces, key, &rest, &[index], &[]),
        Some(_) => {}
    }
}

fn add(pieces: &mut Vec<Piece>, key: u8, tally: &Tally, facts: &[usize], uncounted: &[usize]) {
    let at = position(pieces, key).unwrap_or_else(|| {
        pieces.push(Piece {
            key,
            tally: Tally::default(),
            facts: Vec::new(),
            uncounted: Vec::new(),
        });
        pieces.len() - 1
    });
    let piece = &mut pieces[at];
    piece.tally.add(tally);
    piece.facts.extend_from_slice(facts);
    piece.uncounted.extend_from_slice(uncounted);
}

pub(super) fn position(pieces: &[Piece], key: u8) -> Option<usize> {
    pieces.iter().position(|piece| piece.key == key)
}

fn knots<'a>(facts: &[&'a Fact]) -> Vec<Knot<'a>> {
    let mut knots = Vec::with_capacity(facts.len());
    for fact in facts {
        let mut parent = NOTHING;
        if let Some(total) = &fact.part_of {
            let found = facts.iter().position(|other| other.id == *total);
            parent = found.unwrap_or(NOTHING);
        }
        knots.push(Knot {
            fact,
            parent,
            waiting: 0,
            kind: fact.donor.kind,
            below: Vec::new(),
            parts: Tally::default(),
        });
    }
    for index in 0..knots.len() {
        let parent = knots[index].parent;
        if let Some(parent) = knots.get_mut(parent) {
            parent.waiting += 1;
        }
    }
    knots
}

/// An order in which parts come before what they are part of. A circle is cut
/// at its first fact.
fn parts_first(knots: &mut [Knot]) -> Vec<usize> {
    let mut order = Vec::with_capacity(knots.len());
    for (index, knot) in knots.iter().enumerate() {
        if knot.waiting == 0 {
            order.push(index);
        }
    }
    let mut done = 0;
    let mut uncut = 0;
    loop {
        while let Some(&index) = order.get(done) {
            done += 1;
            come(knots, index, &mut order);
        }
        // Whatever still waits is on a circle, for each fact is part of one.
        while knots.get(uncut).is_some_and(|knot| knot.waiting == 0) {
            uncut += 1;
        }
        if uncut == knots.len() {
            return order;
        }
        come(knots, uncut, &mut order);
        knots[uncut].parent = NOTHING;
        uncut += 1;
    }
}

/// Has the fact that this one is part of wait for one part fewer.
fn come(knots: &mut [Knot], index: usize, order: &mut Vec<usize>) {
    let parent = knots[index].parent;
    if let Some(knot) = knots.get_mut(parent) {
        knot.waiting -= 1;
        if knot.waiting == 0 {
            order.push(parent);
        }
    }
}

/// Sorts a short list in place; the library's sort is dear in bytes.
pub(super) fn ascending(numbers: &mut [usize]) {
    for end in 1..numbers.len() {
        let mut at = end;
        while at > 0 && numbers[at - 1] > numbers[at] {
            numbers.swap(at - 1, at);
            at -= 1;
        }
    }
}
