//! Proposing facts and measures from an issue's text.

use crate::report::{Finding, Kind};
use bulletin::model::Issue;

/// All that this folder can find.
pub const KINDS: &[&Kind] = &[];

/// Fills the facts and measures of an issue (its own and its sections'), and
/// says which of them a person should look at.
pub fn propose(_issue: &mut Issue) -> Vec<Finding> {
    todo!()
}
