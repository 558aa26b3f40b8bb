//! Causes of failure, as the loader's panel takes them.
//!
//! The words for them are in the loader (`assets/loader/causes.js`). The codes here
//! are those that the wasm itself can find.

use js_sys::Object;
use wasm_bindgen::{JsCast, JsValue};

use bulletin::read::{ReadError, ReadErrorKind};

use crate::browser;

/// Why something cannot be shown.
#[derive(Clone)]
pub enum Cause {
    /// Fetching failed, for a cause that the loader found.
    Transport(JsValue),
    /// The file is not what it should be.
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

    /// An error of the format's reader.
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

    /// The cause as the loader takes it. `has_list`: the list of issues is shown below
    /// the panel. `is_notice`: the issue on the screen stays. `issue`: the one that
    /// could not be loaded in its place, if that is it.
    pub fn to_js(&self, has_list: bool, is_notice: bool, issue: &str) -> JsValue {
        let out = Object::new();
        let set = |key: &str, value: JsValue| {
            browser::set(&out, key, &value);
        };
        match self {
            Cause::Transport(cause) => {
                if cause.is_object() {
                    Object::assign(&out, cause.unchecked_ref());
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
        set("archive", has_list.into());
        if is_notice {
            set("notice", true.into());
        }
        if !issue.is_empty() {
            set("issue", issue.into());
        }
        out.into()
    }
}
