//! The check that nothing is lost: every character of the manuscript is in the
//! issue, in order, once, except for white space and what was reported.
//!
//! It compares the manuscript with the draft, using the [`Account`] of text
//! that has another form there. Head and tail may be in any order; the body may
//! not.

use super::account::Account;
use super::{flatten, kinds, words};
use crate::draft::Draft;
use crate::manuscript::{Manuscript, Paragraph};
use crate::report::{Finding, Place};
use bulletin::model::{Block, Issue};
use bulletin::visit::{self, Item, Role};

/// How many differences are reported: the rest is likely to follow from the
/// first ones.
const REPORTS: usize = 20;

/// The text of a draft in reading order, one line for each heading, paragraph,
/// point, caption and cell.
pub fn text_of(draft: &Draft) -> String {
    let issue = &draft.issue;
    let mut units = head(issue);
    units.extend(
        body(issue, &issue.lead, 0)
            .into_iter()
            .map(|unit| unit.text),
    );
    units.extend(issue.notes.iter().map(|note| note.text.text()));
    units.extend(tail(issue));
    units.join("\n")
}

fn head(issue: &Issue) -> Vec<String> {
    let mut out = vec![issue.periodical.name.clone(), issue.periodical.kind.clone()];
    out.extend(issue.classification.clone());
    out.extend(issue.issue_label.clone());
    out.push(issue.publisher.clone());
    out.push(issue.headline.clone());
    out.extend(issue.part_label.clone());
    out.retain(|text| !text.is_empty());
    out
}

fn tail(issue: &Issue) -> Vec<String> {
    let mut out = Vec::new();
    for line in &issue.distribution {
        out.push(line.label.clone());
        out.push(
            line.text
                .clone()
                .unwrap_or_else(|| line.recipients.join("、")),
        );
    }
    out.retain(|text| !text.is_empty());
    out
}

/// A text of the body; captions may be above or below what they belong to.
struct Unit {
    text: String,
    caption: bool,
}

/// `tail`: how many blocks at the end are lines of the tail.
fn body(issue: &Issue, lead: &[Block], tail: usize) -> Vec<Unit> {
    let mut out = Vec::new();
    blocks(&issue.editor_note, &mut out);
    let last = issue.sections.len();
    blocks(if last == 0 { before(lead, tail) } else { lead }, &mut out);
    for (at, section) in issue.sections.iter().enumerate() {
        push(&mut out, &section.title, false);
        let tail = if at + 1 == last { tail } else { 0 };
        blocks(before(&section.blocks, tail), &mut out);
    }
    out
}

fn before(all: &[Block], tail: usize) -> &[Block] {
    all.get(..all.len().saturating_sub(tail))
        .unwrap_or_default()
}

fn push(out: &mut Vec<Unit>, text: &str, caption: bool) {
    if !words::squeeze(text).is_empty() {
        out.push(Unit {
            text: text.to_owned(),
            caption,
        });
    }
}

fn blocks(all: &[Block], out: &mut Vec<Unit>) {
    visit::blocks(all, &mut |item| match item {
        Item::Figure(figure) => push(out, figure.label.as_deref().unwrap_or_default(), true),
        Item::Leaf(leaf, role) => push(out, &leaf.text(), role == Role::Caption),
        Item::Id(_) | Item::Row => {}
    });
}

/// Compares, with one finding for each text that is lost, doubled or out of
/// order.
pub fn check(manuscript: &Manuscript, draft: &Draft, account: &Account) -> Vec<Finding> {
    let issue = &draft.issue;
    let mut sources = Sources::of(manuscript, account);
    let mut findings = Vec::new();
    // Lines of the head that were kept in the lead belong to the head.
    let (unplaced, lead) = issue
        .lead
        .split_at_checked(account.unplaced)
        .unwrap_or((&[], &issue.lead));
    let mut texts = head_of(issue, account);
    if account.headline_lines.is_empty() {
        // It was a line of the head, or there is none.
        texts.extend(issue.part_label.clone());
        texts.extend((!account.headline_made).then(|| issue.headline.clone()));
    } else {
        let part = issue.part_label.as_deref().unwrap_or_default();
        findings.extend(sources.headline.is_headline(&issue.headline, part));
    }
    for text in &account.elsewhere {
        if let Some(at) = texts.iter().position(|own| own == text) {
            texts.remove(at);
        }
    }
    texts.extend(account.head.iter().cloned());
    texts.extend(texts_of(unplaced));
    sources.head.take_all(texts, &mut findings);

    let mut texts = tail(issue);
    texts.extend(account.tail.iter().cloned());
    let all = issue
        .sections
        .last()
        .map_or(lead, |section| &section.blocks);
    let kept = all.len().saturating_sub(account.unplaced_tail);
    texts.extend(texts_of(all.get(kept..).unwrap_or_default()));
    sources.tail.take_all(texts, &mut findings);

    // A caption that reads like a cell of its table can be mistaken for it:
    // then the body is compared again with all captions last.
    let units = body(issue, lead, account.unplaced_tail);
    let mut again = sources.body.clone();
    let wrong = sources.body.take_in_order(&units, &account.marks, false);
    if !wrong.is_empty() && again.take_in_order(&units, &account.marks, true).is_empty() {
        sources.body = again;
    } else {
        findings.extend(wrong);
    }
    let mut marks = account.marks.clone();
    for source in [
        &sources.head,
        &sources.headline,
        &sources.body,
        &sources.tail,
    ] {
        findings.extend(source.rest(&mut marks));
    }
    findings.extend(notes(manuscript, issue));
    findings
}

