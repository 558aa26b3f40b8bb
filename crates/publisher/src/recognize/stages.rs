//! The stages of [`recognize`](super::recognize): each takes what the one before
//! it found and hands on what is left.

use super::account::Account;
use super::assemble::{self, Assembled};
use super::given::Given;
use super::head::{self, Head};
use super::inline::{self, Emphasis};
use super::line::{Body, Item, Line};
use super::opening::{self, Headline};
use super::tail::{self, Tail};
use super::{
    aside, classified, contents, day, figures, flatten, issue_id, kinds, mend, organizations,
    spacing, titles, words,
};
use crate::draft::{Draft, Slot};
use crate::manuscript::{FileKind, Manuscript, Note as TypedNote};
use crate::report::{Finding, FindingKind, Place, Taken};
use bulletin::model::{Block, Date, Inline, Issue, Note, Periodical, Run, Section};
use std::collections::HashSet;

/// Why there is no issue, and what exactly.
pub type Refusal = (&'static FindingKind, String);

/// How many lines at the start and at the end of the text are searched for a
/// date.
const FIRST_LINES: usize = 3;
const LAST_LINES: usize = 6;

/// How long a line with the issue's date may be, in characters.
const DATE_LINE: usize = 40;

/// The lines of a manuscript without the furniture of printed pages.
pub struct Lines {
    /// Lines and tables, in reading order.
    pub items: Vec<Item>,
    /// Each 密级 with its line.
    marks: Vec<(String, Line)>,
}

/// Head and tail, and the items between them.
pub struct Ends {
    head: Head,
    tail: Tail,
    items: Vec<Item>,
}

/// An issue up to its text: head, headline, editor's note and tail are known.
pub struct Opened {
    head: Head,
    tail: Tail,
    headline: Headline,
    note: Vec<Line>,
    /// The text.
    items: Vec<Item>,
}

/// An issue with its text.
pub struct Content {
    head: Head,
    tail: Tail,
    headline: Headline,
    editor_note: Vec<Block>,
    contributors: Vec<String>,
    lead: Vec<Block>,
    sections: Vec<Section>,
    pictures: Vec<Slot>,
}

/// Refuses an id that cannot name a folder.
///
/// # Errors
/// The id is not usable.
pub fn check_id(given: &Given) -> Result<(), Refusal> {
    match &given.id {
        Some(id) if !issue_id::is_usable(id) => Err((&kinds::UNUSABLE_ID, id.clone())),
        _ => Ok(()),
    }
}

/// Lays out the lines of a manuscript.
///
/// # Errors
/// The manuscript is marked with a 密级, and a person did not allow it.
pub fn lay_out(
    manuscript: &Manuscript,
    given: &Given,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Result<Lines, Refusal> {
    let mut items = flatten::flatten(manuscript, findings);
    spacing::mend(&mut items, findings);
    let marks = classified::scan(&items, &manuscript.margins, findings);
    if let Some((mark, line)) = marks.first() {
        let finding = Finding::new(&kinds::CLASSIFIED, line.place.clone(), mark.clone());
        findings.push(finding);
        if !given.allow_classified {
            return Err((&kinds::CLASSIFIED, mark.clone()));
        }
    }
    let printed = manuscript.kind.is_printed();
    mend::page_furniture(&mut items, printed, account, findings);
    Ok(Lines { items, marks })
}

/// Takes head and tail off the lines.
pub fn take_ends(
    lines: Lines,
    given: &Given,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Ends {
    let Lines { mut items, marks } = lines;
    let mut head = head::read(&items, given, account, findings);
    // 签发：张三 below the head is no line of the tail.
    while let Some(below) = aside_below(&items, head.end) {
        if let Some(Item::Line(line)) = items.get(below) {
            head.unplaced.push(line.clone());
        }
        head.end = below + 1;
    }
    let tail = tail::read(&items, head.end, account, findings);
    account.tail_lines = indices(items.get(tail.start..).unwrap_or_default());
    items.truncate(tail.start);
    let mut rest = items.split_off(head.end.min(items.len()));
    account.head_lines = indices(&items);
    take_classification(&mut head, &marks, &mut rest, account);
    publisher_at_end(&mut head, &tail, &rest, account);
    Ends {
        head,
        tail,
        items: rest,
    }
}

/// Takes headline and editor's note off the text.
pub fn open(
    ends: Ends,
    kind: FileKind,
    given: &Given,
    body: &Body,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Opened {
    let Ends {
        mut head,
        tail,
        mut items,
    } = ends;
    let mut note = Vec::new();
    let mut at = 0;
    set_aside(&mut items, at, &mut head, account, findings);
    if let Some((lines, end)) = opening::editor_note(&items, at, body, account) {
        note = lines;
        at = end;
        set_aside(&mut items, at, &mut head, account, findings);
    }
    let headline = match &given.headline {
        Some(text) => headline_given(text, &mut items, at, &mut head, account),
        None => headline(&mut items, &mut at, kind, body, &mut head, account),
    };
    set_aside(&mut items, at, &mut head, account, findings);
    if note.is_empty()
        && let Some((lines, end)) = opening::editor_note(&items, at, body, account)
    {
        note = lines;
        at = end;
        set_aside(&mut items, at, &mut head, account, findings);
    }
    let items = items.split_off(at.min(items.len()));
    let below: Vec<usize> = headline
        .lines
        .iter()
        .flat_map(Line::indices)
        .filter(|at| !account.head_lines.contains(at))
        .collect();
    account.headline_lines.extend(below);
    Opened {
        head,
        tail,
        headline,
        note,
        items,
    }
}

/// The next line, if it is an aside.
fn aside_below(items: &[Item], at: usize) -> Option<usize> {
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

/// Moves the lines at an item that are no headline and no text behind those of
/// the head: a time, a label, a list of contents, the publisher once more.
fn set_aside(
    items: &mut Vec<Item>,
    at: usize,
    head: &mut Head,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) {
    loop {
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
fn headline(
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
        true => headline_of_head(head, true, kind, body),
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
        None => match headline_of_head(head, false, kind, body) {
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
fn headline_given(
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
fn headline_of_head(head: &mut Head, above: bool, kind: FileKind, body: &Body) -> Option<Headline> {
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
            && !organizations::is_name(&text)
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

/// How many lines at the end of the text may name the publisher.
const SIGNED_LINES: usize = 3;

/// A publisher that only the end names: in official documents the tail says who
/// issued it, 甲协会办公室  2020年2月25日印发; elsewhere the last line does, 甲协会秘书处编印.
/// The line stays in the text.
fn publisher_at_end(head: &mut Head, tail: &Tail, items: &[Item], account: &mut Account) {
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
            None if issued && organizations::is_name(name) => {
                (words::unspace(name), &head::IN_TAIL)
            }
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

/// The issue's date, or why the manuscript is no issue.
///
/// # Errors
/// The manuscript is no bulletin, or it has no date.
pub fn date_or_refusal(
    manuscript: &Manuscript,
    given: &Given,
    opened: &Opened,
    taken: &mut Vec<Taken>,
    findings: &mut Vec<Finding>,
) -> Result<Date, Refusal> {
    let date = date(given, opened, taken, findings);
    let dated = given.date.is_some() || opened.head.date.is_some();
    refuse(manuscript, given, opened, dated)?;
    date.ok_or_else(|| (&kinds::NO_DATE, opened.headline.text.clone()))
}

/// Reads the text: mends it, and makes its blocks and sections.
pub fn read_body(
    manuscript: &Manuscript,
    opened: Opened,
    body: &Body,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Content {
    let kind = manuscript.kind;
    let Opened {
        head,
        mut tail,
        headline,
        note,
        items,
    } = opened;
    let items = match kind.is_printed() {
        true => mend::join(items, account, findings),
        false => items,
    };
    for line in items.iter().filter_map(Item::line) {
        mend::stray_latin(line, findings);
    }
    let contributors = contributors(&items);
    let parts = figures::gather(items, kind, body, account, findings);
    let roles = titles::roles(&parts, kind, body);
    let mut assembled = assemble::assemble(parts, &roles, body, findings);
    let editor_note = assemble::paragraphs(&note, body, findings);
    let unplaced = std::mem::take(&mut tail.unplaced);
    keep_unplaced(&mut assembled, &head, unplaced, body, account, findings);
    indents(manuscript, findings);
    Content {
        head,
        tail,
        headline,
        editor_note,
        contributors,
        lead: assembled.lead,
        sections: assembled.sections,
        pictures: assembled.pictures,
    }
}

/// Builds the issue, and fills in what the format needs.
pub fn build(
    manuscript: &Manuscript,
    given: &Given,
    date: Date,
    mut taken: Vec<Taken>,
    content: Content,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Draft {
    let Content { head, tail, .. } = content;
    let year = head.number.year;
    let dated = !taken.is_empty();
    let of_head = head.taken.into_iter();
    taken.splice(0..0, of_head.filter(|it| !dated || it.field != "date"));
    let many = head.number.combined || head.number.cumulative.is_some();
    let headline = content.headline;
    let mut issue = Issue {
        id: String::new(),
        language: "zh-Hans".to_owned(),
        periodical: Periodical {
            name: head.name,
            kind: head.kind,
        },
        issue_number: head.number.number,
        issue_label: head.number.label,
        cumulative_number: head.number.cumulative,
        supplement: head.number.supplement,
        classification: head.classification,
        publisher: head.publisher,
        date_published: date,
        headline: headline.text.clone(),
        part_number: headline.part_number,
        part_label: headline.part_label.clone(),
        contributors: content.contributors,
        attachments: Vec::new(),
        editor_note: content.editor_note,
        lead: content.lead,
        facts: Vec::new(),
        sections: content.sections,
        notes: manuscript.notes.iter().map(|n| note(n, findings)).collect(),
        distribution: tail.distribution,
        print_run: tail.print_run,
    };
    missing(&mut issue, &headline, many, account, findings);
    for line in &headline.lines {
        assemble::note_in_title(line, findings);
    }
    issue.id = issue_id::of(given, &issue, year);
    Draft {
        issue,
        pictures: content.pictures,
        taken,
    }
}

fn indices(items: &[Item]) -> HashSet<usize> {
    let lines = items.iter().filter_map(Item::line);
    lines.flat_map(Line::indices).collect()
}

/// Sets the 密级 (classification), whether it is in the head or in a corner.
fn take_classification(
    head: &mut Head,
    marks: &[(String, Line)],
    rest: &mut Vec<Item>,
    account: &mut Account,
) {
    let Some((mark, line)) = marks.first() else {
        return;
    };
    if head.classification.is_none() {
        let own = |item: &Item| {
            let same = item.line().map(|it| it.index) == Some(line.index);
            same && words::squeeze(&line.raw()) == *mark
        };
        match rest.iter().position(own) {
            Some(at) => {
                rest.remove(at);
                account.head_lines.extend(line.indices());
            }
            None => account.classification_kept = true,
        }
        head.classification = Some(mark.clone());
    }
}

/// The issue's date: as given, from the head, from the tail, or from the lines
/// at either end of the text.
fn date(
    given: &Given,
    opened: &Opened,
    taken: &mut Vec<Taken>,
    findings: &mut Vec<Finding>,
) -> Option<Date> {
    let head = &opened.head;
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
    let lines: Vec<&Line> = opened.items.iter().filter_map(Item::line).collect();
    let ends = lines
        .iter()
        .rev()
        .take(LAST_LINES)
        .chain(lines.iter().take(FIRST_LINES))
        .copied();
    for line in opened.tail.unplaced.iter().chain(ends) {
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

/// Refuses a manuscript that is not a bulletin. It needs a head, a distribution
/// list, or at least a title, some text and a date that is given or at the top:
/// a date at the bottom is that of any letter.
fn refuse(
    manuscript: &Manuscript,
    given: &Given,
    opened: &Opened,
    dated: bool,
) -> Result<(), Refusal> {
    let Opened {
        head,
        tail,
        headline,
        ..
    } = opened;
    let distributed = !tail.distribution.is_empty();
    let headed = !head.name.is_empty() || head.number.label.is_some();
    let titled = !headline.text.is_empty();
    let text = opened.items.iter().any(|item| match item {
        Item::Line(line) => !line.is_blank(),
        Item::Table(_) => true,
    });
    let all = flatten::paragraphs(manuscript);
    let empty = all
        .iter()
        .all(|paragraph| words::squeeze(&paragraph.text()).is_empty());
    if !empty && (headed || distributed || titled && text && dated) {
        return Ok(());
    }
    // An option that was given already is no advice.
    let found = |name: &str, found: bool, option: Option<&str>| match (found, option) {
        (true, _) => format!("{name} ✓"),
        (false, Some(option)) => format!("{name} ✗ ({option})"),
        (false, None) => format!("{name} ✗"),
    };
    let option = |given: bool, name: &'static str| Some(name).filter(|_| !given && !empty);
    let detail = [
        found(
            "刊名/name",
            !head.name.is_empty(),
            option(given.name.is_some(), "--name"),
        ),
        found(
            "期号/number",
            head.number.label.is_some(),
            option(given.number.is_some(), "--number"),
        ),
        found("日期/date", dated, option(given.date.is_some(), "--date")),
        found(
            "标题/headline",
            titled,
            option(given.headline.is_some(), "--headline"),
        ),
        found("报送范围/distribution", distributed, None),
        found("文字/text", !empty, None),
    ];
    Err((&kinds::NOT_A_BULLETIN, detail.join(", ")))
}

/// Names at the start and at the end of the text and of its sections.
fn contributors(items: &[Item]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in items.iter().filter_map(Item::line) {
        for name in opening::contributors(&line.text()).unwrap_or_default() {
            if !out.contains(&name) {
                out.push(name);
            }
        }
    }
    out
}

/// Keeps the lines of head and tail that fit no field.
fn keep_unplaced(
    assembled: &mut Assembled,
    head: &Head,
    tail: Vec<Line>,
    body: &Body,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) {
    for line in &head.unplaced {
        if classified::internal(&line.text()).is_none() {
            let kind = &kinds::HEAD_LINE;
            findings.push(Finding::new(kind, line.place.clone(), line.text()));
        }
    }
    let mut first = plain(&head.unplaced, findings);
    account.unplaced = first.len();
    first.append(&mut assembled.lead);
    assembled.lead = first;
    let last = assemble::paragraphs(&tail, body, findings);
    account.unplaced_tail = last.len();
    match assembled.sections.last_mut() {
        Some(section) => section.blocks.extend(last),
        None => assembled.lead.extend(last),
    }
}

/// Lines of the head as paragraphs: bold or red means nothing there.
fn plain(lines: &[Line], findings: &mut Vec<Finding>) -> Vec<Block> {
    let convert = |line: &Line| inline::convert(line, Emphasis::Drop, findings);
    lines.iter().map(convert).map(Block::Paragraph).collect()
}

fn note(typed: &TypedNote, findings: &mut Vec<Finding>) -> Note {
    let mut text = Inline::default();
    for paragraph in &typed.paragraphs {
        let line = Line {
            place: paragraph.place.clone(),
            runs: paragraph.runs.clone(),
            ..Line::default()
        };
        let more = inline::convert(&line, Emphasis::Keep, findings);
        if !text.is_empty() && !more.is_empty() {
            text.0.push(Run::Break);
        }
        inline::join(&mut text, more);
    }
    Note {
        id: typed.id.clone(),
        text,
    }
}

/// Reports once that indents typed as spaces were left out.
fn indents(manuscript: &Manuscript, findings: &mut Vec<Finding>) {
    let all = flatten::paragraphs(manuscript);
    let indented = all.iter().filter(|paragraph| {
        let text = paragraph.text();
        text.starts_with(words::is_space) && !words::squeeze(&text).is_empty()
    });
    let mut indented = indented.peekable();
    if let Some(first) = indented.peek() {
        let place = first.place.clone();
        let detail = format!("× {}", indented.count());
        findings.push(Finding::new(&kinds::INDENT_DROPPED, place, detail));
    }
}

/// Reports what a bulletin should have, and fills in what the format requires.
fn missing(
    issue: &mut Issue,
    headline: &Headline,
    many: bool,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) {
    let mut report = |kind: &'static FindingKind, detail: &str| {
        findings.push(Finding::new(kind, Place::File, detail));
    };
    if issue.periodical.name.is_empty() {
        report(&kinds::NO_NAME, "");
    }
    // 第3、4期合刊 has no single number, 总第214期 another one.
    if issue.issue_number.is_none() && !many {
        report(
            &kinds::NO_NUMBER,
            issue.issue_label.as_deref().unwrap_or_default(),
        );
    }
    if issue.publisher.is_empty() {
        report(&kinds::NO_PUBLISHER, "");
    }
    if issue.sections.is_empty() {
        report(&kinds::NO_SECTION, "");
    }
    if headline.text.is_empty() {
        let number = issue.issue_label.clone().unwrap_or_default();
        let name = format!("{}{}", issue.periodical.name, issue.periodical.kind);
        let date = issue.date_published.to_iso();
        let stand_in = [name, number].into_iter().filter(|text| !text.is_empty());
        let stand_in: Vec<String> = stand_in.collect();
        issue.headline = if stand_in.is_empty() {
            date
        } else {
            stand_in.join(" ")
        };
        account.headline_made = true;
        report(&kinds::NO_HEADLINE, &issue.headline);
    }
}
