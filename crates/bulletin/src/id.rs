//! Ids: what they look like, which ones are taken.
//!
//! Sections, headings, figures and facts share one space of names within an
//! issue, because each of them is a place that an address can name. Notes have
//! their own.

use crate::model::Issue;
use crate::visit::{self, Item};

/// Ids that name the viewer's own places.
pub const RESERVED: [&str; 2] = ["summary", "figures"];

/// What the schema says of an id. [`is_valid`] is stricter.
pub const PATTERN: &str = r"^[^\s/#]+$";

/// What the schema says of the id of an issue: [`is_slug`].
pub const SLUG_PATTERN: &str = "^[a-z0-9-]+$";

/// Whether an id can stand in an address: not empty, without white space,
/// control characters, `/` and `#`.
pub fn is_valid(id: &str) -> bool {
    let bad = |c: char| c.is_whitespace() || c.is_control() || c == '/' || c == '#';
    !id.is_empty() && !id.chars().any(bad)
}

/// The longest id that the publisher gives an issue, in characters: it names a
/// folder, too.
pub const LONGEST_SLUG: usize = 64;

/// Whether an id can be that of an issue: small letters a-z, digits, hyphens.
pub fn is_slug(id: &str) -> bool {
    let good = |b: &u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !id.is_empty() && id.as_bytes().iter().all(good)
}

/// Calls `see` with each id that names a place of the issue's text: sections,
/// headings and figures.
pub fn of_text<'a>(issue: &'a Issue, see: &mut dyn FnMut(&'a str)) {
    for section in &issue.sections {
        see(&section.id);
    }
    visit::issue(issue, &mut |item| {
        if let Item::Id(id) = item {
            see(id);
        }
    });
}

/// Calls `see` with each id that names a place of the issue: those of
/// [`of_text`], then those of the facts.
pub fn of_issue<'a>(issue: &'a Issue, see: &mut dyn FnMut(&'a str)) {
    of_text(issue, see);
    for (_, fact) in issue.all_facts() {
        see(&fact.id);
    }
}
