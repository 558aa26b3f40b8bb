//! How much of an issue is drawn.
//!
//! Rule of this file: the app changes it, the chunks of the page (`body.rs`) show it.
//! The app tells the chunks that a change concerns, and no other: what a step costs
//! depends on what it draws, not on how long the issue is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use yew::Callback;

use crate::columns::SummaryOrder;
use crate::document::{Document, Part};

/// Which chunk of an issue.
#[derive(Clone, Copy, PartialEq)]
pub enum ChunkKind {
    /// The slice of the text with this index.
    Slice(usize),
    /// The section with this index.
    Section(usize),
    /// The province summary in this order.
    Summary(SummaryOrder),
    /// The list of figures.
    Gallery,
}

/// How much of an issue is drawn, and which fact in it is marked.
pub struct Drawing {
    document: Rc<Document>,
    /// Each slice, and after the last one the end: the summary and the figures.
    drawn: RefCell<Vec<bool>>,
    /// The first sections are there with their titles and their slices, drawn or not.
    sections: Cell<usize>,
    /// A fact, and the slice that it is in.
    marked: RefCell<Option<(usize, Rc<str>)>>,
    #[cfg(target_arch = "wasm32")]
    chunks: RefCell<Vec<Option<Callback<()>>>>,
    /// The first screen stands: what is drawn from now on is laid out when it comes
    /// near.
    pub is_ready: Cell<bool>,
    /// When a chunk was drawn last, in milliseconds.
    pub finished: Cell<f64>,
}

impl Drawing {
    /// An issue of which all is drawn, or nothing.
    pub fn new(document: &Rc<Document>, all: bool) -> Self {
        let sections = document.issue.sections.len();
        Drawing {
            drawn: RefCell::new(vec![all; document.slices.len() + 1]),
            sections: Cell::new(if all { sections } else { 0 }),
            marked: RefCell::default(),
            #[cfg(target_arch = "wasm32")]
            chunks: RefCell::default(),
            is_ready: Cell::default(),
            finished: Cell::default(),
            document: Rc::clone(document),
        }
    }

    /// The index of the end.
    pub fn end(&self) -> usize {
        self.document.slices.len()
    }

    /// Whether a chunk is drawn. Until then its space is reserved.
    pub fn shows(&self, kind: ChunkKind) -> bool {
        match kind {
            ChunkKind::Slice(index) => self.is_drawn(index),
            ChunkKind::Section(index) => index < self.sections.get(),
            ChunkKind::Summary(_) | ChunkKind::Gallery => self.is_drawn(self.end()),
        }
    }

    /// Whether a slice, or the end, is drawn.
    pub fn is_drawn(&self, index: usize) -> bool {
        self.drawn.borrow().get(index) != Some(&false)
    }

    /// Whether nothing is left to draw.
    pub fn is_complete(&self) -> bool {
        !self.drawn.borrow().contains(&false)
    }

    /// The fact to mark, if it is in this slice.
    pub fn marked_in(&self, slice: usize) -> Option<Rc<str>> {
        let marked = self.marked.borrow();
        let (_, fact) = marked.as_ref().filter(|(in_slice, _)| *in_slice == slice)?;
        Some(Rc::clone(fact))
    }

    /// Draws a slice with its section, or the end.
    pub fn draw(&self, index: usize) {
        if self.is_drawn(index) {
            return;
        }
        if let Some(drawn) = self.drawn.borrow_mut().get_mut(index) {
            *drawn = true;
        }
        match self.document.slices.get(index).map(|it| it.part) {
            Some(Part::Section(section)) if section >= self.sections.get() => {
                self.draw_sections(section + 1);
            }
            Some(_) => self.tell(ChunkKind::Slice(index)),
            None => {
                self.draw_sections(self.document.issue.sections.len());
                self.tell(ChunkKind::Summary(Default::default()));
                self.tell(ChunkKind::Gallery);
            }
        }
    }

    /// Draws the first sections, so many of them, without their text. None is drawn
    /// before the one above it: scroll positions count titles and slices.
    pub fn draw_sections(&self, count: usize) {
        let from = self.sections.get();
        self.sections.set(count.max(from));
        for index in from..count {
            self.tell(ChunkKind::Section(index));
        }
    }

    /// Draws so many slices in their order, and the end as the last one. Returns
    /// whether there is more.
    pub fn draw_next(&self, count: usize) -> bool {
        let mut left = count;
        for index in 0..=self.end() {
            if self.is_drawn(index) {
                continue;
            }
            if left == 0 {
                return true;
            }
            left -= 1;
            self.draw(index);
        }
        false
    }

    /// Marks a fact in place of the one that was marked.
    pub fn mark(&self, fact: Option<Rc<str>>) {
        let marked = fact.and_then(|it| Some((self.document.slice_of(&it)?, it)));
        let before = self.marked.replace(marked.clone());
        if before != marked {
            let tell = |it: Option<(usize, Rc<str>)>| {
                if let Some((slice, _)) = it {
                    self.tell(ChunkKind::Slice(slice));
                }
            };
            tell(before);
            tell(marked);
        }
    }

    /// A chunk is there, to be told of changes.
    #[cfg(target_arch = "wasm32")]
    pub fn enter(&self, kind: ChunkKind, chunk: Callback<()>) {
        let index = self.number(kind);
        let mut chunks = self.chunks.borrow_mut();
        if chunks.len() <= index {
            chunks.resize(index + 1, None);
        }
        chunks[index] = Some(chunk);
    }

    #[cfg(target_arch = "wasm32")]
    fn tell(&self, kind: ChunkKind) {
        if let Some(Some(chunk)) = self.chunks.borrow().get(self.number(kind)) {
            chunk.emit(());
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn tell(&self, _: ChunkKind) {}

    /// A number for each chunk.
    #[cfg(target_arch = "wasm32")]
    fn number(&self, kind: ChunkKind) -> usize {
        match kind {
            ChunkKind::Slice(index) => index,
            ChunkKind::Summary(_) => self.end(),
            ChunkKind::Gallery => self.end() + 1,
            ChunkKind::Section(index) => self.end() + 2 + index,
        }
    }
}