/// The texts of the head, without those that are elsewhere, too.
fn head_of(issue: &Issue, account: &Account) -> Vec<String> {
    let mut issue = issue.clone();
    issue.headline.clear();
    issue.part_label = None;
    if account.classification_kept {
        issue.classification = None;
    }
    head(&issue)
}

fn texts_of(all: &[Block]) -> Vec<String> {
    let mut units = Vec::new();
    blocks(all, &mut units);
    units.into_iter().map(|unit| unit.text).collect()
}

fn report(findings: &mut Vec<Finding>, detail: impl Into<String>) {
    if findings.len() < REPORTS {
        let kind = &kinds::TEXT_CHANGED;
        findings.push(Finding::new(kind, Place::File, detail));
    }
}

fn longest_first(texts: Vec<String>) -> Vec<String> {
    let mut texts: Vec<String> = texts.iter().map(|text| words::squeeze(text)).collect();
    texts.retain(|text| !text.is_empty());
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
}

/// The manuscript's characters, part by part.
struct Sources {
    head: Source,
    headline: Source,
    body: Source,
    tail: Source,
}

impl Sources {
    fn of(manuscript: &Manuscript, account: &Account) -> Sources {
        let mut sources = Sources {
            head: Source::default(),
            headline: Source::default(),
            body: Source::default(),
            tail: Source::default(),
        };
        for (at, paragraph) in flatten::paragraphs(manuscript).into_iter().enumerate() {
            let mut text = clean(paragraph);
            if account.dropped.contains(&at) {
                continue;
            }
            for (index, cut) in &account.cuts {
                if *index == at
                    && let Some(rest) = text.strip_prefix(cut.as_str())
                {
                    text = rest.to_owned();
                }
            }
            let to = if account.headline_lines.contains(&at) {
                &mut sources.headline
            } else if account.head_lines.contains(&at) {
                &mut sources.head
            } else if account.tail_lines.contains(&at) {
                &mut sources.tail
            } else {
                &mut sources.body
            };
            if account.moved.contains(&at) {
                to.moved.push(text);
            } else {
                to.places.push((to.text.len(), paragraph.place.clone()));
                to.text.push_str(&text);
            }
        }
        sources
    }
}

/// The characters of a part without white space. Those found in the draft are
/// overwritten with [`TAKEN`], so that none counts twice.
#[derive(Clone, Default)]
struct Source {
    text: String,
    /// Where paragraphs start in `text`, and their places.
    places: Vec<(usize, Place)>,
    /// Moved paragraphs, separately.
    moved: Vec<String>,
    /// The body has passed everything before this.
    cursor: usize,
}

/// No character of a text.
const TAKEN: char = '\0';

impl Source {
    /// Compares a headline, whose part may be in the middle of its lines.
    fn is_headline(&mut self, headline: &str, part: &str) -> Option<Finding> {
        let (headline, part) = (words::squeeze(headline), words::squeeze(part));
        let found = self.text.rfind(&part).filter(|_| !part.is_empty());
        if let Some(at) = found {
            self.text.replace_range(at..at + part.len(), "");
        }
        let same = self.text == headline && found.is_some() != part.is_empty();
        self.text.clear();
        (!same).then(|| Finding::new(&kinds::TEXT_CHANGED, Place::File, headline))
    }

