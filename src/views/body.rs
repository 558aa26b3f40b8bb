//! The text of an issue: editor's note, lead and sections, drawn slice by slice.

use std::rc::Rc;

use yew::{Component, Context, Html, Properties, html};

use bulletin::model::Organization;
use bulletin::province;

use super::blocks::{blocks, heading_tag};
use super::frame::Frame;
use super::inline::Pen;
use super::links::Links;
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
        html! {
            <div class="slice" data-slice={props.index.to_string()}>{ content.unwrap_or_default() }</div>
        }
    }
}

/// The editor's note, the lead and the sections.
pub fn body(frame: &Frame) -> Html {
    let document = &**frame.document;
    let sections: Html = (0..document.issue.sections.len())
        .map(|index| section(index, frame))
        .collect();
    html! {
        <>
            if !document.issue.editor_note.is_empty() {
                <div class="editor-note" role="note" aria-label={frame.words.editor_note}>
                    <p class="hint">{ frame.words.editor_note }</p>
                    { slices(Part::EditorNote, frame) }
                </div>
            }
            if !document.issue.lead.is_empty() {
                <div class="lead" part="lead">{ slices(Part::Lead, frame) }</div>
            }
            <div class="sections">{ sections }</div>
        </>
    }
}

fn slices(part: Part, frame: &Frame) -> Html {
    let document = frame.document;
    document
        .slices_of(part)
        .map(|(index, _)| {
            let marked = frame
                .marked
                .filter(|place| document.slice_of(place) == Some(index));
            html! {
                <Slice key={index} document={Rc::clone(document)} {index}
                    drawn={(frame.drawn)(index)} marked={marked.map(Rc::clone)}
                    links={Rc::clone(frame.links)} words={frame.words}
                    heading_level={frame.heading_level} />
            }
        })
        .collect()
}

fn section(index: usize, frame: &Frame) -> Html {
    let section = &frame.document.issue.sections[index];
    let tag = heading_tag(2, frame.heading_level);
    html! {
        <section key={index} class="section" part="section" aria-labelledby={section.id.clone()}>
            <@{tag.into_owned()} id={section.id.clone()} class="title" tabindex="-1">
                { &section.title }
                <a class="anchor" href={frame.links.place(&section.id)} data-go={section.id.clone()}
                    aria-label={frame.words.link_here}>{ "#" }</a>
            </@>
            if !section.organizations.is_empty() {
                <p class="organizations">{ for section.organizations.iter().map(organization) }</p>
            }
            { slices(Part::Section(index), frame) }
        </section>
    }
}

fn organization(organization: &Organization) -> Html {
    let province = organization.admin_code.as_deref().and_then(province::by_code);
    html! {
        <span class="organization">
            if let Some(province) = province {
                <abbr class="badge" title={province.short}>{ province.abbreviation }</abbr>
            }
            { &organization.name }
            if let Some(short) = &organization.short_name { { "（" }{ short }{ "）" } }
        </span>
    }
}
