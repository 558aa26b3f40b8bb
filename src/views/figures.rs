//! Figures in the text, and the list of all of them.

use yew::Html;

use bulletin::model::{Figure, Picture};

use super::blocks::heading_tag;
use super::body::PieceProps;
use super::links::Links;
use super::tag::{Tag, class, tag};
use crate::words::{Words, cat, number};

/// How wide a picture of the text is drawn: as wide as the text. (`auto` would
/// be truer, but Chromium 156 then logs a loop of its own ResizeObserver.)
const IN_TEXT: &str = "(min-width: 1024px) 700px, 100vw";
const IN_LIST: &str = "180px";

/// A figure with its pictures and its caption, which is drawn already.
pub fn figure(figure: &Figure, caption: Html, links: &Links, words: &Words) -> Tag {
    let several = figure.pictures.len() > 1;
    let mut pictures = class(
        "div",
        if several {
            "pictures several"
        } else {
            "pictures"
        },
    );
    for it in &figure.pictures {
        // Its name is what it does, to which figure, and what the picture shows.
        let what = class("span", "unseen")
            .with(tag("span").own(words).say(words.enlarge))
            .say(" ")
            .say(figure.label.as_deref().unwrap_or_default())
            .say(" ");
        pictures = pictures.with(
            class("a", "picture")
                .set_some("href", links.file(&it.src))
                .set("data-figure", &figure.id)
                .is("aria-haspopup", "dialog")
                .with(what)
                .with(picture(it, &it.alt, links, IN_TEXT))
                .with(class("span", "alt").say(&it.alt)),
        );
    }
    if figure.pictures.is_empty() {
        let none = class("span", "alt").own(words).say(words.no_picture);
        pictures = pictures.with(class("span", "picture missing").with(none));
    }
    let mut under = tag("figcaption");
    if let Some(label) = &figure.label {
        under = under.with(tag("b").say(label)).say(" ");
    }
    tag("figure")
        .set("id", &figure.id)
        .is("tabindex", "-1")
        .with(pictures)
        .with(under.put_in(caption))
}

/// A picture with room reserved (`width` and `height`), loaded when it comes
/// near, at the width that the screen asks for.
fn picture(picture: &Picture, alt: &str, links: &Links, sizes: &'static str) -> Tag {
    let mut out = tag("picture");
    // Sources of the picture's own type widen its srcset; each other type has a
    // <source> of its own, which a browser that does not know it skips.
    let mut types: Vec<&str> = Vec::new();
    for source in &picture.sources {
        if let Some(of) = source.media_type.as_deref()
            && !types.contains(&of)
        {
            types.push(of);
            out = out.with(
                tag("source")
                    .set("type", of)
                    .set("srcset", &set(picture, Some(of), links))
                    .is("sizes", sizes),
            );
        }
    }
    let src = links.file(&picture.src);
    let mut image = tag("img")
        .is("loading", "lazy")
        .is("decoding", "async")
        .count("width", picture.width)
        .count("height", picture.height)
        .set("alt", alt);
    let mut own = set(picture, None, links);
    if let (false, Some(src)) = (own.is_empty(), &src) {
        push_source(&mut own, src, picture.width);
        image = image.is("sizes", sizes).set("srcset", &own);
    }
    // Last: a browser begins to load at `src`.
    out.with(image.set_some("src", src))
}

fn set(picture: &Picture, of: Option<&str>, links: &Links) -> String {
    let mut out = String::new();
    for source in &picture.sources {
        if source.media_type.as_deref() == of
            && let Some(href) = links.file(&source.src)
        {
            push_source(&mut out, &href, source.width);
        }
    }
    out
}

fn push_source(out: &mut String, href: &str, width: u32) {
    if !out.is_empty() {
        out.push_str(", ");
    }
    // A comma or a space would end the candidate early.
    for byte in href.chars() {
        match byte {
            ' ' => out.push_str("%20"),
            ',' => out.push_str("%2C"),
            other => out.push(other),
        }
    }
    out.push(' ');
    out.push_str(&width.to_string());
    out.push('w');
}

/// The list of the figures, at the place `figures`; none without figures.
pub fn gallery(of: &PieceProps) -> Option<Tag> {
    let (links, words) = (&of.links, of.words);
    let figures = of.document.figures();
    let mut entries = tag("ul").is("role", "list");
    for (index, at) in figures.iter().enumerate() {
        let figure = at.figure;
        let thumb = class("span", "thumb");
        let thumb = match figure.pictures.first() {
            Some(first) => thumb.with(picture(first, "", links, IN_LIST)),
            None => thumb.with(class("span", "alt").own(words).say(words.no_picture)),
        };
        let name = tag("span")
            .with(self::name(tag("b"), figure, words, index))
            .say(" ")
            .say(&figure.caption.text());
        entries = entries.with(tag("li").with(links.go(&figure.id).with(thumb).with(name)));
    }
    (!figures.is_empty()).then(|| {
        class("section", "gallery")
            .is("aria-labelledby", "figures")
            .with(
                heading_tag(2, of.heading_level)
                    .is("id", "figures")
                    .is("tabindex", "-1")
                    .own(words)
                    .say(words.figures),
            )
            .with(entries)
    })
}

/// Says how a figure is named where there is no room for its caption.
pub fn name(out: Tag, figure: &Figure, words: &Words, index: usize) -> Tag {
    match &figure.label {
        Some(label) => out.say(label),
        None => out
            .own(words)
            .say(&cat(&[words.figures, " ", &number(index + 1)])),
    }
}
