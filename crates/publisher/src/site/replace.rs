//! Puts a site's files in place.
//!
//! Rule of this file: a file is replaced in one step, in the order of the plan.
//! A reader gets the old or the new version of each file, and nothing that they
//! get names a file that is missing. Files that are no longer needed are
//! removed last. An interrupted build leaves a site that works, and a manifest
//! that tells the next build which files may be new.

use super::compress::{self, copy_of};
use super::finding::Error;
use super::manifest::{self, Manifest};
use super::phase::DeployPhase;
use super::plan::Plan;
use super::stage::Stage;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What was replaced.
#[derive(Default)]
pub struct Replaced {
    /// Files put in place, in order.
    pub replaced: Vec<String>,
    /// Files removed, in order.
    pub removed: Vec<String>,
}

/// Puts everything in place.
///
/// # Errors
/// A file cannot be written.
pub fn replace(
    out: &Path,
    folder: &Path,
    plan: &Plan,
    stage: &Stage,
    old: &Manifest,
) -> Result<Replaced, Error> {
    let mut next = Manifest::default();
    next.files.clone_from(&stage.files);
    next.previous = previous(out, plan, old);
    let known: BTreeSet<&String> = old
        .files
        .keys()
        .chain(&old.previous)
        .chain(&old.pending)
        .collect();
    let gone: Vec<&String> = known
        .into_iter()
        .filter(|it| !next.files.contains_key(*it) && !next.previous.contains(*it))
        .collect();
    let mut done = Replaced::default();
    if stage.staged.is_empty() && gone.is_empty() && next == *old {
        return Ok(done);
    }

    let mut during = old.clone();
    during
        .pending
        .extend(stage.staged.iter().map(|it| it.path.clone()));
    write(out, folder, &during)?;
    for staged in &stage.staged {
        let path = out.join(&staged.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| Error::file(parent, &error))?;
        }
        for ending in compress::ENDINGS {
            let (from, to) = (copy_of(&staged.at, ending), copy_of(&path, ending));
            match from.exists() {
                true => rename(&from, &to)?,
                // The server would send the old copy in place of the new file.
                false => remove(&to)?,
            }
        }
        rename(&staged.at, &path)?;
        done.replaced.push(staged.path.clone());
    }
    for path in gone {
        let file = out.join(path);
        for ending in compress::ENDINGS {
            remove(&copy_of(&file, ending))?;
        }
        remove(&file)?;
        done.removed.push(path.clone());
        // A folder is removed with its last file; others stay.
        let mut folder = file.parent();
        while let Some(it) = folder.filter(|it| *it != out && it.starts_with(out)) {
            if fs::remove_dir(it).is_err() {
                break;
            }
            folder = it.parent();
        }
    }
    write(out, folder, &next)?;
    Ok(done)
}

/// The hashed files of the previous generation: those of the site as it was,
/// or, if none has changed, those that were kept for it.
fn previous(out: &Path, plan: &Plan, old: &Manifest) -> BTreeSet<String> {
    let is_now = |path: &String| {
        plan.get(path)
            .is_some_and(|it| it.phase == DeployPhase::Hashed)
    };
    let now: BTreeSet<&String> = plan.keys().filter(|it| is_now(it)).collect();
    let before: BTreeSet<&String> = old
        .files
        .keys()
        .chain(&old.pending)
        .filter(|it| super::viewer::is_hashed(it))
        .collect();
    let kept: BTreeSet<&String> = match before == now {
        true => old.previous.iter().collect(),
        false => before,
    };
    kept.into_iter()
        .filter(|it| !plan.contains_key(*it) && out.join(it).is_file())
        .cloned()
        .collect()
}

fn write(out: &Path, folder: &Path, manifest: &Manifest) -> Result<(), Error> {
    let at = folder.join(manifest::NAME);
    fs::write(&at, manifest.write()).map_err(|error| Error::file(&at, &error))?;
    rename(&at, &out.join(manifest::NAME))
}

fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|error| Error::file(to, &error))
}

fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::file(path, &error))
        }
        _ => Ok(()),
    }
}
