//! 版记 and what comes after the text: notes, attachments, contributors.

use super::context::ViewContext;
use super::inline::Pen;
use super::tag::{Tag, tag};
use crate::csv;
use crate::document::{Part, note_id, reference_id};
use crate::words::{decimal, fill, join};

/// The file that a site adds to the attachments.
const SUMMARY: &str = "summary.csv";

/// The notes, each with links back to its references.
pub fn notes(context: &ViewContext) -> Option<Tag> {
    let (document, words) = (&**context.document, context.words);
    let mut pen = Pen {
        document,
        links: context.links,
        words,
        part: Part::Lead,
        leaf: 0,
        reference: 0,
        marked: None,
        has_long_word: false,
        heading_level: context.heading_level,
    };
    let mut entries = tag("ol")
        .static_attr("role", "list")
        .attr("lang", &document.issue.language);
    for (index, note) in document.issue.notes.iter().enumerate() {
        let mut text = tag("span").child(pen.plain(&note.text));
        for (reference, target) in document.references.iter().enumerate() {
            if *target == Some(index) {
                text = text.child_tag(
                    context
                        .links
                        .place_link(&reference_id(reference))
                        .class("back")
                        .static_attr("role", "doc-backlink")
                        .static_attr("aria-label", words.back_to_text)
                        .own_language(words)
                        .text("↩"),
                );
            }
        }
        let number = decimal(index + 1);
        entries = entries.child_tag(
            tag("li")
                .attr("id", &note_id(index))
                .static_attr("tabindex", "-1")
                .child_tag(tag("span").class("marker").text(&number))
                .child_tag(text),
        );
    }
    (!document.issue.notes.is_empty()).then(|| {
        tag("section")
            .class("notes")
            .key("notes")
            .static_attr("role", "doc-endnotes")
            .static_attr("aria-label", words.notes)
            .own_language(words)
            .child_tag(entries)
    })
}

/// The attachments. The summary, which a site adds to them, is none on paper.
pub fn attachments(context: &ViewContext) -> Option<Tag> {
    let (issue, words) = (&context.document.issue, context.words);
    let mut rows = tag("ul")
        .static_attr("role", "list")
        .attr("lang", &issue.language);
    let name = csv::file_name(issue, words);
    let mut class = "attachments unprinted";
    for it in &issue.attachments {
        let is_printed = it.href != SUMMARY;
        if is_printed {
            class = "attachments";
        }
        let link = tag("a")
            .attr_opt("href", context.links.file(&it.href).as_deref())
            .attr_opt("type", it.media_type.as_deref())
            // The site's own table has one name in all issues.
            .attr_opt("download", (!is_printed).then_some(&*name))
            .text(&it.label);
        let mut row = tag("li")
            .attr_opt("class", (!is_printed).then_some("unprinted"))
            .child_tag(link);
        if let Some(bytes) = it.bytes {
            let size = fill(words.bytes, &decimal(bytes.div_ceil(1024) as usize));
            row = row.child_tag(tag("small").text(&size));
        }
        rows = rows.child_tag(row);
    }
    (!issue.attachments.is_empty()).then(|| {
        tag("section")
            .class(class)
            .key("attachments")
            .static_attr("aria-label", words.attachments)
            .own_language(words)
            .child_tag(tag("p").class("hint").text(words.attachments))
            .child_tag(rows)
    })
}

/// The contributors.
pub fn contributors(context: &ViewContext) -> Option<Tag> {
    let (names, words) = (&context.document.issue.contributors, context.words);
    (!names.is_empty()).then(|| {
        let label = tag("span")
            .class("hint")
            .own_language(words)
            .text(words.contributors);
        tag("p")
            .class("contributors")
            .key("contributors")
            .child_tag(label)
            .text(" ")
            .text(&join(names, "、"))
    })
}

/// 版记: the distribution list and the print run.
pub fn tail(context: &ViewContext) -> Option<Tag> {
    let (issue, words) = (&context.document.issue, context.words);
    let mut out = tag("footer")
        .class("tail")
        .key("tail")
        .static_attr("part", "tail");
    for line in &issue.distribution {
        let recipients = join(&line.recipients, "、");
        let label = tag("b").text(&line.label).text("：");
        let text = line.text.as_deref().unwrap_or(&recipients);
        out = out.child_tag(tag("p").child_tag(label).text(text));
    }
    if let Some(it) = issue.print_run {
        let copies = fill(words.copies, &decimal(it as usize));
        out = out.child_tag(tag("p").class("copies").own_language(words).text(&copies));
    }
    (!issue.distribution.is_empty() || issue.print_run.is_some()).then_some(out)
}
