//! `bulletin build`: the order of its steps.

use super::finding::{
    BUSY, Error, NESTED, NO_BASE_URL, NOT_A_SITE, PROPOSALS_LEFT_OUT, PROPOSALS_SHOWN,
};
use super::manifest::{self, Manifest};
use super::options::Options;
use super::page::Site;
use super::source::Source;
use super::{plan, replace, source, stage};
use crate::report::{Explanation, Finding, Place};
use indicatif::ProgressBar;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Where files wait until they are put in place: inside the site, since a file
/// can be moved in one step only within one file system.
const STAGE: &str = ".bulletin-next";

/// What a build did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// What a person should know.
    pub findings: Vec<Finding>,
    /// Issues in the site.
    pub issues: usize,
    /// Pages that were drawn.
    pub drawn: usize,
    /// Pages that did not have to be drawn.
    pub undrawn: usize,
    /// Files that were compressed.
    pub compressed: usize,
    /// Files that stayed as they were.
    pub kept: usize,
    /// Files that were put in place, by their path in the site, in order.
    pub replaced: Vec<String>,
    /// Files that were removed, in order.
    pub removed: Vec<String>,
}

/// Builds a site. Sets the length of the bar, advances it, and clears it at the
/// end; a hidden one shows nothing.
///
/// # Errors
/// Says why there is no new site and what to do. The site has not changed,
/// unless files could not be put in place: then each is the old or the new one.
pub fn run(options: &Options, progress: &ProgressBar) -> Result<Outcome, Error> {
    let outcome = build(options, progress);
    progress.finish_and_clear();
    outcome
}

fn build(options: &Options, progress: &ProgressBar) -> Result<Outcome, Error> {
    let site = Site::new(options)?;
    let out = prepare(&options.archive, &options.out)?;
    let mut source = source::read(&options.archive, options.with_proposed)?;
    let plan = plan::plan(&source, &options.viewer, &site)?;
    let (folder, _lock) = begin(&out)?;
    let old = manifest_of(&out)?;
    let kept = if options.anew {
        // The existing files are known, but none counts as up to date.
        let mut old = old.clone();
        old.pending
            .extend(old.files.keys().cloned().collect::<Vec<_>>());
        old
    } else {
        old.clone()
    };
    let staged = stage::stage(&plan, &source, &site, &out, &folder, &kept, progress);
    let done = staged.and_then(|stage| {
        let done = replace::replace(&out, &folder, &plan, &stage, &old)?;
        Ok((stage, done))
    });
    // If it stays it does no harm, and the next build removes it.
    let _ = fs::remove_dir_all(&folder);
    let (stage, done) = done?;
    let mut findings = std::mem::take(&mut source.findings);
    findings.extend(proposals(&source, options.with_proposed));
    if options.base_url.is_none() {
        findings.push(Finding::new(&NO_BASE_URL, Place::File, ""));
    }
    Ok(Outcome {
        findings,
        issues: source.issues.len(),
        drawn: stage.drawn,
        undrawn: stage.undrawn,
        compressed: stage.compressed,
        kept: stage.files.len() - stage.staged.len(),
        replaced: done.replaced,
        removed: done.removed,
    })
}

/// How many issues the line about proposals names.
const MOST_NAMED: usize = 5;

/// One line about the proposals of the whole site, whether they are in it or not.
fn proposals(source: &Source, shown: bool) -> Option<Finding> {
    let some: Vec<_> = source.issues.iter().filter(|it| it.proposed > 0).collect();
    let count: usize = some.iter().map(|it| it.proposed).sum();
    if count == 0 {
        return None;
    }
    let named = some.iter().take(MOST_NAMED);
    let mut named: Vec<String> = named
        .map(|it| format!("{} ({})", it.id, it.proposed))
        .collect();
    if some.len() > MOST_NAMED {
        named.push("…".to_owned());
    }
    let said = Explanation::new(
        format!("共 {count} 条，涉及 {} 期", some.len()),
        format!("{count} in all, in {} issues", some.len()),
    );
    let kind = match shown {
        true => &PROPOSALS_SHOWN,
        false => &PROPOSALS_LEFT_OUT,
    };
    Some(Finding::new(kind, Place::File, named.join(", ")).explained(Some(said)))
}

/// Checks the two folders, and returns the real path of the site's, which is
/// created now.
fn prepare(archive: &Path, out: &Path) -> Result<PathBuf, Error> {
    let place = || Place::Path(out.display().to_string(), String::new());
    let from = fs::canonicalize(archive).map_err(|error| Error::file(archive, &error))?;
    // Checked before it is created: the nearest existing folder is resolved.
    let whole = std::path::absolute(out).map_err(|error| Error::file(out, &error))?;
    let there = whole.ancestors().find_map(|it| {
        let real = fs::canonicalize(it).ok()?;
        Some(below(real, whole.strip_prefix(it).ok()?))
    });
    let to = there.unwrap_or(whole);
    if to.starts_with(&from) || from.starts_with(&to) {
        return Err(Error::new(&NESTED, place(), from.display().to_string()));
    }
    if to.exists() && !to.join(manifest::NAME).is_file() {
        let mut entries = fs::read_dir(&to).map_err(|error| Error::file(&to, &error))?;
        let other = entries.find_map(|it| it.ok().filter(|it| it.file_name() != STAGE));
        if let Some(other) = other {
            let name = other.file_name().to_string_lossy().into_owned();
            return Err(Error::new(&NOT_A_SITE, place(), name));
        }
    }
    Ok(to)
}

/// A path below a folder. Nothing of it exists, so its `..` can be resolved
/// textually.
fn below(mut folder: PathBuf, path: &Path) -> PathBuf {
    for part in path.components() {
        match part {
            Component::ParentDir => drop(folder.pop()),
            Component::CurDir => {}
            part => folder.push(part),
        }
    }
    folder
}

/// Creates the folder for what is being made, and locks it: the system releases
/// the lock when this process ends, however it ends.
fn begin(out: &Path) -> Result<(PathBuf, fs::File), Error> {
    let folder = out.join(STAGE);
    let failed = |error| Error::file(&folder, &error);
    fs::create_dir_all(&folder).map_err(failed)?;
    let path = folder.join("lock");
    let lock = fs::File::create(&path).map_err(failed)?;
    if lock.try_lock().is_err() {
        let place = Place::Path(out.display().to_string(), String::new());
        return Err(Error::new(&BUSY, place, ""));
    }
    Ok((folder, lock))
}

fn manifest_of(out: &Path) -> Result<Manifest, Error> {
    let path = out.join(manifest::NAME);
    match fs::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Manifest::default()),
        Err(error) => Err(Error::file(&path, &error)),
        Ok(bytes) => Manifest::read(&bytes).ok_or_else(|| {
            let place = Place::Path(path.display().to_string(), String::new());
            Error::new(&NOT_A_SITE, place, manifest::NAME)
        }),
    }
}
