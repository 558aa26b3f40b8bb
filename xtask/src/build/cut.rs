//! Cuts out of the wasm what never runs and no compiler can know of.
//!
//! A function that is cut stays, with one instruction for a body: it traps.
//! `wasm-opt` then takes away what only led to it. What is cut, each with its
//! reason:
//!
//! - What a panic says. The loader meets every trap where it leaves the wasm
//!   and reports it; no page shows Rust's message, and building it is a tenth
//!   of the file.
//! - Kinds of nodes that Yew can draw and the views never make.
//! - Texts and tables that only these read (`silent.rs`).
//! - The names of source files and the lines in them that panics would tell.
//! - Hash tables: Yew keeps them for listeners, lists of keyed nodes and
//!   attributes of unknown names, of which the viewer has none
//!   (`src/views/tag.rs`); the one for the roots of its trees stays.
//!
//! Whoever makes such a node after all meets a trap at once, in every browser
//! test that draws it. A pattern that matches nothing fails the build.

use super::names::{MAGIC, Reader, put_bytes, put_number};
use super::silent;
use anyhow::{Context, Result, bail, ensure};
use std::collections::{HashMap, HashSet};

/// What is cut: a function is, whose name without hashes begins with the first
/// text and holds the second.
const CUTS: &[(&str, &str)] = &[
    // What a panic says, and how it ends.
    ("core::panicking::", ""),
    ("std::panicking::", "panic_with_hook"),
    ("std::panicking::", "panic_handler"),
    ("core::str::slice_error_fail", ""),
    ("core::option::expect_failed", ""),
    ("core::option::unwrap_failed", ""),
    ("core::result::unwrap_failed", ""),
    ("core::slice::", "_fail"),
    ("core::cell::panic", ""),
    ("alloc::raw_vec::handle_error", ""),
    ("alloc::raw_vec::capacity_overflow", ""),
    ("alloc::alloc::handle_alloc_error", ""),
    ("__rustc::", "panic"),
    ("__rustc::", "rust_begin_unwind"),
    ("console_error_panic_hook::", ""),
    ("<std::panic::PanicHookInfo", ""),
    ("<", " as core::fmt::Debug>::fmt"),
    ("<core::fmt::builders::", ""),
    ("core::unicode::printable::", ""),
    // Counting characters to pad with: nothing is padded.
    ("core::str::count::", ""),
    ("", "char>::escape_debug_ext"),
    // Nodes that the views never make.
    ("yew::dom_bundle::bsuspense::", ""),
    ("yew::dom_bundle::bportal::", ""),
    ("yew::dom_bundle::braw::", ""),
    ("<yew::dom_bundle::bsuspense::", ""),
    ("<yew::dom_bundle::bportal::", ""),
    ("<yew::dom_bundle::braw::", ""),
    // Listeners: `src/app/events.rs` listens by itself.
    ("yew::virtual_dom::listeners::ListenerKind::type_name", ""),
    (
        "yew::dom_bundle::subtree_root::SubtreeData::add_listener",
        "",
    ),
    ("yew::dom_bundle::btag::listeners::", "::register"),
    (
        "<yew::dom_bundle::subtree_root::EventDescriptor as core::clone",
        "",
    ),
    // Values of <input> and <textarea>.
    ("yew::dom_bundle::btag::attributes::", "Value<T>"),
];

/// Hash tables: cut but for what [`TABLE_KEEPERS`] call. All kinds of tables go
/// by the same names.
const TABLES: &[(&str, &str)] = &[
    ("hashbrown::raw::RawTable<", "::reserve"),
    ("hashbrown::raw::RawTable<", "::insert"),
    ("hashbrown::raw::RawTable<", "::find"),
    ("hashbrown::raw::RawTable<", "::remove_entry"),
    ("<hashbrown::raw::RawTableInner>::", "rehash_in_place"),
    ("<hashbrown::raw::RawTableInner>::", "find_or_find"),
    ("hashbrown::raw::RawTableInner::", "fallible_with_capacity"),
    ("hashbrown::map::HashMap<", "::insert"),
    ("hashbrown::rustc_entry::", ""),
    ("hashbrown::set::HashSet<", "::replace"),
    ("indexmap::", ""),
    ("core::hash::BuildHasher::hash_one", ""),
    ("core::hash::sip", ""),
];

/// Yew keeps the roots of its trees in a table, and one element of each name to
/// make others from.
const TABLE_KEEPERS: [&str; 2] = [
    "yew::dom_bundle::subtree_root::BSubtree::do_create_root",
    "yew::dom_bundle::btag::<impl yew::dom_bundle::traits::Reconcilable for yew::virtual_dom::vtag::VTag>::attach",
];

