//! Pages for whoever puts the bulletin into a site of his own.

use super::super::html::escape;
use super::super::source::Source;
use super::super::viewer::LOADER;
use super::{Head, Site, guide, name, page as frame_of};

/// How to embed, in both languages, with a live example.
pub fn page(source: &Source, site: &Site) -> String {
    // Without the site's address a folder that people would choose.
    let base = site.base.as_deref().unwrap_or("/bulletins/");
    let replace = match site.base {
        Some(_) => ("", ""),
        None => (
            "<p>请把 <code>/bulletins/</code> 换成这个网站所在的地址。</p>",
            "<p lang=\"en\">Replace <code>/bulletins/</code> with the address of this site.</p>",
        ),
    };
    let script = format!(
        "<script type=\"module\" src=\"{base}bulletin-viewer.js\"></script>\n<bulletin-viewer src=\"{base}data/archive.json\">\n  <a href=\"{base}\">{}</a>\n</bulletin-viewer>",
        name(&source.archive.periodical)
    );
    let newest = format!(
        "<iframe src=\"{base}embed/frame.html\" title=\"简报\" width=\"100%\" height=\"720\" loading=\"lazy\"></iframe>"
    );
    let entries = bulletin_viewer::views::issues::newest_first(&source.archive);
    let id = entries.first().map_or("2020-15", |it| it.id.as_str());
    let one = format!(
        "<iframe src=\"{base}{id}/\" title=\"简报\" width=\"100%\" height=\"720\" loading=\"lazy\"></iframe>"
    );
    let title = name(&source.archive.periodical);
    let body = format!(
        r##"<main class="guide">
<h1>把简报嵌入网页 <small lang="en">Embedding the bulletin</small></h1>
<h2>一、脚本 <small lang="en">With a script</small></h2>
<p>把下面几行放进网页。阅读器没有准备好之前、或者浏览器不支持时，显示中间的链接。阅读器和网页互不影响样式，高度随内容伸展。</p>
<p lang="en">Put these lines into the page. What stands inside is shown until the viewer is ready, and stays where it cannot run. Neither's styles touch the other's; its height follows the content.</p>
<pre><code>{script}</code></pre>
{zh}
{en}
<p>只看某一期，加上属性 <code>issue="{id}"</code>。网页的导航条固定在顶部时，用 <code>bulletin-viewer {{ --bulletin-scroll-offset: 64px }}</code> 告诉阅读器它的高度。</p>
<p lang="en">For one issue add <code>issue="{id}"</code>. Where a header of the page sticks to the top, tell its height: <code>bulletin-viewer {{ --bulletin-scroll-offset: 64px }}</code>.</p>
<p>网页和这个网站不在同一个域名时，服务器要发送 <code>Access-Control-Allow-Origin</code>（网站自带的<a href="../webmaster.html">服务器设置</a>里有这一行，去掉注释即可）；网页有安全策略（CSP）时，其中要列出这个域名。不能改服务器时，用下面的办法。</p>
<p lang="en">Where the page is on another domain, this site's server must send <code>Access-Control-Allow-Origin</code> (the <a href="../webmaster.html">settings that the site brings</a> have the line as a comment), and the page's Content-Security-Policy, if any, must name this domain. Where the server cannot be changed, use the next way.</p>
<h2>二、不许用脚本的内容管理系统 <small lang="en">Where the CMS strips scripts</small></h2>
<p>用 iframe。总是显示最新一期：</p>
<p lang="en">Use an iframe. Always the newest issue:</p>
<pre><code>{newest}</code></pre>
<p>某一期：用它自己的网页，也可以在后面加上 <code>#</code> 和位置：</p>
<p lang="en">One issue: its own page, with <code>#</code> and a place after it if you like:</p>
<pre><code>{one}</code></pre>
<p>iframe 的高度要写定：没有脚本，外面的网页不知道里面有多高。720 像素在手机和电脑上都能读，内容在框里滚动；想占满屏幕时，在样式表里写 <code>height: 90vh</code>。读者用打印功能时只印出框里看得见的部分，所以旁边宜再放一个直接打开简报的链接。</p>
<p lang="en">An iframe has the height that you give it: without a script the page around cannot know how tall the content is. 720 pixels read well on phones and computers, and the content scrolls inside; to fill the screen, say <code>height: 90vh</code> in the style sheet. Printing the page prints only what is seen of the frame, so put a plain link to the bulletin beside it.</p>
<h2>三、只放链接 <small lang="en">A plain link</small></h2>
<pre><code>{link}</code></pre>
<h2>示例 <small lang="en">Live examples</small></h2>
<h3>脚本 <small lang="en">Script</small></h3>
<bulletin-viewer id="example" src="../data/archive.json"><a href="../">{title}</a></bulletin-viewer>
{live}</main>"##,
        script = escape(&script),
        zh = replace.0,
        en = replace.1,
        newest = escape(&newest),
        one = escape(&one),
        link = escape(&format!("<a href=\"{base}\">{title}</a>")),
        id = escape(id),
        title = escape(&title),
        live = match entries.is_empty() {
            true => "",
            false =>
                "<h3>iframe</h3>\n<iframe src=\"frame.html\" title=\"简报\" width=\"100%\" height=\"720\" loading=\"lazy\"></iframe>\n",
        },
    );
    let head = Head {
        language: "zh-Hans",
        title: "嵌入简报 Embedding the bulletin".to_owned(),
        description: "怎样把简报嵌入别的网页。How to put the bulletin into another page."
            .to_owned(),
        up: "../",
        path: "embed/".to_owned(),
        kind: "website",
        picture: None,
        structured: None,
        hidden: false,
        // As on any page of other people.
        script: Some(LOADER),
        style: Some(&guide::style().0),
    };
    frame_of(&head, &body, site)
}
