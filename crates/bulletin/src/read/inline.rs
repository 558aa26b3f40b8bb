//! Inline text.

use super::reader::{Reader, found};
use crate::finding::{Code, Severity};
use crate::model::{Inline, Run};
use crate::node::{Kind, Node};

/// Inline text in a field; empty where it is absent.
pub(super) fn field<N: Node>(reader: &mut Reader, node: &N, name: &'static str) -> Inline {
    match node.field(name) {
        None => Inline::default(),
        Some(value) => {
            reader.enter(name);
            let inline = read(reader, &value);
            reader.leave();
            inline
        }
    }
}

/// The inline text that reading is at.
pub(super) fn read<N: Node>(reader: &mut Reader, node: &N) -> Inline {
    match node.kind() {
        Kind::String => Inline::plain(&reader.text(node)),
        Kind::Array => {
            let mut runs = Vec::new();
            for (index, item) in node.items().iter().enumerate() {
                reader.enter_index(index);
                runs.extend(run(reader, item));
                reader.leave();
            }
            Inline(runs)
        }
        _ => {
            reader.wrong(node, "a string or an array of runs");
            Inline::default()
        }
    }
}

fn run<N: Node>(reader: &mut Reader, node: &N) -> Option<Run> {
    if let Some(text) = node.string() {
        return Some(Run::Text(text));
    }
    if node.kind() != Kind::Object {
        reader.wrong(node, "a string or an object");
        return None;
    }
    if let Some(inner) = node.field("strong") {
        return Some(Run::Strong(nested(reader, &inner, "strong", read)));
    }
    if let Some(inner) = node.field("em") {
        return Some(Run::Em(nested(reader, &inner, "em", read)));
    }
    if let Some(link) = node.field("link") {
        let (href, text) = nested(reader, &link, "link", |reader, link| {
            reader.object(link);
            let href = reader.required_text(link, "href");
            (href, field(reader, link, "text"))
        });
        return Some(Run::Link { href, text });
    }
    if let Some(id) = reader.optional_text(node, "noteRef") {
        return Some(Run::NoteRef(id));
    }
    if let Some(value) = node.field("break") {
        if value.kind() != Kind::Bool {
            reader.fail_at("break", "true", found(&value));
        }
        return (value.boolean() == Some(true)).then_some(Run::Break);
    }
    let kinds: Vec<String> = node.entries().into_iter().map(|(name, _)| name).collect();
    reader.finding(Code::UnknownRun, Severity::Warning, kinds.join(", "));
    let mut text = String::new();
    strings(reader, node, "", &mut text);
    Some(Run::Text(text))
}

/// What `read` makes of a field that holds text inside text.
fn nested<N: Node, T: Default>(
    reader: &mut Reader,
    node: &N,
    name: &'static str,
    read: fn(&mut Reader, &N) -> T,
) -> T {
    let mut inner = T::default();
    reader.enter(name);
    if reader.deeper() {
        inner = read(reader, node);
        reader.shallower();
    }
    reader.leave();
    inner
}

/// Appends all strings in a tree, in the order of the file, with `between`
/// between them.
pub(super) fn strings<N: Node>(reader: &mut Reader, node: &N, between: &str, out: &mut String) {
    if !reader.deeper() {
        return;
    }
    if let Some(text) = node.string() {
        if !out.is_empty() {
            out.push_str(between);
        }
        out.push_str(&text);
    }
    for item in node.items() {
        strings(reader, &item, between, out);
    }
    for (_, value) in node.entries() {
        strings(reader, &value, between, out);
    }
    reader.shallower();
}
