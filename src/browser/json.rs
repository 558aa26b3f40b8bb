//! JSON, parsed by the browser, as the format's reader takes it.
//!
//! `JSON.parse` costs no bytes and is the fastest decoder that was measured
//! (ARCHITECTURE.md, "The decoder").

use bulletin::node::{Node, NodeKind};
use js_sys::{Array, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// A JSON tree in the wasm's memory. The reader looks at each value several times,
/// and each look at a value of JavaScript is a call out of the wasm.
pub enum Tree {
    /// null, undefined, or a value that is nested too deep.
    Null,
    /// true or false.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Tree>),
    /// An object, in the order of the file.
    Object(Vec<(String, Tree)>),
}

/// The depth of a tree: more than the format's reader accepts, and far less than
/// exhausts the stack.
pub const DEPTH: u32 = 200;

#[wasm_bindgen]
extern "C" {
    // js_sys's `JSON::parse` takes a Rust string, which copies the text twice.
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_text(text: &JsValue) -> Result<JsValue, JsValue>;
}

impl Tree {
    /// Parses a JavaScript string. The error is the browser's message.
    pub fn parse(text: &JsValue) -> Result<Self, String> {
        match parse_text(text) {
            Ok(value) => Ok(Tree::from_js(&value, DEPTH)),
            Err(error) => Err(message(&error)),
        }
    }

    /// Copies a value of JavaScript.
    pub fn from_js(value: &JsValue, depth: u32) -> Self {
        if let Some(text) = value.as_string() {
            Tree::String(text)
        } else if let Some(number) = value.as_f64() {
            Tree::Number(number)
        } else if let Some(bool) = value.as_bool() {
            Tree::Bool(bool)
        } else if depth == 0 || !value.is_object() {
            Tree::Null
        } else if let Some(array) = value.dyn_ref::<Array>() {
            let mut out = Vec::new();
            for index in 0..array.length() {
                out.push(Tree::from_js(&array.get(index), depth - 1));
            }
            Tree::Array(out)
        } else {
            let entries = Object::entries(value.unchecked_ref());
            let mut out = Vec::new();
            for index in 0..entries.length() {
                let entry: Array = entries.get(index).unchecked_into();
                if let Some(name) = entry.get(0).as_string() {
                    out.push((name, Tree::from_js(&entry.get(1), depth - 1)));
                }
            }
            Tree::Object(out)
        }
    }
}

/// The `message` of an error, or the error itself if it is a string.
pub fn message(error: &JsValue) -> String {
    super::text(error, "message")
        .or_else(|| error.as_string())
        .unwrap_or_default()
}

impl Node for &Tree {
    fn kind(self) -> NodeKind {
        match self {
            Tree::Null => NodeKind::Null,
            Tree::Bool(_) => NodeKind::Bool,
            Tree::Number(_) => NodeKind::Number,
            Tree::String(_) => NodeKind::String,
            Tree::Array(_) => NodeKind::Array,
            Tree::Object(_) => NodeKind::Object,
        }
    }

    fn string(&self) -> Option<&str> {
        match self {
            Tree::String(text) => Some(text),
            _ => None,
        }
    }

    fn number(self) -> Option<f64> {
        match self {
            Tree::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn boolean(self) -> Option<bool> {
        match self {
            Tree::Bool(bool) => Some(*bool),
            _ => None,
        }
    }

    fn item(self, index: usize) -> Option<Self> {
        match self {
            Tree::Array(items) => items.get(index),
            _ => None,
        }
    }

    // Out of line: every field is read through this function.
    #[inline(never)]
    fn field(self, name: &str) -> Option<Self> {
        let Tree::Object(entries) = self else {
            return None;
        };
        for (key, value) in entries {
            if key == name {
                return (!matches!(value, Tree::Null)).then_some(value);
            }
        }
        None
    }

    fn entries(self, see: &mut dyn FnMut(&str, Self)) {
        if let Tree::Object(entries) = self {
            for (key, value) in entries {
                see(key, value);
            }
        }
    }
}
