//! `import.json`: what the last import produced, so that the next one can tell
//! what was changed by hand since.

use std::collections::{BTreeMap, BTreeSet};

use bulletin::model::Issue;
use bulletin::read;
use serde_json::{Value, json};

use super::mark::without_mark;
use super::warning::{Dealt, Warning};

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
    /// What the import warned about.
    pub warnings: Vec<Warning>,
    /// Those warnings that a person has seen and dealt with otherwise, by their
    /// keys.
    pub seen: BTreeSet<String>,
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
        let list = |name: &str| tree.get(name).and_then(Value::as_array);
        let warnings = list("warnings").into_iter().flatten();
        let seen = list("seen").into_iter().flatten();
        let (generated, _) = read::issue(&tree.get("generated")?).ok()?;
        Some(Record {
            source: tree.get("source")?.as_str()?.to_owned(),
            files: files
                .map(|(name, hash)| Some((name.clone(), hash.as_str()?.to_owned())))
                .collect::<Option<_>>()?,
            generated,
            warnings: warnings.filter_map(Warning::read).collect(),
            seen: seen
                .filter_map(|it| Some(it.as_str()?.to_owned()))
                .collect(),
        })
    }

    /// The warnings that nobody has dealt with.
    pub fn open_warnings<'a>(&'a self, issue: &'a Issue) -> impl Iterator<Item = &'a Warning> {
        let dealt = Dealt::with(&self.warnings, issue);
        let all = self.warnings.iter();
        all.filter(move |it| !self.seen.contains(&it.key()) && dealt.leaves(it))
    }

    /// Drops the warnings that a person has dealt with.
    pub fn forget(&mut self, issue: &Issue) {
        let open = self.open_warnings(issue).cloned().collect();
        self.warnings = open;
    }

    /// The file's text: two spaces per level, a line feed at the end.
    pub fn text(&self) -> String {
        let mut tree = json!({
            "format": FORMAT,
            "about": ABOUT,
            "source": self.source,
            "files": self.files,
            "generated": self.generated,
        });
        if let Some(tree) = tree.as_object_mut() {
            if !self.warnings.is_empty() {
                let warnings = self.warnings.iter().map(Warning::json).collect();
                tree.insert("warnings".to_owned(), warnings);
            }
            if !self.seen.is_empty() {
                tree.insert("seen".to_owned(), json!(self.seen));
            }
        }
        let mut text = serde_json::to_string_pretty(&tree).unwrap_or_default();
        text.push('\n');
        text
    }
}
