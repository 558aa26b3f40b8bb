//! What becomes of facts that repeat others, across issues.

use std::collections::HashMap;

use super::contribution::Contribution;
use super::counted::FactAt;

/// Where a fact that repeats another one counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counts {
    /// As the fact that was told first, at the end of the chain.
    As(FactAt),
    /// Nowhere: what it repeats is not there, or is not confirmed.
    Nowhere,
    /// Nowhere: it leads back to itself.
    Circle,
}

/// What becomes of each fact that repeats another one, in the order of the facts.
/// Each is looked at once, however long the chains are.
pub fn resolve(all: &[Contribution]) -> Vec<(FactAt, Counts)> {
    let mut by_id: HashMap<(&str, &str), FactAt> = HashMap::new();
    let mut repeating = Vec::new();
    for (issue, contribution) in all.iter().enumerate() {
        for (fact, it) in contribution.facts.iter().enumerate() {
            let at = FactAt { issue, fact };
            let key = (contribution.issue.as_str(), it.fact.id.as_str());
            by_id.entry(key).or_insert(at);
            if it.fact.repeats.is_some() {
                repeating.push(at);
            }
        }
    }
    let next = |at: FactAt| {
        let contribution = &all[at.issue];
        let repeats = contribution.facts[at.fact].fact.repeats.as_ref()?;
        let issue = repeats.issue.as_deref().unwrap_or(&contribution.issue);
        Some(by_id.get(&(issue, repeats.fact.as_str())).copied())
    };
    let mut known: HashMap<FactAt, Counts> = HashMap::new();
    for &first in &repeating {
        let mut way = Vec::new();
        let mut at = first;
        let end = loop {
            if let Some(end) = known.get(&at) {
                break *end;
            }
            match next(at) {
                None => break Counts::As(at),
                Some(None) => {
                    way.push(at);
                    break Counts::Nowhere;
                }
                Some(Some(to)) => {
                    // Whoever is met again before the end is known is on a circle.
                    known.insert(at, Counts::Circle);
                    way.push(at);
                    at = to;
                }
            }
        };
        for at in way {
            known.insert(at, end);
        }
    }
    let fate = |at: FactAt| (at, known.get(&at).copied().unwrap_or(Counts::Nowhere));
    repeating.into_iter().map(fate).collect()
}
