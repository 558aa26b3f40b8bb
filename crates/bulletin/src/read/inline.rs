//! Inline text.

use super::ReadError;
use super::reader::Reader;
use crate::finding::{Code, Severity};
use crate::model::{Inline, Run};
use crate::node::{Kind, Node};

const INLINE: &str = "a string or an array of runs";

/// Inline text in a field; empty where it is absent.
pub(super) fn field<N: Node>(
    reader: &mut Reader,
    node: &N,
    name: &'static str,
) -> Result<Inline, ReadError> {
    match node.field(name) {
        None => Ok(Inline::default()),
        Some(value) => {
            reader.enter(name);
            let inline = read(reader, &value)?;
            reader.leave();
            Ok(inline)
        }
    }
}

/// The inline text that reading is at.
pub(super) fn read<N: Node>(reader: &mut Reader, node: &N) -> Result<Inline, ReadError> {
    match node.kind() {
        Kind::String => Ok(Inline::plain(&reader.text(node)?)),
        Kind::Array => {
            let mut runs = Vec::new();
            for (index, item) in node.items().iter().enumerate() {
                reader.enter_index(index);
                if let Some(run) = run(reader, item)? {
                    runs.push(run);
                }
                reader.leave();
            }
            Ok(Inline(runs))
        }
        _ => Err(reader.wrong(node, INLINE)),
    }
}

fn run<N: Node>(reader: &mut Reader, node: &N) -> Result<Option<Run>, ReadError> {
    if let Some(text) = node.string() {
        return Ok(Some(Run::Text(text)));
    }
    if node.kind() != Kind::Object {
        return Err(reader.wrong(node, "a string or an object"));
    }
    Ok(Some(if let Some(inner) = node.field("strong") {
        Run::Strong(nested(reader, &inner, "strong")?)
    } else if let Some(inner) = node.field("em") {
        Run::Em(nested(reader, &inner, "em")?)
    } else if let Some(link) = node.field("link") {
        reader.enter("link");
        reader.deeper()?;
        reader.object(&link)?;
        let href = reader.required_text(&link, "href")?;
        let text = field(reader, &link, "text")?;
        reader.shallower();
        reader.leave();
        Run::Link { href, text }
    } else if let Some(id) = reader.optional_text(node, "noteRef")? {
        Run::NoteRef(id)
    } else if let Some(value) = node.field("break") {
        match value.boolean() {
            Some(true) => Run::Break,
            Some(false) => return Ok(None),
            None => {
                reader.enter("break");
                return Err(reader.wrong(&value, "true"));
            }
        }
    } else {
        let kinds: Vec<String> = node.entries().into_iter().map(|(name, _)| name).collect();
        reader.finding(Code::UnknownRun, Severity::Warning, kinds.join(", "));
        let mut text = String::new();
        strings(reader, node, "", &mut text)?;
        Run::Text(text)
    }))
}

fn nested<N: Node>(reader: &mut Reader, node: &N, name: &'static str) -> Result<Inline, ReadError> {
    reader.enter(name);
    reader.deeper()?;
    let inline = read(reader, node)?;
    reader.shallower();
    reader.leave();
    Ok(inline)
}

/// Appends all strings in a tree, in the order of the file, with `between`
/// between them.
pub(super) fn strings<N: Node>(
    reader: &mut Reader,
    node: &N,
    between: &str,
    out: &mut String,
) -> Result<(), ReadError> {
    reader.deeper()?;
    if let Some(text) = node.string() {
        if !out.is_empty() {
            out.push_str(between);
        }
        out.push_str(&text);
    }
    for item in node.items() {
        strings(reader, &item, between, out)?;
    }
    for (_, value) in node.entries() {
        strings(reader, &value, between, out)?;
    }
    reader.shallower();
    Ok(())
}
