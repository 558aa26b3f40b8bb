//! 报尾 and what comes after the text: notes, attachments, the distribution list.

use yew::{Html, html};

use bulletin::model::Distribution;

use super::frame::Frame;
use super::inline::Pen;
use crate::document::{Part, note_id, reference_id};
use crate::words::{fill, number};

/// The notes, each with links back to where it is referred to.
pub fn notes(frame: &Frame) -> Html {
    let (document, words) = (&**frame.document, frame.words);
    if document.issue.notes.is_empty() {
        return Html::default();
    }
    let mut pen = Pen {
        document,
        links: frame.links,
        words,
        part: Part::Lead,
        leaf: 0,
        reference: 0,
        marked: None,
        heading_level: frame.heading_level,
    };
    let entries: Html = document
        .issue
        .notes
        .iter()
        .enumerate()
        .map(|(index, note)| {
            let text = pen.plain(&note.text);
            let back: Html = document
                .references
                .iter()
                .enumerate()
                .filter(|(_, it)| **it == Some(index))
                .map(|(reference, _)| {
                    let place = reference_id(reference);
                    html! {
                        <a class="back" href={frame.links.place(&place)} data-go={place}
                            aria-label={words.back_to_text} role="doc-backlink">{ "↩" }</a>
                    }
                })
                .collect();
            html! {
                <li key={index} id={note_id(index)} tabindex="-1">
                    <span class="marker">{ number(index + 1) }</span>
                    <span>{ text }{ back }</span>
                </li>
            }
        })
        .collect();
    html! {
        <section class="notes" role="doc-endnotes" aria-label={words.notes}>
            <ol role="list">{ entries }</ol>
        </section>
    }
}

/// The tail: attachments, contributors, the distribution list, the print run.
pub fn tail(frame: &Frame) -> Html {
    let (issue, words) = (&frame.document.issue, frame.words);
    let attachments: Html = issue
        .attachments
        .iter()
        .map(|it| {
            let size = it.bytes.map(|bytes| {
                fill(words.bytes, &bytes.div_ceil(1024).to_string())
            });
            html! {
                <li>
                    <a href={frame.links.file(&it.href)} type={it.media_type.clone()}>{ &it.label }</a>
                    if let Some(size) = size { <small>{ size }</small> }
                </li>
            }
        })
        .collect();
    let recipients: Html = issue.distribution.iter().map(line).collect();
    let copies = issue.print_run.map(|it| fill(words.copies, &it.to_string()));
    html! {
        <>
            if !issue.attachments.is_empty() {
                <section class="attachments" aria-label={words.attachments}>
                    <p class="hint" lang={words.locale.tag()}>{ words.attachments }</p>
                    <ul role="list">{ attachments }</ul>
                </section>
            }
            if !issue.contributors.is_empty() {
                <p class="contributors">
                    <span class="hint" lang={words.locale.tag()}>{ words.contributors }</span>
                    { " " }{ issue.contributors.join("、") }
                </p>
            }
            if !issue.distribution.is_empty() || copies.is_some() {
                <footer class="tail" part="tail" aria-label={words.distribution}>
                    { recipients }
                    if let Some(copies) = copies { <p class="copies">{ copies }</p> }
                </footer>
            }
        </>
    }
}

fn line(line: &Distribution) -> Html {
    let text = line.text.clone().unwrap_or_else(|| line.recipients.join("、"));
    html! { <p class="line"><b>{ &line.label }{ "：" }</b>{ text }</p> }
}
