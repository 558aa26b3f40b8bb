//! Importing again: what was changed by hand since the last import is put into
//! what comes out of the file now.
//!
//! Three issues are compared: `base`, what the last import made of the file;
//! `mine`, what stands in the archive now; `theirs`, what the file gives now.
//! Where only one of the two changed, the change is taken. Where both did, a
//! person's facts, measures and alt texts win, while of the text the file wins,
//! since the file is where the text is at home. Both are reported with both
//! values, in full: nothing that a person wrote goes without being shown.

mod facts;
mod ids;
mod pictures;

#[cfg(test)]
mod tests;

use bulletin::model::{Attachment, Issue, Section};
use serde::Serialize;
use serde_json::Value;

use super::Existing;
use crate::report::{Finding, FindingKind, Place, Severity};

pub use pictures::{addresses, each_figure_mut, each_picture};

/// Changed by hand, and kept.
pub static KEPT: FindingKind = FindingKind {
    name: "hand-change-kept",
    severity: Severity::Note,
    zh: "人工修改已保留",
    en: "what was changed by hand is kept",
};

/// Facts, measures, alt texts: changed by hand and in the file.
pub static CONFLICT: FindingKind = FindingKind {
    name: "hand-change-conflict",
    severity: Severity::Warning,
    zh: "人工改过，文件里也变了；保留了人工修改，请对照后确认",
    en: "changed by hand and changed in the file too; what was written by hand is kept; compare the two",
};

/// Text: changed by hand and in the file.
pub static OVERWRITTEN: FindingKind = FindingKind {
    name: "hand-change-overwritten",
    severity: Severity::Warning,
    zh: "人工改过，文件里也变了；正文以文件为准，人工修改已被替换。如仍需要，请改在 Word 文件里再导入",
    en: "changed by hand and changed in the file too; the file's text was taken and replaces what was written by hand; if that is still wanted, write it into the Word file and import again",
};

/// A hand-made change to something that is gone.
pub static DROPPED: FindingKind = FindingKind {
    name: "hand-change-dropped",
    severity: Severity::Warning,
    zh: "人工修改所依据的内容在文件里已不存在，无法保留；如仍需要，请按新的正文重新填写",
    en: "what this hand-made change was about is no longer in the file, so it cannot be kept; if it is still wanted, write it anew for the new text",
};

/// There is an issue, but nothing says what was imported last.
pub static NO_RECORD: FindingKind = FindingKind {
    name: "no-import-record",
    severity: Severity::Warning,
    zh: "库里已有这一期，但没有可用的 import.json，分不清哪些是人工修改：正文已由文件替换，原有的事实、措施和替代文字予以保留；请核对",
    en: "the archive has this issue already, but no import.json that can be used to tell what was changed by hand: the text was replaced by the file's, facts, measures and alt texts that were there are kept; look it over",
};

/// Proposed now, and not taken.
pub static NOT_TAKEN: FindingKind = FindingKind {
    name: "proposal-not-taken",
    severity: Severity::Note,
    zh: "本次从文件中识别到，但已有人工填写的内容，未采用",
    en: "proposed from the file, but not taken, since something written by hand is there",
};

/// A field that this version does not know.
pub static UNKNOWN_FIELD: FindingKind = FindingKind {
    name: "unknown-field-dropped",
    severity: Severity::Warning,
    zh: "原 issue.json 里有本程序不认识的字段，重新导入后不再保留",
    en: "the issue.json that was there has a field that this program does not know; it is gone after this import",
};

/// All that this folder can find.
pub const KINDS: &[&FindingKind] = &[
    &KEPT,
    &CONFLICT,
    &OVERWRITTEN,
    &DROPPED,
    &NO_RECORD,
    &NOT_TAKEN,
    &UNKNOWN_FIELD,
];

/// What goes into the archive.
pub struct Merged {
    /// The issue.
    pub issue: Issue,
    /// What the file gives, with the ids that are in use: the next `base`.
    pub generated: Issue,
    /// What a person should know.
    pub findings: Vec<Finding>,
}

/// Puts into `theirs`, which the file gives, what was changed by hand.
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
    // Without a record every difference counts as one of the file.
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

/// What was found.
#[derive(Default)]
struct Log(Vec<Finding>);

impl Log {
    fn add(
        &mut self,
        kind: &'static FindingKind,
        place: impl Into<String>,
        detail: impl Into<String>,
    ) {
        self.0
            .push(Finding::new(kind, Place::Issue(place.into()), detail));
    }

    /// With what a person wrote and what the file says.
    fn both<T: Serialize>(
        &mut self,
        kind: &'static FindingKind,
        place: &str,
        mine: &T,
        theirs: &T,
    ) {
        let detail = format!("人工 by hand: {}\n文件 file: {}", json(mine), json(theirs));
        self.add(kind, place, detail);
    }
}

/// A value as the file has it, on one line.
fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Takes a value that a person changed, where the file did not change it too.
fn text<T: PartialEq + Clone + Serialize>(
    log: &mut Log,
    place: &str,
    base: &T,
    mine: &T,
    theirs: &mut T,
) {
    if mine == base || *mine == *theirs {
        return;
    }
    if *theirs == *base {
        log.add(&KEPT, place, json(mine));
        *theirs = mine.clone();
    } else {
        log.both(&OVERWRITTEN, place, mine, theirs);
    }
}

/// Head, lead, notes and tail.
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

/// Files that a person added stay; the label that a person gave to the original
/// too.
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

fn find<'a>(sections: &'a [Section], id: &str) -> Option<&'a Section> {
    sections.iter().find(|section| section.id == id)
}

/// Titles, organisations and text of sections, and which there are.
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
            // A person took it out: it does not come back by itself.
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

/// The order of sections is the file's; where a person had another, that is
/// said.
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

/// A section's measures, as one value.
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

/// Fields of the file that reading does not know: they would go without a word.
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

/// What writing leaves out, since reading takes it for granted.
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
