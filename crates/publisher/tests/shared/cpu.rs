//! CPU time: what work takes, whatever else the machine does meanwhile.

use std::time::Duration;

/// The CPU time that this thread has used.
#[cfg(unix)]
pub fn time() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(now).expect("time goes forward")
}

/// The time since the first call: no CPU time is at hand on this system.
#[cfg(not(unix))]
pub fn time() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> =
        std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}
