//! Imports an issue again: merges what was changed by hand since the last
//! import into what the file contains now.
//!
//! Three issues are compared: `base`, the result of the last import; `mine`,
//! the issue in the archive; `theirs`, the result of this import. If only one
//! of the two changed, that change is taken. If both did, a person's facts,
//! measures and alt texts win, while the file's text wins, because text belongs
//! to the file. Conflicts are reported with both values, in full: nothing that
//! a person wrote disappears silently.

mod facts;
mod ids;
mod kinds;
mod log;
mod matching;
mod pictures;

#[cfg(test)]
mod review_tests;
#[cfg(test)]
mod tests;

use bulletin::model::{Attachment, Issue, Section};
use serde_json::Value;

use super::contents::Existing;
use crate::report::Finding;
use log::{Log, find, json, text};

pub use facts::lift;
pub use kinds::{CONFLICT, DROPPED, KEPT, KINDS, NO_RECORD, NOT_TAKEN, OVERWRITTEN, UNKNOWN_FIELD};
pub use matching::evidence_sentence;
pub use pictures::{addresses, each_figure_mut, each_picture};

/// The result of a merge.
pub struct Merged {
    /// The issue.
    pub issue: Issue,
    /// The file's content with the ids that are in use: the next `base`.
    pub generated: Issue,
    /// What a person should know.
    pub findings: Vec<Finding>,
}

/// Merges what was changed by hand into `theirs`, the file's content.
pub fn merge(existing: Option<&Existing>, mut theirs: Issue) -> Merged {
    let mut log = Log::default();
    let Some(existing) = existing else {
        return Merged {
            issue: theirs.clone(),
            generated: theirs,
            findings: log.0,
        };
    };
    unknown_fields(&mut log, &existing.tree, &existing.issue);
    let mine = &existing.issue;
    let known = existing.record.is_some();
    // Without a record, every difference counts as one of the file.
    let base = match &existing.record {
        Some(record) => &record.generated,
        None => {
            log.add(&NO_RECORD, "", "");
            mine
        }
    };
    ids::keep(base, mine, &mut theirs);
    let generated = theirs.clone();
    let mut alts = pictures::Alts::new(base, mine, &theirs, known);

    let mut issue = theirs;
    head(&mut log, base, mine, &mut issue);
    sections(&mut log, base, mine, &mut issue);
    facts::merge(&mut log, known.then_some(base), mine, &mut issue);
    measures(&mut log, known.then_some(base), mine, &mut issue);
    alts.apply(&mut log, &mut issue);
    Merged {
        issue,
        generated,
        findings: log.0,
    }
}

/// Merges head, lead, notes and tail.
fn head(log: &mut Log, base: &Issue, mine: &Issue, issue: &mut Issue) {
    macro_rules! fields {
        ($($field:ident $name:literal),* $(,)?) => {
            $(text(log, $name, &base.$field, &mine.$field, &mut issue.$field);)*
        };
    }
    fields!(
        language "language",
        periodical "periodical",
        issue_number "issueNumber",
        issue_label "issueLabel",
        cumulative_number "cumulativeNumber",
        supplement "supplement",
        classification "classification",
        publisher "publisher",
        date_published "datePublished",
        headline "headline",
        part_number "partNumber",
        part_label "partLabel",
        contributors "contributors",
        notes "notes",
        distribution "distribution",
        print_run "printRun",
    );
    for (place, of) in [
        ("editorNote", (|issue| &mut issue.editor_note) as Blocks),
        ("lead", |issue| &mut issue.lead),
    ] {
        let [base, mine] = [base, mine].map(|it| of(&mut it.clone()).clone());
        pictures::blocks(log, place, &base, &mine, of(issue));
    }
    attachments(
        log,
        &base.attachments,
        &mine.attachments,
        &mut issue.attachments,
    );
}

type Blocks = fn(&mut Issue) -> &mut Vec<bulletin::model::Block>;

/// Files that a person added stay, and so does the label that a person gave to
/// the original.
fn attachments(
    log: &mut Log,
    base: &[Attachment],
    mine: &[Attachment],
    theirs: &mut Vec<Attachment>,
) {
    for (index, attachment) in mine.iter().enumerate() {
        let place = format!("attachments[{index}]");
        let same = |it: &&Attachment| it.href == attachment.href;
        let old = base.iter().find(same);
        if let Some(new) = theirs.iter_mut().find(|it| it.href == attachment.href) {
            if old.is_some_and(|old| old.label != attachment.label) {
                log.add(&KEPT, place, json(&attachment.label));
                new.label = attachment.label.clone();
            }
        } else if old.is_none() {
            log.add(&KEPT, place, json(attachment));
            theirs.push(attachment.clone());
        }
    }
}