const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;

/// The wasm without what [`CUTS`] names, and how many functions were cut.
pub fn cut(wasm: &[u8]) -> Result<(Vec<u8>, usize)> {
    ensure!(wasm.starts_with(MAGIC), "this is no wasm of version 1");
    let names = names(wasm)?;
    ensure!(!names.is_empty(), "the wasm has no names to cut by");
    let kept = called_from(wasm, &names, &TABLE_KEEPERS)?;
    let (mut used, mut used_tables) = (vec![false; CUTS.len()], vec![false; TABLES.len()]);
    let mut cut = 0;
    let mut imported = 0;
    let mut to = MAGIC.to_vec();
    let mut from = Reader(&wasm[MAGIC.len()..]);
    while !from.0.is_empty() {
        let id = from.byte()?;
        let length = from.number()?;
        let body = from.take(length)?;
        to.push(id);
        match id {
            IMPORTS => {
                // All are functions: names.rs makes sure of that.
                imported = Reader(body).number()?;
                put_bytes(&mut to, body);
            }
            CODE => {
                let mut section = Reader(body);
                let count = section.number()?;
                let mut out = Vec::new();
                put_number(&mut out, count);
                for index in 0..count {
                    let length = section.number()?;
                    let function = section.take(length)?;
                    let index = imported + index;
                    let name = names.get(&index).map_or("", String::as_str);
                    // Closures are called by way of a table, which no call tells.
                    let table = matches(name, TABLES, &mut used_tables)
                        && !name.contains("{{closure}}")
                        && !kept.contains(&index);
                    if matches(name, CUTS, &mut used) || table {
                        cut += 1;
                        // No locals; unreachable; end.
                        put_bytes(&mut out, &[0, 0, 0x0b]);
                    } else {
                        put_bytes(&mut out, function);
                    }
                }
                put_bytes(&mut to, &out);
            }
            DATA => {
                let mut data = without_places(body)?;
                silent::silence(&mut data);
                put_bytes(&mut to, &data);
            }
            _ => put_bytes(&mut to, body),
        }
    }
    let used = used.into_iter().chain(used_tables);
    let mut idle = CUTS
        .iter()
        .chain(TABLES)
        .zip(used)
        .filter(|(_, used)| !used)
        .peekable();
    if idle.peek().is_some() {
        let idle: Vec<_> = idle.map(|(cut, _)| cut).collect();
        bail!("nothing is named {idle:?} any more: mend the table in cut.rs");
    }
    Ok((to, cut))
}

/// The data without the places in source files that panics would name: records
/// of a file's name, its length, a line and a column (`core::panic::Location`).
/// They become zeros, which cost nothing, and the file names with them.
fn without_places(body: &[u8]) -> Result<Vec<u8>> {
    let mut section = Reader(body);
    // Where in the section each segment's bytes are, and where in memory.
    let mut segments = Vec::new();
    for _ in 0..section.number()? {
        ensure!(
            section.number()? == 0,
            "a segment of data of an unknown kind"
        );
        ensure!(
            section.byte()? == 0x41,
            "a segment of data without a fixed place"
        );
        let address = section.signed()?;
        ensure!(
            section.byte()? == 0x0b,
            "a segment of data without a fixed place"
        );
        let length = section.number()?;
        let start = body.len() - section.0.len();
        section.take(length)?;
        segments.push((address, start, length));
    }
    let place = |address: usize, length: usize| {
        let (at, start, whole) = segments.iter().find(|(at, _, whole)| {
            *at <= address && address.saturating_add(length) <= at + whole
        })?;
        (length <= *whole).then(|| start + address - at)
    };
    let word = |at: usize| {
        let bytes = body.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(bytes) as usize)
    };
    let mut out = body.to_vec();
    for &(address, start, length) in &segments {
        let aligned = start + address.next_multiple_of(4) - address;
        for at in (aligned..(start + length).saturating_sub(15)).step_by(4) {
            let record = (word(at), word(at + 4), word(at + 8), word(at + 12));
            let (Some(name), Some(size), Some(line), Some(column)) = record else {
                continue;
            };
            let sizes = (5..300).contains(&size)
                && (1..100_000).contains(&line)
                && (1..1_000).contains(&column);
            if let (true, Some(from)) = (sizes, place(name, size))
                && body[from..from + size].ends_with(b".rs")
                && body[from..from + size]
                    .iter()
                    .all(|it| it.is_ascii_graphic())
            {
                out[from..from + size].fill(0);
                out[at..at + 16].fill(0);
            }
        }
    }
    Ok(out)
}

