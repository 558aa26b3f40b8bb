//! The text of an issue: the editor's note, the lead and the sections.

use std::rc::Rc;

use yew::virtual_dom::Key;
#[cfg(target_arch = "wasm32")]
use yew::virtual_dom::VComp;
#[cfg(not(target_arch = "wasm32"))]
use yew::virtual_dom::VList;
use yew::{Component, Context, Html};

use bulletin::model::Organization;
use bulletin::province;

use super::blocks::blocks;
use super::context::{ChunkKind, ChunkProps, ViewContext};
use super::figures::gallery;
use super::inline::Pen;
use super::phrases::phrases;
use super::summary::summary;
use super::tag::{Tag, heading_tag, tag};
use crate::document::Part;
use crate::words::{concat, decimal};

/// A chunk of the page: a component, so that it is drawn again only when what it
/// shows changes. Following the reader's scrolling then costs nothing in an
/// issue of 5,000 paragraphs.
pub struct Chunk;

impl Component for Chunk {
    type Message = ();
    type Properties = ChunkProps;

    fn create(_: &Context<Self>) -> Self {
        Chunk
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view_chunk(ctx.props())
    }
}

fn view_chunk(props: &ChunkProps) -> Html {
    let content = match &props.kind {
        ChunkKind::Slice {
            index,
            drawn,
            marked,
        } => return slice(props, *index, *drawn, marked.as_deref()),
        ChunkKind::Summary(order) => order.and_then(|order| summary(props, order)),
        ChunkKind::Gallery(drawn) => drawn.then(|| gallery(props)).flatten(),
    };
    // Never nothing: Yew 0.23 loses the place of a component that draws nothing
    // when the nodes after it change.
    content.unwrap_or_else(|| tag("template")).build()
}

fn slice(props: &ChunkProps, index: usize, drawn: bool, marked: Option<&str>) -> Html {
    let document = &*props.document;
    let slice = &document.slices[index];
    let mut out = tag("div")
        .class("slice")
        .number_attr("data-slice", index as u32);
    if drawn {
        let mut pen = Pen {
            document,
            links: &props.links,
            words: props.words,
            part: slice.part,
            leaf: slice.leaf,
            reference: slice.reference,
            marked,
            has_long_word: false,
            heading_level: props.heading_level,
        };
        let blocks = document.blocks(slice.part).get(slice.from..slice.to);
        out = out.child(self::blocks(blocks.unwrap_or_default(), &mut pen));
    }
    out.build()
}

/// A chunk as a node of the page.
pub fn chunk(context: &ViewContext, kind: ChunkKind) -> Html {
    let props = ChunkProps {
        document: Rc::clone(context.document),
        kind,
        links: Rc::clone(context.links),
        words: context.words,
        heading_level: context.heading_level,
    };
    let key = match &props.kind {
        ChunkKind::Slice { index, .. } => Key::from(*index),
        ChunkKind::Summary(_) => Key::from("summary"),
        ChunkKind::Gallery(_) => Key::from("gallery"),
    };
    // Static HTML has no components.
    #[cfg(not(target_arch = "wasm32"))]
    return VList::with_children(vec![view_chunk(&props)], Some(key)).into();
    #[cfg(target_arch = "wasm32")]
    VComp::new::<Chunk>(Rc::new(props), Some(key)).into()
}

/// Appends the editor's note, the lead and the sections to the page.
pub fn body(mut page: Tag, context: &ViewContext) -> Tag {
    let issue = &context.document.issue;
    if !issue.editor_note.is_empty() {
        let note = tag("div")
            .class("editor-note")
            .key("editor-note")
            .static_attr("role", "note")
            .static_attr("aria-label", context.words.editor_note)
            .own_language(context.words)
            .child_tag(tag("p").class("hint").text(context.words.editor_note));
        let text = tag("div").attr("lang", &issue.language);
        page = page.child_tag(note.child_tag(slices(text, Part::EditorNote, context)));
    }
    if !issue.lead.is_empty() {
        let lead = tag("div")
            .class("lead")
            .key("lead")
            .static_attr("part", "lead");
        page = page.child_tag(slices(lead, Part::Lead, context));
    }
    for index in 0..issue.sections.len() {
        page = page.child_tag(section(index, context));
    }
    page
}

/// Appends the slices of a part to an element.
fn slices(mut parent: Tag, part: Part, context: &ViewContext) -> Tag {
    let document = context.document;
    let marked_slice = context.marked.and_then(|it| document.slice_of(it));
    for (index, slice) in document.slices.iter().enumerate() {
        if slice.part != part {
            continue;
        }
        let marked = context.marked.filter(|_| marked_slice == Some(index));
        let kind = ChunkKind::Slice {
            index,
            drawn: (context.drawn)(index),
            marked: marked.map(Rc::clone),
        };
        parent = parent.child(chunk(context, kind));
    }
    parent
}

fn section(index: usize, context: &ViewContext) -> Tag {
    let section = &context.document.issue.sections[index];
    // The title links to its own place.
    let title = heading_tag(2, context.heading_level)
        .attr("id", &section.id)
        .class("title")
        .key("title")
        .static_attr("tabindex", "-1")
        .child_tag(phrases(
            context.links.place_link(&section.id),
            &section.title,
            context.document,
        ));
    let mut out = tag("section")
        .class("section")
        .key(&concat(&["section/", &decimal(index)]))
        .static_attr("part", "section")
        .attr("aria-labelledby", &section.id)
        .child_tag(title)
        .child_tag(
            tag("a")
                .class("anchor")
                .key("anchor")
                .attr("href", &context.links.place(&section.id))
                .static_attr("data-do", "copy")
                .static_attr("aria-label", context.words.copy_link)
                .attr("aria-describedby", &section.id)
                .own_language(context.words),
        );
    if !section.organizations.is_empty() {
        let mut line = tag("p").class("organizations").key("organizations");
        for it in &section.organizations {
            line = line.child_tag(organization(it));
        }
        out = out.child_tag(line);
    }
    slices(out, Part::Section(index), context)
}

fn organization(organization: &Organization) -> Tag {
    let mut out = tag("span").class("organization");
    let code = organization.admin_code.as_deref();
    if let Some(province) = code.and_then(province::by_code) {
        out = out.child_tag(
            tag("abbr")
                .class("badge")
                .static_attr("title", province.short)
                .text(province.abbreviation),
        );
    }
    out = out.text(&organization.name);
    match &organization.short_name {
        Some(short) => out.text("（").text(short).text("）"),
        None => out,
    }
}
