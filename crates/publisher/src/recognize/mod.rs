//! Finding the issue in a manuscript, by content and formatting together.

use crate::draft::Draft;
use crate::manuscript::Manuscript;
use crate::report::{Finding, Kind};
use bulletin::model::Date;

/// What a person said about the issue, which wins over what stands in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given {
    /// The issue's id.
    pub id: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Import it although it is marked with a 密级.
    pub allow_classified: bool,
}

/// Why no issue can be made of a manuscript.
#[derive(Debug, thiserror::Error)]
#[error("{}: {detail}", kind.en)]
pub struct NoIssue {
    /// What it is, with what to do; [`crate::report::Severity::Error`].
    pub kind: &'static Kind,
    /// What exactly.
    pub detail: String,
    /// What was found until then.
    pub findings: Vec<Finding>,
}

/// All that this folder can find.
pub const KINDS: &[&Kind] = &[];

/// Finds the issue in a manuscript. Its facts and measures are still empty.
///
/// # Errors
/// The manuscript is no bulletin at all, or it is marked with a 密级.
pub fn recognize(
    _manuscript: &Manuscript,
    _given: &Given,
) -> Result<(Draft, Vec<Finding>), NoIssue> {
    todo!()
}
