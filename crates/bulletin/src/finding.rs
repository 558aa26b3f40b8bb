//! What reading and checking find in a file.
//!
//! Rule of this file: names only. The messages are in `message.rs`, which the
//! viewer does not call and so does not carry.

/// How severe a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// For information. Nothing needs to be done.
    Note,
    /// Probably not intended.
    Warning,
    /// Wrong, or the reader misses something.
    Error,
}

/// Something that a person should look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What it is.
    pub code: Code,
    /// How severe it is.
    pub severity: Severity,
    /// Where it is: `sections[2].blocks[0].figure`.
    pub place: String,
    /// The value that it is about, as in the file.
    pub detail: String,
}

/// What a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Code {
    // What reading finds.
    /// A field that every file should have is missing. It stays empty.
    MissingField,
    /// A block of a kind that this version does not know, kept as its text.
    UnknownBlock,
    /// A run of inline text of an unknown kind, kept as its text.
    UnknownRun,
    /// A category that this version does not know, read as `other`.
    UnknownCategory,
    /// A kind of donor that this version does not know, read as `unknown`.
    UnknownDonor,
    /// An amount that cannot be read without guessing. The fact is kept without it.
    UnreadableAmount,
    /// A fact's date that is not a day of the calendar. It was left out.
    UnreadableDate,
    /// A heading outside levels 3 to 6, moved to the nearest.
    HeadingLevel,
    /// An entry of an archive that cannot be read. It was left out.
    SkippedEntry,
    // What checking finds.
    /// A fact without a quote has no evidence.
    EmptyQuote,
    /// A quote that is not in its section.
    QuoteNotFound,
    /// A quote that is there less often than `occurrence` says.
    OccurrenceTooHigh,
    /// A quote that is there more than once while `occurrence` is 1.
    QuoteAmbiguous,
    /// A fact whose quote does not name its amount.
    AmountNotInQuote,
    /// A fact without an amount whose quote names one.
    AmountMissing,
    /// A fact dated after the issue.
    DateAfterIssue,
    /// A `partOf` that names no fact of the issue.
    PartOfNowhere,
    /// A `partOf` that leads back to the fact itself.
    PartOfCircle,
    /// A `repeats` that leads to no fact of the issue that counts.
    RepeatsNowhere,
    /// A total whose parts are more than itself.
    PartsExceedTotal,
    /// An id that another element of the issue has.
    DuplicateId,
    /// An id that names a place of the viewer: `summary`, `figures`.
    ReservedId,
    /// A picture without a text for screen readers.
    PictureWithoutAlt,
    /// A figure that has neither a picture nor a caption.
    EmptyFigure,
    /// An address that is not http, https, mailto, tel or relative.
    Address,
    /// A code that is not a province-level division of GB/T 2260.
    UnknownAdminCode,
    /// A code of another province than the one in the organisation's name.
    AdminCodeMismatch,
    /// A reference to a note that the issue does not have.
    NoteRefNowhere,
    /// A note that nothing refers to.
    NoteUnused,
    /// An id that two notes have.
    DuplicateNote,
    /// A section without text.
    EmptySection,
    /// A block without content.
    EmptyBlock,
    /// Rows of a table that are not equally wide.
    RaggedTable,
    /// An empty name, title or headline.
    EmptyText,
    /// An archive that lists an id twice.
    DuplicateIssue,
    /// An archive that does not list its newest issue first.
    ArchiveOrder,
}
