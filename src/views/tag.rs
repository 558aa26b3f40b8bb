//! Building HTML.
//!
//! `html!` writes the making of a node out in full wherever one stands; with
//! some 200 of them that was half of what the viewer itself weighs. A tag that
//! is built by calls costs each place a few bytes (ARCHITECTURE.md, "Bytes").
//! The functions are kept out of line for the same reason.

use yew::virtual_dom::{AttrValue, Key, VList, VNode, VTag, VText};
use yew::{Html, NodeRef};

/// An element being built.
pub struct Tag(Box<VTag>);

/// Begins an element.
#[inline(never)]
pub fn tag(name: &'static str) -> Tag {
    Tag(Box::new(VTag::new(name)))
}

/// An element with a class.
#[inline(never)]
pub fn class(name: &'static str, class: &'static str) -> Tag {
    tag(name).put("class", AttrValue::Static(class))
}

/// Characters.
#[inline(never)]
pub fn text(text: &str) -> Html {
    VNode::VText(VText::new(text.to_owned()))
}

/// Nodes side by side.
#[inline(never)]
pub fn list(nodes: Vec<Html>) -> Html {
    VNode::VList(std::rc::Rc::new(VList::with_children(nodes, None)))
}

impl Tag {
    #[inline(never)]
    fn put(mut self, name: &'static str, value: AttrValue) -> Self {
        self.0.add_attribute(name, value);
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

    /// A whole number as attribute.
    #[inline(never)]
    pub fn count(self, name: &'static str, value: u32) -> Self {
        self.put(name, AttrValue::from(value.to_string()))
    }

    /// An element of another key is another element, never changed into this one.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// Tells where the node stands once it is drawn.
    #[inline(never)]
    pub fn node(mut self, reference: &NodeRef) -> Self {
        self.0.node_ref = reference.clone();
        self
    }

    /// Characters within.
    #[inline(never)]
    pub fn say(self, words: &str) -> Self {
        self.add(text(words))
    }

    /// A node within.
    #[inline(never)]
    pub fn add(mut self, node: Html) -> Self {
        self.0.add_child(node);
        self
    }

    /// An element within.
    #[inline(never)]
    pub fn with(self, tag: Tag) -> Self {
        self.add(tag.done())
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
        VNode::from(*self.0)
    }
}
