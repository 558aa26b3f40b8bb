//! Makes the files whose inputs changed, beside the place where they will go.

use super::compress::{self, copy_of};
use super::finding::Error;
use super::hash;
use super::manifest::{FileRecord, Manifest};
use super::page::Site;
use super::plan::{self, Plan, PlannedFile};
use super::source::Source;
use indicatif::ProgressBar;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A file that is to be put in place, with its precompressed copies.
pub struct Staged {
    /// Its path in the site.
    pub path: String,
    /// Where it is until then, with the copies beside it.
    pub at: PathBuf,
}

/// What was made.
#[derive(Default)]
pub struct Stage {
    /// All files of the site as they will be.
    pub files: BTreeMap<String, FileRecord>,
    /// Those to be put in place, in the order of the plan's phases.
    pub staged: Vec<Staged>,
    /// Pages that were drawn.
    pub drawn: usize,
    /// Pages that did not have to be drawn.
    pub undrawn: usize,
    /// Files that were compressed.
    pub compressed: usize,
}

/// The result for one file of the plan.
struct Outcome {
    made: FileRecord,
    staged: Option<PathBuf>,
    drawn: bool,
}

/// Makes what changed.
///
/// # Errors
/// A file cannot be made or written; the site has not changed.
pub fn stage(
    plan: &Plan,
    source: &Source,
    site: &Site,
    out: &Path,
    folder: &Path,
    old: &Manifest,
    progress: &ProgressBar,
) -> Result<Stage, Error> {
    progress.set_length(plan.len() as u64);
    let items: Vec<_> = plan.iter().enumerate().collect();
    let results: Vec<_> = items
        .par_iter()
        .map(|(index, (path, item))| {
            let before = match old.pending.contains(*path) {
                true => None,
                false => old.files.get(*path),
            };
            let at = folder.join(index.to_string());
            let result = one(path, item, source, site, out, &at, before);
            progress.inc(1);
            result
        })
        .collect();
    let mut stage = Stage::default();
    let mut staged = Vec::new();
    for ((_, (path, item)), result) in items.iter().zip(results) {
        let result = result?;
        stage.drawn += usize::from(result.drawn);
        stage.undrawn += usize::from(item.recipe.is_drawn() && !result.drawn);
        if let Some(at) = result.staged {
            stage.compressed += usize::from(item.precompressed);
            let path = (*path).clone();
            staged.push((item.phase, Staged { path, at }));
        }
        stage.files.insert((*path).clone(), result.made);
    }
    staged.sort_by_key(|(phase, _)| *phase);
    stage.staged = staged.into_iter().map(|(_, it)| it).collect();
    Ok(stage)
}

fn one(
    path: &str,
    item: &PlannedFile,
    source: &Source,
    site: &Site,
    out: &Path,
    at: &Path,
    before: Option<&FileRecord>,
) -> Result<Outcome, Error> {
    let before = before.filter(|it| is_there(out, path, it));
    if let Some(made) = before.filter(|it| it.key == item.key) {
        return Ok(Outcome {
            made: made.clone(),
            staged: None,
            drawn: false,
        });
    }
    let bytes = plan::make(item, source, site)?;
    let drawn = item.recipe.is_drawn();
    let hash = hash::of(&bytes);
    if let Some(made) = before.filter(|it| it.hash == hash) {
        let mut made = made.clone();
        made.key.clone_from(&item.key);
        return Ok(Outcome {
            made,
            staged: None,
            drawn,
        });
    }
    let mut made = FileRecord {
        key: item.key.clone(),
        hash,
        bytes: bytes.len() as u64,
        gz: None,
        br: None,
    };
    write(at, &bytes)?;
    if item.precompressed {
        let failed = |error| Error::file(at, &error);
        if let Some(copy) = compress::gzip(&bytes).map_err(failed)? {
            made.gz = Some(copy.len() as u64);
            write(&copy_of(at, ".gz"), &copy)?;
        }
        if let Some(copy) = compress::brotli(&bytes).map_err(failed)? {
            made.br = Some(copy.len() as u64);
            write(&copy_of(at, ".br"), &copy)?;
        }
    }
    Ok(Outcome {
        made,
        staged: Some(at.to_owned()),
        drawn,
    })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    fs::write(path, bytes).map_err(|error| Error::file(path, &error))
}

/// Whether a file and its precompressed copies are in the site as they were
/// made, judging by their sizes: reading them all would cost as much as making
/// them.
fn is_there(out: &Path, path: &str, made: &FileRecord) -> bool {
    let size = |path: &Path| {
        fs::metadata(path)
            .ok()
            .filter(|it| it.is_file())
            .map(|it| it.len())
    };
    let path = out.join(path);
    size(&path) == Some(made.bytes)
        && size(&copy_of(&path, ".gz")) == made.gz
        && size(&copy_of(&path, ".br")) == made.br
}
