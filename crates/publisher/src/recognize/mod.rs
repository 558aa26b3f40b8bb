//! Finds the issue in a manuscript, by content and formatting together.
//!
//! Rule of this folder: each file finds one kind of thing and removes it from
//! the list of paragraphs; the rest is text. Typed text stays as typed. Text
//! that becomes a value or is left out is entered in the [`account::Account`],
//! and [`complete`] checks in the end that nothing else is missing.

mod account;
mod aside;
mod assemble;
mod caption;
mod classified;
mod complete;
mod contents;
mod day;
mod ends;
mod entries;
mod figures;
mod flatten;
mod given;
mod head;
mod headline;
mod inline;
mod issue_id;
pub mod kinds;
mod layout;
mod line;
mod lists;
mod marker;
mod mend;
mod missing;
mod names;
mod number;
mod opening;
mod organizations;
mod spacing;
mod stages;
mod tables;
mod tail;
mod titles;
mod words;

use crate::draft::Draft;
use crate::manuscript::Manuscript;
use crate::report::{Finding, FindingKind};
use account::Account;
pub use complete::text_of;
pub use given::Given;
pub use kinds::KINDS;
use line::Body;
pub use number::Number;

/// Why a manuscript is not an issue.
#[derive(Debug, thiserror::Error)]
#[error("{}: {detail}", kind.en)]
pub struct NoIssue {
    /// What it is, with what to do; [`crate::report::Severity::Error`].
    pub kind: &'static FindingKind,
    /// What exactly.
    pub detail: String,
    /// What was found up to then.
    pub findings: Vec<Finding>,
}

/// Finds the issue in a manuscript. Its facts and measures are still empty.
///
/// The words 编者按 before an editor's note, colons after labels and brackets
/// around 图1 are dropped, because the structure implies them. A line of the
/// head that fits no field becomes a paragraph at the start of the lead, one of
/// the tail a paragraph at the end of the text; both are reported.
///
/// # Errors
/// The manuscript is not a bulletin, it has a 密级 (classification), or it has no
/// date.
pub fn recognize(manuscript: &Manuscript, given: &Given) -> Result<(Draft, Vec<Finding>), NoIssue> {
    let mut findings = Vec::new();
    match find(manuscript, given, &mut findings) {
        Ok(draft) => Ok((draft, findings)),
        Err((kind, detail)) => Err(NoIssue {
            kind,
            detail,
            findings,
        }),
    }
}

/// Takes a manuscript through the stages, in order.
fn find(
    manuscript: &Manuscript,
    given: &Given,
    findings: &mut Vec<Finding>,
) -> Result<Draft, stages::Refusal> {
    stages::check_id(given)?;
    let account = &mut Account::default();
    let lines = stages::lay_out(manuscript, given, account, findings)?;
    let body = Body::of(&lines.items);
    let ends = stages::take_ends(lines, given, account, findings);
    let opened = stages::open(ends, manuscript.kind, given, &body, account, findings);
    let mut taken = Vec::new();
    let date = stages::date_or_refusal(manuscript, given, &opened, &mut taken, findings)?;
    let content = stages::read_body(manuscript, opened, &body, account, findings);
    let draft = stages::build(manuscript, given, date, taken, content, account, findings);
    findings.extend(complete::check(manuscript, &draft, account));
    Ok(draft)
}
