//! Adds up contributions.

use std::collections::{BTreeMap, HashSet};
use std::ops::{Index, IndexMut};

use super::super::columns::Column;
use super::super::sum::Tally;
use super::contribution::{Contribution, Place, Portion, Portions};
use crate::model::{Amount, Date};

/// A fact among many issues.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FactAt {
    /// Index of the contribution.
    pub issue: usize,
    /// Index into its facts.
    pub fact: usize,
}

/// The summary of many issues.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct PeriodSummary {
    /// A row for each place, in the order of GB/T 2260.
    pub rows: Vec<PeriodRow>,
    /// The sums of all issues. They are not the sums of the rows where a total in an
    /// issue's lead includes what its sections tell.
    pub total: PeriodSums,
}

/// What is told of a place.
#[derive(Clone, PartialEq, Debug)]
pub struct PeriodRow {
    /// The place.
    pub place: Place,
    /// Its organisations, each once, in the order in which they appear.
    pub organizations: Vec<String>,
    /// Indices of the contributions that tell of it.
    pub issues: Vec<usize>,
    /// The measures, each once, in the order in which they appear.
    pub measures: Vec<String>,
    /// Its sums.
    pub sums: PeriodSums,
}

/// Sums over many issues: `sums[Column::Own]`.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct PeriodSums([PeriodSum; Column::ALL.len()]);

/// A sum of money and the facts that make it up.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PeriodSum {
    /// What the amounts come to.
    pub tally: Tally,
    /// The facts whose amounts make it up.
    pub facts: Vec<FactAt>,
    /// The facts that belong to it but have no amount.
    pub uncounted: Vec<FactAt>,
    /// The facts that would belong to it, but repeat others.
    pub repeated: Vec<FactAt>,
}

impl PeriodSum {
    /// `None` if no fact has an amount, which is not the same as zero.
    pub fn amount(&self) -> Option<Amount> {
        (!self.facts.is_empty()).then(|| self.tally.amount())
    }

    /// Whether no fact belongs to it.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.uncounted.is_empty() && self.repeated.is_empty()
    }

    fn add(&mut self, issue: usize, portion: &Portion) {
        self.tally.add(&portion.tally);
        let at = |fact: &usize| FactAt { issue, fact: *fact };
        self.facts.extend(portion.facts.iter().map(at));
        self.uncounted.extend(portion.uncounted.iter().map(at));
        self.repeated.extend(portion.repeated.iter().map(at));
    }
}

impl Index<Column> for PeriodSums {
    type Output = PeriodSum;

    fn index(&self, column: Column) -> &PeriodSum {
        &self.0[column as usize]
    }
}

impl IndexMut<Column> for PeriodSums {
    fn index_mut(&mut self, column: Column) -> &mut PeriodSum {
        &mut self.0[column as usize]
    }
}

impl PeriodSums {
    /// How many facts of all columns have no amount.
    pub fn uncounted(&self) -> usize {
        self[Column::Donations].uncounted.len() + self[Column::Waived].uncounted.len()
    }

    fn add(&mut self, issue: usize, portions: &Portions) {
        for &column in Column::ALL {
            self[column].add(issue, &portions[column]);
        }
    }
}

/// Sums up some of the contributions, by their indices.
pub fn count(all: &[Contribution], chosen: impl IntoIterator<Item = usize>) -> PeriodSummary {
    let mut rows: BTreeMap<&Place, Building> = BTreeMap::new();
    let mut total = PeriodSums::default();
    for issue in chosen {
        let Some(contribution) = all.get(issue) else {
            continue;
        };
        total.add(issue, &contribution.total);
        for line in &contribution.lines {
            let row = rows.entry(&line.place).or_default();
            // Lines of one issue come one after the other.
            if row.issues.last() != Some(&issue) {
                row.issues.push(issue);
            }
            row.organizations.add(&line.organizations);
            row.measures.add(&line.measures);
            row.sums.add(issue, &line.sums);
        }
    }
    let rows = rows.into_iter().map(|(place, row)| PeriodRow {
        place: place.clone(),
        organizations: row.organizations.list,
        issues: row.issues,
        measures: row.measures.list,
        sums: row.sums,
    });
    PeriodSummary {
        rows: rows.collect(),
        total,
    }
}

/// A row that is being added up.
#[derive(Default)]
struct Building<'a> {
    organizations: Names<'a>,
    issues: Vec<usize>,
    measures: Names<'a>,
    sums: PeriodSums,
}

/// Names, each once, in the order in which they come.
#[derive(Default)]
struct Names<'a> {
    list: Vec<String>,
    seen: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    fn add(&mut self, names: &'a [String]) {
        for name in names {
            if self.seen.insert(name) {
                self.list.push(name.clone());
            }
        }
    }
}

/// Into what the columns divide a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Split {
    /// Its months.
    Month,
    /// Its issues.
    Issue,
}

/// The same for each part of the period, oldest first: its first day, and what it
/// comes to. Parts without issues are left out.
pub fn split(
    all: &[Contribution],
    chosen: impl IntoIterator<Item = usize>,
    by: Split,
) -> Vec<(Date, PeriodSummary)> {
    let mut parts: BTreeMap<(Date, usize), Vec<usize>> = BTreeMap::new();
    for issue in chosen {
        if let Some(contribution) = all.get(issue) {
            let date = contribution.date;
            let key = match by {
                Split::Month => (Date { day: 1, ..date }, 0),
                Split::Issue => (date, issue),
            };
            parts.entry(key).or_default().push(issue);
        }
    }
    let parts = parts.into_iter();
    let parts = parts.map(|((date, _), issues)| (date, count(all, issues)));
    parts.collect()
}
