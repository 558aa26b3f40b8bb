//! Every kind of block. A new kind is drawn here.

use std::borrow::Cow;

use yew::{Html, html, virtual_dom::VTag};

use bulletin::model::{Block, Cell, Heading, Inline, ListItem, Table};

use super::figures::figure;
use super::inline::Pen;
use crate::words::fill;

/// Draws blocks in order.
pub fn blocks(blocks: &[Block], pen: &mut Pen) -> Html {
    blocks.iter().map(|it| block(it, pen)).collect()
}

fn block(block: &Block, pen: &mut Pen) -> Html {
    match block {
        Block::Heading(it) => heading(it, pen),
        Block::Paragraph(text) => {
            let text = pen.leaf(text);
            html! { <p>{ text }</p> }
        }
        Block::List(list) => items(&list.items, pen),
        Block::Figure(it) => figure(it, pen),
        Block::Table(it) => table(it, pen),
        Block::Quote(inner) => {
            let inner = blocks(inner, pen);
            html! { <blockquote>{ inner }</blockquote> }
        }
        Block::Unknown { kind, text } => {
            let text = pen.leaf(&Inline::plain(text));
            html! {
                <div class="unknown">
                    <p class="hint">{ fill(pen.words.unknown_block, kind) }</p>
                    <p>{ text }</p>
                </div>
            }
        }
    }
}

/// A heading tag for a level of the format (a section's title is 2) under the
/// headline's level on this page.
pub fn heading_tag(level: u8, headline: u8) -> Cow<'static, str> {
    const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let level = usize::from((level + headline).saturating_sub(1).clamp(1, 6));
    Cow::Borrowed(TAGS[level - 1])
}

fn heading(heading: &Heading, pen: &mut Pen) -> Html {
    let mut tag = VTag::new(heading_tag(heading.level, pen.heading_level));
    if let Some(id) = &heading.id {
        tag.add_attribute("id", id.clone());
        tag.add_attribute("tabindex", "-1");
    }
    tag.add_child(pen.leaf(&heading.text));
    tag.into()
}

/// The markers are part of the text, so the list itself numbers nothing.
fn items(list: &[ListItem], pen: &mut Pen) -> Html {
    let rows: Html = list
        .iter()
        .map(|item| {
            let text = pen.leaf(&item.text);
            let below = (!item.items.is_empty()).then(|| items(&item.items, pen));
            html! { <li>{ text }{ below.unwrap_or_default() }</li> }
        })
        .collect();
    // Safari drops the role of a list whose markers are hidden.
    html! { <ul class="points" role="list">{ rows }</ul> }
}

fn table(table: &Table, pen: &mut Pen) -> Html {
    let name = table.caption.text();
    let caption = pen.leaf(&table.caption);
    let head = rows(&table.head, pen, true);
    let body = rows(&table.rows, pen, false);
    html! {
        <div class="scroll" role="region" tabindex="0" aria-label={name.clone()}>
            <table>
                if !name.is_empty() { <caption>{ caption }</caption> }
                <thead>{ head }</thead>
                <tbody>{ body }</tbody>
            </table>
        </div>
    }
}

fn rows(list: &[Vec<Cell>], pen: &mut Pen, head: bool) -> Html {
    list.iter()
        .map(|row| {
            let cells: Html = row.iter().map(|it| cell(it, pen, head)).collect();
            html! { <tr>{ cells }</tr> }
        })
        .collect()
}

fn cell(cell: &Cell, pen: &mut Pen, head: bool) -> Html {
    let mut tag = VTag::new(if head { "th" } else { "td" });
    if head {
        tag.add_attribute("scope", if cell.col_span > 1 { "colgroup" } else { "col" });
    }
    for (name, span) in [("colspan", cell.col_span), ("rowspan", cell.row_span)] {
        if span > 1 {
            tag.add_attribute(name, span.to_string());
        }
    }
    tag.add_child(pen.leaf(&cell.text));
    tag.into()
}
