//! Causes of failure, as they go to the loader's panel.
//!
//! Their texts stand in the loader's one table (`assets/loader/causes.js`);
//! here are only those codes that the wasm itself can find.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use bulletin::read::{ReadError, ReadErrorKind};

/// Why something could not be shown.
#[derive(Clone)]
pub enum Cause {
    /// The transport failed; the loader told how.
    Transport(JsValue),
    /// Something is wrong with what arrived.
    Found {
        /// The stable code.
        code: &'static str,
        /// The file.
        url: String,
        /// The place in it.
        place: String,
        /// What was expected there.
        expected: String,
        /// What was found, or the browser's own message.
        found: String,
    },
}

impl Cause {
    /// A cause with what was found.
    pub fn found(code: &'static str, url: &str, found: String) -> Self {
        Cause::Found {
            code,
            url: url.to_owned(),
            place: String::new(),
            expected: String::new(),
            found,
        }
    }

    /// What the format's reader found wrong.
    pub fn unreadable(error: ReadError, url: &str) -> Self {
        Cause::Found {
            code: match error.kind {
                ReadErrorKind::Syntax => "broken-json",
                ReadErrorKind::WrongFormat => "wrong-format",
                ReadErrorKind::NewerFormat => "newer-format",
                ReadErrorKind::Invalid => "invalid-data",
            },
            url: url.to_owned(),
            place: error.place,
            expected: error.expected.to_owned(),
            found: error.found,
        }
    }

    /// As the loader takes it. `archive`: the list of issues still stands.
    pub fn to_js(&self, archive: bool, notice: bool) -> JsValue {
        let out = Object::new();
        let set = |key: &str, value: JsValue| {
            let _ = Reflect::set(&out, &key.into(), &value);
        };
        match self {
            Cause::Transport(cause) => {
                if let Some(cause) = wasm_bindgen::JsCast::dyn_ref::<Object>(cause) {
                    Object::assign(&out, cause);
                } else {
                    set("code", "network".into());
                }
            }
            Cause::Found {
                code,
                url,
                place,
                expected,
                found,
            } => {
                set("code", (*code).into());
                for (key, value) in [
                    ("url", url),
                    ("place", place),
                    ("expected", expected),
                    ("found", found),
                ] {
                    if !value.is_empty() {
                        set(key, value.as_str().into());
                    }
                }
            }
        }
        set("archive", archive.into());
        if notice {
            set("notice", true.into());
        }
        out.into()
    }
}
