//! What the viewer's views draw of an issue and of the archive.

use super::html::escape;
use bulletin::model::{Archive, Issue};

/// The element on an issue's page, with the whole text in it.
pub fn issue(issue: &Issue, _near: &Archive) -> String {
    let mut out = format!(
        "<bulletin-viewer src=\"../data/archive.json\" issue=\"{}\"><h1>{}</h1>",
        escape(&issue.id),
        escape(&issue.headline)
    );
    out.push_str("</bulletin-viewer>");
    out
}

/// The element on the archive's page, with the list of the issues in it.
pub fn archive(archive: &Archive) -> String {
    let mut out = String::from("<bulletin-viewer src=\"data/archive.json\"><ul>");
    for entry in &archive.issues {
        let (id, headline) = (escape(&entry.id), escape(&entry.headline));
        out.push_str(&format!("<li><a href=\"{id}/\">{headline}</a></li>"));
    }
    out.push_str("</ul></bulletin-viewer>");
    out
}
