//! An issue on its way from a manuscript to the archive.

use crate::report::Taken;
use bulletin::model::Issue;

/// A recognised issue. Its figures have no pictures yet; `pictures` lists which
/// pictures of the manuscript they need.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// The issue.
    pub issue: Issue,
    /// The pictures of its figures, in reading order.
    pub pictures: Vec<Slot>,
    /// From where the fields of the head were taken.
    pub taken: Vec<Taken>,
}

/// A picture that a figure needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slot {
    /// The figure's id.
    pub figure: String,
    /// Index in the manuscript's media.
    pub media: usize,
    /// Its alternative text, if the file has one.
    pub alt: Option<String>,
}
