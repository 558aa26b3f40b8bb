//! Why a file cannot be read.

use crate::report::FindingKind;

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {detail}", kind.en)]
pub struct Unreadable {
    /// What it is, with what to do; [`crate::report::Severity::Error`].
    pub kind: &'static FindingKind,
    /// What exactly: a part, a limit, the library's own message.
    pub detail: String,
}

impl Unreadable {
    /// An error.
    pub(super) fn new(kind: &'static FindingKind, detail: impl Into<String>) -> Unreadable {
        Unreadable {
            kind,
            detail: detail.into(),
        }
    }
}
