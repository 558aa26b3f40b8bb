//! What an issue reports for the summary of many.

use bulletin::model::Issue;
use bulletin::summary::period::Contribution;
use bulletin_viewer::document::{Document, Part};

use super::html::cut;

/// The name of the page of that summary. No issue has a folder of this name: ids have
/// no dot.
pub const PAGE: &str = "summary.html";

/// So much of a sentence is shown: what is longer is read in its issue.
const CHARACTERS: usize = 160;

/// What an issue reports for the summary of many.
pub struct Reported {
    /// What it adds to the sums.
    pub contribution: Contribution,
    /// The sentence of each of its facts.
    pub sentences: Vec<String>,
    /// The language of the issue.
    pub language: String,
}

impl Reported {
    /// Whether it tells of anything that can be summed up.
    pub fn tells(&self) -> bool {
        let it = &self.contribution;
        !it.total.is_empty() || it.lines.iter().any(|line| !line.measures.is_empty())
    }

    /// Of an issue that is prepared for drawing.
    pub fn of(document: &Document) -> Reported {
        let issue = &document.issue;
        Reported {
            contribution: Contribution::of(issue),
            sentences: sentences(document, issue),
            language: issue.language.clone(),
        }
    }
}

/// In the order of the contribution's facts.
fn sentences(document: &Document, issue: &Issue) -> Vec<String> {
    let mut out = Vec::new();
    let confirmed = issue.each_fact().filter(|(_, fact)| !fact.proposed);
    for (at, _) in confirmed {
        let part = at.section.map_or(Part::Lead, Part::Section);
        out.push(cut(&document.sentence(part, at.fact), CHARACTERS));
    }
    out
}
