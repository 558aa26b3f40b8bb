//! Fields that the head lacks, from the lines at either end of the text.

use super::account::Account;
use super::given::Given;
use super::head::{self, Head};
use super::line::{Item, Line};
use super::tail::Tail;
use super::{day, kinds, names, words};
use crate::report::{Finding, Place, Taken};
use bulletin::model::Date;

/// How many lines at the start and at the end of the text are searched for a
/// date.
const FIRST_LINES: usize = 3;
const LAST_LINES: usize = 6;

/// How long a line with the date may be, in characters.
const DATE_LINE: usize = 40;

/// How many lines at the end of the text may name the publisher.
const SIGNED_LINES: usize = 3;

/// A publisher that only the end names: in official documents the tail says who
/// issued it, 甲协会办公室  2020年2月25日印发; elsewhere the last line does, 甲协会秘书处编印.
/// The line stays in the text.
pub fn publisher(head: &mut Head, tail: &Tail, items: &[Item], account: &mut Account) {
    if !head.publisher.is_empty() {
        return;
    }
    let lines = items.iter().rev().filter_map(Item::line);
    let last = lines.filter(|line| !line.is_blank()).take(SIGNED_LINES);
    for line in tail.unplaced.iter().chain(last) {
        let text = line.text();
        if words::len(&text) > DATE_LINE {
            continue;
        }
        let days = day::days(&text, None);
        let end = days.last().map_or(text.len(), |day| day.start);
        let name = words::trim(text.get(..end).unwrap_or_default());
        let issued = days.last().and_then(|day| text.get(day.end..day.after));
        let issued = issued.is_some_and(|after| after.contains('印'));
        let (name, reason) = match head::publisher(name) {
            Some(told) if !told.rest.is_empty() => continue,
            Some(told) if told.label.is_empty() => (told.name, &head::PUBLISHED_BY),
            Some(told) => (told.name, &head::LABELLED),
            None if issued && names::is_name(name) => (words::unspace(name), &head::IN_TAIL),
            None => continue,
        };
        head.publisher.clone_from(&name);
        account.elsewhere.push(name.clone());
        head.taken.push(Taken {
            field: "publisher",
            value: name,
            place: line.place.clone(),
            reason,
        });
        return;
    }
}

/// The date: as given, from the head, from the tail, or from the lines
/// at either end of the text.
pub fn date(
    given: &Given,
    head: &Head,
    tail: &Tail,
    items: &[Item],
    taken: &mut Vec<Taken>,
    findings: &mut Vec<Finding>,
) -> Option<Date> {
    let mut take = |date: Date, place: &Place, reason| {
        taken.push(Taken {
            field: "date",
            value: date.to_iso(),
            place: place.clone(),
            reason,
        });
    };
    if let Some(date) = given.date {
        if let Some((printed, place)) = &head.date
            && *printed != date
        {
            let detail = format!("{} / {}", date.to_iso(), printed.to_iso());
            let kind = &kinds::DATE_DIFFERS;
            findings.push(Finding::new(kind, place.clone(), detail));
        }
        take(date, &Place::File, &head::GIVEN);
        return Some(date);
    }
    if let Some((date, _)) = &head.date {
        return Some(*date);
    }
    let lines: Vec<&Line> = items.iter().filter_map(Item::line).collect();
    let ends = lines
        .iter()
        .rev()
        .take(LAST_LINES)
        .chain(lines.iter().take(FIRST_LINES))
        .copied();
    for line in tail.unplaced.iter().chain(ends) {
        let text = line.text();
        let short = words::len(&text) <= DATE_LINE;
        if let Some((date, _)) = day::find(&text).pop().filter(|_| short) {
            let kind = &kinds::DATE_ELSEWHERE;
            findings.push(Finding::new(kind, line.place.clone(), text));
            take(date, &line.place, &head::ELSEWHERE);
            return Some(date);
        }
    }
    None
}
