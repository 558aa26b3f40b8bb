//! Why something cannot be done with an archive.

use super::kinds::FILES;
use crate::report::{Finding, FindingKind, Place};
use std::io;
use std::path::{Path, PathBuf};

/// Why something cannot be done with an archive. The archive has not changed,
/// unless the kind is [`HALF`](super::HALF).
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}: {}: {detail}", path.display(), kind.en)]
pub struct Problem {
    /// What it is, with what to do.
    pub kind: &'static FindingKind,
    /// The file or folder.
    pub path: PathBuf,
    /// What exactly.
    pub detail: String,
}

impl Problem {
    pub(super) fn new(
        kind: &'static FindingKind,
        path: &Path,
        detail: impl Into<String>,
    ) -> Problem {
        Problem {
            kind,
            path: path.to_owned(),
            detail: detail.into(),
        }
    }

    pub(super) fn io(path: &Path, error: &io::Error) -> Problem {
        Problem::new(&FILES, path, error.to_string())
    }

    /// As a finding.
    pub fn finding(&self) -> Finding {
        let path = self.path.display().to_string();
        Finding::new(
            self.kind,
            Place::Path(path, String::new()),
            self.detail.clone(),
        )
    }
}
