//! The text as it is being read: blocks, and the paragraph that is not yet
//! complete.

use super::props::Characters;
use super::styles::Resolved;
use crate::manuscript::{ManuscriptBlock, Run, What};
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
    /// Its runs.
    pub runs: Vec<Run>,
    /// The text boxes that are anchored in it.
    pub boxed: Vec<ManuscriptBlock>,
    /// What was found in it.
    pub found: Vec<(&'static FindingKind, String)>,
    /// How it and its characters are set.
    pub style: Resolved,
    /// How its paragraph mark is set.
    pub mark: Characters,
    /// Whether it stands in a frame.
    pub framed: bool,
}

impl OpenParagraph {
    /// Adds a run, to the last one where nothing tells them apart.
    pub fn push(&mut self, run: Run) {
        if let (What::Text(text), Some(last)) = (&run.what, self.runs.last_mut())
            && last.look == run.look
            && last.link == run.link
            && last.generated == run.generated
            && let What::Text(before) = &mut last.what
        {
            before.push_str(text);
            return;
        }
        self.runs.push(run);
    }

    /// Notes something about a text; neighbours of one kind are one finding.
    pub fn found_text(&mut self, kind: &'static FindingKind, text: &str) {
        match self.found.last_mut() {
            Some((last, before)) if *last == kind => before.push_str(text),
            _ => self.found.push((kind, text.to_owned())),
        }
    }
}
