//! Writing issues and archives as JSON.
//!
//! Defaults are left out: empty lists, absent values, an occurrence of 1, a span
//! of 1. Inline text of one plain run is a string.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::model::{Amount, Archive, Block, BlockKind, Cell, Date, Inline, Issue, ListItem, Run};

/// The file `issue.json`, indented by two spaces, with a line feed at the end.
pub fn issue(issue: &Issue) -> String {
    pretty(issue)
}

/// The file `archive.json`.
pub fn archive(archive: &Archive) -> String {
    pretty(archive)
}

fn pretty<T: Serialize>(value: &T) -> String {
    // Writing to memory fails only for keys that are not strings; there are none.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

impl Serialize for Inline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0[..] {
            [] => serializer.serialize_str(""),
            // An empty run is not the same as no run.
            [Run::Text(text)] if !text.is_empty() => serializer.serialize_str(text),
            runs => serializer.collect_seq(runs),
        }
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Run::Text(text) = self {
            return serializer.serialize_str(text);
        }
        let mut map = serializer.serialize_map(Some(1))?;
        match self {
            Run::Text(_) => {}
            Run::Strong(inner) => map.serialize_entry("strong", inner)?,
            Run::Em(inner) => map.serialize_entry("em", inner)?,
            Run::Link { href, text } => map.serialize_entry("link", &Link { href, text })?,
            Run::NoteRef(id) => map.serialize_entry("noteRef", id)?,
            Run::Break => map.serialize_entry("break", &true)?,
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct Link<'a> {
    href: &'a str,
    text: &'a Inline,
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        match self {
            Block::Heading(heading) => map.serialize_entry(BlockKind::Heading.name(), heading)?,
            Block::Paragraph(text) => map.serialize_entry(BlockKind::Paragraph.name(), text)?,
            Block::List(list) => map.serialize_entry(BlockKind::List.name(), list)?,
            Block::Figure(figure) => map.serialize_entry(BlockKind::Figure.name(), figure)?,
            Block::Table(table) => map.serialize_entry(BlockKind::Table.name(), table)?,
            Block::Quote(blocks) => map.serialize_entry(BlockKind::Quote.name(), blocks)?,
            Block::Unknown { kind, text } => map.serialize_entry(kind, text)?,
        }
        map.end()
    }
}

impl Serialize for ListItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.items.is_empty() {
            return self.text.serialize(serializer);
        }
        let mut item = serializer.serialize_struct("ListItem", 2)?;
        item.serialize_field("text", &self.text)?;
        item.serialize_field("items", &self.items)?;
        item.end()
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spans = [("colSpan", self.col_span), ("rowSpan", self.row_span)];
        let spans = spans.into_iter().filter(|(_, span)| *span != 1);
        if spans.clone().count() == 0 {
            return self.text.serialize(serializer);
        }
        let mut cell = serializer.serialize_map(None)?;
        cell.serialize_entry("text", &self.text)?;
        for (name, span) in spans {
            cell.serialize_entry(name, &span)?;
        }
        cell.end()
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut amount = serializer.serialize_map(None)?;
        amount.serialize_entry("yuan", &Amount::write_yuan(self.fen))?;
        amount.serialize_entry("bound", &self.bound)?;
        if let Some(up_to) = self.up_to {
            amount.serialize_entry("upTo", &Amount::write_yuan(up_to))?;
        }
        amount.end()
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_iso())
    }
}
