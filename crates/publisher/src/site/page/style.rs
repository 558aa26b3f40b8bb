//! How pages for webmasters look.

use crate::site::hash;

/// Separate from the viewer's sheet, so that the example of an embedded viewer
/// is on a page like any other.
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
@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark; }
  body { color: #e9e3da; background: #1e1b18; }
  small, [lang=en] { color: #b3aaa0; }
  a { color: #f08a84; }
  pre { border-color: #3a352f; background: #141210; }
  bulletin-viewer, iframe { border-color: #3a352f; }
}
";

/// Name and text of the style sheet of pages for webmasters.
pub fn guide() -> (String, String) {
    let hash = hash::of(STYLE.as_bytes());
    (format!("guide-{hash}.css"), STYLE.to_owned())
}
