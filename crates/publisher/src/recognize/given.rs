//! What a person said about an issue.

use super::number::{self, Number};
use bulletin::model::Date;

/// What a person said about the issue, which overrides the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given {
    /// The id.
    pub id: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Its headline, with the part of its series.
    pub headline: Option<String>,
    /// Its number; [`Given::number`] reads one.
    pub number: Option<Number>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// The periodical's name, with its kind or without it.
    pub name: Option<String>,
    /// Import it despite a 密级 (classification).
    pub allow_classified: bool,
}

impl Given {
    /// An issue's number as a person writes it: 15, 第十五期, 2020年第3期.
    pub fn number(text: &str) -> Option<Number> {
        number::given(text)
    }
}
