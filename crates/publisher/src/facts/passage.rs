//! The leaves of a text with their places, in the order of
//! [`bulletin::evidence`].

use bulletin::model::{Block, Inline, ListItem};

/// One inline text.
pub(super) struct Passage {
    /// Where it stands: `sections[0].blocks[3].paragraph`.
    pub(super) place: String,
    /// Its joined runs.
    pub(super) text: String,
    /// A caption or heading: it names again what the text tells.
    pub(super) aside: bool,
}

/// All leaves of the blocks, in order.
pub(super) fn passages(place: &str, blocks: &[Block], out: &mut Vec<Passage>) {
    for (index, block) in blocks.iter().enumerate() {
        let place = format!("{place}[{index}]");
        match block {
            Block::Paragraph(text) => push(out, format!("{place}.paragraph"), text, false),
            Block::Heading(heading) => {
                push(out, format!("{place}.heading.text"), &heading.text, true);
            }
            Block::List(list) => items(&format!("{place}.list.items"), &list.items, out),
            Block::Figure(figure) => {
                push(
                    out,
                    format!("{place}.figure.caption"),
                    &figure.caption,
                    true,
                );
            }
            Block::Table(table) => {
                push(out, format!("{place}.table.caption"), &table.caption, true);
                for (part, rows) in [("head", &table.head), ("rows", &table.rows)] {
                    for (row, cells) in rows.iter().enumerate() {
                        for (column, cell) in cells.iter().enumerate() {
                            let place = format!("{place}.table.{part}[{row}][{column}]");
                            push(out, place, &cell.text, false);
                        }
                    }
                }
            }
            Block::Quote(inner) => passages(&format!("{place}.quote"), inner, out),
            Block::Unknown { text, .. } => out.push(Passage {
                place,
                text: text.clone(),
                aside: false,
            }),
        }
    }
}

fn items(place: &str, all: &[ListItem], out: &mut Vec<Passage>) {
    for (index, item) in all.iter().enumerate() {
        let place = format!("{place}[{index}]");
        push(out, place.clone(), &item.text, false);
        items(&format!("{place}.items"), &item.items, out);
    }
}

fn push(out: &mut Vec<Passage>, place: String, text: &Inline, aside: bool) {
    out.push(Passage {
        place,
        text: text.text(),
        aside,
    });
}
