//! Keeps the ids of sections and facts: readers have sent them to others as
//! addresses.

use std::collections::{BTreeMap, BTreeSet};

use super::matching;
use bulletin::id;
use bulletin::model::{Fact, Issue};

/// Gives each section and each fact of the file the id that it had last time.
pub(super) fn keep(base: &Issue, mine: &Issue, theirs: &mut Issue) {
    keep_sections(base, theirs);
    let mut renamed: BTreeMap<String, String> = BTreeMap::new();
    let (old, new) = (matching::located(base), matching::located(theirs));
    for (fact, pair) in new.iter().zip(matching::pair(&old, &new)) {
        if let Some(old) = pair.and_then(|at| old.get(at)) {
            renamed.insert(fact.fact.id.clone(), old.fact.id.clone());
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
    each_fact(theirs, &mut |fact| {
        if let Some(new) = renamed.get(&fact.id) {
            fact.id.clone_from(new);
        }
        rename(fact, &|id| renamed.get(id).cloned());
    });
}

/// Calls `see` with each fact of an issue, to change it.
pub(super) fn each_fact(issue: &mut Issue, see: &mut dyn FnMut(&mut Fact)) {
    let lists = issue.sections.iter_mut().map(|it| &mut it.facts);
    for fact in std::iter::once(&mut issue.facts).chain(lists).flatten() {
        see(fact);
    }
}

/// Changes the ids that a fact refers to.
pub(super) fn rename(fact: &mut Fact, new: &dyn Fn(&str) -> Option<String>) {
    let repeats = fact.repeats.as_mut().filter(|it| it.issue.is_none());
    let repeats = repeats.map(|it| &mut it.fact);
    for id in fact.part_of.as_mut().into_iter().chain(repeats) {
        if let Some(new) = new(id) {
            *id = new;
        }
    }
}

fn keep_sections(base: &Issue, theirs: &mut Issue) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    id::of_issue(theirs, &mut |id| {
        taken.insert(id.to_owned());
    });
    for (new, old) in matching::sections(base, theirs) {
        // Another place of the file has that id now.
        if taken.contains(&old) {
            continue;
        }
        let mut sections = theirs.sections.iter_mut();
        if let Some(section) = sections.find(|it| it.id == new) {
            section.id = old;
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
