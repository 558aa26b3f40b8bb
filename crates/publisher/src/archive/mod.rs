//! The archive's folder: `archive.json`, `<id>/issue.json`, `<id>/figures/…`.
//!
//! Rule of this folder: a change is made beside its place and moved there, so
//! that an import that fails leaves the archive as it was.

use crate::report::Kind;

/// All that this folder can find.
pub const KINDS: &[&Kind] = &[];
