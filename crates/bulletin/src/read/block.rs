//! Blocks of text.

use super::inline;
use super::reader::TreeReader;
use crate::digits;
use crate::finding::{Code, Severity};
use crate::model::{
    Block, BlockKind, Cell, Figure, Heading, Inline, List, ListItem, Picture, Source, Table,
};
use crate::node::{Node, NodeKind};

/// The blocks in a field; none if the field is absent.
pub(super) fn field<N: Node>(reader: &mut TreeReader, node: N, name: &'static str) -> Vec<Block> {
    reader.list(node, name, block)
}

/// A block is an object with one field, named after its kind. An object with two
/// kinds could mean either, so it is kept as its text, like a block of an unknown
/// kind.
fn block<N: Node>(reader: &mut TreeReader, node: N) -> Block {
    let mut known = None;
    let mut several = false;
    for &kind in BlockKind::ALL {
        if let Some(value) = node.field(kind.name()) {
            several |= known.is_some();
            known = Some((kind, value));
        }
    }
    let Some((kind, value)) = known.filter(|_| !several) else {
        return unknown(reader, node);
    };
    reader.enter(kind.name());
    reader.deeper();
    let block = match kind {
        BlockKind::Paragraph => Block::Paragraph(inline::read(reader, value)),
        BlockKind::Heading => Block::Heading(heading(reader, value)),
        BlockKind::List => Block::List(list(reader, value)),
        BlockKind::Figure => Block::Figure(figure(reader, value)),
        BlockKind::Table => Block::Table(table(reader, value)),
        BlockKind::Quote => Block::Quote(reader.items(value, self::block)),
    };
    reader.shallower();
    reader.leave();
    block
}

/// A string among the blocks is a block without a kind.
fn unknown<N: Node>(reader: &mut TreeReader, node: N) -> Block {
    if !matches!(node.kind(), NodeKind::Object | NodeKind::String) {
        reader.wrong(node, "a block");
    }
    let kind = inline::names(node, "+", false);
    reader.finding(Code::UnknownBlock, Severity::Warning, || kind.clone());
    let text = inline::strings(reader, node, "\n");
    Block::Unknown { kind, text }
}

fn heading<N: Node>(reader: &mut TreeReader, node: N) -> Heading {
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
    Heading {
        id,
        level: level as u8,
        text: inline::field(reader, node, "text"),
    }
}

fn list<N: Node>(reader: &mut TreeReader, node: N) -> List {
    reader.object(node);
    let items = points(reader, node);
    List { items }
}

fn points<N: Node>(reader: &mut TreeReader, node: N) -> Vec<ListItem> {
    reader.deeper();
    let points = reader.list(node, "items", point);
    reader.shallower();
    points
}

fn point<N: Node>(reader: &mut TreeReader, node: N) -> ListItem {
    let text = text(reader, node);
    let items = match node.kind() {
        NodeKind::Object => points(reader, node),
        _ => Vec::new(),
    };
    ListItem { text, items }
}

/// The text of a value that is an object only if it has more than its text.
fn text<N: Node>(reader: &mut TreeReader, node: N) -> Inline {
    match node.kind() {
        NodeKind::Object => inline::field(reader, node, "text"),
        _ => inline::read(reader, node),
    }
}

fn figure<N: Node>(reader: &mut TreeReader, node: N) -> Figure {
    reader.object(node);
    Figure {
        id: reader.required_id(node),
        number: reader.count(node, "number"),
        label: reader.optional_text(node, "label"),
        caption: inline::field(reader, node, "caption"),
        pictures: reader.list(node, "pictures", picture),
    }
}

fn picture<N: Node>(reader: &mut TreeReader, node: N) -> Picture {
    reader.object(node);
    Picture {
        src: reader.required_text(node, "src"),
        width: reader.required_count(node, "width"),
        height: reader.required_count(node, "height"),
        alt: reader.optional_text(node, "alt").unwrap_or_default(),
        sources: reader.list(node, "sources", source),
    }
}

fn source<N: Node>(reader: &mut TreeReader, node: N) -> Source {
    reader.object(node);
    Source {
        src: reader.required_text(node, "src"),
        width: reader.required_count(node, "width"),
        media_type: reader.optional_text(node, "type"),
    }
}

fn table<N: Node>(reader: &mut TreeReader, node: N) -> Table {
    reader.object(node);
    Table {
        caption: inline::field(reader, node, "caption"),
        head: reader.list(node, "head", row),
        rows: reader.list(node, "rows", row),
    }
}

fn row<N: Node>(reader: &mut TreeReader, node: N) -> Vec<Cell> {
    reader.items(node, cell)
}

fn cell<N: Node>(reader: &mut TreeReader, node: N) -> Cell {
    // HTML's limits on colspan and rowspan.
    const COLUMNS: (u64, u64, &str) = (1, 1000, "a whole number from 1 to 1000");
    const ROWS: (u64, u64, &str) = (1, 65534, "a whole number from 1 to 65534");
    Cell {
        text: text(reader, node),
        col_span: reader.whole(node, "colSpan", COLUMNS).unwrap_or(1) as u32,
        row_span: reader.whole(node, "rowSpan", ROWS).unwrap_or(1) as u32,
    }
}
