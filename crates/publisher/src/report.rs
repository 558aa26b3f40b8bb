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
pub struct FindingKind {
    /// Its name for machines, in kebab case; stable.
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it tells people, and what they can do, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// Declares the kinds of a folder, each with its name for machines, its severity
/// and what it says in Chinese and English, and lists them as `KINDS`.
macro_rules! kinds {
    ($($(#[$doc:meta])* $id:ident $name:literal $severity:ident $zh:literal $en:literal $(;)?)*) => {
        $(
            $(#[$doc])*
            #[doc = $en]
            pub static $id: $crate::report::FindingKind = $crate::report::FindingKind {
                name: $name,
                severity: $crate::report::Severity::$severity,
                zh: $zh,
                en: $en,
            };
        )*
        /// All that this folder can find.
        pub const KINDS: &[&$crate::report::FindingKind] = &[$(&$id),*];
    };
}
pub(crate) use kinds;

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
    pub kind: &'static FindingKind,
    /// Where it is.
    pub place: Place,
    /// The text or value that it is about, as it stands there.
    pub detail: String,
}

impl Finding {
    /// A finding.
    pub fn new(kind: &'static FindingKind, place: Place, detail: impl Into<String>) -> Finding {
        Finding {
            kind,
            place,
            detail: detail.into(),
        }
    }
}

/// A finding as it is shown, the publisher's own or the format's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Its name for machines, in kebab case; stable.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What it tells people, and what they can do, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// The text or value that it is about, as it stands there.
    pub detail: String,
}

impl From<Finding> for Line {
    fn from(finding: Finding) -> Line {
        Line {
            code: finding.kind.name,
            severity: finding.kind.severity,
            place: finding.place,
            zh: finding.kind.zh,
            en: finding.kind.en,
            detail: finding.detail,
        }
    }
}

impl Line {
    /// A finding of the format's; `place` makes of its place one that says in
    /// which file.
    pub fn of_format(
        finding: bulletin::finding::Finding,
        place: impl FnOnce(String) -> Place,
    ) -> Line {
        let message = finding.code.message();
        Line {
            code: finding.code.as_str(),
            severity: match finding.severity {
                bulletin::finding::Severity::Note => Severity::Note,
                bulletin::finding::Severity::Warning => Severity::Warning,
                bulletin::finding::Severity::Error => Severity::Error,
            },
            place: place(finding.place),
            zh: message.zh,
            en: message.en,
            detail: finding.detail,
        }
    }
}

/// How something ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A new issue is in the archive.
    Added,
    /// An issue in the archive is another than before.
    Replaced,
    /// The archive is as it was, since it held just that already.
    Unchanged,
    /// Looked at, built, created.
    Done,
    /// Nothing was done; the archive is as it was.
    Failed,
}

/// What a person should know of one file, archive or site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The file or folder, as it was named.
    pub file: String,
    /// The issue's id, where it is known.
    pub issue: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// What was found.
    pub findings: Vec<Line>,
}

impl Report {
    /// The exit status: 2 where nothing was done, 1 where a person should look
    /// at something, or else 0.
    pub fn status(&self) -> u8 {
        let grave = |line: &Line| line.severity >= Severity::Warning;
        match self.outcome {
            Outcome::Failed => 2,
            _ => u8::from(self.findings.iter().any(grave)),
        }
    }
}
