//! The contents: every section with its organisations, the current one marked.

use super::context::{ReadingPosition, ViewContext};
use super::tag::{Tag, tag};
use crate::document::organizations;

/// The contents, for the side of a wide screen and for the sheet of a phone.
pub fn contents(context: &ViewContext) -> Tag {
    let (document, words) = (&**context.document, context.words);
    let mut out = tag("ol")
        .class("contents")
        .attr("lang", &document.issue.language)
        .static_attr("role", "list")
        .static_attr("part", "contents");
    out = out.child_tag(own_entry(context, "", words.lead, ReadingPosition::Top));
    for (index, section) in document.issue.sections.iter().enumerate() {
        let position = ReadingPosition::Section(index);
        let mut link = place_link(context, &section.id, position).text(&section.title);
        let names = organizations(section);
        if !names.is_empty() {
            link = link.child_tag(tag("small").text(&names));
        }
        out = out.child_tag(tag("li").child_tag(link));
    }
    if !document.summary.rows.is_empty() {
        let position = ReadingPosition::Summary;
        out = out.child_tag(own_entry(context, "summary", words.summary, position));
    }
    if document.has_figures {
        let position = ReadingPosition::Figures;
        out = out.child_tag(own_entry(context, "figures", words.figures, position));
    }
    out
}

/// The entry of a place that the viewer names in its own words.
fn own_entry(context: &ViewContext, place: &str, name: &str, position: ReadingPosition) -> Tag {
    tag("li")
        .own_language(context.words)
        .child_tag(place_link(context, place, position).text(name))
}

/// A link to a place, marked as current if the reader is at `position`.
pub fn place_link(context: &ViewContext, place: &str, position: ReadingPosition) -> Tag {
    let is_current = context.position == position;
    context
        .links
        .place_link(place)
        .attr_opt("aria-current", is_current.then_some("location"))
}
