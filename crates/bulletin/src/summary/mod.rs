//! Who did what, and how much: a row for each section of an issue, and totals.
//!
//! Facts belong to a section, not to one of its organisations, so a section
//! that tells of several has one row for them jointly: nothing is counted
//! twice, and nothing is given to one that the text does not give it to.
//!
//! How sums are made (`sum.rs` does the arithmetic on bounds):
//! - A fact that is `partOf` another is inside that one's sum and never added
//!   to it. Where the parts have other givers or another category than the
//!   total, the total is divided: each part goes where it belongs, what the
//!   parts leave over goes to the total's own giver.
//! - A part whose giver is unknown has the total's giver.
//! - Parts that are more than their total divide nothing: the total stands.
//! - A total without a sum is uncounted; its parts that have one are counted.
//! - A fact of a section may be part of a total in the lead. The section's row
//!   counts it; the issue's total counts it inside the lead's.
//! - Facts in a circle of `partOf`: the first of them counts as the total.
//! - Facts of category `other` are kept apart from donations and waivers.

mod divide;
mod order;
mod sum;

use crate::model::{Block, Category, DonorKind, Fact, Issue, Section};
use crate::province::{self, Province};
use divide::{Piece, ascending, divide, position};
pub use order::{order_by_amount, order_by_province};
pub use sum::Sum;

/// The summary of an issue.
#[derive(Clone, PartialEq, Debug)]
pub struct Summary {
    /// In the editor's order. Where the issue itself has facts, their row
    /// stands first.
    pub rows: Vec<Row>,
    /// What the rows come to.
    pub total: Total,
}

/// One section: what its organisations did. Numbers of facts are indices into
/// the facts of the section, or of the issue where `section` is none.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Index of the section; none for the facts of the issue itself.
    pub section: Option<usize>,
    /// Indices of the section's organisations, all of them.
    pub organizations: Vec<usize>,
    /// Their province, if it is known and they have but one.
    pub province: Option<&'static Province>,
    /// All their provinces, each once, in the order of the organisations.
    pub provinces: Vec<&'static Province>,
    /// Short labels of what was done.
    pub measures: Vec<String>,
    /// Donations, whoever gave.
    pub donations: Sum,
    /// Donations by the organisation itself.
    pub own: Sum,
    /// Donations by all others.
    pub others: Sum,
    /// The same, each kind of giver apart; kinds that gave nothing are left
    /// out.
    pub others_by: Vec<(DonorKind, Sum)>,
    /// Fees that were waived.
    pub waived: Sum,
    /// Sums of category `other`.
    pub other: Sum,
    /// Donations and waivers without a sum.
    pub uncounted: Vec<usize>,
    /// Ids of the section's figures, in order.
    pub figures: Vec<String>,
}

/// The sums of the whole issue. Numbers of facts are indices into
/// [`Issue::all_facts`].
#[derive(Clone, PartialEq, Debug)]
pub struct Total {
    /// Donations, whoever gave.
    pub donations: Sum,
    /// Donations by the organisations themselves.
    pub own: Sum,
    /// Donations by all others.
    pub others: Sum,
    /// The same, each kind of giver apart.
    pub others_by: Vec<(DonorKind, Sum)>,
    /// Fees that were waived.
    pub waived: Sum,
    /// Sums of category `other`.
    pub other: Sum,
    /// Donations and waivers without a sum.
    pub uncounted: Vec<usize>,
    /// Number of figures.
    pub figures: usize,
    /// Provinces that the issue tells of, each once, in the order of the rows.
    pub provinces: Vec<&'static Province>,
}

/// Sums up an issue.
pub fn of(issue: &Issue) -> Summary {
    let mut rows = Vec::new();
    if !issue.facts.is_empty() {
        rows.push(row(None, None, &issue.facts));
    }
    for (index, section) in issue.sections.iter().enumerate() {
        // A section that tells of no one and counts nothing has nothing to say
        // here.
        if !(section.organizations.is_empty()
            && section.facts.is_empty()
            && section.measures.is_empty())
        {
            rows.push(row(Some(index), Some(section), &section.facts));
        }
    }
    let total = total(issue, &rows);
    Summary { rows, total }
}

