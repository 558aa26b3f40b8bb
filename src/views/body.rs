//! The text of an issue: editor's note, lead and sections, drawn slice by slice.

use std::rc::Rc;

use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

use bulletin::model::Organization;
use bulletin::province;

use super::blocks::{blocks, heading_tag};
use super::frame::Frame;
use super::inline::Pen;
use super::links::Links;
use super::tag::{Tag, class};
use crate::document::{Document, Part};
use crate::words::Words;

/// One slice of the text. It is drawn anew only when what it shows changed, so
/// that following the scroll costs nothing in an issue of 5,000 paragraphs.
pub struct Slice;

/// What a slice shows.
#[derive(Properties, Clone)]
pub struct SliceProps {
    /// The issue.
    pub document: Rc<Document>,
    /// Which slice.
    pub index: usize,
    /// Whether it is drawn yet; until then its room is kept.
    pub drawn: bool,
    /// The fact to mark, where it stands in this slice.
    pub marked: Option<Rc<str>>,
    /// Where addresses lead.
    pub links: Rc<Links>,
    /// The viewer's own words.
    pub words: &'static Words,
    /// The level of the headline.
    pub heading_level: u8,
}

impl PartialEq for SliceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && self.index == other.index
            && self.drawn == other.drawn
            && self.marked == other.marked
            && Rc::ptr_eq(&self.links, &other.links)
            && self.words.locale == other.words.locale
            && self.heading_level == other.heading_level
    }
}

impl Component for Slice {
    type Message = ();
    type Properties = SliceProps;

    fn create(_: &Context<Self>) -> Self {
        Slice
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let document = &*props.document;
        let slice = &document.slices[props.index];
        let content = props.drawn.then(|| {
            let mut pen = Pen {
                document,
                links: &props.links,
                words: props.words,
                part: slice.part,
                leaf: slice.leaf,
                reference: slice.reference,
                marked: props.marked.as_deref(),
                heading_level: props.heading_level,
            };
            blocks(&document.blocks(slice.part)[slice.from..slice.to], &mut pen)
        });
        class("div", "slice")
            .count("data-slice", props.index as u32)
            .put_in(content.unwrap_or_default())
            .done()
    }
}

/// The editor's note, the lead and the sections, into the page.
pub fn body(mut page: Tag, frame: &Frame) -> Tag {
    let issue = &frame.document.issue;
    if !issue.editor_note.is_empty() {
        let note = class("div", "editor-note")
            .is("role", "note")
            .is("aria-label", frame.words.editor_note)
            .with(class("p", "hint").say(frame.words.editor_note));
        page = page.with(slices(note, Part::EditorNote, frame));
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
        let props = SliceProps {
            document: Rc::clone(document),
            index,
            drawn: (frame.drawn)(index),
            marked: marked.map(Rc::clone),
            links: Rc::clone(frame.links),
            words: frame.words,
            heading_level: frame.heading_level,
        };
        within = within.put_in(VComp::new::<Slice>(Rc::new(props), None).into());
    }
    within
}

fn section(index: usize, frame: &Frame) -> Tag {
    let section = &frame.document.issue.sections[index];
    let anchor = frame
        .links
        .go(&section.id)
        .is("class", "anchor")
        .is("aria-label", frame.words.link_here)
        .say("#");
    let title = heading_tag(2, frame.heading_level)
        .set("id", &section.id)
        .is("class", "title")
        .is("tabindex", "-1")
        .say(&section.title)
        .with(anchor);
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
