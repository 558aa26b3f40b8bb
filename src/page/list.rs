//! The list of all issues, as the archive's page has it.

use bulletin::model::{Archive, Entry};
use bulletin::province;

use crate::columns;
use crate::views::head::long;
use crate::views::issues::{LANGUAGE, newest_first, title};
use crate::views::links::Links;
use crate::views::tag::{Tag, class, tag};
use crate::words::Words;

/// So many issues are one list; more are divided by year.
const ONE_LIST: usize = 12;

/// The page: the head, then the issues.
pub fn list(archive: &Archive, links: &Links, words: &'static Words) -> Tag {
    let head = class("header", "head")
        .with(
            class("h1", "masthead")
                .with(class("span", "name").say(&archive.periodical.name))
                .say(" ")
                .with(class("span", "kind").say(&archive.periodical.kind)),
        )
        .with(class("p", "imprint").with(tag("span").say(&archive.publisher)));
    let entries = newest_first(archive);
    let mut out = class("main", "page archive")
        .is("lang", LANGUAGE)
        .with(head);
    let by_year = entries.len() > ONE_LIST;
    for of_year in
        entries.chunk_by(|a, b| !by_year || a.date_published.year == b.date_published.year)
    {
        let mut rows = class("ul", "entries").is("role", "list");
        for entry in of_year {
            rows = rows.with(row(entry, links, words));
        }
        if let (true, Some(first)) = (by_year, of_year.first()) {
            let year = first.date_published.year.to_string();
            let heading = class("h2", "title").set("id", &year).say(&year);
            out = out.with(
                class("section", "section")
                    .set("aria-labelledby", &year)
                    .with(heading)
                    .with(rows),
            );
        } else {
            out = out.with(rows);
        }
    }
    out
}

fn row(entry: &Entry, links: &Links, words: &'static Words) -> Tag {
    let page = entry.page.as_deref().unwrap_or(&entry.url);
    let date = entry.date_published;
    let mut under =
        class("small", "hint").with(tag("time").set("datetime", &date.to_iso()).say(&long(date)));
    let mut names = tag("span").own(words);
    for code in &entry.admin_codes {
        if let Some(it) = province::by_code(code) {
            let name = columns::province(it, words);
            names = names.with(class("span", "province").say(name)).say(" ");
        }
    }
    if !entry.admin_codes.is_empty() {
        under = under.say(" ").with(names);
    }
    tag("li").with(
        tag("a")
            .set_some("href", links.file_of_archive(page))
            .with(title(tag("b"), entry, words))
            .say(" ")
            .with(under),
    )
}
