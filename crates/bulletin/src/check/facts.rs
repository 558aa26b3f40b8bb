//! Facts: their evidence, their amounts, and which are parts of others.

use std::collections::HashMap;

use super::Findings;
use crate::amount;
use crate::evidence;
use crate::facts::FactAt;
use crate::finding::{Code, Severity};
use crate::model::{Amount, Block, Bound, Fact, Issue};

pub(super) fn check(findings: &mut Findings, issue: &Issue) {
    let parts: [&[Block]; 2] = [&issue.editor_note, &issue.lead];
    quotes(findings, "facts", &parts, &issue.facts);
    for (index, section) in issue.sections.iter().enumerate() {
        let place = format!("sections[{index}].facts");
        quotes(findings, &place, &[&section.blocks], &section.facts);
    }
    let all = issue.all_facts();
    for (at, fact) in &all {
        dates(findings, &at.place(), fact, issue);
    }
    repeats(findings, &all);
    wholes(findings, &all);
}

/// Checks that what a fact repeats counts in its place. A fact of another issue
/// cannot be looked up here.
fn repeats(findings: &mut Findings, all: &[(FactAt, &Fact)]) {
    let by_id: HashMap<&str, &Fact> = all.iter().map(|(_, fact)| (&*fact.id, *fact)).collect();
    // Whether an id leads to a fact that repeats none, or to another issue.
    let mut known: HashMap<&str, bool> = HashMap::new();
    for (at, fact) in all {
        let mut chain = Vec::new();
        let mut current = *fact;
        let leads = loop {
            if let Some(known) = known.get(&*current.id) {
                break *known;
            }
            chain.push(&*current.id);
            known.insert(&current.id, false);
            let Some(repeats) = &current.repeats else {
                break true;
            };
            match by_id.get(&*repeats.fact) {
                _ if repeats.issue.is_some() => break true,
                Some(next) => current = next,
                None => break false,
            }
        };
        for id in chain {
            known.insert(id, leads);
        }
        let Some(repeats) = &fact.repeats else {
            continue;
        };
        // What it repeats may be confirmed later.
        let target = by_id.get(&*repeats.fact);
        let waits = !fact.proposed && target.is_some_and(|target| target.proposed);
        let severity = match (leads, waits && repeats.issue.is_none()) {
            (false, _) => Severity::Error,
            (true, true) => Severity::Warning,
            (true, false) => continue,
        };
        let place = format!("{}.repeats", at.place());
        findings.add(Code::RepeatsNowhere, severity, place, &repeats.fact);
    }
}

fn quotes(findings: &mut Findings, place: &str, parts: &[&[Block]], facts: &[Fact]) {
    let mut leaves = Vec::new();
    for blocks in parts {
        evidence::each_leaf(blocks, &mut |leaf| leaves.push(leaf.text()));
    }
    let said: Vec<&str> = facts.iter().map(|fact| &*fact.quote).collect();
    let places = evidence::places(&leaves, &said);
    for (index, fact) in facts.iter().enumerate() {
        let stands = places.get(&*fact.quote).map_or(0, Vec::len);
        let place = format!("{place}[{index}]");
        if fact.quote.trim().is_empty() {
            let place = format!("{place}.quote");
            findings.add(Code::EmptyQuote, Severity::Error, place, &fact.id);
            continue;
        }
        let wanted = fact.occurrence as usize;
        if stands == 0 {
            let place = format!("{place}.quote");
            findings.add(Code::QuoteNotFound, Severity::Error, place, &fact.quote);
        } else if stands < wanted {
            let place = format!("{place}.occurrence");
            let detail = format!("{wanted} / {stands}");
            findings.add(Code::OccurrenceTooHigh, Severity::Error, place, detail);
        } else if stands > 1 && wanted == 1 {
            let place = format!("{place}.quote");
            findings.add(Code::QuoteAmbiguous, Severity::Note, place, &fact.quote);
        }
        amount_in_quote(findings, &place, fact);
    }
}

/// Checks that the quote names the fact's amount.
fn amount_in_quote(findings: &mut Findings, place: &str, fact: &Fact) {
    let place = format!("{place}.amount");
    match fact.amount {
        None => {
            let named = amount::find(&fact.quote);
            if let Some(first) = named.into_iter().find_map(|found| found.amount) {
                let detail = first.to_string();
                findings.add(Code::AmountMissing, Severity::Warning, place, detail);
            }
        }
        Some(amount) if !amount::stands_in(&fact.quote, amount) => {
            let detail = amount.to_string();
            findings.add(Code::AmountNotInQuote, Severity::Warning, place, detail);
        }
        Some(_) => {}
    }
}

