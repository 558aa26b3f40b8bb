//! Ids: each must name one thing in addresses.

use std::collections::HashSet;

use super::{Findings, parts};
use crate::finding::{Code, Severity};
use crate::id;
use crate::model::{Fact, Issue};
use crate::visit::{self, Item};

pub(super) fn check(findings: &mut Findings, issue: &Issue) {
    let mut ids = Vec::new();
    facts(&mut ids, "facts", &issue.facts);
    for (index, section) in issue.sections.iter().enumerate() {
        ids.push((format!("sections[{index}].id"), &*section.id));
        facts(
            &mut ids,
            &format!("sections[{index}].facts"),
            &section.facts,
        );
    }
    for (place, part) in parts(issue) {
        visit::blocks_at(&place, part, &mut |place, item| {
            if let Item::Id(id) = item {
                ids.push((place.to_owned(), id));
            }
        });
    }
    let mut seen = HashSet::new();
    for (place, id) in ids {
        if id::RESERVED.contains(&id) {
            findings.add(Code::ReservedId, Severity::Error, &place, id);
        }
        if !seen.insert(id) {
            findings.add(Code::DuplicateId, Severity::Error, place, id);
        }
    }
    let mut seen = HashSet::new();
    for (index, note) in issue.notes.iter().enumerate() {
        if !seen.insert(&note.id) {
            let place = format!("notes[{index}].id");
            findings.add(Code::DuplicateNote, Severity::Error, place, &note.id);
        }
    }
}

type Ids<'a> = Vec<(String, &'a str)>;

fn facts<'a>(ids: &mut Ids<'a>, place: &str, facts: &'a [Fact]) {
    for (index, fact) in facts.iter().enumerate() {
        ids.push((format!("{place}[{index}].id"), &fact.id));
    }
}
