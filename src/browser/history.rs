//! The browser's history: where the reader was, stored with each entry.
//!
//! The page around the element may store a state of its own in the same entry; the
//! viewer's is one property of it.

use std::cell::RefCell;

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::{document, text, window};
use crate::words::{concat, split};

const KEY: &str = "bulletin-viewer";

/// The state of an entry of the history.
#[derive(Clone, Default, PartialEq)]
pub struct HistoryState {
    /// The element's name, since the elements on a page share the history.
    pub name: String,
    /// Whether the entry belongs to an overlay, which going back closes.
    pub overlay: bool,
    /// Where the reader was.
    pub position: Option<ScrollPosition>,
    /// The issue of that position. The page may show another one by now.
    pub issue: String,
    /// The place whose link was followed. The focus returns to the link.
    pub from: Option<String>,
}

/// A scroll position that does not depend on the size of the window.
#[derive(Clone, Copy, PartialEq)]
pub struct ScrollPosition {
    /// The index of the landmark at the top of the window.
    pub landmark: f64,
    /// Its distance from the top of the window in CSS pixels.
    pub top: f64,
}

/// The fragment of the page's address, without `#`, percent-decoded; the one that
/// was written with the entry where the address has none: a router that goes on to
/// another route writes the address of its own anew.
pub fn fragment() -> String {
    let mut raw = hash();
    if raw.is_empty() {
        raw = written(&state()).unwrap_or_default();
    }
    let raw = raw.strip_prefix("#").unwrap_or(&raw);
    js_sys::decode_uri_component(raw).map_or_else(|_| raw.to_owned(), String::from)
}

/// The fragment that was written with an entry, if the rest of its address is still
/// the same.
fn written(state: &JsValue) -> Option<String> {
    let at = get(&get(state, KEY)?, "at")?.as_string()?;
    let fragment = at.strip_prefix(&before_hash())?;
    fragment.starts_with("#").then(|| fragment.to_owned())
}

/// The address of this document without its fragment.
fn before_hash() -> String {
    up_to(b'#', address())
}

/// The fragment of the address as it stands there, without `#`.
fn hash() -> String {
    let address = address();
    split(&address, b'#').map_or_else(String::new, |(_, hash)| hash.to_owned())
}

fn address() -> String {
    text(&window().location(), "href").unwrap_or_default()
}

/// A text up to this character.
fn up_to(character: u8, text: String) -> String {
    match split(&text, character) {
        Some((before, _)) => before.to_owned(),
        None => text,
    }
}

/// The address of this document, where a fragment alone would lead elsewhere: the
/// page has a `<base>`. Else empty.
pub fn before_fragment() -> String {
    let address = before_hash();
    match text(&document(), "baseURI").map(|it| up_to(b'#', it)) {
        Some(base) if base != address => address,
        _ => String::new(),
    }
}

/// The page's address without its fragment, without its query (links that are
/// shared often get one), and without the file name of a folder's page.
pub fn page() -> String {
    let href = up_to(b'?', before_hash());
    match href.strip_suffix("/index.html") {
        Some(folder) => concat(&[folder, "/"]),
        None => href,
    }
}

/// The state that the current entry has for the element of this name.
pub fn read(name: &str) -> Option<HistoryState> {
    let state = window().history().ok()?.state().ok()?;
    let ours = get(&state, KEY)?;
    let text = |key| get(&ours, key).and_then(|it| it.as_string());
    let number = |key| get(&ours, key).and_then(|it| it.as_f64());
    let state = HistoryState {
        name: text("name")?,
        // The loader reads it too (assets/loader/settings.js).
        overlay: get(&ours, "over").is_some_and(|it| it.is_truthy()),
        position: number("mark")
            .zip(number("top"))
            .map(|(landmark, top)| ScrollPosition { landmark, top }),
        issue: text("issue").unwrap_or_default(),
        from: text("from"),
    };
    (state.name == name).then_some(state)
}

thread_local! {
    /// The state of the entry that the reader is at.
    static CURRENT: RefCell<JsValue> = const { RefCell::new(JsValue::NULL) };
}

fn state() -> JsValue {
    let history = window().history();
    history.and_then(|it| it.state()).unwrap_or(JsValue::NULL)
}

/// Records that the reader is at the browser's current entry, and gives it back the
/// fragment that was written with it.
pub fn enter() {
    let state = state();
    if let (Ok(history), Some(at)) = (window().history(), written(&state))
        && hash().is_empty()
    {
        let address = with_fragment(Some(&at));
        let _ = history.replace_state_with_url(&state, "", address.as_deref());
    }
    CURRENT.set(self::state());
}

/// Whether the reader is still at the browser's current entry. A browser that goes
/// back changes the entry a little before it fires `popstate`.
pub fn is_entered() -> bool {
    CURRENT.with_borrow(|it| *it == state())
}

/// Replaces the state of the current entry and, if given, its fragment.
pub fn replace(state: &HistoryState, fragment: Option<&str>) {
    write(state, fragment, false);
}

/// Adds an entry. What the page keeps in the current one goes with it: a router
/// looks for its own there.
pub fn push(state: &HistoryState, fragment: Option<&str>) {
    write(state, fragment, true);
}

fn write(state: &HistoryState, fragment: Option<&str>, is_new: bool) {
    if let Ok(history) = window().history() {
        let address = with_fragment(fragment);
        let address = address.as_deref();
        let state = merged(state, fragment);
        let _ = match is_new {
            true => history.push_state_with_url(&state, "", address),
            false => history.replace_state_with_url(&state, "", address),
        };
        enter();
    }
}

/// The page's own address with this fragment, which alone would be resolved
/// against the page's `<base>`.
fn with_fragment(fragment: Option<&str>) -> Option<String> {
    fragment.map(|it| concat(&[before_hash().as_str(), it]))
}

/// Leaves the page for another one.
pub fn leave(address: &str) {
    let _ = window().location().set_href(address);
}

/// Goes back one entry.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

fn get(value: &JsValue, key: &str) -> Option<JsValue> {
    if !value.is_object() {
        return None;
    }
    let found = super::get(value, key);
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

/// The state that the page keeps in the current entry, with the viewer's in it. A
/// text or a number has no room for that, and stays alone.
fn merged(state: &HistoryState, fragment: Option<&str>) -> JsValue {
    let page_state = self::state();
    let whole = Object::new();
    if page_state.is_object() {
        Object::assign(&whole, page_state.unchecked_ref());
    } else if !page_state.is_null() {
        return page_state;
    }
    let ours = Object::new();
    let set = |key: &str, value: JsValue| {
        super::set(&ours, key, &value);
    };
    set("name", state.name.as_str().into());
    // An overlay, and where the reader has scrolled to, are at the same place.
    let written = written(&page_state);
    if let Some(at) = with_fragment(fragment.or(written.as_deref())) {
        set("at", at.into());
    }
    if state.overlay {
        set("over", true.into());
    }
    if let Some(ScrollPosition { landmark, top }) = state.position {
        set("mark", landmark.into());
        set("top", top.into());
        set("issue", state.issue.as_str().into());
    }
    if let Some(from) = &state.from {
        set("from", from.as_str().into());
    }
    super::set(&whole, KEY, &ours);
    whole.into()
}
