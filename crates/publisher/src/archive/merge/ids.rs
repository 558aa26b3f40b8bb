//! Keeps the ids of facts: readers have sent them to others as addresses.

use std::collections::{BTreeMap, BTreeSet};

use super::log::find;
use bulletin::id;
use bulletin::model::{Fact, Issue};

/// Gives each fact of the file the id that it had last time. A fact is known by
/// its quote, since its id may be numbered differently when others come before
/// it.
pub(super) fn keep(base: &Issue, mine: &Issue, theirs: &mut Issue) {
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    pair(&base.facts, &theirs.facts, &mut renamed);
    for section in &theirs.sections {
        if let Some(old) = find(&base.sections, &section.id) {
            pair(&old.facts, &section.facts, &mut renamed);
        }
    }
    // A new fact must not take the id of another.
    let mut taken: BTreeSet<String> = BTreeSet::new();
    id::of_text(theirs, &mut |id| {
        taken.insert(id.to_owned());
    });
    taken.extend(renamed.values().cloned());
    taken.extend(mine.all_facts().into_iter().map(|(_, it)| it.id.clone()));
    for (_, fact) in theirs.all_facts() {
        if !renamed.contains_key(&fact.id) {
            let free = free(&fact.id, &taken);
            taken.insert(free.clone());
            renamed.insert(fact.id.clone(), free);
        }
    }
    let lists = theirs.sections.iter_mut().map(|it| &mut it.facts);
    for fact in std::iter::once(&mut theirs.facts).chain(lists).flatten() {
        let repeats = fact.repeats.as_mut().filter(|it| it.issue.is_none());
        let repeats = repeats.map(|it| &mut it.fact);
        for id in [&mut fact.id]
            .into_iter()
            .chain(&mut fact.part_of)
            .chain(repeats)
        {
            if let Some(new) = renamed.get(id) {
                *id = new.clone();
            }
        }
    }
}

/// Matches old and new ids: by quote and category, then by quote, then, for a
/// corrected quote, by the id itself.
fn pair(old: &[Fact], new: &[Fact], renamed: &mut BTreeMap<String, String>) {
    let mut free: Vec<&Fact> = old.iter().collect();
    let rules: [fn(&Fact, &Fact) -> bool; 3] = [
        |a, b| (&a.quote, a.occurrence, a.category) == (&b.quote, b.occurrence, b.category),
        |a, b| (&a.quote, a.occurrence) == (&b.quote, b.occurrence),
        |a, b| a.id == b.id,
    ];
    for rule in rules {
        for fact in new {
            if renamed.contains_key(&fact.id) {
                continue;
            }
            if let Some(at) = free.iter().position(|old| rule(old, fact)) {
                renamed.insert(fact.id.clone(), free.remove(at).id.clone());
            }
        }
    }
}

fn free(id: &str, taken: &BTreeSet<String>) -> String {
    let mut free = id.to_owned();
    let mut number = 2;
    while taken.contains(&free) {
        free = format!("{id}-{number}");
        number += 1;
    }
    free
}
