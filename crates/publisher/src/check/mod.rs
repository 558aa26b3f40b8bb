//! Looking over an archive: all findings of its list, its issues, and the files
//! that they name.
//!
//! Rule of this folder: it only looks, and says for each finding in which file
//! and where in it. Addresses of other sites are not asked for.

mod files;
mod kinds;
mod links;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bulletin::model::{Archive, Entry, Issue};
use bulletin::{check, read};

use crate::archive::path;
use crate::archive::{
    self, ISSUE, LIST, LIST_BROKEN, MISSING, MOST_JSON, NO_ARCHIVE, Problem, Standing,
};
use crate::report::{Finding, FindingKind, Line, Outcome, Place, Report};
pub use kinds::KINDS;
use kinds::{ENTRY_DIFFERS, ID_DIFFERS, ISSUE_MISSING, NUMBER_ORDER, UNLISTED};

/// Checks an archive and all its files.
pub fn run(dir: &Path) -> Report {
    let mut look = Look {
        root: dir.to_owned(),
        findings: Vec::new(),
        issues: BTreeMap::new(),
        archive: Archive::default(),
    };
    let outcome = match look.run() {
        Ok(()) => Outcome::Done,
        Err(problem) => {
            look.findings.push(problem.finding().into());
            Outcome::Failed
        }
    };
    Report {
        file: dir.display().to_string(),
        issue: None,
        outcome,
        findings: look.findings,
    }
}

/// An archive while it is looked at.
struct Look {
    root: PathBuf,
    findings: Vec<Line>,
    /// Each issue that can be read, by its folder (`2020-15`) or, where it lies
    /// elsewhere, by the folder of its file.
    issues: BTreeMap<String, Issue>,
    archive: Archive,
}

impl Look {
    fn find(
        &mut self,
        kind: &'static FindingKind,
        file: &str,
        at: impl Into<String>,
        detail: &str,
    ) {
        let place = Place::Path(file.to_owned(), at.into());
        self.findings.push(Finding::new(kind, place, detail).into());
    }

    /// The problem is why nothing can be looked at.
    fn run(&mut self) -> Result<(), Problem> {
        if !self.root.is_dir() {
            return Err(Problem {
                kind: &MISSING,
                path: self.root.clone(),
                detail: String::new(),
            });
        }
        // What an interrupted import left half done is no finding of anyone's.
        if let Err(problem) = archive::recover(&self.root) {
            self.findings.push(problem.finding().into());
        }
        if archive::standing(&self.root)? == Standing::Free {
            return Err(Problem {
                kind: &NO_ARCHIVE,
                path: self.root.clone(),
                detail: String::new(),
            });
        }
        self.list()?;
        let entries = std::mem::take(&mut self.archive.issues);
        for (index, entry) in entries.iter().enumerate() {
            self.entry(index, entry);
        }
        self.archive.issues = entries;
        self.number_order();
        self.unlisted()?;
        let issues = std::mem::take(&mut self.issues);
        for (folder, issue) in &issues {
            self.files(folder, issue);
            self.links(folder, issue, &issues);
        }
        Ok(())
    }

    fn list(&mut self) -> Result<(), Problem> {
        let bytes = path::read(&self.root.join(LIST), MOST_JSON)?.unwrap_or_default();
        let bytes = archive::without_mark(&bytes);
        match read::archive_from_slice(bytes) {
            Ok((archive, findings)) => {
                let findings = check::merge(findings, check::archive(&archive));
                for finding in findings {
                    let place = |at| Place::Path(LIST.to_owned(), at);
                    self.findings.push(Line::of_format(finding, place));
                }
                self.archive = archive;
            }
            // The issues can be looked at all the same.
            Err(error) => {
                let detail = format!("expected {}, found {}", error.expected, error.found);
                self.find(&LIST_BROKEN, LIST, error.place, &detail);
            }
        }
        Ok(())
    }

