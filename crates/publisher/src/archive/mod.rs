//! The archive's folder: `archive.json`, `<id>/issue.json`, `<id>/figures/…`.
//!
//! Rule of this folder: a change is prepared beside its place and moved there,
//! so that a failed import leaves the archive as it was. Nothing outside the
//! folder is touched: no path leaves it and no symbolic link is followed.

pub mod active;
pub mod address;
mod change;
mod contents;
mod hash;
pub mod json;
mod kinds;
mod list;
mod lock;
mod mark;
pub mod merge;
mod names;
pub mod path;
mod position;
mod problem;
mod record;
mod warning;

#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use change::Change;
pub use contents::{Existing, read_issue};
pub use hash::hash;
pub use kinds::{
    FILES, HALF, ISSUE_BROKEN, KINDS, LEAVES, LIST_BROKEN, LOCKED, MISSING, NO_ARCHIVE,
};
pub use list::entry;
pub use mark::without_mark;
pub(crate) use names::LITTER;
pub use names::{IMPORT, ISSUE, LIST, MOST_JSON, OWN, is_reserved};
pub use problem::Problem;
pub use record::Record;
pub use warning::Warning;

/// What a folder is to this program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FolderState {
    /// It holds an `archive.json`.
    Archive,
    /// It is empty or does not exist: an archive can be created there.
    Free,
}

/// Inspects a folder and changes nothing.
///
/// # Errors
/// It contains other things, or cannot be read.
pub fn folder_state(dir: &Path) -> Result<FolderState, Problem> {
    match fs::metadata(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(FolderState::Free),
        Err(error) => return Err(Problem::io(dir, &error)),
        Ok(it) if !it.is_dir() => {
            return Err(Problem::new(&NO_ARCHIVE, dir, ""));
        }
        Ok(_) => {}
    }
    if path::is_file(&dir.join(LIST))? {
        return Ok(FolderState::Archive);
    }
    // An archive whose first import was interrupted has only our own folder.
    for item in fs::read_dir(dir).map_err(|error| Problem::io(dir, &error))? {
        let item = item.map_err(|error| Problem::io(dir, &error))?;
        let name = item.file_name();
        let known = name == OWN || LITTER.iter().any(|litter| name == *litter);
        if !known && !change::is_interrupted(dir) {
            return Err(Problem::new(&NO_ARCHIVE, dir, name.to_string_lossy()));
        }
    }
    Ok(FolderState::Free)
}

/// An archive that nobody else changes as long as this lives.
pub struct Folder {
    root: PathBuf,
    list: list::List,
    /// Called before every step of a change; tests make it fail.
    step: Step,
    _lock: lock::Lock,
}

type Step = Box<dyn Fn() -> io::Result<()>>;

impl Folder {
    /// Opens an archive, or creates one in a folder that is empty or does not
    /// exist. A change that was interrupted is finished or undone first.
    ///
    /// # Errors
    /// The folder contains other things, is in use, or cannot be read
    /// completely.
    pub fn open(dir: &Path) -> Result<Folder, Problem> {
        folder_state(dir)?;
        let lock = lock::Lock::take(dir)?;
        change::recover(dir, &|| Ok(()))?;
        let list = list::List::read(dir)?;
        Ok(Folder {
            root: dir.to_owned(),
            list,
            step: Box::new(|| Ok(())),
            _lock: lock,
        })
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Its list; `None` for an archive that is still empty.
    pub fn list(&self) -> Option<&bulletin::model::Archive> {
        self.list.archive.as_ref()
    }

    /// The issue with that id, if there is one.
    ///
    /// # Errors
    /// It exists and cannot be read.
    pub fn existing(&self, id: &str) -> Result<Option<Existing>, Problem> {
        Existing::read(&self.root, id)
    }

    /// Puts an issue in place: the files of the change, then `archive.json`,
    /// all or nothing. Returns whether anything changed.
    ///
    /// # Errors
    /// Nothing happened, unless the kind is [`HALF`].
    pub fn put(
        &mut self,
        issue: &bulletin::model::Issue,
        mut change: Change,
    ) -> Result<bool, Problem> {
        let list = self.list.with(issue);
        change.write(Path::new(LIST), list.text().into_bytes())?;
        let changed = change.apply(&self.root, &*self.step)?;
        self.list = list;
        Ok(changed)
    }

    /// Writes an archive without issues.
    ///
    /// # Errors
    /// Nothing happened, unless the kind is [`HALF`].
    pub fn put_empty(
        &mut self,
        archive: &bulletin::model::Archive,
        mut change: Change,
    ) -> Result<(), Problem> {
        change.write(
            Path::new(LIST),
            bulletin::write::archive(archive).into_bytes(),
        )?;
        change.apply(&self.root, &*self.step)?;
        Ok(())
    }

    /// Gives up a folder that was opened for an import that then failed: one
    /// that was empty or did not exist is so again.
    pub fn abandon(self) {
        if self.list.archive.is_none() {
            let own = self.root.join(OWN);
            if !change::has_remains(&self.root) {
                // At worst an empty folder of our own stays: no harm.
                let _ = fs::remove_dir_all(own);
                let _ = fs::remove_dir(&self.root);
            }
        }
    }

    #[cfg(test)]
    fn on_step(&mut self, step: Step) {
        self.step = step;
    }
}

/// The issue of an archive with that id, if there is one, as it is now.
///
/// # Errors
/// It exists and cannot be read.
pub fn existing(dir: &Path, id: &str) -> Result<Option<Existing>, Problem> {
    Existing::read(dir, id)
}

/// Finishes or undoes a change that was interrupted, if there is one. Reads
/// nothing else, and needs no write access if there is none.
///
/// # Errors
/// The archive is in use, or the change still cannot be finished.
pub fn recover(dir: &Path) -> Result<(), Problem> {
    if !change::has_remains(dir) {
        return Ok(());
    }
    let _lock = lock::Lock::take(dir)?;
    change::recover(dir, &|| Ok(()))
}
