//! Puts the rows of a table together: what they refer to, and what they make of
//! an issue.

use std::collections::{BTreeSet, HashMap};

use bulletin::id;
use bulletin::model::{Fact, Issue, Repeats};

use super::columns::Column;
use super::kinds::{CIRCLE, REFERENCE};
use super::opened::Opened;
use crate::archive::merge;
use crate::report::{Finding, Place};

/// What a table makes of an issue.
pub(super) struct Applied {
    pub(super) issue: Issue,
    /// Warnings that were looked at, by their keys.
    pub(super) seen: Vec<String>,
    pub(super) confirmed: usize,
    pub(super) added: usize,
    pub(super) changed: usize,
    pub(super) deleted: usize,
}

/// A row's fact on the way.
pub(super) struct Taken {
    pub(super) row: u32,
    pub(super) section: Option<usize>,
    pub(super) fact: Fact,
    /// What it is part of and what it repeats, as the cells name them.
    pub(super) part_of: String,
    pub(super) repeats: String,
    pub(super) new: bool,
}

/// Gives new facts their ids, and finds what the rows refer to.
pub(super) fn references(
    opened: &Opened,
    all: &mut [Taken],
    failed: &BTreeSet<u32>,
) -> Vec<Finding> {
    let issue = opened.issue();
    let mut findings = Vec::new();
    let mut taken: BTreeSet<String> = id::RESERVED.map(str::to_owned).into();
    id::of_issue(issue, &mut |id| {
        taken.insert(id.to_owned());
    });
    for it in all.iter_mut().filter(|it| it.new) {
        let section = it.section.and_then(|index| issue.sections.get(index));
        let stem = section.map_or("lead", |section| &section.id);
        let stem = format!("{stem}-{}", it.fact.category.name());
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut free = std::iter::once(stem.clone()).chain(numbered);
        let free = free.find(|id| !taken.contains(id)).unwrap_or_default();
        taken.insert(free.clone());
        it.fact.id = free;
    }
    let rows: HashMap<u32, String> = all.iter().map(|it| (it.row, it.fact.id.clone())).collect();
    let mut ids: BTreeSet<String> = rows.values().cloned().collect();
    // Those that are deleted now: what refers to them is put right later.
    ids.extend(issue.all_facts().iter().map(|(_, it)| it.id.clone()));
    let find = |text: &str| {
        let by_row = row(text).and_then(|row| rows.get(&row).cloned());
        by_row.or_else(|| ids.get(text).cloned())
    };
    let mut wrong = |number: u32, column: Column, text: &str| {
        // What is wrong with that row is told already.
        if !text.is_empty() && !row(text).is_some_and(|row| failed.contains(&row)) {
            let place = Place::Cell(number, column.name().to_owned());
            findings.push(Finding::new(&REFERENCE, place, text));
        }
    };
    for it in all.iter_mut() {
        let part_of = find(&it.part_of).filter(|id| *id != it.fact.id);
        if part_of.is_none() {
            wrong(it.row, Column::PartOf, &it.part_of);
        }
        it.fact.part_of = part_of;
        let own = find(&it.repeats).filter(|id| *id != it.fact.id);
        let repeats = match (own, it.repeats.split_once('/')) {
            (Some(fact), _) => Some(Repeats { issue: None, fact }),
            (None, Some((issue, fact))) if opened.other_has(issue, fact) == Some(true) => {
                Some(Repeats {
                    issue: Some(issue.to_owned()),
                    fact: fact.to_owned(),
                })
            }
            // It may not have been imported yet.
            (None, Some(_))
                if it
                    .fact
                    .repeats
                    .as_ref()
                    .is_some_and(|old| is_named(old, &it.repeats)) =>
            {
                it.fact.repeats.clone()
            }
            _ => None,
        };
        if repeats.is_none() {
            wrong(it.row, Column::Repeats, &it.repeats);
        }
        it.fact.repeats = repeats;
    }
    let parents: HashMap<&str, &str> = all
        .iter()
        .filter_map(|it| Some((&*it.fact.id, it.fact.part_of.as_deref()?)))
        .collect();
    for it in all.iter() {
        let mut at = parents.get(&*it.fact.id);
        let mut steps = 0;
        while let Some(id) = at.filter(|id| **id != it.fact.id && steps <= parents.len()) {
            at = parents.get(*id);
            steps += 1;
        }
        if at.is_some_and(|id| *id == it.fact.id) {
            let place = Place::Cell(it.row, Column::PartOf.name().to_owned());
            findings.push(Finding::new(&CIRCLE, place, &it.part_of));
        }
    }
    findings
}

/// The row that 第5行 names.
fn row(text: &str) -> Option<u32> {
    let number = text.strip_suffix('行')?.trim_start_matches('第');
    number.trim().parse().ok()
}

/// Puts the facts of the rows into the issue.
pub(super) fn result(issue: &Issue, taken: Vec<Taken>, seen: Vec<String>) -> Applied {
    let old: HashMap<String, (Option<usize>, Fact)> = issue
        .all_facts()
        .into_iter()
        .map(|(at, it)| (it.id.clone(), (at.section, it.clone())))
        .collect();
    let mut out = Applied {
        issue: issue.clone(),
        seen,
        confirmed: 0,
        added: 0,
        changed: 0,
        deleted: 0,
    };
    let mut now: HashMap<String, (Option<usize>, Fact)> = HashMap::new();
    let mut order = Vec::new();
    for it in taken {
        order.push(it.fact.id.clone());
        now.insert(it.fact.id.clone(), (it.section, it.fact));
    }
    // Facts keep their places; new and moved ones come after those that are
    // there.
    let mut lists: Vec<Vec<Fact>> = vec![Vec::new(); out.issue.sections.len() + 1];
    let mut put = |section: Option<usize>, fact: &Fact| {
        if let Some(list) = lists.get_mut(section.map_or(0, |it| it + 1)) {
            list.push(fact.clone());
        }
    };
    for (at, before) in issue.all_facts() {
        match now.get(&before.id) {
            None => out.deleted += 1,
            Some((section, fact)) => {
                let mut same = fact.clone();
                same.proposed = before.proposed;
                out.changed += usize::from(same != *before || *section != at.section);
                out.confirmed += usize::from(before.proposed && !fact.proposed);
                if *section == at.section {
                    put(*section, fact);
                }
            }
        }
    }
    for id in order {
        let Some((section, fact)) = now.get(&id) else {
            continue;
        };
        let moved = old.get(&id).is_some_and(|(before, _)| before != section);
        if moved || !old.contains_key(&id) {
            put(*section, fact);
        }
        if !old.contains_key(&id) {
            out.added += 1;
            out.confirmed += usize::from(!fact.proposed);
        }
    }
    let mut lists = lists.into_iter();
    out.issue.facts = lists.next().unwrap_or_default();
    for (section, facts) in out.issue.sections.iter_mut().zip(lists) {
        section.facts = facts;
    }
    let known = old.into_iter().map(|(id, (_, fact))| (id, fact.part_of));
    merge::lift(&mut out.issue, &known.collect());
    out
}

fn is_named(repeats: &Repeats, text: &str) -> bool {
    let issue = repeats.issue.as_deref().unwrap_or_default();
    format!("{issue}/{}", repeats.fact) == text
}
