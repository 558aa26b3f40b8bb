//! Reading the bytes of a file in native programs.

use serde_json::Value;
use serde_json::error::Category;

use super::{ReadError, ReadErrorKind};
use crate::finding::Finding;
use crate::model::{Archive, Issue};

/// Reads an issue from the bytes of its file: JSON in UTF-8, with or without a
/// byte order mark.
pub fn issue_from_slice(bytes: &[u8]) -> Result<(Issue, Vec<Finding>), ReadError> {
    super::issue(&&parse(bytes)?)
}

/// Reads an archive from the bytes of its file.
pub fn archive_from_slice(bytes: &[u8]) -> Result<(Archive, Vec<Finding>), ReadError> {
    super::archive(&&parse(bytes)?)
}

fn parse(bytes: &[u8]) -> Result<Value, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| ReadError {
        kind: ReadErrorKind::Syntax,
        place: format!("line {}, column {}", error.line(), error.column()),
        expected: "JSON in UTF-8",
        found: match error.classify() {
            Category::Eof => "the end of the file".to_owned(),
            _ => error.to_string(),
        },
    })
}
