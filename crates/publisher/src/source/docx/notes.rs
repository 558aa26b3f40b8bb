//! Text outside the main text: footnotes, endnotes, headers and footers.

use super::flow::Flow;
use super::names::Ns;
use super::package::{Package, Relationships, Target};
use super::walk::{Story, Walk};
use super::xml;
use crate::manuscript::{ManuscriptBlock, Paragraph, RunContent};
use crate::report::Place;
use crate::source::kinds;
use crate::source::unreadable::Unreadable;
use std::collections::HashSet;

impl Walk<'_> {
    /// Registers the notes of a part.
    ///
    /// # Errors
    /// The part is damaged or too large.
    pub fn list_notes(
        &mut self,
        package: &mut Package<'_>,
        part: &str,
        root: &'static str,
        name: &str,
    ) -> Result<(), Unreadable> {
        let Some(bytes) = package.xml(part)? else {
            return Ok(());
        };
        xml::each(part, &bytes, &[root], &mut |note| {
            if is_note(&note, name)
                && let Some(id) = note.get("id")
            {
                self.known_notes.insert((root, id.to_owned()));
            }
            Ok(())
        })
    }

    /// Reads the notes of a part that the text refers to.
    ///
    /// # Errors
    /// The part is damaged or too large.
    pub fn read_notes(
        &mut self,
        package: &mut Package<'_>,
        part: &str,
        root: &'static str,
        name: &str,
    ) -> Result<(), Unreadable> {
        let Some(bytes) = package.xml(part)? else {
            return Ok(());
        };
        let relationships = package.relationships(part)?;
        self.enter(Story::Notes, part, relationships);
        xml::each(part, &bytes, &[root], &mut |note| {
            let id = note.get("id").unwrap_or_default();
            let referred = self.referred.get(&(root, id.to_owned())).copied();
            let Some(index) = referred.filter(|_| is_note(&note, name)) else {
                return Ok(());
            };
            let mut flow = Flow::default();
            self.blocks(package, &note, &mut flow)?;
            let mut paragraphs = Vec::new();
            flatten(self.finish(flow), &mut paragraphs);
            trim(&mut paragraphs);
            if let Some(note) = self.notes.get_mut(index)
                && note.paragraphs.is_empty()
            {
                note.paragraphs = paragraphs;
            }
            Ok(())
        })
    }

    /// Reads headers and footers, and reports their text other than page
    /// numbers.
    ///
    /// # Errors
    /// A part is damaged or too large.
    pub fn headers(
        &mut self,
        package: &mut Package<'_>,
        relationships: &Relationships,
    ) -> Result<(), Unreadable> {
        let mut parts: Vec<(String, String)> = relationships
            .values()
            .filter_map(
                |relationship| match (&*relationship.kind, &relationship.target) {
                    ("header", Target::Part(part)) => Some((part.clone(), "hdr".to_owned())),
                    ("footer", Target::Part(part)) => Some((part.clone(), "ftr".to_owned())),
                    _ => None,
                },
            )
            .collect();
        parts.sort();
        parts.dedup();
        let mut told = HashSet::new();
        for (part, root) in parts {
            let Some(bytes) = package.xml(&part)? else {
                continue;
            };
            let relationships = package.relationships(&part)?;
            self.enter(Story::Headers, &part, relationships);
            let mut flow = Flow::default();
            xml::each(&part, &bytes, &[&root], &mut |block| {
                self.block(package, &block, &mut flow)
            })?;
            let mut paragraphs = Vec::new();
            flatten(self.finish(flow), &mut paragraphs);
            let texts = paragraphs.iter().map(Paragraph::text);
            let texts: Vec<String> = texts.filter(|text| !is_page_number(text)).collect();
            let text = texts.join(" ");
            if !texts.is_empty() && told.insert(text.clone()) {
                let place = Place::Part(part);
                self.findings.add(&kinds::HEADER_LEFT_OUT, place, &text);
                self.margins.push(text);
            }
        }
        Ok(())
    }
}

/// Whether an element is a note; separators and continuation notices have a
/// type.
fn is_note(element: &xml::Element, name: &str) -> bool {
    let kind = element.get("type").unwrap_or("normal");
    element.is(Ns::W, name) && kind == "normal"
}

/// The paragraphs of all blocks, in order.
fn flatten(blocks: Vec<ManuscriptBlock>, out: &mut Vec<Paragraph>) {
    for piece in blocks {
        match piece {
            ManuscriptBlock::Paragraph(paragraph) => out.push(paragraph),
            ManuscriptBlock::Table(table) => {
                let cells = table.rows.into_iter().flat_map(|row| row.cells);
                cells.for_each(|cell| flatten(cell.blocks, out));
            }
        }
    }
}

/// Drops the space between a note's number and its text.
fn trim(paragraphs: &mut [Paragraph]) {
    let Some(first) = paragraphs.first_mut() else {
        return;
    };
    let gap = |what: &RunContent| match what {
        RunContent::Tab => true,
        RunContent::Text(text) => text.chars().all(|c| c == ' '),
        _ => false,
    };
    let gaps = first
        .runs
        .iter()
        .take_while(|run| gap(&run.content))
        .count();
    first.runs.drain(..gaps);
    if let Some(run) = first.runs.first_mut()
        && let RunContent::Text(text) = &mut run.content
    {
        *text = text.trim_start_matches(' ').to_owned();
    }
}

/// Whether a line of a header or footer is no more than a page number: — 3 —,
/// 第3页 共5页, Page 3 of 5.
fn is_page_number(text: &str) -> bool {
    let text = text.replace("Page", "").replace("of", "");
    text.chars().all(|c| {
        c.is_whitespace() || c.is_numeric() || "-—–－―·•.~～/|()（）第页共頁，,、".contains(c)
    })
}
