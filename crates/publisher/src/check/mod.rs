//! Checks an archive: collects all findings of its list, its issues, and the
//! files that they name.
//!
//! Rule of this folder: it changes nothing, and gives the file and the place of
//! each finding. It requests nothing from other sites.

mod allowed;
mod checker;
mod fields;
mod files;
mod issue;
mod kinds;
mod known;
mod links;
mod repeats;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bulletin::model::{Archive, Entry, Issue};
use bulletin::{check, read};

use crate::archive::address::{self, Target};
use crate::archive::path;
use crate::archive::{
    self, FolderState, ISSUE, LIST, LIST_BROKEN, MISSING, MOST_JSON, NO_ARCHIVE, Problem,
};
use crate::report::{Outcome, Place, Report, ReportLine};
use checker::Checker;
pub use issue::{errors, issue};
pub use kinds::{
    ACTIVE_FILE, FILE_KEPT, FILE_OVERWRITTEN, KEPT_APART, KINDS, NO_MEDIA, OTHER_PERIODICAL,
    OUTSIDE, TOLD_BEFORE, UNCONFIRMED,
};
use kinds::{
    ENTRY_DIFFERS, ID_DIFFERS, ISSUE_MISSING, NUMBER_GAP, NUMBER_ORDER, RESERVED_ID, UNLISTED,
};
pub use known::kind;

/// How many gaps of a year a finding names.
const MOST_GAPS: usize = 12;

/// Checks an archive and all its files.
pub fn run(dir: &Path) -> Report {
    let mut checker = Checker {
        root: dir.to_owned(),
        findings: Vec::new(),
        issues: BTreeMap::new(),
        archive: Archive::default(),
    };
    let outcome = match checker.run() {
        Ok(()) => Outcome::Done,
        Err(problem) => {
            checker.findings.push(problem.finding().into());
            Outcome::Failed
        }
    };
    Report {
        file: dir.display().to_string(),
        issue: None,
        outcome,
        taken: Vec::new(),
        findings: checker.findings,
    }
}

impl Checker {
    /// Fails if nothing can be checked.
    fn run(&mut self) -> Result<(), Problem> {
        if !self.root.is_dir() {
            return Err(Problem::new(&MISSING, &self.root, ""));
        }
        // What an interrupted import left half done is not worth a finding.
        if let Err(problem) = archive::recover(&self.root) {
            self.findings.push(problem.finding().into());
        }
        match archive::folder_state(&self.root)? {
            FolderState::Archive => {}
            FolderState::Free => {
                return Err(Problem::new(&NO_ARCHIVE, &self.root, ""));
            }
        }
        self.list()?;
        let entries = std::mem::take(&mut self.archive.issues);
        for (index, entry) in entries.iter().enumerate() {
            self.entry(index, entry);
        }
        self.archive.issues = entries;
        self.number_order();
        self.number_gaps();
        self.unlisted()?;
        self.repeats();
        let issues = std::mem::take(&mut self.issues);
        for (folder, issue) in &issues {
            self.files(folder, issue);
            self.links(folder, issue, &issues);
        }
        Ok(())
    }

    fn list(&mut self) -> Result<(), Problem> {
        let bytes = path::read(&self.root.join(LIST), MOST_JSON)?.unwrap_or_default();
        let tree = match archive::json::parse(&bytes) {
            Ok(tree) => tree,
            Err(misfit) => {
                self.misfit(&LIST_BROKEN, LIST, misfit);
                return Ok(());
            }
        };
        match read::archive(&&tree) {
            Ok((archive, findings)) => {
                let findings = issue::once(findings, check::archive(&archive));
                for finding in findings {
                    let place = |at| Place::Path(LIST.to_owned(), at);
                    self.findings.push(ReportLine::of_format(finding, place));
                }
                self.unknown(LIST, fields::of_archive(&tree));
                self.archive = archive;
            }
            // The issues can be checked all the same.
            Err(error) => {
                let misfit = archive::json::explain(&error, &bytes);
                self.misfit(&LIST_BROKEN, LIST, misfit);
            }
        }
        Ok(())
    }

    /// Compares an entry with the issue that it names.
    fn entry(&mut self, index: usize, entry: &Entry) {
        let at = format!("issues[{index}]");
        if archive::is_reserved(&entry.id) {
            self.report(&RESERVED_ID, LIST, format!("{at}.id"), &entry.id);
        }
        let is_own = matches!(address::target(&entry.url), Target::File(_));
        let Some(file) = links::local(&entry.url).filter(|_| is_own) else {
            self.report(&OUTSIDE, LIST, format!("{at}.url"), &entry.url);
            return;
        };
        let issue = self.issue(&file);
        let issue = match issue {
            Some(Some(issue)) => issue,
            Some(None) => return,
            None => {
                self.report(&ISSUE_MISSING, LIST, format!("{at}.url"), &entry.url);
                return;
            }
        };
        if issue.id != entry.id {
            let detail = format!("{} ≠ {} ({file})", entry.id, issue.id);
            self.report(&ID_DIFFERS, LIST, format!("{at}.id"), &detail);
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
                self.report(&ENTRY_DIFFERS, LIST, format!("{at}.{name}"), &detail);
            }
        }
    }

    /// Within one year a later issue has a higher number. 增刊 (supplements) are
    /// numbered separately.
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
            self.report(&NUMBER_ORDER, LIST, "issues", &detail);
        }
    }

    /// Numbers that a year lacks between its first and its last one. 增刊 have numbers
    /// of their own, or take their place among the others. An archive may begin in the
    /// middle of a year, and end there.
    fn number_gaps(&mut self) {
        let mut years: BTreeMap<u16, [BTreeSet<u32>; 2]> = BTreeMap::new();
        for issue in self.issues.values() {
            if let Some(number) = issue.issue_number {
                let year = years.entry(issue.date_published.year).or_default();
                year[usize::from(issue.supplement)].insert(number);
            }
        }
        for (year, both) in years {
            let all: BTreeSet<u32> = both.iter().flatten().copied().collect();
            for (of, numbers) in ["", " 增刊"].into_iter().zip(&both) {
                let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
                    continue;
                };
                let there: Vec<u32> = all.range(first..=last).copied().collect();
                let gaps = there.windows(2).filter_map(|pair| match pair {
                    [one, other] if other - one == 2 => Some((one + 1).to_string()),
                    [one, other] if other - one > 2 => Some(format!("{}–{}", one + 1, other - 1)),
                    _ => None,
                });
                let mut gaps: Vec<String> = gaps.collect();
                if gaps.len() > MOST_GAPS {
                    gaps.truncate(MOST_GAPS);
                    gaps.push("…".to_owned());
                }
                if !gaps.is_empty() {
                    let detail = format!("{year}{of}: № {}", gaps.join(", "));
                    self.report(&NUMBER_GAP, LIST, "issues", &detail);
                }
            }
        }
    }

    /// Finds folders with an issue that is not in the list.
    fn unlisted(&mut self) -> Result<(), Problem> {
        let root = self.root.clone();
        let io = |error: std::io::Error| Problem::new(&archive::FILES, &root, error.to_string());
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
                self.report(&UNLISTED, &file, "", "");
                self.issue(&file);
            }
        }
        Ok(())
    }
}