    /// An entry and the issue that it names.
    fn entry(&mut self, index: usize, entry: &Entry) {
        let at = format!("issues[{index}]");
        let Some(file) = links::local(&entry.url) else {
            return;
        };
        let issue = self.issue(&file);
        let issue = match issue {
            Some(Some(issue)) => issue,
            Some(None) => return,
            None => {
                self.find(&ISSUE_MISSING, LIST, format!("{at}.url"), &entry.url);
                return;
            }
        };
        if issue.id != entry.id {
            let detail = format!("{} ≠ {} ({file})", entry.id, issue.id);
            self.find(&ID_DIFFERS, LIST, format!("{at}.id"), &detail);
        }
        let should = archive::entry(&issue);
        for (name, lists, says) in [
            (
                "issueNumber",
                format!("{:?}", entry.issue_number),
                format!("{:?}", should.issue_number),
            ),
            (
                "issueLabel",
                entry.issue_label.clone().unwrap_or_default(),
                should.issue_label.clone().unwrap_or_default(),
            ),
            (
                "datePublished",
                entry.date_published.to_iso(),
                should.date_published.to_iso(),
            ),
            ("headline", entry.headline.clone(), should.headline.clone()),
            (
                "partNumber",
                format!("{:?}", entry.part_number),
                format!("{:?}", should.part_number),
            ),
            (
                "adminCodes",
                entry.admin_codes.join(" "),
                should.admin_codes.join(" "),
            ),
        ] {
            if lists != says {
                let detail = format!("{LIST}: {lists}\n{file}: {says}");
                self.find(&ENTRY_DIFFERS, LIST, format!("{at}.{name}"), &detail);
            }
        }
    }

    /// Reads an issue's file and checks it. `None` where it is not there,
    /// `Some(None)` where it is and cannot be read, which is then said.
    fn issue(&mut self, file: &str) -> Option<Option<Issue>> {
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
        let (issue, _, findings) = match archive::read_issue(&path, &bytes) {
            Ok(read) => read,
            Err(problem) => {
                self.find(problem.kind, file, "", &problem.detail);
                return Some(None);
            }
        };
        for finding in check::merge(findings, check::issue(&issue)) {
            let place = |at| Place::Path(file.to_owned(), at);
            self.findings.push(Line::of_format(finding, place));
        }
        let folder = links::folder(file);
        if folder != issue.id {
            let detail = format!("{} ≠ {folder}/", issue.id);
            self.find(&ID_DIFFERS, file, "id", &detail);
        }
        self.issues.insert(folder.to_owned(), issue.clone());
        Some(Some(issue))
    }

    /// Within one year a later issue has a higher number, except 增刊, which are
    /// numbered by themselves.
    fn number_order(&mut self) {
        let mut found = Vec::new();
        let mut listed: Vec<&Issue> = self.issues.values().filter(|it| !it.supplement).collect();
        listed.sort_by_key(|it| (it.date_published, it.issue_number));
        for pair in listed.windows(2) {
            if let [earlier, later] = pair
                && earlier.date_published.year == later.date_published.year
                && earlier.issue_number >= later.issue_number
                && later.issue_number.is_some()
            {
                let say = |it: &Issue| {
                    let number = it.issue_number.unwrap_or_default();
                    format!("{}: № {number}, {}", it.id, it.date_published.to_iso())
                };
                found.push(format!("{}\n{}", say(earlier), say(later)));
            }
        }
        for detail in found {
            self.find(&NUMBER_ORDER, LIST, "issues", &detail);
        }
    }

    /// Folders with an issue that the list does not have.
    fn unlisted(&mut self) -> Result<(), Problem> {
        let io = |error: std::io::Error| Problem {
            kind: &archive::FILES,
            path: self.root.clone(),
            detail: error.to_string(),
        };
        let mut folders = BTreeSet::new();
        for item in fs::read_dir(&self.root).map_err(io)? {
            let name = item.map_err(io)?.file_name();
            if let Some(name) = name.to_str()
                && self.root.join(name).join(ISSUE).is_file()
            {
                folders.insert(name.to_owned());
            }
        }
        for folder in folders {
            let file = format!("{folder}/{ISSUE}");
            let is_listed = |entry: &Entry| links::local(&entry.url).as_deref() == Some(&*file);
            if !self.archive.issues.iter().any(is_listed) {
                self.find(&UNLISTED, &file, "", "");
                self.issue(&file);
            }
        }
        Ok(())
    }
}
