//! From files to issues in the archive: each file by itself, whatever happens
//! to the others.
//!
//! Rule of this folder: it puts the steps in order and judges nothing itself.
//! Reading and preparing pictures take long and happen before the archive is
//! touched; only then is it locked, compared, and changed as a whole.

mod figures;
mod file_import;
mod file_name;
mod identity;
mod kinds;
mod options;
mod pipeline;
mod put;
mod told;
mod warnings;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::archive::{self, Problem};
use crate::recognize;
use crate::report::{Finding, Outcome, Place, Report};

use file_import::FileImport;
pub use kinds::KINDS;
use kinds::{CRASHED, FILE_TOO_LARGE, FILE_UNREADABLE, OVERRIDE};
pub use options::{MOST_BYTES, Options};
pub use pipeline::{Own, Pipeline};

/// Imports all files, one after the other, and calls `done` after each.
pub fn run(
    options: &Options,
    pipeline: &dyn Pipeline,
    done: &mut dyn FnMut(&Report),
) -> Vec<Report> {
    let mut reports = Vec::new();
    // Which file gave which issue: two with the same id in one command are a
    // mistake.
    let mut seen = BTreeMap::new();
    for file in &options.files {
        let mut import = FileImport {
            options,
            pipeline,
            seen: &mut seen,
            file,
            issue: None,
            taken: Vec::new(),
            findings: Vec::new(),
            doubts: Vec::new(),
        };
        // A fault of this program in one file must not affect the others.
        let outcome = catch_unwind(AssertUnwindSafe(|| import.run())).unwrap_or_else(|_| {
            import.report(Finding::new(&CRASHED, Place::File, ""));
            Outcome::Failed
        });
        let report = Report {
            file: file_name::shown(file),
            issue: import.issue,
            outcome,
            taken: import.taken,
            findings: import.findings,
        };
        done(&report);
        reports.push(report);
    }
    reports
}

impl FileImport<'_> {
    fn run(&mut self) -> Outcome {
        match self.steps() {
            Ok(outcome) => outcome,
            Err(finding) => {
                let doubts = std::mem::take(&mut self.doubts);
                self.report_all(doubts);
                self.report(finding);
                Outcome::Failed
            }
        }
    }

    /// Fails with the finding that says why.
    fn steps(&mut self) -> Result<Outcome, Finding> {
        let to_finding = |problem: Problem| problem.finding();
        // Fails early instead of after a minute of work for a folder that
        // cannot be used.
        archive::folder_state(&self.options.archive).map_err(to_finding)?;
        let bytes = self.bytes()?;
        let name = file_name::readable(self.file);
        let (manuscript, findings) = self
            .pipeline
            .read(&name, &bytes)
            .map_err(|error| Finding::new(error.kind, Place::File, error.detail))?;
        self.report_all(findings);
        let given = &self.options.given;
        let (mut draft, findings) = match self.pipeline.recognize(&manuscript, given) {
            Ok(found) => found,
            Err(error) => {
                self.report_all(error.findings);
                if *error.kind == recognize::kinds::CLASSIFIED {
                    self.report(Finding::new(&OVERRIDE, Place::File, ""));
                }
                return Err(Finding::new(error.kind, Place::File, error.detail));
            }
        };
        self.report_all(findings);
        self.taken.append(&mut draft.taken);
        self.issue = Some(draft.issue.id.clone());
        self.doubts = self.pipeline.propose(&mut draft.issue);
        let files = self.figures(&mut draft, &manuscript);
        self.put(draft.issue, files, &name, bytes)
    }

    fn bytes(&self) -> Result<Vec<u8>, Finding> {
        let most = self.options.most_bytes;
        let unreadable = |detail: String| Finding::new(&FILE_UNREADABLE, Place::File, detail);
        // A file that is not an ordinary one may never end.
        let kind = std::fs::metadata(self.file).map_err(|error| unreadable(error.to_string()))?;
        if !kind.is_file() {
            return Err(unreadable(String::new()));
        }
        let mut bytes = Vec::new();
        File::open(self.file)
            .and_then(|file| file.take(most.saturating_add(1)).read_to_end(&mut bytes))
            .map_err(|error| unreadable(error.to_string()))?;
        if bytes.len() as u64 > most {
            let detail = format!("> {} MB", most >> 20);
            return Err(Finding::new(&FILE_TOO_LARGE, Place::File, detail));
        }
        Ok(bytes)
    }
}
