//! Making pictures fit for phones: from the bytes in a file to files of several
//! widths and formats.

use crate::report::{Finding, Kind};
use bulletin::model::Picture;

/// All that this folder can find.
pub const KINDS: &[&Kind] = &[];

/// A picture as the archive has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prepared {
    /// Addresses (`figures/1.jpg` …), sizes and sources; `alt` is empty.
    pub picture: Picture,
    /// Its files: address, as above, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Prepares a picture under a name without an ending (`figures/1`). `None`
/// where it cannot be shown; the findings say why.
pub fn prepare(_bytes: &[u8], _name: &str) -> (Option<Prepared>, Vec<Finding>) {
    todo!()
}
