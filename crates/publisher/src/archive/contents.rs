//! An issue that is in the archive already.

use std::path::Path;

use bulletin::finding::Finding;
use bulletin::model::Issue;
use bulletin::read;
use serde_json::Value;

use super::list::without_mark;
use super::{IMPORT, ISSUE, ISSUE_BROKEN, MOST_JSON, Problem, Record, path};

/// An issue that is in the archive already.
pub struct Existing {
    /// As it is now.
    pub issue: Issue,
    /// The same as a tree, with what this version does not know.
    pub tree: Value,
    /// What was imported last, where that is known.
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

/// Reads an `issue.json` that lies at a path.
///
/// # Errors
/// It is none, with the place and what should stand there.
pub fn read_issue(file: &Path, bytes: &[u8]) -> Result<(Issue, Value, Vec<Finding>), Problem> {
    let broken = |detail: String| Problem::new(&ISSUE_BROKEN, file, detail);
    let tree: Value =
        serde_json::from_slice(without_mark(bytes)).map_err(|error| broken(error.to_string()))?;
    let (issue, findings) = read::issue(&&tree).map_err(|error| broken(error.to_string()))?;
    Ok((issue, tree, findings))
}
