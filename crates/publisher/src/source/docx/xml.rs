//! XML parts, read block by block: only one paragraph, table or style is in
//! memory at a time.

use super::names::Ns;
use crate::source::unreadable::Unreadable;
use crate::source::{kinds, limits};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::reader::NsReader;
use std::borrow::Cow;

/// An element with its content.
#[derive(Debug)]
pub struct Element {
    /// Its namespace.
    pub ns: Ns,
    /// Its name without prefix.
    pub name: Box<str>,
    /// Whether `xml:space="preserve"` applies.
    pub preserve: bool,
    attributes: Vec<(Ns, Box<str>, String)>,
    /// Its content.
    pub nodes: Vec<Node>,
}

/// A node in an element.
#[derive(Debug)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Characters.
    Text(String),
}

impl Element {
    /// Whether it has this name.
    pub fn is(&self, ns: Ns, name: &str) -> bool {
        self.ns == ns && *self.name == *name
    }

    /// The child elements.
    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element with this name.
    pub fn child(&self, ns: Ns, name: &str) -> Option<&Element> {
        self.children().find(|child| child.is(ns, name))
    }

    /// The first child element of WordprocessingML with this name.
    pub fn w(&self, name: &str) -> Option<&Element> {
        self.child(Ns::W, name)
    }

    /// An attribute. Some programs write those of WordprocessingML without a
    /// prefix.
    pub fn attribute(&self, ns: Ns, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|(has, local, _)| *has == ns && **local == *name)
            .map(|(_, _, value)| value.as_str())
    }

    /// An attribute of WordprocessingML.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attribute(Ns::W, name)
            .or_else(|| self.attribute(Ns::None, name))
    }

    /// The attribute `w:val`.
    pub fn val(&self) -> Option<&str> {
        self.get("val")
    }

    /// `w:val` of a child.
    pub fn val_of(&self, name: &str) -> Option<&str> {
        self.w(name)?.val()
    }

    /// A child that is on or off (`<w:b/>`, `<w:b w:val="0"/>`), if there is
    /// one.
    pub fn switch(&self, name: &str) -> Option<bool> {
        let value = self.w(name)?.val().unwrap_or("1");
        Some(!matches!(value, "0" | "false" | "off" | "none"))
    }

    /// All characters in it, at any depth.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.collect_text(&mut out);
        out
    }

    fn collect_text(&self, out: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.collect_text(out),
                Node::Text(text) => out.push_str(text),
            }
        }
    }
}

/// Whether a content control shows nothing but its prompt.
pub fn is_placeholder(control: &Element) -> bool {
    let properties = control.w("sdtPr");
    properties.and_then(|properties| properties.switch("showingPlcHdr")) == Some(true)
}

/// Reads a part, and passes on one by one the elements inside `path`, which is
/// given by names from the root.
///
/// # Errors
/// Malformed XML, a DTD, a limit; or what `each` returns.
pub fn each(
    part: &str,
    bytes: &[u8],
    path: &[&str],
    each: &mut dyn FnMut(Element) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let text = decode(part, bytes)?;
    let mut reader = XmlReader {
        part,
        inner: NsReader::from_str(&text),
        path,
        stack: Vec::new(),
        skipped: Vec::new(),
        nodes: 0,
        rooted: false,
    };
    reader.run(each)
}

/// The characters of a part.
///
/// # Errors
/// It is not in the encoding that it is marked with.
pub fn decode<'a>(part: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, Unreadable> {
    let bad = |encoding: &str| Unreadable::new(&kinds::BAD_XML, format!("{part}: {encoding}"));
    let (encoding, rest) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            let text = std::str::from_utf8(rest).map_err(|_| bad("UTF-8"))?;
            return Ok(Cow::Borrowed(text));
        }
        _ => match (std::str::from_utf8(bytes), declared(bytes)) {
            (Ok(text), _) => return Ok(Cow::Borrowed(text)),
            (Err(_), Some(encoding)) => (encoding, bytes),
            (Err(_), None) => return Err(bad("UTF-8")),
        },
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
    text.ok_or_else(|| bad(encoding.name()))
}

/// The encoding that a part's first line declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes
        .get(..200)
        .unwrap_or(bytes)
        .split(|byte| *byte == b'>')
        .next()?;
    let head = String::from_utf8_lossy(head);
    let (_, name) = head.split_once("encoding=")?;
    let name = name.trim_start_matches(['"', '\'']);
    let name = name.split(['"', '\'']).next()?;
    Encoding::for_label(name.as_bytes())
}

struct XmlReader<'a> {
    part: &'a str,
    inner: NsReader<&'a [u8]>,
    path: &'a [&'a str],
    /// The elements of a block that are still open.
    stack: Vec<Element>,
    /// For each open element outside blocks: whether it is on the path, and
    /// whether it preserves spaces.
    skipped: Vec<(bool, bool)>,
    nodes: usize,
    rooted: bool,
}

