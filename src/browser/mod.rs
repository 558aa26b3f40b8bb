//! The browser: history, scrolling, files and JSON.
//!
//! Rule of this folder: small functions over web-sys that know nothing of issues.

pub mod history;
pub mod json;
pub mod save;
pub mod scroll;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// The window. An element is always in one.
pub fn window() -> Window {
    gloo::utils::window()
}

/// The document.
pub fn document() -> Document {
    gloo::utils::document()
}

/// Focuses an element without scrolling to it.
pub fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let element: &HtmlElement = element.unchecked_ref();
    let _ = element.focus_with_options(&options);
}

/// Makes an address absolute with the browser's parser.
pub fn resolve(base: &str, href: &str) -> Option<String> {
    web_sys::Url::new_with_base(href, base)
        .ok()
        .map(|it| it.href())
}
