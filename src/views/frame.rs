//! The whole of what a reader sees of an issue, put together.

use std::rc::Rc;

use yew::{Html, html};

use bulletin::model::Archive;

use super::contents::contents;
use super::issues::{issues, pager};
use super::links::Links;
use super::summary::{Order, summary};
use super::{body, figures, head, tail};
use crate::document::Document;
use crate::words::Words;

/// Where in the issue the reader is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Here {
    /// Above the first section.
    #[default]
    Top,
    /// In the section with this index.
    Section(usize),
    /// At the summary.
    Summary,
    /// At the list of the figures.
    Figures,
}

/// A sheet that is open over the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sheet {
    /// The contents.
    Contents,
    /// The list of the issues.
    Issues,
}

/// All that the views are drawn from.
pub struct Frame<'a> {
    /// The issue.
    pub document: &'a Rc<Document>,
    /// The archive it belongs to, where there is one.
    pub archive: Option<&'a Archive>,
    /// Where addresses lead.
    pub links: &'a Rc<Links>,
    /// The viewer's own words.
    pub words: &'static Words,
    /// Where the reader is.
    pub here: Here,
    /// The place whose evidence is marked.
    pub marked: Option<&'a Rc<str>>,
    /// Which slices are drawn.
    pub drawn: &'a dyn Fn(usize) -> bool,
    /// The order of the summary.
    pub order: Order,
    /// The level of the headline.
    pub heading_level: u8,
}

impl Frame<'_> {
    /// Whether there are other issues to go to.
    fn has_others(&self) -> bool {
        self.archive.is_some_and(|it| it.issues.len() > 1)
    }
}

/// The page: contents beside the text, the text, the bar of a phone.
pub fn page(frame: &Frame) -> Html {
    let (document, words) = (&**frame.document, frame.words);
    let issue = &document.issue;
    let large = document.is_large().then_some("large");
    html! {
        <>
            <div class={yew::classes!("layout", large)}>
                <nav class="side" aria-label={words.contents}>
                    <p class="hint" lang={words.locale.tag()}>{ words.contents }</p>
                    { contents(frame) }
                    if frame.has_others() {
                        <button type="button" class="plain" data-do="issues" aria-haspopup="dialog"
                            lang={words.locale.tag()}>{ words.issues }</button>
                    }
                </nav>
                <article class="page" part="page" lang={issue.language.clone()}>
                    { head::head(frame) }
                    { head::headline(frame) }
                    { body::body(frame) }
                    { tail::notes(frame) }
                    { summary(frame) }
                    { figures::list(document, frame.links, words) }
                    { tail::tail(frame) }
                    if let Some(archive) = frame.archive {
                        { pager(archive, &issue.id, frame.links, words) }
                    }
                </article>
            </div>
            { bar(frame) }
        </>
    }
}

/// The bar within the thumb's reach.
fn bar(frame: &Frame) -> Html {
    let words = frame.words;
    let link = |place: &'static str, icon: &'static str, word: &'static str, here: Here| {
        html! {
            <a href={frame.links.place(place)} data-go={place}
                aria-current={(frame.here == here).then_some("location")}>
                { glyph(icon) }{ word }
            </a>
        }
    };
    let button = |action: &'static str, icon: &'static str, word: &'static str| {
        html! {
            <button type="button" data-do={action} aria-haspopup="dialog">{ glyph(icon) }{ word }</button>
        }
    };
    html! {
        <nav class="bar" part="bar" aria-label={words.menu} lang={words.locale.tag()}>
            { button("contents", CONTENTS, words.contents) }
            { link("summary", SUMMARY, words.summary_short, Here::Summary) }
            if !frame.document.figures().is_empty() {
                { link("figures", FIGURES, words.figures, Here::Figures) }
            }
            if frame.has_others() { { button("issues", ISSUES, words.issues) } }
        </nav>
    }
}

const CONTENTS: &str = "M4 6h16M4 12h16M4 18h10";
const SUMMARY: &str = "M4 5h16v14H4zM4 10h16M10 10v9";
const FIGURES: &str = "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4";
const ISSUES: &str = "M6 3h12v18H6zM9 8h6M9 12h6";

/// A drawing of one stroke.
pub fn glyph(path: &'static str) -> Html {
    html! {
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg>
    }
}

/// A sheet over the page, or nothing.
pub fn sheet(open: Sheet, frame: &Frame) -> Html {
    let words = frame.words;
    let (title, content) = match open {
        Sheet::Contents => (words.contents, contents(frame)),
        Sheet::Issues => (
            words.issues,
            frame.archive.map_or_else(Html::default, |archive| {
                issues(archive, &frame.document.issue.id, frame.links, words)
            }),
        ),
    };
    dialog(title, content, words)
}

/// A dialog that rises from the foot of the screen.
pub fn dialog(title: &'static str, content: Html, words: &'static Words) -> Html {
    html! {
        <dialog class="sheet" aria-label={title}>
            <div class="grip" data-drag="" lang={words.locale.tag()}>
                <p>{ title }</p>
                <button type="button" data-do="close" aria-label={words.close}>
                    { glyph("M6 6l12 12M18 6L6 18") }
                </button>
            </div>
            <div class="inside" lang={words.locale.tag()}>{ content }</div>
        </dialog>
    }
}
