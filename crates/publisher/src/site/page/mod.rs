//! The files of a site that people and machines read: pages, feed, guides.
//!
//! Rule of this folder: values in, text out. Links within the site are
//! relative, so it works wherever it lies; nothing is inline, so a strict
//! Content-Security-Policy holds; every text of the archive is escaped.

mod embed;
mod feed;
mod guide;
mod servers;
mod structured;

use super::build::Options;
use super::finding::{Error, WRONG_BASE_URL};
use super::hash;
use super::html::{cut, escape, json};
use super::plan::Turn;
use super::source::{Ready, Source};
use super::viewer::Viewer;
use crate::report::Place;
use bulletin::model::{Archive, Block, Inline, Issue, Periodical, Run};
use bulletin::visit;
use serde_json::Value;

pub use servers::CSP;

/// What the preview says where there is no such page.
pub const NOT_FOUND: &str = "<!doctype html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>没有这一页 Not found</title>\n</head>\n<body>\n<h1>没有这一页</h1>\n<p>请检查地址，或者回到<a href=\"/\">简报目录</a>。</p>\n<p lang=\"en\">There is no such page. Look at the address, or go to the <a href=\"/\">list of issues</a>.</p>\n</body>\n</html>\n";

/// What all pages share.
pub struct Site {
    /// Its address with a slash at the end, where it is known.
    pub base: Option<String>,
    /// The style sheet of what the viewer's views drew.
    style: Option<String>,
    /// The script of issues' pages.
    script: String,
    /// What looks a reader chose, for pages that the viewer's views drew.
    choices: Option<String>,
    /// Hash of what draws a page and of all that pages share.
    pub key: String,
}

impl Site {
    /// Of a build's options.
    ///
    /// # Errors
    /// The site's address is none.
    pub fn new(options: &Options) -> Result<Site, Error> {
        let base = options.base_url.as_deref().map(base).transpose()?;
        let style = options.viewer.style_sheet().map(str::to_owned);
        let script = options.viewer.script().to_owned();
        let choices = options.viewer.choices().map(str::to_owned);
        let parts = [
            env!("CARGO_PKG_VERSION"),
            env!("BULLETIN_DRAWING"),
            base.as_deref().unwrap_or_default(),
            style.as_deref().unwrap_or_default(),
            &script,
            choices.as_deref().unwrap_or_default(),
        ];
        let key = hash::of_all(parts.map(str::as_bytes));
        Ok(Site {
            base,
            style,
            script,
            choices,
            key,
        })
    }

    /// The whole address of a path of the site.
    fn whole(&self, path: &str) -> Option<String> {
        self.base.as_ref().map(|base| format!("{base}{path}"))
    }
}

