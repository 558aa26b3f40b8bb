//! Reports as JSON, for programs: `bulletin-report/1`. Its names are extended,
//! never renamed.
//!
//! ```json
//! {
//!   "format": "bulletin-report/1",
//!   "status": 1,
//!   "reports": [ {
//!     "file": "15.docx", "issue": "2020-15",
//!     "outcome": "added", "status": 1,
//!     "counts": { "error": 0, "warning": 1, "note": 0 },
//!     "head": [ {
//!       "field": "publisher", "value": "…",
//!       "place": { "kind": "paragraph", "number": 3, "begins": "…" },
//!       "reason": "on-date-line", "message": { "zh": "…", "en": "…" }
//!     } ],
//!     "findings": [ {
//!       "code": "picture-not-shown", "severity": "warning",
//!       "place": { "kind": "part", "name": "word/media/image1.emf" },
//!       "message": { "zh": "…", "en": "…" },
//!       "detail": "EMF"
//!     } ]
//!   } ]
//! }
//! ```
//!
//! `head` says from where the fields of the head were taken, and why; it is
//! empty where no issue was read. `outcome` is `added`, `replaced`, `unchanged`, `done` or `failed`; `status`
//! is the exit status, of the whole the worst. Places: `file`; `paragraph` and
//! `line` with `number` and `begins`; `table` with `number`; `part` with `name`;
//! `issue` with `path`; `path` with `file` and `path`; `cell` with `row` and
//! `column`; `source` with `issue` and the `place` in the file that it came from. A finding whose message leaves open what is allowed at its place has
//! an `explanation` in both languages.

use serde_json::{Value, json};

use crate::report::{Outcome, Place, Report, ReportLine, Severity, Taken};

/// The format's name and major version.
pub const FORMAT: &str = "bulletin-report/1";

/// The reports of one command.
pub fn json(reports: &[Report]) -> Value {
    json!({
        "format": FORMAT,
        "status": reports.iter().map(Report::status).max().unwrap_or(0),
        "reports": reports.iter().map(report).collect::<Vec<_>>(),
    })
}

fn report(report: &Report) -> Value {
    let count = |severity| {
        let of = |line: &&ReportLine| line.severity == severity;
        report.findings.iter().filter(of).count()
    };
    json!({
        "file": report.file,
        "issue": report.issue,
        "outcome": match report.outcome {
            Outcome::Added => "added",
            Outcome::Replaced => "replaced",
            Outcome::Unchanged => "unchanged",
            Outcome::Done => "done",
            Outcome::Failed => "failed",
        },
        "status": report.status(),
        "counts": {
            "error": count(Severity::Error),
            "warning": count(Severity::Warning),
            "note": count(Severity::Note),
        },
        "head": report.taken.iter().map(taken).collect::<Vec<_>>(),
        "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn finding(line: &ReportLine) -> Value {
    let mut tree = json!({
        "code": line.code,
        "severity": match line.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        "place": place(&line.place),
        "message": { "zh": line.zh, "en": line.en },
        "detail": line.detail,
    });
    if let (Some(said), Some(tree)) = (&line.explanation, tree.as_object_mut()) {
        let said = json!({ "zh": said.zh, "en": said.en });
        tree.insert("explanation".to_owned(), said);
    }
    tree
}

fn place(at: &Place) -> Value {
    match at {
        Place::File => json!({ "kind": "file" }),
        Place::Paragraph(number, begins) => {
            json!({ "kind": "paragraph", "number": number, "begins": begins })
        }
        Place::Line(number, begins) => {
            json!({ "kind": "line", "number": number, "begins": begins })
        }
        Place::Table(number) => json!({ "kind": "table", "number": number }),
        Place::Part(name) => json!({ "kind": "part", "name": name }),
        Place::Issue(path) => json!({ "kind": "issue", "path": path }),
        Place::Path(file, path) => json!({ "kind": "path", "file": file, "path": path }),
        Place::Cell(row, column) => json!({ "kind": "cell", "row": row, "column": column }),
        Place::Source(folder, inner) => {
            json!({ "kind": "source", "issue": folder, "place": place(inner) })
        }
    }
}

fn taken(taken: &Taken) -> Value {
    json!({
        "field": taken.field,
        "value": taken.value,
        "place": place(&taken.place),
        "reason": taken.reason.name,
        "message": { "zh": taken.reason.zh, "en": taken.reason.en },
    })
}
