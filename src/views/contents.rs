//! The contents: every section with its organisations, the one being read marked.

use yew::{Html, html};

use super::frame::{Frame, Here};
use crate::document::organizations;

/// The contents, for the side of a wide screen and for the sheet of a phone.
pub fn contents(frame: &Frame) -> Html {
    let (document, words) = (&**frame.document, frame.words);
    let current = |here: Here| (frame.here == here).then_some("location");
    let sections: Html = document
        .issue
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            let under = organizations(section);
            html! {
                <li key={index}>
                    <a href={frame.links.place(&section.id)} data-go={section.id.clone()}
                        aria-current={current(Here::Section(index))}>
                        { &section.title }
                        if !under.is_empty() { <small>{ under }</small> }
                    </a>
                </li>
            }
        })
        .collect();
    let place = |id: &'static str, name: &'static str, here: Here| {
        html! {
            <li key={id} lang={words.locale.tag()}>
                <a href={frame.links.place(id)} data-go={id} aria-current={current(here)}>{ name }</a>
            </li>
        }
    };
    html! {
        <ol class="contents" role="list" part="contents">
            <li key="top" lang={words.locale.tag()}>
                <a href={frame.links.issue(&document.issue.id, None)} data-go=""
                    aria-current={current(Here::Top)}>{ words.lead }</a>
            </li>
            { sections }
            { place("summary", words.summary, Here::Summary) }
            if !document.figures().is_empty() { { place("figures", words.figures, Here::Figures) } }
        </ol>
    }
}
