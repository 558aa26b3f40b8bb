//! The browser: the only rooms that touch the DOM outside Yew.
//!
//! Rule of this folder: small verbs over web-sys, no state, no idea of issues.

pub mod history;
pub mod json;
pub mod save;
pub mod scroll;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// The window. There always is one where an element can be.
pub fn window() -> Window {
    gloo::utils::window()
}

/// The document.
pub fn document() -> Document {
    gloo::utils::document()
}

/// Gives an element the focus without scrolling to it.
pub fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    }
}

/// Makes an address absolute with the browser's own parser.
pub fn resolve(base: &str, href: &str) -> Option<String> {
    web_sys::Url::new_with_base(href, base)
        .ok()
        .map(|it| it.href())
}
