//! An issue of an archive with what its last import left to be looked at.

use std::path::{Path, PathBuf};

use bulletin::model::Issue;
use bulletin::{read, write};
use serde_json::Value;

use super::kinds::NO_ISSUE;
use crate::archive::merge;
use crate::archive::{
    self, Change, Existing, Folder, FolderState, IMPORT, ISSUE, NO_ARCHIVE, Problem, Record,
    Warning,
};
use crate::facts;
use crate::report::{Finding, Place};

/// An issue of an archive.
pub(super) struct Opened {
    root: PathBuf,
    existing: Existing,
}

impl Opened {
    /// Reads an issue and changes nothing.
    pub(super) fn read(root: &Path, id: &str) -> Result<Opened, Finding> {
        let to_finding = |problem: Problem| problem.finding();
        archive::recover(root).map_err(to_finding)?;
        if archive::folder_state(root).map_err(to_finding)? != FolderState::Archive {
            let place = Place::Path(root.display().to_string(), String::new());
            return Err(Finding::new(&NO_ARCHIVE, place, ""));
        }
        let is_name = bulletin::id::is_slug(id);
        let existing = match is_name {
            true => archive::existing(root, id).map_err(to_finding)?,
            false => None,
        };
        let none = || Finding::new(&NO_ISSUE, Place::File, id);
        Ok(Opened {
            root: root.to_owned(),
            existing: existing.ok_or_else(none)?,
        })
    }

    pub(super) fn issue(&self) -> &Issue {
        &self.existing.issue
    }

    /// What the last import warned about and nobody has dealt with.
    pub(super) fn open(&self) -> Vec<&Warning> {
        let record = self.existing.record.iter();
        record
            .flat_map(|record| record.open_warnings(&self.existing.issue))
            .collect()
    }

    /// The open warnings about sums that became no fact.
    pub(super) fn passed_over(&self) -> Vec<&Warning> {
        let mut all = self.open();
        let is_of_facts = |code: &str| facts::KINDS.iter().any(|kind| kind.name == code);
        all.retain(|it| it.fact.is_none() && is_of_facts(&it.code));
        all
    }

    /// Whether another issue of the archive has a fact. `None` if the archive
    /// has no such issue.
    pub(super) fn other_has(&self, id: &str, fact: &str) -> Option<bool> {
        if !bulletin::id::is_slug(id) {
            return None;
        }
        let other = archive::existing(&self.root, id).ok()??;
        Some(other.issue.find_fact(fact).is_some())
    }

    /// Writes the issue with other facts, and the warnings that were seen, all or
    /// nothing.
    pub(super) fn write(&self, issue: &Issue, seen: &[String]) -> Result<(), Finding> {
        let to_finding = |problem: Problem| problem.finding();
        let mut folder = Folder::open(&self.root).map_err(to_finding)?;
        let dir = PathBuf::from(&issue.id);
        let mut change = Change::default();
        if let Some(record) = &self.existing.record {
            let mut record: Record = record.clone();
            record.seen.extend(seen.iter().cloned());
            record.forget(issue);
            let text = record.text().into_bytes();
            change.write(&dir.join(IMPORT), text).map_err(to_finding)?;
        }
        if *issue != self.existing.issue {
            let text = self.text(issue).into_bytes();
            change.write(&dir.join(ISSUE), text).map_err(to_finding)?;
        }
        folder.put(issue, change).map_err(to_finding)?;
        Ok(())
    }

    /// The file's text. Fields that this version does not know are kept.
    fn text(&self, issue: &Issue) -> String {
        let text = write::issue(issue);
        if !merge::has_unknown_fields(&self.existing.tree, &self.existing.issue) {
            return text;
        }
        let mut tree = self.existing.tree.clone();
        let old = facts_of(&tree);
        let new = serde_json::to_value(issue).unwrap_or_default();
        put_facts(&mut tree, &new, &old);
        let lists = [&mut tree, &mut new.clone()].map(|it| it.get_mut("sections").map(Value::take));
        if let [Some(Value::Array(mut sections)), Some(Value::Array(new))] = lists {
            for (section, new) in sections.iter_mut().zip(&new) {
                put_facts(section, new, &old);
            }
            if let Some(fields) = tree.as_object_mut() {
                fields.insert("sections".to_owned(), Value::Array(sections));
            }
        }
        let mut kept = serde_json::to_string_pretty(&tree).unwrap_or_default();
        kept.push('\n');
        // What cannot be kept is better lost than the facts.
        match read::issue_from_slice(kept.as_bytes()) {
            Ok((again, _)) if again == *issue => kept,
            _ => text,
        }
    }
}

/// All facts of a tree.
fn facts_of(tree: &Value) -> Vec<Value> {
    let sections = tree.get("sections").and_then(Value::as_array);
    let lists = std::iter::once(tree).chain(sections.into_iter().flatten());
    let lists = lists.filter_map(|it| it.get("facts")?.as_array());
    lists.flatten().cloned().collect()
}

/// Puts the new facts of a section into its tree, each with the unknown fields
/// that it had.
fn put_facts(tree: &mut Value, new: &Value, old: &[Value]) {
    const KNOWN: [&str; 11] = [
        "id",
        "proposed",
        "partOf",
        "repeats",
        "category",
        "quote",
        "occurrence",
        "amount",
        "donor",
        "date",
        "asOf",
    ];
    let Some(fields) = tree.as_object_mut() else {
        return;
    };
    let mut facts = new.get("facts").cloned().unwrap_or_default();
    for fact in facts.as_array_mut().into_iter().flatten() {
        let before = old.iter().find(|it| it.get("id") == fact.get("id"));
        let before = before.and_then(Value::as_object).into_iter().flatten();
        if let Some(fact) = fact.as_object_mut() {
            for (name, value) in before.filter(|(name, _)| !KNOWN.contains(&name.as_str())) {
                fact.insert(name.clone(), value.clone());
            }
        }
    }
    match facts.is_null() {
        true => fields.remove("facts"),
        false => fields.insert("facts".to_owned(), facts),
    };
}
