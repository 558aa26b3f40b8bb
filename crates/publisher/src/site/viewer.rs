//! The viewer's files in a site.

use super::finding::{Error, NO_VIEWER};
use crate::report::Place;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The script's name in every page: it never changes.
pub const LOADER: &str = "bulletin-viewer.js";

/// The icon of a site's pages.
pub const ICON: &str = "icon.svg";

/// The prefixes of the viewer's hashed files, without the hyphen.
pub const HASHED_NAMES: &[&str] = include!("hashed-names.in");

/// The embedded viewer; empty if the binary was built without one.
const CARRIED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

/// The viewer's files by name: `bulletin-viewer.js`, `icon.svg` and, with a
/// hash in their names, the wasm, scripts and style sheet of issues' pages, and
/// what the scripts fetch when it is needed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Viewer {
    /// Name and bytes.
    pub files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Viewer {
    /// The viewer in this binary.
    ///
    /// # Errors
    /// There is none: it was built without `BULLETIN_VIEWER`.
    pub fn carried() -> Result<Viewer, Error> {
        if CARRIED.is_empty() {
            return Err(Error::new(&NO_VIEWER, Place::File, ""));
        }
        let files = CARRIED
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)))
            .collect();
        Ok(Viewer { files })
    }

    /// The style sheet of issues' pages: `viewer-<hash>.css`.
    pub fn style_sheet(&self) -> Option<&str> {
        self.named("viewer-", ".css")
    }

    /// The script of issues' pages, `viewer-<hash>.js`, which omits what these
    /// pages contain; if the viewer has none, the script of all pages.
    pub fn script(&self) -> &str {
        self.named("viewer-", ".js").unwrap_or(LOADER)
    }

    /// The style sheet and the script of the list of issues: `list-<hash>.css`, `.js`.
    pub fn list(&self, ending: &str) -> Option<&str> {
        self.named("list-", ending)
    }

    /// The script that pages run before they are shown, to apply the reader's
    /// choices.
    pub fn choices(&self) -> Option<&str> {
        self.named("choices-", ".js")
    }

    /// The file with this start and ending, whatever its hash is.
    pub fn named(&self, start: &str, ending: &str) -> Option<&str> {
        let mut names = self.files.keys();
        names
            .find(|name| name.starts_with(start) && name.ends_with(ending))
            .map(String::as_str)
    }
}

/// Whether the name of a file, given by its path in a site, has a hash of the
/// content before the ending: at least 8 hexadecimal digits for the viewer's
/// own files, 8 for those of the index, 16 for others, as [`super::hash`] writes them.
pub fn is_hashed(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let Some((stem, _)) = name.rsplit_once('.') else {
        return false;
    };
    stem.rsplit_once('-').is_some_and(|(before, hash)| {
        let long = match folder {
            "" => hash.len() >= 8,
            _ if folder.starts_with("search/") => hash.len() == 8,
            _ => hash.len() == 16,
        };
        // Dates consist of decimal digits, and these digits are in lower case.
        let is_digit = |it: u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
        !before.is_empty() && long && hash.bytes().all(is_digit)
    })
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn hashed_names_are_told_from_dates() {
        for path in [
            "viewer-00ff12ab.wasm",
            "data/a/figures/1-0123456789abcdef.jpg",
            "search/texts/7-0-0123abcd.bin",
        ] {
            assert!(is_hashed(path), "{path}");
        }
        for path in [
            "bulletin-viewer.js",
            "icon.svg",
            "search/index.bin",
            "data/a/15-20200225.docx",
            "data/2020-15/issue.json",
        ] {
            assert!(!is_hashed(path), "{path}");
        }
    }
}
