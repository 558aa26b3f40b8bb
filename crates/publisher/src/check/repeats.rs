//! Facts that repeat those of other issues: what leads nowhere, or is doubtful.

use bulletin::model::{Amount, Issue};
use bulletin::summary::period::Contribution;
use bulletin::summary::period::repeats::{Counts, resolve};

use super::checker::Checker;
use super::kinds::{REPEATS_CIRCLE, REPEATS_DIFFERS, REPEATS_GONE, REPEATS_LATER};
use crate::archive::ISSUE;

impl Checker {
    /// Checks the facts that repeat those of other issues; what they repeat in their
    /// own is checked with the issue.
    pub(super) fn repeats(&mut self) {
        let issues: Vec<(&String, &Issue)> = self.issues.iter().collect();
        let all: Vec<Contribution> = issues.iter().map(|(_, it)| Contribution::of(it)).collect();
        let mut found = Vec::new();
        for (at, counts) in resolve(&all) {
            let (folder, issue) = issues[at.issue];
            let fact = &all[at.issue].facts[at.fact].fact;
            let Some(repeats) = fact.repeats.as_ref() else {
                continue;
            };
            let Some(other) = &repeats.issue else {
                continue;
            };
            let named = format!("{} → {other}/{}", fact.id, repeats.fact);
            let finding = match counts {
                Counts::Nowhere => Some((&REPEATS_GONE, named)),
                Counts::Circle => Some((&REPEATS_CIRCLE, named)),
                Counts::As(first) => {
                    let told = &all[first.issue].facts[first.fact].fact;
                    let say = |it: Option<Amount>| it.map_or("–".to_owned(), Amount::to_chinese);
                    if all[first.issue].date > issue.date_published {
                        Some((&REPEATS_LATER, named))
                    } else if (told.amount, told.category) != (fact.amount, fact.category) {
                        let sums = format!("{} ≠ {}", say(fact.amount), say(told.amount));
                        Some((&REPEATS_DIFFERS, format!("{named}\n{sums}")))
                    } else {
                        None
                    }
                }
            };
            if let Some((kind, detail)) = finding {
                let place = issue.find_fact(&fact.id).map(|(at, _)| at.place());
                let place = format!("{}.repeats", place.unwrap_or_default());
                found.push((kind, format!("{folder}/{ISSUE}"), place, detail));
            }
        }
        for (kind, file, place, detail) in found {
            self.report(kind, &file, place, &detail);
        }
    }
}
