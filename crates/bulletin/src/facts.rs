//! The facts of an issue as one list.
//!
//! Ids and `partOf` belong to the whole issue: a fact of a section can be part of a
//! total in the lead.

use crate::model::{Fact, Issue};

/// The place of a fact in an issue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FactAt {
    /// Index of the section; `None` for a fact of the issue itself.
    pub section: Option<usize>,
    /// Index into that section's facts, or into the issue's own.
    pub fact: usize,
}

impl Issue {
    /// All facts: those of the issue itself, then each section's, in order. The
    /// sums of [`crate::summary::Total`] are indices into this list.
    pub fn all_facts(&self) -> Vec<(FactAt, &Fact)> {
        let mut all = Vec::new();
        push(&mut all, None, &self.facts);
        for (index, section) in self.sections.iter().enumerate() {
            push(&mut all, Some(index), &section.facts);
        }
        all
    }

    /// Takes out the facts that are only proposed.
    pub fn remove_proposed(&mut self) {
        self.facts.retain(|fact| !fact.proposed);
        for section in &mut self.sections {
            section.facts.retain(|fact| !fact.proposed);
        }
    }
}

fn push<'a>(all: &mut Vec<(FactAt, &'a Fact)>, section: Option<usize>, facts: &'a [Fact]) {
    for (index, fact) in facts.iter().enumerate() {
        let at = FactAt {
            section,
            fact: index,
        };
        all.push((at, fact));
    }
}
