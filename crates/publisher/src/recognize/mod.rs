//! Finding the issue in a manuscript, by content and formatting together.
//!
//! Rule of this folder: each file finds one kind of thing and takes it off the
//! row of paragraphs; what is left is text. Typed text stays as typed: whatever
//! becomes a value or is left out is entered in the [`account::Account`], and
//! [`complete`] checks at the end that nothing else is missing.

mod account;
mod assemble;
mod caption;
mod classified;
mod complete;
mod day;
mod figures;
mod flatten;
mod head;
mod inline;
mod issue_id;
pub mod kinds;
mod layout;
mod line;
mod lists;
mod marker;
mod mend;
mod number;
mod opening;
mod organizations;
mod tables;
mod tail;
mod titles;
mod words;

use std::collections::HashSet;

use crate::draft::Draft;
use crate::manuscript::{Kind as FileKind, Manuscript, Note as TypedNote};
use crate::report::{Finding, Kind, Place};
use account::Account;
use assemble::Assembled;
use bulletin::model::{Block, Date, Inline, Issue, Note, Periodical, Run};
pub use complete::text_of;
use head::Head;
use inline::Emphasis;
pub use kinds::KINDS;
use line::{Body, Item, Line};
use opening::Headline;

/// What a person said about the issue, which wins over what stands in it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given {
    /// The issue's id.
    pub id: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Import it although it is marked with a 密级.
    pub allow_classified: bool,
}

/// Why no issue can be made of a manuscript.
#[derive(Debug, thiserror::Error)]
#[error("{}: {detail}", kind.en)]
pub struct NoIssue {
    /// What it is, with what to do; [`crate::report::Severity::Error`].
    pub kind: &'static Kind,
    /// What exactly.
    pub detail: String,
    /// What was found until then.
    pub findings: Vec<Finding>,
}

/// Finds the issue in a manuscript. Its facts and measures are still empty.
///
/// The words 编者按 before an editor's note, colons behind labels and brackets
/// around 图1 are left to the structure that says them. A line of the head that
/// has no place of its own becomes a first paragraph of the lead, one of the
/// tail a last paragraph of the text; both are reported.
///
/// # Errors
/// The manuscript is no bulletin at all, it is marked with a 密级, or it has no
/// date.
pub fn recognize(manuscript: &Manuscript, given: &Given) -> Result<(Draft, Vec<Finding>), NoIssue> {
    let mut findings = Vec::new();
    match find(manuscript, given, &mut findings) {
        Ok(draft) => Ok((draft, findings)),
        Err((kind, detail)) => Err(NoIssue {
            kind,
            detail,
            findings,
        }),
    }
}

