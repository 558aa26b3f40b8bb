//! `bulletin-site.json`: what a build records about a site for the next one.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Its name.
pub const NAME: &str = "bulletin-site.json";

/// Its format. A site of an unknown format does not count as one.
const FORMAT: &str = "bulletin-site/1";

/// The content of a site, and what it was made from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    /// The files of the site, without their precompressed copies.
    pub files: BTreeMap<String, FileRecord>,
    /// Hashed files of the previous generation, which pages and scripts in
    /// readers' caches still request.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub previous: BTreeSet<String>,
    /// While a site is being replaced: the files that may be new already. An
    /// interrupted build leaves them behind.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub pending: BTreeSet<String>,
}

/// A file as it was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileRecord {
    /// Hash of its inputs.
    pub key: String,
    /// Hash of its content.
    pub hash: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Size of its `.gz` copy, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gz: Option<u64>,
    /// Size of its `.br` copy, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub br: Option<u64>,
}

impl Default for Manifest {
    fn default() -> Self {
        Manifest {
            format: FORMAT.to_owned(),
            files: BTreeMap::new(),
            previous: BTreeSet::new(),
            pending: BTreeSet::new(),
        }
    }
}

impl Manifest {
    /// Reads a manifest; `None` if it is not one, or of another format.
    pub fn read(bytes: &[u8]) -> Option<Manifest> {
        let manifest: Manifest = serde_json::from_slice(bytes).ok()?;
        // Files that are named here may be removed: nothing outside the site
        // is.
        let inside = |path: &String| {
            !path.is_empty()
                && !path.contains(['\\', ':', '\0'])
                && path.split('/').all(|it| !["", ".", ".."].contains(&it))
        };
        let sound = manifest.files.keys().all(inside)
            && manifest.previous.iter().all(inside)
            && manifest.pending.iter().all(inside);
        (manifest.format == FORMAT && sound).then_some(manifest)
    }

    /// The manifest's text, with a line for each file.
    pub fn write(&self) -> String {
        // Writing to memory fails only for keys that are not strings; there are
        // none.
        let text = serde_json::to_string(self).unwrap_or_default();
        text.replace("},\"", "},\n\"")
            .replace("{\"format\"", "{\n\"format\"")
            + "\n"
    }
}
