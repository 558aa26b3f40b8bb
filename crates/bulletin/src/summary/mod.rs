//! Who did what, and how much: a row for each section of an issue that tells of
//! sums or measures, and totals.
//!
//! Facts belong to a section, not to one of its organisations. A section about
//! several organisations therefore has one row for all of them: nothing is counted
//! twice, and nobody is credited with what the text does not say they gave.
//!
//! How sums are made (`sum.rs` has the arithmetic on bounds):
//! - A fact that is `partOf` another is included in that one's amount and never
//!   added to it. If the parts have other donors or another category than the
//!   total, the total is divided: each part goes where it belongs, and the rest
//!   goes to the total's own donor.
//! - A part whose donor is unknown has the total's donor.
//! - Parts that are more than their total do not divide it.
//! - A total without an amount is uncounted. Its parts with an amount are counted.
//! - A fact of a section can be part of a total in the lead. The section's row
//!   counts it; the issue's total counts it inside the lead's.
//! - Facts in a circle of `partOf`: the first of them counts as the total.
//! - A fact that is only proposed counts nowhere, unless [`Counting`] says so.
//! - A fact that repeats another is not added up, and neither are its parts.
//! - Facts of category `other` are in no column.

mod columns;
mod divide;
mod order;
pub mod period;
mod sum;

use crate::model::{Fact, Issue, Section};
use crate::province::{self, Province};
use crate::visit::{self, Item};
pub use columns::{Column, Sums};
pub use order::{order_by_amount, order_by_province};
pub use sum::{Sum, Tally};

/// The summary of an issue.
#[derive(Clone, PartialEq, Debug)]
pub struct Summary {
    /// In the editor's order, without those that have neither sums nor measures.
    /// If facts of the issue itself count, their row comes first.
    pub rows: Vec<Row>,
    /// The sums of the whole issue.
    pub total: Total,
}

/// What the organisations of one section did. Numbers of facts are indices into
/// the facts of the section, or of the issue if `section` is `None`.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Index of the section; `None` for the facts of the issue itself.
    pub section: Option<usize>,
    /// All provinces of its organisations, each once, in the order of the
    /// organisations.
    pub provinces: Vec<&'static Province>,
    /// Short labels of the measures taken.
    pub measures: Vec<String>,
    /// Its sums.
    pub sums: Sums,
    /// Ids of the section's figures, in order.
    pub figures: Vec<String>,
}

/// The sums of the whole issue. Numbers of facts are indices into
/// [`Issue::all_facts`].
#[derive(Clone, PartialEq, Debug)]
pub struct Total {
    /// Its sums.
    pub sums: Sums,
    /// Number of figures.
    pub figures: usize,
    /// Provinces of all rows, each once, in the order of the rows.
    pub provinces: Vec<&'static Province>,
}

/// Which facts a summary counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counting {
    /// Those that a person has confirmed.
    Confirmed,
    /// Those that are only proposed, too.
    WithProposed,
}

/// Sums up the confirmed facts of an issue.
pub fn summarize(issue: &Issue) -> Summary {
    summarize_counting(issue, Counting::Confirmed)
}

/// Sums up an issue.
pub fn summarize_counting(issue: &Issue, counting: Counting) -> Summary {
    let mut rows = vec![row(None, None, &issue.facts, counting)];
    for (index, section) in issue.sections.iter().enumerate() {
        rows.push(row(Some(index), Some(section), &section.facts, counting));
    }
    // Who did nothing that is told has no row: it would say nothing but a name.
    rows.retain(|row| !(row.measures.is_empty() && row.sums.is_empty()));
    let total = total(issue, &rows, counting);
    Summary { rows, total }
}

fn row(index: Option<usize>, section: Option<&Section>, facts: &[Fact], counting: Counting) -> Row {
    let mut provinces = Vec::new();
    let mut measures = Vec::new();
    let mut figures = Vec::new();
    if let Some(section) = section {
        provinces = provinces_of(section);
        measures.clone_from(&section.measures);
        visit::blocks(&section.blocks, &mut |item| {
            if let Item::Figure(figure) = item {
                figures.push(figure.id.clone());
            }
        });
    }
    let mut list = Vec::new();
    push_all(&mut list, facts);
    Row {
        section: index,
        provinces,
        measures,
        sums: Sums::new(&list, counting),
        figures,
    }
}

/// The provinces of a section's organisations, each once.
fn provinces_of(section: &Section) -> Vec<&'static Province> {
    let mut provinces = Vec::new();
    for organization in &section.organizations {
        let code = organization.admin_code.as_deref();
        let province = code
            .and_then(province::by_code)
            .or_else(|| province::of_organization(&organization.name));
        if let Some(province) = province {
            add_once(&mut provinces, province);
        }
    }
    provinces
}

fn total(issue: &Issue, rows: &[Row], counting: Counting) -> Total {
    // In the order of `Issue::all_facts`.
    let mut facts = Vec::new();
    push_all(&mut facts, &issue.facts);
    for section in &issue.sections {
        push_all(&mut facts, &section.facts);
    }
    let mut provinces = Vec::new();
    for row in rows {
        for province in &row.provinces {
            add_once(&mut provinces, province);
        }
    }
    let mut figures = 0;
    visit::issue(issue, &mut |item| {
        figures += usize::from(matches!(item, Item::Figure(_)));
    });
    Total {
        sums: Sums::new(&facts, counting),
        figures,
        provinces,
    }
}

fn push_all<'a>(all: &mut Vec<&'a Fact>, facts: &'a [Fact]) {
    for fact in facts {
        all.push(fact);
    }
}

fn add_once(provinces: &mut Vec<&'static Province>, province: &'static Province) {
    if !provinces.iter().any(|p| p.code == province.code) {
        provinces.push(province);
    }
}
