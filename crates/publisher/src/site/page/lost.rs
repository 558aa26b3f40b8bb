//! The page that a server sends where there is none. It is sent at any address, so
//! nothing in it is relative to its own: links are whole addresses, and what the page
//! itself needs is named from the root of the server. Where the site's address is not
//! known it counts as the root; then a link leads up by a folder, too.

use super::frame::{self, PageHead};
use super::shared::Site;
use super::text::{entry, name};
use crate::site::html::Printable;
use crate::site::source::Source;
use maud::html;

/// Its name, which many servers know.
pub const NAME: &str = "404.html";

/// Writes the page.
pub fn page(source: &Source, site: &Site) -> String {
    let archive = &source.archive;
    let name = name(&archive.periodical);
    let home = site.base.as_deref().unwrap_or("/");
    let order = archive.newest_first();
    let body = html! {
        div class="frame static" {
            div.viewer lang="zh-Hans" {
                main class="page archive lost" {
                    header.head {
                        p.masthead {
                            span.name { (Printable(&archive.periodical.name)) } " "
                            span.kind { (Printable(&archive.periodical.kind)) }
                        }
                        p.imprint { span { (Printable(&archive.publisher)) } }
                    }
                    h1.headline { "没有这一页" }
                    p { "链接可能不完整，或者这一页已经撤下。请核对地址，或从下面继续阅读。" }
                    p.hint lang="en" {
                        "There is no such page. The link may be incomplete, or the page was withdrawn."
                    }
                    div.ways {
                        p { a.home href=(home) { "各期目录" } }
                        @if let Some(newest) = order.first() {
                            p {
                                "最新一期："
                                a href={ (home) (newest.id) "/" } { (Printable(&entry(newest))) }
                            }
                        }
                        @if site.base.is_none() {
                            p { a href="../" { "上一级" } }
                        }
                    }
                }
            }
        }
    };
    let head = PageHead {
        language: "zh-Hans",
        title: format!("没有这一页 — {name}"),
        description: String::new(),
        up: site.root(),
        path: None,
        kind: "website",
        picture: None,
        structured: None,
        hidden: true,
        script: None,
        style: site.style.as_deref(),
        list: true,
    };
    frame::page(&head, body, site)
}

/// The page as it is for a site at the root of a server, as in the preview.
pub fn at_root(page: &str) -> String {
    let home = page
        .split_once("class=\"home\" href=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map_or("/", |(home, _)| home);
    let host = home.find("://").map_or(0, |it| it + 3);
    let path = host + home[host..].find('/').unwrap_or(0);
    page.replace(&format!("\"{home}"), "\"/")
        .replace(&format!("\"{}", &home[path..]), "\"/")
}

#[cfg(test)]
mod tests {
    use super::at_root;

    #[test]
    fn in_the_preview_the_site_is_the_root() {
        let page = |home: &str, root: &str| {
            format!("<link href=\"{root}a.css\"><a class=\"home\" href=\"{home}\">")
        };
        let wanted = page("/", "/");
        for (home, root) in [
            ("https://example.org/b/c/", "/b/c/"),
            ("https://example.org/", "/"),
            ("/", "/"),
        ] {
            assert_eq!(at_root(&page(home, root)), wanted, "{home}");
        }
    }
}
