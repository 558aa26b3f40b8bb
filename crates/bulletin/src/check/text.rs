//! Blocks, pictures, links and notes.
//!
//! Each kind of block is checked in its own way, so this walks over them itself.

use std::collections::HashSet;

use super::{Findings, parts, table};
use crate::finding::{Code, Severity};
use crate::model::{Block, Figure, Inline, Issue, ListItem, Run};

pub(super) fn check(findings: &mut Findings, issue: &Issue) {
    let mut text = Text {
        notes: issue.notes.iter().map(|note| &*note.id).collect(),
        referred: HashSet::new(),
        findings,
    };
    for (place, part) in parts(issue) {
        text.blocks(&place, part);
    }
    for (index, note) in issue.notes.iter().enumerate() {
        text.inline(&format!("notes[{index}].text"), &note.text);
        if note.text.is_empty() {
            let place = format!("notes[{index}].text");
            text.findings
                .add(Code::EmptyText, Severity::Error, place, "");
        }
    }
    let Text { referred, .. } = text;
    for (index, note) in issue.notes.iter().enumerate() {
        if !referred.contains(&*note.id) {
            let place = format!("notes[{index}].id");
            findings.add(Code::NoteUnused, Severity::Warning, place, &note.id);
        }
    }
}

struct Text<'a, 'f> {
    notes: HashSet<&'a str>,
    referred: HashSet<&'a str>,
    findings: &'f mut Findings,
}

impl<'a> Text<'a, '_> {
    fn blocks(&mut self, place: &str, blocks: &'a [Block]) {
        for (index, block) in blocks.iter().enumerate() {
            let place = format!("{place}[{index}]");
            let empty = match block {
                Block::Paragraph(text) => {
                    self.inline(&format!("{place}.paragraph"), text);
                    text.is_empty()
                }
                Block::Heading(heading) => {
                    self.inline(&format!("{place}.heading.text"), &heading.text);
                    heading.text.is_empty()
                }
                Block::List(list) => {
                    self.items(&format!("{place}.list.items"), &list.items);
                    list.items.is_empty()
                }
                Block::Figure(figure) => {
                    self.figure(&format!("{place}.figure"), figure);
                    false
                }
                Block::Table(table) => {
                    self.inline(&format!("{place}.table.caption"), &table.caption);
                    for (part, rows) in [("head", &table.head), ("rows", &table.rows)] {
                        for (row, cells) in rows.iter().enumerate() {
                            for (column, cell) in cells.iter().enumerate() {
                                let place = format!("{place}.table.{part}[{row}][{column}]");
                                self.inline(&place, &cell.text);
                            }
                        }
                    }
                    table::check(self.findings, &format!("{place}.table"), table);
                    table.rows.is_empty()
                }
                Block::Quote(inner) => {
                    self.blocks(&format!("{place}.quote"), inner);
                    inner.is_empty()
                }
                Block::Unknown { kind, .. } => {
                    let code = Code::UnknownBlock;
                    self.findings.add(code, Severity::Warning, &place, kind);
                    false
                }
            };
            if empty {
                self.findings
                    .add(Code::EmptyBlock, Severity::Warning, place, "");
            }
        }
    }

    fn items(&mut self, place: &str, items: &'a [ListItem]) {
        for (index, item) in items.iter().enumerate() {
            let place = format!("{place}[{index}]");
            self.inline(&place, &item.text);
            if item.text.is_empty() && item.items.is_empty() {
                self.findings
                    .add(Code::EmptyBlock, Severity::Warning, &place, "");
            }
            self.items(&format!("{place}.items"), &item.items);
        }
    }

    fn figure(&mut self, place: &str, figure: &'a Figure) {
        self.inline(&format!("{place}.caption"), &figure.caption);
        if figure.pictures.is_empty() && figure.caption.is_empty() {
            let code = Code::EmptyFigure;
            self.findings
                .add(code, Severity::Warning, place, &figure.id);
        }
        for (index, picture) in figure.pictures.iter().enumerate() {
            let place = format!("{place}.pictures[{index}]");
            self.findings.file(&picture.src, format!("{place}.src"));
            if picture.alt.trim().is_empty() {
                let code = Code::PictureWithoutAlt;
                let place = format!("{place}.alt");
                self.findings
                    .add(code, Severity::Warning, place, &picture.src);
            }
            for (index, source) in picture.sources.iter().enumerate() {
                let place = format!("{place}.sources[{index}].src");
                self.findings.file(&source.src, place);
            }
        }
    }

    fn inline(&mut self, place: &str, inline: &'a Inline) {
        for (index, run) in inline.0.iter().enumerate() {
            let place = format!("{place}[{index}]");
            match run {
                Run::Text(_) | Run::Break => {}
                Run::Strong(inner) => self.inline(&format!("{place}.strong"), inner),
                Run::Em(inner) => self.inline(&format!("{place}.em"), inner),
                Run::Link { href, text } => {
                    self.findings.link(href, format!("{place}.link.href"));
                    if text.is_empty() {
                        let place = format!("{place}.link.text");
                        self.findings
                            .add(Code::EmptyText, Severity::Warning, place, href);
                    }
                    self.inline(&format!("{place}.link.text"), text);
                }
                Run::NoteRef(id) => {
                    self.referred.insert(id);
                    if !self.notes.contains(&**id) {
                        let code = Code::NoteRefNowhere;
                        let place = format!("{place}.noteRef");
                        self.findings.add(code, Severity::Error, place, id);
                    }
                }
            }
        }
    }
}
