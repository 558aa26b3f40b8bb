//! The pages of a published site as static HTML.
//!
//! Rule of this folder: native only, values in, text out. The viewer's own views
//! draw the page; `write.rs` leaves out what speaks to the app alone. Addresses
//! are relative to the page, so a site works in any folder of any server
//! (`address.rs`). Nothing runs inline: no scripts, no style attributes.

mod address;
mod filters;
mod list;
mod write;

use std::rc::Rc;

use bulletin::model::{Archive, Issue};

use crate::address::Scheme;
use crate::columns::SummaryOrder;
use crate::document::Document;
use crate::views::context::{ReadingPosition, ViewContext};
use crate::views::drawing::Drawing;
use crate::views::layout;
use crate::views::links::{Links, ResolveBy};
use crate::views::tag::tag;
use crate::words::Locale;

/// The page of an issue. Addresses are relative to the page, or absolute.
#[derive(Clone, Copy)]
pub struct IssuePage<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// The archive, or the part of it with the issues before and after. If an
    /// entry has a `page`, links to that issue lead there.
    pub archive: &'a Archive,
    /// The address of the archive's file: `../data/archive.json`.
    pub archive_file: &'a str,
    /// The address of the issue's file: `../data/2020-15/issue.json`. The
    /// addresses in the issue resolve against it.
    pub issue_file: &'a str,
    /// The address of the page that lists all issues: `../`.
    pub archive_page: &'a str,
    /// The text of the issue's file, embedded in the page so that the viewer
    /// does not fetch it.
    pub data: Option<&'a str>,
    /// The language of the viewer's own words.
    pub locale: Locale,
    /// Whether proposed facts are shown, marked. Otherwise they count nowhere.
    pub review: bool,
}

/// The page of an archive. Addresses are relative to the page, or absolute.
#[derive(Clone, Copy)]
pub struct ArchivePage<'a> {
    /// The archive. Entries without a `page` lead to their files.
    pub archive: &'a Archive,
    /// The address of the archive's file: `data/archive.json`. The addresses in
    /// the archive resolve against it.
    pub archive_file: &'a str,
    /// The language of the viewer's own words.
    pub locale: Locale,
}

/// The element `<bulletin-viewer>` of an issue's page with the whole text in it,
/// which can be read, printed and linked to without scripts. The viewer takes
/// over from it.
pub fn issue(page: &IssuePage) -> String {
    let words = page.locale.words();
    let id = page.issue.id.as_str();
    let document = Rc::new(Document::new(
        page.issue.clone(),
        page.issue_file.to_owned(),
        page.review,
    ));
    let links = Rc::new(links(id, page.issue_file, page.archive_file));
    let context = ViewContext {
        document: &document,
        archive: Some(page.archive),
        links: &links,
        words,
        position: ReadingPosition::Top,
        drawing: &Rc::new(Drawing::new(&document, true)),
        order: SummaryOrder::Editor,
        heading_level: 1,
    };
    // The same nesting as in the app, so that the same styles apply.
    let drawn = tag("div").class("frame static").child_tag(
        tag("div")
            .class("viewer")
            .static_attr("lang", words.locale.tag())
            .child_tag(
                tag("div")
                    .child_tag(layout::page(&context))
                    .child_tag(layout::bar(&context)),
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
    if page.review {
        write::attribute("review", "", &mut out);
    }
    out.push('>');
    write::html(&drawn.build(), page.archive_page, &mut out);
    if let Some(data) = page.data {
        write::data(page.issue_file, data, &mut out);
    }
    out.push_str("</bulletin-viewer>");
    out
}

/// The list of all issues, newest first, each a link to its page. It contains no
/// element and needs no script.
pub fn archive(page: &ArchivePage) -> String {
    let words = page.locale.words();
    let links = links("", page.archive_file, page.archive_file);
    let drawn = tag("div").class("frame static").child_tag(
        tag("div")
            .class("viewer")
            .static_attr("lang", words.locale.tag())
            .child_tag(list::list(page.archive, &links, words)),
    );
    let mut out = String::new();
    write::html(&drawn.build(), "", &mut out);
    out
}

fn links(issue: &str, issue_file: &str, archive_file: &str) -> Links {
    Links {
        scheme: Rc::new(Scheme::Page {
            issue: issue.to_owned(),
            name: String::new(),
        }),
        before: "".into(),
        issue: issue.into(),
        page: None,
        base: issue_file.into(),
        archive: archive_file.into(),
        resolve: ResolveBy(address::resolve),
    }
}

#[cfg(test)]
mod tests {
    //! The pages of the sample.

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
            review: false,
        })
    }

    #[test]
    fn nothing_is_left_that_needs_an_app() {
        let html = drawn(sample::ISSUE_14, None);
        for none in [
            "data-go",
            "data-page",
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
            "href=#:contents data-do=contents",
            "href=\"../\" data-do=issues",
            "data-figure=figure-workshop",
            "data-do=order-amount",
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
