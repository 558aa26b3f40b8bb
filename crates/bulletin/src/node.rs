//! What reading needs to know of a JSON tree, whoever parsed it.
//!
//! The browser has a JSON parser that costs no bytes to download, so the viewer
//! reads the tree which that one makes; native programs read `serde_json`'s.

/// The type of a JSON value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `null`, and whatever a tree has besides JSON's own types.
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

/// One value of a JSON tree: a handle that is copied, not the value itself.
///
/// Items are asked for one by one and fields are told to a function, so that
/// nothing is gathered in lists that live for one loop.
pub trait Node: Copy {
    /// Its type.
    fn kind(self) -> Kind;
    /// Its characters, if it is a string.
    fn string(&self) -> Option<&str>;
    /// Its value, if it is a number.
    fn number(self) -> Option<f64>;
    /// Its value, if it is a boolean.
    fn boolean(self) -> Option<bool>;
    /// The item at that index, if it is an array that has it.
    fn item(self, index: usize) -> Option<Self>;
    /// The field of that name, if it is an object that has it; null counts as
    /// absent.
    fn field(self, name: &str) -> Option<Self>;
    /// Calls `see` with the name and value of each of its fields, nulls too, in
    /// the order of the file; never if it is not an object.
    fn entries(self, see: &mut dyn FnMut(&str, Self));
}

/// A reference is the cheap handle on `serde_json`'s tree.
#[cfg(feature = "json")]
impl Node for &serde_json::Value {
    fn kind(self) -> Kind {
        use serde_json::Value;
        match self {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Bool,
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::String,
            Value::Array(_) => Kind::Array,
            Value::Object(_) => Kind::Object,
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
