//! Inline text.

use super::reader::{TreeReader, found};
use crate::finding::{Code, Severity};
use crate::model::{Inline, Run};
use crate::node::{Node, NodeKind};

/// The inline text in a field; empty if the field is absent.
pub(super) fn field<N: Node>(reader: &mut TreeReader, node: N, name: &'static str) -> Inline {
    let Some(value) = reader.get(node, name) else {
        return Inline::default();
    };
    reader.enter(name);
    let inline = read(reader, value);
    reader.leave();
    inline
}

/// The current value as inline text.
pub(super) fn read<N: Node>(reader: &mut TreeReader, node: N) -> Inline {
    if let Some(text) = node.string() {
        return Inline::plain(text);
    }
    if node.kind() != NodeKind::Array {
        reader.wrong(node, "a string or an array of runs");
    }
    let mut runs = Vec::new();
    let mut index = 0;
    while let Some(item) = reader.next(node, index) {
        if let Some(run) = run(reader, item) {
            runs.push(run);
        }
        reader.leave();
        index += 1;
    }
    Inline(runs)
}

fn run<N: Node>(reader: &mut TreeReader, node: N) -> Option<Run> {
    if let Some(text) = node.string() {
        return Some(Run::Text(text.to_owned()));
    }
    if node.kind() != NodeKind::Object {
        reader.wrong(node, "a string or an object");
    }
    if let Some(inner) = reader.get(node, "strong") {
        return Some(Run::Strong(nested(reader, inner, "strong")));
    }
    if let Some(inner) = reader.get(node, "em") {
        return Some(Run::Em(nested(reader, inner, "em")));
    }
    if let Some(link) = reader.get(node, "link") {
        return Some(self::link(reader, link));
    }
    if let Some(id) = reader.optional_text(node, "noteRef") {
        return Some(Run::NoteRef(id));
    }
    if let Some(value) = reader.get(node, "break") {
        let said = value.boolean();
        if said.is_none() {
            reader.fail_at("break", "true", found(value));
        }
        return (said == Some(true)).then_some(Run::Break);
    }
    reader.finding(Code::UnknownRun, Severity::Warning, || {
        names(node, ", ", true)
    });
    Some(Run::Text(strings(reader, node, "")))
}

fn nested<N: Node>(reader: &mut TreeReader, node: N, name: &'static str) -> Inline {
    reader.enter(name);
    reader.deeper();
    let inline = read(reader, node);
    reader.shallower();
    reader.leave();
    inline
}

fn link<N: Node>(reader: &mut TreeReader, node: N) -> Run {
    reader.enter("link");
    reader.deeper();
    reader.object(node);
    let href = reader.required_text(node, "href");
    let text = field(reader, node, "text");
    reader.shallower();
    reader.leave();
    Run::Link { href, text }
}

/// The names of a value's fields, separated by `between`.
pub(super) fn names<N: Node>(node: N, between: &str, nulls: bool) -> String {
    let mut out = String::new();
    let mut first = true;
    node.entries(&mut |name, value| {
        if nulls || value.kind() != NodeKind::Null {
            if !first {
                out.push_str(between);
            }
            first = false;
            out.push_str(name);
        }
    });
    out
}

/// All strings in a tree, in the order of the file, separated by `between`.
pub(super) fn strings<N: Node>(reader: &mut TreeReader, node: N, between: &str) -> String {
    let mut out = String::new();
    append_strings(reader, node, between, &mut out);
    out
}

fn append_strings<N: Node>(reader: &mut TreeReader, node: N, between: &str, out: &mut String) {
    if reader.deeper() {
        if let Some(text) = node.string() {
            if !out.is_empty() {
                out.push_str(between);
            }
            out.push_str(text);
        }
        let mut index = 0;
        while let Some(item) = node.item(index) {
            append_strings(reader, item, between, out);
            index += 1;
        }
        node.entries(&mut |_, value| append_strings(reader, value, between, out));
    }
    reader.shallower();
}
