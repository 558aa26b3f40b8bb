//! Blocks of text.

use super::inline;
use super::reader::Reader;
use crate::digits;
use crate::finding::{Code, Severity};
use crate::model::{Block, Cell, Figure, Heading, Inline, List, ListItem, Picture, Source, Table};
use crate::node::{Kind, Node};

/// The blocks in a field; none where it is absent.
pub(super) fn field<N: Node>(reader: &mut Reader, node: N, name: &'static str) -> Vec<Block> {
    reader.list(node, name, block)
}

/// A block is an object with one field, named after its kind. With two kinds it
/// would be anyone's guess which of them counts: it is kept as its text, like
/// one of an unknown kind.
fn block<N: Node>(reader: &mut Reader, node: N) -> Block {
    type Read<N> = fn(&mut Reader, N) -> Block;
    let kinds: &[(&'static str, Read<N>)] = &[
        ("paragraph", paragraph),
        ("heading", heading),
        ("list", list),
        ("figure", figure),
        ("table", table),
        ("quote", quote),
    ];
    let mut known = None;
    let mut several = false;
    for &(kind, read) in kinds {
        if let Some(value) = node.field(kind) {
            several |= known.is_some();
            known = Some((kind, read, value));
        }
    }
    let Some((kind, read, value)) = known.filter(|_| !several) else {
        return unknown(reader, node);
    };
    reader.enter(kind);
    reader.deeper();
    let block = read(reader, value);
    reader.shallower();
    reader.leave();
    block
}

/// A string that stands among the blocks is one of no kind.
fn unknown<N: Node>(reader: &mut Reader, node: N) -> Block {
    if !matches!(node.kind(), Kind::Object | Kind::String) {
        reader.wrong(node, "a block");
    }
    let kind = inline::names(node, "+", false);
    reader.finding(Code::UnknownBlock, Severity::Warning, || kind.clone());
    let text = inline::strings(reader, node, "\n");
    Block::Unknown { kind, text }
}

fn paragraph<N: Node>(reader: &mut Reader, node: N) -> Block {
    Block::Paragraph(inline::read(reader, node))
}

fn heading<N: Node>(reader: &mut Reader, node: N) -> Block {
    const LEVEL: (u64, u64, &str) = (1, 99, "a whole number from 3 to 6");
    reader.object(node);
    let id = reader.optional_id(node);
    let said = reader.whole(node, "level", LEVEL).unwrap_or(3);
    let level = said.clamp(3, 6);
    if level != said {
        reader.finding_at("level", Code::HeadingLevel, Severity::Warning, || {
            let mut detail = String::new();
            digits::push(&mut detail, said, 1);
            detail
        });
    }
    Block::Heading(Heading {
        id,
        level: level as u8,
        text: inline::field(reader, node, "text"),
    })
}

fn list<N: Node>(reader: &mut Reader, node: N) -> Block {
    reader.object(node);
    let items = points(reader, node);
    Block::List(List { items })
}

fn points<N: Node>(reader: &mut Reader, node: N) -> Vec<ListItem> {
    reader.deeper();
    let points = reader.list(node, "items", point);
    reader.shallower();
    points
}

fn point<N: Node>(reader: &mut Reader, node: N) -> ListItem {
    let text = text(reader, node);
    let items = match node.kind() {
        Kind::Object => points(reader, node),
        _ => Vec::new(),
    };
    ListItem { text, items }
}

/// The text of what is an object where it has more than its text.
fn text<N: Node>(reader: &mut Reader, node: N) -> Inline {
    match node.kind() {
        Kind::Object => inline::field(reader, node, "text"),
        _ => inline::read(reader, node),
    }
}

fn figure<N: Node>(reader: &mut Reader, node: N) -> Block {
    reader.object(node);
    Block::Figure(Figure {
        id: reader.required_id(node),
        number: reader.count(node, "number"),
        label: reader.optional_text(node, "label"),
        caption: inline::field(reader, node, "caption"),
        pictures: reader.list(node, "pictures", picture),
    })
}

fn picture<N: Node>(reader: &mut Reader, node: N) -> Picture {
    reader.object(node);
    Picture {
        src: reader.required_text(node, "src"),
        width: reader.required_count(node, "width"),
        height: reader.required_count(node, "height"),
        alt: reader.optional_text(node, "alt").unwrap_or_default(),
        sources: reader.list(node, "sources", source),
    }
}

fn source<N: Node>(reader: &mut Reader, node: N) -> Source {
    reader.object(node);
    Source {
        src: reader.required_text(node, "src"),
        width: reader.required_count(node, "width"),
        media_type: reader.optional_text(node, "type"),
    }
}

fn table<N: Node>(reader: &mut Reader, node: N) -> Block {
    reader.object(node);
    Block::Table(Table {
        caption: inline::field(reader, node, "caption"),
        head: reader.list(node, "head", row),
        rows: reader.list(node, "rows", row),
    })
}

fn row<N: Node>(reader: &mut Reader, node: N) -> Vec<Cell> {
    reader.items(node, cell)
}

fn cell<N: Node>(reader: &mut Reader, node: N) -> Cell {
    // The limits that HTML puts on colspan and rowspan.
    const COLUMNS: (u64, u64, &str) = (1, 1000, "a whole number from 1 to 1000");
    const ROWS: (u64, u64, &str) = (1, 65534, "a whole number from 1 to 65534");
    Cell {
        text: text(reader, node),
        col_span: reader.whole(node, "colSpan", COLUMNS).unwrap_or(1) as u32,
        row_span: reader.whole(node, "rowSpan", ROWS).unwrap_or(1) as u32,
    }
}

fn quote<N: Node>(reader: &mut Reader, node: N) -> Block {
    Block::Quote(reader.items(node, block))
}
