//! Lists whose points are paragraphs.

use super::inline::{self, Emphasis};
use super::line::Line;
use super::marker::{self, Marker};
use crate::report::Finding;
use bulletin::model::{Block, List, ListItem};

/// The deepest nesting of lists.
const DEPTH: usize = 8;

/// Turns consecutive paragraphs into blocks: lists if at least two are points
/// that count up, otherwise paragraphs.
pub fn blocks(lines: &[Line], findings: &mut Vec<Finding>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        match list(lines, at, &mut Vec::new(), findings) {
            Some((items, end)) => {
                out.push(Block::List(List { items }));
                at = end;
            }
            None => {
                let text = inline::convert(line, Emphasis::Keep, findings);
                if !text.is_empty() {
                    out.push(Block::Paragraph(text));
                }
                at += 1;
            }
        }
    }
    out
}

/// The points of a list and the line after it. `outer` holds the markers of the
/// lists around it.
fn list(
    lines: &[Line],
    start: usize,
    outer: &mut Vec<Marker>,
    findings: &mut Vec<Finding>,
) -> Option<(Vec<ListItem>, usize)> {
    let (kind, first) = lines.get(start).and_then(marker::read)?;
    if outer.len() >= DEPTH
        || outer.contains(&kind)
        || !has_second(lines, start, kind, first, outer)
    {
        return None;
    }
    let mut items: Vec<ListItem> = Vec::new();
    let mut expected = first;
    let mut at = start;
    while let Some(line) = lines.get(at) {
        let Some((marker, number)) = marker::read(line) else {
            break;
        };
        if same(marker, kind) && (number.is_none() || number == expected) {
            items.push(ListItem {
                text: inline::convert(line, Emphasis::Keep, findings),
                items: Vec::new(),
            });
            expected = number.map(|number| number.saturating_add(1));
            at += 1;
            continue;
        }
        outer.push(kind);
        let inner = if deeper(marker, kind) {
            list(lines, at, outer, findings)
        } else {
            None
        };
        outer.pop();
        let (Some((points, end)), Some(last)) = (inner, items.last_mut()) else {
            break;
        };
        last.items.extend(points);
        at = end;
    }
    Some((items, at))
}

/// Bullets and automatic numbers of the same level belong together.
fn same(a: Marker, b: Marker) -> bool {
    a == b
}

/// Automatic numbers of a higher level end a list of a lower one.
fn deeper(marker: Marker, kind: Marker) -> bool {
    match (marker, kind) {
        (Marker::Automatic(_, level), Marker::Automatic(_, above)) => level > above,
        _ => true,
    }
}

/// Whether the next point follows, perhaps after points of a nested list.
fn has_second(
    lines: &[Line],
    start: usize,
    kind: Marker,
    first: Option<u32>,
    outer: &[Marker],
) -> bool {
    let second = first.map(|number| number.saturating_add(1));
    for line in lines.get(start + 1..).unwrap_or_default() {
        let Some((marker, number)) = marker::read(line) else {
            return false;
        };
        if marker == kind {
            return number.is_none() || number == second;
        }
        if outer.contains(&marker) || !deeper(marker, kind) {
            return false;
        }
    }
    false
}
