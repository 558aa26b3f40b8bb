//! Other issues: the previous and the next one, and the list of all.

use bulletin::model::{Archive, Entry};

use super::head::iso;
use super::links::Links;
use super::tag::{Tag, class, tag};
use crate::address::Scheme;
use crate::document::insertion_sort;
use crate::words::{Words, cat, fill};

/// The entries before and after an issue: (previous, next), by date.
pub fn neighbours<'a>(archive: &'a Archive, id: &str) -> (Option<&'a Entry>, Option<&'a Entry>) {
    let order = newest_first(archive);
    match order.iter().position(|it| it.id == id) {
        Some(at) => (
            order.get(at + 1).copied(),
            at.checked_sub(1).and_then(|it| order.get(it).copied()),
        ),
        None => (None, None),
    }
}

/// The entries, newest first; those of one day stay as the file has them.
pub fn newest_first(archive: &Archive) -> Vec<&Entry> {
    let mut order: Vec<&Entry> = archive.issues.iter().collect();
    insertion_sort(&mut order, |a, b| a.date_published > b.date_published);
    order
}

/// Links to the previous and the next issue.
pub fn pager(archive: &Archive, id: &str, links: &Links, words: &'static Words) -> Option<Tag> {
    let (previous, next) = neighbours(archive, id);
    let mut out = class("nav", "pager").is("aria-label", words.issues);
    for (entry, class, word) in [
        (previous, "previous", words.previous),
        (next, "next", words.next),
    ] {
        if let Some(entry) = entry {
            out = out.with(
                link(entry, links)
                    .is("class", class)
                    .with(tag("small").is("lang", words.locale.tag()).say(word))
                    .with(tag("span").say(&title(entry, words))),
            );
        }
    }
    (previous.is_some() || next.is_some()).then_some(out)
}

/// The list of all issues by year, the one being read marked.
pub fn issues(archive: &Archive, id: &str, links: &Links, words: &'static Words) -> Tag {
    let mut out = tag("div");
    let mut year = None;
    let mut rows = tag("ul").is("role", "list");
    let close = |out: Tag, year: Option<u16>, rows: Tag| match year {
        Some(year) => out.with(
            class("div", "year")
                .with(class("p", "hint").say(&year.to_string()))
                .with(rows),
        ),
        None => out,
    };
    for entry in newest_first(archive) {
        if year != Some(entry.date_published.year) {
            out = close(out, year, rows);
            year = Some(entry.date_published.year);
            rows = tag("ul").is("role", "list");
        }
        rows = rows.with(row(entry, id, links, words));
    }
    close(out, year, rows)
}

fn row(entry: &Entry, id: &str, links: &Links, words: &'static Words) -> Tag {
    let date = tag("time").say(&iso(entry.date_published));
    let mut link = link(entry, links)
        .say(&title(entry, words))
        .with(tag("small").with(date));
    if entry.id == id {
        link = link.is("aria-current", "page");
    }
    tag("li").with(link)
}

fn link(entry: &Entry, links: &Links) -> Tag {
    let page = entry
        .page
        .as_deref()
        .and_then(|it| links.file_of_archive(it));
    let out = tag("a").set("href", &links.issue(&entry.id, page.as_deref()));
    match *links.scheme {
        // Where each issue has a page of its own, its link is a plain link.
        Scheme::Page { .. } if page.is_some() => out,
        _ => out.set("data-issue", &entry.id),
    }
}

/// An issue in a list: its number and its headline.
pub fn title(entry: &Entry, words: &Words) -> String {
    let label = match (&entry.issue_label, entry.issue_number) {
        (Some(label), _) => label.clone(),
        (None, Some(it)) => fill(words.number, &it.to_string()),
        (None, None) => return entry.headline.clone(),
    };
    cat(&[&label, "　", entry.headline.as_str()])
}
