//! Lets one program at a time change an archive.

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use super::kinds::LOCKED;
use super::names::OWN;
use super::path;
use super::problem::Problem;

/// How long to wait for another import: it holds the lock while it writes, not
/// while it reads and makes pictures.
const PATIENCE: Duration = Duration::from_secs(10);

/// Held as long as it lives. The file stays: if it were removed, two others
/// could lock two different files of that name.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Locks an archive. Creates its folder if it does not exist.
    pub(super) fn take(dir: &Path) -> Result<Lock, Problem> {
        let own = dir.join(OWN);
        path::refuse_link(&own)?;
        fs::create_dir_all(&own).map_err(|error| Problem::io(&own, &error))?;
        let path = own.join("lock");
        path::refuse_link(&path)?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| Problem::io(&path, &error))?;
        let begin = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(TryLockError::WouldBlock) if begin.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(50));
                }
                Err(TryLockError::WouldBlock) => return Err(Problem::new(&LOCKED, dir, "")),
                Err(TryLockError::Error(error)) => return Err(Problem::io(&path, &error)),
            }
        }
    }
}
