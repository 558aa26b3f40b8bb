//! The lines between the head and the text: what is set aside, and the headline.

use super::account::Account;
use super::head::{self, Head};
use super::line::{Body, Item, Line};
use super::opening::{self, Headline};
use super::{aside, contents, names, words};
use crate::manuscript::FileKind;
use crate::report::{Finding, Place, Taken};

/// The next line, if it is an aside.
pub fn aside_below(items: &[Item], at: usize) -> Option<usize> {
    let (found, line) = items
        .iter()
        .enumerate()
        .skip(at)
        .find_map(|(at, item)| match item {
            Item::Line(line) if line.is_blank() => None,
            item => Some((at, item.line())),
        })?;
    let line = line.filter(|line| line.pictures().is_empty())?;
    aside::of(&line.text()).is_some().then_some(found)
}

/// How many lines or lists are set aside at one place: a file of nothing else
/// must be read in bounded time.
const ASIDES: usize = 24;

/// Moves the lines at an item that are no headline and no text behind those of
/// the head: a time, a label, a list of contents, the publisher once more.
pub fn set_aside(
    items: &mut Vec<Item>,
    at: usize,
    head: &mut Head,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) {
    for _ in 0..ASIDES {
        if let Some(list) = contents::take(items, at) {
            let dropped = list.dropped.iter().flat_map(Line::indices);
            account.dropped.extend(dropped);
            contents::report(&list.dropped, findings);
            let kept = list.kept.iter().flat_map(Line::indices);
            account.head_lines.extend(kept);
            head.unplaced.extend(list.kept);
            continue;
        }
        let next = items
            .iter()
            .enumerate()
            .skip(at)
            .find(|(_, item)| match item {
                Item::Line(line) => !line.is_blank(),
                Item::Table(_) => true,
            });
        let Some((found, Item::Line(line))) = next else {
            return;
        };
        let text = line.text();
        let told = head::publisher(&text);
        let again = words::squeeze(&text) == words::squeeze(&head.publisher);
        let named = told.is_some() || again && !head.publisher.is_empty();
        if !line.pictures().is_empty() || aside::of(&text).is_none() && !named {
            return;
        }
        let line = line.clone();
        items.remove(found);
        account.head_lines.extend(line.indices());
        match told {
            Some(told) if head.publisher.is_empty() && told.rest.is_empty() => {
                account.head(&told.label);
                account.head(&told.done);
                head.taken.push(Taken {
                    field: "publisher",
                    value: told.name.clone(),
                    place: line.place.clone(),
                    reason: match told.label.is_empty() {
                        true => &head::PUBLISHED_BY,
                        false => &head::LABELLED,
                    },
                });
                head.publisher = told.name;
            }
            _ => head.unplaced.push(line),
        }
    }
}

/// Finds the headline below the head, or among its lines.
pub fn find(
    items: &mut Vec<Item>,
    at: &mut usize,
    kind: FileKind,
    body: &Body,
    head: &mut Head,
    account: &mut Account,
) -> Headline {
    // A slogan in smaller letters above the headline.
    let above = opening::above_headline(items, *at, kind, body);
    let reason = match above {
        0 => &head::BELOW_HEAD,
        _ => &head::LARGEST,
    };
    for item in items.drain(*at..*at + above) {
        if let Item::Line(line) = item
            && !line.is_blank()
        {
            account.head_lines.extend(line.indices());
            head.unplaced.push(line);
        }
    }
    // On a page of a web site the date is below the headline.
    let above_date = match head.name.is_empty() && head.number.label.is_none() {
        true => of_head(head, true, kind, body),
        false => None,
    };
    let found = match above_date {
        Some(_) => None,
        None => opening::headline(items, *at, kind, body),
    };
    let (headline, reason) = match found {
        _ if above_date.is_some() => {
            let headline = above_date.unwrap_or_default();
            (headline, &head::LINE_OF_HEAD)
        }
        Some((headline, end)) => {
            *at = end;
            (headline, reason)
        }
        None => match of_head(head, false, kind, body) {
            Some(headline) => (headline, &head::LINE_OF_HEAD),
            None => return Headline::default(),
        },
    };
    head.taken.push(Taken {
        field: "headline",
        value: headline.text.clone(),
        place: headline
            .lines
            .first()
            .map(|line| line.place.clone())
            .unwrap_or_default(),
        reason,
    });
    headline
}

/// How many lines are searched for a headline that a person gave.
const HEADLINE_LINES: usize = 12;

