//! The state of reading a document.

use super::fields::Fields;
use super::media::{FoundPicture, Pictures};
use super::numbering::Numbering;
use super::package::{Package, Relationships};
use super::styles::Styles;
use crate::manuscript::{Media, Note};
use crate::report::{Finding, FindingKind, Place};
use crate::source::findings::Findings;
use crate::source::unreadable::Unreadable;
use crate::source::{kinds, limits};
use std::collections::{HashMap, HashSet};

/// The kind of text being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Story {
    /// The text itself.
    Main,
    /// Footnotes or endnotes.
    Notes,
    /// Headers and footers, of which nothing is kept.
    Headers,
}

/// The state of reading a document.
pub struct Walk<'a> {
    /// Styles.
    pub styles: &'a Styles,
    /// Lists.
    pub numbering: Numbering,
    /// Open fields.
    pub fields: Fields,
    /// The link around the current element.
    pub link: Option<String>,
    /// Pictures so far.
    pub pictures: Pictures,
    /// The kind of the current text.
    pub story: Story,
    /// The part that contains it.
    pub part: String,
    /// That part's relationships.
    pub relationships: Relationships,
    /// Paragraphs so far.
    pub paragraphs: u32,
    /// Tables so far.
    pub tables: u32,
    /// How many text boxes are open.
    pub boxes: usize,
    /// Insertions of tracked changes.
    pub insertions: usize,
    /// Deletions of tracked changes.
    pub deletions: usize,
    /// Their texts.
    deleted: Vec<String>,
    /// Bytes of what was made so far.
    pub made: u64,
    /// What was found so far.
    pub findings: Findings,
    /// Notes that exist, by kind and id in the file.
    pub known_notes: HashSet<(&'static str, String)>,
    /// Notes that the text refers to, with their index.
    pub referred: HashMap<(&'static str, String), usize>,
    /// The notes, in the order of the references.
    pub notes: Vec<Note>,
    /// The text of headers and footers.
    pub margins: Vec<String>,
}

impl<'a> Walk<'a> {
    /// The state at the start.
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
            deleted: Vec::new(),
            made: 0,
            findings: Findings::default(),
            known_notes: HashSet::new(),
            referred: HashMap::new(),
            notes: Vec::new(),
            margins: Vec::new(),
        }
    }

    /// Continues in another part.
    pub fn enter(&mut self, story: Story, part: &str, relationships: Relationships) {
        self.story = story;
        self.part = part.to_owned();
        self.relationships = relationships;
        self.fields = Fields::default();
    }

    /// Checks that no more was made from the text than is allowed.
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

    /// The picture of a relationship's id; `None` in headers and footers, of
    /// which nothing is kept.
    ///
    /// # Errors
    /// The part is encrypted, damaged or too large.
    pub fn find_picture(
        &mut self,
        package: &mut Package<'_>,
        id: &str,
    ) -> Result<Option<FoundPicture>, Unreadable> {
        match self.story {
            Story::Headers => Ok(None),
            Story::Main | Story::Notes => {
                let relationship = self.relationships.get(id);
                self.pictures.find(package, id, relationship).map(Some)
            }
        }
    }

    /// The place of a finding without a closer one than its part.
    pub fn in_part(&self) -> Place {
        Place::Part(self.part.clone())
    }

    /// Adds a finding. The text of headers and footers gets a single one,
    /// elsewhere; here it is only what is left out of that.
    pub fn report(&mut self, kind: &'static FindingKind, place: Place, detail: &str) {
        let left_out = [&kinds::HIDDEN_TEXT, &kinds::PLACEHOLDER, &kinds::FIELD_CODE];
        if self.story != Story::Headers || left_out.contains(&kind) {
            self.findings.add(kind, place, detail);
        }
    }

    /// Adds a text that a tracked change deleted.
    pub fn deleted(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.deleted.push(text.to_owned());
        }
    }

    /// Reports how many there are of something, if any.
    pub fn report_count(&mut self, kind: &'static FindingKind, count: usize) {
        if count > 0 {
            self.findings.add(kind, Place::File, &count.to_string());
        }
    }

    /// Reports texts that were left out, all of them, in one finding.
    pub fn report_texts(&mut self, kind: &'static FindingKind, texts: &[String]) {
        if !texts.is_empty() {
            self.findings.add(kind, Place::File, &texts.join(" | "));
        }
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

    /// The notes, the pictures and the findings.
    pub fn into_parts(mut self) -> (Vec<Note>, Vec<Media>, Vec<Finding>) {
        self.report_count(&kinds::INSERTIONS, self.insertions);
        self.report_count(&kinds::DELETIONS, self.deletions);
        let deleted = std::mem::take(&mut self.deleted);
        self.report_texts(&kinds::DELETED_TEXT, &deleted);
        (self.notes, self.pictures.media, self.findings.into_list())
    }
}
