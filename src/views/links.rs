//! The addresses that views write into their links.

use crate::words::cat;
use std::rc::Rc;

use super::tag::{Tag, tag};
use crate::address::Scheme;

/// Makes an address absolute: (base, address) → absolute, `None` where it is none.
pub type Resolve = fn(&str, &str) -> Option<String>;

/// Writes the addresses of places, issues and files.
#[derive(Clone, PartialEq)]
pub struct Links {
    /// How fragments name places here.
    pub scheme: Rc<Scheme>,
    /// The issue being shown.
    pub issue: Rc<str>,
    /// The page of the issue being shown, where it has one: links that are
    /// copied lead there.
    pub page: Option<Rc<str>>,
    /// The file of the issue, against which its addresses resolve.
    pub base: Rc<str>,
    /// The file of the archive, against which its pages resolve.
    pub archive: Rc<str>,
    /// Resolves an address.
    pub resolve: ResolveBy,
}

/// [`Resolve`] as a value that can be compared (always equal: there is one per build).
#[derive(Clone, Copy)]
pub struct ResolveBy(pub Resolve);

impl PartialEq for ResolveBy {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Links {
    /// The address of a place in the issue being shown.
    pub fn place(&self, place: &str) -> String {
        match &self.page {
            Some(page) => {
                let own = Scheme::Page {
                    issue: String::new(),
                };
                cat(&[page, own.write("", Some(place)).as_str()])
            }
            None => self.scheme.write(&self.issue, Some(place)),
        }
    }

    /// A link to a place in the issue being shown.
    pub fn go(&self, place: &str) -> Tag {
        tag("a")
            .set("href", &self.place(place))
            .set("data-go", place)
    }

    /// The address of another issue, by its id and its page.
    pub fn issue(&self, id: &str, page: Option<&str>) -> String {
        match page {
            Some(page) => page.to_owned(),
            None => self.scheme.write(id, None),
        }
    }

    /// An address of the issue's text, made absolute; `None` where it is of a
    /// kind that must not be followed (anything but http, https, mailto, tel).
    pub fn file(&self, href: &str) -> Option<String> {
        resolve(self.resolve, &self.base, href)
    }

    /// An address of the archive, made absolute, under the same rule.
    pub fn file_of_archive(&self, href: &str) -> Option<String> {
        resolve(self.resolve, &self.archive, href)
    }
}

/// Makes an address absolute, where it is of a kind that may be followed.
pub fn resolve(by: ResolveBy, base: &str, href: &str) -> Option<String> {
    let absolute = (by.0)(base, href)?;
    bulletin::address::is_followed(&absolute).then_some(absolute)
}
