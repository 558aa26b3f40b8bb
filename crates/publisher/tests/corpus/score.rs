//! Counts what was right.

use bulletin::model::*;
use publisher::report::Finding;

use super::matching::{Found, overlap};
use super::read::{Need, Passage, Right};

/// Right ones of all.
#[derive(Clone, Copy, Default)]
pub struct Share {
    pub right: usize,
    pub all: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    fn add(&mut self, other: Share) {
        self.right += other.right;
        self.all += other.all;
    }

    /// In per cent; of none, all are right.
    pub fn percent(self) -> f64 {
        let part = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        match self.all {
            0 => 100.0,
            all => 100.0 * part(self.right) / part(all),
        }
    }
}

#[derive(Clone, Copy, Default)]
pub struct Score {
    pub passages: usize,
    /// Of the proposed facts with a sum, those that are right.
    pub precision: Share,
    /// Of the sums that are facts, those that were proposed.
    pub recall: Share,
    /// Of the parts, those that name their total.
    pub parts: Share,
    /// Links to a total or to an earlier fact that are right.
    pub links: Share,
    /// Of the givers that the text names, those that were named.
    pub givers: Share,
    /// Wrong names without a warning about the giver.
    pub wrong_givers: usize,
    pub kinds: Share,
    pub dates: Share,
    pub waivers: Share,
    /// Gifts and waivers without a sum.
    pub without_sum: Share,
    /// Facts that only a person can decide, and were said to be so.
    pub warned: Share,
    pub repeats: Share,
    /// Parts and repeats that are added up, with no warning at them.
    pub twice: usize,
    /// Passages whose facts add up to what is right.
    pub totals: Share,
}

impl Score {
    pub fn add(&mut self, other: &Score) {
        self.passages += other.passages;
        self.precision.add(other.precision);
        self.recall.add(other.recall);
        self.parts.add(other.parts);
        self.links.add(other.links);
        self.givers.add(other.givers);
        self.wrong_givers += other.wrong_givers;
        self.kinds.add(other.kinds);
        self.dates.add(other.dates);
        self.waivers.add(other.waivers);
        self.without_sum.add(other.without_sum);
        self.warned.add(other.warned);
        self.repeats.add(other.repeats);
        self.twice += other.twice;
        self.totals.add(other.totals);
    }
}

/// The score of one passage, and its misses in words.
pub fn passage(
    passage: &Passage,
    found: &[Found],
    pairs: &[Option<usize>],
    findings: &[Finding],
) -> (Score, Vec<String>) {
    let mut score = Score {
        passages: 1,
        ..Score::default()
    };
    let mut misses = Vec::new();
    let pair = |index: usize| pairs.get(index).copied().flatten();
    let id = |index: Option<usize>| {
        let number = index.and_then(pair)?;
        Some(found.get(number)?.fact.id.as_str())
    };
    for (index, right) in passage.right.iter().enumerate() {
        let here = pair(index).and_then(|number| found.get(number));
        let mut wrong = |what: &str| misses.push(format!("{what}: {}", right.line));
        let totals: Vec<&str> = totals(&passage.right, index)
            .into_iter()
            .filter_map(|index| id(Some(index)))
            .collect();
        let links = (totals.as_slice(), id(right.repeats));
        let told = right.quote.as_ref().is_some_and(|words| {
            let mut details = findings.iter().map(|finding| finding.detail.as_str());
            details.any(|detail| overlap(words, detail))
        });
        if right.need == Need::Undecided {
            let well = here.map_or(told, |here| here.warned);
            score.warned.count(well);
            if !well {
                wrong("not said to be uncertain");
            }
        } else if right.repeats.is_some() {
            let well = match here {
                Some(here) => here.warned || !here.counts(),
                None => told,
            };
            score.repeats.count(well);
            if !well {
                wrong(if here.is_some() {
                    "added again"
                } else {
                    "lost"
                });
            }
        } else if right.need == Need::Must {
            must(right, here, links.0, &mut score, &mut wrong);
        }
        if let Some(here) = here {
            matched(right, here, links, &mut score, &mut wrong);
        }
    }
    for (number, found) in found.iter().enumerate() {
        let paired = pairs.iter().position(|pair| *pair == Some(number));
        let right = paired.and_then(|index| passage.right.get(index));
        let undecided = right.is_some_and(|right| right.need == Need::Undecided);
        let well = right.is_some() && (!undecided || found.warned);
        if found.fact.amount.is_some() {
            score.precision.count(well);
        }
        if right.is_none() {
            let amount = found.fact.amount.map_or("-".to_owned(), Amount::to_chinese);
            let (category, quote) = (found.fact.category.name(), &found.fact.quote);
            misses.push(format!("no fact: {category} {amount} «{quote}»"));
        }
    }
    let total = |category: Category| {
        let right = passage.right.iter().enumerate().filter(|(_, right)| {
            right.need == Need::Must && right.part_of.is_none() && right.repeats.is_none()
        });
        let right = right.filter(|(_, right)| right.category == category);
        let right = right.filter_map(|(index, right)| {
            let here = pair(index).and_then(|number| found.get(number));
            here.map_or(right.amounts.first().copied().flatten(), |h| h.fact.amount)
        });
        let right: i64 = right.map(|amount| amount.fen).sum();
        let counted = found.iter().enumerate().filter(|(number, found)| {
            let index = pairs.iter().position(|pair| *pair == Some(*number));
            let right = index.and_then(|index| passage.right.get(index));
            let open = |right: &Right| right.need != Need::Must && right.part_of.is_none();
            found.counts() && !right.is_some_and(open)
        });
        let counted = counted.filter(|(_, found)| found.fact.category == category);
        let sums = counted.filter_map(|(_, found)| found.fact.amount);
        right == sums.map(|amount| amount.fen).sum::<i64>()
    };
    let well = total(Category::Donation) && total(Category::Waiver);
    score.totals.count(well);
    if !well {
        misses.push("the total is wrong".to_owned());
    }
    (score, misses)
}

