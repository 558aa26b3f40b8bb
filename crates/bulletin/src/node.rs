//! What reading needs from a JSON tree, whichever parser made it.
//!
//! The browser's own JSON parser costs no download, so the viewer reads the tree
//! that it makes. Native programs read `serde_json`'s.

/// The type of a JSON value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NodeKind {
    /// `null`, and anything that is not a type of JSON.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// A value of a JSON tree: a handle that is copied, not the value itself.
///
/// Items are requested one by one and fields go to a function, so reading never
/// collects a list for a single loop.
pub trait Node: Copy {
    /// Its type.
    fn kind(self) -> NodeKind;
    /// Its characters, if it is a string.
    fn string(&self) -> Option<&str>;
    /// Its value, if it is a number.
    fn number(self) -> Option<f64>;
    /// Its value, if it is a boolean.
    fn boolean(self) -> Option<bool>;
    /// The item at this index, if it is an array that has one there.
    fn item(self, index: usize) -> Option<Self>;
    /// The field of this name, if it is an object that has one. Null counts as
    /// absent.
    fn field(self, name: &str) -> Option<Self>;
    /// Calls `see` with the name and value of each field, nulls included, in the
    /// order of the file. Does nothing if it is not an object.
    fn entries(self, see: &mut dyn FnMut(&str, Self));
}

/// A reference is a cheap handle on `serde_json`'s tree.
#[cfg(feature = "json")]
impl Node for &serde_json::Value {
    fn kind(self) -> NodeKind {
        use serde_json::Value;
        match self {
            Value::Null => NodeKind::Null,
            Value::Bool(_) => NodeKind::Bool,
            Value::Number(_) => NodeKind::Number,
            Value::String(_) => NodeKind::String,
            Value::Array(_) => NodeKind::Array,
            Value::Object(_) => NodeKind::Object,
        }
    }

    fn string(&self) -> Option<&str> {
        self.as_str()
    }

    fn number(self) -> Option<f64> {
        self.as_f64()
    }

    fn boolean(self) -> Option<bool> {
        self.as_bool()
    }

    fn item(self, index: usize) -> Option<Self> {
        self.get(index)
    }

    fn field(self, name: &str) -> Option<Self> {
        self.get(name).filter(|value| !value.is_null())
    }

    fn entries(self, see: &mut dyn FnMut(&str, Self)) {
        if let Some(fields) = self.as_object() {
            for (name, value) in fields {
                see(name, value);
            }
        }
    }
}