/// An address of a site, with a slash at its end.
fn base(text: &str) -> Result<String, Error> {
    let wrong = || Error::new(&WRONG_BASE_URL, Place::File, text);
    let rest = ["http://", "https://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
        .ok_or_else(wrong)?;
    let host = rest.split('/').next().unwrap_or_default();
    let strange = |it: char| !it.is_ascii_graphic() || "?#\"<>\\^`{|}@".contains(it);
    let dots = rest.split('/').any(|it| [".", ".."].contains(&it));
    if host.is_empty() || host.starts_with(':') || text.contains(strange) || dots {
        return Err(wrong());
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

/// What stands in a page's head.
struct Head<'a> {
    language: &'a str,
    title: String,
    description: String,
    /// From the page to the site's root: `../`.
    up: &'a str,
    /// The page's path in the site: `2020-15/`.
    path: String,
    /// `article` or `website`.
    kind: &'a str,
    /// The path of a picture in the site.
    picture: Option<String>,
    structured: Option<Value>,
    /// Not for search engines.
    hidden: bool,
    /// Its script, where there is an element on it.
    script: Option<&'a str>,
    /// Its style sheet.
    style: Option<&'a str>,
}

/// The page of an issue, around what the viewer's views drew of it.
pub fn issue(issue: &Issue, ready: &Ready, element: &str, site: &Site) -> String {
    let element = &format!("<main>{element}</main>");
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
    let head = Head {
        language: &issue.language,
        title: format!("{} — {}", headline(issue), numbered(issue)),
        description: description(issue),
        up: "../",
        path,
        kind: "article",
        picture,
        structured: Some(structured),
        hidden: false,
        script: Some(&site.script),
        style: site.style.as_deref(),
    };
    page(&head, element, site)
}

/// The page for an iframe: the newest issue. Search engines are led to the
/// issue's own page.
pub fn frame(issue: &Issue, element: &str, site: &Site) -> String {
    let element = &format!("<main>{element}</main>");
    let head = Head {
        language: &issue.language,
        title: format!("{} — {}", headline(issue), numbered(issue)),
        description: String::new(),
        up: "../",
        path: format!("{}/", issue.id),
        kind: "article",
        picture: None,
        structured: None,
        hidden: true,
        script: Some(&site.script),
        style: site.style.as_deref(),
    };
    page(&head, element, site)
}

/// The page of the archive.
pub fn archive(archive: &Archive, element: &str, site: &Site) -> String {
    let name = name(&archive.periodical);
    let head = Head {
        language: "zh-Hans",
        description: format!(
            "{name}，{}，共 {} 期。",
            archive.publisher,
            archive.issues.len()
        ),
        title: name,
        up: "",
        path: String::new(),
        kind: "website",
        picture: None,
        structured: Some(structured::archive(archive, site.whole(""))),
        hidden: false,
        script: None,
        style: site.style.as_deref(),
    };
    page(&head, element, site)
}

/// A page of a site.
fn page(head: &Head, body: &str, site: &Site) -> String {
    let mut out = String::from("<!doctype html>\n");
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    let (up, title) = (head.up, escape(&head.title));
    let description = escape(&head.description);
    line(format!("<html lang=\"{}\">\n<head>", escape(head.language)));
    line("<meta charset=\"utf-8\">".to_owned());
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">".to_owned());
    line(format!("<title>{title}</title>"));
    if !description.is_empty() {
        line(format!(
            "<meta name=\"description\" content=\"{description}\">"
        ));
    }
    if head.hidden {
        line("<meta name=\"robots\" content=\"noindex\">".to_owned());
    }
    if let Some(whole) = site.whole(&head.path) {
        let whole = escape(&whole);
        line(format!("<link rel=\"canonical\" href=\"{whole}\">"));
        let mut property = |name: &str, content: &str| {
            line(format!(
                "<meta property=\"og:{name}\" content=\"{content}\">"
            ));
        };
        property("type", head.kind);
        property("title", &title);
        if !description.is_empty() {
            property("description", &description);
        }
        property("url", &whole);
        if let Some(picture) = head.picture.as_ref().and_then(|it| site.whole(it)) {
            property("image", &escape(&picture));
        }
        line(format!(
            "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{up}{}\">",
            feed::NAME
        ));
    }
    line(format!(
        "<link rel=\"icon\" type=\"image/svg+xml\" href=\"{up}icon.svg\">"
    ));
    if let Some(style) = head.style {
        let style = escape(style);
        line(format!("<link rel=\"stylesheet\" href=\"{up}{style}\">"));
    }
    // Before anything is seen, so no module and not deferred.
    if let Some(choices) = &site.choices
        && head.style == site.style.as_deref()
    {
        let choices = escape(choices);
        line(format!("<script src=\"{up}{choices}\"></script>"));
    }
    if let Some(script) = head.script {
        let script = escape(script);
        line(format!(
            "<script type=\"module\" src=\"{up}{script}\"></script>"
        ));
    }
    if let Some(value) = &head.structured {
        line(format!(
            "<script type=\"application/ld+json\">{}</script>",
            json(value)
        ));
    }
    line(format!("</head>\n<body>\n{body}\n</body>\n</html>"));
    out
}

/// All other files but the data: name, turn, text.
///
/// # Errors
/// An issue cannot be read.
pub fn others(
    source: &Source,
    viewer: &Viewer,
    site: &Site,
) -> Result<Vec<(String, Turn, String)>, Error> {
    let mut out = vec![
        (
            "embed/index.html".to_owned(),
            Turn::Lists,
            embed::page(source, site),
        ),
        ("webmaster.html".to_owned(), Turn::Lists, guide::page(site)),
    ];
    let sheet = guide::style();
    out.push((sheet.0, Turn::Hashed, sheet.1));
    for (name, text) in servers::files(viewer) {
        out.push((name.to_owned(), Turn::Beside, text));
    }
    if let Some(base) = &site.base {
        out.push((
            "sitemap.xml".to_owned(),
            Turn::Lists,
            feed::sitemap(source, base),
        ));
        out.push((
            feed::NAME.to_owned(),
            Turn::Lists,
            feed::atom(source, base)?,
        ));
    }
    Ok(out)
}

/// The headline with its part.
fn headline(issue: &Issue) -> String {
    let part = match (&issue.part_label, issue.part_number) {
        (Some(label), _) => label.clone(),
        (None, Some(number)) => format!("（{number}）"),
        (None, None) => String::new(),
    };
    format!("{}{part}", issue.headline)
}

/// The periodical with its number.
fn numbered(issue: &Issue) -> String {
    let name = name(&issue.periodical);
    match (&issue.issue_label, issue.issue_number) {
        (Some(label), _) => format!("{name} {label}"),
        (None, Some(number)) => format!("{name} 第{number}期"),
        (None, None) => name,
    }
}

/// The periodical's name with what it calls itself.
fn name(periodical: &Periodical) -> String {
    match periodical.name.ends_with(&periodical.kind) {
        true => periodical.name.clone(),
        false => format!("{}{}", periodical.name, periodical.kind),
    }
}

/// What an issue is about: how its lead begins, or its text where it has none.
pub fn description(issue: &Issue) -> String {
    /// What search engines and chats show of it.
    const CHARACTERS: usize = 120;
    let sections = issue.sections.iter().flat_map(|it| &it.blocks);
    let blocks = issue.lead.iter().chain(&issue.editor_note).chain(sections);
    let mut text = String::new();
    for block in blocks {
        if let Block::Paragraph(inline) = block {
            plain(inline, &mut text);
        }
        if text.chars().count() > CHARACTERS {
            break;
        }
    }
    cut(&text, CHARACTERS)
}

fn plain(inline: &Inline, out: &mut String) {
    visit::runs(inline, &mut |run| match run {
        Run::Text(text) => out.push_str(text),
        Run::Break => out.push(' '),
        Run::Strong(_) | Run::Em(_) | Run::Link { .. } | Run::NoteRef(_) => {}
    });
}