/// The facts of which a part may be said to be one: its total, and the totals
/// of that.
fn totals(all: &[Right], part: usize) -> Vec<usize> {
    let above = |index: usize| all.get(index).and_then(|right| right.part_of);
    std::iter::successors(above(part), |index| above(*index))
        .take(all.len())
        .collect()
}

/// What counts for a fact that must be proposed, whether it was or not.
fn must(
    right: &Right,
    here: Option<&Found>,
    totals: &[&str],
    score: &mut Score,
    wrong: &mut impl FnMut(&str),
) {
    let share = match right.amounts.first() {
        Some(Some(_)) => &mut score.recall,
        _ => &mut score.without_sum,
    };
    share.count(here.is_some());
    if right.category == Category::Waiver {
        score.waivers.count(here.is_some());
    }
    if here.is_none() {
        wrong("missing");
    }
    if right.part_of.is_some() {
        let well = here.is_some_and(|here| {
            // What breaks its total down again repeats it.
            let repeats = here.fact.repeats.as_ref().map(|repeats| &*repeats.fact);
            let mut links = here.fact.part_of.as_deref().into_iter().chain(repeats);
            links.any(|link| totals.contains(&link))
        });
        score.parts.count(well);
        if let Some(here) = here
            && !well
        {
            wrong("not under its total");
            score.twice += usize::from(here.counts() && !here.warned);
        }
    }
    let own = right.kinds == [DonorKind::Organization];
    if right.name_needed || own {
        let well = here.is_some_and(|here| {
            let donor = &here.fact.donor;
            let name = donor.name.as_ref();
            (own && donor.kind == DonorKind::Organization)
                || name.is_some_and(|name| right.names.contains(name))
        });
        score.givers.count(well);
        if !well && here.is_some() {
            wrong("giver not named");
        }
    }
    if right.warned
        && let Some(here) = here
    {
        score.warned.count(here.warned);
        if !here.warned {
            wrong("not said to be uncertain");
        }
    }
}

/// What counts for a fact that was proposed.
fn matched(
    right: &Right,
    here: &Found,
    (totals, earlier): (&[&str], Option<&str>),
    score: &mut Score,
    wrong: &mut impl FnMut(&str),
) {
    let donor = &here.fact.donor;
    let own = donor.kind == DonorKind::Organization && right.kinds.contains(&donor.kind);
    if let Some(name) = &donor.name
        && !right.names.contains(name)
        && !own
        && right.repeats.is_none()
        && right.need == Need::Must
        && !here.giver_warned
    {
        score.wrong_givers += 1;
        wrong(&format!("wrong giver {name}"));
    }
    if right.repeats.is_none() {
        if !right.kinds.is_empty() {
            let well = right.kinds.contains(&donor.kind);
            score.kinds.count(well);
            if !well {
                wrong(&format!("kind {}", donor.kind.name()));
            }
        }
        if right.date.is_some() || right.as_of.is_some() {
            let well = (right.date, right.as_of) == (here.fact.date, here.fact.as_of);
            score.dates.count(well);
            if !well {
                wrong("date");
            }
        }
        if let Some(repeats) = &here.fact.repeats {
            let well = totals.contains(&&*repeats.fact);
            score.links.count(well);
            if !well {
                wrong("repeats nothing");
            }
        }
    }
    if let Some(link) = here.fact.part_of.as_deref() {
        // The whole of what is said again is said again, too.
        let well = totals.contains(&link) || right.repeats.is_some();
        score.links.count(well);
        if !well {
            wrong("under a wrong total");
        }
    }
    if let (Some(repeats), Some(_)) = (&here.fact.repeats, right.repeats) {
        let well = Some(repeats.fact.as_str()) == earlier;
        score.links.count(well);
        if !well {
            wrong("repeats another");
        }
    }
}
