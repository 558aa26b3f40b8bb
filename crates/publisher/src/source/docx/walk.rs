//! Going through a document: what is known on the way.

use super::blocks::Flow;
use super::fields::Fields;
use super::media::Pictures;
use super::names::Ns;
use super::numbering::Numbering;
use super::package::{Package, Relationships, Target};
use super::styles::Styles;
use super::xml;
use crate::manuscript::{Media, Note, Paragraph, Piece};
use crate::report::{Finding, Kind, Place};
use crate::source::findings::Findings;
use crate::source::{Unreadable, kinds, limits};
use std::collections::{HashMap, HashSet};

/// What kind of text is gone through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Story {
    /// The text itself.
    Main,
    /// Footnotes or endnotes.
    Notes,
    /// Headers and footers, of which nothing stays.
    Headers,
}

/// All that is known on the way.
pub struct Walk<'a> {
    /// Styles.
    pub styles: &'a Styles,
    /// Lists.
    pub numbering: Numbering,
    /// Fields that are open.
    pub fields: Fields,
    /// The link around what is read.
    pub link: Option<String>,
    /// Pictures so far.
    pub pictures: Pictures,
    /// What kind of text this is.
    pub story: Story,
    /// The part in which it stands.
    pub part: String,
    /// That part's relationships.
    pub relationships: Relationships,
    /// Paragraphs so far.
    pub paragraphs: u32,
    /// Tables so far.
    pub tables: u32,
    /// Text boxes that are open.
    pub boxes: usize,
    /// Insertions of tracked changes.
    pub insertions: usize,
    /// Deletions of tracked changes.
    pub deletions: usize,
    /// Bytes of what was made so far.
    pub made: u64,
    findings: Findings,
    /// Notes that exist, by kind and id in the file.
    known_notes: HashSet<(&'static str, String)>,
    /// Notes that the text refers to, and which each is.
    referred: HashMap<(&'static str, String), usize>,
    notes: Vec<Note>,
    /// What headers and footers say.
    pub margins: Vec<String>,
}

impl<'a> Walk<'a> {
    /// At the beginning.
    pub fn new(styles: &'a Styles, numbering: Numbering) -> Walk<'a> {
        Walk {
            styles,
            numbering,
            fields: Fields::default(),
            link: None,
            pictures: Pictures::default(),
            story: Story::Main,
            part: String::new(),
            relationships: Relationships::new(),
            paragraphs: 0,
            tables: 0,
            boxes: 0,
            insertions: 0,
            deletions: 0,
            made: 0,
            findings: Findings::default(),
            known_notes: HashSet::new(),
            referred: HashMap::new(),
            notes: Vec::new(),
            margins: Vec::new(),
        }
    }

    /// Goes on in another part.
    pub fn enter(&mut self, story: Story, part: &str, relationships: Relationships) {
        self.story = story;
        self.part = part.to_owned();
        self.relationships = relationships;
        self.fields = Fields::default();
    }

    /// Whether what was made of the text is no more than it may be.
    ///
    /// # Errors
    /// It is more.
    pub fn within_limits(&self) -> Result<(), Unreadable> {
        if self.made <= limits::MADE_BYTES {
            return Ok(());
        }
        let detail = format!("{} > {}", self.part, limits::MADE_BYTES);
        Err(Unreadable::new(&kinds::TOO_LARGE, detail))
    }

    /// Adds a finding. Of headers and footers there is one alone, elsewhere.
    pub fn tell(&mut self, kind: &'static Kind, place: Place, detail: &str) {
        if self.story != Story::Headers {
            self.findings.add(kind, place, detail);
        }
    }

    /// Says how many there are of something, where there are any.
    pub fn tell_count(&mut self, kind: &'static Kind, count: usize) {
        if count > 0 {
            self.findings.add(kind, Place::File, &count.to_string());
        }
    }

    /// Lists the notes of a part.
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

    /// The manuscript's id of a note that the text refers to.
    pub fn refer(&mut self, kind: &'static str, id: &str) -> Option<String> {
        let key = (kind, id.to_owned());
        if !self.known_notes.contains(&key) || self.story != Story::Main {
            return None;
        }
        let next = self.notes.len();
        let index = *self.referred.entry(key).or_insert(next);
        if index == next {
            self.notes.push(Note {
                id: format!("n{}", next + 1),
                paragraphs: Vec::new(),
            });
        }
        self.notes.get(index).map(|note| note.id.clone())
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

    /// Looks at headers and footers: what they say beside page numbers is told.
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

    /// The notes, the pictures and the findings.
    pub fn into_parts(mut self) -> (Vec<Note>, Vec<Media>, Vec<Finding>) {
        self.tell_count(&kinds::INSERTIONS, self.insertions);
        self.tell_count(&kinds::DELETIONS, self.deletions);
        (self.notes, self.pictures.media, self.findings.into_list())
    }
}

/// Whether an element is a note; separators and notices of continuation have a
/// type.
fn is_note(element: &xml::Element, name: &str) -> bool {
    let kind = element.get("type").unwrap_or("normal");
    element.is(Ns::W, name) && kind == "normal"
}

/// The paragraphs of all pieces, in order.
fn flatten(pieces: Vec<Piece>, out: &mut Vec<Paragraph>) {
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => out.push(paragraph),
            Piece::Table(table) => {
                let cells = table.rows.into_iter().flat_map(|row| row.cells);
                cells.for_each(|cell| flatten(cell.pieces, out));
            }
        }
    }
}

/// Takes away the space that stands between a note's number and its text.
fn trim(paragraphs: &mut [Paragraph]) {
    use crate::manuscript::What;
    let Some(first) = paragraphs.first_mut() else {
        return;
    };
    let gap = |what: &What| match what {
        What::Tab => true,
        What::Text(text) => text.chars().all(|c| c == ' '),
        _ => false,
    };
    let gaps = first.runs.iter().take_while(|run| gap(&run.what)).count();
    first.runs.drain(..gaps);
    if let Some(run) = first.runs.first_mut()
        && let What::Text(text) = &mut run.what
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