fn row(index: Option<usize>, section: Option<&Section>, facts: &[Fact]) -> Row {
    let mut organizations = Vec::new();
    let mut provinces = Vec::new();
    let mut measures = Vec::new();
    let mut figures = Vec::new();
    let mut placed = true;
    if let Some(section) = section {
        for (index, organization) in section.organizations.iter().enumerate() {
            organizations.push(index);
            let code = organization.admin_code.as_deref();
            match code
                .and_then(province::by_code)
                .or_else(|| province::of_organization(&organization.name))
            {
                None => placed = false,
                Some(province) => add_once(&mut provinces, province),
            }
        }
        measures.clone_from(&section.measures);
        collect_figures(&section.blocks, &mut figures);
    }
    let mut all = Vec::new();
    push_all(&mut all, facts);
    let sums = sums(&all);
    Row {
        section: index,
        organizations,
        province: match provinces[..] {
            [only] if placed => Some(only),
            _ => None,
        },
        provinces,
        measures,
        donations: sums.donations,
        own: sums.own,
        others: sums.others,
        others_by: sums.others_by,
        waived: sums.waived,
        other: sums.other,
        uncounted: sums.uncounted,
        figures,
    }
}

fn total(issue: &Issue, rows: &[Row]) -> Total {
    // In the order of `Issue::all_facts`.
    let mut facts = Vec::new();
    push_all(&mut facts, &issue.facts);
    let mut provinces = Vec::new();
    for row in rows {
        for province in &row.provinces {
            add_once(&mut provinces, province);
        }
    }
    let mut figures = Vec::new();
    collect_figures(&issue.editor_note, &mut figures);
    collect_figures(&issue.lead, &mut figures);
    for section in &issue.sections {
        push_all(&mut facts, &section.facts);
        collect_figures(&section.blocks, &mut figures);
    }
    let sums = sums(&facts);
    Total {
        donations: sums.donations,
        own: sums.own,
        others: sums.others,
        others_by: sums.others_by,
        waived: sums.waived,
        other: sums.other,
        uncounted: sums.uncounted,
        figures: figures.len(),
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

fn collect_figures(blocks: &[Block], ids: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Figure(figure) => ids.push(figure.id.clone()),
            Block::Quote(blocks) => collect_figures(blocks, ids),
            _ => {}
        }
    }
}

struct Sums {
    donations: Sum,
    own: Sum,
    others: Sum,
    others_by: Vec<(DonorKind, Sum)>,
    waived: Sum,
    other: Sum,
    uncounted: Vec<usize>,
}

/// The givers other than the organisation, in the order that they are told in.
const OTHERS: [DonorKind; 4] = [
    DonorKind::Members,
    DonorKind::Companies,
    DonorKind::Public,
    DonorKind::Unknown,
];

/// Divides the facts anew for each question, since a total that need not be
/// divided for one (what was given in all?) is better evidence than its parts.
fn sums(facts: &[&Fact]) -> Sums {
    let mut by_category = divide(facts, |category, _| category as u8);
    let donations = take(&mut by_category, Category::Donation as u8);
    let waived = take(&mut by_category, Category::Waiver as u8);
    let other = take(&mut by_category, Category::Other as u8);

    const OWN: u8 = 10;
    const OTHER: u8 = 11;
    let mut by_side = divide(facts, |category, kind| match (category, kind) {
        (Category::Donation, DonorKind::Organization) => OWN,
        (Category::Donation, _) => OTHER,
        _ => category as u8,
    });

    const KINDS: u8 = 20;
    let mut by_kind = divide(facts, |category, kind| match category {
        Category::Donation => KINDS + kind as u8,
        _ => category as u8,
    });
    let mut others_by = Vec::new();
    for kind in OTHERS {
        let sum = take(&mut by_kind, KINDS + kind as u8);
        if !sum.is_empty() {
            others_by.push((kind, sum));
        }
    }

    // A fact is of one category, so none is in both.
    let mut uncounted = donations.uncounted.clone();
    uncounted.extend_from_slice(&waived.uncounted);
    ascending(&mut uncounted);
    Sums {
        donations,
        own: take(&mut by_side, OWN),
        others: take(&mut by_side, OTHER),
        others_by,
        waived,
        other,
        uncounted,
    }
}

/// The sum of a key; an empty one where no piece has it. Each is asked for once.
fn take(pieces: &mut Vec<Piece>, key: u8) -> Sum {
    match position(pieces, key) {
        None => Sum::default(),
        Some(at) => pieces.swap_remove(at).into_sum(),
    }
}
