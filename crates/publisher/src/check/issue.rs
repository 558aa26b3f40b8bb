//! What is wrong with one issue: the one place that says so, for `import`,
//! `check` and `build` alike.

use std::path::Path;

use bulletin::check as format;
use bulletin::finding::Finding as FormatFinding;
use bulletin::model::{Archive, Issue};

use super::allowed::Allowed;
use super::checker::Checker;
use super::kinds::{ID_DIFFERS, UNCONFIRMED};
use super::{fields, known, links};
use crate::archive::{self, IMPORT, ISSUE, MOST_JSON, Record, path};
use crate::report::{Explanation, Finding, Place, Report, ReportLine, Severity};

/// Whatever should be looked at in one issue of an archive, in its own file.
pub fn issue(root: &Path, id: &str) -> Vec<ReportLine> {
    let mut checker = Checker {
        root: root.to_owned(),
        findings: Vec::new(),
        issues: std::collections::BTreeMap::new(),
        archive: Archive::default(),
    };
    checker.issue(&format!("{id}/{ISSUE}"));
    let Some(issue) = checker.issues.get(id).cloned() else {
        return checker.findings;
    };
    // Links may lead to other issues; what is wrong with those is not asked.
    let mut all = std::mem::take(&mut checker.issues);
    for folder in links::folders(id, &issue) {
        let file = Path::new(&folder).join(ISSUE);
        let read = path::inside(root, &file).and_then(|file| {
            let bytes = path::read(&file, MOST_JSON)?.unwrap_or_default();
            archive::read_issue(&file, &bytes)
        });
        if let Ok((other, ..)) = read {
            all.insert(folder, other);
        }
    }
    checker.files(id, &issue);
    checker.links(id, &issue, &all);
    checker.findings
}

/// The errors of a report: an archive that has some is not published.
pub fn errors(report: &Report) -> Vec<&ReportLine> {
    let all = report.findings.iter();
    all.filter(|line| line.severity == Severity::Error)
        .collect()
}

impl Checker {
    /// Reads an issue's file and checks it. `None` if it does not exist,
    /// `Some(None)` if it exists and cannot be read, which is reported.
    pub(super) fn issue(&mut self, file: &str) -> Option<Option<Issue>> {
        let found = path::inside(&self.root, Path::new(file))
            .and_then(|path| Ok((path.clone(), path::read(&path, MOST_JSON)?)));
        let (path, bytes) = match found {
            Ok((path, Some(bytes))) => (path, bytes),
            Ok((_, None)) => return None,
            Err(problem) => {
                self.findings.push(problem.finding().into());
                return Some(None);
            }
        };
        let (issue, tree, findings) = match archive::read_issue(&path, &bytes) {
            Ok(read) => read,
            Err(problem) => {
                let mut finding = problem.finding();
                if let Place::Path(path, _) = &mut finding.place {
                    file.clone_into(path);
                }
                self.findings.push(finding.into());
                return Some(None);
            }
        };
        let mut allowed = Allowed::new(&bytes);
        for finding in once(findings, format::issue(&issue)) {
            let said = allowed.explain(&finding);
            let place = |at| Place::Path(file.to_owned(), at);
            let mut line = ReportLine::of_format(finding, place);
            line.explanation = said.map(Box::new);
            self.findings.push(line);
        }
        self.unknown(file, fields::of_issue(&tree));
        let folder = links::folder(file);
        if folder != issue.id {
            let detail = format!("{} ≠ {folder}/", issue.id);
            self.report(&ID_DIFFERS, file, "id", &detail);
        }
        self.unconfirmed(file, &issue);
        self.warned(folder, &issue);
        self.issues.insert(folder.to_owned(), issue.clone());
        Some(Some(issue))
    }

    /// Facts that nobody has confirmed.
    fn unconfirmed(&mut self, file: &str, issue: &Issue) {
        let all = issue.all_facts();
        let count = all.iter().filter(|(_, fact)| fact.proposed).count();
        if count > 0 {
            let place = Place::Path(file.to_owned(), String::new());
            let said = Explanation::new(
                format!("待核对 {count} 条，共 {} 条", all.len()),
                format!("{count} of {} to be confirmed", all.len()),
            );
            let finding = Finding::new(&UNCONFIRMED, place, "");
            self.findings.push(finding.explained(Some(said)).into());
        }
    }

    /// What the last import warned about and nobody has dealt with.
    fn warned(&mut self, folder: &str, issue: &Issue) {
        let record = path::inside(&self.root, &Path::new(folder).join(IMPORT));
        let record = record.and_then(|record| path::read(&record, MOST_JSON));
        // Whoever has no record has imported nothing, or with another version.
        let Some(record) = record.ok().flatten().and_then(|it| Record::read(&it)) else {
            return;
        };
        let facts = issue.facts_by_id();
        for warning in record.open_warnings(issue) {
            let Some(kind) = known::kind(&warning.code) else {
                continue;
            };
            let place = match warning.place_in(&facts) {
                Place::Issue(at) => Place::Path(format!("{folder}/{ISSUE}"), at),
                place @ Place::Path(..) => place,
                place => Place::Source(folder.to_owned(), Box::new(place)),
            };
            let finding = Finding::new(kind, place, &warning.detail);
            let finding = finding.explained(warning.explanation.clone());
            self.findings.push(finding.into());
        }
    }
}

/// Joins what reading and checking found, each mistake once: what reading could
/// not use is not said to be missing, too.
pub(super) fn once(
    read: Vec<FormatFinding>,
    mut checked: Vec<FormatFinding>,
) -> Vec<FormatFinding> {
    checked.retain(|finding| {
        !read.iter().any(|it| {
            let rest = it.place.strip_prefix(&finding.place);
            it.severity > bulletin::finding::Severity::Note
                && rest.is_some_and(|rest| rest.is_empty() || finding.place.ends_with(".amount"))
        })
    });
    format::merge(read, checked)
}
