//! The list of all issues, for the archive's page.

use bulletin::model::{Archive, Entry};
use bulletin::province;

use crate::columns;
use crate::views::head::long;
use crate::views::issues::{LANGUAGE, title};
use crate::views::links::Links;
use crate::views::tag::{Tag, tag};
use crate::words::Words;

/// Up to this many issues are one list; more are grouped by year.
const ONE_LIST: usize = 12;

/// The page: the head, then the issues.
pub fn list(archive: &Archive, links: &Links, words: &'static Words) -> Tag {
    let masthead = tag("h1")
        .class("masthead")
        .child_tag(tag("span").class("name").text(&archive.periodical.name))
        .text(" ")
        .child_tag(tag("span").class("kind").text(&archive.periodical.kind));
    let publisher = tag("span").text(&archive.publisher);
    let head = tag("header")
        .class("head")
        .child_tag(masthead)
        .child_tag(tag("p").class("imprint").child_tag(publisher));
    let mut out = tag("main")
        .class("page archive")
        .static_attr("lang", LANGUAGE)
        .child_tag(head);
    let entries = archive.newest_first();
    if entries.len() <= ONE_LIST {
        return match entries.is_empty() {
            true => out,
            false => out.child_tag(rows(&entries, links, words)),
        };
    }
    for of_year in entries.chunk_by(|a, b| a.date_published.year == b.date_published.year) {
        let year = of_year[0].date_published.year.to_string();
        let heading = tag("h2").class("title").attr("id", &year).text(&year);
        out = out.child_tag(
            tag("section")
                .class("section")
                .attr("aria-labelledby", &year)
                .child_tag(heading)
                .child_tag(rows(of_year, links, words)),
        );
    }
    out
}

fn rows(entries: &[&Entry], links: &Links, words: &'static Words) -> Tag {
    let mut out = tag("ul").class("entries").static_attr("role", "list");
    for entry in entries {
        out = out.child_tag(row(entry, links, words));
    }
    out
}

fn row(entry: &Entry, links: &Links, words: &'static Words) -> Tag {
    let page = entry.page.as_deref().unwrap_or(&entry.url);
    let date = entry.date_published;
    let time = tag("time")
        .attr("datetime", &date.to_iso())
        .text(&long(date));
    let mut under = tag("small").class("hint").child_tag(time);
    let mut names = tag("span").own_language(words);
    for code in &entry.admin_codes {
        if let Some(it) = province::by_code(code) {
            let name = columns::province(it, words);
            names = names
                .child_tag(tag("span").class("province").text(name))
                .text(" ");
        }
    }
    if !entry.admin_codes.is_empty() {
        under = under.text(" ").child_tag(names);
    }
    let link = tag("a").attr_opt("href", links.file_of_archive(page).as_deref());
    tag("li").child_tag(
        link.child_tag(title(tag("b"), entry, words))
            .text(" ")
            .child_tag(under),
    )
}
