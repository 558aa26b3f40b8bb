//! Blocks of text.

use super::reader::Reader;
use super::{ReadError, inline};
use crate::digits;
use crate::finding::{Code, Severity};
use crate::model::{Block, Cell, Figure, Heading, List, ListItem, Picture, Source, Table};
use crate::node::{Kind, Node};

/// The blocks in a field; none where it is absent.
pub(super) fn field<N: Node>(
    reader: &mut Reader,
    node: &N,
    name: &'static str,
) -> Result<Vec<Block>, ReadError> {
    let items = reader.enter_list(node, name)?;
    let blocks = all(reader, items)?;
    reader.leave();
    Ok(blocks)
}

fn all<N: Node>(reader: &mut Reader, items: Vec<N>) -> Result<Vec<Block>, ReadError> {
    let mut blocks = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        reader.enter_index(index);
        blocks.push(block(reader, item)?);
        reader.leave();
    }
    Ok(blocks)
}

/// A block is an object with one field, named after its kind. With two kinds it
/// would be anyone's guess which of them counts: it is kept as its text, like
/// one of an unknown kind.
fn block<N: Node>(reader: &mut Reader, node: &N) -> Result<Block, ReadError> {
    match node.kind() {
        Kind::Object => {}
        Kind::String => return unknown(reader, node, String::new()),
        _ => return Err(reader.wrong(node, "a block")),
    }
    let mut known: Option<(&'static str, N)> = None;
    let entries = node.entries();
    for (name, value) in &entries {
        if value.kind() == Kind::Null {
            continue;
        }
        if let Some(kind) = KINDS.iter().find(|kind| *kind == name) {
            if known.is_some() {
                known = None;
                break;
            }
            known = Some((kind, value.clone()));
        }
    }
    let Some((kind, value)) = known else {
        let there = entries
            .iter()
            .filter(|(_, value)| value.kind() != Kind::Null);
        let names: Vec<&str> = there.map(|(name, _)| &**name).collect();
        return unknown(reader, node, names.join("+"));
    };
    reader.enter(kind);
    reader.deeper()?;
    let block = match kind {
        "paragraph" => Block::Paragraph(inline::read(reader, &value)?),
        "heading" => Block::Heading(heading(reader, &value)?),
        "list" => {
            reader.object(&value)?;
            Block::List(List {
                items: items(reader, &value)?,
            })
        }
        "figure" => Block::Figure(figure(reader, &value)?),
        "table" => Block::Table(table(reader, &value)?),
        _ => {
            let blocks = reader.array(&value)?;
            Block::Quote(all(reader, blocks)?)
        }
    };
    reader.shallower();
    reader.leave();
    Ok(block)
}

/// The last one is `block`'s last arm.
const KINDS: [&str; 6] = ["paragraph", "heading", "list", "figure", "table", "quote"];

fn unknown<N: Node>(reader: &mut Reader, node: &N, kind: String) -> Result<Block, ReadError> {
    reader.finding(Code::UnknownBlock, Severity::Warning, kind.clone());
    let mut text = String::new();
    inline::strings(reader, node, "\n", &mut text)?;
    Ok(Block::Unknown { kind, text })
}

fn heading<N: Node>(reader: &mut Reader, node: &N) -> Result<Heading, ReadError> {
    const LEVEL: (u64, u64, &str) = (1, 99, "a whole number from 3 to 6");
    reader.object(node)?;
    let id = reader.optional_id(node)?;
    let said = reader.whole(node, "level", LEVEL)?.unwrap_or(3);
    let level = said.clamp(3, 6);
    if level != said {
        reader.enter("level");
        let mut detail = String::new();
        digits::push(&mut detail, said, 1);
        reader.finding(Code::HeadingLevel, Severity::Warning, detail);
        reader.leave();
    }
    Ok(Heading {
        id,
        level: level as u8,
        text: inline::field(reader, node, "text")?,
    })
}

fn items<N: Node>(reader: &mut Reader, node: &N) -> Result<Vec<ListItem>, ReadError> {
    reader.deeper()?;
    let mut all = Vec::new();
    for (index, item) in reader.enter_list(node, "items")?.iter().enumerate() {
        reader.enter_index(index);
        all.push(if item.kind() == Kind::Object {
            ListItem {
                text: inline::field(reader, item, "text")?,
                items: items(reader, item)?,
            }
        } else {
            ListItem {
                text: inline::read(reader, item)?,
                items: Vec::new(),
            }
        });
        reader.leave();
    }
    reader.leave();
    reader.shallower();
    Ok(all)
}

fn figure<N: Node>(reader: &mut Reader, node: &N) -> Result<Figure, ReadError> {
    reader.object(node)?;
    let id = reader.required_id(node)?;
    let number = reader.count(node, "number")?;
    let label = reader.optional_text(node, "label")?;
    let caption = inline::field(reader, node, "caption")?;
    let mut pictures = Vec::new();
    for (index, item) in reader.enter_list(node, "pictures")?.iter().enumerate() {
        reader.enter_index(index);
        pictures.push(picture(reader, item)?);
        reader.leave();
    }
    reader.leave();
    Ok(Figure {
        id,
        number,
        label,
        caption,
        pictures,
    })
}

fn picture<N: Node>(reader: &mut Reader, node: &N) -> Result<Picture, ReadError> {
    reader.object(node)?;
    let src = reader.required_text(node, "src")?;
    let width = reader.required_count(node, "width")?;
    let height = reader.required_count(node, "height")?;
    let alt = reader.optional_text(node, "alt")?.unwrap_or_default();
    let mut sources = Vec::new();
    for (index, item) in reader.enter_list(node, "sources")?.iter().enumerate() {
        reader.enter_index(index);
        reader.object(item)?;
        sources.push(Source {
            src: reader.required_text(item, "src")?,
            width: reader.required_count(item, "width")?,
            media_type: reader.optional_text(item, "type")?,
        });
        reader.leave();
    }
    reader.leave();
    Ok(Picture {
        src,
        width,
        height,
        alt,
        sources,
    })
}

fn table<N: Node>(reader: &mut Reader, node: &N) -> Result<Table, ReadError> {
    reader.object(node)?;
    Ok(Table {
        caption: inline::field(reader, node, "caption")?,
        head: rows(reader, node, "head")?,
        rows: rows(reader, node, "rows")?,
    })
}

fn rows<N: Node>(
    reader: &mut Reader,
    node: &N,
    name: &'static str,
) -> Result<Vec<Vec<Cell>>, ReadError> {
    let mut all = Vec::new();
    for (index, item) in reader.enter_list(node, name)?.iter().enumerate() {
        reader.enter_index(index);
        let mut row = Vec::new();
        for (index, item) in reader.array(item)?.iter().enumerate() {
            reader.enter_index(index);
            row.push(cell(reader, item)?);
            reader.leave();
        }
        all.push(row);
        reader.leave();
    }
    reader.leave();
    Ok(all)
}

fn cell<N: Node>(reader: &mut Reader, node: &N) -> Result<Cell, ReadError> {
    // The limits that HTML puts on colspan and rowspan.
    const COLUMNS: (u64, u64, &str) = (1, 1000, "a whole number from 1 to 1000");
    const ROWS: (u64, u64, &str) = (1, 65534, "a whole number from 1 to 65534");
    if node.kind() != Kind::Object {
        return Ok(Cell {
            text: inline::read(reader, node)?,
            col_span: 1,
            row_span: 1,
        });
    }
    Ok(Cell {
        text: inline::field(reader, node, "text")?,
        col_span: reader.whole(node, "colSpan", COLUMNS)?.unwrap_or(1) as u32,
        row_span: reader.whole(node, "rowSpan", ROWS)?.unwrap_or(1) as u32,
    })
}
