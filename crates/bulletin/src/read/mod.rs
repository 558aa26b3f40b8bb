//! From a JSON tree to the model.
//!
//! Rule of this folder: nothing panics, nothing is invented, and nothing that
//! the file says is lost in silence. Each file reads one part of the format
//! through [`Reader`], which knows the place that it is at and keeps the first
//! error: the functions of this folder return plain values, which mean nothing
//! once there is an error, and nobody sees them then. With an early return for
//! each field the compiler writes out, at each, how to give back all the fields
//! before it: more than half of the reader's bytes in the viewer.
//!
//! What is an error and what a finding:
//! - A field of the wrong type, a number that is none (a width of -1), an id
//!   that does not fit into an address, a missing headline: an error. The file
//!   is not what it claims to be, and showing it would mislead.
//! - A word that this version does not know (a kind of block or run, a
//!   category, a kind of donor): a finding. The block is kept as its text, the
//!   word read as `other` or `unknown`.
//! - An amount that cannot be read exactly, or whose bound is unknown: a
//!   finding, and the amount is left out. The fact then counts as one without a
//!   sum, which is said wherever sums are shown; a guess would not be.
//! - A missing name of the periodical, the publisher or such: a finding, and it
//!   stays empty.
//! - An entry of an archive that cannot be read: a finding, and the archive
//!   does without it.
//! - An unknown field is ignored: a later minor version may have it.

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
use crate::node::{Kind, Node};
use reader::{Reader, found};
#[cfg(feature = "json")]
pub use slice::{archive_from_slice, issue_from_slice};

/// Why a file cannot be read, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadError {
    /// Which kind of reason.
    pub kind: ReadErrorKind,
    /// The place: `sections[2].blocks[0].figure.pictures[0].width`; empty for
    /// the whole file, `line 3, column 5` for broken JSON.
    pub place: String,
    /// What should stand there, in English.
    pub expected: &'static str,
    /// What stands there instead: a short value, or the name of its type.
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

/// Which kind of reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadErrorKind {
    /// It is no JSON.
    Syntax,
    /// It is no bulletin, or an archive where an issue was asked for.
    WrongFormat,
    /// It is a bulletin of a later major version.
    NewerFormat,
    /// It says that it is a bulletin, and is none at this place.
    Invalid,
}

/// What a file says that it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// One issue, `bulletin/1`.
    Issue,
    /// An archive, `bulletin-archive/1`.
    Archive,
}

/// The major version of both formats.
const MAJOR: &[u8] = b"1";

/// The names of the formats, as `format` has them before the version.
const FORMATS: [(&str, Format); 2] = [
    ("bulletin/", Format::Issue),
    ("bulletin-archive/", Format::Archive),
];

/// Reads what a file says that it is. A minor version (`bulletin/1.2`) only
/// adds to the format; one of a later major version gives
/// [`ReadErrorKind::NewerFormat`].
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
        None if root.kind() == Kind::Object => "no format".to_owned(),
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
        let mut numbers = version.as_bytes().splitn(2, |byte| *byte == b'.');
        let major = numbers.next().unwrap_or_default();
        let minor = numbers.next().unwrap_or(b"0");
        if !is_number(major) || !is_number(minor) || major == b"0" {
            break;
        }
        if major != MAJOR {
            return Err(ReadErrorKind::NewerFormat);
        }
        return Ok(format);
    }
    Err(ReadErrorKind::WrongFormat)
}

fn is_number(digits: &[u8]) -> bool {
    digits.iter().all(u8::is_ascii_digit)
        && match digits {
            [] => false,
            [first, ..] => *first != b'0' || digits.len() == 1,
        }
}

fn wrong_format(kind: ReadErrorKind, expected: &'static str, found: String) -> ReadError {
    ReadError {
        kind,
        place: "format".to_owned(),
        expected,
        found,
    }
}

/// Reads an issue, together with what a person should look at, which is kept
/// with the feature `findings` only.
pub fn issue<N: Node>(root: &N) -> Result<(Issue, Vec<Finding>), ReadError> {
    let mut reader = Reader::new(expect_format(root, Format::Issue));
    let issue = issue::read(&mut reader, *root);
    reader.done(issue)
}

/// Reads an archive, together with what a person should look at: [`issue`].
pub fn archive<N: Node>(root: &N) -> Result<(Archive, Vec<Finding>), ReadError> {
    let mut reader = Reader::new(expect_format(root, Format::Archive));
    let archive = archive::read(&mut reader, *root);
    reader.done(archive)
}

/// The error, if the file does not say that it is what was asked for.
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
