//! What a person should know of an import, a check or a build.
//!
//! Rule of this file: the types only. Each module that finds something says in
//! a table of its own (`KINDS`) what it can find, in both languages; how a
//! report is shown is `show`'s business.

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// For information: what was mended, what was left out. Exit status 0.
    Note,
    /// A person should look at it. Exit status 1.
    Warning,
    /// Wrong, or must not go out like this. Exit status 1.
    Error,
}

/// A kind of finding.
#[derive(PartialEq, Eq, Hash, Debug)]
pub struct Kind {
    /// Its name for machines, in kebab case; stable.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it tells people, and what they can do, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// Where a finding is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Place {
    /// The file as a whole.
    #[default]
    File,
    /// A paragraph of a Word file, from 1, as Word counts them (empty ones,
    /// too), with how it begins.
    Paragraph(u32, String),
    /// A line of a text file, from 1, with how it begins.
    Line(u32, String),
    /// A table of a Word file, from 1.
    Table(u32),
    /// A part of a package: `word/media/image1.emf`.
    Part(String),
    /// A place in an issue: `sections[2].facts[0]`.
    Issue(String),
    /// A file of an archive or site, and a place in it where there is one.
    Path(String, String),
}

/// Something that a person should know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What it is.
    pub kind: &'static Kind,
    /// Where it is.
    pub place: Place,
    /// The text or value that it is about, as it stands there.
    pub detail: String,
}

impl Finding {
    /// A finding.
    pub fn new(kind: &'static Kind, place: Place, detail: impl Into<String>) -> Finding {
        Finding {
            kind,
            place,
            detail: detail.into(),
        }
    }
}
