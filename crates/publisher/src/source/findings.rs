//! Collects findings, bounded so that a hostile file cannot make millions.

use super::{kinds, limits};
use crate::report::{Finding, FindingKind, Place};
use std::collections::HashMap;

/// Findings in order, at most [`limits::FINDINGS_A_KIND`] of each kind. What they
/// quote is whole, and what further ones quote is in the last one.
#[derive(Default)]
pub struct Findings {
    list: Vec<Finding>,
    counts: HashMap<&'static str, usize>,
    /// Where the last one of a kind is.
    last: HashMap<&'static str, usize>,
}

impl Findings {
    /// Adds one.
    pub fn add(&mut self, kind: &'static FindingKind, place: Place, detail: &str) {
        let detail = detail.trim();
        let count = self.counts.entry(kind.name).or_default();
        *count += 1;
        if *count <= limits::FINDINGS_A_KIND {
            self.list.push(Finding::new(kind, place, detail));
        } else if *count == limits::FINDINGS_A_KIND + 1 {
            self.last.insert(kind.name, self.list.len());
            let detail = format!("{}: {detail}", kind.name);
            self.list.push(Finding::new(&kinds::MORE, place, detail));
        } else if let Some(more) = self.last.get(kind.name)
            && let Some(finding) = self.list.get_mut(*more)
        {
            finding.detail.push_str(" | ");
            finding.detail.push_str(detail);
        }
    }

    /// All of them.
    pub fn into_list(self) -> Vec<Finding> {
        self.list
    }
}

/// The first words of a text, to find it again.
pub fn beginning(text: &str) -> String {
    shortened(text.trim(), 20)
}

/// A text as findings quote it.
pub fn quote(text: &str) -> String {
    shortened(text.trim(), limits::QUOTE_CHARS)
}

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}
