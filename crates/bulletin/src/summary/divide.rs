//! Dividing totals among their parts.

use super::sum::{Sum, Tally};
use crate::model::{Category, DonorKind, Fact};

/// The share of one key, the answer to a question such as "who gave?".
#[derive(Clone)]
pub(super) struct Piece {
    pub(super) key: u8,
    tally: Tally,
    facts: Vec<usize>,
    uncounted: Vec<usize>,
}

impl Piece {
    pub(super) fn sum(&self) -> Sum {
        Sum {
            amount: (!self.facts.is_empty()).then(|| self.tally.amount()),
            facts: self.facts.clone(),
            uncounted: self.uncounted.clone(),
        }
    }
}

/// Adds up the facts by a key of their category and giver.
///
/// Works from the parts upwards without recursion: a chain of parts is as long
/// as a file likes.
pub(super) fn divide(facts: &[&Fact], key: fn(Category, DonorKind) -> u8) -> Vec<Piece> {
    let (parents, order) = parts_first(facts);
    let kinds = donor_kinds(facts, &parents, &order);
    let mut below: Vec<Vec<Piece>> = vec![Vec::new(); facts.len()];
    // What the parts of each fact come to in all.
    let mut parts: Vec<Tally> = vec![Tally::default(); facts.len()];
    let mut result = Vec::new();

    for index in order {
        let key = key(facts[index].category, kinds[index]);
        let mut pieces = std::mem::take(&mut below[index]);
        let mut whole = std::mem::take(&mut parts[index]);
        match facts[index].amount {
            None => merge(&mut pieces, piece(key, Tally::default(), None, Some(index))),
            Some(amount) => {
                let total = Tally::of(amount);
                pieces = shares(key, index, &total, &whole, pieces);
                whole = total;
            }
        }
        let target = match parents[index] {
            None => &mut result,
            Some(parent) => {
                parts[parent].add(&whole);
                &mut below[parent]
            }
        };
        for piece in pieces {
            merge(target, piece);
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

/// The total as it is divided among its parts, or undivided.
fn shares(key: u8, index: usize, total: &Tally, parts: &Tally, below: Vec<Piece>) -> Vec<Piece> {
    let undivided = || vec![piece(key, total.clone(), Some(index), None)];
    let mut pieces: Vec<Piece> = below
        .into_iter()
        .filter(|piece| !piece.facts.is_empty())
        .collect();
    if pieces.iter().all(|piece| piece.key == key) {
        return undivided();
    }
    let Some(rest) = total.rest(parts) else {
        return undivided();
    };
    for piece in &mut pieces {
        // A part without a sum is inside the total's.
        piece.uncounted.clear();
    }
    if !rest.is_nothing() {
        merge(&mut pieces, piece(key, rest, Some(index), None));
    }
    pieces
}

fn piece(key: u8, tally: Tally, fact: Option<usize>, uncounted: Option<usize>) -> Piece {
    Piece {
        key,
        tally,
        facts: fact.into_iter().collect(),
        uncounted: uncounted.into_iter().collect(),
    }
}

fn merge(pieces: &mut Vec<Piece>, mut piece: Piece) {
    match pieces.iter_mut().find(|other| other.key == piece.key) {
        None => pieces.push(piece),
        Some(other) => {
            other.tally.add(&piece.tally);
            other.facts.append(&mut piece.facts);
            other.uncounted.append(&mut piece.uncounted);
        }
    }
}

/// The fact that each is part of, and an order in which parts come before what
/// they are part of. A circle is cut at its first fact.
fn parts_first(facts: &[&Fact]) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut parents: Vec<Option<usize>> = facts
        .iter()
        .map(|fact| {
            let total = fact.part_of.as_ref()?;
            facts.iter().position(|other| other.id == *total)
        })
        .collect();
    let mut waiting = vec![0usize; facts.len()];
    for parent in parents.iter().flatten() {
        waiting[*parent] += 1;
    }
    let mut order: Vec<usize> = (0..facts.len()).filter(|&i| waiting[i] == 0).collect();
    let mut done = 0;
    let mut first_uncut = 0;
    loop {
        while let Some(&index) = order.get(done) {
            done += 1;
            if let Some(parent) = parents[index] {
                waiting[parent] -= 1;
                if waiting[parent] == 0 {
                    order.push(parent);
                }
            }
        }
        // Whatever still waits is on a circle, for each fact is part of one.
        let Some(cut) = (first_uncut..facts.len()).find(|&i| waiting[i] > 0) else {
            return (parents, order);
        };
        first_uncut = cut + 1;
        if let Some(parent) = parents[cut].take() {
            waiting[parent] -= 1;
            if waiting[parent] == 0 {
                order.push(parent);
            }
        }
    }
}

/// Who gave each fact: an unknown giver of a part is the total's.
fn donor_kinds(facts: &[&Fact], parents: &[Option<usize>], order: &[usize]) -> Vec<DonorKind> {
    let mut kinds: Vec<DonorKind> = facts.iter().map(|fact| fact.donor.kind).collect();
    for &index in order.iter().rev() {
        if let (DonorKind::Unknown, Some(parent)) = (kinds[index], parents[index]) {
            kinds[index] = kinds[parent];
        }
    }
    kinds
}

/// Sorts a short list in place; the library's sort is dear in bytes.
fn ascending(numbers: &mut [usize]) {
    for end in 1..numbers.len() {
        let mut at = end;
        while at > 0 && numbers[at - 1] > numbers[at] {
            numbers.swap(at - 1, at);
            at -= 1;
        }
    }
}
