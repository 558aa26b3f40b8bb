//! The browser: history, scrolling, files and JSON.
//!
//! Rule of this folder: small functions over web-sys that know nothing of issues.

pub mod history;
pub mod json;
pub mod scroll;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

/// The window. An element is always in one.
pub fn window() -> Window {
    gloo::utils::window()
}

/// The document.
pub fn document() -> Document {
    gloo::utils::document()
}

/// A property of a value; null where it cannot be had. (A getter of web-sys that gives
/// a text is some 400 bytes of JavaScript.)
#[inline(never)]
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::NULL)
}

/// A property that is a text.
#[inline(never)]
pub fn text(of: &JsValue, name: &str) -> Option<String> {
    get(of, name).as_string()
}

/// Sets a property.
#[inline(never)]
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
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
    let url = web_sys::Url::new_with_base(href, base).ok()?;
    text(&url, "href")
}
