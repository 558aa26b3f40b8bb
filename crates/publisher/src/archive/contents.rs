//! An issue that is already in the archive.

use std::path::Path;

use bulletin::finding::Finding;
use bulletin::model::Issue;
use bulletin::read;
use serde_json::Value;

use super::json;
use super::kinds::ISSUE_BROKEN;
use super::names::{IMPORT, ISSUE, MOST_JSON};
use super::path;
use super::problem::Problem;
use super::record::Record;

/// An issue that is already in the archive.
pub struct Existing {
    /// As it is now.
    pub issue: Issue,
    /// The same as a tree, with fields that this version does not know.
    pub tree: Value,
    /// What was imported last, if that is known.
    pub record: Option<Record>,
}

impl Existing {
    pub(super) fn read(root: &Path, id: &str) -> Result<Option<Existing>, Problem> {
        let dir = Path::new(id);
        let file = path::inside(root, &dir.join(ISSUE))?;
        let Some(bytes) = path::read(&file, MOST_JSON)? else {
            return Ok(None);
        };
        let (issue, tree, _) = read_issue(&file, &bytes)?;
        let record = path::inside(root, &dir.join(IMPORT))?;
        let record = path::read(&record, MOST_JSON)?.and_then(|bytes| Record::read(&bytes));
        Ok(Some(Existing {
            issue,
            tree,
            record,
        }))
    }
}

/// Reads an `issue.json`.
///
/// # Errors
/// It is not one: the error has the place and what was expected there.
pub fn read_issue(file: &Path, bytes: &[u8]) -> Result<(Issue, Value, Vec<Finding>), Problem> {
    let broken = |misfit| Problem::misfit(&ISSUE_BROKEN, file, misfit);
    let tree = json::parse(bytes).map_err(broken)?;
    let (issue, findings) =
        read::issue(&&tree).map_err(|error| broken(json::explain(&error, bytes)))?;
    Ok((issue, tree, findings))
}
