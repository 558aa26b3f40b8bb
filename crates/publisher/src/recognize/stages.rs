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
use super::{classified, day, figures, flatten, issue_id, kinds, mend, spacing, titles, words};
use crate::draft::{Draft, Slot};
use crate::manuscript::{FileKind, Manuscript, Note as TypedNote};
use crate::report::{Finding, FindingKind, Place};
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
pub fn take_ends(lines: Lines, account: &mut Account, findings: &mut Vec<Finding>) -> Ends {
    let Lines { mut items, marks } = lines;
    let mut head = head::read(&items, account, findings);
    let tail = tail::read(&items, head.end, account, findings);
    account.tail_lines = indices(items.get(tail.start..).unwrap_or_default());
    items.truncate(tail.start);
    let mut rest = items.split_off(head.end.min(items.len()));
    account.head_lines = indices(&items);
    take_classification(&mut head, &marks, &mut rest, account);
    Ends {
        head,
        tail,
        items: rest,
    }
}

/// Takes headline and editor's note off the text.
pub fn open(ends: Ends, kind: FileKind, body: &Body, account: &mut Account) -> Opened {
    let Ends {
        mut head,
        tail,
        mut items,
    } = ends;
    let mut note = Vec::new();
    let mut at = 0;
    if let Some((lines, end)) = opening::editor_note(&items, at, body, account) {
        note = lines;
        at = end;
    }
    let headline = match opening::headline(&items, at, kind, body) {
        Some((headline, end)) => {
            at = end;
            headline
        }
        None => headline_of_head(&mut head, kind, body).unwrap_or_default(),
    };
    if note.is_empty()
        && let Some((lines, end)) = opening::editor_note(&items, at, body, account)
    {
        note = lines;
        at = end;
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

/// If there is no title below the head, an unplaced line of the head is the
/// title: 标题, then the date.
fn headline_of_head(head: &mut Head, kind: FileKind, body: &Body) -> Option<Headline> {
    let has_text = |line: &Line| !line.text().is_empty();
    let at = match head.name.is_empty() {
        true => head.unplaced.iter().position(has_text),
        false => head.unplaced.iter().rposition(has_text),
    }?;
    let line = [Item::Line(head.unplaced.get(at)?.clone())];
    let (headline, _) = opening::headline(&line, 0, kind, body)?;
    head.unplaced.remove(at);
    Some(headline)
}

/// The issue's date, or why the manuscript is no issue.
///
/// # Errors
/// The manuscript is no bulletin, or it has no date.
pub fn date_or_refusal(
    manuscript: &Manuscript,
    given: &Given,
    opened: &Opened,
    findings: &mut Vec<Finding>,
) -> Result<Date, Refusal> {
    let date = date(given, opened, findings);
    let dated = given.date.is_some() || opened.head.date.is_some();
    refuse(manuscript, opened, dated)?;
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
    content: Content,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Draft {
    let Content { head, tail, .. } = content;
    let year = head.number.year;
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
    missing(&mut issue, &headline, account, findings);
    for line in &headline.lines {
        assemble::note_in_title(line, findings);
    }
    issue.id = issue_id::of(given, &issue, year);
    Draft {
        issue,
        pictures: content.pictures,
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
fn date(given: &Given, opened: &Opened, findings: &mut Vec<Finding>) -> Option<Date> {
    let head = &opened.head;
    if let Some(date) = given.date {
        if let Some((printed, place)) = &head.date
            && *printed != date
        {
            let detail = format!("{} / {}", date.to_iso(), printed.to_iso());
            let kind = &kinds::DATE_DIFFERS;
            findings.push(Finding::new(kind, place.clone(), detail));
        }
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
            return Some(date);
        }
    }
    None
}

/// Refuses a manuscript that is not a bulletin. It needs a head, a distribution
/// list, or at least a title, some text and a date that is given or at the top:
/// a date at the bottom is that of any letter.
fn refuse(manuscript: &Manuscript, opened: &Opened, dated: bool) -> Result<(), Refusal> {
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
    let found = |name: &str, found: bool| format!("{name} {}", if found { "✓" } else { "✗" });
    let detail = [
        found("刊名/name", !head.name.is_empty()),
        found("期号/number", head.number.label.is_some()),
        found("日期/date", dated),
        found("标题/headline", titled),
        found("报送范围/distribution", distributed),
        found("文字/text", !empty),
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
    account: &mut Account,
    findings: &mut Vec<Finding>,
) {
    let mut report = |kind: &'static FindingKind, detail: &str| {
        findings.push(Finding::new(kind, Place::File, detail));
    };
    if issue.periodical.name.is_empty() {
        report(&kinds::NO_NAME, "");
    }
    if issue.issue_number.is_none() {
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
