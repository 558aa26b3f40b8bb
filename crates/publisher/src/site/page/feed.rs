//! The Atom feed and the sitemap, which need absolute addresses: only if the
//! site's address is known.

use super::text::{description, headline, name, number};
use crate::report::Place;
use crate::site::finding::{Error, FILE_FAILED};
use crate::site::html::escape;
use crate::site::source::{ReadyIssue, Source};
use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text};
use bulletin::model::Date;
use std::collections::BTreeMap;

/// The feed's name.
pub const NAME: &str = "feed.xml";

/// As many as feed readers look back over.
const ENTRIES: usize = 50;

/// The feed of the newest issues.
///
/// # Errors
/// An issue cannot be read.
pub fn atom(source: &Source, base: &str) -> Result<String, Error> {
    let ready: BTreeMap<&str, &ReadyIssue> = source
        .issues
        .iter()
        .map(|it| (it.id.as_str(), it))
        .collect();
    let mut feed = Feed {
        title: Text::plain(name(&source.archive.periodical)),
        id: base.to_owned(),
        lang: Some("zh-Hans".to_owned()),
        links: vec![
            link("alternate", base),
            link("self", &format!("{base}{NAME}")),
        ],
        icon: Some(format!("{base}icon.svg")),
        ..Feed::default()
    };
    if !source.archive.publisher.is_empty() {
        feed.authors = vec![person(&source.archive.publisher)];
    }
    for listed in source.archive.newest_first().into_iter().take(ENTRIES) {
        let Some(ready) = ready.get(listed.id.as_str()) else {
            continue;
        };
        let issue = ready.issue()?;
        let url = format!("{base}{}/", issue.id);
        let date = morning(issue.date_published);
        feed.updated = feed.updated.max(date);
        feed.entries.push(Entry {
            title: Text::plain(format!("{} {}", number(&issue), headline(&issue))),
            id: url.clone(),
            updated: date,
            published: Some(date),
            links: vec![link("alternate", &url)],
            summary: Some(Text::plain(description(&issue))),
            // An entry without an author takes the feed's (RFC 4287, 4.1.2).
            authors: match issue.publisher.is_empty() || issue.publisher == source.archive.publisher
            {
                true => Vec::new(),
                false => vec![person(&issue.publisher)],
            },
            ..Entry::default()
        });
    }
    let mut bytes = Vec::new();
    feed.write_to(&mut bytes).map_err(|error| {
        Error::new(
            &FILE_FAILED,
            Place::Path(NAME.to_owned(), String::new()),
            error.to_string(),
        )
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned() + "\n")
}

fn person(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        ..Person::default()
    }
}

fn link(rel: &str, href: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        ..Link::default()
    }
}

/// The start of a day in China.
fn morning(date: Date) -> FixedDateTime {
    let text = format!("{date}T00:00:00+08:00");
    text.parse().unwrap_or_default()
}

/// The sitemap: the archive's page and each issue's.
pub fn sitemap(source: &Source, base: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    out.push_str(&format!("<url><loc>{}</loc></url>\n", escape(base)));
    for volume in &source.listing.volumes {
        let url = escape(&format!("{base}{}/", volume.folder));
        out.push_str(&format!("<url><loc>{url}</loc></url>\n"));
    }
    for entry in source.archive.newest_first() {
        let (url, date) = (
            escape(&format!("{base}{}/", entry.id)),
            entry.date_published,
        );
        out.push_str(&format!(
            "<url><loc>{url}</loc><lastmod>{date}</lastmod></url>\n"
        ));
    }
    out.push_str("</urlset>\n");
    out
}
