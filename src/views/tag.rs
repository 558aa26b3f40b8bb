//! Building HTML.
//!
//! `html!` writes the making of a node out in full wherever one stands; with
//! some 200 of them that was half of what the viewer itself weighs. A tag that
//! is built by calls costs each place a few bytes (ARCHITECTURE.md, "Bytes").
//! The functions are kept out of line for the same reason.

use std::cell::RefCell;
use std::rc::Rc;

use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, VList, VNode, VTag, VText,
};
use yew::{Html, NodeRef};

use crate::words::Words;

/// An element being built.
pub struct Tag(Box<Parts>);

struct Parts {
    tag: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
}

thread_local! {
    /// The sets of attribute names that elements have, each kept once for good:
    /// Yew compares elements of one set value by value, and of others by maps.
    /// There are as many as the views have different kinds of elements.
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

fn known(names: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|all| {
        for known in all.iter() {
            if *known == names {
                return *known;
            }
        }
        let kept: &'static [&'static str] = names.leak();
        all.push(kept);
        kept
    })
}

/// Begins an element.
#[inline(never)]
pub fn tag(name: &'static str) -> Tag {
    Tag(Box::new(Parts {
        tag: VTag::new(AttrValue::Static(name)),
        names: Vec::new(),
        values: Vec::new(),
    }))
}

/// An element with a class.
#[inline(never)]
pub fn class(name: &'static str, class: &'static str) -> Tag {
    tag(name).put("class", AttrValue::Static(class))
}

/// Characters.
pub fn text(text: &str) -> Html {
    piece(text, 0, text.len())
}

/// The characters of a piece of a text. A space that a typist left between Han
/// and a letter or digit, also where the piece begins or ends there, is an `<i>`
/// of its own: the style sheet drops it where the browser sets the gap itself.
#[inline(never)]
pub fn piece(whole: &str, from: usize, to: usize) -> Html {
    let bytes = whole.as_bytes();
    // What begins with these is a character of three bytes, U+4000 to U+9FFF.
    let is_han = |at: usize| matches!(bytes.get(at), Some(0xe4..=0xe9));
    let is_latin = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let characters = |from: usize, to: usize| {
        let text = whole.get(from..to).unwrap_or_default();
        VNode::VText(VText::new(text.to_owned()))
    };
    let mut nodes = Vec::new();
    let mut start = from;
    for at in from..to {
        if bytes.get(at) == Some(&b' ')
            && (is_han(at.wrapping_sub(3)) && is_latin(at + 1)
                || is_latin(at.wrapping_sub(1)) && is_han(at + 1))
        {
            if start < at {
                nodes.push(characters(start, at));
            }
            nodes.push(tag("i").put_in(characters(at, at + 1)).done());
            start = at + 1;
        }
    }
    if nodes.is_empty() {
        return characters(from, to);
    }
    if start < to {
        nodes.push(characters(start, to));
    }
    list(nodes)
}

/// A button that does this: `app/events.rs`.
pub fn press(action: &'static str) -> Tag {
    tag("button").is("type", "button").is("data-do", action)
}

/// Nodes side by side.
#[inline(never)]
pub fn list(nodes: Vec<Html>) -> Html {
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

impl Tag {
    #[inline(never)]
    fn put(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.names.push(name);
        self.0
            .values
            .push(Some(AttributeOrProperty::Attribute(value)));
        self
    }

    /// An attribute whose value is known beforehand.
    #[inline(never)]
    pub fn is(self, name: &'static str, value: &'static str) -> Self {
        self.put(name, AttrValue::Static(value))
    }

    /// An attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: &str) -> Self {
        self.put(name, AttrValue::from(value.to_owned()))
    }

    /// An attribute where there is a value.
    #[inline(never)]
    pub fn set_some(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.put(name, AttrValue::from(value)),
            None => self,
        }
    }

    /// Its words are the viewer's own, in a text that has another language.
    #[inline(never)]
    pub fn own(self, words: &Words) -> Self {
        self.is("lang", words.locale.tag())
    }

    /// A whole number as attribute.
    #[inline(never)]
    pub fn count(self, name: &'static str, value: u32) -> Self {
        self.put(name, AttrValue::from(value.to_string()))
    }

    /// An element of another key is another element, never changed into this one.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Tells where the node stands once it is drawn.
    #[inline(never)]
    pub fn node(mut self, reference: &NodeRef) -> Self {
        self.0.tag.node_ref = reference.clone();
        self
    }

    /// Characters within.
    #[inline(never)]
    pub fn say(self, words: &str) -> Self {
        self.put_in(text(words))
    }

    /// A node within.
    #[inline(never)]
    pub fn put_in(mut self, node: Html) -> Self {
        self.0.tag.add_child(node);
        self
    }

    /// An element within.
    #[inline(never)]
    pub fn with(self, tag: Tag) -> Self {
        self.put_in(tag.done())
    }

    /// An element within, where there is one.
    #[inline(never)]
    pub fn with_some(self, tag: Option<Tag>) -> Self {
        match tag {
            Some(tag) => self.with(tag),
            None => self,
        }
    }

    /// The finished element.
    #[inline(never)]
    pub fn done(self) -> Html {
        let Parts {
            mut tag,
            names,
            values,
        } = *self.0;
        if !names.is_empty() {
            tag.attributes = Attributes::Dynamic {
                keys: known(names),
                values: values.into_boxed_slice(),
            };
        }
        VNode::VTag(Rc::new(tag))
    }
}
