//! Where reports go.

use std::path::{Path, PathBuf};

use super::arguments::{Lang, Shown};
use super::kinds::REPORT_FILE;
use crate::report::{Finding, Outcome, Place, Report};
use crate::show::{self, Language, Terminal};

/// The exit status for wrong usage, and for work that was not done.
pub(super) const FAILED: u8 = 2;

pub(super) fn language(said: Option<Lang>) -> Language {
    let of_system = || Language::of_system(|name| std::env::var(name).ok());
    said.map(Into::into).unwrap_or_else(of_system)
}

/// Where reports go.
pub(super) struct Output {
    pub(super) terminal: Terminal,
    pub(super) json: bool,
    file: Option<PathBuf>,
}

impl Output {
    pub(super) fn of(shown: &Shown) -> Output {
        Output {
            terminal: Terminal::of_stdout(language(shown.lang)),
            json: shown.json,
            file: shown.report.clone(),
        }
    }

    pub(super) fn report(&self, report: &Report) {
        if !self.json {
            print(&self.terminal.report(report));
        }
    }

    /// Does the work, unless the report's file cannot be written: someone who
    /// asked for one would not learn what happened.
    pub(super) fn to_file_or(&self, work: impl FnOnce(&Output) -> Vec<Report>) -> u8 {
        if let Some(file) = &self.file
            && let Err(error) = writable(file)
        {
            return self.not_written(file, &error);
        }
        let reports = work(self);
        let json = show::json(&reports);
        // Writing a tree to memory cannot fail.
        let mut text = serde_json::to_string_pretty(&json).unwrap_or_default();
        text.push('\n');
        if self.json {
            print(&text);
        } else {
            print(&self.terminal.summary(&reports));
        }
        if let Some(file) = &self.file
            && let Err(error) = std::fs::write(file, text)
        {
            return self.not_written(file, &error);
        }
        reports.iter().map(Report::status).max().unwrap_or(0)
    }

    fn not_written(&self, file: &Path, error: &std::io::Error) -> u8 {
        let finding = Finding::new(&REPORT_FILE, Place::File, error.to_string());
        let report = Report {
            file: file.display().to_string(),
            issue: None,
            outcome: Outcome::Failed,
            taken: Vec::new(),
            findings: vec![finding.into()],
        };
        eprint!("{}", self.terminal.report(&report));
        FAILED
    }
}

/// Whether a file can be written, without changing it.
fn writable(file: &Path) -> std::io::Result<()> {
    std::fs::File::options()
        .append(true)
        .create(true)
        .open(file)?;
    Ok(())
}

/// A reader that has seen enough (`| head`) is not a failure.
pub(super) fn print(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().write_all(text.as_bytes());
}
