//! The whole page of an issue, the bar, and the sheets over the page.

use super::contents::{contents, place_link};
use super::context::{ReadingPosition, Sheet, ViewContext};
use super::drawing::ChunkKind;
use super::icon::{self, icon};
use super::issues::{issues, pager};
use super::links::Links;
use super::tag::{Tag, action_button, tag};
use super::{body, head, tail};
use crate::words::Words;
use bulletin::model::Archive;

/// The page: the contents beside the text, and the text.
pub fn page(context: &ViewContext) -> Tag {
    let (document, words) = (&**context.document, context.words);
    let issue = &document.issue;
    let mut side = tag("nav")
        .class("side")
        .static_attr("aria-label", words.contents)
        .child_tag(tag("p").class("hint").text(words.contents))
        .child_tag(contents(context));
    if context.has_other_issues() {
        side = side.child_tag(sheet_button("issues").class("plain").text(words.issues));
    }
    side = side
        .child_tag(sheet_button("search").class("plain").text(words.search))
        .child_tag(sheet_button("settings").class("plain").text(words.settings))
        .child_tag(action_button("print").class("plain").text(words.print));
    let article = tag("article")
        .class(match document.is_large() {
            true => "page large",
            false => "page",
        })
        .static_attr("part", "page")
        // An embed prints from the issue's own page.
        .attr_opt("data-page", context.links.page.as_deref())
        .attr("lang", &issue.language)
        .child_tag(head::head(context))
        .child_tag(head::headline(context))
        .child_tag(head::about(context));
    // Each child of the article has a key, so that an update of the issue keeps the
    // elements of the parts that are still there.
    let mut article = body::body(article, context).child_tag_opt(tail::notes(context));
    if !document.shown_summary().rows.is_empty() {
        article = article.child(body::chunk(context, ChunkKind::Summary(context.order)));
        if let Some(archive) = context.archive {
            let link = counted(archive, context.links, words);
            let line = |link| {
                let line = tag("p").key("counted").class("unprinted");
                line.own_language(words).child_tag(link)
            };
            article = article.child_tag_opt(link.map(line));
        }
    }
    if document.has_figures {
        article = article.child(body::chunk(context, ChunkKind::Gallery));
    }
    article = article
        .child_tag_opt(tail::attachments(context))
        .child_tag_opt(tail::contributors(context))
        .child_tag_opt(tail::tail(context));
    if let Some(archive) = context.archive {
        article = article.child_tag_opt(pager(archive, issue, context.links, words));
    }
    tag("div")
        .class("layout")
        .child_tag(side)
        .child_tag(article)
}

/// A link to the page that sums up all issues, if the archive names one.
pub fn counted(archive: &Archive, links: &Links, words: &'static Words) -> Option<Tag> {
    let page = links.file_of_archive(archive.summary.as_ref()?)?;
    Some(tag("a").attr("href", &page).text(words.all_summaries))
}

/// The bar within reach of the thumb.
pub fn bar(context: &ViewContext) -> Tag {
    let words = context.words;
    let place = |place: &str, icon: Tag, word: &str, position: ReadingPosition| {
        place_link(context, place, position)
            .child_tag(icon)
            .text(word)
    };
    let button = |action: &'static str, icon: Tag, word: &str| {
        sheet_button(action).child_tag(icon).text(word)
    };
    let in_text = match context.position {
        ReadingPosition::Top | ReadingPosition::Section(_) => true,
        ReadingPosition::Summary | ReadingPosition::Figures => false,
    };
    let mut out = tag("nav")
        .class("bar")
        .static_attr("part", "bar")
        .static_attr("aria-label", words.menu)
        .child_tag(
            button("contents", icon(icon::CONTENTS), words.contents)
                .attr_opt("aria-current", in_text.then_some("location")),
        );
    if !context.document.shown_summary().rows.is_empty() {
        out = out.child_tag(place(
            "summary",
            icon(icon::SUMMARY),
            words.summary_short,
            ReadingPosition::Summary,
        ));
    }
    if context.document.has_figures {
        out = out.child_tag(place(
            "figures",
            icon(icon::FIGURES),
            words.figures,
            ReadingPosition::Figures,
        ));
    }
    if context.has_other_issues() {
        out = out.child_tag(button("issues", icon(icon::ISSUES), words.issues));
    }
    out.child_tag(button("settings", icon(icon::READING), words.reading))
}

/// A button that opens a sheet.
fn sheet_button(action: &'static str) -> Tag {
    action_button(action).static_attr("aria-haspopup", "dialog")
}

/// The dialog of a large picture, which the loader fills.
pub fn lightbox(words: &Words) -> Tag {
    tag("dialog")
        .class("lightbox")
        .static_attr("aria-label", words.figures)
}

/// A sheet, which rises from the bottom of the screen.
pub fn sheet(sheet: Sheet, context: &ViewContext) -> Tag {
    let words = context.words;
    let (title, content) = match (sheet, context.archive) {
        (Sheet::Issues, Some(archive)) => (
            words.issues,
            issues(archive, &context.document.issue.id, context.links, words),
        ),
        (Sheet::Contents, _) | (Sheet::Issues, None) => (words.contents, contents(context)),
    };
    let close = action_button("close")
        .static_attr("aria-label", words.close)
        .child_tag(icon(icon::CLOSE));
    let search = sheet_button("search")
        .static_attr("aria-label", words.search)
        .child_tag(icon(icon::SEARCH));
    let grip = tag("div")
        .class("grip")
        .child_tag(tag("p").text(title))
        .child_tag(search)
        .child_tag(close);
    tag("dialog")
        .class("sheet")
        .static_attr("aria-label", title)
        .child_tag(grip)
        .child_tag(
            tag("div")
                .class("inside")
                .attr("lang", &context.document.issue.language)
                .child_tag(content),
        )
}
