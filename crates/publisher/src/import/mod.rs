//! From files to issues in the archive: each file by itself, whatever becomes of
//! the others.
//!
//! Rule of this folder: it puts the steps in order and judges nothing by itself.
//! Reading and making pictures take long and happen before the archive is
//! touched; only then is it locked, compared with, and changed as a whole.

mod figures;
mod kinds;
mod put;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use bulletin::model::{Date, Issue};

use crate::archive::{self, Problem};
use crate::draft::Draft;
use crate::manuscript::Manuscript;
use crate::pictures::{self, Prepared};
use crate::recognize::{self, Given, NoIssue};
use crate::report::{Finding, Line, Outcome, Place, Report};
use crate::source::{self, Unreadable};
use crate::{facts, report};

pub use kinds::KINDS;
use kinds::{CRASHED, FILE_TOO_LARGE, FILE_UNREADABLE, OVERRIDE, TWICE};

/// What is to be imported, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Word or text files.
    pub files: Vec<PathBuf>,
    /// The archive's folder.
    pub archive: PathBuf,
    /// Whether the original goes with the issue, for readers to download.
    pub attach: bool,
    /// The issue's id, instead of the one by year and number.
    pub id: Option<String>,
    /// The issue's date, instead of the one in its head.
    pub date: Option<Date>,
    /// Import it although it is marked with a 密级.
    pub allow_classified: bool,
    /// Replace an issue of this id although it seems to be another one.
    pub replace: bool,
    /// Most bytes of a file.
    pub most_bytes: u64,
}

/// Most bytes of a file, unless said otherwise: 200 MB.
pub const MOST_BYTES: u64 = 200 << 20;

/// The steps that an import is made of.
pub trait Pipeline: Sync {
    /// [`source::read`].
    ///
    /// # Errors
    /// Why the file cannot be read.
    fn read(&self, name: &str, bytes: &[u8]) -> Result<(Manuscript, Vec<Finding>), Unreadable>;
    /// [`recognize::recognize`].
    ///
    /// # Errors
    /// Why no issue can be made of it.
    fn recognize(
        &self,
        manuscript: &Manuscript,
        given: &Given,
    ) -> Result<(Draft, Vec<Finding>), NoIssue>;
    /// [`facts::propose`].
    fn propose(&self, issue: &mut Issue) -> Vec<Finding>;
    /// [`pictures::prepare`].
    fn prepare(&self, bytes: &[u8], name: &str) -> (Option<Prepared>, Vec<Finding>);
}

/// This program's own steps.
pub struct Own;

impl Pipeline for Own {
    fn read(&self, name: &str, bytes: &[u8]) -> Result<(Manuscript, Vec<Finding>), Unreadable> {
        source::read(name, bytes)
    }

    fn recognize(
        &self,
        manuscript: &Manuscript,
        given: &Given,
    ) -> Result<(Draft, Vec<Finding>), NoIssue> {
        recognize::recognize(manuscript, given)
    }

    fn propose(&self, issue: &mut Issue) -> Vec<Finding> {
        facts::propose(issue)
    }

    fn prepare(&self, bytes: &[u8], name: &str) -> (Option<Prepared>, Vec<Finding>) {
        pictures::prepare(bytes, name)
    }
}

/// Imports all files, one after the other. `done` hears of each as soon as it is
/// through.
pub fn run(
    options: &Options,
    pipeline: &dyn Pipeline,
    done: &mut dyn FnMut(&Report),
) -> Vec<Report> {
    let mut reports = Vec::new();
    // Which file gave which issue: two of one id in one command are a mistake.
    let mut seen = BTreeMap::new();
    for file in &options.files {
        let mut import = Import {
            options,
            pipeline,
            seen: &mut seen,
            file,
            issue: None,
            findings: Vec::new(),
        };
        // A fault of this program in one file must not keep the others out.
        let outcome = catch_unwind(AssertUnwindSafe(|| import.run())).unwrap_or_else(|_| {
            import.find(Finding::new(&CRASHED, Place::File, ""));
            Outcome::Failed
        });
        let report = Report {
            file: file.display().to_string(),
            issue: import.issue,
            outcome,
            findings: import.findings,
        };
        done(&report);
        reports.push(report);
    }
    reports
}

/// One file on its way.
struct Import<'a> {
    options: &'a Options,
    pipeline: &'a dyn Pipeline,
    seen: &'a mut BTreeMap<String, PathBuf>,
    file: &'a Path,
    issue: Option<String>,
    findings: Vec<Line>,
}

impl Import<'_> {
    fn find(&mut self, finding: Finding) {
        self.findings.push(report::Line::from(finding));
    }

    fn find_all(&mut self, findings: Vec<Finding>) {
        self.findings.extend(findings.into_iter().map(Line::from));
    }

    fn run(&mut self) -> Outcome {
        match self.steps() {
            Ok(outcome) => outcome,
            Err(finding) => {
                self.find(finding);
                Outcome::Failed
            }
        }
    }

    /// The finding is why it failed.
    fn steps(&mut self) -> Result<Outcome, Finding> {
        let to_finding = |problem: Problem| problem.finding();
        // Before a minute of work for a folder that will not take it.
        archive::standing(&self.options.archive).map_err(to_finding)?;
        let bytes = self.bytes()?;
        let name = self.file.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let (manuscript, findings) = self
            .pipeline
            .read(&name, &bytes)
            .map_err(|error| Finding::new(error.kind, Place::File, error.detail))?;
        self.find_all(findings);
        let given = Given {
            id: self.options.id.clone(),
            date: self.options.date,
            allow_classified: self.options.allow_classified,
        };
        let (mut draft, findings) = match self.pipeline.recognize(&manuscript, &given) {
            Ok(found) => found,
            Err(error) => {
                self.find_all(error.findings);
                if *error.kind == recognize::kinds::CLASSIFIED {
                    self.find(Finding::new(&OVERRIDE, Place::File, ""));
                }
                return Err(Finding::new(error.kind, Place::File, error.detail));
            }
        };
        self.find_all(findings);
        self.issue = Some(draft.issue.id.clone());
        if let Some(first) = self.seen.get(&draft.issue.id) {
            let detail = format!("{} ({})", draft.issue.id, first.display());
            return Err(Finding::new(&TWICE, Place::File, detail));
        }
        let findings = self.pipeline.propose(&mut draft.issue);
        self.find_all(findings);
        let files = self.figures(&mut draft, &manuscript);
        let id = draft.issue.id.clone();
        let outcome = self.put(draft.issue, files, &name, bytes)?;
        self.seen.insert(id, self.file.to_owned());
        Ok(outcome)
    }

    fn bytes(&self) -> Result<Vec<u8>, Finding> {
        let most = self.options.most_bytes;
        let unreadable = |detail: String| Finding::new(&FILE_UNREADABLE, Place::File, detail);
        // What is no ordinary file may never end.
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
