//! One at a time.

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use super::{LOCKED, OWN, Problem, path};

/// How long another import is waited for: it holds the lock while it writes,
/// not while it reads and makes pictures.
const PATIENCE: Duration = Duration::from_secs(10);

/// Held as long as it lives. The file stays, since taking it away would let two
/// others lock two different files of that name.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of an archive, whose folder is made where it is missing.
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
