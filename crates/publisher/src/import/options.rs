//! What to import, and how.

use bulletin::model::Date;
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
    /// The id, in place of the one by year and number.
    pub id: Option<String>,
    /// The date, in place of the one in its head.
    pub date: Option<Date>,
    /// Import it although it is marked with a 密级.
    pub allow_classified: bool,
    /// Replace an issue of this id even if it seems to be a different one.
    pub replace: bool,
    /// Most bytes of a file.
    pub most_bytes: u64,
}

/// The default for `most_bytes`: 200 MB.
pub const MOST_BYTES: u64 = 200 << 20;
