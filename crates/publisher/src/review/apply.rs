//! From the rows of a table to the facts of an issue. Every mistake is told with
//! its row and column, and then nothing is taken.

use std::collections::{BTreeSet, HashMap};

use bulletin::model::{Block, Donor, Fact, Issue};
use bulletin::{evidence, id};

use super::columns::{self, Column, Verdict};
use super::csv::Row;
use super::kinds::{
    DATE, ID, NUMBER, QUOTE, SECTION, SUM, TABLE_EMPTY, TABLE_HEAD, TABLE_OTHER, WORD,
};
use super::opened::Opened;
use super::quote;
use super::settle::{self, Applied, Taken};
use super::table::{self, LEAD};
use crate::report::{Explanation, Finding, FindingKind, Place};

struct Reading<'a> {
    issue: &'a Issue,
    labels: Vec<String>,
    columns: HashMap<Column, usize>,
    findings: Vec<Finding>,
    taken: Vec<Taken>,
    /// Ids of facts that have a row.
    named: BTreeSet<String>,
    seen: Vec<String>,
    /// The facts by their ids.
    old: HashMap<&'a str, (Option<usize>, &'a Fact)>,
    /// The keys of sums that became no fact, by their marks.
    passed_over: HashMap<String, String>,
    /// The text of the sections that were looked at.
    blocks: HashMap<Option<usize>, Vec<Block>>,
}

/// Columns without which a table says too little.
const NEEDED: [Column; 6] = [
    Column::Confirm,
    Column::Section,
    Column::Quote,
    Column::Category,
    Column::Sum,
    Column::Id,
];

/// Takes a table.
///
/// # Errors
/// All that is wrong with it.
pub(super) fn apply(opened: &Opened, rows: &[Row]) -> Result<Applied, Vec<Finding>> {
    let issue = opened.issue();
    let columns = head(rows, issue).map_err(|finding| vec![finding])?;
    let mut reading = Reading {
        issue,
        labels: table::labels(issue),
        columns,
        findings: Vec::new(),
        taken: Vec::new(),
        named: BTreeSet::new(),
        seen: Vec::new(),
        old: issue
            .all_facts()
            .into_iter()
            .map(|(at, it)| (&*it.id, (at.section, it)))
            .collect(),
        passed_over: opened
            .passed_over()
            .into_iter()
            .map(|it| (table::mark(it), it.key()))
            .collect(),
        blocks: HashMap::new(),
    };
    for (number, cells) in rows.iter().skip(1) {
        reading.row(*number, cells);
    }
    let had = issue.each_fact().next().is_some();
    if had && reading.named.is_empty() && reading.findings.is_empty() {
        return Err(vec![Finding::new(&TABLE_EMPTY, Place::File, "")]);
    }
    let failed = reading.failed();
    let mut findings = settle::references(opened, &mut reading.taken, &failed);
    reading.findings.append(&mut findings);
    match reading.findings.is_empty() {
        true => Ok(settle::result(issue, reading.taken, reading.seen)),
        false => Err(reading.findings),
    }
}

/// The columns by their heads.
fn head(rows: &[Row], issue: &Issue) -> Result<HashMap<Column, usize>, Finding> {
    let empty = Vec::new();
    let (_, cells) = rows
        .first()
        .map_or((1, &empty), |(number, cells)| (*number, cells));
    let mut columns = HashMap::new();
    for (index, cell) in cells.iter().enumerate() {
        if let Some(column) = Column::of(cell) {
            columns.entry(column).or_insert(index);
        }
    }
    let missing = NEEDED.iter().filter(|it| !columns.contains_key(it));
    let missing: Vec<&str> = missing.map(|it| it.name()).collect();
    if !missing.is_empty() {
        return Err(Finding::new(
            &TABLE_HEAD,
            Place::Cell(1, String::new()),
            missing.join("、"),
        ));
    }
    // The head of the ids says which facts the table was written for.
    let ids = columns.get(&Column::Id).and_then(|at| cells.get(*at));
    let ids = ids.map(String::as_str).unwrap_or_default();
    let written = ids.rsplit(['；', ';']).next().unwrap_or_default();
    let written = written.trim_end_matches(['）', ')']).trim();
    let now = table::state(issue);
    if written.contains(' ')
        && written != now
        && id::is_slug(written.split(' ').next().unwrap_or_default())
    {
        return Err(Finding::new(
            &TABLE_OTHER,
            Place::File,
            format!("{written} ≠ {now}"),
        ));
    }
    Ok(columns)
}

