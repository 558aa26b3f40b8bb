//! Totals and their parts.
//!
//! Parts never add up to more than their total, and a total of an enumeration
//! is accepted only if the sums agree. What does not agree is left out and
//! reported, so that nothing is counted twice.

use super::candidate::{Candidate, Judged, Spare};
use super::kinds;
use bulletin::model::{Amount, Bound, Category, Donor, DonorKind};

/// How many totals of one sentence are examined, so that a hostile text costs
/// no more than a real one.
const MOST_TOTALS: usize = 16;

/// The smallest and the largest value that an amount can stand for.
fn limits(amount: Amount) -> (i128, i128) {
    let fen = i128::from(amount.fen);
    let most = amount.up_to.map_or(fen, i128::from);
    match amount.bound {
        Bound::Exact => (fen, most),
        Bound::AtLeast => (fen, i128::MAX / 1_000_000),
        Bound::AtMost => (0, most),
        Bound::About => (fen * 8 / 10, most * 12 / 10),
    }
}

fn range_of(parts: &[usize], candidates: &[Candidate]) -> (i128, i128) {
    let amounts = parts.iter().filter_map(|part| candidates[*part].amount);
    amounts.map(limits).fold((0, 0), |(low, high), (l, h)| {
        (low.saturating_add(l), high.saturating_add(h))
    })
}

/// Checks the parts of one sentence, whose candidates start at `first`.
pub(super) fn settle(judged: &mut Judged, first: usize) {
    let mut totals: Vec<usize> = Vec::new();
    for candidate in judged.candidates.get(first..).unwrap_or_default() {
        if let Some(total) = candidate.part_of
            && totals.last() != Some(&total)
            && !totals.contains(&total)
        {
            totals.push(total);
        }
        if totals.len() > MOST_TOTALS {
            break;
        }
    }
    for total in totals {
        let parts: Vec<usize> = (first..judged.candidates.len())
            .filter(|index| judged.candidates[*index].part_of == Some(total))
            .filter(|index| !judged.candidates[*index].dropped)
            .collect();
        let (low, high) = range_of(&parts, &judged.candidates);
        let Some(amount) = judged.candidates[total].amount else {
            continue;
        };
        let (least, most) = limits(amount);
        if low > most {
            for part in parts {
                judged.withdraw(part, &kinds::PARTS_EXCEED);
            }
            continue;
        }
        let all = (low, high) == (least, most) && low == high;
        donors(&mut judged.candidates, total, &parts, all);
    }
}

/// Keeps the sums in a bracket, from candidate `from` on, as parts only if
/// there are several and they add up to the total; otherwise they may mean
/// anything.
pub(super) fn all_or_nothing(judged: &mut Judged, total: usize, from: usize) {
    let parts: Vec<usize> = (from..judged.candidates.len())
        .filter(|index| judged.candidates[*index].part_of == Some(total))
        .collect();
    let (low, high) = range_of(&parts, &judged.candidates);
    let agrees = judged.candidates[total].amount.is_some_and(|amount| {
        let (least, most) = limits(amount);
        low <= most && high >= least
    });
    if parts.len() < 2 || !agrees {
        for part in parts {
            judged.withdraw(part, &kinds::SUM_PASSED_OVER);
        }
    }
}

/// Completes the givers of a total and its parts from each other.
fn donors(candidates: &mut [Candidate], total: usize, parts: &[usize], all: bool) {
    let known = |candidate: &Candidate| candidate.donor.kind != DonorKind::Unknown;
    let whole = candidates[total].donor.kind;
    let some = parts.iter().any(|part| known(&candidates[*part]));
    for part in parts {
        let part = &mut candidates[*part];
        match (part.donor.kind, whole) {
            // 会员单位捐款100万元，其中甲公司60万元: that company is a member.
            (DonorKind::Companies, DonorKind::Members) => part.donor.kind = DonorKind::Members,
            // The parts have the giver of the total, unless other parts name
            // theirs.
            (DonorKind::Unknown, _) if some && !part.doubts.contains(&&kinds::DONOR_UNSURE) => {
                part.doubts.push(&kinds::DONOR_UNKNOWN);
            }
            _ => {}
        }
    }
    let named = parts.iter().all(|part| known(&candidates[*part]));
    if !(all && named && matches!(whole, DonorKind::Unknown | DonorKind::Organization)) {
        return;
    }
    let donor = shared(candidates, parts);
    if let Some(donor) = donor {
        let candidate = &mut candidates[total];
        candidate.donor = donor;
        candidate
            .doubts
            .retain(|kind| **kind != kinds::DONOR_UNKNOWN && **kind != kinds::DONOR_UNSURE);
    }
}

/// The giver of a total whose parts name theirs: the one that all share or, if
/// they differ, that of the largest part that is not the organisation's own, so
/// that gifts of others never count as its own.
fn shared(candidates: &[Candidate], parts: &[usize]) -> Option<Donor> {
    let first = &candidates[*parts.first()?].donor;
    if parts.iter().all(|part| candidates[*part].donor == *first) {
        return Some(first.clone());
    }
    let others = parts
        .iter()
        .map(|part| &candidates[*part])
        .filter(|part| part.donor.kind != DonorKind::Organization);
    let largest = others.max_by_key(|part| part.amount.map(|amount| amount.fen))?;
    Some(Donor {
        kind: largest.donor.kind,
        name: None,
    })
}

/// Makes the last candidate the total of those before it in its sentence, if
/// the sums agree.
pub(super) fn sum_up(judged: &mut Judged, first: usize) {
    let Some(total) = judged.candidates.len().checked_sub(1) else {
        return;
    };
    let category = judged.candidates[total].category;
    let parts: Vec<usize> = (first..total)
        .filter(|index| {
            let part = &judged.candidates[*index];
            part.category == category && part.part_of.is_none() && !part.dropped
        })
        .collect();
    let Some(amount) = judged.candidates[total].amount else {
        return;
    };
    let (least, most) = limits(amount);
    let (low, high) = range_of(&parts, &judged.candidates);
    let summed = parts
        .iter()
        .all(|part| judged.candidates[*part].amount.is_some());
    if !(summed && low <= most && high >= least) {
        // It may hold sums without words of giving, too.
        let mut candidate = judged.candidates[total].clone();
        candidate.dropped = true;
        let reported = candidate.quote.clone();
        if category == Category::Donation && summed {
            judged.spare.push(Spare {
                candidate,
                reported,
            });
        }
        judged.withdraw(total, &kinds::TOTAL_DIFFERS);
    } else if parts.len() < 2 {
        judged.withdraw(total, &kinds::FACT_TWICE);
    } else {
        for part in &parts {
            judged.candidates[*part].part_of = Some(total);
        }
        let donor = shared(&judged.candidates, &parts).unwrap_or_default();
        let total = &mut judged.candidates[total];
        total.donor = donor;
        total
            .doubts
            .retain(|kind| **kind != kinds::DONOR_UNKNOWN && **kind != kinds::DONOR_UNSURE);
    }
}
