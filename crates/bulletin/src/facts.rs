//! The facts of an issue as one list.
//!
//! Ids and `partOf` belong to the whole issue: a fact of a section can be part of a
//! total in the lead.

use crate::model::{Fact, Issue};
use std::collections::HashMap;

/// The place of a fact in an issue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FactAt {
    /// Index of the section; `None` for a fact of the issue itself.
    pub section: Option<usize>,
    /// Index into that section's facts, or into the issue's own.
    pub fact: usize,
}

impl FactAt {
    /// The place in the words of the file: `sections[2].facts[0]`.
    pub fn place(self) -> String {
        match self.section {
            None => format!("facts[{}]", self.fact),
            Some(section) => format!("sections[{section}].facts[{}]", self.fact),
        }
    }
}

impl Issue {
    /// All facts: those of the issue itself, then each section's, in order. The
    /// sums of [`crate::summary::Total`] are indices into this list.
    pub fn all_facts(&self) -> Vec<(FactAt, &Fact)> {
        self.each_fact().collect()
    }

    /// The same, one after the other.
    pub fn each_fact(&self) -> impl Iterator<Item = (FactAt, &Fact)> {
        let sections = self.sections.iter().enumerate();
        let sections = sections.map(|(index, section)| (Some(index), &section.facts));
        let lists = std::iter::once((None, &self.facts)).chain(sections);
        lists.flat_map(|(section, facts)| {
            let facts = facts.iter().enumerate();
            facts.map(move |(fact, it)| (FactAt { section, fact }, it))
        })
    }

    /// The first fact with this id.
    pub fn find_fact(&self, id: &str) -> Option<(FactAt, &Fact)> {
        self.each_fact().find(|(_, fact)| fact.id == id)
    }

    /// The first fact with each id: for who looks for many.
    pub fn facts_by_id(&self) -> HashMap<&str, (FactAt, &Fact)> {
        let mut all = HashMap::new();
        for (at, fact) in self.each_fact() {
            all.entry(fact.id.as_str()).or_insert((at, fact));
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
