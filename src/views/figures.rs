//! Figures in the text, and the list of all of them.

use yew::Html;

use bulletin::model::{Figure, Picture};

use super::context::ChunkProps;
use super::links::Links;
use super::tag::{Tag, heading_tag, tag};
use crate::words::{Words, concat, decimal};

/// The `sizes` of a picture in the text, which is as wide as the text. (`auto`
/// would be more exact, but makes Chromium 156 log a ResizeObserver loop.)
const SIZES_IN_TEXT: &str = "(min-width: 1024px) 700px, 100vw";
const SIZES_IN_LIST: &str = "180px";

/// A figure with its pictures. The caption is drawn by the caller.
pub fn figure(figure: &Figure, caption: Html, links: &Links, words: &Words) -> Tag {
    let mut pictures = tag("div").class(match figure.pictures.len() {
        0 | 1 => "pictures",
        _ => "pictures several",
    });
    for it in &figure.pictures {
        // The link's name: what it does, to which figure, and what is on it.
        let name = tag("span")
            .class("unseen")
            .child_tag(tag("span").own_language(words).text(words.enlarge))
            .text(" ")
            .text(figure.label.as_deref().unwrap_or_default())
            .text(" ");
        pictures = pictures.child_tag(
            tag("a")
                .class("picture")
                .attr_opt("href", links.file(&it.src).as_deref())
                .attr("data-figure", &figure.id)
                .static_attr("aria-haspopup", "dialog")
                .child_tag(name)
                .child_tag(picture(it, &it.alt, links, SIZES_IN_TEXT))
                .child_tag(tag("span").class("alt").text(&it.alt)),
        );
    }
    if figure.pictures.is_empty() {
        let none = tag("span")
            .class("alt")
            .own_language(words)
            .text(words.no_picture);
        pictures = pictures.child_tag(tag("span").class("picture missing").child_tag(none));
    }
    let mut under = tag("figcaption");
    if let Some(label) = &figure.label {
        under = under.child_tag(tag("b").text(label)).text(" ");
    }
    tag("figure")
        .attr("id", &figure.id)
        .static_attr("tabindex", "-1")
        .child_tag(pictures)
        .child_tag(under.child(caption))
}

/// A picture, loaded lazily. `width` and `height` reserve its space.
fn picture(picture: &Picture, alt: &str, links: &Links, sizes: &'static str) -> Tag {
    let mut out = tag("picture");
    // Sources of the picture's own type go into its `srcset`. Any other type gets
    // a <source>, which browsers that do not support the type skip.
    let mut types: Vec<&str> = Vec::new();
    for source in &picture.sources {
        if let Some(media_type) = source.media_type.as_deref()
            && !types.contains(&media_type)
        {
            types.push(media_type);
            out = out.child_tag(
                tag("source")
                    .attr("type", media_type)
                    .attr("srcset", &srcset(picture, Some(media_type), links))
                    .static_attr("sizes", sizes),
            );
        }
    }
    let src = links.file(&picture.src);
    let mut own = srcset(picture, None, links);
    let has_srcset = match &src {
        Some(src) if !own.is_empty() => {
            push_candidate(&mut own, src, picture.width);
            true
        }
        _ => false,
    };
    out.child_tag(
        tag("img")
            .static_attr("loading", "lazy")
            .static_attr("decoding", "async")
            .number_attr("width", picture.width)
            .number_attr("height", picture.height)
            .attr("alt", alt)
            .attr_opt("sizes", has_srcset.then_some(sizes))
            .attr_opt("srcset", has_srcset.then_some(&*own))
            // Last: a browser starts to load as soon as `src` is set.
            .attr_opt("src", src.as_deref()),
    )
}

/// The `srcset` of a picture's sources of one type.
fn srcset(picture: &Picture, media_type: Option<&str>, links: &Links) -> String {
    let mut out = String::new();
    for source in &picture.sources {
        if source.media_type.as_deref() == media_type
            && let Some(href) = links.file(&source.src)
        {
            push_candidate(&mut out, &href, source.width);
        }
    }
    out
}

fn push_candidate(out: &mut String, href: &str, width: u32) {
    if !out.is_empty() {
        out.push_str(", ");
    }
    // A comma or a space would end the candidate.
    for it in href.chars() {
        match it {
            ' ' => out.push_str("%20"),
            ',' => out.push_str("%2C"),
            it => out.push(it),
        }
    }
    out.push(' ');
    out.push_str(&decimal(width as usize));
    out.push('w');
}

/// The list of figures, at the place `figures`; `None` without figures.
pub fn gallery(props: &ChunkProps) -> Option<Tag> {
    let (links, words) = (&props.links, props.words);
    let figures = props.document.figures();
    let mut entries = tag("ul").static_attr("role", "list");
    for (index, figure) in figures.iter().enumerate() {
        let thumb = tag("span").class("thumb");
        let thumb = match figure.pictures.first() {
            Some(first) => thumb.child_tag(picture(first, "", links, SIZES_IN_LIST)),
            None => thumb.child_tag(
                tag("span")
                    .class("alt")
                    .own_language(words)
                    .text(words.no_picture),
            ),
        };
        let name = tag("span")
            .child_tag(figure_name(tag("b"), figure, words, index))
            .text(" ")
            .text(&figure.caption.text());
        let link = links.place_link(&figure.id);
        entries = entries.child_tag(tag("li").child_tag(link.child_tag(thumb).child_tag(name)));
    }
    (!figures.is_empty()).then(|| {
        tag("section")
            .class("gallery")
            .static_attr("aria-labelledby", "figures")
            .child_tag(
                heading_tag(2, props.heading_level)
                    .static_attr("id", "figures")
                    .static_attr("tabindex", "-1")
                    .own_language(words)
                    .text(words.figures),
            )
            .child_tag(entries)
    })
}

/// Appends the name of a figure where there is no space for its caption.
pub fn figure_name(out: Tag, figure: &Figure, words: &Words, index: usize) -> Tag {
    match &figure.label {
        Some(label) => out.text(label),
        None => out
            .own_language(words)
            .text(&concat(&[words.figures, " ", &decimal(index + 1)])),
    }
}
