//! The order in which files are put in place.

/// When a file is put in place. A file refers only to files of earlier phases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DeployPhase {
    /// Files with a hash in their names: nothing refers to them yet.
    Hashed,
    /// Attachments, the icon, settings.
    Beside,
    /// The issues' data.
    Issues,
    /// The archive's list of them.
    Archive,
    /// Pages of issues.
    Pages,
    /// Pages that link to these.
    Lists,
    /// The script.
    Loader,
}
