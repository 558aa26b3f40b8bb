//! Embedding the bulletin into another site's pages.

use super::frame::{self, PageHead};
use super::shared::Site;
use super::style;
use super::text::name;
use crate::site::html::Printable;
use crate::site::source::Source;
use crate::site::viewer::LOADER;
use maud::{Markup, html};

/// How to embed, in both languages, with a live example.
pub fn page(source: &Source, site: &Site) -> String {
    // Without the site's address, a folder that people are likely to choose.
    let base = site.base.as_deref().unwrap_or("/bulletins/");
    let name = name(&source.archive.periodical);
    let title = Printable(&name);
    let entries = source.archive.newest_first();
    let id = entries.first().map_or("2020-15", |it| it.id.as_str());
    let link = html! { a href=(base) { (title) } };
    let script = html! {
        script type="module" src={ (base) (LOADER) } {}
        "\n"
        bulletin-viewer src={ (base) "data/archive.json" } { "\n  " (link) "\n" }
    };
    let body = html! {
        main.guide {
            h1 { "把简报嵌入网页 " small lang="en" { "Embedding the bulletin" } }
            h2 { "一、脚本 " small lang="en" { "With a script" } }
            p { "把下面几行放进网页。阅读器没有准备好之前、或者浏览器不支持时，显示中间的链接。阅读器和网页互不影响样式，高度随内容伸展。" }
            p lang="en" {
                "Put these lines into the page. RunContent stands inside is shown until the viewer is ready, and stays where it cannot run. Neither's styles touch the other's; its height follows the content."
            }
            pre { code { (script.0) } }
            @if site.base.is_none() {
                p { "请把 " code { "/bulletins/" } " 换成这个网站所在的地址。" }
                p lang="en" { "Replace " code { "/bulletins/" } " with the address of this site." }
            }
            p {
                "只看某一期，加上属性 "
                code { "issue=\"" (id) "\"" }
                "。网页的导航条固定在顶部时，用 "
                code { "bulletin-viewer { --bulletin-scroll-offset: 64px }" }
                " 告诉阅读器它的高度。"
            }
            p lang="en" {
                "For one issue add "
                code { "issue=\"" (id) "\"" }
                ". Where a header of the page sticks to the top, tell its height: "
                code { "bulletin-viewer { --bulletin-scroll-offset: 64px }" }
                "."
            }
            p {
                "网页和这个网站不在同一个域名时，服务器要发送 "
                code { "Access-Control-Allow-Origin" }
                "（网站自带的"
                a href="../webmaster.html" { "服务器设置" }
                "里有这一行，去掉注释即可）；网页有安全策略（CSP）时，其中要列出这个域名。不能改服务器时，用下面的办法。"
            }
            p lang="en" {
                "Where the page is on another domain, this site's server must send "
                code { "Access-Control-Allow-Origin" }
                " (the "
                a href="../webmaster.html" { "settings that the site brings" }
                " have the line as a comment), and the page's Content-Security-Policy, if any, must name this domain. Where the server cannot be changed, use the next way."
            }
            h2 { "二、不许用脚本的内容管理系统 " small lang="en" { "Where the CMS strips scripts" } }
            p { "用 iframe。总是显示最新一期：" }
            p lang="en" { "Use an iframe. Always the newest issue:" }
            pre { code { (iframe(&format!("{base}embed/frame.html")).0) } }
            p { "某一期：用它自己的网页，也可以在后面加上 " code { "#" } " 和位置：" }
            p lang="en" {
                "One issue: its own page, with "
                code { "#" }
                " and a place after it if you like:"
            }
            pre { code { (iframe(&format!("{base}{id}/")).0) } }
            p {
                "iframe 的高度要写定：没有脚本，外面的网页不知道里面有多高。720 像素在手机和电脑上都能读，内容在框里滚动；想占满屏幕时，在样式表里写 "
                code { "height: 90vh" }
                "。读者用打印功能时只印出框里看得见的部分，所以旁边宜再放一个直接打开简报的链接。"
            }
            p lang="en" {
                "An iframe has the height that you give it: without a script the page around cannot know how tall the content is. 720 pixels read well on phones and computers, and the content scrolls inside; to fill the screen, say "
                code { "height: 90vh" }
                " in the style sheet. Printing the page prints only what is seen of the frame, so put a plain link to the bulletin beside it."
            }
            h2 { "三、只放链接 " small lang="en" { "A plain link" } }
            pre { code { (link.0) } }
            h2 { "示例 " small lang="en" { "Live examples" } }
            h3 { "脚本 " small lang="en" { "Script" } }
            bulletin-viewer id="example" src="../data/archive.json" { a href="../" { (title) } }
            @if !entries.is_empty() {
                h3 { "iframe" }
                (iframe("frame.html"))
            }
        }
    };
    let head = PageHead {
        language: "zh-Hans",
        title: "嵌入简报 Embedding the bulletin".to_owned(),
        description: "怎样把简报嵌入别的网页。How to put the bulletin into another page."
            .to_owned(),
        up: "../",
        path: Some("embed/".to_owned()),
        kind: "website",
        picture: None,
        structured: None,
        hidden: false,
        // As on any other site's page.
        script: Some(LOADER),
        style: Some(&style::guide().0),
        list: false,
    };
    frame::page(&head, body, site)
}

/// A frame with one of the site's pages.
fn iframe(src: &str) -> Markup {
    html! { iframe src=(src) title="简报" width="100%" height="720" loading="lazy" {} }
}
