//! Pairs the proposed facts of a passage with the right ones.

use bulletin::model::*;
use publisher::report::{Finding, Place, Severity};

use super::read::{Need, Right};

/// A proposed fact.
pub struct Found {
    pub fact: Fact,
    /// Whether a warning is about it.
    pub warned: bool,
    /// Whether a warning is about its giver.
    pub giver_warned: bool,
}

impl Found {
    /// Whether its sum is added up.
    pub fn counts(&self) -> bool {
        self.fact.amount.is_some() && self.fact.part_of.is_none() && self.fact.repeats.is_none()
    }
}

/// All proposed facts, those of the lead first.
pub fn found(issue: &Issue, findings: &[Finding]) -> Vec<Found> {
    let mut found = Vec::new();
    add("facts", &issue.facts, findings, &mut found);
    for (index, section) in issue.sections.iter().enumerate() {
        let place = format!("sections[{index}].facts");
        add(&place, &section.facts, findings, &mut found);
    }
    found
}

fn add(place: &str, facts: &[Fact], findings: &[Finding], found: &mut Vec<Found>) {
    for (index, fact) in facts.iter().enumerate() {
        let place = Place::Issue(format!("{place}[{index}]"));
        let warnings = findings
            .iter()
            .filter(|finding| finding.place == place && finding.kind.severity != Severity::Note);
        let warnings: Vec<&str> = warnings.map(|finding| finding.kind.name).collect();
        let of_giver = |name: &&str| name.contains("donor") || *name == "fact-arranged";
        found.push(Found {
            fact: fact.clone(),
            warned: !warnings.is_empty(),
            giver_warned: warnings.iter().any(of_giver),
        });
    }
}

/// For each right fact, the proposed one that is it, each used once: the same
/// category, amount and bound; among several, the one that is most alike.
pub fn pairs(right: &[Right], found: &[Found]) -> Vec<Option<usize>> {
    let mut alike = Vec::new();
    for (index, right) in right.iter().enumerate() {
        for (number, found) in found.iter().enumerate() {
            if right.category != found.fact.category || !right.amounts.contains(&found.fact.amount)
            {
                continue;
            }
            let mut points = 0;
            if let Some(words) = &right.quote {
                points += if overlap(words, &found.fact.quote) {
                    8
                } else {
                    -8
                };
            }
            let name = found.fact.donor.name.as_ref();
            points += if name.is_some_and(|name| right.names.contains(name)) {
                4
            } else {
                0
            };
            points += i32::from(right.part_of.is_some() == found.fact.part_of.is_some());
            points += i32::from(right.repeats.is_none()) + i32::from(right.need == Need::Must);
            points += i32::from(right.kinds.contains(&found.fact.donor.kind));
            // A gift without a sum has nothing else to be known by.
            if found.fact.amount.is_none() && points < 0 {
                continue;
            }
            alike.push((-points, index, number));
        }
    }
    alike.sort_unstable();
    let mut pairs = vec![None; right.len()];
    for (_, index, number) in alike {
        if pairs[index].is_none() && !pairs.contains(&Some(number)) {
            pairs[index] = Some(number);
        }
    }
    pairs
}

/// Whether two quotes are about the same words.
pub fn overlap(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}
