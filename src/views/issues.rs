//! Other issues: the previous and the next one, and the list of all.

use bulletin::model::{Archive, Entry, Issue};

use super::links::Links;
use super::tag::{Tag, tag};
use crate::address::Scheme;
use crate::words::{Words, decimal, fill};

/// The language of an archive, which names none: the default of issues.
pub const LANGUAGE: &str = "zh-Hans";

/// The entries before and after an issue by date: (previous, next).
pub fn neighbours<'a>(archive: &'a Archive, id: &str) -> (Option<&'a Entry>, Option<&'a Entry>) {
    let order = archive.newest_first();
    match order.iter().position(|it| it.id == id) {
        Some(at) => (
            order.get(at + 1).copied(),
            at.checked_sub(1).and_then(|it| order.get(it).copied()),
        ),
        None => (None, None),
    }
}

/// Links to the previous and the next issue.
pub fn pager(
    archive: &Archive,
    issue: &Issue,
    links: &Links,
    words: &'static Words,
) -> Option<Tag> {
    let (previous, next) = neighbours(archive, &issue.id);
    let mut out = tag("nav")
        .class("pager")
        .key("pager")
        .static_attr("aria-label", words.issues)
        .own_language(words);
    for (entry, class, word) in [
        (previous, "previous", words.previous),
        (next, "next", words.next),
    ] {
        if let Some(entry) = entry {
            let title = title(tag("span").attr("lang", &issue.language), entry, words);
            out = out.child_tag(
                issue_link(entry, links)
                    .class(class)
                    .child_tag(tag("small").text(word))
                    .child_tag(title),
            );
        }
    }
    (previous.is_some() || next.is_some()).then_some(out)
}

/// The list of all issues by year. The one with the id `current` is marked.
pub fn issues(archive: &Archive, current: &str, links: &Links, words: &'static Words) -> Tag {
    let mut out = tag("div").static_attr("lang", LANGUAGE);
    let entries = archive.newest_first();
    for of_year in entries.chunk_by(|a, b| a.date_published.year == b.date_published.year) {
        let mut rows = tag("ul").static_attr("role", "list");
        for entry in of_year {
            rows = rows.child_tag(row(entry, current, links, words));
        }
        let year = decimal(of_year[0].date_published.year.into());
        out = out.child_tag(
            tag("div")
                .class("year")
                .child_tag(tag("p").class("hint").text(&year))
                .child_tag(rows),
        );
    }
    out
}

fn row(entry: &Entry, current: &str, links: &Links, words: &'static Words) -> Tag {
    let date = tag("time").text(&entry.date_published.to_iso());
    let is_current = entry.id == current;
    let link = issue_link(entry, links).attr_opt("aria-current", is_current.then_some("page"));
    tag("li").child_tag(title(link, entry, words).child_tag(tag("small").child_tag(date)))
}

fn issue_link(entry: &Entry, links: &Links) -> Tag {
    let page = entry
        .page
        .as_deref()
        .and_then(|it| links.file_of_archive(it));
    // The link to a page of its own is a plain link.
    let is_plain = match *links.scheme {
        Scheme::Page { .. } => page.is_some(),
        Scheme::Embed { .. } | Scheme::Silent => false,
    };
    tag("a")
        .attr("href", &links.issue(&entry.id, page.as_deref()))
        .attr_opt("data-issue", (!is_plain).then_some(&*entry.id))
}

/// Appends the number and the headline of an issue.
pub fn title(out: Tag, entry: &Entry, words: &Words) -> Tag {
    let out = match (&entry.issue_label, entry.issue_number) {
        (Some(label), _) => out.text(label).text("　"),
        (None, Some(it)) => {
            let number = fill(words.number, &decimal(it as usize));
            let number = tag("span").own_language(words).text(&number);
            out.child_tag(number).text("　")
        }
        (None, None) => out,
    };
    out.text(&entry.headline)
}
