//! From a JSON tree to the model.
//!
//! Rule of this folder: nothing panics, nothing is invented, and nothing in the
//! file is lost silently. Each file reads one part of the format through
//! [`TreeReader`], which knows its place and keeps the first error. The functions
//! return plain values, which mean nothing once there is an error and are then
//! dropped. Returning early at each field would make the compiler emit, at each,
//! the code that drops all fields before it: more than half of the reader's bytes
//! in the viewer.
//!
//! What is an error, and what is a finding:
//! - A field of the wrong type, a number out of range (a width of -1), an id that
//!   cannot stand in an address, a missing headline: an error. The file is not
//!   what it claims to be, and showing it would mislead.
//! - A name that this version does not know (a kind of block or run, a category,
//!   a kind of donor): a finding. The block is kept as its text, the name read as
//!   `other` or `unknown`.
//! - An amount that cannot be read exactly, or whose bound is unknown: a finding,
//!   and the amount is left out. The fact then counts as one without an amount,
//!   and every sum says so. A guess would go unnoticed.
//! - A missing name of the periodical, the publisher and the like: a finding. It
//!   stays empty.
//! - An entry of an archive that cannot be read: a finding. It is left out.
//! - An unknown field: ignored. A later minor version may define it.

mod archive;
mod block;
mod fact;
mod findings;
mod inline;
mod issue;
mod reader;
#[cfg(feature = "json")]
mod slice;

use crate::finding::Finding;
use crate::model::{Archive, Issue};
use crate::node::{Node, NodeKind};
use reader::{TreeReader, found};
#[cfg(feature = "json")]
pub use slice::{archive_from_slice, issue_from_slice};

/// Why a file cannot be read, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadError {
    /// The kind of error.
    pub kind: ReadErrorKind,
    /// Where: `sections[2].blocks[0].figure.pictures[0].width`. Empty for the
    /// whole file; `line 3, column 5` for invalid JSON.
    pub place: String,
    /// What should be there, in English.
    pub expected: &'static str,
    /// What is there instead: a short value, or the name of its type.
    pub found: String,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.place.is_empty() {
            f.write_str(&self.place)?;
            f.write_str(": ")?;
        }
        f.write_str("expected ")?;
        f.write_str(self.expected)?;
        f.write_str(", found ")?;
        f.write_str(&self.found)
    }
}

impl std::error::Error for ReadError {}

/// A kind of [`ReadError`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadErrorKind {
    /// Not JSON.
    Syntax,
    /// Not a bulletin, or an archive instead of an issue.
    WrongFormat,
    /// A bulletin of a later major version.
    NewerFormat,
    /// A bulletin that is not valid at this place.
    Invalid,
}

/// What a file claims to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// One issue, `bulletin/1`.
    Issue,
    /// An archive, `bulletin-archive/1`.
    Archive,
}

/// The major version of both formats.
const MAJOR: &str = "1";

/// The names of the formats, before the version in `format`.
const FORMATS: [(&str, Format); 2] = [
    ("bulletin/", Format::Issue),
    ("bulletin-archive/", Format::Archive),
];

/// Reads what a file claims to be. A minor version (`bulletin/1.2`) only adds to
/// the format. A later major version gives [`ReadErrorKind::NewerFormat`].
pub fn format_of<N: Node>(root: &N) -> Result<Format, ReadError> {
    let format = root.field("format");
    let name = format.as_ref().and_then(|format| format.string());
    let kind = match name.map(format_named) {
        Some(Ok(format)) => return Ok(format),
        Some(Err(kind)) => kind,
        None => ReadErrorKind::WrongFormat,
    };
    let found = match name {
        Some(name) => reader::quoted(name),
        None if root.kind() == NodeKind::Object => "no format".to_owned(),
        None => found(*root),
    };
    let expected = r#""bulletin/1" or "bulletin-archive/1""#;
    Err(wrong_format(kind, expected, found))
}

fn format_named(name: &str) -> Result<Format, ReadErrorKind> {
    for (prefix, format) in FORMATS {
        let Some(version) = name.strip_prefix(prefix) else {
            continue;
        };
        let point = version.as_bytes().iter().position(|it| *it == b'.');
        let (major, minor) = match point.and_then(|at| version.split_at_checked(at)) {
            Some((major, rest)) => (major, rest.get(1..).unwrap_or_default()),
            None => (version, "0"),
        };
        if !is_number(major) || !is_number(minor) || major == "0" {
            break;
        }
        if major != MAJOR {
            return Err(ReadErrorKind::NewerFormat);
        }
        return Ok(format);
    }
    Err(ReadErrorKind::WrongFormat)
}

fn is_number(digits: &str) -> bool {
    let is_short = digits.len() == 1;
    digits.as_bytes().iter().all(u8::is_ascii_digit)
        && (is_short || !digits.is_empty() && !digits.starts_with("0"))
}

fn wrong_format(kind: ReadErrorKind, expected: &'static str, found: String) -> ReadError {
    ReadError {
        kind,
        place: "format".to_owned(),
        expected,
        found,
    }
}

/// Reads an issue, and returns what a person should look at. Findings are kept
/// only with the feature `findings`.
pub fn issue<N: Node>(root: &N) -> Result<(Issue, Vec<Finding>), ReadError> {
    let mut reader = TreeReader::new(expect_format(root, Format::Issue));
    let issue = issue::read(&mut reader, *root);
    reader.finish(issue)
}

/// Reads an archive, as [`issue`] does an issue.
pub fn archive<N: Node>(root: &N) -> Result<(Archive, Vec<Finding>), ReadError> {
    let mut reader = TreeReader::new(expect_format(root, Format::Archive));
    let archive = archive::read(&mut reader, *root);
    reader.finish(archive)
}

/// The error, if the file does not claim to be what the caller asked for.
fn expect_format<N: Node>(root: &N, asked: Format) -> Option<ReadError> {
    let (expected, found) = match (format_of(root), asked) {
        (Err(error), _) => return Some(error),
        (Ok(Format::Archive), Format::Issue) => (r#""bulletin/1""#, "an archive"),
        (Ok(Format::Issue), Format::Archive) => (r#""bulletin-archive/1""#, "an issue"),
        _ => return None,
    };
    let kind = ReadErrorKind::WrongFormat;
    Some(wrong_format(kind, expected, found.to_owned()))
}
