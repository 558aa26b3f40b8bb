//! Proposing facts and measures from an issue's text.
//!
//! Rule of this folder: a sum becomes a fact only if its own clause, or one that
//! it continues, says that it was given or waived. Any other sum is passed over
//! and reported. What is uncertain is proposed with a finding, and what would be
//! counted twice is proposed once.
//!
//! [`passage`] lays out the text and [`sentence`] cuts it. [`judge`] takes each
//! sum through its stages by the tables of [`words`]: [`classify`] with
//! [`circumstances`] makes a [`claim`], then [`parts`], [`giver`] with [`donor`],
//! [`date`] and [`quote`]. [`goods`] and [`waivers`] find gifts and waivers without
//! a sum, [`tables`] those in a [`grid`] of cells. [`total`] puts parts under their
//! totals in a sentence, [`relate`] and [`cover`] across sentences by whether
//! givers are the [`same`], and [`settle`] turns each [`entry`] into a fact.
//! [`measures`] is separate.

mod candidate;
mod circumstances;
mod claim;
mod classify;
mod context;
mod cover;
mod date;
mod donor;
mod entry;
mod giver;
mod goods;
mod grid;
mod judge;
mod kinds;
mod measures;
mod parts;
mod passage;
mod phrase;
mod quote;
mod relate;
mod running;
mod same;
mod sentence;
mod settle;
mod spare;
mod tables;
mod total;
mod waivers;
mod words;

pub use kinds::*;

use crate::report::{Finding, Place};
use bulletin::amount;
use bulletin::model::{Block, Category, DonorKind, Fact, Issue, Repeats};
use candidate::PassedOver;
use context::Before;
use donor::Names;
use entry::Entry;
use measures::MeasureFact;
use passage::Passage;
use sentence::Cut;
use settle::Ids;
use std::collections::{HashMap, HashSet};
use tables::FromTables;

/// A section, or the lead and the editor's note, that is being read.
struct Scope {
    /// `facts`, `sections[2].facts`.
    place: String,
    passages: Vec<Passage>,
    cuts: Vec<Cut>,
    entries: Vec<Entry>,
    passed_over: Vec<(usize, PassedOver)>,
}

/// Fills the facts and measures of an issue (its own and its sections'), and
/// reports those that a person should check.
///
/// A section (or the issue) that has facts keeps them, and the same goes for
/// its measures: what a person wrote is never overwritten.
pub fn propose(issue: &mut Issue) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut ids = Ids::new(settle::taken(issue));
    let everybody = Names::new(names(issue, None));
    let lead = [("editorNote", &*issue.editor_note), ("lead", &issue.lead)];
    let lead = issue
        .facts
        .is_empty()
        .then(|| scope("facts", &lead, &everybody, issue));
    let sections: Vec<Scope> = (0..issue.sections.len())
        .map(|index| {
            let names = Names::new(names(issue, Some(index)));
            let place = format!("sections[{index}].blocks");
            let section = &issue.sections[index];
            let facts = format!("sections[{index}].facts");
            scope(&facts, &[(&place, &section.blocks)], &names, issue)
        })
        .collect();

    outside(issue, &mut findings);
    // The total in the lead of all that the sections tell.
    let mut whole = None;
    if let Some(mut lead) = lead {
        told_again(&mut lead, &sections);
        let (facts, from) = settle::facts("lead", &lead.passages, &lead.entries, &mut ids);
        report(&lead, &from, &mut findings);
        let summed = sections.iter().any(|scope| {
            let mut entries = scope.entries.iter();
            entries.any(|e| !e.candidate.dropped && e.candidate.amount.is_some())
        });
        whole = lead_total(&facts, &sections);
        for (index, fact) in facts.iter().enumerate() {
            let told = whole.as_ref().is_some_and(|whole| whole.id == fact.id);
            if summed && fact.amount.is_some() && fact.part_of.is_none() && !told {
                let place = Place::Issue(format!("facts[{index}]"));
                findings.push(Finding::new(&LEAD_TOTAL, place, &fact.quote));
            }
        }
        issue.facts = facts;
    }
    let divided = whole.as_ref().is_some_and(|whole: &Fact| {
        let mut facts = issue.facts.iter();
        facts.any(|fact| fact.part_of.as_ref() == Some(&whole.id))
    });
    for (index, scope) in sections.into_iter().enumerate() {
        let names = Names::new(names(issue, Some(index)));
        let section = &mut issue.sections[index];
        if section.measures.is_empty() {
            let passages: Vec<_> = scope.passages.iter().zip(&scope.cuts).collect();
            section.measures = measures::propose(&passages, &names, &done(&scope.entries));
            if !section.measures.is_empty() {
                let place = Place::Issue(format!("sections[{index}].measures"));
                let detail = section.measures.join("、");
                findings.push(Finding::new(&MEASURES_PROPOSED, place, detail));
            }
        }
        if section.facts.is_empty() {
            let made = settle::facts(&section.id, &scope.passages, &scope.entries, &mut ids);
            section.facts = made.0;
            if let Some(whole) = &whole {
                let parts = section.facts.iter_mut().filter(|fact| is_free(fact));
                for part in parts.filter(|part| part.category == whole.category) {
                    part.part_of = Some(whole.id.clone());
                    // The lead divides it in another way.
                    part.repeats = divided.then(|| Repeats {
                        issue: None,
                        fact: whole.id.clone(),
                    });
                }
            }
            report(&scope, &made.1, &mut findings);
        }
    }
    findings
}

