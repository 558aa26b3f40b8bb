//! The sample archive, published by the command `bulletin` that carries the
//! viewer just built.

use super::compile::Build;
use super::parallel::{Job, run_all};
use super::{next_to, remove, replace};
use crate::tools::Tools;
use crate::{process, project};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where `cargo xtask build` leaves the command that is released.
pub fn bulletin() -> Result<PathBuf> {
    command_in("publisher")
}

/// The command of the last build, of whatever kind.
pub fn built() -> Option<PathBuf> {
    let made = |path: &PathBuf| path.metadata().and_then(|it| it.modified()).ok();
    let all = ["publisher", "debug"].map(|it| command_in(it).ok());
    let all = all.into_iter().flatten().filter(|it| it.exists());
    all.max_by_key(made)
}

fn command_in(folder: &str) -> Result<PathBuf> {
    let name = format!("bulletin{}", std::env::consts::EXE_SUFFIX);
    Ok(project::cargo_target()?.join(folder).join(name))
}

fn cargo(tools: &Tools, how: Build) -> Command {
    let profile = match how {
        Build::Small | Build::Plain => "publisher",
        Build::Debug => "dev",
    };
    let mut command = tools.command("cargo");
    command
        .args(["build", "--locked", "--profile", profile])
        .arg("--package=bulletin-publisher");
    command
}

/// On a first build, all that the publisher is made of but the viewer, which
/// need not be there yet. Later builds would only compile it twice.
pub fn dependencies(tools: &Tools, how: Build) -> Result<Option<Job>> {
    if how == Build::Debug || bulletin()?.exists() {
        return Ok(None);
    }
    let mut command = cargo(tools, how);
    command.arg("--lib").env_remove("BULLETIN_VIEWER");
    Ok(Some(Job::new("the publisher", command)))
}

/// Publishes the sample into a folder, in place of what lies there: a site of
/// ours keeps hashed files of the build before, and this one is measured.
pub fn sample(tools: &Tools, site: &Path, how: Build) -> Result<()> {
    let mut command = cargo(tools, how);
    command
        .arg("--bin=bulletin")
        .env("BULLETIN_VIEWER", project::viewer());
    run_all(vec![Job::new(
        "the publisher with the viewer in it",
        command,
    )])?;
    let bulletin = match how {
        Build::Small | Build::Plain => bulletin()?,
        Build::Debug => command_in("debug")?,
    };
    let next = next_to(site)?;
    remove(&next)?;
    process::run(
        Command::new(bulletin)
            .arg("build")
            .arg(project::root().join("assets/sample"))
            .arg("--out")
            .arg(&next),
    )?;
    replace(site, &next)
}
