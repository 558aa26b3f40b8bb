//! The viewer's files, as a site carries them.

use super::finding::{Error, NO_VIEWER};
use crate::report::Place;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The name under which pages know the script: a promise.
pub const LOADER: &str = "bulletin-viewer.js";

/// The icon of a site's pages.
pub const ICON: &str = "icon.svg";

/// What the names of the viewer's hashed files begin with, without the hyphen.
pub const HASHED_NAMES: &[&str] = include!("hashed-names.in");

/// What the binary carries; empty where it was built without a viewer.
const CARRIED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

/// The viewer's files by name: `bulletin-viewer.js`, `icon.svg` and, with a
/// hash of their content in their names, the wasm, scripts and style sheet of
/// issues' pages, and what the scripts fetch when it is needed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Viewer {
    /// Name and bytes.
    pub files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Viewer {
    /// The viewer that this binary carries.
    ///
    /// # Errors
    /// It carries none: it was built without `BULLETIN_VIEWER`.
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

    /// The script of issues' pages, `viewer-<hash>.js`, which leaves out what
    /// these bring; a viewer without one has the script of all pages for that.
    pub fn script(&self) -> &str {
        self.named("viewer-", ".js").unwrap_or(LOADER)
    }

    /// The script that pages run before they are seen, for the looks that the
    /// reader chose.
    pub fn choices(&self) -> Option<&str> {
        self.named("choices-", ".js")
    }

    fn named(&self, start: &str, ending: &str) -> Option<&str> {
        let mut names = self.files.keys();
        names
            .find(|name| name.starts_with(start) && name.ends_with(ending))
            .map(String::as_str)
    }
}

/// Whether the name of a file of a site, given by its path, carries a hash of
/// its content before the ending: of the viewer's own at least 8 hexadecimal
/// digits, of others 16, as [`super::hash`] writes them.
pub fn is_hashed(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let Some((stem, _)) = name.rsplit_once('.') else {
        return false;
    };
    stem.rsplit_once('-').is_some_and(|(before, hash)| {
        let long = match folder {
            "" => hash.len() >= 8,
            _ => hash.len() == 16,
        };
        // The digits of dates are decimal ones, and these are in small letters.
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
        ] {
            assert!(is_hashed(path), "{path}");
        }
        for path in [
            "bulletin-viewer.js",
            "icon.svg",
            "data/a/15-20200225.docx",
            "data/2020-15/issue.json",
        ] {
            assert!(!is_hashed(path), "{path}");
        }
    }
}