    /// Takes texts that may be in any order, the longest first.
    fn take_all(&mut self, texts: Vec<String>, findings: &mut Vec<Finding>) {
        for text in longest_first(texts) {
            if !self.take_paragraph(&text) && !self.take_first(&text) {
                report(findings, text);
            }
        }
    }

    /// Takes the body's texts in order. Captions may be above or below what
    /// they belong to; `captions_last` looks for them only at the end.
    fn take_in_order(
        &mut self,
        units: &[Unit],
        marks: &[char],
        captions_last: bool,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut captions = Vec::new();
        for unit in units {
            let text = words::squeeze(&unit.text);
            if !(unit.caption && captions_last) && self.take_next(&text, marks) {
                continue;
            }
            if unit.caption || self.is_moved(&text) {
                captions.push(text);
            } else if !self.take_later(&text) {
                report(&mut findings, &*unit.text);
            }
            if findings.len() >= REPORTS {
                break;
            }
        }
        for text in longest_first(captions) {
            if !self.take_first(&text) && !self.take_moved(&text) {
                report(&mut findings, text);
            }
        }
        findings
    }

    fn take(&mut self, at: usize, len: usize) {
        let blank = TAKEN.to_string().repeat(len);
        self.text.replace_range(at..at + len, &blank);
    }

    /// Takes a text that is a whole paragraph, or the start of one.
    fn take_paragraph(&mut self, text: &str) -> bool {
        let starts = || self.places.iter().map(|(at, _)| *at);
        let ends = starts().skip(1).chain([self.text.len()]);
        let whole = starts()
            .zip(ends)
            .find(|(start, end)| self.text.get(*start..*end) == Some(text));
        let begins = || {
            starts().find(|start| {
                let rest = self.text.get(*start..);
                rest.is_some_and(|rest| rest.starts_with(text))
            })
        };
        let found = whole.map(|(start, _)| start).or_else(begins);
        if let Some(at) = found {
            self.take(at, text.len());
        }
        found.is_some()
    }

    fn take_first(&mut self, text: &str) -> bool {
        let found = self.text.find(text);
        if let Some(at) = found {
            self.take(at, text.len());
        }
        found.is_some()
    }

    /// Takes a text right where the body continues, or after marks that the
    /// structure implies: the colon of 图1：.
    fn take_next(&mut self, text: &str, marks: &[char]) -> bool {
        let rest = self.text.get(self.cursor..).unwrap_or_default();
        let near = rest.trim_start_matches(TAKEN);
        let behind = rest.trim_start_matches(|c| c == TAKEN || marks.contains(&c));
        let found = [near, behind]
            .into_iter()
            .find(|rest| rest.starts_with(text))
            .map(|found| self.cursor + rest.len() - found.len());
        if let Some(at) = found {
            self.take(at, text.len());
            self.cursor = at + text.len();
        }
        found.is_some()
    }

    /// Takes a text further on.
    fn take_later(&mut self, text: &str) -> bool {
        let rest = self.text.get(self.cursor..).unwrap_or_default();
        let found = rest.find(text).map(|at| self.cursor + at);
        if let Some(at) = found {
            self.take(at, text.len());
            self.cursor = at + text.len();
        }
        found.is_some()
    }

    fn is_moved(&self, text: &str) -> bool {
        self.moved.iter().any(|moved| moved.contains(text))
    }

    fn take_moved(&mut self, text: &str) -> bool {
        for moved in &mut self.moved {
            if let Some(at) = moved.find(text) {
                moved.replace_range(at..at + text.len(), "");
                return true;
            }
        }
        false
    }

    /// What was not taken, except for marks that the structure implies.
    fn rest(&self, marks: &mut Vec<char>) -> Vec<Finding> {
        let mut left: Vec<(usize, String)> = Vec::new();
        let mut end = 0;
        for (at, c) in self.text.char_indices() {
            if c == TAKEN {
                continue;
            }
            match left.last_mut() {
                Some((_, text)) if end == at => text.push(c),
                _ => left.push((at, c.to_string())),
            }
            end = at + c.len_utf8();
        }
        left.extend(self.moved.iter().map(|text| (0, text.clone())));
        let mut findings = Vec::new();
        for (at, text) in left {
            // A mark in the account is always a single one.
            let lost: String = text
                .chars()
                .filter(|c| match marks.iter().position(|mark| mark == c) {
                    Some(found) => {
                        marks.swap_remove(found);
                        false
                    }
                    None => true,
                })
                .collect();
            if !lost.is_empty() && findings.len() < REPORTS {
                let place = self.places.iter().rev().find(|(start, _)| *start <= at);
                let place = place.map(|(_, place)| place.clone()).unwrap_or_default();
                findings.push(Finding::new(&kinds::TEXT_LOST, place, lost));
            }
        }
        findings
    }
}

