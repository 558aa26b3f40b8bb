//! The text of an issue: the editor's note, the lead and the sections.

use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsCast;
use yew::virtual_dom::Key;
#[cfg(target_arch = "wasm32")]
use yew::virtual_dom::VComp;
#[cfg(not(target_arch = "wasm32"))]
use yew::virtual_dom::VList;
use yew::{Component, Context, Html, NodeRef};

use bulletin::model::Organization;
use bulletin::province;

use super::blocks::blocks;
use super::context::{ChunkProps, ViewContext};
use super::drawing::ChunkKind;
use super::figures::gallery;
use super::inline::Pen;
use super::phrases::phrases;
use super::summary::summary;
use super::tag::{Tag, heading_tag, tag};
use crate::document::{Document, Part};
use crate::words::{concat, decimal};

/// A chunk of the page: a component, so that it is drawn again only when what it
/// shows changes, or when [`Drawing`](super::drawing::Drawing) tells it. Following
/// the reader's scrolling then costs nothing in an issue of 5,000 paragraphs.
pub struct Chunk {
    node: NodeRef,
    /// It has not been drawn since it came, or since it shows something else.
    is_new: bool,
}

impl Component for Chunk {
    type Message = ();
    type Properties = ChunkProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut chunk = Chunk {
            node: NodeRef::default(),
            is_new: true,
        };
        chunk.enter(ctx);
        chunk
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &ChunkProps) -> bool {
        self.enter(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view_chunk(ctx.props(), &self.node)
    }

    #[cfg(target_arch = "wasm32")]
    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        let props = ctx.props();
        props.drawing.finished.set(js_sys::Date::now());
        let is_new = std::mem::take(&mut self.is_new);
        if props.document.is_large() {
            self.reserve_space(props, is_new);
        }
    }
}

impl Chunk {
    fn enter(&mut self, ctx: &Context<Self>) {
        self.is_new = true;
        #[cfg(target_arch = "wasm32")]
        {
            let props = ctx.props();
            props
                .drawing
                .enter(props.kind, ctx.link().callback(|()| ()));
        }
        #[cfg(not(target_arch = "wasm32"))]
        let _ = ctx;
    }

    /// What is below the first screen is laid out when it comes near. Until then it
    /// takes about the space that it will need (`text.css`); afterwards the browser
    /// remembers its size (`auto`).
    #[cfg(target_arch = "wasm32")]
    fn reserve_space(&self, props: &ChunkProps, is_new: bool) {
        let is_drawn = props.drawing.shows(props.kind);
        let slices = match props.kind {
            ChunkKind::Slice(_) if !is_new => return,
            ChunkKind::Slice(_) if is_drawn && !props.drawing.is_ready.get() => 0..0,
            ChunkKind::Slice(index) => index..index + 1,
            ChunkKind::Section(_) if is_drawn => 0..0,
            ChunkKind::Section(index) => props.document.slices_of(Part::Section(index)),
            ChunkKind::Summary(_) | ChunkKind::Gallery => return,
        };
        let Some(element) = self.node.get() else {
            return;
        };
        let element: web_sys::HtmlElement = element.unchecked_into();
        let mut css = String::new();
        if !slices.is_empty() {
            let slices = &props.document.slices[slices];
            css = concat(&[
                "content-visibility:auto;--lines:",
                &decimal(slices.iter().map(|it| it.lines).sum()),
                ";--pictures:",
                &decimal(slices.iter().map(|it| it.pictures).sum()),
            ]);
        }
        element.style().set_css_text(&css);
    }
}

fn view_chunk(props: &ChunkProps, node: &NodeRef) -> Html {
    let is_drawn = props.drawing.shows(props.kind);
    let content = match props.kind {
        ChunkKind::Slice(index) => Some(slice(props, index, is_drawn).node_ref(node)),
        ChunkKind::Section(index) => Some(section(props, index, is_drawn).node_ref(node)),
        ChunkKind::Summary(order) if is_drawn => summary(props, order),
        ChunkKind::Gallery if is_drawn => gallery(props),
        ChunkKind::Summary(_) | ChunkKind::Gallery => None,
    };
    // Never nothing: Yew 0.23 loses the place of a component that draws nothing
    // when the nodes after it change.
    content.unwrap_or_else(|| tag("template")).build()
}

