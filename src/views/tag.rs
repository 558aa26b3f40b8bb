//! A builder for HTML elements.
//!
//! `html!` expands to the construction of a node wherever it is used, and the
//! viewer makes some 200 of them. A call to the builder costs a few bytes
//! (ARCHITECTURE.md, "Bytes"), so its functions are kept out of line.

use std::cell::RefCell;
use std::rc::Rc;

use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, VList, VNode, VTag, VText,
};
use yew::{Html, NodeRef};

use crate::words::{Words, decimal};

/// An element under construction.
pub struct Tag(Box<Parts>);

struct Parts {
    tag: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
}

thread_local! {
    /// The lists of attribute names in use, each stored once. Yew compares two
    /// elements that share a list value by value, and builds maps for others.
    /// There are as many lists as the views have shapes of elements.
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The stored copy of a list of names.
fn interned(names: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|all| {
        for known in all.iter() {
            if *known == names {
                return *known;
            }
        }
        let new: &'static [&'static str] = names.leak();
        all.push(new);
        new
    })
}

/// Starts an element.
#[inline(never)]
pub fn tag(name: &'static str) -> Tag {
    Tag(Box::new(Parts {
        tag: VTag::new(AttrValue::Static(name)),
        names: Vec::new(),
        values: Vec::new(),
    }))
}

/// Starts a heading. `level` is a level of the format, where a section's title
/// is 2; `headline` is the level of the headline on this page.
pub fn heading_tag(level: u8, headline: u8) -> Tag {
    const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let level = usize::from(level + headline).saturating_sub(2);
    tag(TAGS.get(level).unwrap_or(&"h6"))
}

/// Starts a button for an action: `app/events.rs` reads it from the click.
pub fn action_button(action: &'static str) -> Tag {
    tag("button")
        .static_attr("type", "button")
        .static_attr("data-do", action)
}

/// A text node.
pub fn text(text: &str) -> Html {
    text_range(text, 0, text.len())
}

/// The bytes of a word without a place to break after which there is one: browsers
/// break a longer one in a time that grows as its square, where the font kerns.
const LONG_WORD: usize = 240;

/// A range of a text. A space that a typist left between a Han character and a
/// letter or digit becomes an `<i>` of its own, also at either end of the range:
/// the style sheet hides it where the browser sets the gap itself.
#[inline(never)]
pub fn text_range(whole: &str, from: usize, to: usize) -> Html {
    let bytes = whole.as_bytes();
    // The first byte of a three-byte character from U+4000 to U+9FFF.
    let is_han = |at: usize| matches!(bytes.get(at), Some(0xe4..=0xe9));
    let is_latin = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let characters = |from: usize, to: usize| {
        let text = whole.get(from..to).unwrap_or_default();
        VNode::VText(VText::new(text.to_owned()))
    };
    // An address breaks after its marks, where it is not a number that would break.
    let is_run = |it: &&u8| it.is_ascii_graphic();
    let breaks_after = |at: usize| {
        matches!(
            bytes[at],
            b'/' | b'.' | b'-' | b'_' | b'?' | b'&' | b'=' | b'@'
        ) && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
            && bytes[..at]
                .iter()
                .rev()
                .take(LONG_ADDRESS)
                .take_while(is_run)
                .count()
                + bytes[at..]
                    .iter()
                    .take(LONG_ADDRESS)
                    .take_while(is_run)
                    .count()
                >= LONG_ADDRESS
    };
    let mut nodes = Vec::new();
    let (mut start, mut word) = (from, 0);
    for at in from..to {
        word = match bytes.get(at) {
            // A space, or a character of three bytes, as all are that Chinese is
            // written with.
            Some(b' ' | 0xe2..=0xef) => 0,
            // The first byte of a character.
            Some(0..=0x7f | 0xc0..) if word > LONG_WORD => {
                nodes.push(characters(start, at));
                nodes.push(tag("wbr").build());
                start = at;
                0
            }
            _ => word + 1,
        };
        if bytes[at].is_ascii_punctuation() && breaks_after(at) {
            nodes.push(characters(start, at + 1));
            nodes.push(tag("wbr").build());
            start = at + 1;
        } else if bytes.get(at) == Some(&b' ')
            && (is_han(at.wrapping_sub(3)) && is_latin(at + 1)
                || is_latin(at.wrapping_sub(1)) && is_han(at + 1))
        {
            if start < at {
                nodes.push(characters(start, at));
            }
            nodes.push(tag("i").child(characters(at, at + 1)).build());
            start = at + 1;
        }
    }
    if nodes.is_empty() {
        return characters(from, to);
    }
    if start < to {
        nodes.push(characters(start, to));
    }
    siblings(nodes)
}

/// From so many characters on an address may break within.
const LONG_ADDRESS: usize = 16;

