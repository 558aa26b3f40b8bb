//! The archive's folder: `archive.json`, `<id>/issue.json`, `<id>/figures/…`.
//!
//! Rule of this folder: a change is made beside its place and moved there, so
//! that an import that fails leaves the archive as it was. Nothing outside the
//! folder is touched: no path leaves it and no symbolic link is followed.

mod change;
mod contents;
mod list;
mod lock;
pub mod merge;
pub mod path;
mod record;

#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::report::{Finding, FindingKind, Place, Severity};

pub use change::Change;
pub use contents::{Existing, read_issue};
pub use list::{entry, without_mark};
pub use record::{Record, hash};

/// The name of the archive's list.
pub const LIST: &str = "archive.json";

/// The name of an issue's file.
pub const ISSUE: &str = "issue.json";

/// The name of the file that keeps what was imported last.
pub const IMPORT: &str = "import.json";

/// The folder of this program's own, which is no part of the archive.
pub const OWN: &str = ".bulletin";

/// Most bytes of a file of the archive that is read into memory.
pub const MOST_JSON: u64 = 64 << 20;

/// What systems put into folders without being asked.
pub(crate) const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// A folder that holds other things.
pub static NO_ARCHIVE: FindingKind = FindingKind {
    name: "not-an-archive",
    severity: Severity::Error,
    zh: "这个文件夹不是简报库（没有 archive.json），里面还有别的东西；请换一个空文件夹，或先用 bulletin new 新建",
    en: "this folder is no archive (it has no archive.json) and holds other things; name an empty one, or make one with “bulletin new”",
};

/// A folder that is not there.
pub static MISSING: FindingKind = FindingKind {
    name: "archive-missing",
    severity: Severity::Error,
    zh: "找不到这个文件夹；请检查路径",
    en: "there is no such folder; look at the path",
};

/// `archive.json` cannot be read, or not all of it.
pub static LIST_BROKEN: FindingKind = FindingKind {
    name: "archive-broken",
    severity: Severity::Error,
    zh: "archive.json 无法完整读取，改动它会丢失内容；请先改正（bulletin check 会指出位置）",
    en: "archive.json cannot be read completely, and changing it would lose what it says; mend it first (“bulletin check” says where)",
};

/// `issue.json` cannot be read.
pub static ISSUE_BROKEN: FindingKind = FindingKind {
    name: "issue-broken",
    severity: Severity::Error,
    zh: "这一期已有的 issue.json 无法读取，覆盖它会丢失人工修改；请先改正，或把该期的文件夹移走",
    en: "the issue.json that is already there cannot be read, and replacing it would lose what was changed by hand; mend it, or move the issue's folder away",
};

/// Another program holds the archive.
pub static LOCKED: FindingKind = FindingKind {
    name: "archive-locked",
    severity: Severity::Error,
    zh: "另一个 bulletin 正在修改这个简报库；请等它结束后再试",
    en: "another “bulletin” is changing this archive; try again when it is done",
};

/// A symbolic link, or a file where a folder should be.
pub static LEAVES: FindingKind = FindingKind {
    name: "path-leaves-archive",
    severity: Severity::Error,
    zh: "简报库里的这个位置是符号链接或不是普通文件，可能指向库外，已拒绝写入；请改成普通文件夹或文件",
    en: "at this place of the archive stands a symbolic link or no ordinary file or folder; it may lead out of the archive, so nothing was written; make it an ordinary one",
};

/// The system says no.
pub static FILES: FindingKind = FindingKind {
    name: "archive-files",
    severity: Severity::Error,
    zh: "读写文件时出错，简报库保持原样；请检查磁盘空间、权限，以及文件是否正被其他程序打开",
    en: "a file could not be read or written, and the archive is as it was; look at disk space and permissions, and whether another program has it open",
};

/// A change that could neither be finished nor undone.
pub static HALF: FindingKind = FindingKind {
    name: "archive-interrupted",
    severity: Severity::Error,
    zh: "写入中断且未能恢复；请勿删除 .bulletin 文件夹，排除故障后重新运行任一 bulletin import，它会先完成上次的写入",
    en: "a change was interrupted and could not be undone; leave the folder .bulletin, mend the cause and run any “bulletin import” again: it finishes the change first",
};