type Refusal = (&'static Kind, String);

fn find(
    manuscript: &Manuscript,
    given: &Given,
    findings: &mut Vec<Finding>,
) -> Result<Draft, Refusal> {
    if let Some(id) = &given.id
        && !issue_id::is_usable(id)
    {
        return Err((&kinds::UNUSABLE_ID, id.clone()));
    }
    let kind = manuscript.kind;
    let mut account = Account::default();
    let mut items = flatten::flatten(manuscript, findings);
    let marks = classified::scan(&items, &manuscript.margins, findings);
    if let Some((mark, line)) = marks.first() {
        let finding = Finding::new(&kinds::CLASSIFIED, line.place.clone(), mark.clone());
        findings.push(finding);
        if !given.allow_classified {
            return Err((&kinds::CLASSIFIED, mark.clone()));
        }
    }
    mend::page_furniture(&mut items, kind == FileKind::Text, &mut account, findings);
    let body = Body::of(&items);
    let mut head = head::read(&items, &mut account, findings);
    let mut tail = tail::read(&items, head.end, &mut account, findings);
    account.tail_lines = indices(items.get(tail.start..).unwrap_or_default());
    items.truncate(tail.start);
    let mut rest = items.split_off(head.end.min(items.len()));
    account.head_lines = indices(&items);
    take_classification(&mut head, &marks, &mut rest, &mut account);

    let opening = open(rest, &mut head, kind, &body, &mut account);
    let titles = opening.headline.lines.iter();
    let titles = titles.flat_map(Line::indices);
    let below: Vec<usize> = titles
        .filter(|at| !account.head_lines.contains(at))
        .collect();
    account.headline_lines.extend(below);
    let date = date(given, &head, &opening, &tail.unplaced, findings);
    let near = given.date.is_some() || head.date.is_some();
    let distributed = !tail.distribution.is_empty();
    refuse(manuscript, &head, &opening, distributed, near)?;
    let Some(date) = date else {
        return Err((&kinds::NO_DATE, opening.headline.text));
    };

    let mut items = opening.items;
    if kind == FileKind::Text {
        items = mend::join(items, &mut account, findings);
    }
    for line in items.iter().filter_map(Item::line) {
        mend::stray_latin(line, findings);
    }
    let contributors = contributors(&items);
    let parts = figures::gather(items, kind, &body, &mut account, findings);
    let roles = titles::roles(&parts, kind, &body);
    let mut assembled = assemble::assemble(parts, &roles, &body, findings);
    let editor_note = assemble::paragraphs(&opening.note, &body, findings);
    let unplaced = std::mem::take(&mut tail.unplaced);
    keep_unplaced(
        &mut assembled,
        &head,
        unplaced,
        &body,
        &mut account,
        findings,
    );
    indents(manuscript, findings);

    let mut issue = Issue {
        id: String::new(),
        language: "zh-Hans".to_owned(),
        periodical: Periodical {
            name: head.name.clone(),
            kind: head.kind.clone(),
        },
        issue_number: head.number.number,
        issue_label: head.number.label.clone(),
        cumulative_number: head.number.cumulative,
        supplement: head.number.supplement,
        classification: head.classification.clone(),
        publisher: head.publisher.clone(),
        date_published: date,
        headline: opening.headline.text.clone(),
        part_number: opening.headline.part_number,
        part_label: opening.headline.part_label.clone(),
        contributors,
        attachments: Vec::new(),
        editor_note,
        lead: assembled.lead,
        facts: Vec::new(),
        sections: assembled.sections,
        notes: manuscript.notes.iter().map(|n| note(n, findings)).collect(),
        distribution: tail.distribution,
        print_run: tail.print_run,
    };
    missing(&mut issue, &opening.headline, &mut account, findings);
    for line in &opening.headline.lines {
        assemble::note_in_title(line, findings);
    }
    issue.id = issue_id::of(given, &issue, head.number.year);
    let draft = Draft {
        issue,
        pictures: assembled.pictures,
    };
    findings.extend(complete::check(manuscript, &draft, &account));
    Ok(draft)
}

fn indices(items: &[Item]) -> HashSet<usize> {
    let lines = items.iter().filter_map(Item::line);
    lines.flat_map(Line::indices).collect()
}

/// Puts the 密级 where it belongs, whether it stands in the head or in a corner.
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

/// What the text begins with.
struct Opening {
    headline: Headline,
    note: Vec<Line>,
    /// The rest.
    items: Vec<Item>,
}

fn open(
    mut items: Vec<Item>,
    head: &mut Head,
    kind: FileKind,
    body: &Body,
    account: &mut Account,
) -> Opening {
    let mut note = Vec::new();
    let mut headline = Headline::default();
    let mut at = 0;
    if let Some((lines, end)) = opening::editor_note(&items, at, body, account) {
        note = lines;
        at = end;
    }
    // Without a title below the head, a line that the head had no place for is
    // it: 标题, then the date.
    if let Some((found, end)) = opening::headline(&items, at, kind, body) {
        headline = found;
        at = end;
    } else {
        let named = !head.name.is_empty();
        let place = |line: &&Line| !line.text().is_empty();
        let found = if named {
            head.unplaced.iter().rposition(|line| place(&line))
        } else {
            head.unplaced.iter().position(|line| place(&line))
        };
        if let Some(found) = found {
            let line = head.unplaced.remove(found);
            let as_items = [Item::Line(line)];
            match opening::headline(&as_items, 0, kind, body) {
                Some((title, _)) => headline = title,
                None => {
                    let [Item::Line(line)] = as_items else {
                        return Opening {
                            headline,
                            note,
                            items,
                        };
                    };
                    head.unplaced.insert(found, line);
                }
            }
        }
    }
    if note.is_empty()
        && let Some((lines, end)) = opening::editor_note(&items, at, body, account)
    {
        note = lines;
        at = end;
    }
    let items = items.split_off(at.min(items.len()));
    Opening {
        headline,
        note,
        items,
    }
}

/// The issue's date: as given, from the head, from the tail, or from the lines
/// at either end of the text.
fn date(
    given: &Given,
    head: &Head,
    opening: &Opening,
    tail: &[Line],
    findings: &mut Vec<Finding>,
) -> Option<Date> {
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
    let lines: Vec<&Line> = opening.items.iter().filter_map(Item::line).collect();
    let ends = lines
        .iter()
        .rev()
        .take(6)
        .chain(lines.iter().take(3))
        .copied();
    for line in tail.iter().chain(ends) {
        let text = line.text();
        let short = words::len(&text) <= 40;
        if let Some((date, _)) = day::find(&text).pop().filter(|_| short) {
            let kind = &kinds::DATE_ELSEWHERE;
            findings.push(Finding::new(kind, line.place.clone(), text));
            return Some(date);
        }
    }
    None
}

/// Refuses what is no bulletin: neither a head nor a distribution list, nor at
/// least a title, some text and a date that is given or stands at the top. A
/// date at the bottom is that of any letter.
fn refuse(
    manuscript: &Manuscript,
    head: &Head,
    opening: &Opening,
    distributed: bool,
    dated: bool,
) -> Result<(), Refusal> {
    let headed = !head.name.is_empty() || head.number.label.is_some();
    let titled = !opening.headline.text.is_empty();
    let text = opening.items.iter().any(|item| match item {
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

/// Names at the beginning and at the end of the text and of its sections.
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

/// Keeps the lines of head and tail that have no place of their own.
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

/// Lines of the head as paragraphs: that they are bold or red says nothing.
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

/// Says once that indents typed as spaces were left out.
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

/// Reports what a bulletin should have, and fills in what the format needs.
fn missing(
    issue: &mut Issue,
    headline: &Headline,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) {
    let mut report = |kind: &'static Kind, detail: &str| {
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
