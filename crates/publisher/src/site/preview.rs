//! A site of an archive for the publisher's own eyes, with proposals marked.

use super::build::{self, Outcome};
use super::finding::{Error, NO_BASE_URL};
use super::manifest;
use super::options::Options;
use super::viewer::Viewer;
use crate::archive::LIST;
use indicatif::ProgressBar;
use std::path::Path;
use tempfile::TempDir;

/// Whether a folder holds an archive rather than a site.
pub fn is_archive(folder: &Path) -> bool {
    folder.join(LIST).is_file() && !folder.join(manifest::NAME).exists()
}

/// Builds a site into a folder that goes with the value.
///
/// # Errors
/// As [`build::run`].
pub fn preview(
    archive: &Path,
    viewer: Viewer,
    progress: &ProgressBar,
) -> Result<(TempDir, Outcome), Error> {
    let folder = tempfile::Builder::new().prefix("bulletin-").tempdir();
    let folder = folder.map_err(|error| Error::file(&std::env::temp_dir(), &error))?;
    let options = Options {
        archive: archive.to_owned(),
        out: folder.path().join("site"),
        base_url: None,
        viewer,
        anew: false,
        with_proposed: true,
        search: true,
    };
    let mut outcome = build::run(&options, progress)?;
    // Nobody else reads it, so it has no address.
    outcome.findings.retain(|it| *it.kind != NO_BASE_URL);
    Ok((folder, outcome))
}