/// All that this folder can find.
pub const KINDS: &[&FindingKind] = &[
    &NO_ARCHIVE,
    &MISSING,
    &LIST_BROKEN,
    &ISSUE_BROKEN,
    &LOCKED,
    &LEAVES,
    &FILES,
    &HALF,
];

/// Why something cannot be done with an archive. It is as it was, except where
/// the kind is [`HALF`].
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}: {}: {detail}", path.display(), kind.en)]
pub struct Problem {
    /// What it is, with what to do.
    pub kind: &'static FindingKind,
    /// The file or folder.
    pub path: PathBuf,
    /// What exactly.
    pub detail: String,
}

impl Problem {
    fn new(kind: &'static FindingKind, path: &Path, detail: impl Into<String>) -> Problem {
        Problem {
            kind,
            path: path.to_owned(),
            detail: detail.into(),
        }
    }

    fn io(path: &Path, error: &io::Error) -> Problem {
        Problem::new(&FILES, path, error.to_string())
    }

    /// As a finding.
    pub fn finding(&self) -> Finding {
        let path = self.path.display().to_string();
        Finding::new(
            self.kind,
            Place::Path(path, String::new()),
            self.detail.clone(),
        )
    }
}

/// What a folder is to this program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It holds an `archive.json`.
    Archive,
    /// It is empty or not there: an archive can be made of it.
    Free,
}

/// Looks at a folder and changes nothing.
///
/// # Errors
/// It holds other things, or cannot be looked at.
pub fn standing(dir: &Path) -> Result<Standing, Problem> {
    match fs::metadata(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Free),
        Err(error) => return Err(Problem::io(dir, &error)),
        Ok(it) if !it.is_dir() => {
            return Err(Problem::new(&NO_ARCHIVE, dir, ""));
        }
        Ok(_) => {}
    }
    if path::is_file(&dir.join(LIST))? {
        return Ok(Standing::Archive);
    }
    // An archive whose first issue was interrupted has nothing but our own.
    for item in fs::read_dir(dir).map_err(|error| Problem::io(dir, &error))? {
        let item = item.map_err(|error| Problem::io(dir, &error))?;
        let name = item.file_name();
        let known = name == OWN || LITTER.iter().any(|litter| name == *litter);
        if !known && !change::is_interrupted(dir) {
            return Err(Problem::new(&NO_ARCHIVE, dir, name.to_string_lossy()));
        }
    }
    Ok(Standing::Free)
}

/// An archive that nobody else changes as long as this lives.
pub struct Folder {
    root: PathBuf,
    list: list::List,
    /// Asked before every step of a change; tests make it fail.
    step: Step,
    _lock: lock::Lock,
}

type Step = Box<dyn Fn() -> io::Result<()>>;

impl Folder {
    /// Opens an archive, or makes one of a folder that is empty or not there.
    /// A change that was interrupted is finished or undone first.
    ///
    /// # Errors
    /// The folder holds other things, is in use, or cannot be read completely.
    pub fn open(dir: &Path) -> Result<Folder, Problem> {
        standing(dir)?;
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

    /// Where it lies.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Its list, as it can be read; none of an archive that is still empty.
    pub fn list(&self) -> Option<&bulletin::model::Archive> {
        self.list.archive.as_ref()
    }

    /// The issue with that id, where there is one.
    ///
    /// # Errors
    /// It is there and cannot be read.
    pub fn existing(&self, id: &str) -> Result<Option<Existing>, Problem> {
        Existing::read(&self.root, id)
    }

    /// Puts an issue in place: its files as the change has them, then
    /// `archive.json`. All of it happens or nothing. Says whether anything
    /// changed.
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
    /// that was empty or not there is so again.
    pub fn abandon(self) {
        if self.list.archive.is_none() {
            let own = self.root.join(OWN);
            if !change::has_remains(&self.root) {
                // What stays is an empty folder of our own: no harm.
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

/// Finishes or undoes a change that was interrupted, where there is one. Looks
/// at nothing else and needs no right to write where there is none.
///
/// # Errors
/// The archive is in use, or the change can still not be finished.
pub fn recover(dir: &Path) -> Result<(), Problem> {
    if !change::has_remains(dir) {
        return Ok(());
    }
    let _lock = lock::Lock::take(dir)?;
    change::recover(dir, &|| Ok(()))
}
