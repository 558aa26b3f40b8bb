//! The values that views are drawn from.
//!
//! Rule of this file: types only. It imports no other view.

use std::rc::Rc;

use bulletin::model::Archive;
use yew::Properties;

use super::links::Links;
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
    /// The fact whose evidence is marked.
    pub marked: Option<&'a Rc<str>>,
    /// Whether the slice with an index is drawn. The index after the last slice
    /// stands for the summary and the list of figures.
    pub drawn: &'a dyn Fn(usize) -> bool,
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

/// The order of the summary's rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SummaryOrder {
    /// As edited.
    #[default]
    Editor,
    /// By province, as in GB/T 2260.
    Province,
    /// By the sum given, largest first.
    Amount,
}

impl SummaryOrder {
    /// Its name.
    pub fn name(self, words: &'static Words) -> &'static str {
        match self {
            SummaryOrder::Editor => words.sort_editor,
            SummaryOrder::Province => words.sort_province,
            SummaryOrder::Amount => words.sort_amount,
        }
    }
}

/// The properties of a chunk: see `body.rs`.
#[derive(Properties, Clone)]
pub struct ChunkProps {
    /// The issue.
    pub document: Rc<Document>,
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

/// Which chunk of an issue.
#[derive(Clone, PartialEq)]
pub enum ChunkKind {
    /// A slice of the text.
    Slice {
        /// The index of the slice.
        index: usize,
        /// Whether it is drawn; until then its space is reserved.
        drawn: bool,
        /// The fact to mark, if it is in this slice.
        marked: Option<Rc<str>>,
    },
    /// The province summary in this order; `None` until it is drawn.
    Summary(Option<SummaryOrder>),
    /// The list of figures, and whether it is drawn.
    Gallery(bool),
}
