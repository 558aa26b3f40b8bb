//! The addresses in the links of views.

use std::rc::Rc;

use super::tag::{Tag, tag};
use crate::address::Scheme;
use crate::words::concat;

/// Makes an address absolute: (base, address) → absolute address; `None` if the
/// address is invalid.
pub type Resolve = fn(&str, &str) -> Option<String>;

/// The addresses of places, issues and files.
#[derive(Clone, PartialEq)]
pub struct Links {
    /// How fragments name places.
    pub scheme: Rc<Scheme>,
    /// What comes before a fragment: nothing, unless the page has a `<base>`.
    pub before: Rc<str>,
    /// The id of the issue on the page.
    pub issue: Rc<str>,
    /// The issue's own page, if it has one. Links to places lead there, so that a
    /// copied link does too.
    pub page: Option<Rc<str>>,
    /// The address of the issue's file. The addresses in the issue resolve against
    /// it.
    pub base: Rc<str>,
    /// The address of the archive's file. The addresses in the archive resolve
    /// against it.
    pub archive: Rc<str>,
    /// Resolves an address.
    pub resolve: ResolveBy,
}

/// [`Resolve`] as a value that can be compared: always equal, since a build has one.
#[derive(Clone, Copy)]
pub struct ResolveBy(pub Resolve);

impl PartialEq for ResolveBy {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Links {
    /// The address of a place of the issue.
    pub fn place(&self, place: &str) -> String {
        let fragment = match &self.page {
            Some(_) => Scheme::Silent.write("", Some(place)),
            None => self.scheme.write(&self.issue, Some(place)),
        };
        concat(&[self.page.as_ref().unwrap_or(&self.before), &fragment])
    }

    /// A link to a place of the issue.
    pub fn place_link(&self, place: &str) -> Tag {
        tag("a")
            .attr("href", &self.place(place))
            .attr("data-go", place)
    }

    /// The address of another issue, from its id and its page.
    pub fn issue(&self, id: &str, page: Option<&str>) -> String {
        match page {
            Some(page) => page.to_owned(),
            None => concat(&[&self.before, &self.scheme.write(id, None)]),
        }
    }

    /// Resolves an address in the issue; `None` if a link must not lead there.
    pub fn file(&self, href: &str) -> Option<String> {
        resolve(self.resolve, &self.base, href)
    }

    /// Resolves an address in the archive, under the same rule.
    pub fn file_of_archive(&self, href: &str) -> Option<String> {
        resolve(self.resolve, &self.archive, href)
    }
}

/// Resolves an address if [`bulletin::address`] allows its scheme.
fn resolve(by: ResolveBy, base: &str, href: &str) -> Option<String> {
    let absolute = (by.0)(base, href)?;
    bulletin::address::is_followed(&absolute).then_some(absolute)
}
