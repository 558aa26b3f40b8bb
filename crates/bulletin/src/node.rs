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

/// One value of a JSON tree. A clone must be cheap: a handle, not a copy.
pub trait Node: Sized + Clone {
    /// Its type.
    fn kind(&self) -> Kind;
    /// Its characters, if it is a string.
    fn string(&self) -> Option<String>;
    /// Its value, if it is a number.
    fn number(&self) -> Option<f64>;
    /// Its value, if it is a boolean.
    fn boolean(&self) -> Option<bool>;
    /// Its items in order; empty if it is not an array.
    fn items(&self) -> Vec<Self>;
    /// The field of that name, if it is an object that has it; null counts as
    /// absent.
    fn field(&self, name: &str) -> Option<Self>;
    /// Names and values of its fields in the order of the file; empty if it is
    /// not an object.
    fn entries(&self) -> Vec<(String, Self)>;
}

/// A reference is the cheap handle on `serde_json`'s tree.
#[cfg(feature = "json")]
impl Node for &serde_json::Value {
    fn kind(&self) -> Kind {
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

    fn string(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Vec<Self> {
        self.as_array()
            .map(|items| items.iter().collect())
            .unwrap_or_default()
    }

    fn field(&self, name: &str) -> Option<Self> {
        self.get(name).filter(|value| !value.is_null())
    }

    fn entries(&self) -> Vec<(String, Self)> {
        self.as_object()
            .map(|fields| fields.iter().map(|(n, v)| (n.clone(), v)).collect())
            .unwrap_or_default()
    }
}
