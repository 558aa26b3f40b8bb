//! The webmaster's guide.

use super::super::hash;
use super::super::html::escape;
use super::{CSP, Head, Site, page as frame_of};

/// How pages for webmasters look. Apart from the viewer's sheet, so that the
/// example of an embedded viewer stands in a page like any other.
const STYLE: &str = "body { margin: 0 auto; max-width: 46em; padding: 1.5em 1em 4em; font: 1em/1.75 system-ui, \"PingFang SC\", \"Noto Sans SC\", \"Microsoft YaHei\", sans-serif; color: #222; background: #fff; }
h1, h2, h3 { line-height: 1.4; text-wrap: balance; }
h1 { font-size: 1.6em; }
h2 { margin-top: 2em; font-size: 1.25em; }
small { font-weight: normal; color: #595959; }
[lang=en] { color: #595959; }
li > [lang=en] { display: block; }
a { color: #a8201a; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: .8em 1em; border: 1px solid #ddd; background: #f7f7f5; line-height: 1.5; }
code { font: .92em/1.5 ui-monospace, Consolas, monospace; }
bulletin-viewer, iframe { display: block; box-sizing: border-box; border: 1px solid #ddd; }
iframe { width: 100%; }
";

/// Name and text of the style sheet of pages for webmasters.
pub fn style() -> (String, String) {
    let hash = hash::of(STYLE.as_bytes());
    (format!("guide-{hash}.css"), STYLE.to_owned())
}

/// The guide, in both languages.
pub fn page(site: &Site) -> String {
    let body = format!(
        r##"<main class="guide">
<h1>网站管理员须知 <small lang="en">For the webmaster</small></h1>
<p>这个文件夹放到任何能发送文件的网站服务器上都能用，放在哪一级目录都行，不需要改写地址的规则。下面的设置都不是必需的，有了更快、更安全。嵌入别的网页见<a href="embed/">嵌入简报</a>。</p>
<p lang="en">This folder works on any web server that sends files, at any depth, without rewrite rules. None of the settings below is needed; they make it faster and safer. How to embed: <a href="embed/">Embedding the bulletin</a>.</p>
<h2>用 FTP 上传的顺序 <small lang="en">The order of an upload by FTP</small></h2>
<p>照这个顺序，正在阅读的人看到的不是旧的就是新的，不会半新半旧：</p>
<p lang="en">In this order whoever is reading meets the old or the new, and never a mixture:</p>
<ol>
<li>名字里带一串字母数字的文件：<code>viewer-….wasm</code>、<code>viewer-….js</code>、<code>viewer-….css</code>、<code>choices-….js</code>、<code>later-….js</code>、<code>failure-….js</code>、<code>reading-….js</code>、<code>print-….js</code>、<code>guide-….css</code>，以及 <code>data</code> 里各期 <code>figures</code> 文件夹的图片。<span lang="en">Files with a hash in their names, and the pictures in <code>data</code>.</span></li>
<li><code>data</code> 里其余的文件：各期的 <code>issue.json</code>、附件，最后是 <code>data/archive.json</code>。<span lang="en">The rest of <code>data</code>: each <code>issue.json</code> and the attachments, <code>data/archive.json</code> last.</span></li>
<li>网页：先是各期文件夹里的 <code>index.html</code>，再是 <code>embed</code>、<code>sitemap.xml</code>、<code>feed.xml</code>，最后是最外层的 <code>index.html</code>。<span lang="en">Pages: each issue's <code>index.html</code>, then <code>embed</code>, <code>sitemap.xml</code> and <code>feed.xml</code>, the outermost <code>index.html</code> last.</span></li>
<li><code>bulletin-viewer.js</code>，最后是 <code>bulletin-site.json</code>。<span lang="en"><code>bulletin-viewer.js</code>, and <code>bulletin-site.json</code> at the very end.</span></li>
<li>删除服务器上多余的文件。带一串字母数字的旧文件，至少留到下一次更新：有人还开着旧的网页。<span lang="en">Delete what is no longer there. Keep old files with a hash in their names until the next update at least: somebody still has the old page open.</span></li>
</ol>
<p>同名的 <code>.br</code> 和 <code>.gz</code> 是压缩好的副本，和原文件一起传；服务器不用它们时可以不传，但不能只更新其中一个。<code>bulletin build</code> 直接写到服务器的文件夹时，自己按这个顺序替换。</p>
<p lang="en">The <code>.br</code> and <code>.gz</code> files are compressed copies: upload them with their file. A server that does not use them can do without, but never update only one of the three. <code>bulletin build</code> keeps this order itself where it writes into the server's folder.</p>
<h2>为什么不会半新半旧 <small lang="en">Why there is no mixture</small></h2>
<p>每一期的网页里既有全文，也有同一份数据，一起更新：阅读器换上的就是网页上的文字。嵌入别处的阅读器读 <code>data</code> 里的一个文件，不是旧的就是新的。图片内容变了名字就变，旧文字不会配上新图片。附件和 <code>summary.csv</code> 名字不变，总是最新的。</p>
<p lang="en">An issue's page holds its whole text and the data of that same text, and both change at once: what the viewer draws is what the page showed. A viewer that is embedded elsewhere reads one file in <code>data</code>, the old one or the new one. A picture with new content has a new name: no old text meets a new picture. Attachments and <code>summary.csv</code> keep their names and are always the newest.</p>
<h2>缓存 <small lang="en">Caching</small></h2>
<ul>
<li>名字里带一串字母数字的文件：一直有效，<code>Cache-Control: public, max-age=31536000, immutable</code>。<span lang="en">Files with a hash in their names: for good.</span></li>
<li>其余的：每次询问，<code>Cache-Control: no-cache</code>。<span lang="en">All others: ask each time.</span></li>
</ul>
<h2>类型 <small lang="en">Types</small></h2>
<p><code>.js</code> 必须作为脚本发送（<code>text/javascript</code>）。<code>.wasm</code> 宜为 <code>application/wasm</code>，<code>.json</code> 宜为 <code>application/json</code>；类型不对时阅读器也能用，但文件必须发得出来：老版本的 IIS 不认识的类型会报 404，见 <code>web.config</code>。</p>
<p lang="en"><code>.js</code> must be sent as a script (<code>text/javascript</code>). <code>.wasm</code> should be <code>application/wasm</code> and <code>.json</code> <code>application/json</code>; other types work, too, but the files must be sent: an old IIS answers 404 for types that it does not know, see <code>web.config</code>.</p>
<h2>安全策略 <small lang="en">Content-Security-Policy</small></h2>
<p>网站在下面的策略下工作，没有行内脚本和样式：</p>
<p lang="en">The site works under this policy, with no inline script or style:</p>
<pre><code>{csp}</code></pre>
<h2>现成的设置 <small lang="en">Settings at hand</small></h2>
<ul>
<li>IIS：<code>web.config</code>，在文件夹里即生效。<span lang="en">IIS: <code>web.config</code>, read from the folder.</span></li>
<li>Apache：<code>.htaccess</code>，在文件夹里即生效（需 <code>AllowOverride All</code>）。<span lang="en">Apache: <code>.htaccess</code>, read from the folder (needs <code>AllowOverride All</code>).</span></li>
<li>nginx：<code>server/nginx.conf</code>，用法写在文件开头。<span lang="en">nginx: <code>server/nginx.conf</code>; how to use it stands in it.</span></li>
<li>lighttpd：<code>server/lighttpd.conf</code>，用法写在文件开头。<span lang="en">lighttpd: <code>server/lighttpd.conf</code>; how to use it stands in it.</span></li>
<li>Netlify、Cloudflare Pages：<code>_headers</code>。</li>
</ul>
<p>服务器因为某个设置报错时，删掉那个文件，网站照常工作。</p>
<p lang="en">Where a server fails over one of them, delete that file: the site works without.</p>
</main>"##,
        csp = escape(CSP),
    );
    let head = Head {
        language: "zh-Hans",
        title: "网站管理员须知 For the webmaster".to_owned(),
        description: "上传的顺序、缓存、类型和安全策略。Uploading, caching, types and security."
            .to_owned(),
        up: "",
        path: "webmaster.html".to_owned(),
        kind: "website",
        picture: None,
        structured: None,
        hidden: true,
        script: None,
        style: Some(&style().0),
    };
    frame_of(&head, &body, site)
}
