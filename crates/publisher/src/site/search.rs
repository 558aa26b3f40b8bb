//! The index that readers search.

use super::finding::Error;
use super::source::{ReadyIssue, Source};
use bulletin_search::builder::{self, Ready};
use bulletin_search::names::FOLDER;
use bulletin_viewer::naming::Number;
use bulletin_viewer::words::Locale;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The path of the manifest; one that is empty says that there is no index.
pub const MANIFEST: &str = "search/index.bin";

/// A file of the index.
pub struct IndexFile {
    /// Its path in the site.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Whether it is the one that names the others.
    pub is_manifest: bool,
}

/// The files of the index. The same issues give the same files, and one that is added
/// at the end changes only those that it is in.
///
/// # Errors
/// An issue cannot be read.
pub fn files(source: &Source) -> Result<Vec<IndexFile>, Error> {
    let own: BTreeMap<&str, &ReadyIssue> = source
        .issues
        .iter()
        .map(|it| (it.id.as_str(), it))
        .collect();
    let mut order = source.archive.newest_first();
    order.reverse();
    let ready: Vec<Ready> = order
        .par_iter()
        .filter_map(|entry| own.get(entry.id.as_str()))
        .map(|it| ready(it))
        .collect::<Result<_, Error>>()?;
    let files = builder::build(ready).into_iter();
    let file = |(name, bytes): (String, Vec<u8>)| {
        let path = format!("{FOLDER}/{name}");
        IndexFile {
            is_manifest: path == MANIFEST,
            path,
            bytes,
        }
    };
    Ok(files.map(file).collect())
}

fn ready(ready: &ReadyIssue) -> Result<Ready, Error> {
    let issue = ready.issue()?;
    let words = Locale::from_tag(&issue.language).words();
    let label = Number::from(&issue).or_date(words);
    Ok(builder::ready(&issue, &label))
}
