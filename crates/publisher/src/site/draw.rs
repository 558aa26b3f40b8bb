//! Draws an issue and the archive with the viewer's own views.

use super::volumes::{self, Listing, Volume};
use bulletin::model::{Archive, Issue};
use bulletin_viewer::page::{self, ArchivePage, IssuePage, YearLink};
use bulletin_viewer::words::Locale;

/// The element with the whole text in it, for a page one folder below the
/// site's root. It also contains the issue's data: that costs next to nothing
/// beside the same text, and the viewer shows what the page shows, whatever has
/// been published since.
///
/// If it carries the part of the list that it shows, the viewer needs no list.
///
/// With `review` it shows facts that nobody has confirmed, and marks them.
pub fn issue(issue: &Issue, data: &[u8], near: &Archive, carries: bool, review: bool) -> String {
    let list = carries.then(|| part_of_list(near));
    page::issue(&IssuePage {
        issue,
        archive: near,
        archive_file: "../data/archive.json",
        issue_file: &format!("../data/{}/issue.json", issue.id),
        archive_page: "../",
        data: std::str::from_utf8(data).ok(),
        archive_data: list.as_deref(),
        locale: Locale::from_tag(&issue.language),
        review,
    })
}

/// A part of the list, as the viewer reads it. That it has volumes says that it is
/// not all.
fn part_of_list(near: &Archive) -> String {
    let mut tree = serde_json::to_value(near).unwrap_or_default();
    tree["volumes"] = serde_json::json!([]);
    tree.to_string()
}

/// The list of the issues, for the page at the site's root: all of them, or those of
/// the newest years.
pub fn archive(archive: &Archive, listing: &Listing) -> String {
    page::archive(&ArchivePage {
        archive: &part(archive, |year| listing.has(year)),
        archive_file: "data/archive.json",
        whole: archive,
        years: &years(archive, listing, "", ""),
        year: None,
        locale: Locale::Chinese,
    })
}

/// The list of a year's issues, for its page.
pub fn year(archive: &Archive, listing: &Listing, volume: &Volume) -> String {
    page::archive(&ArchivePage {
        archive: &part(archive, |year| year == volume.year),
        archive_file: "../data/archive.json",
        whole: archive,
        years: &years(archive, listing, "../", "../"),
        year: Some(volume.year),
        locale: Locale::Chinese,
    })
}

fn part(archive: &Archive, has: impl Fn(u16) -> bool) -> Archive {
    let entries = archive.issues.iter();
    Archive {
        periodical: archive.periodical.clone(),
        publisher: archive.publisher.clone(),
        summary: archive.summary.clone(),
        issues: entries
            .filter(|it| has(it.date_published.year))
            .cloned()
            .collect(),
        volumes: Vec::new(),
    }
}

/// All years of a large archive, newest first, with the addresses of their lists.
fn years(archive: &Archive, listing: &Listing, up: &str, home: &str) -> Vec<YearLink> {
    if !listing.is_split() {
        return Vec::new();
    }
    let counts = volumes::years(&archive.issues).into_iter().rev();
    let here = counts.filter(|(year, _)| listing.has(*year));
    let here = here.map(|(year, issues)| YearLink {
        year,
        issues,
        href: format!("{home}#{year}"),
    });
    let others = listing.volumes.iter().map(|it| YearLink {
        year: it.year,
        issues: it.issues,
        href: format!("{up}{}/", it.folder),
    });
    here.chain(others).collect()
}
