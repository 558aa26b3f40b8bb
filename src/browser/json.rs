//! The tree that the browser's own JSON parser makes, as the format reads it.
//!
//! JSON.parse costs the reader no bytes and is the fastest decoder measured
//! (ARCHITECTURE.md, "The decoder").

use bulletin::node::{Kind, Node};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen::JsCast;

/// A value of a JSON tree.
#[derive(Clone)]
pub struct Json(pub JsValue);

#[wasm_bindgen]
extern "C" {
    // js_sys's JSON.parse takes a Rust string, which would copy the text twice.
    #[wasm_bindgen(js_namespace = JSON, js_name = parse, catch)]
    fn parse_text(text: &JsValue) -> Result<JsValue, JsValue>;
}

impl Json {
    /// Parses a JavaScript string; the error is the browser's own message.
    pub fn parse(text: &JsValue) -> Result<Self, String> {
        parse_text(text).map(Json).map_err(|error| message(&error))
    }
}

/// The `message` of an error, or what it is as text.
pub fn message(error: &JsValue) -> String {
    Reflect::get(error, &"message".into())
        .ok()
        .and_then(|it| it.as_string())
        .or_else(|| error.as_string())
        .unwrap_or_default()
}

impl Node for Json {
    fn kind(&self) -> Kind {
        let value = &self.0;
        if value.is_string() {
            Kind::String
        } else if value.is_null() || value.is_undefined() {
            Kind::Null
        } else if Array::is_array(value) {
            Kind::Array
        } else if value.is_object() {
            Kind::Object
        } else if value.as_bool().is_some() {
            Kind::Bool
        } else {
            Kind::Number
        }
    }

    fn string(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn boolean(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn items(&self) -> Vec<Self> {
        match self.0.dyn_ref::<Array>() {
            Some(array) => array.iter().map(Json).collect(),
            None => Vec::new(),
        }
    }

    fn field(&self, name: &str) -> Option<Self> {
        if !self.0.is_object() {
            return None;
        }
        // Interned: the names of the format cross into JavaScript once.
        let key: JsValue = wasm_bindgen::intern(name).into();
        let value = Reflect::get(&self.0, &key).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(Json(value))
    }

    fn entries(&self) -> Vec<(String, Self)> {
        match self.0.dyn_ref::<Object>() {
            Some(object) => Object::keys(object)
                .iter()
                .filter_map(|key| {
                    let value = Reflect::get(object, &key).ok()?;
                    Some((key.as_string()?, Json(value)))
                })
                .collect(),
            None => Vec::new(),
        }
    }
}
