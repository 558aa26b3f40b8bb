//! Showing reports: to people on a terminal, to machines as JSON.
//!
//! Rule of this folder: it shows and decides nothing. Whatever comes out of a
//! file is shown without the characters that a terminal would obey.

mod json;
mod language;
mod text;
mod words;

#[cfg(test)]
mod tests;

pub use json::{FORMAT, json};
pub use language::Language;
pub use text::Terminal;
