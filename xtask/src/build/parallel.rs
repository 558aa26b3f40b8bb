//! Runs several cargo commands side by side and says how far each of them is.

use crate::process::{say, shown};
use anyhow::{Context, Result, bail};
use std::io::{IsTerminal, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A cargo command and what it makes.
pub struct Job {
    what: &'static str,
    command: Command,
}

impl Job {
    /// A job; `what` is named in the progress.
    pub fn new(what: &'static str, command: Command) -> Self {
        Self { what, command }
    }
}

/// How often the progress is told, where standard error is no terminal.
const TELL: Duration = Duration::from_secs(10);

/// The same on a terminal, where the line is written over.
const REDRAW: Duration = Duration::from_millis(500);

/// Runs all of them at once. Fails with the output of those that failed.
pub fn run_all(jobs: Vec<Job>) -> Result<()> {
    let names: Vec<_> = jobs.iter().map(|job| job.what).collect();
    say("compiling", &names.join(", "));
    let mut running = Vec::new();
    for job in jobs {
        running.push(Running::start(job)?);
    }
    let terminal = std::io::stderr().is_terminal();
    let pause = if terminal { REDRAW } else { TELL };
    let mut told = Instant::now();
    while running.iter_mut().any(|it| it.is_running()) {
        thread::sleep(Duration::from_millis(50));
        if told.elapsed() < pause {
            continue;
        }
        told = Instant::now();
        let line: Vec<_> = running.iter().filter_map(Running::progress).collect();
        match terminal {
            true => eprint!("\r\x1b[K{:>12} {}", "compiling", line.join(" · ")),
            false if line.is_empty() => {}
            false => say("compiling", &line.join(" · ")),
        }
    }
    if terminal {
        eprint!("\r\x1b[K");
    }
    let mut failed = Vec::new();
    for it in running {
        failed.extend(it.end()?);
    }
    match failed.is_empty() {
        true => Ok(()),
        false => bail!("{}", failed.join("\n\n")),
    }
}

struct Running {
    what: &'static str,
    shown: String,
    child: Child,
    said: Arc<Mutex<Vec<u8>>>,
    reader: JoinHandle<()>,
}

impl Running {
    fn start(job: Job) -> Result<Self> {
        let Job { what, mut command } = job;
        let shown = shown(&command);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            // Cargo draws its bar for terminals only, unless told.
            .env("CARGO_TERM_PROGRESS_WHEN", "always")
            .env("CARGO_TERM_PROGRESS_WIDTH", "60")
            .env("CARGO_TERM_COLOR", "never")
            .spawn()
            .with_context(|| format!("cannot start `{shown}`"))?;
        let said = Arc::new(Mutex::new(Vec::new()));
        let mut stream = child.stderr.take().context("standard error is piped")?;
        let sink = Arc::clone(&said);
        let reader = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = stream.read(&mut buffer) {
                if let Ok(mut said) = sink.lock() {
                    said.extend_from_slice(&buffer[..count]);
                }
            }
        });
        Ok(Self {
            what,
            shown,
            child,
            said,
            reader,
        })
    }

    fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    fn progress(&self) -> Option<String> {
        let said = self.said.lock().ok()?;
        let (done, all) = counted(&String::from_utf8_lossy(&said))?;
        Some(format!("{} {done}/{all}", self.what))
    }

    /// Waits for its end; what it said where it failed.
    fn end(mut self) -> Result<Option<String>> {
        let status = self.child.wait()?;
        let _ = self.reader.join();
        if status.success() {
            return Ok(None);
        }
        let said = self.said.lock().map(|it| it.clone()).unwrap_or_default();
        let said = without_bars(&String::from_utf8_lossy(&said));
        Ok(Some(format!(
            "`{}` ended with {status}:\n{said}",
            self.shown
        )))
    }
}

/// The last `12/345` of cargo's progress bars.
fn counted(said: &str) -> Option<(u32, u32)> {
    let bar = said.rfind("] ")?;
    let (done, rest) = said[bar + 2..].split_once('/')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    Some((done.trim().parse().ok()?, rest[..digits].parse().ok()?))
}

/// The lines of cargo without the bars between them.
fn without_bars(said: &str) -> String {
    let lines = said.split(['\n', '\r']);
    let kept = lines
        .filter(|line| !line.trim().is_empty() && !line.contains("[=") && !line.contains("[>"));
    kept.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_count_of_a_bar_is_read() {
        let said = "   Compiling a v1\n    Building [=>    ] 3/120: a\r    Building [==>   ] 17/120: b, c\r";
        assert_eq!(counted(said), Some((17, 120)));
        assert_eq!(counted("   Compiling a v1\n"), None);
    }

    #[test]
    fn an_error_stays_when_bars_go() {
        let said =
            "    Building [=>    ] 3/120: a\r\x20\x20\nerror: no such thing\n  --> src/lib.rs\n";
        assert_eq!(without_bars(said), "error: no such thing\n  --> src/lib.rs");
    }
}