/// The names of a section's organisations, or of all.
fn names(issue: &Issue, section: Option<usize>) -> impl Iterator<Item = &str> {
    let sections = match section {
        Some(index) => std::slice::from_ref(&issue.sections[index]),
        None => &issue.sections,
    };
    let organizations = sections.iter().flat_map(|section| &section.organizations);
    organizations.flat_map(|o| std::iter::once(&*o.name).chain(o.short_name.as_deref()))
}

fn scope(place: &str, parts: &[(&str, &[Block])], names: &Names, issue: &Issue) -> Scope {
    let mut passages = Vec::new();
    for (place, blocks) in parts {
        passage::passages(place, blocks, &mut passages);
    }
    let mut scope = Scope {
        place: place.to_owned(),
        cuts: Vec::with_capacity(passages.len()),
        passages,
        entries: Vec::new(),
        passed_over: Vec::new(),
    };
    let mut from_tables = FromTables::default();
    for (place, blocks) in parts {
        tables::read(place, blocks, &scope.passages, names, &mut from_tables);
    }
    scope.entries = from_tables.entries;
    scope.passed_over = from_tables.passed_over;
    let mut before = Before::default();
    for (index, passage) in scope.passages.iter().enumerate() {
        let cut = sentence::cut(&passage.text);
        if passage.aside {
            for found in amount::find(&passage.text) {
                if found.currency {
                    let kind = &SUM_ASIDE;
                    let quote = 0..passage.text.len();
                    scope.passed_over.push((index, PassedOver { kind, quote }));
                    break;
                }
            }
            scope.cuts.push(cut);
            continue;
        }
        if from_tables.read.contains(&index) {
            scope.cuts.push(cut);
            continue;
        }
        before.enter(passage);
        let mut judged = judge::judge(&cut, names, issue.date_published, &mut before);
        before.leave(passage, names);
        judged.sort();
        let listed = running::read(index, &passage.text, &cut, names);
        scope.passed_over.extend(listed.passed_over);
        let first = scope.entries.len();
        scope
            .entries
            .extend(listed.entries.into_iter().map(|mut entry| {
                entry.part_of = entry.part_of.map(|total| first + total);
                entry
            }));
        let first = scope.entries.len();
        for mut candidate in judged.candidates {
            let part_of = candidate.part_of.map(|total| first + total);
            let quote = passage.quote(&candidate.quote);
            if !candidate.dropped && !settle::quote_fits(quote, candidate.amount) {
                candidate.dropped = true;
                let kind = &SUM_PASSED_OVER;
                let quote = candidate.quote.clone();
                scope.passed_over.push((index, PassedOver { kind, quote }));
            }
            let mut entry = Entry::new(index, candidate);
            entry.part_of = part_of;
            scope.entries.push(entry);
        }
        for spare in judged.spare {
            let mut entry = Entry::new(index, spare.candidate);
            entry.spare = Some(spare.reported);
            scope.entries.push(entry);
        }
        scope.passed_over.extend(
            judged
                .passed_over
                .into_iter()
                .map(|passed_over| (index, passed_over)),
        );
        scope.cuts.push(cut);
    }
    settle::sort(&mut scope.entries);
    settle::once(&mut scope.entries);
    relate::relate(&mut scope.entries);
    // What became a fact after all was not passed over.
    let live = scope.entries.iter().filter(|e| !e.candidate.dropped);
    let found: HashSet<(usize, usize, usize)> = live
        .filter_map(|entry| {
            entry
                .spare
                .as_ref()
                .map(|at| (entry.passage, at.start, at.end))
        })
        .collect();
    scope
        .passed_over
        .retain(|(passage, over)| !found.contains(&(*passage, over.quote.start, over.quote.end)));
    for entry in &scope.entries {
        if let Some(kind) = entry.dropped_as {
            let quote = entry.candidate.quote.clone();
            let passed_over = PassedOver { kind, quote };
            scope.passed_over.push((entry.passage, passed_over));
        }
    }
    scope
}

/// Whether a fact is added up as it stands.
fn is_free(fact: &Fact) -> bool {
    fact.amount.is_some() && fact.part_of.is_none() && fact.repeats.is_none()
}

