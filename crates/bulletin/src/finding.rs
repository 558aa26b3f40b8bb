//! What reading and checking have to say about a file.
//!
//! Rule of this file: the names only. The words for people are in `message.rs`,
//! which the viewer does not call and so does not carry.

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// For information; nothing has to be done.
    Note,
    /// Probably not what was meant.
    Warning,
    /// Wrong, or something does not reach the reader.
    Error,
}

/// Something that a person should look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What it is.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// Where it stands: `sections[2].blocks[0].figure`.
    pub place: String,
    /// The value that it is about, as the file has it.
    pub detail: String,
}

/// What a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Code {
    // What reading finds.
    /// A field that every file should have is missing; it was left empty.
    MissingField,
    /// A block of a kind that this version does not know, kept as its text.
    UnknownBlock,
    /// A run of inline text of an unknown kind, kept as its text.
    UnknownRun,
    /// A category that this version does not know, read as `other`.
    UnknownCategory,
    /// A kind of donor that this version does not know, read as `unknown`.
    UnknownDonor,
    /// An amount that cannot be read without guessing; the fact stays, without
    /// a sum.
    UnreadableAmount,
    /// A fact's date that is no day of the calendar; it was left out.
    UnreadableDate,
    /// A heading outside levels 3 to 6, moved to the nearest.
    HeadingLevel,
    /// An entry of an archive that cannot be read; it was left out.
    SkippedEntry,
    // What checking finds.
    /// A fact without a quote has no evidence.
    EmptyQuote,
    /// A quote that does not stand in its section.
    QuoteNotFound,
    /// A quote that stands there less often than `occurrence` says.
    OccurrenceTooHigh,
    /// A quote that stands there more than once while `occurrence` is 1.
    QuoteAmbiguous,
    /// The fact's amount is not among those that its quote names.
    AmountNotInQuote,
    /// The quote names a sum of money, the fact has none.
    AmountMissing,
    /// A fact dated after the issue.
    DateAfterIssue,
    /// `partOf` names no fact of the issue.
    PartOfNowhere,
    /// `partOf` leads back to the fact itself.
    PartOfCircle,
    /// The parts of a total are more than the total.
    PartsExceedTotal,
    /// An id that another element of the issue has.
    DuplicateId,
    /// An id that the viewer keeps for itself: `summary`, `figures`.
    ReservedId,
    /// A picture that a screen reader cannot tell of.
    PictureWithoutAlt,
    /// A figure that has neither a picture nor a caption.
    EmptyFigure,
    /// An address other than http, https, mailto, tel or a relative one.
    Address,
    /// A code that is no province-level division of GB/T 2260.
    UnknownAdminCode,
    /// A code of another province than the organisation's name begins with.
    AdminCodeMismatch,
    /// A reference to a note that the issue does not have.
    NoteRefNowhere,
    /// A note that nothing refers to.
    NoteUnused,
    /// An id that two notes have.
    DuplicateNote,
    /// A section that says nothing.
    EmptySection,
    /// A block that says nothing.
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