impl XmlReader<'_> {
    fn run(
        &mut self,
        each: &mut dyn FnMut(Element) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        loop {
            let event = self.inner.read_event();
            match event.map_err(|error| self.bad(&error.to_string()))? {
                Event::Start(start) => self.open(&start)?,
                Event::Empty(start) => {
                    self.open(&start)?;
                    self.close(each)?;
                }
                Event::End(_) => self.close(each)?,
                Event::Text(text) => self.text(&text.xml10_content())?,
                Event::CData(text) => self.text(&text.xml10_content())?,
                Event::GeneralRef(reference) => {
                    let error = |error: quick_xml::Error| self.bad(&error.to_string());
                    match reference.resolve_char_ref().map_err(error)? {
                        Some(c) => self.text(c.encode_utf8(&mut [0; 4]))?,
                        None => match resolve_predefined_entity(&reference) {
                            Some(text) => self.text(text)?,
                            None => return Err(self.bad(&format!("&{};", &*reference))),
                        },
                    }
                }
                Event::DocType(_) => {
                    return Err(Unreadable::new(&kinds::DTD, self.part));
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::Eof => break,
            }
        }
        if !self.stack.is_empty() || !self.skipped.is_empty() {
            let detail = format!("{}: XML", self.part);
            return Err(Unreadable::new(&kinds::TRUNCATED_FILE, detail));
        }
        match self.rooted {
            true => Ok(()),
            false => Err(self.bad(&format!("<{}>?", self.path.first().unwrap_or(&"")))),
        }
    }

    fn bad(&self, message: &str) -> Unreadable {
        let at = self.inner.buffer_position();
        Unreadable::new(&kinds::BAD_XML, format!("{}, {at}: {message}", self.part))
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), Unreadable> {
        if self.stack.len() + self.skipped.len() >= limits::XML_DEPTH {
            let detail = format!("{}: XML > {}", self.part, limits::XML_DEPTH);
            return Err(Unreadable::new(&kinds::TOO_LARGE, detail));
        }
        let on_path = self.skipped.iter().all(|(on_path, _)| *on_path);
        if self.stack.is_empty() && !(on_path && self.skipped.len() == self.path.len()) {
            let wanted = self.path.get(self.skipped.len());
            let last = self.path.len().saturating_sub(1);
            let beside = on_path && last > 0 && self.skipped.len() == last;
            let on_path = on_path && wanted == Some(&start.local_name().into_inner());
            // What stands beside the last element of the path, or around it,
            // is passed on like its content.
            if beside && !on_path {
                let preserve = self.preserve();
                let element = self.element(start, preserve)?;
                self.stack.push(element);
                return Ok(());
            }
            self.rooted |= on_path && self.skipped.is_empty();
            let preserve = self.preserve();
            let element = self.element(start, preserve)?;
            self.nodes = 0;
            self.skipped.push((on_path, element.preserve));
            return Ok(());
        }
        let preserve = self.preserve();
        let element = self.element(start, preserve)?;
        self.stack.push(element);
        Ok(())
    }

    fn preserve(&self) -> bool {
        match self.stack.last() {
            Some(element) => element.preserve,
            None => self.skipped.last().is_some_and(|(_, preserve)| *preserve),
        }
    }

    fn element(
        &mut self,
        start: &BytesStart<'_>,
        mut preserve: bool,
    ) -> Result<Element, Unreadable> {
        self.count()?;
        let (resolved, local) = self.inner.resolver().resolve_element(start.name());
        let ns = namespace(&resolved);
        let name = local.into_inner().into();
        let mut attributes = Vec::new();
        // Names are looked up one by one, so a duplicate is not noticed;
        // looking for it would cost the square of their number.
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| self.bad(&error.to_string()))?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            self.count()?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let mut value = value
                .map_err(|error| self.bad(&error.to_string()))?
                .into_owned();
            let (resolved, local) = self.inner.resolver().resolve_attribute(attribute.key);
            let of = namespace(&resolved);
            let local = local.into_inner();
            if attribute.key.into_inner() == "xml:space" {
                preserve = value == "preserve";
            }
            if ns == Ns::Mc && local == "Requires" {
                value = self.understood(&value).to_string();
            }
            attributes.push((of, local.into(), value));
        }
        Ok(Element {
            ns,
            name,
            preserve,
            attributes,
            nodes: Vec::new(),
        })
    }

    /// Whether all namespaces of the prefixes are read.
    fn understood(&self, prefixes: &str) -> bool {
        prefixes.split_whitespace().all(|prefix| {
            let name = format!("{prefix}:x");
            let (resolved, _) = self.inner.resolver().resolve_element(QName(&name));
            match resolved {
                ResolveResult::Bound(namespace) => Ns::is_understood(namespace.into_inner()),
                _ => false,
            }
        })
    }

    fn close(
        &mut self,
        each: &mut dyn FnMut(Element) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let Some(element) = self.stack.pop() else {
            self.skipped.pop();
            return Ok(());
        };
        match self.stack.last_mut() {
            Some(parent) => {
                parent.nodes.push(Node::Element(element));
                Ok(())
            }
            None => {
                self.nodes = 0;
                each(element)
            }
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Unreadable> {
        let Some(parent) = self.stack.last_mut() else {
            return Ok(());
        };
        match parent.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => {
                parent.nodes.push(Node::Text(text.to_owned()));
                self.count()?;
            }
        }
        Ok(())
    }

    fn count(&mut self) -> Result<(), Unreadable> {
        self.nodes += 1;
        if self.nodes > limits::XML_NODES {
            let detail = format!("{}: XML > {}", self.part, limits::XML_NODES);
            return Err(Unreadable::new(&kinds::TOO_LARGE, detail));
        }
        Ok(())
    }
}

fn namespace(resolved: &ResolveResult<'_>) -> Ns {
    match resolved {
        ResolveResult::Bound(namespace) => Ns::of(namespace.into_inner()),
        ResolveResult::Unbound => Ns::None,
        ResolveResult::Unknown(_) => Ns::Other,
    }
}