/// The fact of the lead that the sums of all sections add up to.
fn lead_total(lead: &[Fact], sections: &[Scope]) -> Option<Fact> {
    let mut totals = lead.iter().filter(|fact| is_free(fact));
    let total = totals.next()?;
    let others = totals.any(|other| other.category == total.category);
    let mut parts = 0;
    let mut sum: i128 = 0;
    for entry in sections.iter().flat_map(|scope| &scope.entries) {
        let candidate = &entry.candidate;
        let free = entry.part_of.is_none() && entry.repeats.is_none() && !candidate.dropped;
        if let Some(amount) = candidate.amount.filter(|_| free)
            && candidate.category == total.category
        {
            parts += 1;
            sum += i128::from(amount.fen);
        }
    }
    let agrees = total
        .amount
        .is_some_and(|amount| sum == i128::from(amount.fen));
    (agrees && parts > 1 && !others).then(|| total.clone())
}

/// Drops from the lead what a section describes in more detail.
fn told_again(lead: &mut Scope, sections: &[Scope]) {
    let entries = sections.iter().flat_map(|scope| &scope.entries);
    let mut told: HashMap<_, HashSet<Option<&str>>> = HashMap::new();
    for candidate in entries.map(|entry| &entry.candidate) {
        if candidate.amount.is_some() && !candidate.dropped {
            let key = (candidate.category.name(), candidate.amount);
            told.entry(key)
                .or_default()
                .insert(candidate.donor.name.as_deref());
        }
    }
    let mut again = vec![false; lead.entries.len()];
    for (again, entry) in again.iter_mut().zip(&lead.entries) {
        let candidate = &entry.candidate;
        let names = told.get(&(candidate.category.name(), candidate.amount));
        let name = candidate.donor.name.as_deref();
        // Two givers with different names may have given the same.
        let same = names
            .is_some_and(|names| name.is_none() || names.contains(&name) || names.contains(&None));
        *again = same && !candidate.dropped && entry.part_of.is_none();
    }
    for index in 0..lead.entries.len() {
        let whole = lead.entries[index].part_of.unwrap_or(index);
        if again.get(whole) != Some(&true) {
            continue;
        }
        let entry = &mut lead.entries[index];
        entry.candidate.dropped = true;
        let kind = &FACT_TWICE;
        let quote = entry.candidate.quote.clone();
        lead.passed_over
            .push((entry.passage, PassedOver { kind, quote }));
    }
}

/// Reports sums in places where a fact cannot have its evidence.
fn outside(issue: &Issue, findings: &mut Vec<Finding>) {
    let mut places = vec![("headline".to_owned(), issue.headline.clone())];
    for (index, section) in issue.sections.iter().enumerate() {
        places.push((format!("sections[{index}].title"), section.title.clone()));
    }
    for (index, note) in issue.notes.iter().enumerate() {
        places.push((format!("notes[{index}].text"), note.text.text()));
    }
    for (place, text) in places {
        if amount::find(&text).iter().any(|found| found.currency) {
            findings.push(Finding::new(&SUM_ASIDE, Place::Issue(place), text));
        }
    }
}

/// Reports which facts need checking, and which sums became none.
fn report(scope: &Scope, from: &[usize], findings: &mut Vec<Finding>) {
    for (number, index) in from.iter().enumerate() {
        let Some(entry) = scope.entries.get(*index) else {
            continue;
        };
        let place = || Place::Issue(format!("{}[{number}]", scope.place));
        let quote = scope.quote(entry.passage, &entry.candidate.quote);
        for kind in &entry.candidate.doubts {
            findings.push(Finding::new(kind, place(), quote));
        }
        for (kind, other) in &entry.doubts {
            let other = scope.entries.get(*other).map_or("", |other| {
                scope.quote(other.passage, &other.candidate.quote)
            });
            findings.push(Finding::new(kind, place(), format!("{quote} ↔ {other}")));
        }
    }
    for (passage, passed_over) in &scope.passed_over {
        let place = scope.passages.get(*passage).map(|p| p.place.clone());
        let place = Place::Issue(place.unwrap_or_default());
        findings.push(Finding::new(
            passed_over.kind,
            place,
            scope.quote(*passage, &passed_over.quote),
        ));
    }
}

impl Scope {
    fn quote(&self, passage: usize, quote: &std::ops::Range<usize>) -> &str {
        let passage = self.passages.get(passage);
        passage.map_or("", |passage| passage.quote(quote))
    }
}

/// The facts that are also measures.
fn done(entries: &[Entry]) -> Vec<MeasureFact> {
    let mut done = Vec::new();
    for entry in entries.iter().filter(|entry| !entry.candidate.dropped) {
        let candidate = &entry.candidate;
        let own = candidate.donor.kind == DonorKind::Organization;
        let label = match candidate.category {
            Category::Donation if own || candidate.donor.kind == DonorKind::Members => "捐款捐物",
            Category::Waiver if own => match candidate.matter {
                Some("会费" | "会员费" | "年费") => "减免会费",
                _ => "减免费用",
            },
            _ => continue,
        };
        done.push(MeasureFact {
            at: (entry.passage, candidate.quote.start),
            label,
        });
    }
    done
}
