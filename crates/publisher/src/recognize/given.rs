//! What a person said about an issue.

use bulletin::model::Date;

/// What a person said about the issue, which wins over what stands in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given {
    /// The id.
    pub id: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Import it although it is marked with a 密级.
    pub allow_classified: bool,
}
