//! Totals, parts and repeats across the sentences of a section.
//!
//! A sum that stands twice is counted once, sums that add up to another are its
//! parts, and what a total of many givers probably holds becomes its part with
//! a doubt that names both sentences. Each rule below looks at a bounded number
//! of entries, so that a long text takes linear time.

use super::candidate::Candidate;
use super::cover::covered;
use super::entry::{Entry, REACH, room, same_category};
use super::kinds;
use super::same::{are_rivals, can_hold, is_same, may_be_same};
use super::spare;
use bulletin::model::{Amount, Bound, DonorKind};
use std::collections::HashSet;

/// How many parts of one total are added up.
const MOST_PARTS: usize = 64;

/// Relates the entries of a section, which are in the order of the text.
pub(super) fn relate(entries: &mut [Entry]) {
    spare::add_up(entries);
    broken_down(entries);
    repeated(entries);
    referred(entries);
    summed_up(entries);
    covered(entries);
    without_parts(entries);
}

/// Drops totals that say nothing by themselves and do not add up.
fn without_parts(entries: &mut [Entry]) {
    let totals: HashSet<usize> = entries.iter().filter_map(|entry| entry.part_of).collect();
    for (index, entry) in entries.iter_mut().enumerate() {
        let linked = totals.contains(&index) || entry.repeats.is_some() || entry.part_of.is_some();
        if entry.candidate.marks.needs_parts && !linked {
            entry.candidate.dropped = true;
            entry.dropped_as = Some(&kinds::TOTAL_DIFFERS);
        }
    }
}

/// Whether an amount has so many digits that it hardly occurs twice by chance.
fn is_peculiar(amount: Amount) -> bool {
    let mut digits = amount.fen;
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    digits >= 100
}

/// Marks what says an earlier sum again.
fn repeated(entries: &mut [Entry]) {
    for index in 0..entries.len() {
        let Some(amount) = entries[index].amount() else {
            continue;
        };
        if entries[index].candidate.marks.more || entries[index].part_of.is_some() {
            continue;
        }
        let before = (index.saturating_sub(REACH)..index).rev();
        let mut found = None;
        for other in before {
            let (one, two) = (&entries[other], &entries[index]);
            let equal = one.amount() == Some(amount) || is_rounded(one, two);
            let same = equal
                && !(one.sentence() == two.sentence()
                    && one.candidate.clause == two.candidate.clause)
                && same_category(one, two)
                && two.part_of != Some(other)
                && one.part_of != Some(index)
                && may_be_given_again(&one.candidate, &two.candidate)
                && !different_days(&one.candidate, &two.candidate);
            // 向甲捐款20万元，向乙捐款20万元.
            let apart = one.sentence() == two.sentence()
                && one.candidate.says != two.candidate.says
                && !two.candidate.marks.refers;
            if !same || apart {
                continue;
            }
            let marks = two.candidate.marks;
            let sure = is_same(&one.candidate.donor, &two.candidate.donor)
                || (marks.refers || marks.handed || is_peculiar(amount))
                    && one.sentence() != two.sentence();
            let named = one.candidate.donor.name.is_some() || two.candidate.donor.name.is_some();
            let vague = one.candidate.donor.kind == DonorKind::Unknown
                || two.candidate.donor.kind == DonorKind::Unknown;
            if sure || vague && !named && one.sentence() != two.sentence() {
                found = Some((
                    entries[other].repeats.unwrap_or(other),
                    &kinds::FACT_REPEATS,
                ));
                break;
            }
            // Two companies without a name may have given the same.
            found = found.or(Some((other, &kinds::FACT_MAY_REPEAT)));
        }
        match found {
            Some((other, kind)) if *kind == kinds::FACT_REPEATS => {
                entries[index].repeats = Some(other);
                entries[index].doubts.push((kind, other));
            }
            Some((other, kind))
                if entries[other].sentence() != entries[index].sentence()
                    && entries[other].part_of.is_none() =>
            {
                entries[index].doubts.push((kind, other));
            }
            _ => {}
        }
    }
}

/// Whether two totals of unnamed givers are the same, once exact and once in round
/// figures: 36400元, 3万多元.
fn is_rounded(one: &Entry, two: &Entry) -> bool {
    let (Some(a), Some(b)) = (one.amount(), two.amount()) else {
        return false;
    };
    let round = |round: Amount, exact: Amount| {
        let digits = round.fen.to_string();
        let short = digits.trim_end_matches('0').len() <= 2;
        short && round.bound == Bound::AtLeast && {
            let (low, high) = (i128::from(round.fen), i128::from(round.fen) * 13 / 10);
            (low..high).contains(&i128::from(exact.fen)) && round.fen != exact.fen
        }
    };
    let unnamed = |entry: &Entry| entry.candidate.donor.name.is_none();
    let totals = one.candidate.marks.total && two.candidate.marks.total;
    totals
        && unnamed(one)
        && unnamed(two)
        && one.sentence() != two.sentence()
        && (round(a, b) || round(b, a))
}

/// Whether two givers may be the same, or the second hands on what the first gave.
fn may_be_given_again(one: &Candidate, two: &Candidate) -> bool {
    may_be_same(&one.donor, &two.donor) || two.marks.handed && !are_rivals(&one.donor, &two.donor)
}

