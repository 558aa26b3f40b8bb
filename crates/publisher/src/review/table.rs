//! From an issue to the rows of its table.

use std::collections::HashMap;

use bulletin::evidence;
use bulletin::model::{Block, Fact, Issue, Repeats};

use super::columns::{self, COLUMNS, Column};
use super::opened::Opened;
use crate::archive::merge::evidence_sentence;
use crate::archive::{Warning, hash};
use crate::check;

/// What the lead and the editor's note are called.
pub(super) const LEAD: &str = "导语";

/// How many digits stand for a state, and for a warning.
const DIGITS: usize = 8;

/// Stands for the facts that an issue has: a table of other facts is not taken.
pub(super) fn state(issue: &Issue) -> String {
    let mut ids: Vec<&str> = issue.all_facts().iter().map(|(_, it)| &*it.id).collect();
    ids.sort_unstable();
    let digits = hash(ids.join("\n").as_bytes());
    format!(
        "{} {}",
        issue.id,
        digits.chars().take(DIGITS).collect::<String>()
    )
}

/// What stands for a warning in the column of ids.
pub(super) fn mark(warning: &Warning) -> String {
    let digits = hash(warning.key().as_bytes());
    format!("疑{}", digits.chars().take(DIGITS).collect::<String>())
}

/// What the sections are called in the table, in order: by their titles, or by
/// their numbers, too, where two have the same.
pub(super) fn labels(issue: &Issue) -> Vec<String> {
    let titles: Vec<String> = issue.sections.iter().map(|it| plain(&it.title)).collect();
    let is_unique = |title: &String| {
        title != LEAD && !title.is_empty() && titles.iter().filter(|it| *it == title).count() == 1
    };
    let label = |(index, title): (usize, &String)| match is_unique(title) {
        true => title.clone(),
        false => format!("第{}节 {title}", index + 1),
    };
    titles.iter().enumerate().map(label).collect()
}

/// A text without line breaks and repeated spaces.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The blocks in which a section's facts stand; those of the lead without one.
pub(super) fn blocks(issue: &Issue, section: Option<usize>) -> Vec<Block> {
    match section {
        None => [&*issue.editor_note, &*issue.lead].concat(),
        Some(index) => {
            let section = issue.sections.get(index);
            section.map(|it| it.blocks.clone()).unwrap_or_default()
        }
    }
}

/// The whole sentences in which the facts of a section stand.
fn sentences(issue: &Issue, section: Option<usize>) -> Vec<String> {
    let blocks = blocks(issue, section);
    let facts = match section {
        None => Some(&issue.facts),
        Some(index) => issue.sections.get(index).map(|it| &it.facts),
    };
    let facts = facts.map(Vec::as_slice).unwrap_or_default();
    let mut all: Vec<String> = facts.iter().map(|it| it.quote.clone()).collect();
    let mut leaves = Vec::new();
    evidence::each_leaf(&blocks, &mut |leaf| leaves.push(leaf.text()));
    for found in evidence::locate(&blocks, facts) {
        if let (Some(slot), Some(text)) = (all.get_mut(found.fact), leaves.get(found.leaf)) {
            evidence_sentence(text, found.start, found.end).clone_into(slot);
        }
    }
    all
}

/// The table of an issue: its head, a row for each fact, a row for each sum that
/// became none.
pub(super) fn rows(opened: &Opened) -> Vec<Vec<String>> {
    let issue = opened.issue();
    let labels = labels(issue);
    let label = |section: Option<usize>| match section {
        None => LEAD.to_owned(),
        Some(index) => labels.get(index).cloned().unwrap_or_default(),
    };
    let head = COLUMNS.iter().map(|(column, name, allowed)| match column {
        Column::Id => format!("{name}（{allowed}；{}）", state(issue)),
        _ => format!("{name}（{allowed}）"),
    });
    let mut rows = vec![head.collect()];
    let mut doubts: HashMap<&str, Vec<String>> = HashMap::new();
    for warning in opened.open() {
        if let Some(fact) = &warning.fact {
            doubts.entry(&fact.id).or_default().push(said(warning));
        }
    }
    let mut sentences: HashMap<Option<usize>, Vec<String>> = HashMap::new();
    for (at, fact) in issue.all_facts() {
        let all = sentences.entry(at.section);
        let all = all.or_insert_with(|| self::sentences(issue, at.section));
        let doubts = doubts.get(&*fact.id).map(|it| it.join("\n"));
        let around = Around {
            section: label(at.section),
            sentence: all.get(at.fact).cloned().unwrap_or_default(),
            doubts: doubts.unwrap_or_default(),
        };
        let cell = |column| cell(column, fact, &around);
        rows.push(COLUMNS.iter().map(|(column, ..)| cell(*column)).collect());
    }
    for warning in opened.passed_over() {
        let place = match &warning.place {
            crate::report::Place::Issue(place) => &**place,
            _ => "",
        };
        let section = place.strip_prefix("sections[");
        let section = section.and_then(|it| it.split(']').next()?.parse().ok());
        let cell = |column| match column {
            Column::Section => label(section),
            Column::Sentence | Column::Quote => warning.detail.clone(),
            Column::Id => mark(warning),
            Column::Doubts => said(warning),
            _ => String::new(),
        };
        rows.push(COLUMNS.iter().map(|(column, ..)| cell(*column)).collect());
    }
    rows
}

/// What a row says besides its fact.
struct Around {
    section: String,
    sentence: String,
    doubts: String,
}

fn cell(column: Column, fact: &Fact, around: &Around) -> String {
    let amount = fact.amount;
    match column {
        Column::Confirm => if fact.proposed { "否" } else { "是" }.to_owned(),
        Column::Section => around.section.clone(),
        Column::Sentence => around.sentence.clone(),
        Column::Quote => fact.quote.clone(),
        Column::Category => columns::category_word(fact.category).to_owned(),
        Column::Sum => amount.map(columns::sum_word).unwrap_or_default(),
        Column::Bound => amount
            .map_or("", |it| columns::bound_word(it.bound))
            .to_owned(),
        Column::DonorKind => columns::donor_word(fact.donor.kind).to_owned(),
        Column::DonorName => fact.donor.name.clone().unwrap_or_default(),
        Column::Date => fact.date.map(|it| it.to_iso()).unwrap_or_default(),
        Column::AsOf => fact.as_of.map(|it| it.to_iso()).unwrap_or_default(),
        Column::PartOf => fact.part_of.clone().unwrap_or_default(),
        Column::Repeats => match &fact.repeats {
            None => String::new(),
            Some(Repeats { issue: None, fact }) => fact.clone(),
            Some(Repeats {
                issue: Some(issue),
                fact,
            }) => format!("{issue}/{fact}"),
        },
        Column::Occurrence => fact.occurrence.to_string(),
        Column::Id => fact.id.clone(),
        Column::Doubts => around.doubts.clone(),
    }
}

/// What a warning means.
fn said(warning: &Warning) -> String {
    check::kind(&warning.code).map_or_else(|| warning.code.clone(), |kind| kind.zh.to_owned())
}
