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
const MAJOR: &str = "1";

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
    match format.as_ref().and_then(|format| format.string()) {
        Some(format) => format_named(format),
        None if root.kind() == Kind::Object => Err(wrong_format("no format".to_owned())),
        None => Err(wrong_format(found(*root))),
    }
}

fn format_named(name: &str) -> Result<Format, ReadError> {
    for (prefix, format) in FORMATS {
        let Some(version) = name.strip_prefix(prefix) else {
            continue;
        };
        let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
        if !is_number(major) || !is_number(minor) || major == "0" {
            break;
        }
        if major != MAJOR {
            return Err(ReadError {
                kind: ReadErrorKind::NewerFormat,
                ..wrong_format(reader::quoted(name))
            });
        }
        return Ok(format);
    }
    Err(wrong_format(reader::quoted(name)))
}

fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'))
}

fn wrong_format(found: String) -> ReadError {
    ReadError {
        kind: ReadErrorKind::WrongFormat,
        place: "format".to_owned(),
        expected: r#""bulletin/1" or "bulletin-archive/1""#,
        found,
    }
}

/// Reads an issue, together with what a person should look at.
pub fn issue<N: Node>(root: &N) -> Result<(Issue, Vec<Finding>), ReadError> {
    expect_format(format_of(root)?, Format::Issue)?;
    let mut reader = Reader::default();
    let issue = issue::read(&mut reader, *root);
    reader.done(issue)
}

/// Reads an archive, together with what a person should look at.
pub fn archive<N: Node>(root: &N) -> Result<(Archive, Vec<Finding>), ReadError> {
    expect_format(format_of(root)?, Format::Archive)?;
    let mut reader = Reader::default();
    let archive = archive::read(&mut reader, *root);
    reader.done(archive)
}

fn expect_format(found: Format, expected: Format) -> Result<(), ReadError> {
    if found == expected {
        return Ok(());
    }
    Err(ReadError {
        kind: ReadErrorKind::WrongFormat,
        place: "format".to_owned(),
        expected: match expected {
            Format::Issue => r#""bulletin/1""#,
            Format::Archive => r#""bulletin-archive/1""#,
        },
        found: match found {
            Format::Issue => "an issue",
            Format::Archive => "an archive",
        }
        .to_owned(),
    })
}
