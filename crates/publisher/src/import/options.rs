//! What to import, and how.

use crate::recognize::Given;
use std::path::PathBuf;

/// What is to be imported, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Word or text files.
    pub files: Vec<PathBuf>,
    /// The archive's folder.
    pub archive: PathBuf,
    /// Whether to attach the original for readers to download.
    pub attach: bool,
    /// What a person said about the issue, in place of what is in its head.
    pub given: Given,
    /// Replace an issue of this id even if it seems to be a different one.
    pub replace: bool,
    /// Most bytes of a file.
    pub most_bytes: u64,
}

/// The default for `most_bytes`: 200 MB.
pub const MOST_BYTES: u64 = 200 << 20;
