//! Reading files: from bytes to a [`Manuscript`].
//!
//! Rule of this folder: it says what stands in the file and judges nothing.
//! Everything is untrusted: sizes, counts and depths are bounded.

use crate::manuscript::Manuscript;
use crate::report::{Finding, Kind};

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}: {detail}", kind.en)]
pub struct Unreadable {
    /// What it is, with what to do; [`crate::report::Severity::Error`].
    pub kind: &'static Kind,
    /// What exactly: a part, a limit, the library's own message.
    pub detail: String,
}

/// All that this folder can find.
pub const KINDS: &[&Kind] = &[];

/// Reads a file by its bytes; its name only helps to tell kinds apart.
///
/// # Errors
/// Says why it cannot be read and what to do.
pub fn read(_name: &str, _bytes: &[u8]) -> Result<(Manuscript, Vec<Finding>), Unreadable> {
    todo!()
}
