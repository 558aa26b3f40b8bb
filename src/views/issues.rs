//! Other issues: the previous and the next one, and the list of all.

use bulletin::model::{Archive, Entry, Issue};
use bulletin::province;

use super::context::ViewContext;
use super::links::Links;
use super::tag::{Tag, tag};
use crate::address::Scheme;
use crate::columns;
use crate::naming::{self, Number, long};
use crate::words::{Words, concat, decimal, fill};

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
            let title = tag("span").attr("lang", &issue.language);
            let title = numbered(title, entry, words).text("　");
            out = out.child_tag(
                issue_link(entry, links)
                    .class(class)
                    .child_tag(tag("small").text(word))
                    .child_tag(headline(title, entry)),
            );
        }
    }
    (previous.is_some() || next.is_some()).then_some(out)
}

/// Links to the other parts of an issue's series, the first one first.
pub fn parts(context: &ViewContext) -> Option<Tag> {
    let issue = &context.document.issue;
    let (archive, _) = context.archive.zip(issue.part_number)?;
    let mut out = tag("span").class("parts").attr("lang", &issue.language);
    let mut found = false;
    for entry in archive.newest_first().into_iter().rev() {
        if naming::is_part(entry, &issue.headline) && entry.id != issue.id {
            let label = naming::part(entry.part_label.as_deref(), entry.part_number);
            out = out.child_tag(issue_link(entry, context.links).text(&label));
            found = true;
        }
    }
    found.then_some(out)
}

/// The list of all issues by year. The one with the id `current` is marked.
pub fn issues(archive: &Archive, current: &str, links: &Links, words: &'static Words) -> Tag {
    let mut years = tag("div").class("years");
    let mut lists = tag("div");
    let entries = archive.newest_first();
    for of_year in entries.chunk_by(|a, b| a.date_published.year == b.date_published.year) {
        let year = decimal(of_year[0].date_published.year.into());
        // The ids of an issue have no colon.
        let id = concat(&[":", &year]);
        let button = tag("button").static_attr("type", "button");
        years = years.child_tag(button.attr("data-do", &id).text(&year));
        let mut rows = tag("ul").static_attr("role", "list");
        for entry in of_year {
            let is_current = entry.id == current;
            let link = issue_link(entry, links);
            let link = link.attr_opt("aria-current", is_current.then_some("page"));
            rows = rows.child_tag(row(link, entry, words).class("entry"));
        }
        lists = lists.child_tag(
            tag("div")
                .class("year")
                .attr("id", &id)
                .child_tag(tag("p").class("hint").text(&year))
                .child_tag(rows),
        );
    }
    tag("div")
        .static_attr("lang", LANGUAGE)
        .child_tag(years)
        .child_tag(lists)
}

/// An issue in a list: the headline, below it number, date and places.
pub fn row(link: Tag, entry: &Entry, words: &'static Words) -> Tag {
    let date = tag("time")
        .attr("datetime", &entry.date_published.to_iso())
        .text(&long(entry.date_published));
    let under = numbered(tag("small"), entry, words)
        .child_tag(date)
        .child_tag_opt(places(entry, words));
    tag("li").child_tag(
        link.child_tag(headline(tag("b"), entry))
            .text(" ")
            .child_tag(under),
    )
}

/// The places of an issue: all of a few, else the first ones and how many there are.
fn places(entry: &Entry, words: &'static Words) -> Option<Tag> {
    const ALL: usize = 4;
    const FIRST: usize = 2;
    let codes = entry.admin_codes.iter();
    let mut places: Vec<_> = codes.filter_map(|it| province::by_code(it)).collect();
    let count = places.len();
    if count > ALL {
        places.truncate(FIRST);
    }
    let mut text = columns::provinces(&places, words);
    if count > ALL {
        text = fill(&fill(words.places, &text), &decimal(count));
    }
    (count > 0).then(|| tag("span").own_language(words).text(&text))
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

/// Appends the number of an issue with its year, if it has one.
fn numbered(out: Tag, entry: &Entry, words: &Words) -> Tag {
    match Number::from(entry).of_year(words) {
        Some(number) => {
            let span = match entry.issue_label {
                Some(_) => tag("span"),
                None => tag("span").own_language(words),
            };
            out.child_tag(span.text(&number))
        }
        None => out,
    }
}

/// Appends the headline of an issue with the part of a series.
fn headline(out: Tag, entry: &Entry) -> Tag {
    let part = naming::part(entry.part_label.as_deref(), entry.part_number);
    let out = out.text(&entry.headline);
    match part.is_empty() {
        true => out,
        false => out.child_tag(tag("span").class("part").text(&part)),
    }
}
