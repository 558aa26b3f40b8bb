//! Facts that an earlier issue may have told already: the same giver, category and
//! sum. A person says whether they are the same; until then both count.

use std::collections::HashMap;

use bulletin::facts::FactAt;
use bulletin::model::{Amount, Category, DonorKind, Fact, Issue};
use bulletin::province;

use super::file_import::FileImport;
use crate::archive::{self, Folder, ISSUE, MOST_JSON, path};
use crate::check::TOLD_BEFORE;
use crate::report::{Explanation, Finding, Place};

/// So many earlier issues are compared, the newest first: what is told again is told
/// soon, and an import does not grow with the archive.
const MOST_ISSUES: usize = 200;

/// What two facts of the same gift have in common.
#[derive(PartialEq, Eq, Hash)]
struct Likeness {
    category: Category,
    amount: Amount,
    giver: (DonorKind, String),
}

impl FileImport<'_> {
    /// Adds a doubt for each fact that an earlier issue has, too.
    pub(super) fn told_before(&mut self, folder: &Folder, issue: &Issue) {
        let mut alike: HashMap<Likeness, Vec<(FactAt, &Fact)>> = HashMap::new();
        for (at, fact) in issue.each_fact() {
            if let Some(likeness) = likeness(issue, at, fact) {
                alike.entry(likeness).or_default().push((at, fact));
            }
        }
        let Some(list) = folder.list().filter(|_| !alike.is_empty()) else {
            return;
        };
        let earlier = list.newest_first().into_iter();
        let earlier =
            earlier.filter(|it| it.id != issue.id && it.date_published <= issue.date_published);
        for entry in earlier.take(MOST_ISSUES) {
            let file = std::path::Path::new(&entry.id).join(ISSUE);
            let read = path::inside(folder.root(), &file).and_then(|file| {
                let bytes = path::read(&file, MOST_JSON)?.unwrap_or_default();
                archive::read_issue(&file, &bytes)
            });
            // What cannot be read is told by a check of the archive.
            let Ok((other, ..)) = read else { continue };
            for (at, told) in other.each_fact() {
                // Each is doubted once: against the newest issue that has it.
                let found = likeness(&other, at, told).and_then(|it| alike.remove(&it));
                for (at, fact) in found.into_iter().flatten() {
                    let named = format!("{}/{}", other.id, told.id);
                    let said = Explanation::new(
                        format!("{named}：{}", told.quote),
                        format!("{named}: {}", told.quote),
                    );
                    let place = Place::Issue(at.place());
                    let finding = Finding::new(&TOLD_BEFORE, place, &fact.quote);
                    self.doubts.push(finding.explained(Some(said)));
                }
            }
        }
    }
}

/// What a fact has in common with others of the same gift; `None` for one that is part
/// of another, repeats one already, has no sum, or whose giver is not known.
fn likeness(issue: &Issue, at: FactAt, fact: &Fact) -> Option<Likeness> {
    if fact.part_of.is_some() || fact.repeats.is_some() || fact.category == Category::Other {
        return None;
    }
    let organization = at
        .section
        .and_then(|it| issue.sections.get(it)?.organizations.first());
    let whose = match (&fact.donor.name, organization) {
        (Some(name), _) => name.split_whitespace().collect(),
        // An association is called by its short name in one issue, and not in another.
        (None, Some(it)) => province::of_organization(&it.name)
            .map_or_else(|| it.name.clone(), |it| it.code.to_owned()),
        (None, None) => return None,
    };
    // Who is named is the same whatever they are called.
    let kind = match fact.donor.name {
        Some(_) => DonorKind::Unknown,
        None => fact.donor.kind,
    };
    Some(Likeness {
        category: fact.category,
        amount: fact.amount?,
        giver: (kind, whose),
    })
}
