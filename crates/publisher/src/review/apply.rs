//! From the rows of a table to the facts of an issue. Every mistake is told with
//! its row and column, and then nothing is taken.

use std::collections::{BTreeSet, HashMap};

use bulletin::model::{Donor, Fact, Issue, Repeats};
use bulletin::{evidence, id};

use super::columns::{self, Column, Verdict};
use super::csv::Row;
use super::kinds::{
    CIRCLE, DATE, ID, NUMBER, QUOTE, REFERENCE, SECTION, SUM, TABLE_EMPTY, TABLE_HEAD, TABLE_OTHER,
    WORD,
};
use super::opened::Opened;
use super::quote;
use super::table::{self, LEAD};
use crate::archive::merge;
use crate::report::{Explanation, Finding, FindingKind, Place};

/// What a table makes of an issue.
pub(super) struct Applied {
    pub(super) issue: Issue,
    /// Warnings that were looked at, by their keys.
    pub(super) seen: Vec<String>,
    pub(super) confirmed: usize,
    pub(super) added: usize,
    pub(super) changed: usize,
    pub(super) deleted: usize,
}

/// A row's fact on the way.
struct Taken {
    row: u32,
    section: Option<usize>,
    fact: Fact,
    /// What it is part of and what it repeats, as the cells name them.
    part_of: String,
    repeats: String,
    new: bool,
}

