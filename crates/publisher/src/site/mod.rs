//! From an archive's folder to a folder for any static server.

use crate::report::Kind;

/// All that this folder can find.
pub const KINDS: &[&Kind] = &[];
