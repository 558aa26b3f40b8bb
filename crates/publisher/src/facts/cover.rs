//! Single gifts that the total of many givers probably holds.

use super::entry::{Entry, REACH, most, same_category};
use super::kinds;
use super::same::{is_same, may_be_same};
use bulletin::model::{Donor, DonorKind};

/// How long a person's name is at most, in characters.
const PERSON: usize = 4;

/// Puts single gifts under the total of many givers that probably holds them.
pub(super) fn covered(entries: &mut [Entry]) {
    // What the parts of each total come to.
    let mut used = vec![0; entries.len()];
    for entry in entries.iter() {
        if let (Some(total), None, Some(amount)) = (entry.part_of, entry.repeats, entry.amount()) {
            used[total] += i128::from(amount.fen);
        }
    }
    for index in 0..entries.len() {
        if !entries[index].is_free() {
            continue;
        }
        let near = index.saturating_sub(REACH)..entries.len().min(index + REACH);
        let mut totals: Vec<usize> = near
            .filter(|total| *total != index && covers(entries, *total, index))
            .collect();
        // The one before is more likely than the one after.
        totals.sort_by_key(|total| match *total < index {
            true => index - total,
            false => REACH + total - index,
        });
        let amount = entries[index].amount();
        let fen = amount.map_or(0, |amount| i128::from(amount.fen));
        let fits =
            |total: &usize| most(&entries[*total]).is_some_and(|most| used[*total] + fen <= most);
        let total = totals.iter().copied().find(fits);
        // Its parts say how it was given, this one says by whom.
        let divided = |total: &usize| {
            let near = *total..entries.len().min(total + REACH);
            near.clone().any(|part| {
                entries[part].part_of == Some(*total)
                    && entries[part].candidate.donor.name.is_none()
                    && entries[part].sentence() == entries[*total].sentence()
            })
        };
        let again = totals.iter().copied().find(divided);
        let told = total.is_none().then_some(again).flatten();
        if let Some(total) = total.or(again) {
            entries[index].part_of = Some(total);
            entries[index].repeats = told;
            used[total] += if told.is_none() { fen } else { 0 };
            entries[index]
                .doubts
                .push((&kinds::FACT_MAY_BE_PART, total));
        }
    }
}

/// Whether a total of many givers may hold a single gift.
fn covers(entries: &[Entry], total: usize, single: usize) -> bool {
    use DonorKind::{Companies, Members, Organization, Public, Unknown};
    let (whole, part) = (&entries[total], &entries[single]);
    if !whole.is_free() || !same_category(whole, part) {
        return false;
    }
    // In one sentence, only a total at its end holds what is before it.
    let one = whole.sentence() == part.sentence();
    if one && !(total > single && whole.candidate.marks.all) {
        return false;
    }
    let (of, by) = (&whole.candidate.donor, &part.candidate.donor);
    let marks = whole.candidate.marks;
    if !marks.total
        || marks.needs_parts
        || whole.amount().map(|a| a.fen) < part.amount().map(|a| a.fen)
    {
        return false;
    }
    let later = total > single;
    if part.candidate.marks.total && by.name.is_none() {
        // The stages of one campaign: 截至2月10日…, 截至2月20日….
        let days = (part.candidate.as_of, whole.candidate.as_of);
        let stages = matches!(days, (Some(before), Some(after)) if before < after);
        let among = !later && of == &Donor::default() && marks.all && !part.candidate.marks.all;
        return among || later && stages && may_be_same(of, by) && of.name.is_none();
    }
    if of.name.is_some() {
        // 该厂今年的捐款已累计23万元.
        return later && is_same(of, by) && marks.all;
    }
    if !later && part.candidate.marks.more {
        return false;
    }
    if later && !marks.all {
        return false;
    }
    match (of.kind, by.kind) {
        (Members, Members | Companies | Public) | (Companies, Companies | Members) => {
            // The staff of a member is none.
            let person = by
                .name
                .as_ref()
                .is_some_and(|name| name.chars().count() <= PERSON);
            by.name.is_some() && (by.kind != Public || person)
                || by.kind == Members && of.kind == Companies
        }
        (Members | Companies, Unknown) => by.name.is_some(),
        (Public, Public) => by.name.is_some() || later && marks.all,
        (Public, Companies) => by.name.is_some(),
        (Unknown, Organization) => later || marks.all,
        (Unknown, Unknown) => by.name.is_some(),
        (Unknown, _) => true,
        _ => false,
    }
}
