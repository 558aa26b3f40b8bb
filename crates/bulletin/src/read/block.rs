//! Blocks of text.

use super::inline;
use super::reader::Reader;
use crate::digits;
use crate::finding::{Code, Severity};
use crate::model::{Block, Cell, Figure, Heading, List, ListItem, Picture, Source, Table};
use crate::node::{Kind, Node};

/// The blocks in a field; none where it is absent.
pub(super) fn field<N: Node>(reader: &mut Reader, node: &N, name: &'static str) -> Vec<Block> {
    reader.list(node, name, block)
}

/// A block is an object with one field, named after its kind. With two kinds it
/// would be anyone's guess which of them counts: it is kept as its text, like
/// one of an unknown kind.
fn block<N: Node>(reader: &mut Reader, node: &N) -> Block {
    if !matches!(node.kind(), Kind::Object | Kind::String) {
        reader.wrong(node, "a block");
    }
    let mut known: Option<(&'static str, N)> = None;
    let mut known_twice = false;
    let mut names = String::new();
    for (name, value) in node.entries() {
        if value.kind() == Kind::Null {
            continue;
        }
        if !names.is_empty() {
            names.push('+');
        }
        names.push_str(&name);
        if let Some(kind) = KINDS.iter().find(|kind| **kind == name) {
            known_twice = known.is_some();
            known = Some((kind, value));
        }
    }
    if let Some((kind, value)) = known.filter(|_| !known_twice) {
        reader.enter(kind);
        let mut block = Block::Quote(Vec::new());
        if reader.deeper() {
            block = of_kind(reader, kind, &value);
            reader.shallower();
        }
        reader.leave();
        return block;
    }
    reader.finding(Code::UnknownBlock, Severity::Warning, names.clone());
    let mut text = String::new();
    inline::strings(reader, node, "\n", &mut text);
    Block::Unknown { kind: names, text }
}

/// The last one is the last arm of [`of_kind`].
const KINDS: [&str; 6] = ["paragraph", "heading", "list", "figure", "table", "quote"];

fn of_kind<N: Node>(reader: &mut Reader, kind: &str, node: &N) -> Block {
    match kind {
        "paragraph" => Block::Paragraph(inline::read(reader, node)),
        "heading" => Block::Heading(heading(reader, node)),
        "list" => {
            reader.object(node);
            Block::List(List {
                items: items(reader, node),
            })
        }
        "figure" => Block::Figure(figure(reader, node)),
        "table" => Block::Table(table(reader, node)),
        _ => {
            let blocks = reader.array(node);
            Block::Quote(reader.each(blocks, block))
        }
    }
}

fn heading<N: Node>(reader: &mut Reader, node: &N) -> Heading {
    const LEVEL: (u64, u64, &str) = (1, 99, "a whole number from 3 to 6");
    reader.object(node);
    let id = reader.optional_id(node);
    let said = reader.whole(node, "level", LEVEL).unwrap_or(3);
    let level = said.clamp(3, 6);
    if level != said {
        let mut detail = String::new();
        digits::push(&mut detail, said, 1);
        reader.enter("level");
        reader.finding(Code::HeadingLevel, Severity::Warning, detail);
        reader.leave();
    }
    Heading {
        id,
        level: level as u8,
        text: inline::field(reader, node, "text"),
    }
}

fn items<N: Node>(reader: &mut Reader, node: &N) -> Vec<ListItem> {
    if !reader.deeper() {
        return Vec::new();
    }
    let all = reader.list(node, "items", item);
    reader.shallower();
    all
}

fn item<N: Node>(reader: &mut Reader, node: &N) -> ListItem {
    if node.kind() == Kind::Object {
        ListItem {
            text: inline::field(reader, node, "text"),
            items: items(reader, node),
        }
    } else {
        ListItem {
            text: inline::read(reader, node),
            items: Vec::new(),
        }
    }
}

fn figure<N: Node>(reader: &mut Reader, node: &N) -> Figure {
    reader.object(node);
    Figure {
        id: reader.required_id(node),
        number: reader.count(node, "number"),
        label: reader.optional_text(node, "label"),
        caption: inline::field(reader, node, "caption"),
        pictures: reader.list(node, "pictures", picture),
    }
}

fn picture<N: Node>(reader: &mut Reader, node: &N) -> Picture {
    reader.object(node);
    Picture {
        src: reader.required_text(node, "src"),
        width: reader.required_count(node, "width"),
        height: reader.required_count(node, "height"),
        alt: reader.optional_text(node, "alt").unwrap_or_default(),
        sources: reader.list(node, "sources", source),
    }
}

fn source<N: Node>(reader: &mut Reader, node: &N) -> Source {
    reader.object(node);
    Source {
        src: reader.required_text(node, "src"),
        width: reader.required_count(node, "width"),
        media_type: reader.optional_text(node, "type"),
    }
}

fn table<N: Node>(reader: &mut Reader, node: &N) -> Table {
    reader.object(node);
    Table {
        caption: inline::field(reader, node, "caption"),
        head: reader.list(node, "head", row),
        rows: reader.list(node, "rows", row),
    }
}

fn row<N: Node>(reader: &mut Reader, node: &N) -> Vec<Cell> {
    let cells = reader.array(node);
    reader.each(cells, cell)
}

fn cell<N: Node>(reader: &mut Reader, node: &N) -> Cell {
    // The limits that HTML puts on colspan and rowspan.
    const COLUMNS: (u64, u64, &str) = (1, 1000, "a whole number from 1 to 1000");
    const ROWS: (u64, u64, &str) = (1, 65534, "a whole number from 1 to 65534");
    if node.kind() != Kind::Object {
        return Cell {
            text: inline::read(reader, node),
            col_span: 1,
            row_span: 1,
        };
    }
    Cell {
        text: inline::field(reader, node, "text"),
        col_span: reader.whole(node, "colSpan", COLUMNS).unwrap_or(1) as u32,
        row_span: reader.whole(node, "rowSpan", ROWS).unwrap_or(1) as u32,
    }
}
