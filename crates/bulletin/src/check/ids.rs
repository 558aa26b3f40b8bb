//! Ids: each names one thing in addresses.

use std::collections::HashSet;

use super::{Findings, parts};
use crate::finding::{Code, Severity};
use crate::model::{Block, Fact, Issue};

/// What the viewer calls its own places.
const RESERVED: [&str; 2] = ["summary", "figures"];

/// Sections, headings, figures and facts share one space of names; notes have
/// their own.
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
        blocks(&mut ids, &place, part);
    }
    let mut seen = HashSet::new();
    for (place, id) in ids {
        if RESERVED.contains(&id) {
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

fn blocks<'a>(ids: &mut Ids<'a>, place: &str, all: &'a [Block]) {
    for (index, block) in all.iter().enumerate() {
        let place = format!("{place}[{index}]");
        match block {
            Block::Heading(heading) => {
                if let Some(id) = &heading.id {
                    ids.push((format!("{place}.heading.id"), id));
                }
            }
            Block::Figure(figure) => ids.push((format!("{place}.figure.id"), &figure.id)),
            Block::Quote(inner) => blocks(ids, &format!("{place}.quote"), inner),
            Block::Paragraph(_) | Block::List(_) | Block::Table(_) | Block::Unknown { .. } => {}
        }
    }
}
