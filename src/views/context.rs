//! The values that views are drawn from.
//!
//! Rule of this file: types only. It imports no other view.

use std::rc::Rc;

use bulletin::model::Archive;
use yew::Properties;

use super::drawing::{ChunkKind, Drawing};
use super::links::Links;
use crate::columns::SummaryOrder;
use crate::document::Document;
use crate::words::Words;

/// Everything the views are drawn from.
pub struct ViewContext<'a> {
    /// The issue.
    pub document: &'a Rc<Document>,
    /// The archive that the issue belongs to, if any.
    pub archive: Option<&'a Archive>,
    /// Where addresses lead.
    pub links: &'a Rc<Links>,
    /// The viewer's own words.
    pub words: &'static Words,
    /// Where the reader is.
    pub position: ReadingPosition,
    /// How much of it is drawn.
    pub drawing: &'a Rc<Drawing>,
    /// The order of the summary.
    pub order: SummaryOrder,
    /// The level of the headline.
    pub heading_level: u8,
}

impl ViewContext<'_> {
    /// Whether the archive has other issues.
    pub fn has_other_issues(&self) -> bool {
        self.archive.is_some_and(|it| it.issues.len() > 1)
    }
}

/// The part of the issue that the reader is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ReadingPosition {
    /// Above the first section.
    #[default]
    Top,
    /// In the section with this index.
    Section(usize),
    /// In the summary.
    Summary,
    /// In the list of figures.
    Figures,
}

/// A sheet over the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sheet {
    /// The contents.
    Contents,
    /// The list of issues.
    Issues,
}

/// The properties of a chunk: see `body.rs`.
#[derive(Properties, Clone)]
pub struct ChunkProps {
    /// The issue.
    pub document: Rc<Document>,
    /// How much of it is drawn. A document has one.
    pub drawing: Rc<Drawing>,
    /// Which chunk of it.
    pub kind: ChunkKind,
    /// Where addresses lead.
    pub links: Rc<Links>,
    /// The viewer's own words.
    pub words: &'static Words,
    /// The level of the headline.
    pub heading_level: u8,
}

impl PartialEq for ChunkProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && self.kind == other.kind
            && Rc::ptr_eq(&self.links, &other.links)
            && self.words.locale == other.words.locale
            && self.heading_level == other.heading_level
    }
}
