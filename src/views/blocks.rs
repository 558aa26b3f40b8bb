//! Every kind of block. A new kind is drawn here.

use yew::Html;

use bulletin::model::{Block, Cell, Figure, Heading, Inline, ListItem, Table};

use super::figures;
use super::inline::Pen;
use super::tag::{Tag, heading_tag, siblings, tag};
use crate::words::{decimal, fill};

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
        Block::Table(it) => table(it, pen),
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

fn table(table: &Table, pen: &mut Pen) -> Tag {
    let name = table.caption.text();
    let caption = pen.leaf(&table.caption);
    let mut out = tag("table");
    if !name.is_empty() {
        out = out.child_tag(tag("caption").child(caption));
    }
    let out = out
        .child_tag(rows(tag("thead"), &table.head, pen, true))
        .child_tag(rows(tag("tbody"), &table.rows, pen, false));
    // Focusable, so that the arrow keys scroll a table wider than the page.
    let region = tag("div")
        .class("scroll")
        .static_attr("role", "region")
        .static_attr("tabindex", "0");
    match name.is_empty() {
        true => region
            .static_attr("aria-label", pen.words.table)
            .own_language(pen.words)
            .child_tag(out.attr("lang", &pen.document.issue.language)),
        false => region.attr("aria-label", &name).child_tag(out),
    }
}

/// Appends rows to a group of a table.
fn rows(mut group: Tag, rows: &[Vec<Cell>], pen: &mut Pen, is_head: bool) -> Tag {
    for row in rows {
        let mut line = tag("tr");
        for it in row {
            line = line.child_tag(cell(it, pen, is_head));
        }
        group = group.child_tag(line);
    }
    group
}

fn cell(cell: &Cell, pen: &mut Pen, is_head: bool) -> Tag {
    let mut out = match (is_head, cell.col_span > 1) {
        (true, true) => tag("th").static_attr("scope", "colgroup"),
        (true, false) => tag("th").static_attr("scope", "col"),
        (false, _) => tag("td"),
    };
    for (name, span) in [("colspan", cell.col_span), ("rowspan", cell.row_span)] {
        let span = (span > 1).then(|| decimal(span as usize));
        out = out.attr_opt(name, span.as_deref());
    }
    out.child(pen.leaf(&cell.text))
}
