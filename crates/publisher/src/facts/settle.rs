//! Turns the candidates of a section into facts: nothing twice, lasting ids,
//! quotes that occur in the text.
//!
//! An id says where and what, never how much: `xizang-donation-members` is the
//! section's id, the category, and the kind of giver; in the lead and the
//! editor's note it starts with `lead-`. The next ones of the same kind get `-2`,
//! `-3` …, in the order of the text. So a fact keeps its id when its amount is
//! corrected, and when a fact of another kind is added; where one of the same kind
//! is added before it, importing again finds it by its sentence.

use super::candidate::Candidate;
use super::entry::Entry;
use super::passage::Passage;
use bulletin::model::{Amount, Category, DonorKind, Fact, Issue, Repeats};
use bulletin::{amount, evidence, id};
use std::collections::{HashMap, HashSet};

/// Puts the entries in the order of the text.
pub(super) fn sort(entries: &mut Vec<Entry>) {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|index| (entries[*index].passage, entries[*index].candidate.quote.end));
    let mut place = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut sorted: Vec<Option<Entry>> = entries.drain(..).map(Some).collect();
    for old in order {
        entries.extend(sorted[old].take().map(|mut entry| {
            entry.part_of = entry.part_of.map(|total| place[total]);
            entry
        }));
    }
}

/// Keeps one waiver without a sum for each matter, and none if the section
/// names a sum for that matter.
pub(super) fn once(entries: &mut [Entry]) {
    let live = |entry: &&mut Entry| !entry.candidate.dropped;
    let mut matters: HashSet<(&str, Option<String>)> = entries
        .iter()
        .filter(|entry| !entry.candidate.dropped)
        .filter(|entry| entry.candidate.category == Category::Waiver)
        .filter(|entry| entry.candidate.amount.is_some())
        .filter_map(|entry| matter_of(&entry.candidate))
        .collect();
    for entry in entries.iter_mut().filter(live) {
        let candidate = &mut entry.candidate;
        if candidate.category == Category::Waiver
            && candidate.amount.is_none()
            && let Some(matter) = matter_of(candidate)
            && !matters.insert(matter)
        {
            candidate.dropped = true;
        }
    }
}

/// What a giver with this name waives.
fn matter_of(candidate: &Candidate) -> Option<(&'static str, Option<String>)> {
    let matter = candidate.matter.map(dues)?;
    Some((matter, candidate.donor.name.clone()))
}

/// 会费, 会员费 and 年费 are one matter.
fn dues(matter: &'static str) -> &'static str {
    match matter {
        "会员费" | "年费" => "会费",
        other => other,
    }
}

/// Whether a quote names the amount, or none if there is none:
/// `bulletin::check` requires it.
pub(super) fn quote_fits(quote: &str, amount: Option<Amount>) -> bool {
    match amount {
        None => amount::find(quote)
            .iter()
            .all(|found| found.amount.is_none()),
        Some(amount) => amount::stands_in(quote, amount),
    }
}

/// All ids of the issue, and reserved ones.
pub(super) fn taken(issue: &Issue) -> HashSet<String> {
    let mut ids: HashSet<String> = id::RESERVED.map(str::to_owned).into();
    id::of_issue(issue, &mut |id| {
        ids.insert(id.to_owned());
    });
    ids
}

/// Makes unique ids.
pub(super) struct Ids {
    taken: HashSet<String>,
    next: HashMap<String, u32>,
}

impl Ids {
    pub(super) fn new(taken: HashSet<String>) -> Ids {
        Ids {
            taken,
            next: HashMap::new(),
        }
    }

    fn id(&mut self, section: &str, candidate: &Candidate) -> String {
        let category = candidate.category.name();
        let giver = candidate.donor.kind.name();
        let stem = match candidate.donor.kind {
            DonorKind::Unknown => format!("{section}-{category}"),
            _ => format!("{section}-{category}-{giver}"),
        };
        let next = self.next.entry(stem.clone()).or_insert(1);
        loop {
            let id = match *next {
                1 => stem.clone(),
                number => format!("{stem}-{number}"),
            };
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Makes the facts of a section. The second list has the entry of each.
pub(super) fn facts(
    section: &str,
    passages: &[Passage],
    entries: &[Entry],
    ids: &mut Ids,
) -> (Vec<Fact>, Vec<usize>) {
    let mut made = vec![None; entries.len()];
    for (index, entry) in entries.iter().enumerate() {
        if !entry.candidate.dropped {
            made[index] = Some(ids.id(section, &entry.candidate));
        }
    }
    let mut facts = Vec::new();
    let mut from = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let Some(id) = made.get(index).cloned().flatten() else {
            continue;
        };
        let Some(passage) = passages.get(entry.passage) else {
            continue;
        };
        let candidate = &entry.candidate;
        let total = entry.part_of.and_then(|total| made.get(total)).cloned();
        let repeats = entry.repeats.and_then(|same| made.get(same)).cloned();
        facts.push(Fact {
            id,
            proposed: true,
            part_of: total.flatten(),
            repeats: repeats.flatten().map(|fact| Repeats { issue: None, fact }),
            category: candidate.category,
            quote: passage.quote(&candidate.quote).to_owned(),
            occurrence: 1,
            amount: candidate.amount,
            donor: candidate.donor.clone(),
            date: candidate.date,
            as_of: candidate.as_of,
        });
        from.push(index);
    }
    occurrences(passages, entries, &from, &mut facts);
    (facts, from)
}

/// Counts the occurrences of each quote as [`bulletin::evidence`] does: over
/// all passages in order, without overlaps.
fn occurrences(passages: &[Passage], entries: &[Entry], from: &[usize], facts: &mut [Fact]) {
    let texts: Vec<&str> = passages.iter().map(Passage::source).collect();
    let quotes: Vec<&str> = facts.iter().map(|fact| &*fact.quote).collect();
    let places = evidence::places(&texts, &quotes);
    let numbers: Vec<u32> = facts
        .iter()
        .zip(from)
        .map(|(fact, index)| {
            let entry = &entries[*index];
            let quote = &entry.candidate.quote;
            let start = passages.get(entry.passage).map(|p| p.place_of(quote).start);
            let at = (entry.passage, start.unwrap_or_default());
            let found = places.get(&*fact.quote);
            let before = found.map_or(0, |found| found.partition_point(|place| *place <= at));
            u32::try_from(before).unwrap_or(u32::MAX).max(1)
        })
        .collect();
    for (fact, number) in facts.iter_mut().zip(numbers) {
        fact.occurrence = number;
    }
}