/// Nodes side by side, without an element around them.
#[inline(never)]
pub fn siblings(nodes: Vec<Html>) -> Html {
    let list = VList::with_children(nodes, None);
    check_keys(&list);
    VNode::VList(Rc::new(list))
}

/// Siblings have keys, all of them or none. Where there are some with and some
/// without, Yew compares by place: what has a key then meets another one, and is made
/// anew with each change of shape before it.
fn check_keys(siblings: &[Html]) {
    let keyed = siblings.iter().filter(|it| it.has_key()).count();
    debug_assert!(
        keyed == 0 || keyed == siblings.len(),
        "siblings have keys, all of them or none: {siblings:?}"
    );
}

impl Tag {
    #[inline(never)]
    fn push_attr(mut self, name: &'static str, value: Option<AttrValue>) -> Self {
        self.0.names.push(name);
        let value = value.map(AttributeOrProperty::Attribute);
        self.0.values.push(value);
        self
    }

    /// Sets the `class`.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.static_attr("class", class)
    }

    /// Sets an attribute to a value known at compile time.
    #[inline(never)]
    pub fn static_attr(self, name: &'static str, value: &'static str) -> Self {
        self.push_attr(name, Some(AttrValue::Static(value)))
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        self.attr_opt(name, Some(value))
    }

    /// Sets an attribute if there is a value. The name is listed either way, so
    /// that two renders of an element have the same list of names.
    #[inline(never)]
    pub fn attr_opt(self, name: &'static str, value: Option<&str>) -> Self {
        self.push_attr(name, value.map(|it| AttrValue::from(it.to_owned())))
    }

    /// Sets an attribute to a whole number.
    #[inline(never)]
    pub fn number_attr(self, name: &'static str, value: u32) -> Self {
        self.attr(name, &decimal(value as usize))
    }

    /// Sets `lang` for the viewer's own words in a text of another language.
    #[inline(never)]
    pub fn own_language(self, words: &Words) -> Self {
        self.static_attr("lang", words.locale.tag())
    }

    /// Sets Yew's key.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Binds a reference to the DOM node.
    #[inline(never)]
    pub fn node_ref(mut self, node: &NodeRef) -> Self {
        self.0.tag.node_ref = node.clone();
        self
    }

    /// Appends a text.
    #[inline(never)]
    pub fn text(self, words: &str) -> Self {
        self.child(text(words))
    }

    /// Appends a node.
    #[inline(never)]
    pub fn child(mut self, node: Html) -> Self {
        self.0.tag.add_child(node);
        self
    }

    /// Appends an element.
    #[inline(never)]
    pub fn child_tag(self, tag: Tag) -> Self {
        self.child(tag.build())
    }

    /// Appends an element if there is one.
    #[inline(never)]
    pub fn child_tag_opt(self, tag: Option<Tag>) -> Self {
        match tag {
            Some(tag) => self.child_tag(tag),
            None => self,
        }
    }

    /// Finishes the element.
    #[inline(never)]
    pub fn build(self) -> Html {
        let Parts {
            mut tag,
            names,
            values,
        } = *self.0;
        if !names.is_empty() {
            tag.attributes = Attributes::Dynamic {
                keys: interned(names),
                values: values.into_boxed_slice(),
            };
        }
        if let Some(VNode::VList(children)) = tag.children() {
            check_keys(children);
        }
        VNode::VTag(Rc::new(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: Html) -> &'static [&'static str] {
        match html {
            VNode::VTag(tag) => match &tag.attributes {
                Attributes::Dynamic { keys, .. } => keys,
                _ => panic!("other attributes"),
            },
            _ => panic!("no element"),
        }
    }

    #[test]
    fn a_long_word_has_places_to_break() {
        let count = |text: &str| match text_range(text, 0, text.len()) {
            VNode::VList(list) => list.len() / 2,
            _ => 0,
        };
        assert_eq!(count(&"x".repeat(LONG_WORD)), 0);
        assert_eq!(count(&"x".repeat(100_000)), 413);
        assert_eq!(count(&"я".repeat(1000)), 8);
        assert_eq!(count(&"标".repeat(1000)), 0);
        assert_eq!(count(&"a word ".repeat(1000)), 0);
    }

    #[test]
    fn renders_of_an_element_share_one_list_of_names() {
        let link = |href: Option<&str>| {
            let link = tag("a").class("link").attr_opt("href", href);
            names(link.static_attr("rel", "noopener").build())
        };
        assert_eq!(link(None), ["class", "href", "rel"]);
        assert!(std::ptr::eq(link(None), link(Some("#"))));
    }

    #[test]
    fn siblings_have_keys_all_of_them_or_none() {
        let build = |second: Tag| {
            let both = tag("p").child_tag(tag("b").key("first")).child_tag(second);
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| both.build())).is_ok()
        };
        assert!(build(tag("b").key("second")));
        #[cfg(not(target_arch = "wasm32"))]
        assert!(!build(tag("b")));
    }
}
