//! Whether an issue of the archive is the one in a file: a corrected file
//! replaces its issue, and another issue is never overwritten.

use std::collections::HashSet;

use bulletin::model::Issue;
use bulletin::visit::{self, Item};

use super::file_import::FileImport;
use super::kinds::{KEPT_APART, OTHER_ISSUE, TWICE};
use crate::archive::{Existing, Folder};
use crate::report::{Finding, Place};

/// What two issues of the same id are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    /// The same one, perhaps corrected.
    Same,
    /// Certainly two.
    Other,
    /// A person has to say.
    Unsure,
}

/// How many issues without a number one day may have.
const MOST: usize = 99;

impl FileImport<'_> {
    /// The issue's id, and what the archive has of it. An issue without a number
    /// whose id is taken by another one gets the next that is free.
    pub(super) fn identify(
        &mut self,
        folder: &Folder,
        issue: &Issue,
        source: &str,
    ) -> Result<(String, Option<Existing>), Finding> {
        let base = &issue.id;
        let fixed = self.options.given.id.is_some();
        let mut other: Option<Existing> = None;
        for count in 1..=MOST {
            let id = match count {
                1 => base.clone(),
                count => format!("{base}-{count}"),
            };
            let existing = folder.existing(&id).map_err(|problem| problem.finding())?;
            let Some(existing) = existing else {
                let Some(other) = other else {
                    return Ok((id, None));
                };
                if self.options.replace {
                    return Ok((base.clone(), Some(other)));
                }
                let detail = format!("{id}: {}", difference(&other.issue, issue));
                self.report(Finding::new(&KEPT_APART, Place::File, detail));
                return Ok((id, None));
            };
            let verdict = compare(&existing, issue, source);
            if verdict != Verdict::Other
                && let Some(first) = self.seen.get(&id)
            {
                let detail = format!("{id} ({})", super::file_name::shown(first));
                return Err(Finding::new(&TWICE, Place::File, detail));
            }
            match verdict {
                Verdict::Same => return Ok((id, Some(existing))),
                Verdict::Other if !fixed => other = other.or(Some(existing)),
                _ if self.options.replace => {
                    let first = other.unwrap_or(existing);
                    return Ok((base.clone(), Some(first)));
                }
                _ => return Err(self.refusal(&existing.issue, issue)),
            }
        }
        Err(match other {
            Some(other) => self.refusal(&other.issue, issue),
            None => Finding::new(&OTHER_ISSUE, Place::File, base),
        })
    }

    /// Why it is not imported, with what a person can do that was not done.
    fn refusal(&self, existing: &Issue, issue: &Issue) -> Finding {
        let given = &self.options.given;
        let options = [
            ("--replace", self.options.replace),
            ("--number", given.number.is_some()),
            ("--id", given.id.is_some()),
        ];
        let options: Vec<&str> = options
            .iter()
            .filter(|(_, given)| !given)
            .map(|(option, _)| *option)
            .collect();
        let detail = format!(
            "{}: {} ({})",
            issue.id,
            difference(existing, issue),
            options.join(", ")
        );
        Finding::new(&OTHER_ISSUE, Place::File, detail)
    }
}

fn difference(existing: &Issue, issue: &Issue) -> String {
    let of = |issue: &Issue| {
        let label = issue.issue_label.as_deref().unwrap_or_default();
        let words = [&*issue.date_published.to_iso(), label, &issue.headline];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        words.join(" ")
    };
    format!("{} ≠ {}", of(existing), of(issue))
}

/// The share of their text, in percent, from which two issues count as one, and
/// below which as two.
const SAME: usize = 50;
const OTHER: usize = 20;

fn compare(existing: &Existing, issue: &Issue, source: &str) -> Verdict {
    // A person may have changed what the file says.
    let before = existing.record.as_ref().map(|record| &record.generated);
    let either = |test: &dyn Fn(&Issue) -> bool| test(&existing.issue) || before.is_some_and(test);
    let headline = either(&|it| squeeze(&it.headline) == squeeze(&issue.headline));
    let date = either(&|it| it.date_published == issue.date_published);
    let number = |it: &Issue| {
        let label = it.issue_label.clone();
        (label, it.issue_number, it.supplement, it.cumulative_number)
    };
    // Neither an issue's own number, nor the same 第3-4期 or 总第28期.
    let unnumbered = issue.issue_number.is_none() && !issue.supplement;
    let none = issue.issue_label.is_none() && issue.cumulative_number.is_none();
    let apart = unnumbered && (none || !either(&|it| number(it) == number(issue)));
    let shared = shared(before.unwrap_or(&existing.issue), issue);
    let source = existing
        .record
        .as_ref()
        .is_some_and(|it| it.source == source);
    let alike = shared.is_none_or(|share| share >= OTHER);
    let mostly = shared.is_some_and(|share| share >= SAME);
    match (headline, date) {
        // Several issues of a day may have one headline: 商会动态.
        (true, true) if alike || source => Verdict::Same,
        // Another date is a correction, if it is not a headline of every issue.
        (true, false) if alike => Verdict::Same,
        // Another headline above the text of the same number or file.
        (false, true) if mostly && (source || !apart) => Verdict::Same,
        (false, _) if apart && !source && !alike => Verdict::Other,
        _ => Verdict::Unsure,
    }
}

/// How much of the shorter text is in the longer one, in percent: runs of four
/// characters. `None` where there is not enough to compare.
fn shared(one: &Issue, other: &Issue) -> Option<usize> {
    let (one, other) = (runs(one), runs(other));
    let least = one.len().min(other.len());
    let both = one.intersection(&other).count();
    (both * 100).checked_div(least)
}

fn runs(issue: &Issue) -> HashSet<[char; 4]> {
    let mut text = String::new();
    let mut add = |blocks: &[bulletin::model::Block]| {
        visit::blocks(blocks, &mut |item| {
            if let Item::Leaf(leaf, _) = item {
                text.push_str(&leaf.text());
            }
        });
    };
    add(&issue.lead);
    for section in &issue.sections {
        add(&section.blocks);
    }
    let chars: Vec<char> = squeeze(&text).chars().collect();
    let four = |run: &[char]| <[char; 4]>::try_from(run).ok();
    chars.windows(4).filter_map(four).collect()
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
