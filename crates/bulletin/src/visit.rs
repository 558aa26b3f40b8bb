//! Walks over blocks and inline text.
//!
//! Rule of this file: every `match` names every kind, so a new kind of block or
//! run does not compile until this file says what is in it. Code that only looks
//! for ids, figures or text walks with these functions and needs no change.

use std::borrow::Cow;

use crate::model::{Block, Cell, Figure, Inline, Issue, ListItem, Run};

/// The text of one paragraph, heading, point, caption or cell.
#[derive(Clone, Copy)]
pub enum Leaf<'a> {
    /// Text with runs.
    Inline(&'a Inline),
    /// The text of a block of an unknown kind.
    Plain(&'a str),
}

/// What a leaf is in its block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// A heading.
    Heading,
    /// The caption of a figure or a table.
    Caption,
    /// A cell of a table.
    Cell,
    /// Anything else: a paragraph, a point, the text of an unknown block.
    Body,
}

/// What a walk meets, in reading order.
#[derive(Clone, Copy)]
pub enum Item<'a> {
    /// The id of a heading or a figure.
    Id(&'a str),
    /// A figure, before its caption.
    Figure(&'a Figure),
    /// A row of a table, before its cells.
    Row,
    /// A leaf. Captions count even if they are empty, so the number of leaves
    /// depends on the kinds of blocks alone.
    Leaf(Leaf<'a>, Role),
}

/// The place of an item, in the words of the file.
///
/// A [`String`] spells it out: `sections[2].blocks[0].figure`. The unit type
/// keeps no place and costs nothing.
pub trait Place {
    /// The place of a field.
    fn field(&self, name: &str) -> Self;
    /// The place of an item of a list.
    fn index(&self, index: usize) -> Self;
}

impl Place for () {
    fn field(&self, _: &str) {}

    fn index(&self, _: usize) {}
}

impl Place for String {
    fn field(&self, name: &str) -> String {
        format!("{self}.{name}")
    }

    fn index(&self, index: usize) -> String {
        format!("{self}[{index}]")
    }
}

/// Calls `see` with everything in the blocks.
pub fn blocks<'a>(blocks: &'a [Block], see: &mut dyn FnMut(Item<'a>)) {
    walk(blocks, &(), &mut |(), item| see(item));
}

/// Calls `see` with everything in the blocks and its place; `place` is that of
/// the list of blocks.
pub fn blocks_at<'a>(place: &str, blocks: &'a [Block], see: &mut dyn FnMut(&str, Item<'a>)) {
    walk(blocks, &place.to_owned(), &mut |place, item| {
        see(place, item);
    });
}

/// Calls `see` with everything in the blocks of an issue: the editor's note,
/// the lead, then each section.
pub fn issue<'a>(issue: &'a Issue, see: &mut dyn FnMut(Item<'a>)) {
    blocks(&issue.editor_note, see);
    blocks(&issue.lead, see);
    for section in &issue.sections {
        blocks(&section.blocks, see);
    }
}

/// Calls `see` with each figure in the blocks, to change it.
pub fn figures_mut(blocks: &mut [Block], see: &mut dyn FnMut(&mut Figure)) {
    for block in blocks {
        match block {
            Block::Figure(figure) => see(figure),
            Block::Quote(inner) => figures_mut(inner, see),
            Block::Paragraph(_)
            | Block::Heading(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Unknown { .. } => {}
        }
    }
}

/// Calls `see` with each run of a text. A run comes before the runs inside it.
pub fn runs<'a>(text: &'a Inline, see: &mut dyn FnMut(&'a Run)) {
    for run in &text.0 {
        see(run);
        match run {
            Run::Strong(inner) | Run::Em(inner) | Run::Link { text: inner, .. } => runs(inner, see),
            Run::Text(_) | Run::NoteRef(_) | Run::Break => {}
        }
    }
}

fn walk<'a, P: Place>(blocks: &'a [Block], place: &P, see: &mut dyn FnMut(&P, Item<'a>)) {
    for (index, block) in blocks.iter().enumerate() {
        let place = place.index(index);
        match block {
            Block::Paragraph(text) => see(&place.field("paragraph"), Item::body(text)),
            Block::Heading(heading) => {
                let place = place.field("heading");
                if let Some(id) = &heading.id {
                    see(&place.field("id"), Item::Id(id));
                }
                let text = Leaf::Inline(&heading.text);
                see(&place.field("text"), Item::Leaf(text, Role::Heading));
            }
            Block::List(list) => points(&list.items, &place.field("list").field("items"), see),
            Block::Figure(figure) => {
                let place = place.field("figure");
                see(&place.field("id"), Item::Id(&figure.id));
                see(&place, Item::Figure(figure));
                see(&place.field("caption"), Item::caption(&figure.caption));
            }
            Block::Table(table) => {
                let place = place.field("table");
                see(&place.field("caption"), Item::caption(&table.caption));
                rows(&table.head, &place.field("head"), see);
                rows(&table.rows, &place.field("rows"), see);
            }
            Block::Quote(inner) => walk(inner, &place.field("quote"), see),
            Block::Unknown { text, .. } => see(&place, Item::Leaf(Leaf::Plain(text), Role::Body)),
        }
    }
}

fn points<'a, P: Place>(items: &'a [ListItem], place: &P, see: &mut dyn FnMut(&P, Item<'a>)) {
    for (index, item) in items.iter().enumerate() {
        let place = place.index(index);
        see(&place, Item::body(&item.text));
        points(&item.items, &place.field("items"), see);
    }
}

fn rows<'a, P: Place>(rows: &'a [Vec<Cell>], place: &P, see: &mut dyn FnMut(&P, Item<'a>)) {
    for (index, row) in rows.iter().enumerate() {
        let place = place.index(index);
        see(&place, Item::Row);
        for (index, cell) in row.iter().enumerate() {
            let text = Leaf::Inline(&cell.text);
            see(&place.index(index), Item::Leaf(text, Role::Cell));
        }
    }
}

impl<'a> Leaf<'a> {
    /// Its plain characters: [`Inline::text`].
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Leaf::Inline(inline) => Cow::Owned(inline.text()),
            Leaf::Plain(text) => Cow::Borrowed(text),
        }
    }
}

impl<'a> Item<'a> {
    fn body(text: &'a Inline) -> Self {
        Item::Leaf(Leaf::Inline(text), Role::Body)
    }

    fn caption(text: &'a Inline) -> Self {
        Item::Leaf(Leaf::Inline(text), Role::Caption)
    }
}
