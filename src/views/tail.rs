//! 报尾 and what comes after the text: notes, attachments, the distribution list.

use super::frame::Frame;
use super::inline::Pen;
use super::tag::{Tag, class, tag};
use crate::document::{Part, note_id, reference_id};
use crate::words::{fill, join, number};

/// The notes, each with links back to where it is referred to.
pub fn notes(frame: &Frame) -> Option<Tag> {
    let (document, words) = (&**frame.document, frame.words);
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
    let mut entries = tag("ol")
        .is("role", "list")
        .set("lang", &document.issue.language);
    for (index, note) in document.issue.notes.iter().enumerate() {
        let mut text = tag("span").put_in(pen.plain(&note.text));
        for (reference, of) in document.references.iter().enumerate() {
            if *of == Some(index) {
                text = text.with(
                    frame
                        .links
                        .go(&reference_id(reference))
                        .is("class", "back")
                        .is("role", "doc-backlink")
                        .is("aria-label", words.back_to_text)
                        .own(words)
                        .say("↩"),
                );
            }
        }
        entries = entries.with(
            tag("li")
                .set("id", &note_id(index))
                .is("tabindex", "-1")
                .with(class("span", "marker").say(&number(index + 1)))
                .with(text),
        );
    }
    (!document.issue.notes.is_empty()).then(|| {
        class("section", "notes")
            .is("role", "doc-endnotes")
            .is("aria-label", words.notes)
            .own(words)
            .with(entries)
    })
}

/// The attachments.
pub fn attachments(frame: &Frame) -> Option<Tag> {
    let (issue, words) = (&frame.document.issue, frame.words);
    let mut rows = tag("ul").is("role", "list").set("lang", &issue.language);
    for it in &issue.attachments {
        let link = tag("a")
            .set_some("href", frame.links.file(&it.href))
            .set_some("type", it.media_type.clone())
            .say(&it.label);
        let mut row = tag("li").with(link);
        if let Some(bytes) = it.bytes {
            let size = fill(words.bytes, &bytes.div_ceil(1024).to_string());
            row = row.with(tag("small").say(&size));
        }
        rows = rows.with(row);
    }
    (!issue.attachments.is_empty()).then(|| {
        class("section", "attachments")
            .is("aria-label", words.attachments)
            .own(words)
            .with(class("p", "hint").say(words.attachments))
            .with(rows)
    })
}

/// Those who contributed.
pub fn contributors(frame: &Frame) -> Option<Tag> {
    let names = &frame.document.issue.contributors;
    (!names.is_empty()).then(|| {
        class("p", "contributors")
            .with(
                class("span", "hint")
                    .own(frame.words)
                    .say(frame.words.contributors),
            )
            .say(" ")
            .say(&join(names, "、"))
    })
}

/// 版记: the distribution list and the print run.
pub fn tail(frame: &Frame) -> Option<Tag> {
    let (issue, words) = (&frame.document.issue, frame.words);
    let mut out = class("footer", "tail").is("part", "tail");
    for line in &issue.distribution {
        let joined = join(&line.recipients, "、");
        let label = tag("b").say(&line.label).say("：");
        let text = line.text.as_deref().unwrap_or(&joined);
        out = out.with(class("p", "line").with(label).say(text));
    }
    if let Some(it) = issue.print_run {
        out = out.with(
            class("p", "copies")
                .own(words)
                .say(&fill(words.copies, &it.to_string())),
        );
    }
    (!issue.distribution.is_empty() || issue.print_run.is_some()).then_some(out)
}
