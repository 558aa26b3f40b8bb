//! Addresses: which issue and which place of it a fragment names.
//!
//! Rule of this file: text in, text out, no browser. The published page of an issue
//! has the fragments `#<place>`; any other page, and other issues on that one, have
//! `#<name>/<issue>/<place>`.
//! Fragments are percent-decoded before they are read and percent-encoded when they
//! are written.

use crate::words::split;

/// How a page's fragments name places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scheme {
    /// The page is an issue's own: `#<place>`.
    Page {
        /// The id of the issue.
        issue: String,
        /// The element's name.
        name: String,
    },
    /// The element is part of a page: `#<name>/<issue>/<place>`.
    Embed {
        /// The element's own id, or `bulletin`.
        name: String,
    },
    /// The element neither reads nor writes fragments.
    Silent,
}

/// An issue and optionally a place in it: the id of a section, figure, heading or
/// fact, `summary` or `figures`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// The issue's id.
    pub issue: String,
    /// The place; `None` for the top of the issue.
    pub place: Option<String>,
}

impl Scheme {
    /// Reads a percent-decoded fragment without `#`. Returns `None` for a fragment
    /// that belongs to the page around the element.
    pub fn read(&self, fragment: &str) -> Option<Address> {
        match self {
            Scheme::Silent => None,
            // A colon starts the places that a page has without the viewer:
            // src/page/write.rs.
            Scheme::Page { issue, name } => named(name, fragment).or_else(|| {
                (!fragment.is_empty() && !fragment.starts_with(":")).then(|| Address {
                    issue: issue.clone(),
                    place: Some(fragment.to_owned()),
                })
            }),
            Scheme::Embed { name } => named(name, fragment),
        }
    }

    /// Writes a fragment with its `#`, percent-encoded.
    pub fn write(&self, issue: &str, place: Option<&str>) -> String {
        let mut out = String::from("#");
        let name = match self {
            Scheme::Embed { name } => Some(name),
            Scheme::Page { issue: own, name } if own != issue => Some(name),
            Scheme::Page { .. } | Scheme::Silent => None,
        };
        if let Some(name) = name {
            encode(name, &mut out);
            out.push('/');
            encode(issue, &mut out);
            if place.is_some() {
                out.push('/');
            }
        }
        encode(place.unwrap_or(""), &mut out);
        out
    }
}

/// Reads `<name>/<issue>` and `<name>/<issue>/<place>`.
fn named(name: &str, fragment: &str) -> Option<Address> {
    let rest = fragment.strip_prefix(name)?.strip_prefix("/")?;
    let (issue, place) = split(rest, b'/').unwrap_or((rest, ""));
    (!issue.is_empty()).then(|| Address {
        issue: issue.to_owned(),
        place: (!place.is_empty()).then(|| place.to_owned()),
    })
}

/// Percent-encodes everything but the unreserved characters of RFC 3986 and colons.
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' | b':')
        {
            out.push(byte as char);
        } else {
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)] as char);
            out.push(HEX[usize::from(byte & 15)] as char);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embed() -> Scheme {
        Scheme::Embed {
            name: "bulletin".to_owned(),
        }
    }

    #[test]
    fn an_embed_reads_issue_and_place() {
        let read = embed().read("bulletin/2020-15/xz-total").unwrap();
        assert_eq!(read.issue, "2020-15");
        assert_eq!(read.place.as_deref(), Some("xz-total"));
        assert_eq!(embed().read("bulletin/2020-15").unwrap().place, None);
        assert_eq!(embed().read("bulletin/2020-15/").unwrap().place, None);
    }

    #[test]
    fn fragments_of_the_page_are_ignored() {
        for other in ["", "top", "bulletin", "bulletins/2020-15", "bulletin/", "/"] {
            assert_eq!(embed().read(other), None, "{other}");
        }
        assert_eq!(Scheme::Silent.read("bulletin/2020-15"), None);
    }

    #[test]
    fn the_page_of_an_issue_has_only_the_place() {
        let page = Scheme::Page {
            issue: "2020-15".to_owned(),
            name: "bulletin".to_owned(),
        };
        assert_eq!(
            page.read("summary").unwrap().place.as_deref(),
            Some("summary")
        );
        assert_eq!(page.write("2020-15", Some("summary")), "#summary");
        assert_eq!(page.read(""), None);
        assert_eq!(page.read(":contents"), None);
        let other = page.write("2020-13", Some("shanxi"));
        assert_eq!(other, "#bulletin/2020-13/shanxi");
        let read = page.read(other.trim_start_matches('#')).unwrap();
        assert_eq!(
            (read.issue.as_str(), read.place.as_deref()),
            ("2020-13", Some("shanxi"))
        );
    }

    #[test]
    fn fragments_are_percent_encoded() {
        assert_eq!(embed().write("2020-15", None), "#bulletin/2020-15");
        assert_eq!(
            embed().write("2020-15", Some("天")),
            "#bulletin/2020-15/%E5%A4%A9"
        );
    }
}
