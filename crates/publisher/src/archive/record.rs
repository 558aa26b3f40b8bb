//! `import.json`: what the last import produced, so that the next one can tell
//! what was changed by hand since.

use std::collections::BTreeMap;

use bulletin::model::Issue;
use bulletin::read;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::list::without_mark;

/// What an import produced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// The file's name.
    pub source: String,
    /// SHA-256 of the files that were written, by address (`figures/….jpg`).
    pub files: BTreeMap<String, String>,
    /// The issue as it came out of the file, before changes made by hand were
    /// merged into it.
    pub generated: Issue,
}

const FORMAT: &str = "bulletin-import/1";

const ABOUT: &str = "由 bulletin import 生成，用来辨认人工修改，请勿改动或删除。 Written by “bulletin import” to tell what was changed by hand; leave it as it is.";

impl Record {
    /// Reads it; `None` if it is of another version or was tampered with.
    pub fn read(bytes: &[u8]) -> Option<Record> {
        let tree: Value = serde_json::from_slice(without_mark(bytes)).ok()?;
        if tree.get("format")?.as_str()? != FORMAT {
            return None;
        }
        let files = tree.get("files")?.as_object()?.iter();
        let (generated, _) = read::issue(&tree.get("generated")?).ok()?;
        Some(Record {
            source: tree.get("source")?.as_str()?.to_owned(),
            files: files
                .map(|(name, hash)| Some((name.clone(), hash.as_str()?.to_owned())))
                .collect::<Option<_>>()?,
            generated,
        })
    }

    /// The file's text: two spaces per level, a line feed at the end.
    pub fn text(&self) -> String {
        let tree = json!({
            "format": FORMAT,
            "about": ABOUT,
            "source": self.source,
            "files": self.files,
            "generated": self.generated,
        });
        let mut text = serde_json::to_string_pretty(&tree).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// SHA-256 as 64 hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}
