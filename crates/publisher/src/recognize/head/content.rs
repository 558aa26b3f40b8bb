//! What is found in a head.

use crate::recognize::line::Line;
use crate::recognize::number::Number;
use crate::report::{Place, Taken};
use bulletin::model::Date;

/// The content of the head.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The periodical's name.
    pub name: String,
    /// What it calls itself.
    pub kind: String,
    /// The number.
    pub number: Number,
    /// The publisher (编印单位).
    pub publisher: String,
    /// The date (印发日期), and its place.
    pub date: Option<(Date, Place)>,
    /// The line of the date ([`Line::index`]).
    pub dated_line: Option<usize>,
    /// The classification (密级).
    pub classification: Option<String>,
    /// Lines that fit no field, in order.
    pub unplaced: Vec<Line>,
    /// How many items belong to the head.
    pub end: usize,
    /// From where each field was taken, and why.
    pub taken: Vec<Taken>,
}