fn different_days(a: &Candidate, b: &Candidate) -> bool {
    matches!((a.date, b.date), (Some(a), Some(b)) if a != b)
}

/// Finds the total of sums that refer to one: 在上述捐款中, 其中.
fn referred(entries: &mut [Entry]) {
    let mut index = 0;
    while index < entries.len() {
        let sentence = entries[index].sentence();
        let end = entries[index..]
            .iter()
            .position(|entry| entry.sentence() != sentence)
            .map_or(entries.len(), |more| index + more);
        let parts: Vec<usize> = (index..end)
            .filter(|part| entries[*part].is_free() && entries[*part].candidate.marks.share)
            .take(MOST_PARTS)
            .collect();
        let first = index;
        index = end;
        if parts.is_empty() {
            continue;
        }
        let sum: i128 = parts
            .iter()
            .filter_map(|part| entries[*part].amount())
            .map(|amount| i128::from(amount.fen))
            .sum();
        let totals = (first.saturating_sub(REACH)..first).rev();
        let total = totals
            .map(|other| entries[other].repeats.unwrap_or(other))
            .find(|other| {
                let same = same_category(&entries[*other], &entries[parts[0]]);
                same && room(entries, *other).is_some_and(|room| sum <= room)
            });
        for part in total.map(|_| &parts).into_iter().flatten() {
            entries[*part].part_of = total;
        }
    }
}

/// Finds the parts that follow their total and add up to it.
fn broken_down(entries: &mut [Entry]) {
    for total in 0..entries.len() {
        let Some(whole) = entries[total].exact() else {
            continue;
        };
        if entries[total].repeats.is_some() {
            continue;
        }
        // A second breakdown can follow the first.
        let mut from = total + 1;
        while let Some(entry) = entries.get(from).filter(|_| from < total + REACH) {
            if entry.part_of != Some(total) && !entry.candidate.dropped {
                break;
            }
            from += 1;
        }
        let mut parts = Vec::new();
        let mut sum = 0;
        for part in from..entries.len().min(from + MOST_PARTS) {
            let entry = &entries[part];
            if !entry.is_free() {
                continue;
            }
            if !same_category(entry, &entries[total]) {
                continue;
            }
            let fits = can_hold(&entries[total].candidate.donor, &entry.candidate.donor)
                && !entry.candidate.marks.more;
            let Some(amount) = entry.exact().filter(|_| fits) else {
                break;
            };
            parts.push(part);
            sum += amount;
            if sum >= whole {
                break;
            }
        }
        if sum != whole || parts.len() < 2 {
            rest_of(entries, total, from);
            continue;
        }
        let end = entries.len().min(total + REACH);
        let again = entries[total..end]
            .iter()
            .any(|entry| entry.part_of == Some(total));
        for part in parts {
            entries[part].part_of = Some(total);
            // The shares were told already, divided in another way.
            entries[part].repeats = again.then_some(total);
        }
    }
}

/// Puts what the first parts leave of a total under it, if the next sum of the
/// sentence is just that: 其中向甲捐50万元，同时向乙捐50万元.
fn rest_of(entries: &mut [Entry], total: usize, next: usize) {
    let Some(entry) = entries.get(next) else {
        return;
    };
    let rest = room(entries, total).filter(|rest| Some(*rest) != entries[total].exact());
    let (passage, sentence) = entries[total].sentence();
    let near =
        entry.sentence() == (passage, sentence) || entry.sentence() == (passage, sentence + 1);
    let fits = entry.is_free()
        && near
        && same_category(entry, &entries[total])
        && can_hold(&entries[total].candidate.donor, &entry.candidate.donor)
        && entry.exact().is_some()
        && entry.exact() == rest;
    if fits {
        entries[next].part_of = Some(total);
    }
}

/// Finds the parts that stand before their total and add up to it.
fn summed_up(entries: &mut [Entry]) {
    for total in 0..entries.len() {
        if !entries[total].is_free() || !entries[total].candidate.marks.total {
            continue;
        }
        let Some(amount) = entries[total].amount() else {
            continue;
        };
        let mut parts = Vec::new();
        let mut sum: i128 = 0;
        let mut agrees = false;
        for part in (total.saturating_sub(REACH)..total).rev() {
            let entry = &entries[part];
            if !entry.is_free() || !same_category(entry, &entries[total]) {
                continue;
            }
            if !can_hold(&entries[total].candidate.donor, &entry.candidate.donor) {
                continue;
            }
            let Some(fen) = entry.amount().map(|amount| i128::from(amount.fen)) else {
                break;
            };
            parts.push(part);
            sum += fen;
            agrees = parts.len() > 1 && is_sum(amount, sum);
            if agrees || sum > i128::from(amount.fen) {
                break;
            }
        }
        if agrees && (parts.len() > 1) {
            for part in parts {
                entries[part].part_of = Some(total);
            }
        }
    }
}

/// Whether an amount is what a sum is called in round figures.
fn is_sum(amount: Amount, sum: i128) -> bool {
    let fen = i128::from(amount.fen);
    match amount.bound {
        Bound::Exact => amount.up_to.is_none() && sum == fen,
        Bound::AtLeast => (fen..=fen * 11 / 10).contains(&sum),
        Bound::AtMost => (fen * 9 / 10..=fen).contains(&sum),
        Bound::About => (fen * 9 / 10..=fen * 11 / 10).contains(&sum),
    }
}
