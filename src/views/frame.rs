//! The whole of what a reader sees of an issue, put together.

use std::rc::Rc;

use bulletin::model::Archive;

use super::body::Kind;
use super::contents::{contents, link};
use super::issues::{issues, pager};
use super::links::Links;
use super::summary::Order;
use super::tag::{Tag, class, press, tag};
use super::{body, head, tail};
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
    /// Which slices are drawn; behind the last of them come the summary and
    /// the list of the figures.
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

/// The page: contents beside the text, and the text.
pub fn page(frame: &Frame) -> Tag {
    let (document, words) = (&**frame.document, frame.words);
    let issue = &document.issue;
    let mut side = class("nav", "side")
        .is("aria-label", words.contents)
        .with(class("p", "hint").say(words.contents))
        .with(contents(frame));
    if frame.has_others() {
        side = side.with(button("issues").is("class", "plain").say(words.issues));
    }
    side = side
        .with(button("settings").is("class", "plain").say(words.settings))
        .with(press("print").is("class", "plain").say(words.print));
    let name = match document.is_large() {
        true => "page large",
        false => "page",
    };
    let article = class("article", name)
        .is("part", "page")
        // Where the loader lets an embed's reader print.
        .set_some("data-page", frame.links.page.as_deref().map(str::to_owned))
        .set("lang", &issue.language)
        .with(head::head(frame))
        .with(head::headline(frame))
        .with(head::about(frame));
    let rest = (frame.drawn)(document.slices.len());
    let order = rest.then_some(frame.order);
    let mut article = body::body(article, frame)
        .with_some(tail::notes(frame))
        .put_in(body::piece(frame, Kind::Summary(order)))
        .put_in(body::piece(frame, Kind::Gallery(rest)))
        .with_some(tail::attachments(frame))
        .with_some(tail::contributors(frame))
        .with_some(tail::tail(frame));
    if let Some(archive) = frame.archive {
        article = article.with_some(pager(archive, issue, frame.links, words));
    }
    class("div", "layout").with(side).with(article)
}

/// The bar within the thumb's reach.
pub fn bar(frame: &Frame) -> Tag {
    let words = frame.words;
    let place = |place: &'static str, icon: &'static str, word: &'static str, here: Here| {
        link(frame.links, place, frame.here == here)
            .with(glyph(icon))
            .say(word)
    };
    let mut out = class("nav", "bar")
        .is("part", "bar")
        .is("aria-label", words.menu)
        .with(button("contents").with(glyph(CONTENTS)).say(words.contents));
    if !frame.document.summary.rows.is_empty() {
        out = out.with(place(
            "summary",
            SUMMARY,
            words.summary_short,
            Here::Summary,
        ));
    }
    if frame.document.has_figures() {
        out = out.with(place("figures", FIGURES, words.figures, Here::Figures));
    }
    if frame.has_others() {
        out = out.with(button("issues").with(glyph(ISSUES)).say(words.issues));
    }
    out.with(button("settings").with(glyph(READING)).say(words.reading))
}

/// A button that opens a sheet.
fn button(action: &'static str) -> Tag {
    press(action).is("aria-haspopup", "dialog")
}

const CONTENTS: &str = "M4 6h16M4 12h16M4 18h10";
const SUMMARY: &str = "M4 5h16v14H4zM4 10h16M10 10v9";
const FIGURES: &str = "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4";
const ISSUES: &str = "M6 3h12v18H6zM9 8h6M9 12h6";
const READING: &str = "M3 18L8 6l5 12M5 14h6M14 18l3.5-8 3.5 8M15.5 15h4";
const CLOSE: &str = "M6 6l12 12M18 6L6 18";

/// A drawing of one stroke.
pub fn glyph(path: &'static str) -> Tag {
    tag("svg")
        .is("viewBox", "0 0 24 24")
        .is("aria-hidden", "true")
        .with(tag("path").is("d", path))
}

/// A sheet over the page, which rises from the foot of the screen.
pub fn sheet(open: Sheet, frame: &Frame) -> Tag {
    let words = frame.words;
    let (title, content) = match (open, frame.archive) {
        (Sheet::Issues, Some(archive)) => (
            words.issues,
            issues(archive, &frame.document.issue.id, frame.links, words),
        ),
        _ => (words.contents, contents(frame)),
    };
    let close = press("close")
        .is("aria-label", words.close)
        .with(glyph(CLOSE));
    let grip = class("div", "grip")
        .is("data-drag", "")
        .with(tag("p").say(title))
        .with(close);
    class("dialog", "sheet")
        .is("aria-label", title)
        .with(grip)
        .with(
            class("div", "inside")
                .set("lang", &frame.document.issue.language)
                .with(content),
        )
}
