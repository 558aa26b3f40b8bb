//! Links inside the archive: to a place in the same issue, to another issue, to
//! a file.

use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use url::Url;

use bulletin::id;
use bulletin::model::{Issue, Run};
use bulletin::visit::{self, Item, Leaf};

use super::checker::Checker;
use super::kinds::{ACTIVE_FILE, DEAD_LINK};
use crate::archive::active::is_active;
use crate::archive::address::{self, Target};
use crate::archive::{ISSUE, path};

/// Where an address leads.
pub(super) struct Goal {
    /// A file or folder, relative to the archive and without a trailing slash;
    /// `None` for a place in the same file.
    pub(super) path: Option<String>,
    /// The place in it.
    pub(super) fragment: Option<String>,
}

/// Stands for the archive's folder while addresses are resolved. No address that
/// anybody writes leads out of it and back into it.
static ARCHIVE: LazyLock<Url> = LazyLock::new(|| {
    Url::parse("https://site.invalid/the-folder-of-the-archive/").expect("the address is valid")
});

/// Resolves an address in a file of a folder (`2020-15`). `None` if it leads
/// out of the archive or to another site, where nothing can be checked.
pub(super) fn resolve(folder: &str, address: &str) -> Option<Goal> {
    let address = bulletin::address::trimmed(address);
    if !bulletin::address::is_file(address) || is_absolute(address) {
        return None;
    }
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(decode(fragment)?)),
        None => (address, None),
    };
    let path = path.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return Some(Goal {
            path: None,
            fragment,
        });
    }
    let mut base = ARCHIVE.clone();
    let parts = folder.split('/').filter(|part| !part.is_empty());
    base.path_segments_mut()
        .ok()?
        .pop_if_empty()
        .extend(parts)
        .push("");
    let url = base.join(path).ok()?;
    let path = decode(url.path().strip_prefix(ARCHIVE.path())?)?;
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    Some(Goal {
        path: Some(parts.join("/")),
        fragment,
    })
}

/// A relative address in the archive's own list, as a path.
pub(super) fn local(address: &str) -> Option<String> {
    resolve("", address)?.path
}

/// The folder of a file.
pub(super) fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether it leads to another site, or to the root of this one, which only its
/// server knows.
fn is_absolute(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    address.starts_with(['/', '\\']) || scheme.contains(':')
}

/// Decodes `%E7%AC%AC`.
fn decode(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    Some(text.into_owned())
}

impl Checker {
    pub(super) fn links(&mut self, folder: &str, issue: &Issue, all: &BTreeMap<String, Issue>) {
        let file = format!("{folder}/{ISSUE}");
        for href in hrefs(issue) {
            let runs = |parts: &[String]| parts.iter().any(|part| is_active(part));
            if matches!(address::target(&href), Target::File(parts) if runs(&parts)) {
                self.report(&ACTIVE_FILE, &file, "", &href);
                continue;
            }
            let Some(goal) = resolve(folder, &href) else {
                continue;
            };
            let to = match &goal.path {
                None => Some(issue),
                Some(path) => all.get(path).or_else(|| {
                    let of = self::folder(path);
                    path.ends_with(ISSUE).then(|| all.get(of)).flatten()
                }),
            };
            let dead = match (to, &goal.fragment, &goal.path) {
                // The top of a page.
                (Some(_), Some(place), _) if place.is_empty() || place == "top" => false,
                (Some(to), Some(place), _) => !places(to).contains(place.as_str()),
                (Some(_), None, _) => false,
                (None, _, Some(path)) => {
                    let path = std::path::Path::new(path);
                    // Only a file: a folder has no page of its own here.
                    !path::inside(&self.root, path).is_ok_and(|path| path.is_file())
                }
                (None, _, None) => false,
            };
            if dead {
                self.report(&DEAD_LINK, &file, "", &href);
            }
        }
    }
}

/// The folders of the archive that the links of an issue lead to, except its own.
pub(super) fn folders(folder: &str, issue: &Issue) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for path in hrefs(issue)
        .iter()
        .filter_map(|it| resolve(folder, it)?.path)
    {
        all.insert(self::folder(&path).to_owned());
        all.insert(path);
    }
    all.retain(|it| it != folder && !it.is_empty());
    all
}

/// All places of an issue that a link can name.
fn places(issue: &Issue) -> BTreeSet<&str> {
    let mut all = BTreeSet::from(id::RESERVED);
    id::of_issue(issue, &mut |id| {
        all.insert(id);
    });
    all
}

/// The addresses of all links in the text.
fn hrefs(issue: &Issue) -> Vec<String> {
    let mut all = Vec::new();
    let mut text = |text| {
        visit::runs(text, &mut |run| {
            if let Run::Link { href, .. } = run {
                all.push(href.clone());
            }
        });
    };
    visit::issue(issue, &mut |item| {
        if let Item::Leaf(Leaf::Inline(inline), _) = item {
            text(inline);
        }
    });
    for note in &issue.notes {
        text(&note.text);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn addresses_resolve_inside_the_archive_or_not_at_all() {
        let path = |address: &str| resolve("2020-15", address).and_then(|goal| goal.path);
        for (address, expected) in [
            ("figures/1.jpg", Some("2020-15/figures/1.jpg")),
            ("%E9%99%84/a%20b.pdf?x#y", Some("2020-15/附/a b.pdf")),
            ("100%.pdf", Some("2020-15/100%.pdf")),
            ("../2020-14/", Some("2020-14")),
            ("%2e%2e/2020-14/./issue.json", Some("2020-14/issue.json")),
            ("..", Some("")),
            ("../../x", None),
            ("/x", None),
            ("\\x", None),
            ("https:x", None),
            ("mailto:a@example.org", None),
            ("#place", None),
        ] {
            assert_eq!(path(address).as_deref(), expected, "{address}");
        }
        let place = resolve("2020-15", "#%E5%A4%A9").and_then(|goal| goal.fragment);
        assert_eq!(place.as_deref(), Some("天"));
    }
}
