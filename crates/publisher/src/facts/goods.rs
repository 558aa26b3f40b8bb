//! Gifts and waivers without a sum: 捐赠口罩500只, 免除会费.

use super::candidate::{Candidate, Marks};
use super::context::{CLAUSES_BACK, Context, When};
use super::kinds;
use super::phrase::{self, planned};
use super::waivers;
use super::words::{self, Sense};
use crate::report::FindingKind;
use bulletin::model::{Category, Donor, DonorKind};
use std::ops::Range;

/// How many candidates to look back over for one that quotes a clause already.
const CANDIDATES_BACK: usize = 4 * CLAUSES_BACK;

/// How long the rest of a clause may be for the quote to contain all of it, in
/// characters.
const SHORT_TAIL: usize = 30;

/// Proposes gifts and waivers of a sentence that have no sum.
pub(super) fn without_sum(context: &mut Context<'_>) {
    for clause in 0..context.sentence.clauses.len() {
        let range = context.sentence.clauses[clause].range.clone();
        let text = context.part(range.clone()).to_owned();
        let hits = words::senses(&text);
        if hits.is_empty() || planned(&text) || phrase::cancelled(&text, "") {
            continue;
        }
        let taken = context.judged.candidates.iter().rev().take(CANDIDATES_BACK);
        if taken
            .into_iter()
            .any(|c| c.quote.start < range.end && range.start < c.quote.end)
        {
            continue;
        }
        let summed = context
            .sentence
            .sums
            .partition_point(|sum| sum.clause < clause);
        if context
            .sentence
            .sums
            .get(summed)
            .is_some_and(|sum| sum.clause == clause)
        {
            continue;
        }
        if let Some(waived) = waivers::waived(&text, &hits) {
            let region = text.get(..waived.start).unwrap_or_default();
            let matter = waived.matter;
            let found = context.donor(region, clause, Category::Waiver, Some(matter), false);
            let Ok((donor, doubt)) = found else { continue };
            let dues = waivers::are_dues(matter);
            let sure = matches!(donor.kind, DonorKind::Organization | DonorKind::Companies)
                || donor.name.is_some();
            if dues || sure {
                let quote = range.start..range.start + waived.end;
                let category = waived.category;
                add(context, clause, quote, category, donor, doubt, Some(matter));
            }
            continue;
        }
        if let Some((start, end)) = counted(&text, &hits) {
            let region = text.get(..start).unwrap_or_default();
            let found = context.donor(region, clause, Category::Donation, None, false);
            let (donor, doubt) = match found {
                Ok(found) => found,
                Err(kind) => (Donor::default(), Some(kind)),
            };
            let end = range.start + end;
            add(
                context,
                clause,
                range.start..end,
                Category::Donation,
                donor,
                doubt,
                None,
            );
        }
    }
}

fn add(
    context: &mut Context<'_>,
    clause: usize,
    quote: Range<usize>,
    category: Category,
    donor: Donor,
    doubt: Option<&'static FindingKind>,
    matter: Option<&'static str>,
) {
    let given = match category {
        Category::Donation => Some(&kinds::FACT_WITHOUT_SUM),
        Category::Waiver => None,
        Category::Other => Some(&kinds::CATEGORY_UNSURE),
    };
    let When { date, as_of, .. } = context.when(quote.end, clause);
    let quote = context.trim(context.skip_marks(quote));
    context.judged.candidates.push(Candidate {
        quote,
        category,
        amount: None,
        donor,
        date,
        as_of,
        part_of: None,
        matter,
        doubts: doubt.into_iter().chain(given).collect(),
        says: String::new(),
        marks: Marks::default(),
        sentence: context.number,
        clause,
        dropped: false,
    });
}

/// Finds counted goods that are given: the verb's start, and the goods' end.
fn counted(text: &str, hits: &[words::Hit]) -> Option<(usize, usize)> {
    let (hit, next) = hits.iter().enumerate().find_map(|(index, hit)| {
        let strong = text.get(hit.start..hit.end)?.starts_with(['捐', '赠']);
        let next = hits.get(index + 1).map_or(text.len(), |next| next.start);
        (strong && hit.sense == Sense::Give).then_some((*hit, next))
    })?;
    let behind = text.get(hit.end..next)?;
    let numeral = |c: char| {
        c.is_ascii_digit() || "０１２３４５６７８９一二两三四五六七八九十百千万余多几".contains(c)
    };
    let mut before = ' ';
    for (at, c) in behind.char_indices() {
        if numeral(c) && before != '第' && !numeral(before) {
            let rest = behind.get(at..)?;
            let number = rest.trim_start_matches(|c: char| numeral(c) || c == ' ');
            if words::UNITS.iter().any(|unit| number.starts_with(unit)) {
                let tail = text.get(hit.end..)?.trim_end();
                let end = match tail.chars().count() <= SHORT_TAIL {
                    true => hit.end + tail.len(),
                    false => {
                        let unit = words::UNITS
                            .iter()
                            .find(|unit| number.starts_with(**unit))?;
                        hit.end + (behind.len() - number.len()) + unit.len()
                    }
                };
                return Some((hit.start, end));
            }
        }
        before = c;
    }
    None
}
