//! What one issue adds to the summary of many.

use std::cmp::Ordering;
use std::ops::{Index, IndexMut};

use super::super::columns::{Column, columns_of, shares};
use super::super::sum::Tally;
use super::super::{Counting, provinces_of};
use crate::model::{Date, Fact, Issue};
use crate::province::{PROVINCES, Province};

/// What one issue adds to the summary of many.
#[derive(Clone, PartialEq, Debug)]
pub struct Contribution {
    /// The issue's id.
    pub issue: String,
    /// When it was published.
    pub date: Date,
    /// A line for each section that tells of a place, and one for the facts of the
    /// issue itself.
    pub lines: Vec<Line>,
    /// The sums of the whole issue.
    pub total: Portions,
    /// Its confirmed facts: the numbers of facts are indices into this list.
    pub facts: Vec<ReportedFact>,
}

/// A confirmed fact and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportedFact {
    /// Index of its line.
    pub line: usize,
    /// The fact.
    pub fact: Fact,
}

/// What a section of an issue tells of a place.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The place.
    pub place: Place,
    /// Id of the section; `None` for the facts of the issue itself.
    pub section: Option<String>,
    /// The organisations, by their short names.
    pub organizations: Vec<String>,
    /// Short labels of the measures taken.
    pub measures: Vec<String>,
    /// Its sums.
    pub sums: Portions,
}

/// Whom a row is about: provinces, or else what the section is named after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// In the order of GB/T 2260, each once.
    pub provinces: Vec<&'static Province>,
    /// Without provinces, the organisations or the section's title; empty for the
    /// issue itself.
    pub name: String,
}

impl Place {
    /// What tells it from others: `110000+120000`, or its name.
    pub fn key(&self) -> String {
        match self.provinces.is_empty() {
            true => self.name.clone(),
            false => {
                let codes: Vec<&str> = self.provinces.iter().map(|it| it.code).collect();
                codes.join("+")
            }
        }
    }

    fn rank(&self) -> (usize, usize, usize, &str) {
        let first = self.provinces.first().map(|it| it.index());
        // Provinces, then names, then the issues themselves.
        let group = match (&first, self.name.is_empty()) {
            (Some(_), _) => 0,
            (None, false) => 1,
            (None, true) => 2,
        };
        let first = first.unwrap_or(PROVINCES.len());
        (group, first, self.provinces.len(), &self.name)
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Place) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The order of rows: by province, as in GB/T 2260.
impl Ord for Place {
    fn cmp(&self, other: &Place) -> Ordering {
        let rest = || self.key().cmp(&other.key());
        self.rank().cmp(&other.rank()).then_with(rest)
    }
}

/// The sums of a line: `portions[Column::Own]`.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Portions([Portion; Column::ALL.len()]);

/// What a line adds to a column. Numbers of facts are those of its issue.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Portion {
    /// What the amounts come to.
    pub tally: Tally,
    /// The facts whose amounts make it up.
    pub facts: Vec<usize>,
    /// The facts that belong to it but have no amount.
    pub uncounted: Vec<usize>,
    /// The facts that would belong to it, but repeat others.
    pub repeated: Vec<usize>,
}

impl Portion {
    /// Whether no fact belongs to it.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.uncounted.is_empty() && self.repeated.is_empty()
    }
}

impl Index<Column> for Portions {
    type Output = Portion;

    fn index(&self, column: Column) -> &Portion {
        &self.0[column as usize]
    }
}

impl IndexMut<Column> for Portions {
    fn index_mut(&mut self, column: Column) -> &mut Portion {
        &mut self.0[column as usize]
    }
}

impl Portions {
    /// Whether no fact belongs to any column.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Portion::is_empty)
    }

    /// The sums of some facts, which are known by their number in the issue.
    fn new(facts: &[(usize, &Fact)]) -> Portions {
        let mut portions = Portions::default();
        let list: Vec<&Fact> = facts.iter().map(|(_, fact)| *fact).collect();
        let number = |index: usize| facts.get(index).map(|(number, _)| *number);
        for (column, share) in shares(&list, Counting::Confirmed) {
            portions[column] = Portion {
                facts: share.facts.into_iter().filter_map(number).collect(),
                uncounted: share.uncounted.into_iter().filter_map(number).collect(),
                tally: share.tally,
                repeated: Vec::new(),
            };
        }
        for (number, fact) in facts.iter().filter(|(_, it)| it.repeats.is_some()) {
            for column in columns_of(fact) {
                portions[column].repeated.push(*number);
            }
        }
        portions
    }
}

impl Contribution {
    /// What an issue adds.
    pub fn of(issue: &Issue) -> Contribution {
        let mut out = Contribution {
            issue: issue.id.clone(),
            date: issue.date_published,
            lines: Vec::new(),
            total: Portions::default(),
            facts: Vec::new(),
        };
        let own = Line {
            place: Place {
                provinces: Vec::new(),
                name: String::new(),
            },
            section: None,
            organizations: Vec::new(),
            measures: Vec::new(),
            sums: Portions::default(),
        };
        out.add(own, &issue.facts);
        for section in &issue.sections {
            let mut provinces = provinces_of(section);
            provinces.sort_by_key(|it| it.index());
            let names = section.organizations.iter();
            let names = names.map(|it| it.short_name.as_ref().unwrap_or(&it.name));
            let organizations: Vec<String> = names.cloned().collect();
            let name = match (provinces.is_empty(), organizations.is_empty()) {
                (false, _) => String::new(),
                (true, false) => organizations.join("、"),
                (true, true) => section.title.clone(),
            };
            let line = Line {
                place: Place { provinces, name },
                section: Some(section.id.clone()),
                organizations,
                measures: section.measures.clone(),
                sums: Portions::default(),
            };
            out.add(line, &section.facts);
        }
        let all: Vec<(usize, &Fact)> = out.facts.iter().map(|it| &it.fact).enumerate().collect();
        out.total = Portions::new(&all);
        out
    }

    /// Adds a line, unless there is nothing to say of it but a name that is not a
    /// province's.
    fn add(&mut self, mut line: Line, facts: &[Fact]) {
        let confirmed = facts.iter().filter(|fact| !fact.proposed);
        let from = self.facts.len();
        let list: Vec<(usize, &Fact)> = confirmed
            .enumerate()
            .map(|(i, it)| (from + i, it))
            .collect();
        line.sums = Portions::new(&list);
        let tells = !line.sums.is_empty() || !line.measures.is_empty();
        if !tells && list.is_empty() && line.place.provinces.is_empty() {
            return;
        }
        for (_, fact) in list {
            self.facts.push(ReportedFact {
                line: self.lines.len(),
                fact: fact.clone(),
            });
        }
        self.lines.push(line);
    }
}