struct Reading<'a> {
    opened: &'a Opened,
    issue: &'a Issue,
    labels: Vec<String>,
    columns: HashMap<Column, usize>,
    findings: Vec<Finding>,
    taken: Vec<Taken>,
    /// Ids of facts that have a row.
    named: BTreeSet<String>,
    dropped: BTreeSet<String>,
    seen: Vec<String>,
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
        opened,
        issue,
        labels: table::labels(issue),
        columns,
        findings: Vec::new(),
        taken: Vec::new(),
        named: BTreeSet::new(),
        dropped: BTreeSet::new(),
        seen: Vec::new(),
    };
    for (number, cells) in rows.iter().skip(1) {
        reading.row(*number, cells);
    }
    let had = !issue.all_facts().is_empty();
    if had && reading.named.is_empty() && reading.findings.is_empty() {
        return Err(vec![Finding::new(&TABLE_EMPTY, Place::File, "")]);
    }
    reading.references();
    match reading.findings.is_empty() {
        true => Ok(reading.result()),
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
        let all = self.issue.all_facts();
        let old = all.iter().find(|(_, it)| it.id == id);
        if old.is_some() && !self.named.insert(id.clone()) {
            return self.wrong(number, Column::Id, &ID, &id);
        }
        let passed_over = self.opened.passed_over();
        let warning = passed_over.iter().find(|it| table::mark(it) == id);
        if old.is_none() && warning.is_none() && !id.is_empty() {
            return self.wrong(number, Column::Id, &ID, &id);
        }
        let category = text(self, Column::Category);
        match verdict {
            Verdict::Dropped => {
                self.dropped.extend(old.map(|(_, it)| it.id.clone()));
                self.seen.extend(warning.map(|it| it.key()));
                return;
            }
            // A sum that became no fact, and still is none.
            Verdict::Open if warning.is_some() && category.is_empty() => return,
            Verdict::Open | Verdict::Confirmed => {}
        }
        let before = self.findings.len();
        let section = self.section(number, cells, old.map(|(at, _)| at.section));
        let Some(mut fact) = self.values(number, cells, old.map(|(_, it)| *it)) else {
            return;
        };
        fact.proposed = verdict != Verdict::Confirmed;
        if let Some(section) = section {
            self.quote(number, section, &mut fact, old.map(|(_, it)| *it));
        }
        let (Some(section), true) = (section, self.findings.len() == before) else {
            return;
        };
        self.seen.extend(warning.map(|it| it.key()));
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
        let blocks = table::blocks(self.issue, section);
        if let Some(old) = old.filter(|old| quote::is_same(&old.quote, &fact.quote)) {
            fact.quote.clone_from(&old.quote);
        }
        let stands =
            |fact: &Fact| !evidence::locate(&blocks, std::slice::from_ref(fact)).is_empty();
        if stands(fact) && !fact.quote.is_empty() {
            return;
        }
        let as_written = quote::find(&blocks, &fact.quote);
        let kept = std::mem::replace(&mut fact.quote, as_written.unwrap_or_default());
        if fact.quote.is_empty() {
            return self.wrong(row, Column::Quote, &QUOTE, &kept);
        }
        if !stands(fact) {
            let number = fact.occurrence.to_string();
            self.wrong(row, Column::Occurrence, &NUMBER, &number);
        }
    }

    /// Gives new facts their ids, and finds what the rows refer to.
    fn references(&mut self) {
        let mut taken: BTreeSet<String> = id::RESERVED.map(str::to_owned).into();
        id::of_issue(self.issue, &mut |id| {
            taken.insert(id.to_owned());
        });
        for it in self.taken.iter_mut().filter(|it| it.new) {
            let section = it.section.and_then(|index| self.issue.sections.get(index));
            let stem = section.map_or("lead", |section| &section.id);
            let stem = format!("{stem}-{}", it.fact.category.name());
            let numbered = (2..).map(|number| format!("{stem}-{number}"));
            let mut free = std::iter::once(stem.clone()).chain(numbered);
            let free = free.find(|id| !taken.contains(id)).unwrap_or_default();
            taken.insert(free.clone());
            it.fact.id = free;
        }
        let rows: HashMap<u32, String> = self
            .taken
            .iter()
            .map(|it| (it.row, it.fact.id.clone()))
            .collect();
        let mut ids: BTreeSet<String> = rows.values().cloned().collect();
        // Those that are deleted now: what refers to them is put right later.
        ids.extend(self.issue.all_facts().iter().map(|(_, it)| it.id.clone()));
        let find = |text: &str| {
            let row = text
                .strip_suffix('行')
                .map(|it| it.trim_start_matches('第').trim());
            let by_row = row.and_then(|row| rows.get(&row.parse().ok()?).cloned());
            by_row.or_else(|| ids.get(text).cloned())
        };
        let mut wrong = Vec::new();
        let mut taken = std::mem::take(&mut self.taken);
        for it in &mut taken {
            let part_of = find(&it.part_of).filter(|id| *id != it.fact.id);
            if part_of.is_none() && !it.part_of.is_empty() {
                wrong.push((it.row, Column::PartOf, it.part_of.clone()));
            }
            it.fact.part_of = part_of;
            let own = find(&it.repeats).filter(|id| *id != it.fact.id);
            let repeats = match (own, it.repeats.split_once('/')) {
                (Some(fact), _) => Some(Repeats { issue: None, fact }),
                (None, Some((issue, fact))) if self.opened.other_has(issue, fact) == Some(true) => {
                    Some(Repeats {
                        issue: Some(issue.to_owned()),
                        fact: fact.to_owned(),
                    })
                }
                // It may not have been imported yet.
                (None, Some(_))
                    if it
                        .fact
                        .repeats
                        .as_ref()
                        .is_some_and(|old| is_named(old, &it.repeats)) =>
                {
                    it.fact.repeats.clone()
                }
                _ => None,
            };
            if repeats.is_none() && !it.repeats.is_empty() {
                wrong.push((it.row, Column::Repeats, it.repeats.clone()));
            }
            it.fact.repeats = repeats;
        }
        let parents: HashMap<&str, &str> = taken
            .iter()
            .filter_map(|it| Some((&*it.fact.id, it.fact.part_of.as_deref()?)))
            .collect();
        for it in &taken {
            let mut at = parents.get(&*it.fact.id);
            let mut steps = 0;
            while let Some(id) = at.filter(|id| **id != it.fact.id && steps <= parents.len()) {
                at = parents.get(*id);
                steps += 1;
            }
            if at.is_some_and(|id| *id == it.fact.id) {
                let place = Place::Cell(it.row, Column::PartOf.name().to_owned());
                self.findings
                    .push(Finding::new(&CIRCLE, place, &it.part_of));
            }
        }
        self.taken = taken;
        for (row, column, text) in wrong {
            self.wrong(row, column, &REFERENCE, &text);
        }
    }

    fn result(self) -> Applied {
        let old: HashMap<String, (Option<usize>, Fact)> = self
            .issue
            .all_facts()
            .into_iter()
            .map(|(at, it)| (it.id.clone(), (at.section, it.clone())))
            .collect();
        let mut out = Applied {
            issue: self.issue.clone(),
            seen: self.seen,
            confirmed: 0,
            added: 0,
            changed: 0,
            deleted: 0,
        };
        let mut now: HashMap<String, (Option<usize>, Fact)> = HashMap::new();
        let mut order = Vec::new();
        for it in self.taken {
            order.push(it.fact.id.clone());
            now.insert(it.fact.id.clone(), (it.section, it.fact));
        }
        // Facts keep their places; new and moved ones come after those that are
        // there.
        let mut lists: Vec<Vec<Fact>> = vec![Vec::new(); out.issue.sections.len() + 1];
        let mut put = |section: Option<usize>, fact: &Fact| {
            if let Some(list) = lists.get_mut(section.map_or(0, |it| it + 1)) {
                list.push(fact.clone());
            }
        };
        for (at, before) in self.issue.all_facts() {
            match now.get(&before.id) {
                None => out.deleted += 1,
                Some((section, fact)) => {
                    let mut same = fact.clone();
                    same.proposed = before.proposed;
                    out.changed += usize::from(same != *before || *section != at.section);
                    out.confirmed += usize::from(before.proposed && !fact.proposed);
                    if *section == at.section {
                        put(*section, fact);
                    }
                }
            }
        }
        for id in order {
            let Some((section, fact)) = now.get(&id) else {
                continue;
            };
            let moved = old.get(&id).is_some_and(|(before, _)| before != section);
            if moved || !old.contains_key(&id) {
                put(*section, fact);
            }
            if !old.contains_key(&id) {
                out.added += 1;
                out.confirmed += usize::from(!fact.proposed);
            }
        }
        let mut lists = lists.into_iter();
        out.issue.facts = lists.next().unwrap_or_default();
        for (section, facts) in out.issue.sections.iter_mut().zip(lists) {
            section.facts = facts;
        }
        let known = old.into_iter().map(|(id, (_, fact))| (id, fact.part_of));
        merge::lift(&mut out.issue, &known.collect());
        out
    }
}

fn is_named(repeats: &Repeats, text: &str) -> bool {
    let issue = repeats.issue.as_deref().unwrap_or_default();
    format!("{issue}/{}", repeats.fact) == text
}
