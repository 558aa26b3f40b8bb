//! Every kind of block. A new kind is drawn here.

use yew::Html;

use bulletin::model::{Block, Figure, Heading, Inline, ListItem};

use super::inline::Pen;
use super::tag::{Tag, heading_tag, siblings, tag};
use super::{figures, table};
use crate::words::fill;

/// Draws blocks in order.
pub fn blocks(blocks: &[Block], pen: &mut Pen) -> Html {
    let mut nodes = Vec::with_capacity(blocks.len());
    for it in blocks {
        nodes.push(block(it, pen).build());
    }
    siblings(nodes)
}

fn block(block: &Block, pen: &mut Pen) -> Tag {
    match block {
        Block::Heading(it) => heading(it, pen),
        Block::Paragraph(text) => running("p", text, pen),
        Block::List(it) => list(&it.items, pen),
        Block::Figure(it) => figure(it, pen),
        Block::Table(it) => table::table(it, pen),
        Block::Quote(inner) => tag("blockquote").child(blocks(inner, pen)),
        Block::Unknown { kind, text } => tag("div")
            .class("unknown")
            .child_tag(
                tag("p")
                    .class("hint")
                    .own_language(pen.words)
                    .text(&fill(pen.words.unknown_block, kind)),
            )
            .child_tag(tag("p").child(pen.leaf(&Inline::plain(text)))),
    }
}

/// Running text, justified where no long word forbids it.
fn running(name: &'static str, text: &Inline, pen: &mut Pen) -> Tag {
    let leaf = pen.leaf(text);
    tag(name)
        .attr_opt("class", pen.has_long_word.then_some("long"))
        .child(leaf)
}

fn heading(heading: &Heading, pen: &mut Pen) -> Tag {
    let id = heading.id.as_deref();
    heading_tag(heading.level, pen.heading_level)
        .attr_opt("id", id)
        .attr_opt("tabindex", id.map(|_| "-1"))
        .child(pen.leaf(&heading.text))
}

/// A list. Its markers are part of the text, so the element adds none.
fn list(items: &[ListItem], pen: &mut Pen) -> Tag {
    // Safari drops the role of a list whose markers are hidden.
    let mut out = tag("ul").class("points").static_attr("role", "list");
    for item in items {
        let mut row = running("li", &item.text, pen);
        if !item.items.is_empty() {
            row = row.child_tag(list(&item.items, pen));
        }
        out = out.child_tag(row);
    }
    out
}

fn figure(figure: &Figure, pen: &mut Pen) -> Tag {
    let caption = pen.leaf(&figure.caption);
    figures::figure(figure, caption, pen.links, pen.words)
}
