//! The list of all issues, for the archive's page.

use bulletin::model::{Archive, Entry};

use super::filters::{filters, marked};
use crate::views::issues::{LANGUAGE, row};
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
    let entries = archive.newest_first();
    let years: Vec<&[&Entry]> = entries
        .chunk_by(|a, b| a.date_published.year == b.date_published.year)
        .collect();
    let by_year = entries.len() > ONE_LIST;
    let mut out = tag("main")
        .class(match by_year {
            true => "page archive by-year",
            false => "page archive",
        })
        .static_attr("lang", LANGUAGE)
        .child_tag(head);
    let newest = entries.first().map_or("", |it| &*it.id);
    if !by_year {
        return match entries.is_empty() {
            true => out,
            false => out.child_tag(rows(&entries, newest, links, words)),
        };
    }
    let year = |of_year: &[&Entry]| of_year[0].date_published.year.to_string();
    let [button, form] = filters(archive, words);
    let mut finder = tag("div").class("years").child_tag(button).child_tag(form);
    if years.len() > 1 {
        let mut chips = tag("nav")
            .static_attr("aria-label", words.years)
            .own_language(words);
        for of_year in &years {
            let year = year(of_year);
            chips = chips.child_tag(tag("a").attr("href", &format!("#{year}")).text(&year));
        }
        finder = finder.child_tag(chips);
    }
    out = out.child_tag(finder);
    for of_year in years {
        let year = year(of_year);
        let heading = tag("h2").class("title").attr("id", &year).text(&year);
        out = out.child_tag(
            tag("section")
                .class("section")
                .attr("aria-labelledby", &year)
                .child_tag(heading)
                .child_tag(rows(of_year, newest, links, words)),
        );
    }
    out
}

fn rows(entries: &[&Entry], newest: &str, links: &Links, words: &'static Words) -> Tag {
    let mut out = tag("ul").class("entries").static_attr("role", "list");
    for entry in entries {
        let page = entry.page.as_deref().unwrap_or(&entry.url);
        // The script of the page finds an issue by its id.
        let link = tag("a")
            .attr_opt("href", links.file_of_archive(page).as_deref())
            .attr("id", &format!("bulletin/{}", entry.id));
        let class = match entry.id == newest {
            true => "entry newest",
            false => "entry",
        };
        out = out.child_tag(marked(row(link, entry, words).class(class), entry));
    }
    out
}