fn slice(props: &ChunkProps, index: usize, is_drawn: bool) -> Tag {
    let document = &*props.document;
    let slice = &document.slices[index];
    let mut out = tag("div")
        .class("slice")
        .number_attr("data-slice", index as u32);
    if is_drawn {
        let marked = props.drawing.marked_in(index);
        let mut pen = Pen {
            document,
            links: &props.links,
            words: props.words,
            part: slice.part,
            leaf: slice.leaf,
            reference: slice.reference,
            marked: marked.as_deref(),
            has_long_word: false,
            heading_level: props.heading_level,
        };
        let blocks = document.blocks(slice.part).get(slice.from..slice.to);
        out = out.child(self::blocks(blocks.unwrap_or_default(), &mut pen));
    }
    out
}

/// A chunk as a node of the page.
pub fn chunk(context: &ViewContext, kind: ChunkKind) -> Html {
    chunk_of(ChunkProps {
        document: Rc::clone(context.document),
        drawing: Rc::clone(context.drawing),
        kind,
        links: Rc::clone(context.links),
        words: context.words,
        heading_level: context.heading_level,
    })
}

fn chunk_of(props: ChunkProps) -> Html {
    let key = match props.kind {
        // (`Key::from` of a number brings `core::fmt` with it.)
        ChunkKind::Slice(index) => Key::from(decimal(index)),
        ChunkKind::Section(index) => Key::from(concat(&["section/", &decimal(index)])),
        ChunkKind::Summary(_) => Key::from("summary"),
        ChunkKind::Gallery => Key::from("gallery"),
    };
    // Static HTML has no components.
    #[cfg(not(target_arch = "wasm32"))]
    return VList::with_children(vec![view_chunk(&props, &NodeRef::default())], Some(key)).into();
    #[cfg(target_arch = "wasm32")]
    VComp::new::<Chunk>(Rc::new(props), Some(key)).into()
}

/// Appends the editor's note, the lead and the sections to the page.
pub fn body(mut page: Tag, context: &ViewContext) -> Tag {
    let issue = &context.document.issue;
    let chunk = &|kind| chunk(context, kind);
    if !issue.editor_note.is_empty() {
        let note = tag("div")
            .class("editor-note")
            .key("editor-note")
            .static_attr("role", "note")
            .static_attr("aria-label", context.words.editor_note)
            .own_language(context.words)
            .child_tag(tag("p").class("hint").text(context.words.editor_note));
        let text = tag("div").attr("lang", &issue.language);
        let of = Part::EditorNote;
        page = page.child_tag(note.child_tag(slices(text, context.document, of, chunk)));
    }
    if !issue.lead.is_empty() {
        let lead = tag("div")
            .class("lead")
            .key("lead")
            .static_attr("part", "lead");
        page = page.child_tag(slices(lead, context.document, Part::Lead, chunk));
    }
    for index in 0..issue.sections.len() {
        page = page.child(chunk(ChunkKind::Section(index)));
    }
    page
}

/// Appends the slices of a part to an element.
fn slices(
    mut parent: Tag,
    document: &Document,
    part: Part,
    chunk: &dyn Fn(ChunkKind) -> Html,
) -> Tag {
    for index in document.slices_of(part) {
        parent = parent.child(chunk(ChunkKind::Slice(index)));
    }
    parent
}

fn section(props: &ChunkProps, index: usize, is_drawn: bool) -> Tag {
    let section = &props.document.issue.sections[index];
    let out = tag("section").class("section");
    if !is_drawn {
        return out;
    }
    // The title links to its own place.
    let title = heading_tag(2, props.heading_level)
        .attr("id", &section.id)
        .class("title")
        .key("title")
        .static_attr("tabindex", "-1")
        .child_tag(phrases(
            props.links.place_link(&section.id),
            &section.title,
            None,
            &props.document,
        ));
    let mut out = out
        .static_attr("part", "section")
        .attr("aria-labelledby", &section.id)
        .child_tag(title)
        .child_tag(
            tag("a")
                .class("anchor")
                .key("anchor")
                .attr("href", &props.links.place(&section.id))
                .static_attr("data-do", "copy")
                .static_attr("aria-label", props.words.copy_link)
                .attr("aria-describedby", &section.id)
                .own_language(props.words),
        );
    if !section.organizations.is_empty() {
        let mut line = tag("p").class("organizations").key("organizations");
        for it in &section.organizations {
            line = line.child_tag(organization(it));
        }
        out = out.child_tag(line);
    }
    slices(out, &props.document, Part::Section(index), &|kind| {
        chunk_of(ChunkProps {
            kind,
            ..props.clone()
        })
    })
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
