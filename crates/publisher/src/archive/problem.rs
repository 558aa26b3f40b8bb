//! Why something cannot be done with an archive.

use super::json::Misfit;
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
    /// What is wrong with a file, and where in it.
    pub misfit: Option<Box<Misfit>>,
}

impl Problem {
    pub(crate) fn new(
        kind: &'static FindingKind,
        path: &Path,
        detail: impl Into<String>,
    ) -> Problem {
        Problem {
            kind,
            path: path.to_owned(),
            detail: detail.into(),
            misfit: None,
        }
    }

    /// A file that is not what it should be.
    pub(crate) fn misfit(kind: &'static FindingKind, path: &Path, misfit: Misfit) -> Problem {
        Problem {
            misfit: Some(Box::new(misfit)),
            ..Problem::new(kind, path, "")
        }
    }

    pub(super) fn io(path: &Path, error: &io::Error) -> Problem {
        Problem::new(&FILES, path, error.to_string())
    }

    /// As a finding.
    pub fn finding(&self) -> Finding {
        let path = self.path.display().to_string();
        let (place, said) = match &self.misfit {
            None => (String::new(), None),
            Some(it) => (it.place.clone(), Some(it.explanation.clone())),
        };
        Finding::new(self.kind, Place::Path(path, place), self.detail.clone()).explained(said)
    }
}
