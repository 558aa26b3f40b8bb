//! A change to several files that happens completely or not at all.
//!
//! All new files are first written to a folder of our own on the same file
//! system, and the old ones are linked or copied beside them. Then a journal is
//! written: from that point on the change counts as made. Then each file is
//! moved into place, which replaces the old one at once. If a move fails, those
//! before it are undone. If the program dies, the next one finds the journal
//! and continues; without a journal it discards what was prepared.
//!
//! Files are moved in the order in which they were given, and removed last. A
//! caller that gives figures first and the files that name them afterwards
//! never shows a reader a name without its file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::kinds::{HALF, LEAVES};
use super::names::{MOST_JSON, OWN};
use super::path;
use super::problem::Problem;

/// Files to write and to remove.
#[derive(Default)]
pub struct Change {
    writes: Vec<(PathBuf, Vec<u8>)>,
    removes: Vec<PathBuf>,
}

/// Moves by number: what goes where.
#[derive(Serialize, Deserialize)]
struct Journal {
    writes: Vec<Move>,
    removes: Vec<Move>,
}

#[derive(Serialize, Deserialize)]
struct Move {
    path: String,
    /// Whether there was a file before.
    existed: bool,
}

impl Change {
    /// Sets a file's new content; the path is relative to the archive.
    ///
    /// # Errors
    /// The path leaves the archive.
    pub fn write(&mut self, relative: &Path, bytes: Vec<u8>) -> Result<(), Problem> {
        // The journal is JSON, which holds only names in UTF-8.
        let text = relative.to_str();
        if text.is_none() || relative.starts_with(OWN) {
            return Err(Problem::new(&LEAVES, relative, ""));
        }
        path::stays(relative)?;
        self.writes.push((relative.to_owned(), bytes));
        Ok(())
    }

    /// Removes a file, if there is one.
    ///
    /// # Errors
    /// The path leaves the archive.
    pub fn remove(&mut self, relative: &Path) -> Result<(), Problem> {
        path::stays(relative)?;
        self.removes.push(relative.to_owned());
        Ok(())
    }

    /// Makes the change. Returns whether there was anything to change.
    pub(super) fn apply(
        self,
        root: &Path,
        step: &dyn Fn() -> io::Result<()>,
    ) -> Result<bool, Problem> {
        let work = Work::new(root, step);
        let mut writes = Vec::new();
        for (relative, bytes) in self.writes {
            let target = path::inside(root, &relative)?;
            let existed = path::is_file(&target)?;
            if !existed || !is_same(&target, &bytes) {
                writes.push((relative, bytes, existed));
            }
        }
        let mut removes = Vec::new();
        for relative in self.removes {
            if path::is_file(&path::inside(root, &relative)?)? {
                removes.push(relative);
            }
        }
        if writes.is_empty() && removes.is_empty() {
            return Ok(false);
        }
        let journal = match work.prepare(&writes, &removes) {
            Ok(journal) => journal,
            Err(error) => {
                // What cannot be deleted now is deleted by the next program.
                let _ = work.clear();
                return Err(Problem::io(&work.dir, &error));
            }
        };
        if let Err((at, error)) = work.forward(&journal) {
            return match work.undo(&journal).and_then(|()| work.clear()) {
                Ok(()) => Err(Problem::io(&at, &error)),
                Err(_) => Err(Problem::new(&HALF, &at, error.to_string())),
            };
        }
        // The change is made. What is left over and cannot be deleted now is
        // deleted by the next program.
        let _ = work.clear();
        Ok(true)
    }
}

fn is_same(target: &Path, bytes: &[u8]) -> bool {
    fs::metadata(target).is_ok_and(|it| it.len() == bytes.len() as u64)
        && fs::read(target).is_ok_and(|old| old == bytes)
}

/// Whether a change was interrupted, whatever its state.
pub(super) fn has_remains(root: &Path) -> bool {
    root.join(OWN).join("work").exists()
}

/// Whether a change was interrupted after it was decided.
pub(super) fn is_interrupted(root: &Path) -> bool {
    root.join(OWN).join("work").join(JOURNAL).exists()
}

/// Finishes a change that was interrupted after its journal was written, and
/// discards one that was interrupted before. The caller holds the lock.
pub(super) fn recover(root: &Path, step: &dyn Fn() -> io::Result<()>) -> Result<(), Problem> {
    let work = Work::new(root, step);
    path::refuse_link(&work.dir)?;
    if !has_remains(root) {
        return Ok(());
    }
    if let Some(bytes) = path::read(&work.dir.join(JOURNAL), MOST_JSON)? {
        let journal: Journal = serde_json::from_slice(&bytes)
            .map_err(|error| Problem::new(&HALF, &work.dir, error.to_string()))?;
        for item in journal.writes.iter().chain(&journal.removes) {
            path::inside(root, Path::new(&item.path))?;
        }
        work.forward(&journal)
            .map_err(|(at, error)| Problem::new(&HALF, &at, error.to_string()))?;
    }
    work.clear().map_err(|error| Problem::io(&work.dir, &error))
}