/// Merges titles, organisations and text of sections, and which sections there
/// are.
fn sections(log: &mut Log, base: &Issue, mine: &Issue, issue: &mut Issue) {
    issue.sections.retain_mut(|section| {
        let place = format!("sections({})", section.id);
        let (old, now) = (
            find(&base.sections, &section.id),
            find(&mine.sections, &section.id),
        );
        match (old, now) {
            (Some(base), Some(mine)) => {
                let at = |name: &str| format!("{place}.{name}");
                text(
                    log,
                    &at("title"),
                    &base.title,
                    &mine.title,
                    &mut section.title,
                );
                text(
                    log,
                    &at("organizations"),
                    &base.organizations,
                    &mine.organizations,
                    &mut section.organizations,
                );
                let blocks = &mut section.blocks;
                pictures::blocks(log, &at("blocks"), &base.blocks, &mine.blocks, blocks);
                true
            }
            // A person removed it: it does not come back by itself.
            (Some(base), None) => {
                let kind = if base == section { &KEPT } else { &CONFLICT };
                log.add(kind, place, format!("− {}", section.title));
                false
            }
            (None, Some(mine)) => {
                if mine != section {
                    log.both(&OVERWRITTEN, &place, mine, section);
                }
                true
            }
            (None, None) => true,
        }
    });
    let mut before: Option<&str> = None;
    for section in &mine.sections {
        let place = format!("sections({})", section.id);
        if find(&issue.sections, &section.id).is_none() {
            match find(&base.sections, &section.id) {
                // A person wrote it.
                None => {
                    let after = |it: &Section| Some(&*it.id) == before;
                    let at = issue.sections.iter().position(after);
                    let at = at.map_or(0, |at| at + 1);
                    issue.sections.insert(at, section.clone());
                    log.add(&KEPT, place, format!("+ {}", section.title));
                }
                Some(base) if base != section => log.add(&DROPPED, place, json(section)),
                Some(_) => {}
            }
        }
        before = Some(&section.id);
    }
    order(log, base, mine, issue);
}

/// The order of sections is the file's; if a person's was different, that is
/// reported.
fn order(log: &mut Log, base: &Issue, mine: &Issue, issue: &Issue) {
    let common = |of: &Issue| -> Vec<String> {
        let everywhere = |id: &str| {
            [base, mine, issue]
                .iter()
                .all(|it| find(&it.sections, id).is_some())
        };
        let ids = of.sections.iter().map(|section| section.id.clone());
        ids.filter(|id| everywhere(id)).collect()
    };
    let (old, now, new) = (common(base), common(mine), common(issue));
    if now != old && now != new {
        log.both(&OVERWRITTEN, "sections", &now, &new);
    }
}

/// Merges a section's measures, as one value.
fn measures(log: &mut Log, base: Option<&Issue>, mine: &Issue, issue: &mut Issue) {
    for section in &mut issue.sections {
        let Some(now) = find(&mine.sections, &section.id).map(|it| &it.measures) else {
            continue;
        };
        let place = format!("sections({}).measures", section.id);
        let old = base.and_then(|base| find(&base.sections, &section.id));
        match old.map(|old| &old.measures) {
            _ if *now == section.measures => continue,
            Some(old) if old == now => continue,
            Some(old) if *old == section.measures => log.add(&KEPT, &place, json(now)),
            Some(_) => log.both(&CONFLICT, &place, now, &section.measures),
            None if now.is_empty() => continue,
            None => log.add(&NOT_TAKEN, &place, json(&section.measures)),
        }
        section.measures = now.clone();
    }
}

/// Whether a file has fields that reading does not know.
pub fn has_unknown_fields(tree: &Value, issue: &Issue) -> bool {
    let mut log = Log::default();
    unknown_fields(&mut log, tree, issue);
    !log.0.is_empty()
}

/// Reports fields of the file that reading does not know: they would be lost
/// silently.
fn unknown_fields(log: &mut Log, tree: &Value, issue: &Issue) {
    let known = serde_json::to_value(issue).unwrap_or_default();
    compare(log, "", tree, &known);
}

fn compare(log: &mut Log, place: &str, tree: &Value, known: &Value) {
    match (tree, known) {
        (Value::Object(tree), Value::Object(known)) => {
            for (name, value) in tree {
                let place = if place.is_empty() {
                    name.clone()
                } else {
                    format!("{place}.{name}")
                };
                match known.get(name) {
                    Some(known) => compare(log, &place, value, known),
                    None if is_default(value) => {}
                    None => log.add(&UNKNOWN_FIELD, place, json(value)),
                }
            }
        }
        (Value::Array(tree), Value::Array(known)) if tree.len() == known.len() => {
            for (index, (tree, known)) in tree.iter().zip(known).enumerate() {
                compare(log, &format!("{place}[{index}]"), tree, known);
            }
        }
        _ => {}
    }
}

/// Fields that writing omits because reading assumes their defaults.
fn is_default(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(it) => !it,
        Value::Number(it) => it.as_u64() == Some(1),
        Value::String(it) => it.is_empty(),
        Value::Array(it) => it.is_empty(),
        Value::Object(it) => it.values().all(|it| is_default(it) || *it == "unknown"),
    }
}
