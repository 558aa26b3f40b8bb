//! The contents: every section with its organisations, the current one marked.

use bulletin::model::{Block, Heading};

use super::context::{ReadingPosition, ViewContext};
use super::tag::{Tag, siblings, tag};
use crate::document::organizations;

/// Up to this many entries the contents show the headings of all sections, else only
/// those of the current one.
const FEW: usize = 24;

/// The contents, for the side of a wide screen and for the sheet of a phone.
pub fn contents(context: &ViewContext) -> Tag {
    let (document, words) = (&**context.document, context.words);
    let issue = &document.issue;
    let mut count = issue.sections.len();
    let mut own = |place: &str, name: &str, position: ReadingPosition, blocks: &[Block]| {
        tag("li")
            .child_tag(
                place_link(context, place, position)
                    .own_language(words)
                    .text(name),
            )
            .child_tag_opt(headings(context, blocks, &mut count))
    };
    let lead = own("", words.lead, ReadingPosition::Top, &issue.lead);
    let summary = own("summary", words.summary, ReadingPosition::Summary, &[]);
    let figures = own("figures", words.figures, ReadingPosition::Figures, &[]);
    let mut entries = vec![lead.build()];
    for (index, section) in issue.sections.iter().enumerate() {
        let position = ReadingPosition::Section(index);
        let mut link = place_link(context, &section.id, position).text(&section.title);
        let names = organizations(section);
        if !names.is_empty() {
            link = link.child_tag(tag("small").text(&names));
        }
        let headings = headings(context, &section.blocks, &mut count);
        entries.push(tag("li").child_tag(link).child_tag_opt(headings).build());
    }
    if !document.shown_summary().rows.is_empty() {
        entries.push(summary.build());
    }
    if document.has_figures {
        entries.push(figures.build());
    }
    tag("ol")
        .class(match count > FEW {
            true => "contents many",
            false => "contents",
        })
        .attr("lang", &issue.language)
        .static_attr("role", "list")
        .static_attr("part", "contents")
        .child(siblings(entries))
}

/// The headings in blocks, as far as they are places: those of the highest level.
fn headings(context: &ViewContext, blocks: &[Block], count: &mut usize) -> Option<Tag> {
    let mut level = u8::MAX;
    let mut out = None;
    for block in blocks {
        let Block::Heading(Heading {
            id: Some(id),
            level: its,
            text,
        }) = block
        else {
            continue;
        };
        if *its < level {
            level = *its;
            out = Some(tag("ol").static_attr("role", "list"));
        }
        if *its == level {
            *count += 1;
            let link = context.links.place_link(id).text(&text.text());
            out = out.map(|it| it.child_tag(tag("li").child_tag(link)));
        }
    }
    out
}

/// A link to a place, marked as current if the reader is at `position`.
pub fn place_link(context: &ViewContext, place: &str, position: ReadingPosition) -> Tag {
    let is_current = context.position == position;
    context
        .links
        .place_link(place)
        .attr_opt("aria-current", is_current.then_some("location"))
}
