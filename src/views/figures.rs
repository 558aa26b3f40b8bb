//! Figures in the text, and the list of all of them.

use yew::{AttrValue, Html, html};

use bulletin::model::{Figure, Picture};

use super::inline::Pen;
use super::links::Links;
use crate::document::Document;
use crate::words::{Words, fill};

/// How wide a picture of the text is drawn: by the browser's own measure where
/// it has one for lazy pictures, else as wide as the text.
const IN_TEXT: &str = "auto, (min-width: 1024px) 700px, 100vw";
const IN_LIST: &str = "auto, 180px";

/// A figure with its pictures and caption.
pub fn figure(figure: &Figure, pen: &mut Pen) -> Html {
    let caption = pen.leaf(&figure.caption);
    let pictures: Html = figure
        .pictures
        .iter()
        .map(|it| {
            let label = opening(figure, pen.words);
            html! {
                <a class="picture" href={pen.links.file(&it.src)} data-figure={figure.id.clone()}
                    aria-label={label} aria-haspopup="dialog">
                    { picture(it, pen.links, IN_TEXT) }
                    <span class="alt">{ &it.alt }</span>
                </a>
            }
        })
        .collect();
    let several = (figure.pictures.len() > 1).then_some("several");
    html! {
        <figure id={figure.id.clone()} tabindex="-1">
            <div class={yew::classes!("pictures", several)}>
                if figure.pictures.is_empty() {
                    <span class="picture missing"><span class="alt">{ pen.words.no_picture }</span></span>
                } else { { pictures } }
            </div>
            <figcaption>
                if let Some(label) = &figure.label { <b>{ label }</b>{ " " } }
                { caption }
            </figcaption>
        </figure>
    }
}

fn opening(figure: &Figure, words: &Words) -> String {
    let name = figure.label.clone().unwrap_or_default();
    [words.enlarge, " ", &name, " ", &figure.caption.text()].concat()
}

/// A picture with room reserved (`width` and `height`), loaded when it comes
/// near, at the width that the screen asks for.
pub fn picture(picture: &Picture, links: &Links, sizes: &'static str) -> Html {
    // Sources of the picture's own type widen its srcset; each other type has a
    // <source> of its own, which a browser that does not know it skips.
    let mut types: Vec<Option<&str>> = Vec::new();
    for source in &picture.sources {
        let of = source.media_type.as_deref();
        if !types.contains(&of) {
            types.push(of);
        }
    }
    let set = |of: Option<&str>| {
        let mut out = String::new();
        for source in picture.sources.iter().filter(|it| it.media_type.as_deref() == of) {
            if let Some(href) = links.file(&source.src) {
                push_source(&mut out, &href, source.width);
            }
        }
        out
    };
    let others: Html = types
        .iter()
        .flatten()
        .map(|of| {
            html! {
                <source type={(*of).to_owned()} srcset={set(Some(of))} sizes={sizes} />
            }
        })
        .collect();
    let src = links.file(&picture.src);
    let mut own = set(None);
    if let (false, Some(src)) = (own.is_empty(), &src) {
        push_source(&mut own, src, picture.width);
    }
    let srcset = (!own.is_empty()).then_some(AttrValue::from(own));
    // The order of the attributes matters: a browser begins to load at `src`.
    html! {
        <picture>
            { others }
            <img loading="lazy" decoding="async" width={picture.width.to_string()}
                height={picture.height.to_string()} alt={picture.alt.clone()}
                sizes={srcset.is_some().then_some(sizes)} {srcset} {src} />
        </picture>
    }
}

fn push_source(out: &mut String, href: &str, width: u32) {
    if !out.is_empty() {
        out.push_str(", ");
    }
    // A comma or a space would end the candidate early.
    out.push_str(&href.replace(' ', "%20").replace(',', "%2C"));
    out.push(' ');
    out.push_str(&width.to_string());
    out.push('w');
}

/// The list of the figures, at the place `figures`.
pub fn list(document: &Document, links: &Links, words: &'static Words) -> Html {
    let figures = document.figures();
    if figures.is_empty() {
        return Html::default();
    }
    let entries: Html = figures
        .iter()
        .map(|at| {
            let figure = at.figure;
            let label = figure.label.clone().unwrap_or_default();
            html! {
                <li key={figure.id.clone()}>
                    <a href={links.place(&figure.id)} data-go={figure.id.clone()}>
                        <span class="thumb">
                            if let Some(first) = figure.pictures.first() {
                                { picture(&Picture { alt: String::new(), ..first.clone() }, links, IN_LIST) }
                            } else {
                                <span class="alt">{ words.no_picture }</span>
                            }
                        </span>
                        <span><b>{ label }</b>{ " " }{ figure.caption.text() }</span>
                    </a>
                </li>
            }
        })
        .collect();
    html! {
        <section class="gallery" aria-labelledby="figures">
            <h2 id="figures" tabindex="-1">{ words.figures }</h2>
            <ul role="list">{ entries }</ul>
        </section>
    }
}

/// How a figure is named where there is no room for its caption.
pub fn name(figure: &Figure, words: &Words, index: usize) -> String {
    match &figure.label {
        Some(label) => label.clone(),
        None => fill("{}", words.figures) + " " + &(index + 1).to_string(),
    }
}
