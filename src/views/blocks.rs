//! Every kind of block. A new kind is drawn here.

use yew::Html;

use bulletin::model::{Block, Cell, Figure, Heading, Inline, ListItem, Table};

use super::figures;
use super::inline::Pen;
use super::tag::{Tag, class, list, tag};
use crate::words::fill;

/// Draws blocks in order.
pub fn blocks(blocks: &[Block], pen: &mut Pen) -> Html {
    let mut nodes = Vec::with_capacity(blocks.len());
    for it in blocks {
        nodes.push(block(it, pen).done());
    }
    list(nodes)
}

fn block(block: &Block, pen: &mut Pen) -> Tag {
    match block {
        Block::Heading(it) => heading(it, pen),
        Block::Paragraph(text) => tag("p").put_in(pen.leaf(text)),
        Block::List(it) => items(&it.items, pen),
        Block::Figure(it) => figure(it, pen),
        Block::Table(it) => table(it, pen),
        Block::Quote(inner) => tag("blockquote").put_in(blocks(inner, pen)),
        Block::Unknown { kind, text } => class("div", "unknown")
            .with(
                class("p", "hint")
                    .own(pen.words)
                    .say(&fill(pen.words.unknown_block, kind)),
            )
            .with(tag("p").put_in(pen.leaf(&Inline::plain(text)))),
    }
}

/// A heading tag for a level of the format (a section's title is 2) under the
/// headline's level on this page.
pub fn heading_tag(level: u8, headline: u8) -> Tag {
    const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let level = usize::from(level + headline).saturating_sub(2);
    tag(TAGS.get(level).unwrap_or(&"h6"))
}

fn heading(heading: &Heading, pen: &mut Pen) -> Tag {
    let tag = heading_tag(heading.level, pen.heading_level);
    let tag = match &heading.id {
        Some(id) => tag.set("id", id).is("tabindex", "-1"),
        None => tag,
    };
    tag.put_in(pen.leaf(&heading.text))
}

/// The markers are part of the text, so the list itself numbers nothing.
fn items(list: &[ListItem], pen: &mut Pen) -> Tag {
    // Safari drops the role of a list whose markers are hidden.
    let mut out = class("ul", "points").is("role", "list");
    for item in list {
        let mut row = tag("li").put_in(pen.leaf(&item.text));
        if !item.items.is_empty() {
            row = row.with(items(&item.items, pen));
        }
        out = out.with(row);
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
        out = out.with(tag("caption").put_in(caption));
    }
    let out = out
        .with(rows(tag("thead"), &table.head, pen, true))
        .with(rows(tag("tbody"), &table.rows, pen, false));
    // Reached by the keyboard, so that its arrows move what is wider than the page.
    let region = class("div", "scroll")
        .is("role", "region")
        .is("tabindex", "0");
    match name.is_empty() {
        true => region
            .is("aria-label", pen.words.table)
            .own(pen.words)
            .with(out.set("lang", &pen.document.issue.language)),
        false => region.set("aria-label", &name).with(out),
    }
}

fn rows(mut group: Tag, list: &[Vec<Cell>], pen: &mut Pen, head: bool) -> Tag {
    for row in list {
        let mut line = tag("tr");
        for it in row {
            line = line.with(cell(it, pen, head));
        }
        group = group.with(line);
    }
    group
}

fn cell(cell: &Cell, pen: &mut Pen, head: bool) -> Tag {
    let mut out = match (head, cell.col_span > 1) {
        (true, true) => tag("th").is("scope", "colgroup"),
        (true, false) => tag("th").is("scope", "col"),
        _ => tag("td"),
    };
    for (name, span) in [("colspan", cell.col_span), ("rowspan", cell.row_span)] {
        if span > 1 {
            out = out.count(name, span);
        }
    }
    out.put_in(pen.leaf(&cell.text))
}