fn clean(paragraph: &Paragraph) -> String {
    words::squeeze(&paragraph.text()).replace(TAKEN, "")
}

/// Notes keep their order and their text.
fn notes(manuscript: &Manuscript, issue: &Issue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, note) in manuscript.notes.iter().enumerate() {
        let typed: String = note.paragraphs.iter().map(clean).collect();
        let kept = issue.notes.get(at).map(|note| note.text.text());
        if words::squeeze(&kept.unwrap_or_default()) != typed && findings.len() < REPORTS {
            let place = note.paragraphs.first().map(|p| p.place.clone());
            let place = place.unwrap_or_default();
            findings.push(Finding::new(&kinds::TEXT_LOST, place, typed));
        }
    }
    findings
}

/// Tests that the check finds what it should.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::manuscript::{FileKind, ManuscriptBlock, Run, RunContent};
    use crate::recognize::{Given, recognize};
    use bulletin::model::Inline;

    const LINES: [&str; 9] = [
        "示例协会工作简报",
        "第一期",
        "示例协会宣传部\t2020年2月25日",
        "走进车间办实事（二）",
        "今年以来，各地走访企业。",
        "江苏省示例协会走进车间",
        "协会组织专家走进企业。",
        "企业反映良好。",
        "报送：理事会",
    ];

    fn manuscript() -> Manuscript {
        let paragraph = |text: &&str| {
            ManuscriptBlock::Paragraph(Paragraph {
                runs: vec![Run {
                    content: RunContent::Text((*text).to_owned()),
                    look: Default::default(),
                    link: None,
                    generated: false,
                }],
                ..Paragraph::default()
            })
        };
        Manuscript {
            kind: FileKind::Text,
            blocks: LINES.iter().map(paragraph).collect(),
            ..Manuscript::default()
        }
    }

    /// The findings for a draft that was damaged.
    fn after(change: impl Fn(&mut Issue)) -> Vec<(&'static str, String)> {
        let manuscript = manuscript();
        let found = recognize(&manuscript, &Given::default());
        let (mut draft, _) = found.expect("a bulletin");
        change(&mut draft.issue);
        let mut account = Account::default();
        account.head("2020年2月25日");
        account.marks("：");
        account.head_lines.extend(0..3);
        account.headline_lines.extend(3..4);
        account.tail_lines.extend(8..9);
        let findings = check(&manuscript, &draft, &account);
        findings
            .into_iter()
            .map(|it| (it.kind.name, it.detail))
            .collect()
    }

    #[test]
    fn a_whole_draft_passes_and_a_damaged_one_does_not() {
        assert_eq!(after(|_| {}), []);
        let lost = |text: &str| vec![("text-lost", text.to_owned())];
        let changed = |text: &str| vec![("text-changed", text.to_owned())];
        assert_eq!(
            after(|it| it.lead.clear()),
            lost("今年以来，各地走访企业。")
        );
        assert_eq!(
            after(|it| drop(it.sections[0].blocks.pop())),
            lost("企业反映良好。")
        );
        assert_eq!(after(|it| it.part_label = None), changed("走进车间办实事"));
        assert_eq!(
            after(|it| it.headline.push('。')),
            changed("走进车间办实事。")
        );
        assert_eq!(after(|it| it.publisher.clear()), lost("示例协会宣传部"));
        assert_eq!(after(|it| it.distribution.clear()), lost("报送理事会"));
        assert_eq!(
            after(|it| it.sections[0].blocks.reverse()).first(),
            changed("协会组织专家走进企业。").first()
        );
        let double = |it: &mut Issue| {
            let block = it.sections[0].blocks[0].clone();
            it.sections[0].blocks.push(block);
        };
        assert_eq!(after(double), changed("协会组织专家走进企业。"));
        let misspelt = |it: &mut Issue| {
            it.sections[0].blocks[1] = Block::Paragraph(Inline::plain("企业反映不好。"));
        };
        let found = after(misspelt);
        assert_eq!(found[0], ("text-changed", "企业反映不好。".to_owned()));
        assert_eq!(found[1], ("text-lost", "企业反映良好。".to_owned()));
    }
}