const JOURNAL: &str = "journal.json";

struct Work<'a> {
    root: &'a Path,
    dir: PathBuf,
    step: &'a dyn Fn() -> io::Result<()>,
}

impl<'a> Work<'a> {
    fn new(root: &'a Path, step: &'a dyn Fn() -> io::Result<()>) -> Work<'a> {
        Work {
            root,
            dir: root.join(OWN).join("work"),
            step,
        }
    }

    fn new_file(&self, number: usize) -> PathBuf {
        self.dir.join(format!("new-{number}"))
    }

    fn old_file(&self, number: usize) -> PathBuf {
        self.dir.join(format!("old-{number}"))
    }

    fn removed_file(&self, number: usize) -> PathBuf {
        self.dir.join(format!("removed-{number}"))
    }

    /// Everything up to the journal.
    fn prepare(
        &self,
        writes: &[(PathBuf, Vec<u8>, bool)],
        removes: &[PathBuf],
    ) -> io::Result<Journal> {
        (self.step)()?;
        fs::create_dir_all(&self.dir)?;
        for (number, (relative, bytes, existed)) in writes.iter().enumerate() {
            self.write(&self.new_file(number), bytes)?;
            if *existed {
                (self.step)()?;
                let (from, to) = (self.root.join(relative), self.old_file(number));
                // A link costs nothing, but not every file system has them.
                if fs::hard_link(&from, &to).is_err() {
                    fs::copy(&from, &to)?;
                }
            }
        }
        let name = |path: &Path, existed| Move {
            path: path.to_string_lossy().into_owned(),
            existed,
        };
        let journal = Journal {
            writes: writes
                .iter()
                .map(|(path, _, existed)| name(path, *existed))
                .collect(),
            removes: removes.iter().map(|path| name(path, true)).collect(),
        };
        let staged = self.dir.join("journal.new");
        self.write(&staged, &serde_json::to_vec(&journal)?)?;
        (self.step)()?;
        fs::rename(&staged, self.dir.join(JOURNAL))?;
        sync_dir(&self.dir);
        Ok(journal)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        (self.step)()?;
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Makes every move that is still due, however many were made before.
    fn forward(&self, journal: &Journal) -> Result<(), (PathBuf, io::Error)> {
        for (number, item) in journal.writes.iter().enumerate() {
            let target = self.root.join(&item.path);
            let from = self.new_file(number);
            let moved = || -> io::Result<()> {
                (self.step)()?;
                if !from.exists() {
                    return Ok(());
                }
                if let Some(parent) = target.parent() {
                    fs::create_dir_all(parent)?;
                }
                fs::rename(&from, &target)
            };
            moved().map_err(|error| (target.clone(), error))?;
        }
        for (number, item) in journal.removes.iter().enumerate() {
            let target = self.root.join(&item.path);
            let moved = || -> io::Result<()> {
                (self.step)()?;
                if target.exists() {
                    fs::rename(&target, self.removed_file(number))?;
                }
                Ok(())
            };
            moved().map_err(|error| (target.clone(), error))?;
            self.drop_empty(&target);
        }
        for item in &journal.writes {
            if let Some(parent) = self.root.join(&item.path).parent() {
                sync_dir(parent);
            }
        }
        Ok(())
    }

    /// Undoes every move that was made. After each step it is still possible to
    /// go forward again.
    fn undo(&self, journal: &Journal) -> io::Result<()> {
        for (number, item) in journal.removes.iter().enumerate() {
            (self.step)()?;
            let removed = self.removed_file(number);
            if removed.exists() {
                let target = self.root.join(&item.path);
                if let Some(parent) = target.parent() {
                    fs::create_dir_all(parent)?;
                }
                fs::rename(removed, target)?;
            }
        }
        for (number, item) in journal.writes.iter().enumerate().rev() {
            (self.step)()?;
            let (target, new) = (self.root.join(&item.path), self.new_file(number));
            if new.exists() {
                continue;
            }
            fs::rename(&target, &new)?;
            if item.existed {
                (self.step)()?;
                fs::rename(self.old_file(number), &target)?;
            }
            self.drop_empty(&target);
        }
        Ok(())
    }

    /// Removes the folders that are empty without a file, up to the root.
    fn drop_empty(&self, target: &Path) {
        let mut dir = target.parent();
        while let Some(it) = dir.filter(|it| *it != self.root && it.starts_with(self.root)) {
            if fs::remove_dir(it).is_err() {
                break;
            }
            dir = it.parent();
        }
    }

    /// Discards what was prepared, the journal first.
    fn clear(&self) -> io::Result<()> {
        (self.step)()?;
        match fs::remove_file(self.dir.join(JOURNAL)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        (self.step)()?;
        match fs::remove_dir_all(&self.dir) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// Makes names survive a loss of power, if the system can do that.
fn sync_dir(dir: &Path) {
    if let Ok(dir) = File::open(dir) {
        let _ = dir.sync_all();
    }
}
