//! The files of a site that people and machines read: pages, feed, guides.
//!
//! Rule of this folder: values in, text out. Links within the site are
//! relative, so it works at any depth; nothing is inline, so a strict
//! Content-Security-Policy holds; every text of the archive is escaped.

mod count;
mod count_words;
mod embed;
mod feed;
mod frame;
mod guide;
mod lost;
mod servers;
mod shared;
mod structured;
mod style;
mod text;

use super::finding::Error;
use super::html::DOCTYPE;
use super::phase::DeployPhase;
use super::source::{ReadyIssue, Source};
use super::viewer::Viewer;
use super::volumes::Volume;
use bulletin::model::{Archive, Issue};
use frame::PageHead;
use maud::{PreEscaped, html};
use text::{description, headline, name, numbered};

pub use count::page as count;
pub use lost::{NAME as LOST, at_root};
pub use shared::Site;
pub use text::about;

/// What the preview says if there is no such page, of a site that has no page for it.
pub fn not_found() -> String {
    let page = html! {
        (DOCTYPE)
        html lang="zh-Hans" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "没有这一页 Not found" }
            }
            body {
                h1 { "没有这一页" }
                p { "请检查地址，或者回到" a href="/" { "简报目录" } "。" }
                p lang="en" {
                    "There is no such page. Look at the address, or go to the "
                    a href="/" { "list of issues" }
                    "."
                }
            }
        }
    };
    page.into_string()
}

/// The page of an issue, around what the viewer's views drew.
pub fn issue(issue: &Issue, ready: &ReadyIssue, element: &str, site: &Site) -> String {
    let picture = ready
        .picture
        .as_ref()
        .map(|it| format!("data/{}/{it}", ready.id));
    let path = format!("{}/", ready.id);
    let structured = structured::issue(
        issue,
        &description(issue),
        site.whole(&path),
        picture.as_ref().and_then(|it| site.whole(it)),
    );
    let head = PageHead {
        language: &issue.language,
        title: format!("{} — {}", headline(issue), numbered(issue)),
        description: description(issue),
        up: "../",
        path: Some(path),
        kind: "article",
        picture,
        structured: Some(structured),
        hidden: false,
        script: Some(&site.script),
        style: site.style.as_deref(),
        list: false,
    };
    frame::page(&head, html! { main { (PreEscaped(element)) } }, site)
}

/// The page for an iframe: the newest issue. Search engines are directed to the
/// issue's own page.
pub fn frame(issue: &Issue, element: &str, site: &Site) -> String {
    let head = PageHead {
        language: &issue.language,
        title: format!("{} — {}", headline(issue), numbered(issue)),
        description: String::new(),
        up: "../",
        path: Some(format!("{}/", issue.id)),
        kind: "article",
        picture: None,
        structured: None,
        hidden: true,
        script: Some(&site.script),
        style: site.style.as_deref(),
        list: false,
    };
    frame::page(&head, html! { main { (PreEscaped(element)) } }, site)
}

/// The page of the archive.
pub fn archive(archive: &Archive, element: &str, site: &Site) -> String {
    let head = PageHead {
        language: "zh-Hans",
        description: about(archive),
        title: name(&archive.periodical),
        up: "",
        path: Some(String::new()),
        kind: "website",
        picture: None,
        structured: Some(structured::archive(archive, site.whole(""))),
        hidden: false,
        script: None,
        style: site.style.as_deref(),
        list: true,
    };
    frame::page(&head, html! { (PreEscaped(element)) }, site)
}

/// The page of a year of the archive.
pub fn year(archive: &Archive, volume: &Volume, element: &str, site: &Site) -> String {
    let path = format!("{}/", volume.folder);
    let title = name(&archive.periodical);
    let head = PageHead {
        language: "zh-Hans",
        description: format!("《{title}》{}年各期，共{}期。", volume.year, volume.issues),
        title: format!("{}年 — {title}", volume.year),
        up: "../",
        structured: Some(structured::archive(archive, site.whole(&path))),
        path: Some(path),
        kind: "website",
        picture: None,
        hidden: false,
        script: None,
        style: site.style.as_deref(),
        list: true,
    };
    frame::page(&head, html! { (PreEscaped(element)) }, site)
}

/// All other files but the data: name, phase, text.
///
/// # Errors
/// An issue cannot be read.
pub fn others(
    source: &Source,
    viewer: &Viewer,
    site: &Site,
) -> Result<Vec<(String, DeployPhase, String)>, Error> {
    let mut out = vec![
        (
            "embed/index.html".to_owned(),
            DeployPhase::Lists,
            embed::page(source, site),
        ),
        (
            "webmaster.html".to_owned(),
            DeployPhase::Lists,
            guide::page(site),
        ),
    ];
    out.push((
        lost::NAME.to_owned(),
        DeployPhase::Lists,
        lost::page(source, site),
    ));
    let sheet = style::guide();
    out.push((sheet.0, DeployPhase::Hashed, sheet.1));
    for (name, text) in servers::files(viewer, site) {
        out.push((name.to_owned(), DeployPhase::Beside, text));
    }
    if let Some(base) = &site.base {
        out.push((
            "sitemap.xml".to_owned(),
            DeployPhase::Lists,
            feed::sitemap(source, base),
        ));
        out.push((
            feed::NAME.to_owned(),
            DeployPhase::Lists,
            feed::atom(source, base)?,
        ));
    }
    Ok(out)
}
