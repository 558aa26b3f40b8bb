//! Other issues: the previous and the next one, and the list of all.

use bulletin::model::{Archive, Entry, Issue};

use super::links::Links;
use super::tag::{Tag, class, tag};
use crate::address::Scheme;
use crate::words::{Words, fill};

/// The language of archives, which name none: as of issues that name none.
pub const LANGUAGE: &str = "zh-Hans";

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
    archive.newest_first()
}

/// Links to the previous and the next issue.
pub fn pager(archive: &Archive, of: &Issue, links: &Links, words: &'static Words) -> Option<Tag> {
    let (previous, next) = neighbours(archive, &of.id);
    let mut out = class("nav", "pager")
        .is("aria-label", words.issues)
        .own(words);
    for (entry, class, word) in [
        (previous, "previous", words.previous),
        (next, "next", words.next),
    ] {
        if let Some(entry) = entry {
            out = out.with(
                link(entry, links)
                    .is("class", class)
                    .with(tag("small").say(word))
                    .with(title(tag("span").set("lang", &of.language), entry, words)),
            );
        }
    }
    (previous.is_some() || next.is_some()).then_some(out)
}

/// The list of all issues by year, the one being read marked.
pub fn issues(archive: &Archive, id: &str, links: &Links, words: &'static Words) -> Tag {
    let mut out = tag("div").is("lang", LANGUAGE);
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
    let date = tag("time").say(&entry.date_published.to_iso());
    let mut link = title(link(entry, links), entry, words).with(tag("small").with(date));
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

/// Says what an issue is in a list: its number and its headline.
pub fn title(out: Tag, entry: &Entry, words: &Words) -> Tag {
    let out = match (&entry.issue_label, entry.issue_number) {
        (Some(label), _) => out.say(label).say("　"),
        (None, Some(it)) => {
            let number = fill(words.number, &it.to_string());
            out.with(tag("span").own(words).say(&number)).say("　")
        }
        (None, None) => out,
    };
    out.say(&entry.headline)
}
