//! The columns of sums, and which facts each of them counts.
//!
//! Rule of this file: a new category does not compile until it is said here which
//! column counts it. What shows the summary goes over [`Column::ALL`].

use std::ops::{Index, IndexMut};

use super::Counting;
use super::divide::{Share, ascending, divide};
use super::sum::Sum;
use crate::model::{Category, DonorKind, Fact};

macro_rules! columns {
    ($($(#[$doc:meta])* $column:ident,)*) => {
        /// A column of sums.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Column {
            $($(#[$doc])* $column,)*
        }

        impl Column {
            /// All of them, in the order in which they are shown.
            pub const ALL: &[Column] = &[$(Column::$column,)*];
        }
    };
}

columns! {
    /// Donations by anyone.
    Donations,
    /// Donations by the organisations themselves.
    Own,
    /// Donations by all others.
    Others,
    /// Fees that were waived.
    Waived,
}

impl Column {
    /// The column that counts all facts of a category, if one does.
    fn of(category: Category) -> Option<Column> {
        match category {
            Category::Donation => Some(Column::Donations),
            Category::Waiver => Some(Column::Waived),
            Category::Other => None,
        }
    }
}

/// The sums of a row or of the whole issue: `sums[Column::Own]`.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Sums {
    columns: [Sum; Column::ALL.len()],
    /// [`Column::Others`] by kind of donor. Kinds that gave nothing are left out.
    pub others_by: Vec<(DonorKind, Sum)>,
    /// The facts of all columns that have no amount.
    pub uncounted: Vec<usize>,
}

impl Index<Column> for Sums {
    type Output = Sum;

    fn index(&self, column: Column) -> &Sum {
        &self.columns[column as usize]
    }
}

impl IndexMut<Column> for Sums {
    fn index_mut(&mut self, column: Column) -> &mut Sum {
        &mut self.columns[column as usize]
    }
}

/// What a fact's amount counts as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// In this column.
    Column(Column),
    /// As given by this kind of donor.
    Donor(DonorKind),
    /// In no column.
    Nothing,
}

impl Sums {
    /// Divides the facts separately for each question, because a total that need
    /// not be divided for one question (what was given in all?) is better evidence
    /// than its parts.
    pub(super) fn new(facts: &[&Fact], counting: Counting) -> Sums {
        let mut sums = Sums::default();
        for (column, share) in shares(facts, counting) {
            sums[column] = share.into_sum();
        }
        let mut shares = divide(facts, counting, by_donor);
        for &donor in DonorKind::ALL {
            let of_donor = |share: &Share| share.key == Key::Donor(donor);
            if donor != DonorKind::Organization
                && let Some(at) = shares.iter().position(of_donor)
            {
                let sum = shares.swap_remove(at).into_sum();
                if !sum.is_empty() {
                    sums.others_by.push((donor, sum));
                }
            }
        }
        // A fact has one category, so none is in two of these columns.
        for column in Category::ALL.iter().filter_map(|it| Column::of(*it)) {
            let of_column = &sums.columns[column as usize].uncounted;
            sums.uncounted.extend_from_slice(of_column);
        }
        ascending(&mut sums.uncounted);
        sums
    }

    /// Whether no fact belongs to any column.
    pub fn is_empty(&self) -> bool {
        self.columns.iter().all(Sum::is_empty)
    }
}

/// What each column comes to. A column that no fact belongs to is not among them.
pub(super) fn shares(facts: &[&Fact], counting: Counting) -> Vec<(Column, Share)> {
    let mut shares = Vec::new();
    for share in divide(facts, counting, |category, _| by_category(category)) {
        if let Key::Column(column) = share.key {
            shares.push((column, share));
        }
    }
    for share in divide(facts, counting, by_side) {
        // The other columns have their undivided totals already.
        if let Key::Column(column @ (Column::Own | Column::Others)) = share.key {
            shares.push((column, share));
        }
    }
    shares
}

/// The columns to which a fact belongs by itself.
pub(super) fn columns_of(fact: &Fact) -> impl Iterator<Item = Column> {
    let column = |key| match key {
        Key::Column(column) => Some(column),
        Key::Donor(_) | Key::Nothing => None,
    };
    let whole = column(by_category(fact.category));
    let side = column(by_side(fact.category, fact.donor.kind));
    whole
        .into_iter()
        .chain(side.filter(|it| Some(*it) != whole))
}

fn by_category(category: Category) -> Key {
    Column::of(category).map_or(Key::Nothing, Key::Column)
}

fn by_side(category: Category, donor: DonorKind) -> Key {
    match category {
        Category::Donation => Key::Column(match donor {
            DonorKind::Organization => Column::Own,
            DonorKind::Members | DonorKind::Companies | DonorKind::Public | DonorKind::Unknown => {
                Column::Others
            }
        }),
        Category::Waiver | Category::Other => by_category(category),
    }
}

fn by_donor(category: Category, donor: DonorKind) -> Key {
    match category {
        Category::Donation => Key::Donor(donor),
        Category::Waiver | Category::Other => by_category(category),
    }
}
