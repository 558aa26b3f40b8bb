//! The columns and the orders of the summary: what the table and the CSV file both
//! show.
//!
//! Rule of this file: it has the only list of columns. A new column of sums
//! ([`summary::Column`]) does not compile until it has a head here, and then it is
//! in both.

use bulletin::model::Issue;
use bulletin::province::Province;
use bulletin::summary::{self, Row, Summary, order_by_amount, order_by_province};

use crate::words::{Locale, Words, join};

/// A column of the summary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The provinces. In the table, they share a cell with the association.
    Province,
    /// The organisations.
    Association,
    /// What was done.
    Measures,
    /// A sum of money.
    Sum(summary::Column),
    /// How many facts have no amount. In the table, each sum says so itself.
    Uncounted,
    /// The figures.
    Figures,
}

/// The order of the summary's rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SummaryOrder {
    /// As edited.
    #[default]
    Editor,
    /// By province, as in GB/T 2260.
    Province,
    /// By the sum given, largest first.
    Amount,
}

impl SummaryOrder {
    /// Its name.
    pub fn name(self, words: &'static Words) -> &'static str {
        match self {
            SummaryOrder::Editor => words.sort_editor,
            SummaryOrder::Province => words.sort_province,
            SummaryOrder::Amount => words.sort_amount,
        }
    }
}

/// The indices of the rows in an order.
pub fn in_order(summary: &Summary, order: SummaryOrder) -> Vec<usize> {
    match order {
        SummaryOrder::Editor => (0..summary.rows.len()).collect(),
        SummaryOrder::Province => order_by_province(summary),
        SummaryOrder::Amount => order_by_amount(summary),
    }
}

/// All columns, in order.
pub fn columns() -> Vec<Column> {
    let mut all = vec![Column::Province, Column::Association, Column::Measures];
    for column in summary::Column::ALL {
        all.push(Column::Sum(*column));
    }
    all.push(Column::Uncounted);
    all.push(Column::Figures);
    all
}

impl Column {
    /// Its head.
    pub fn head(self, words: &Words) -> &'static str {
        match self {
            Column::Province => words.province,
            Column::Association => words.association,
            Column::Measures => words.measures,
            Column::Sum(summary::Column::Donations) => words.donations,
            Column::Sum(summary::Column::Own) => words.own,
            Column::Sum(summary::Column::Others) => words.others,
            Column::Sum(summary::Column::Waived) => words.waived,
            Column::Uncounted => words.uncounted,
            Column::Figures => words.figures,
        }
    }
}

/// The names of provinces.
pub fn provinces(list: &[&'static Province], words: &Words) -> String {
    let mut names = Vec::new();
    for it in list {
        names.push(province(it, words));
    }
    let separator = match words.locale {
        Locale::Chinese => "、",
        Locale::English => ", ",
    };
    join(&names, separator)
}

/// The name of a province.
pub fn province(of: &Province, words: &Words) -> &'static str {
    match words.locale {
        Locale::Chinese => of.short,
        Locale::English => of.pinyin,
    }
}

/// The short names of a row's organisations.
pub fn associations(issue: &Issue, row: &Row, words: &Words) -> String {
    let Some(section) = row.section.map(|it| &issue.sections[it]) else {
        return words.whole_issue.to_owned();
    };
    let mut names = Vec::new();
    for it in &section.organizations {
        names.push(it.short_name.as_deref().unwrap_or(&it.name));
    }
    if names.is_empty() {
        return section.title.clone();
    }
    join(&names, "、")
}