impl Reading<'_> {
    /// The rows in which something is wrong.
    fn failed(&self) -> BTreeSet<u32> {
        let places = self.findings.iter().map(|it| &it.place);
        places
            .filter_map(|place| match place {
                Place::Cell(row, _) => Some(*row),
                _ => None,
            })
            .collect()
    }

    /// A cell; `None` if the table has no such column.
    fn cell<'a>(&self, cells: &'a [String], column: Column) -> Option<&'a str> {
        let at = self.columns.get(&column)?;
        Some(cells.get(*at).map_or("", String::as_str))
    }

    fn wrong(&mut self, row: u32, column: Column, kind: &'static FindingKind, value: &str) {
        let place = Place::Cell(row, column.name().to_owned());
        let mut finding = Finding::new(kind, place, value);
        if *kind == WORD {
            let allowed = column.allowed();
            let said = Explanation::new(
                format!("可填：{allowed}"),
                format!("allowed: {}", allowed.replace('/', ", ")),
            );
            finding = finding.explained(Some(said));
        }
        self.findings.push(finding);
    }

    fn row(&mut self, number: u32, cells: &[String]) {
        let text =
            |reading: &Self, column| reading.cell(cells, column).unwrap_or_default().to_owned();
        let confirm = text(self, Column::Confirm);
        let Some(verdict) = columns::verdict(&confirm) else {
            return self.wrong(number, Column::Confirm, &WORD, &confirm);
        };
        let id = text(self, Column::Id);
        let old = self.old.get(&*id).copied();
        if old.is_some() && !self.named.insert(id.clone()) {
            return self.wrong(number, Column::Id, &ID, &id);
        }
        let warning = self.passed_over.get(&id).cloned();
        if old.is_none() && warning.is_none() && !id.is_empty() {
            return self.wrong(number, Column::Id, &ID, &id);
        }
        let category = text(self, Column::Category);
        match verdict {
            Verdict::Dropped => {
                self.seen.extend(warning);
                return;
            }
            // A sum that became no fact, and still is none.
            Verdict::Open if warning.is_some() && category.is_empty() => return,
            Verdict::Open | Verdict::Confirmed => {}
        }
        let before = self.findings.len();
        let section = self.section(number, cells, old.map(|(section, _)| section));
        let Some(mut fact) = self.values(number, cells, old.map(|(_, it)| it)) else {
            return;
        };
        fact.proposed = verdict != Verdict::Confirmed;
        if let Some(section) = section {
            self.quote(number, section, &mut fact, old.map(|(_, it)| it));
        }
        let (Some(section), true) = (section, self.findings.len() == before) else {
            return;
        };
        self.seen.extend(warning);
        let named = |column, old: Option<String>| {
            let cell = self.cell(cells, column).map(str::to_owned);
            cell.unwrap_or_else(|| old.unwrap_or_default())
        };
        let repeats = fact.repeats.as_ref().map(|it| match &it.issue {
            None => it.fact.clone(),
            Some(issue) => format!("{issue}/{}", it.fact),
        });
        self.taken.push(Taken {
            row: number,
            section,
            part_of: named(Column::PartOf, fact.part_of.clone()),
            repeats: named(Column::Repeats, repeats),
            new: old.is_none(),
            fact,
        });
    }

    /// The section that a row names; `Some(None)` is the lead.
    fn section(
        &mut self,
        row: u32,
        cells: &[String],
        old: Option<Option<usize>>,
    ) -> Option<Option<usize>> {
        let cell = table::plain(self.cell(cells, Column::Section).unwrap_or_default());
        if cell == LEAD {
            return Some(None);
        }
        let found = self.labels.iter().position(|label| *label == cell);
        // A person need not repeat what a fact has already.
        let found = found.map(Some).or(old.filter(|_| cell.is_empty()));
        if found.is_none() {
            self.wrong(row, Column::Section, &SECTION, &cell);
        }
        found
    }

    /// What a row says of its fact, besides section, quote and references.
    fn values(&mut self, row: u32, cells: &[String], old: Option<&Fact>) -> Option<Fact> {
        let before = self.findings.len();
        let cell = |reading: &Self, column| reading.cell(cells, column).map(str::to_owned);
        let text = cell(self, Column::Category).unwrap_or_default();
        let category = columns::category(&text);
        if category.is_none() {
            self.wrong(row, Column::Category, &WORD, &text);
        }
        let mut fact = old.cloned().unwrap_or(Fact {
            id: String::new(),
            proposed: true,
            part_of: None,
            repeats: None,
            category: category.unwrap_or(bulletin::model::Category::Other),
            quote: String::new(),
            occurrence: 1,
            amount: None,
            donor: Donor::default(),
            date: None,
            as_of: None,
        });
        fact.category = category.unwrap_or(fact.category);
        fact.quote = cell(self, Column::Quote).unwrap_or_default();
        self.amount(row, cells, &mut fact);
        if let Some(text) = cell(self, Column::DonorKind) {
            match columns::donor(&text) {
                Some(kind) => fact.donor.kind = kind,
                None => self.wrong(row, Column::DonorKind, &WORD, &text),
            }
        }
        if let Some(name) = cell(self, Column::DonorName) {
            fact.donor.name = (!name.is_empty()).then_some(name);
        }
        for column in [Column::Date, Column::AsOf] {
            let Some(text) = cell(self, column) else {
                continue;
            };
            let date = columns::date(&text);
            if date.is_none() && !text.is_empty() {
                self.wrong(row, column, &DATE, &text);
            }
            match column {
                Column::Date => fact.date = date,
                _ => fact.as_of = date,
            }
        }
        if let Some(text) = cell(self, Column::Occurrence).filter(|it| !it.is_empty()) {
            match text.parse::<u32>() {
                Ok(number) if number > 0 => fact.occurrence = number,
                _ => self.wrong(row, Column::Occurrence, &NUMBER, &text),
            }
        }
        (self.findings.len() == before).then_some(fact)
    }

    fn amount(&mut self, row: u32, cells: &[String], fact: &mut Fact) {
        let text = self.cell(cells, Column::Sum).unwrap_or_default();
        let bound = self.cell(cells, Column::Bound);
        if text.is_empty() {
            fact.amount = None;
            return;
        }
        let Some(mut amount) = columns::sum(text) else {
            return self.wrong(row, Column::Sum, &SUM, text);
        };
        match bound.map(columns::bound) {
            None => {
                if let Some(old) = fact.amount {
                    amount.bound = old.bound;
                }
            }
            Some(None) => return self.wrong(row, Column::Bound, &WORD, bound.unwrap_or_default()),
            // 约46万元 in the cell of the sum says it, too.
            Some(Some(bulletin::model::Bound::Exact)) => {}
            Some(Some(bound)) => amount.bound = bound,
        }
        if !amount.is_sound() {
            return self.wrong(row, Column::Bound, &WORD, bound.unwrap_or_default());
        }
        fact.amount = Some(amount);
    }

    /// Finds the quote in the text: a spreadsheet may have changed its spaces.
    fn quote(&mut self, row: u32, section: Option<usize>, fact: &mut Fact, old: Option<&Fact>) {
        let blocks = self.blocks.entry(section);
        let blocks = blocks.or_insert_with(|| table::blocks(self.issue, section));
        if let Some(old) = old.filter(|old| quote::is_same(&old.quote, &fact.quote)) {
            fact.quote.clone_from(&old.quote);
        }
        let stands = |fact: &Fact| !evidence::locate(blocks, std::slice::from_ref(fact)).is_empty();
        if stands(fact) && !fact.quote.is_empty() {
            return;
        }
        let as_written = quote::find(blocks, &fact.quote);
        let kept = std::mem::replace(&mut fact.quote, as_written.unwrap_or_default());
        if fact.quote.is_empty() {
            return self.wrong(row, Column::Quote, &QUOTE, &kept);
        }
        if !stands(fact) {
            let number = fact.occurrence.to_string();
            self.wrong(row, Column::Occurrence, &NUMBER, &number);
        }
    }
}
