//! Shows reports: to people on a terminal, to programs as JSON.
//!
//! Rule of this folder: it shows and decides nothing. Text from a file is shown
//! without the characters that control a terminal.

mod json;
mod language;
mod text;
mod words;

#[cfg(test)]
mod tests;

pub use json::{FORMAT, json};
pub use language::Language;
pub use text::Terminal;
