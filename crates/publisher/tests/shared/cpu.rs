//! Time spent computing, whatever else the machine does meanwhile.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// How long this thread has computed so far. On systems that do not tell, how
/// long the test has run.
pub fn spent() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let start = *START;
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told
        .and_then(|it| it.split(' ').next()?.parse().ok())
        .filter(|it| *it > 0);
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}
