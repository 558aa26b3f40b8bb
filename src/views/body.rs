//! The text of an issue: editor's note, lead and sections, drawn slice by slice.

use std::rc::Rc;

#[cfg(target_arch = "wasm32")]
use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

use bulletin::model::Organization;
use bulletin::province;

use super::blocks::{blocks, heading_tag};
use super::figures::gallery;
use super::frame::Frame;
use super::inline::Pen;
use super::links::Links;
use super::summary::{Order, summary};
use super::tag::{Tag, class, tag};
use crate::document::{Document, Part};
use crate::words::Words;

/// A piece of the page that is drawn anew only when what it shows changed, so
/// that following the scroll costs nothing in an issue of 5,000 paragraphs.
pub struct Piece;

/// Which piece.
#[derive(Clone, PartialEq)]
pub enum Kind {
    /// A slice of the text.
    Slice {
        /// Which slice.
        index: usize,
        /// Whether it is drawn yet; until then its room is kept.
        drawn: bool,
        /// The fact to mark, where it stands in this slice.
        marked: Option<Rc<str>>,
    },
    /// The province summary in this order; none while it is not drawn yet.
    Summary(Option<Order>),
    /// The list of the figures, and whether it is drawn yet.
    Gallery(bool),
}

/// What a piece shows.
#[derive(Properties, Clone)]
pub struct PieceProps {
    /// The issue.
    pub document: Rc<Document>,
    /// Which piece of it.
    pub kind: Kind,
    /// Where addresses lead.
    pub links: Rc<Links>,
    /// The viewer's own words.
    pub words: &'static Words,
    /// The level of the headline.
    pub heading_level: u8,
}

impl PartialEq for PieceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && self.kind == other.kind
            && Rc::ptr_eq(&self.links, &other.links)
            && self.words.locale == other.words.locale
            && self.heading_level == other.heading_level
    }
}

impl Component for Piece {
    type Message = ();
    type Properties = PieceProps;

    fn create(_: &Context<Self>) -> Self {
        Piece
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        drawn(ctx.props())
    }
}

fn drawn(props: &PieceProps) -> Html {
    let drawn = match &props.kind {
        Kind::Slice {
            index,
            drawn,
            marked,
        } => return slice(props, *index, *drawn, marked.as_deref()),
        Kind::Summary(order) => order.and_then(|order| summary(props, order)),
        Kind::Gallery(drawn) => drawn.then(|| gallery(props)).flatten(),
    };
    drawn.map_or_else(Html::default, Tag::done)
}

fn slice(props: &PieceProps, index: usize, drawn: bool, marked: Option<&str>) -> Html {
    let document = &*props.document;
    let slice = &document.slices[index];
    let mut out = class("div", "slice").count("data-slice", index as u32);
    if drawn {
        let mut pen = Pen {
            document,
            links: &props.links,
            words: props.words,
            part: slice.part,
            leaf: slice.leaf,
            reference: slice.reference,
            marked,
            heading_level: props.heading_level,
        };
        let blocks = document.blocks(slice.part).get(slice.from..slice.to);
        out = out.put_in(self::blocks(blocks.unwrap_or_default(), &mut pen));
    }
    out.done()
}

/// A piece, to be put into the page.
pub fn piece(frame: &Frame, kind: Kind) -> Html {
    let props = PieceProps {
        document: Rc::clone(frame.document),
        kind,
        links: Rc::clone(frame.links),
        words: frame.words,
        heading_level: frame.heading_level,
    };
    // What is drawn once for all is drawn at once.
    #[cfg(not(target_arch = "wasm32"))]
    return drawn(&props);
    #[cfg(target_arch = "wasm32")]
    VComp::new::<Piece>(Rc::new(props), None).into()
}

/// The editor's note, the lead and the sections, into the page.
pub fn body(mut page: Tag, frame: &Frame) -> Tag {
    let issue = &frame.document.issue;
    if !issue.editor_note.is_empty() {
        let note = class("div", "editor-note")
            .is("role", "note")
            .is("aria-label", frame.words.editor_note)
            .own(frame.words)
            .with(class("p", "hint").say(frame.words.editor_note));
        let text = tag("div").set("lang", &issue.language);
        page = page.with(note.with(slices(text, Part::EditorNote, frame)));
    }
    if !issue.lead.is_empty() {
        let lead = class("div", "lead").is("part", "lead");
        page = page.with(slices(lead, Part::Lead, frame));
    }
    for index in 0..issue.sections.len() {
        page = page.with(section(index, frame));
    }
    page
}

fn slices(mut within: Tag, part: Part, frame: &Frame) -> Tag {
    let document = frame.document;
    let place = frame.marked.and_then(|it| document.slice_of(it));
    for (index, slice) in document.slices.iter().enumerate() {
        if slice.part != part {
            continue;
        }
        let marked = frame.marked.filter(|_| place == Some(index));
        let kind = Kind::Slice {
            index,
            drawn: (frame.drawn)(index),
            marked: marked.map(Rc::clone),
        };
        within = within.put_in(piece(frame, kind));
    }
    within
}

fn section(index: usize, frame: &Frame) -> Tag {
    let section = &frame.document.issue.sections[index];
    // The title is the link to its own place.
    let title = heading_tag(2, frame.heading_level)
        .set("id", &section.id)
        .is("class", "title")
        .is("tabindex", "-1")
        .with(frame.links.go(&section.id).say(&section.title));
    let mut out = class("section", "section")
        .is("part", "section")
        .set("aria-labelledby", &section.id)
        .with(title);
    if !section.organizations.is_empty() {
        let mut line = class("p", "organizations");
        for it in &section.organizations {
            line = line.with(organization(it));
        }
        out = out.with(line);
    }
    slices(out, Part::Section(index), frame)
}

fn organization(organization: &Organization) -> Tag {
    let mut out = class("span", "organization");
    if let Some(province) = organization
        .admin_code
        .as_deref()
        .and_then(province::by_code)
    {
        out = out.with(
            class("abbr", "badge")
                .is("title", province.short)
                .say(province.abbreviation),
        );
    }
    out = out.say(&organization.name);
    match &organization.short_name {
        Some(short) => out.say("（").say(short).say("）"),
        None => out,
    }
}
