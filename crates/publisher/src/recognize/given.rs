//! What a person said about an issue.

use bulletin::model::Date;

/// What a person said about the issue, which overrides the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given {
    /// The id.
    pub id: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Import it despite a 密级 (classification).
    pub allow_classified: bool,
}
