//! What a person should know about an import, a check or a build.
//!
//! Rule of this file: types only. Each module that finds something lists what
//! it can find, in both languages, in a table of its own (`KINDS`). How a
//! report looks is up to `show`.

/// How serious a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// For information: something was repaired or left out. Exit status 0.
    Note,
    /// A person should check it. Exit status 1.
    Warning,
    /// Wrong, or not fit to be published. Exit status 1.
    Error,
}

/// A kind of finding.
#[derive(PartialEq, Eq, Hash, Debug)]
pub struct FindingKind {
    /// Its name for machines, in kebab case; stable.
    pub name: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// What it means and what to do, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// Declares the kinds of a folder, each with its machine-readable name, its
/// severity and its text in Chinese and English, and lists them as `KINDS`.
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
        /// Everything that this folder can find.
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
    /// A paragraph of a Word file, counted from 1 as Word does (empty ones
    /// too), with its first words.
    Paragraph(u32, String),
    /// A line of a text file, from 1, with its first words.
    Line(u32, String),
    /// A table of a Word file, from 1.
    Table(u32),
    /// A part of a package: `word/media/image1.emf`.
    Part(String),
    /// A place in an issue: `sections[2].facts[0]`.
    Issue(String),
    /// A file of an archive or site, and a place in it if there is one.
    Path(String, String),
    /// A cell of a table: its row, from 1 as a spreadsheet counts, and the head
    /// of its column.
    Cell(u32, String),
    /// A place in the file that an issue was imported from, with the issue's
    /// folder.
    Source(String, Box<Place>),
}

/// What exactly is wrong and what is allowed there, in both languages: where
/// that differs from place to place, a kind's own words cannot say it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// In Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Explanation {
    /// An explanation.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Explanation {
        Explanation {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

/// Something that a person should know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What it is.
    pub kind: &'static FindingKind,
    /// Where it is.
    pub place: Place,
    /// The text or value that it is about, verbatim.
    pub detail: String,
    /// What exactly is wrong, if the kind's words leave that open.
    pub explanation: Option<Box<Explanation>>,
}

impl Finding {
    /// A finding.
    pub fn new(kind: &'static FindingKind, place: Place, detail: impl Into<String>) -> Finding {
        Finding {
            kind,
            place,
            detail: detail.into(),
            explanation: None,
        }
    }

    /// The same with an explanation, if there is one.
    #[must_use]
    pub fn explained(mut self, explanation: Option<Explanation>) -> Finding {
        self.explanation = explanation.map(Box::new);
        self
    }
}

/// A finding as it is shown, from the publisher or from the format.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportLine {
    /// Its name for machines, in kebab case; stable.
    pub code: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What it means and what to do, in Chinese.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// The text or value that it is about, verbatim.
    pub detail: String,
    /// What exactly is wrong, if the message leaves that open.
    pub explanation: Option<Box<Explanation>>,
}

impl From<Finding> for ReportLine {
    fn from(finding: Finding) -> ReportLine {
        ReportLine {
            code: finding.kind.name,
            severity: finding.kind.severity,
            place: finding.place,
            zh: finding.kind.zh,
            en: finding.kind.en,
            detail: finding.detail,
            explanation: finding.explanation,
        }
    }
}

impl ReportLine {
    /// Converts a finding of the format; `place` adds the file to its place.
    pub fn of_format(
        finding: bulletin::finding::Finding,
        place: impl FnOnce(String) -> Place,
    ) -> ReportLine {
        let message = finding.code.message();
        ReportLine {
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
            explanation: None,
        }
    }
}

/// Why a line was taken for a field.
#[derive(PartialEq, Eq, Debug)]
pub struct Reason {
    /// Its name for machines, in kebab case; stable.
    pub name: &'static str,
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

/// From where a field of the head was taken, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    /// `name`, `kind`, `number`, `publisher`, `date` or `headline`.
    pub field: &'static str,
    /// Its value.
    pub value: String,
    /// The line.
    pub place: Place,
    /// Why that line.
    pub reason: &'static Reason,
}

/// How something ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A new issue is in the archive.
    Added,
    /// An issue in the archive has changed.
    Replaced,
    /// The archive has not changed, because it already held exactly this.
    Unchanged,
    /// Checked, built, created.
    Done,
    /// Nothing was done; the archive has not changed.
    Failed,
}

/// What a person should know about one file, archive or site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The file or folder, as it was given.
    pub file: String,
    /// The issue's id, if it is known.
    pub issue: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// From where the fields of the head were taken.
    pub taken: Vec<Taken>,
    /// What was found.
    pub findings: Vec<ReportLine>,
}

impl Report {
    /// The exit status: 2 if nothing was done, 1 if a person should check
    /// something, otherwise 0.
    pub fn status(&self) -> u8 {
        let grave = |line: &ReportLine| line.severity >= Severity::Warning;
        match self.outcome {
            Outcome::Failed => 2,
            _ => u8::from(self.findings.iter().any(grave)),
        }
    }
}
