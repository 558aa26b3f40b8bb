//! Confirming facts: `bulletin facts`.
//!
//! Rule of this folder: a person decides. What an import proposes is shown as a
//! list or written as a table; the table comes back completely or not at all,
//! and whatever is wrong in it is told by row and column. Nothing is guessed.

mod apply;
mod columns;
mod csv;
mod kinds;
mod list;
mod opened;
mod quote;
mod settle;
mod table;

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::archive::merge;
use crate::check;
use crate::facts;
use crate::report::{Explanation, Finding, Outcome, Place, Report, ReportLine};
pub use kinds::KINDS;
use kinds::{APPLIED, SEEN, TABLE_EXISTS, TABLE_FILE, TABLE_KIND, TABLE_WRITTEN};
pub use list::{Line, show};
use opened::Opened;

/// What to do with the facts of an issue.
#[derive(Clone, Debug)]
pub struct Options {
    /// The archive's folder.
    pub archive: PathBuf,
    /// The issue's id.
    pub issue: String,
    /// What to do.
    pub task: Task,
}

/// What to do with the facts of an issue.
#[derive(Clone, Debug)]
pub enum Task {
    /// List them.
    List,
    /// Write them as a table to a file.
    Write(PathBuf),
    /// Take them from a table.
    Apply(PathBuf),
    /// Confirm them all.
    ConfirmAll,
}

/// More than any table of facts has.
const MOST_BYTES: u64 = 64 << 20;

/// Does it. With the list of the facts, if that was asked for.
pub fn run(options: &Options) -> (Report, Option<Vec<Line>>) {
    let mut report = Report {
        file: options.archive.display().to_string(),
        issue: Some(options.issue.clone()),
        outcome: Outcome::Failed,
        taken: Vec::new(),
        findings: Vec::new(),
    };
    let mut list = None;
    let done = Opened::read(&options.archive, &options.issue)
        .map_err(|finding| vec![finding])
        .and_then(|opened| match &options.task {
            Task::List => {
                list = Some(list::lines(&opened));
                Ok(Vec::new())
            }
            Task::Write(file) => write(&opened, file).map_err(|it| vec![it]),
            Task::Apply(file) => take(&opened, file),
            Task::ConfirmAll => confirm_all(&opened).map_err(|it| vec![it]),
        });
    let findings = match done {
        Ok(findings) => {
            report.outcome = Outcome::Done;
            report.findings = check::issue(&options.archive, &options.issue);
            report.findings.retain(is_about_facts);
            findings
        }
        Err(findings) => findings,
    };
    let findings = findings.into_iter().map(ReportLine::from);
    report.findings.extend(findings);
    (report, list)
}

/// Whether a finding is about facts: nothing else is decided here.
fn is_about_facts(line: &ReportLine) -> bool {
    line.code == check::UNCONFIRMED.name
        || facts::KINDS.iter().any(|kind| kind.name == line.code)
        || matches!(&line.place, Place::Path(_, at) if at.contains("facts"))
}

fn write(opened: &Opened, file: &Path) -> Result<Vec<Finding>, Finding> {
    let place = || Place::Path(file.display().to_string(), String::new());
    let failed = |error: &std::io::Error| {
        let kind = match error.kind() {
            std::io::ErrorKind::AlreadyExists => &TABLE_EXISTS,
            _ => &TABLE_FILE,
        };
        Finding::new(kind, place(), error.to_string())
    };
    let rows = table::rows(opened);
    let text = csv::write(&rows);
    let mut out = fs::File::options()
        .write(true)
        .create_new(true)
        .open(file)
        .map_err(|error| failed(&error))?;
    out.write_all(text.as_bytes())
        .map_err(|error| failed(&error))?;
    let count = rows.len().saturating_sub(1);
    let said = Explanation::new(format!("共 {count} 行"), format!("{count} rows"));
    Ok(vec![
        Finding::new(&TABLE_WRITTEN, place(), "").explained(Some(said)),
    ])
}

fn take(opened: &Opened, file: &Path) -> Result<Vec<Finding>, Vec<Finding>> {
    let place = || Place::Path(file.display().to_string(), String::new());
    let mut bytes = Vec::new();
    fs::File::open(file)
        .and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes))
        .map_err(|error| vec![Finding::new(&TABLE_FILE, place(), error.to_string())])?;
    let text = csv::decode(&bytes);
    let text = text.ok_or_else(|| vec![Finding::new(&TABLE_KIND, place(), "")])?;
    let applied = apply::apply(opened, &csv::read(&text))?;
    opened
        .write(&applied.issue, &applied.seen)
        .map_err(|it| vec![it])?;
    Ok(vec![applied_line(
        applied.confirmed,
        applied.added,
        applied.changed,
        applied.deleted,
    )])
}

fn applied_line(confirmed: usize, added: usize, changed: usize, deleted: usize) -> Finding {
    let said = Explanation::new(
        format!("新确认 {confirmed} 条，新增 {added} 条，修改 {changed} 条，删去 {deleted} 条"),
        format!("{confirmed} confirmed, {added} added, {changed} changed, {deleted} deleted"),
    );
    Finding::new(&APPLIED, Place::File, "").explained(Some(said))
}

/// Confirms every fact; whoever says so has seen the doubts about facts, too.
fn confirm_all(opened: &Opened) -> Result<Vec<Finding>, Finding> {
    let mut issue = opened.issue().clone();
    let mut confirmed = 0;
    let lists = issue.sections.iter_mut().map(|it| &mut it.facts);
    for fact in std::iter::once(&mut issue.facts).chain(lists).flatten() {
        confirmed += usize::from(fact.proposed);
        fact.proposed = false;
    }
    let is_of_facts = |code: &str, place: &Place| {
        facts::KINDS.iter().any(|kind| kind.name == code)
            || merge::KINDS.iter().any(|kind| kind.name == code)
                && matches!(place, Place::Issue(at) if at.contains("facts"))
    };
    let open = opened.open().into_iter();
    let seen: Vec<String> = open
        .filter(|it| is_of_facts(&it.code, &it.place))
        .map(|it| it.key())
        .collect();
    opened.write(&issue, &seen)?;
    Ok(vec![applied_line(confirmed, 0, 0, 0)])
}

/// Marks the warnings of imports as seen.
pub fn seen(archive: &Path, issues: &[String]) -> Result<Vec<Finding>, Vec<Finding>> {
    let mut done = Vec::new();
    for id in issues {
        let opened = Opened::read(archive, id).map_err(|it| vec![it])?;
        let keys: Vec<String> = opened.open().iter().map(|it| it.key()).collect();
        let issue = opened.issue().clone();
        opened.write(&issue, &keys).map_err(|it| vec![it])?;
        let said = Explanation::new(
            format!("{} 条", keys.len()),
            format!("{} of them", keys.len()),
        );
        let place = Place::Path(id.clone(), String::new());
        done.push(Finding::new(&SEEN, place, "").explained(Some(said)));
    }
    Ok(done)
}