/// The functions that are called, directly or through others that stay, from
/// those of these names.
fn called_from(
    wasm: &[u8],
    names: &HashMap<usize, String>,
    from: &[&str],
) -> Result<HashSet<usize>> {
    let mut calls: Vec<Vec<usize>> = Vec::new();
    let mut imported = 0;
    for part in wasmparser::Parser::new(0).parse_all(wasm) {
        match part? {
            wasmparser::Payload::ImportSection(imports) => imported = imports.count() as usize,
            wasmparser::Payload::CodeSectionEntry(body) => {
                let mut list = Vec::new();
                for instruction in body.get_operators_reader()? {
                    if let wasmparser::Operator::Call { function_index } = instruction? {
                        list.push(function_index as usize);
                    }
                }
                calls.push(list);
            }
            _ => {}
        }
    }
    let mut waiting = Vec::new();
    for name in from {
        let found = names.iter().find(|(_, it)| it == name);
        let (index, _) = found.with_context(|| format!("nothing is named {name} any more"))?;
        waiting.push(*index);
    }
    let mut seen = HashSet::new();
    while let Some(index) = waiting.pop() {
        let name = names.get(&index).map_or("", String::as_str);
        if seen.insert(index)
            && !matches(name, CUTS, &mut [false; CUTS.len()])
            && let Some(list) = index.checked_sub(imported).and_then(|it| calls.get(it))
        {
            waiting.extend(list);
        }
    }
    Ok(seen)
}

fn matches(name: &str, table: &[(&str, &str)], used: &mut [bool]) -> bool {
    let mut found = false;
    for ((begin, holds), used) in table.iter().zip(used) {
        if name.starts_with(begin) && name.contains(holds) {
            *used = true;
            found = true;
        }
    }
    found
}

/// The names of functions by their index, without hashes.
fn names(wasm: &[u8]) -> Result<HashMap<usize, String>> {
    let mut out = HashMap::new();
    let mut from = Reader(&wasm[MAGIC.len()..]);
    while !from.0.is_empty() {
        let id = from.byte()?;
        let length = from.number()?;
        let mut section = Reader(from.take(length)?);
        if id != 0 || section.name()? != "name" {
            continue;
        }
        while !section.0.is_empty() {
            let kind = section.byte()?;
            let length = section.number()?;
            let mut part = Reader(section.take(length)?);
            // 1: the names of functions.
            if kind == 1 {
                for _ in 0..part.number()? {
                    let index = part.number()?;
                    out.insert(index, plain(part.name()?));
                }
            }
        }
    }
    Ok(out)
}

/// A name without the hashes of crates (`core[c593…]`) and of functions
/// (`::h0123456789abcdef`).
fn plain(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some(at) = rest.find(['[', ':']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let hash =
            |text: &str| text.len() >= 16 && text[..16].bytes().all(|it| it.is_ascii_hexdigit());
        if after.starts_with('[')
            && after.is_char_boundary(17)
            && hash(&after[1..])
            && after[17..].starts_with(']')
        {
            rest = &after[18..];
        } else if after.starts_with("::h") && after.len() == 19 && hash(&after[3..]) {
            rest = "";
        } else {
            out.push_str(&after[..1]);
            rest = &after[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_go_from_names() {
        assert_eq!(
            plain("core[c5930c85a12de822]::str::slice_error_fail"),
            "core::str::slice_error_fail"
        );
        assert_eq!(
            plain("alloc::vec::Vec<T,A>::push::h0123456789abcdef"),
            "alloc::vec::Vec<T,A>::push"
        );
        assert_eq!(plain("<[T] as x>::y"), "<[T] as x>::y");
    }

    #[test]
    fn places_become_zeros_and_all_else_stays() {
        let mut data = b"keep.rs src/a.rs".to_vec();
        // At 16: the name at 1024 + 8, 8 bytes long, line 7, column 5.
        for number in [1032u32, 8, 7, 5] {
            data.extend(number.to_le_bytes());
        }
        // No place: the column is none.
        for number in [1024u32, 7, 7, 0] {
            data.extend(number.to_le_bytes());
        }
        let mut section = vec![1, 0, 0x41, 0x80, 0x08, 0x0b];
        put_bytes(&mut section, &data);
        let cut = without_places(&section).unwrap();
        let mut wanted = section.clone();
        let start = section.len() - data.len();
        wanted[start + 8..start + 32].fill(0);
        assert_eq!(cut, wanted);
    }

    #[test]
    fn a_wasm_without_names_is_refused() {
        assert!(cut(MAGIC).is_err());
        assert!(cut(b"no wasm").is_err());
    }
}