/// The headline as given. Its lines are taken off the text, if it is there.
pub fn given(
    text: &str,
    items: &mut Vec<Item>,
    at: usize,
    head: &mut Head,
    account: &mut Account,
) -> Headline {
    let (title, part) = opening::part(text);
    let mut headline = Headline {
        text: words::trim(title).to_owned(),
        part_number: part.map(|(number, _)| number),
        part_label: part.map(|(_, label)| label.to_owned()),
        lines: Vec::new(),
    };
    let wanted = [words::squeeze(text), words::squeeze(title)];
    let is = |line: &Line| wanted.contains(&words::squeeze(&line.raw()));
    let mut place = Place::File;
    if let Some(found) = head.unplaced.iter().position(is) {
        let line = head.unplaced.remove(found);
        place = line.place.clone();
        headline.lines.push(line);
    } else {
        let lines: Vec<(usize, &Line)> = items
            .iter()
            .enumerate()
            .skip(at)
            .map_while(|(at, item)| item.line().map(|line| (at, line)))
            .filter(|(_, line)| !line.is_blank())
            .take(HEADLINE_LINES)
            .collect();
        let found = (0..lines.len()).find_map(|from| {
            (from + 1..=lines.len().min(from + 4)).find_map(|to| {
                let some = lines.get(from..to)?;
                let joined: String = some.iter().map(|(_, line)| line.raw()).collect();
                let all: Vec<usize> = some.iter().map(|(at, _)| *at).collect();
                wanted.contains(&words::squeeze(&joined)).then_some(all)
            })
        });
        for at in found.unwrap_or_default().into_iter().rev() {
            if let Item::Line(line) = items.remove(at) {
                place = line.place.clone();
                headline.lines.insert(0, line);
            }
        }
    }
    if headline.lines.is_empty() {
        account.elsewhere.push(headline.text.clone());
        account.elsewhere.extend(headline.part_label.clone());
    }
    // A part that only the command has.
    let printed: String = headline.lines.iter().map(Line::raw).collect();
    if let Some(label) = &headline.part_label
        && !headline.lines.is_empty()
        && !words::squeeze(&printed).contains(&words::squeeze(label))
    {
        headline.part_label = None;
        headline.part_number = None;
        headline.text = text.to_owned();
    }
    head.taken.push(Taken {
        field: "headline",
        value: text.to_owned(),
        place,
        reason: &head::GIVEN,
    });
    headline
}

/// If there is no title below the head, an unplaced line of the head is the
/// title: 标题, then the date. The one in the largest letters comes first.
/// `above`: only lines above the date.
fn of_head(head: &mut Head, above: bool, kind: FileKind, body: &Body) -> Option<Headline> {
    let limit = match above {
        true => head.dated_line?,
        false => usize::MAX,
    };
    let may_be = |line: &Line| {
        let text = line.text();
        line.index < limit
            && !text.is_empty()
            && aside::of(&text).is_none()
            && head::publisher(&text).is_none()
            && !contents::is_head(&text)
            && !names::is_name(&text)
            && opening::headline(&[Item::Line(line.clone())], 0, kind, body).is_some()
    };
    let all = || {
        head.unplaced
            .iter()
            .enumerate()
            .filter(|(_, line)| may_be(line))
    };
    let largest = all().map(|(_, line)| line.look().size).max()?;
    let mut of_size = all().filter(|(_, line)| line.look().size == largest);
    let mut at = match head.name.is_empty() {
        true => of_size.next(),
        false => of_size.next_back(),
    }
    .map(|(at, _)| at)?;
    // The lines above it in the same letters belong to it, if no field was
    // taken from them.
    let same = |line: &Line| (line.look(), line.style.align);
    let whole = |line: &Line| head.taken.iter().all(|it| it.place != line.place);
    let next_to = |line: &Line, next: &Line| {
        let whole = whole(line) && whole(next);
        whole && kind.has_formatting() && line.index + 1 == next.index
    };
    while kind.has_formatting()
        && let Some(above) = at.checked_sub(1)
        && let (Some(line), Some(below)) = (head.unplaced.get(above), head.unplaced.get(at))
        && line.is_centred()
        && same(line) == same(below)
        && next_to(line, below)
        && may_be(line)
    {
        at = above;
    }
    let rest = head.unplaced.get(at..).unwrap_or_default();
    let more = rest.windows(2).take_while(|pair| match pair {
        [line, next] => next_to(line, next),
        _ => false,
    });
    let lines = rest.iter().take(1 + more.count()).cloned();
    let lines: Vec<Item> = lines.map(Item::Line).collect();
    let (headline, end) = opening::headline(&lines, 0, kind, body)?;
    head.unplaced.drain(at..at + end);
    Some(headline)
}
