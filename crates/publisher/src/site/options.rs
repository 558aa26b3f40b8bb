//! What to build.

use super::viewer::Viewer;
use std::path::PathBuf;

/// What to build.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// The archive's folder.
    pub archive: PathBuf,
    /// The site's folder; it is created if it does not exist.
    pub out: PathBuf,
    /// The site's address: `https://example.org/bulletins/`.
    pub base_url: Option<String>,
    /// The viewer that the site carries.
    pub viewer: Viewer,
    /// Recipe everything anew, whatever the site holds already.
    pub anew: bool,
    /// Publish facts that nobody has confirmed, too, marked as such.
    pub with_proposed: bool,
    /// Write the index that readers search.
    pub search: bool,
}
