//! The list of all issues, for the archive's page.

use bulletin::model::Entry;

use super::filters::{filters, marked};
use super::{ArchivePage, YearLink};
use crate::views::issues::{LANGUAGE, row};
use crate::views::layout::counted;
use crate::views::links::Links;
use crate::views::tag::{Tag, tag};
use crate::words::{Locale, Words};

/// Up to this many issues are one list; more are grouped by year.
const ONE_LIST: usize = 12;

/// The page: the head, the years, the issues, and where those of other years are.
pub fn list(page: &ArchivePage, links: &Links, words: &'static Words) -> Tag {
    let ArchivePage { archive, .. } = page;
    let name = tag("span").class("name").text(&archive.periodical.name);
    let kind = tag("span").class("kind").text(&archive.periodical.kind);
    let masthead = tag("h1").class("masthead");
    let masthead = match page.year {
        // The way back to the newest issues.
        Some(_) => {
            let home = tag("a").static_attr("href", "../");
            masthead.child_tag(home.child_tag(name).text(" ").child_tag(kind))
        }
        None => masthead.child_tag(name).text(" ").child_tag(kind),
    };
    let publisher = tag("span").text(&archive.publisher);
    let head = tag("header").class("head").child_tag(masthead).child_tag(
        tag("p")
            .class("imprint")
            .child_tag(publisher)
            .child_tag_opt(counted(archive, links, words)),
    );
    let entries = archive.newest_first();
    let years: Vec<&[&Entry]> = entries
        .chunk_by(|a, b| a.date_published.year == b.date_published.year)
        .collect();
    let is_part = !page.years.is_empty();
    let by_year = entries.len() > ONE_LIST || is_part;
    let mut out = tag("main")
        .class(match by_year {
            true => "page archive by-year",
            false => "page archive",
        })
        .static_attr("lang", LANGUAGE)
        .child_tag(head);
    let first = entries.first().filter(|_| page.year.is_none());
    let newest = first.map_or("", |it| &*it.id);
    if !by_year {
        return match entries.is_empty() {
            true => out,
            false => out.child_tag(rows(&entries, newest, links, words)),
        };
    }
    let of_year = |entries: &[&Entry]| entries[0].date_published.year;
    let here = |year: u16| years.iter().any(|it| of_year(it) == year);
    let chips: Vec<(u16, String)> = match is_part {
        true => page
            .years
            .iter()
            .map(|it| (it.year, it.href.clone()))
            .collect(),
        false => years
            .iter()
            .map(|it| (of_year(it), format!("#{}", of_year(it))))
            .collect(),
    };
    let [button, form] = filters(page.whole, words);
    let mut finder = tag("div").class("years").child_tag(button).child_tag(form);
    if chips.len() > 1 {
        let mut nav = tag("nav")
            .static_attr("aria-label", words.years)
            .own_language(words);
        for (year, href) in &chips {
            let is_current = page.year == Some(*year);
            let link = tag("a")
                .attr("href", href)
                .attr_opt("aria-current", is_current.then_some("page"));
            nav = nav.child_tag(link.text(&year.to_string()));
        }
        finder = finder.child_tag(nav);
    }
    out = out.child_tag(finder);
    for entries in &years {
        let year = of_year(entries).to_string();
        let heading = tag("h2").class("title").attr("id", &year).text(&year);
        out = out.child_tag(
            tag("section")
                .class("section")
                .attr("aria-labelledby", &year)
                .child_tag(heading)
                .child_tag(rows(entries, newest, links, words)),
        );
    }
    // The places of years that had them here when the archive was small lead on.
    let others = page.years.iter().filter(|it| !here(it.year));
    match page.year {
        Some(_) => out,
        None => others.fold(out, |out, it| out.child_tag(elsewhere(it, words))),
    }
}

/// A year whose issues are on a page of their own.
fn elsewhere(it: &YearLink, words: &'static Words) -> Tag {
    let year = it.year.to_string();
    let count = match words.locale {
        Locale::Chinese => format!("共 {} 期", it.issues),
        Locale::English => format!("{} issues", it.issues),
    };
    let link = tag("a").attr("href", &it.href).text(&year);
    let count = tag("small").own_language(words).text(&count);
    tag("section")
        .class("section elsewhere")
        .attr("aria-labelledby", &year)
        .child_tag(
            tag("h2")
                .class("title")
                .attr("id", &year)
                .child_tag(link)
                .text(" ")
                .child_tag(count),
        )
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
