//! What stands on the pages of a published site, as static HTML.
//!
//! Rule of this folder: native only, values in, text out. The viewer's own views
//! draw; what only an app gives life to is left out of what they drew
//! (`write.rs`), and all addresses are relative to the page, so that a site
//! works wherever it lies (`address.rs`). Nothing is inline that would run: no
//! script, no style attribute.

mod address;
mod list;
mod write;

use std::rc::Rc;

use bulletin::model::{Archive, Issue};

use crate::address::Scheme;
use crate::document::Document;
use crate::views::frame::{self, Frame, Here};
use crate::views::links::{Links, ResolveBy};
use crate::views::summary::Order;
use crate::views::tag::{class, tag};
use crate::words::Locale;

/// The page of an issue. Addresses are relative to the page, or absolute.
#[derive(Clone, Copy)]
pub struct IssuePage<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// The archive, or as much of it as has the issues before and after. Where
    /// an entry has a `page`, the links to that issue lead there.
    pub archive: &'a Archive,
    /// Address of the archive's file: `../data/archive.json`.
    pub archive_file: &'a str,
    /// Address of the issue's file: `../data/2020-15/issue.json`. The addresses
    /// in the issue resolve against it.
    pub issue_file: &'a str,
    /// Address of the page that lists all issues: `../`.
    pub archive_page: &'a str,
    /// The text of the issue's file. It then stands in the page, so that the
    /// viewer need not fetch what the reader has already.
    pub data: Option<&'a str>,
    /// The language of the viewer's own words.
    pub locale: Locale,
}

/// The page of an archive. Addresses are relative to the page, or absolute.
#[derive(Clone, Copy)]
pub struct ArchivePage<'a> {
    /// The archive. Entries without a `page` lead to their files.
    pub archive: &'a Archive,
    /// Address of the archive's file: `data/archive.json`. The addresses in the
    /// archive resolve against it.
    pub archive_file: &'a str,
    /// The language of the viewer's own words.
    pub locale: Locale,
}

/// The whole element `<bulletin-viewer>` of an issue's page with the complete
/// text in it: it reads, prints and is linked to without scripts, until the
/// viewer takes over from it.
pub fn issue(page: &IssuePage) -> String {
    let words = page.locale.words();
    let id = page.issue.id.as_str();
    let document = Rc::new(Document::new(
        page.issue.clone(),
        page.issue_file.to_owned(),
    ));
    let links = Rc::new(links(id, page.issue_file, page.archive_file));
    let frame = Frame {
        document: &document,
        archive: Some(page.archive),
        links: &links,
        words,
        here: Here::Top,
        marked: None,
        drawn: &|_| true,
        order: Order::Editor,
        heading_level: 1,
    };
    // Nested as the app nests it, so that it looks the same.
    let drawn = class("div", "frame still").with(
        class("div", "viewer").is("lang", words.locale.tag()).with(
            tag("div")
                .with(frame::page(&frame))
                .with(frame::bar(&frame)),
        ),
    );
    let mut out = String::with_capacity(64 * 1024);
    out.push_str("<bulletin-viewer");
    for (name, value) in [("src", page.archive_file), ("issue", id)] {
        write::attribute(name, value, &mut out);
    }
    match page.locale {
        // The element's own default.
        Locale::Chinese => {}
        Locale::English => write::attribute("locale", page.locale.tag(), &mut out),
    }
    out.push('>');
    write::html(&drawn.done(), page.archive_page, &mut out);
    if let Some(data) = page.data {
        write::data(page.issue_file, data, &mut out);
    }
    out.push_str("</bulletin-viewer>");
    out
}

/// The list of all issues, newest first, each a link to its page. There is no
/// element in it and it needs no script.
pub fn archive(page: &ArchivePage) -> String {
    let words = page.locale.words();
    let links = links("", page.archive_file, page.archive_file);
    let drawn = class("div", "frame still").with(
        class("div", "viewer")
            .is("lang", words.locale.tag())
            .with(list::list(page.archive, &links, words)),
    );
    let mut out = String::new();
    write::html(&drawn.done(), "", &mut out);
    out
}

fn links(issue: &str, issue_file: &str, archive_file: &str) -> Links {
    Links {
        scheme: Rc::new(Scheme::Page {
            issue: issue.to_owned(),
        }),
        issue: issue.into(),
        page: None,
        base: issue_file.into(),
        archive: archive_file.into(),
        resolve: ResolveBy(address::resolve),
    }
}

#[cfg(test)]
mod tests {
    //! What stands on the pages, of the sample and of what it lacks.

    use super::*;
    use crate::testing::sample;

    fn drawn(issue: &str, data: Option<&str>) -> String {
        let issue = sample::issue(issue);
        let mut archive = sample::archive();
        for it in &mut archive.issues {
            it.page = Some(format!("../{}/", it.id));
        }
        super::issue(&IssuePage {
            issue: &issue,
            archive: &archive,
            archive_file: "../data/archive.json",
            issue_file: "../data/2020-14/issue.json",
            archive_page: "../",
            data,
            locale: Locale::Chinese,
        })
    }

    #[test]
    fn nothing_is_left_that_needs_an_app() {
        let html = drawn(sample::ISSUE_14, None);
        for none in [
            "data-go",
            "data-do=contents",
            "data-do=issues",
            "data-do=csv",
            " part=",
            "tabindex=-1",
            " style=",
            "<script",
        ] {
            assert!(!html.contains(none), "{none} in {html}");
        }
        for some in [
            "href=#summary",
            "href=\"../2020-13/\"",
            "loading=lazy",
            "src=../data/2020-14/figures/",
        ] {
            assert!(html.contains(some), "no {some} in {html}");
        }
    }

    #[test]
    fn it_is_html_and_data_ends_nothing() {
        let data = r#"{"a":"</script><!--<script>"}"#;
        let html = drawn(sample::ISSUE_14, Some(data));
        let parsed = scraper::Html::parse_fragment(&html);
        assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
        let selector = scraper::Selector::parse("script").expect("a selector");
        let scripts: Vec<String> = parsed
            .select(&selector)
            .map(|it| it.text().collect())
            .collect();
        assert_eq!(scripts, [data.replace('<', "\\u003c")]);
    }

    #[test]
    fn the_archive_lists_every_issue_newest_first() {
        let mut archive = sample::archive();
        for it in &mut archive.issues {
            it.page = Some(format!("../{}/", it.id));
        }
        let html = super::archive(&ArchivePage {
            archive: &archive,
            archive_file: "data/archive.json",
            locale: Locale::Chinese,
        });
        let parsed = scraper::Html::parse_fragment(&html);
        let selector = scraper::Selector::parse(".entries a").expect("a selector");
        let links: Vec<_> = parsed
            .select(&selector)
            .filter_map(|it| it.value().attr("href"))
            .collect();
        assert_eq!(links, ["./2020-15/", "./2020-14/", "./2020-13/"]);
    }
}
