//! The browser's history: where the reader was, kept with each entry.
//!
//! The page around the element may keep a state of its own in the same entry;
//! ours is one property beside it.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use super::window;
use crate::words::concat;

const KEY: &str = "bulletin-viewer";

/// What is kept with an entry of the history.
#[derive(Clone, Default, PartialEq)]
pub struct HistoryState {
    /// The element's name: several on a page share the history.
    pub name: String,
    /// Something is open over the page; going back closes it.
    pub over: bool,
    /// The landmark at the top of the screen, and its distance from the top in
    /// CSS pixels.
    pub at: Option<(f64, f64)>,
    /// The issue in which that is: the page around may show another one since.
    pub issue: String,
    /// The fact or place whose link was followed, to give the focus back.
    pub from: Option<String>,
}

/// The fragment of the page's address, without `#`, percent-decoded.
pub fn fragment() -> String {
    let raw = window().location().hash().unwrap_or_default();
    let raw = raw.strip_prefix('#').unwrap_or(&raw);
    js_sys::decode_uri_component(raw).map_or_else(|_| raw.to_owned(), String::from)
}

/// The page's address without its fragment, without the query that those who
/// pass a link on append to it, and without the name that a folder's page has.
pub fn page() -> String {
    let mut href = window().location().href().unwrap_or_default();
    if let Some(end) = href.find(['#', '?']) {
        href.truncate(end);
    }
    match href.strip_suffix("/index.html") {
        Some(folder) => concat(&[folder, "/"]),
        None => href,
    }
}

/// What the current entry keeps for the element of this name.
pub fn read(name: &str) -> Option<HistoryState> {
    let state = window().history().ok()?.state().ok()?;
    let ours = get(&state, KEY)?;
    let text = |key| get(&ours, key).and_then(|it| it.as_string());
    let memory = HistoryState {
        name: text("name")?,
        over: get(&ours, "over").is_some_and(|it| it.is_truthy()),
        at: get(&ours, "mark")
            .and_then(|it| it.as_f64())
            .zip(get(&ours, "top").and_then(|it| it.as_f64())),
        issue: text("issue").unwrap_or_default(),
        from: text("from"),
    };
    (memory.name == name).then_some(memory)
}

thread_local! {
    /// The current entry's state, as it was seen last.
    static SEEN: RefCell<JsValue> = const { RefCell::new(JsValue::NULL) };
}

fn state() -> JsValue {
    let history = window().history();
    history.and_then(|it| it.state()).unwrap_or(JsValue::NULL)
}

/// Takes the current entry for the one that the reader is at.
pub fn see() {
    SEEN.set(state());
}

/// Whether the reader is at the current entry still: a browser that goes back is
/// at another one a little before it says so.
pub fn is_seen() -> bool {
    SEEN.with_borrow(|it| *it == state())
}

/// Changes what the current entry keeps; with an address, the address too.
pub fn replace(memory: &HistoryState, address: Option<&str>) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&with(&state, memory), "", address);
        see();
    }
}

/// A new entry.
pub fn push(memory: &HistoryState, address: Option<&str>) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&with(&JsValue::NULL, memory), "", address);
        see();
    }
}

/// One entry back.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

fn get(value: &JsValue, key: &str) -> Option<JsValue> {
    if !value.is_object() {
        return None;
    }
    let found = Reflect::get(value, &key.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

fn with(state: &JsValue, memory: &HistoryState) -> JsValue {
    let whole = Object::new();
    if let Some(theirs) = state.dyn_ref::<Object>() {
        Object::assign(&whole, theirs);
    }
    let ours = Object::new();
    let set = |key: &str, value: JsValue| {
        let _ = Reflect::set(&ours, &key.into(), &value);
    };
    set("name", memory.name.as_str().into());
    if memory.over {
        set("over", true.into());
    }
    if let Some((mark, top)) = memory.at {
        set("mark", mark.into());
        set("top", top.into());
        set("issue", memory.issue.as_str().into());
    }
    if let Some(from) = &memory.from {
        set("from", from.as_str().into());
    }
    let _ = Reflect::set(&whole, &KEY.into(), &ours);
    whole.into()
}