fn dates(findings: &mut Findings, place: &str, fact: &Fact, issue: &Issue) {
    for (name, date) in [("date", fact.date), ("asOf", fact.as_of)] {
        if let Some(date) = date.filter(|date| *date > issue.date_published) {
            let place = format!("{place}.{name}");
            findings.add(
                Code::DateAfterIssue,
                Severity::Warning,
                place,
                date.to_iso(),
            );
        }
    }
}

/// Checks totals against their parts, anywhere in the issue.
fn wholes(findings: &mut Findings, all: &[(FactAt, &Fact)]) {
    let mut parents = Vec::new();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for (index, (_, fact)) in all.iter().enumerate() {
        by_id.entry(&fact.id).or_insert(index);
    }
    for (at, fact) in all {
        let parent = fact.part_of.as_ref().map(|id| {
            let found = by_id.get(&**id).copied();
            if found.is_none() {
                let place = format!("{}.partOf", at.place());
                findings.add(Code::PartOfNowhere, Severity::Error, place, id);
            }
            found
        });
        parents.push(parent.flatten());
    }
    for index in circles(&parents) {
        // Amounts that include each other cannot be compared.
        parents[index] = None;
        let (at, fact) = all[index];
        let place = format!("{}.partOf", at.place());
        let detail = fact.part_of.clone().unwrap_or_default();
        findings.add(Code::PartOfCircle, Severity::Error, place, detail);
    }
    // What the confirmed parts come to, and all parts.
    let mut parts = vec![(0i128, 0i128); all.len()];
    for ((_, fact), parent) in all.iter().zip(&parents) {
        if let (Some(amount), Some(parent), None) = (fact.amount, parent, &fact.repeats) {
            let (confirmed, together) = &mut parts[*parent];
            let least = i128::from(at_least(amount));
            *together += least;
            if !fact.proposed {
                *confirmed += least;
            }
        }
    }
    for ((at, fact), (confirmed, parts)) in all.iter().zip(parts) {
        let most = fact.amount.and_then(at_most).map(i128::from);
        if let Some(most) = most.filter(|most| parts > *most) {
            // A proposal counts nowhere yet.
            let severity = match confirmed > most && !fact.proposed {
                true => Severity::Error,
                false => Severity::Warning,
            };
            let parts = Amount::exact(i64::try_from(parts).unwrap_or(i64::MAX));
            let total = fact.amount.map(Amount::to_chinese).unwrap_or_default();
            let detail = format!("{parts} > {total}");
            let place = format!("{}.amount", at.place());
            findings.add(Code::PartsExceedTotal, severity, place, detail);
        }
    }
}

/// The least that an amount can be. 近 and 约 set no lower bound.
fn at_least(amount: Amount) -> i64 {
    match amount.bound {
        Bound::Exact | Bound::AtLeast => amount.fen,
        Bound::AtMost | Bound::About => 0,
    }
}

/// The most that an amount can be, if the text sets an upper bound.
fn at_most(amount: Amount) -> Option<i64> {
    match amount.bound {
        Bound::Exact | Bound::AtMost => Some(amount.up_to.unwrap_or(amount.fen)),
        Bound::AtLeast | Bound::About => None,
    }
}

/// The facts that are parts of themselves, in order.
fn circles(parents: &[Option<usize>]) -> Vec<usize> {
    let mut state = vec![State::New; parents.len()];
    for start in 0..parents.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(index) = at.filter(|index| state[*index] == State::New) {
            state[index] = State::OnPath;
            path.push(index);
            at = parents[index];
        }
        let circle = at.and_then(|index| path.iter().position(|on_path| *on_path == index));
        let before = circle.unwrap_or(path.len());
        for (position, index) in path.into_iter().enumerate() {
            state[index] = if position >= before {
                State::OnCircle
            } else {
                State::Done
            };
        }
    }
    (0..parents.len())
        .filter(|index| state[*index] == State::OnCircle)
        .collect()
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnPath,
    OnCircle,
    Done,
}
