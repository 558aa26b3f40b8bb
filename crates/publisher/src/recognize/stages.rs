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
    classified, contents, ends, figures, flatten, headline, issue_id, kinds, mend, missing,
    spacing, titles, words,
};
use crate::draft::{Draft, Slot};
use crate::manuscript::{FileKind, Manuscript, Note as TypedNote};
use crate::report::{Finding, Taken};
use bulletin::model::{Block, Date, Inline, Issue, Note, Periodical, Run, Section};
use std::collections::HashSet;

pub use super::missing::Refusal;

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
    while let Some(below) = headline::aside_below(&items, head.end) {
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
    ends::publisher(&mut head, &tail, &rest, account);
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
    headline::set_aside(&mut items, at, &mut head, account, findings);
    if let Some((lines, end)) = opening::editor_note(&items, at, body, account) {
        note = lines;
        at = end;
        headline::set_aside(&mut items, at, &mut head, account, findings);
    }
    let headline = match &given.headline {
        Some(text) => headline::given(text, &mut items, at, &mut head, account),
        None => headline::find(&mut items, &mut at, kind, body, &mut head, account),
    };
    headline::set_aside(&mut items, at, &mut head, account, findings);
    if note.is_empty()
        && let Some((lines, end)) = opening::editor_note(&items, at, body, account)
    {
        note = lines;
        at = end;
        headline::set_aside(&mut items, at, &mut head, account, findings);
    }
    let list = contents::take_later(&mut items, at);
    account.dropped.extend(list.iter().flat_map(Line::indices));
    contents::report(&list, findings);
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
    let Opened {
        head,
        tail,
        headline,
        items,
        ..
    } = opened;
    let date = ends::date(given, head, tail, items, taken, findings);
    let dated = given.date.is_some() || opened.head.date.is_some();
    missing::refuse(manuscript, given, head, tail, headline, items, dated)?;
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
    let contributors = contributors(&head.unplaced, &items);
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
    missing::report(&mut issue, &headline, many, account, findings);
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

/// Names at the start and at the end of the text and of its sections.
fn contributors(head: &[Line], items: &[Item]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in head.iter().chain(items.iter().filter_map(Item::line)) {
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
