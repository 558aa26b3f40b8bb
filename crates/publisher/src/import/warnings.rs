//! What an import warned about: which of it is new, what goes into the record,
//! and how it is reported.
//!
//! A warning is told through the record, by the check of the issue, as
//! `bulletin check` and `bulletin build` tell it: so the three never differ. A
//! note is told once and not recorded.

use std::collections::BTreeSet;
use std::path::Path;

use bulletin::model::{Fact, Issue};

use super::file_import::FileImport;
use super::kinds::{FILE_OVERWRITTEN, KEPT_APART};
use crate::archive::{Record, Warning, merge};
use crate::check;
use crate::report::{Finding, FindingKind, Place, ReportLine, Severity};

/// The warnings of an import while they come together.
pub(super) struct Warned<'a> {
    /// What the last import left.
    pub(super) record: Option<&'a Record>,
    /// The issue as it comes into the archive.
    pub(super) issue: &'a Issue,
    /// The same as it came out of the file.
    pub(super) generated: &'a Issue,
    fresh: Vec<Warning>,
}

impl<'a> Warned<'a> {
    pub(super) fn new(
        record: Option<&'a Record>,
        issue: &'a Issue,
        generated: &'a Issue,
    ) -> Warned<'a> {
        Warned {
            record,
            issue,
            generated,
            fresh: Vec::new(),
        }
    }
}

impl FileImport<'_> {
    /// Takes what proposing facts found. What is about a fact that a person
    /// confirmed, changed or deleted has been dealt with.
    pub(super) fn doubt(&mut self, warned: &mut Warned) {
        let facts = warned.issue.facts_by_id();
        for finding in std::mem::take(&mut self.doubts) {
            let mut line = ReportLine::from(finding);
            let about = match &line.place {
                Place::Issue(at) => fact_at(warned.generated, at),
                _ => None,
            };
            let now = about.map(|about| (about, facts.get(about.id.as_str())));
            match now {
                None => self.take(warned, line, None),
                Some((about, Some(&(at, now)))) if now == about => {
                    line.place = Place::Issue(at.place());
                    self.take(warned, line, Some(now));
                }
                Some(_) => {}
            }
        }
    }

    /// Takes what merging found.
    pub(super) fn merged(&mut self, warned: &mut Warned, findings: Vec<Finding>) {
        // What was kept from the same file before need not be said again.
        let before = warned.record.map(|record| &record.generated);
        let is_told = before == Some(warned.generated);
        let is_news = |it: &Finding| !is_told || it.kind.severity > Severity::Note;
        let facts = warned.issue.facts_by_id();
        for finding in findings.into_iter().filter(is_news) {
            let about = match &finding.place {
                Place::Issue(at) => named_fact(at),
                _ => None,
            };
            let fact = about.and_then(|id| facts.get(id));
            self.take(
                warned,
                ReportLine::from(finding),
                fact.map(|(_, fact)| *fact),
            );
        }
    }

    fn take(&mut self, warned: &mut Warned, line: ReportLine, fact: Option<&Fact>) {
        let recorded = line.severity >= Severity::Warning && check::kind(line.code).is_some();
        match recorded {
            true => warned.fresh.push(Warning::of(&line, fact)),
            false => self.findings.push(line),
        }
    }

    /// Ends with the warnings for the record, and those that were seen: what was
    /// seen and does not come again from another file is forgotten.
    pub(super) fn settle(&mut self, mut warned: Warned) -> (Vec<Warning>, BTreeSet<String>) {
        for line in std::mem::take(&mut self.findings) {
            self.take(&mut warned, line, None);
        }
        let mut fresh = Vec::new();
        let mut keys = BTreeSet::new();
        for warning in warned.fresh {
            // Two facts can have the same quote, and so the same doubt.
            if keys.insert(warning.key()) || warning.fact.is_some() {
                fresh.push(warning);
            }
        }
        let Some(record) = warned.record else {
            return (fresh, BTreeSet::new());
        };
        // What happened while merging is not found again in the same file, and
        // stays until somebody has dealt with it.
        let mut before: Vec<Warning> = record
            .open_warnings(warned.issue)
            .filter(|it| is_event(&it.code))
            .filter(|it| !keys.contains(&it.key()))
            .cloned()
            .collect();
        before.append(&mut fresh);
        let is_same = record.generated == *warned.generated;
        let seen = record.seen.iter();
        let seen = seen.filter(|it| is_same || keys.contains(*it));
        let seen = seen.cloned().collect();
        (before, seen)
    }

    /// Reports what is wrong with the issue now.
    pub(super) fn check(&mut self, root: &Path, id: &str) {
        for mut line in check::issue(root, id) {
            if let Place::Source(_, inner) = line.place {
                line.place = *inner;
            }
            self.findings.push(line);
        }
    }
}

/// Whether something happened once, and is not found in the same file again.
fn is_event(code: &str) -> bool {
    let own: [&FindingKind; 2] = [&KEPT_APART, &FILE_OVERWRITTEN];
    let mut all = merge::KINDS.iter().copied().chain(own);
    all.any(|kind| kind.name == code)
}

/// The fact at a place such as `sections[2].facts[0]`.
fn fact_at<'a>(issue: &'a Issue, at: &str) -> Option<&'a Fact> {
    let (section, rest) = match at.strip_prefix("sections[") {
        None => (None, at),
        Some(rest) => {
            let (index, rest) = rest.split_once("].")?;
            (Some(index.parse::<usize>().ok()?), rest)
        }
    };
    let index: usize = rest
        .strip_prefix("facts[")?
        .split(']')
        .next()?
        .parse()
        .ok()?;
    match section {
        None => issue.facts.get(index),
        Some(section) => issue.sections.get(section)?.facts.get(index),
    }
}

/// The id in a place such as `sections(hunan).facts(hunan-donation)`.
fn named_fact(at: &str) -> Option<&str> {
    at.rsplit_once("facts(")?.1.strip_suffix(')')
}
