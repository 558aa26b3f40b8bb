//! Draws an issue and the archive with the viewer's own views.

use bulletin::model::{Archive, Issue};
use bulletin_viewer::page::{self, ArchivePage, IssuePage};
use bulletin_viewer::words::Locale;

/// The element with the whole text in it, for a page one folder below the
/// site's root. It also contains the issue's data: that costs next to nothing
/// beside the same text, and the viewer shows what the page shows, whatever has
/// been published since.
///
/// With `review` it shows facts that nobody has confirmed, and marks them.
pub fn issue(issue: &Issue, data: &[u8], near: &Archive, review: bool) -> String {
    page::issue(&IssuePage {
        issue,
        archive: near,
        archive_file: "../data/archive.json",
        issue_file: &format!("../data/{}/issue.json", issue.id),
        archive_page: "../",
        data: std::str::from_utf8(data).ok(),
        locale: Locale::from_tag(&issue.language),
        review,
    })
}

/// The list of the issues, for the page at the site's root.
pub fn archive(archive: &Archive) -> String {
    page::archive(&ArchivePage {
        archive,
        archive_file: "data/archive.json",
        locale: Locale::Chinese,
    })
}
