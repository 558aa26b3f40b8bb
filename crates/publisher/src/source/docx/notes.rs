//! Text outside the main text: footnotes, endnotes, headers and footers.

use super::flow::Flow;
use super::names::Ns;
use super::package::{Package, Relationships, Target};
use super::pages::is_page_number;
use super::quoted;
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
                let text = quoted::text(&note);
                if !text.trim().is_empty() {
                    self.report(&kinds::NOTE_UNUSED, self.in_part(), &text);
                }
                return Ok(());
            };
            let mut flow = Flow::default();
            self.blocks(package, &note, &mut flow)?;
            let mut paragraphs = Vec::new();
            flatten(self.finish(flow), &mut paragraphs);
            trim(&mut paragraphs);
            if let Some(note) = self.notes.get_mut(index) {
                note.paragraphs.append(&mut paragraphs);
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
        let mut numbers = Vec::new();
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
            let (pages, texts): (Vec<String>, Vec<String>) =
                texts.partition(|text| is_page_number(text));
            for page in pages {
                let page = page.trim().to_owned();
                if !page.is_empty() && told.insert(page.clone()) {
                    numbers.push(page);
                }
            }
            let text = texts.join(" ");
            if !texts.is_empty() && told.insert(text.clone()) {
                let place = Place::Part(part);
                self.findings.add(&kinds::HEADER_LEFT_OUT, place, &text);
                self.margins.push(text);
            }
        }
        self.report_texts(&kinds::PAGE_NUMBER, &numbers);
        Ok(())
    }

    /// Counts the comments and reports their text.
    ///
    /// # Errors
    /// The part is damaged or too large.
    pub fn comments(&mut self, package: &mut Package<'_>, part: &str) -> Result<(), Unreadable> {
        let Some(bytes) = package.xml(part)? else {
            return Ok(());
        };
        let (mut count, mut texts) = (0, Vec::new());
        xml::each(part, &bytes, &["comments"], &mut |comment| {
            count += usize::from(comment.is(Ns::W, "comment"));
            let text = quoted::text(&comment);
            texts.extend(Some(text.trim().to_owned()).filter(|text| !text.is_empty()));
            Ok(())
        })?;
        self.report_count(&kinds::COMMENTS, count);
        self.report_texts(&kinds::COMMENT_TEXT, &texts);
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
