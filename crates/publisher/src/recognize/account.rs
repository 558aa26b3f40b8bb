//! Text of the manuscript that has another form in the issue.
//!
//! Rule of this file: code that turns text into a value (a date, a number, a
//! print run), or leaves out a mark because the structure implies it (the colon
//! of 报送：), enters it here. The final comparison, `complete`, assumes that
//! everything else is in the issue as it was typed.

use std::collections::HashSet;

use super::words;

/// What became of text that is not in the issue as typed.
#[derive(Clone, Default, Debug)]
pub struct Account {
    /// Texts of the head that became values: 2020年2月25日.
    pub head: Vec<String>,
    /// Fields of the head that are not taken from its lines: given by a person,
    /// or found in a line that stays in the text.
    pub elsewhere: Vec<String>,
    /// Texts of the tail that became values: 共印120份.
    pub tail: Vec<String>,
    /// Single marks that the structure implies.
    pub marks: Vec<char>,
    /// Paragraphs that were left out and listed, by the index of their line.
    pub dropped: HashSet<usize>,
    /// Paragraphs of the head.
    pub head_lines: HashSet<usize>,
    /// Paragraphs of the headline alone.
    pub headline_lines: HashSet<usize>,
    /// Paragraphs of the tail.
    pub tail_lines: HashSet<usize>,
    /// Starts of paragraphs that the structure implies: 编者按：.
    pub cuts: Vec<(usize, String)>,
    /// The 密级 (classification) is in the text as well as in its field.
    pub classification_kept: bool,
    /// Paragraphs that were moved and listed.
    pub moved: HashSet<usize>,
    /// The number of blocks at the start of the lead that are lines of the
    /// head.
    pub unplaced: usize,
    /// The number of blocks at the end of the text that are lines of the tail.
    pub unplaced_tail: usize,
    /// The headline was made of name and number, and so occurs twice.
    pub headline_made: bool,
}

impl Account {
    /// Enters a text of the head.
    pub fn head(&mut self, text: &str) {
        push(&mut self.head, text);
    }

    /// Enters a text of the tail.
    pub fn tail(&mut self, text: &str) {
        push(&mut self.tail, text);
    }

    /// Enters marks.
    pub fn marks(&mut self, text: &str) {
        self.marks
            .extend(text.chars().filter(|c| !words::is_space(*c)));
    }
}

fn push(to: &mut Vec<String>, text: &str) {
    let text = words::squeeze(text);
    if !text.is_empty() {
        to.push(text);
    }
}
