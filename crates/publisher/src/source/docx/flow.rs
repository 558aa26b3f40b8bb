//! The text as it is being read: blocks, and the paragraph that is not yet
//! complete.

use super::props::Characters;
use super::styles::Resolved;
use crate::manuscript::{ManuscriptBlock, Run, RunContent};
use crate::report::FindingKind;

/// The blocks of a text, a cell, a text box or a note, as they are being read.
#[derive(Default)]
pub struct Flow {
    /// Blocks that are complete.
    pub blocks: Vec<ManuscriptBlock>,
    /// A paragraph whose mark was deleted: the next one continues it.
    pub open: Option<OpenParagraph>,
    /// Index of the section's first block.
    pub section: usize,
}

/// A paragraph that is being read.
#[derive(Default)]
pub struct OpenParagraph {
    /// Its number in the file.
    pub number: u32,
    /// Its runs so far.
    pub runs: Vec<Run>,
    /// The text boxes that are anchored in it.
    pub boxed: Vec<ManuscriptBlock>,
    /// What was found in it.
    pub found: Vec<(&'static FindingKind, String)>,
    /// The formatting of it and its characters.
    pub style: Resolved,
    /// The formatting of its paragraph mark.
    pub mark: Characters,
    /// Whether it is in a frame.
    pub framed: bool,
    /// Whether it has a page number.
    pub paged: bool,
    /// Whether its runs are in no paragraph of the file.
    pub loose: bool,
}

impl OpenParagraph {
    /// Adds a run, merging it into the last one if they look the same.
    pub fn push(&mut self, run: Run) {
        if let (RunContent::Text(text), Some(last)) = (&run.content, self.runs.last_mut())
            && last.look == run.look
            && last.link == run.link
            && last.generated == run.generated
            && let RunContent::Text(before) = &mut last.content
        {
            before.push_str(text);
            return;
        }
        self.runs.push(run);
    }

    /// Notes a finding about a text; consecutive ones of one kind become one
    /// finding.
    pub fn found_text(&mut self, kind: &'static FindingKind, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.found.last_mut() {
            Some((last, before)) if *last == kind => before.push_str(text),
            _ => self.found.push((kind, text.to_owned())),
        }
    }
}
