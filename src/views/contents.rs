//! The contents: every section with its organisations, the one being read marked.

use super::frame::{Frame, Here};
use super::links::Links;
use super::tag::{Tag, class, tag};
use crate::document::organizations;

/// The contents, for the side of a wide screen and for the sheet of a phone.
pub fn contents(frame: &Frame) -> Tag {
    let (document, words, links) = (&**frame.document, frame.words, &**frame.links);
    let mut out = class("ol", "contents")
        .set("lang", &document.issue.language)
        .is("role", "list")
        .is("part", "contents");
    out = out.with(own(frame, "", words.lead, Here::Top));
    for (index, section) in document.issue.sections.iter().enumerate() {
        let mut link =
            link(links, &section.id, frame.here == Here::Section(index)).say(&section.title);
        let under = organizations(section);
        if !under.is_empty() {
            link = link.with(tag("small").say(&under));
        }
        out = out.with(tag("li").with(link));
    }
    if !document.summary.rows.is_empty() {
        out = out.with(own(frame, "summary", words.summary, Here::Summary));
    }
    if document.has_figures() {
        out = out.with(own(frame, "figures", words.figures, Here::Figures));
    }
    out
}

/// A place that has the viewer's own name.
fn own(frame: &Frame, place: &str, name: &str, here: Here) -> Tag {
    tag("li")
        .own(frame.words)
        .with(link(frame.links, place, frame.here == here).say(name))
}

/// A link that is marked where the reader is there.
pub fn link(links: &Links, place: &str, current: bool) -> Tag {
    let out = links.go(place);
    if current {
        out.is("aria-current", "location")
    } else {
        out
    }
}
