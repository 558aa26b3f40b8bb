//! The sample archive, published by the command `bulletin` that carries the
//! viewer just built.

use super::{beside, remove, replace};
use crate::tools::Tools;
use crate::{process, project};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// `cargo run … bulletin`, which builds the command first.
pub fn bulletin(tools: &Tools) -> Command {
    let mut command = tools.command("cargo");
    command
        .args(["run", "--quiet", "--profile=publisher"])
        .args(["--package=bulletin-publisher", "--bin=bulletin", "--"])
        .env("BULLETIN_VIEWER", project::viewer());
    command
}

/// Publishes the sample into a folder, in place of what lies there: a site of
/// ours keeps hashed files of the build before, and this one is measured.
pub fn sample(tools: &Tools, site: &Path) -> Result<()> {
    let next = beside(site)?;
    remove(&next)?;
    process::run(
        bulletin(tools)
            .arg("build")
            .arg(project::root().join("assets/sample"))
            .arg("--out")
            .arg(&next),
    )?;
    replace(site, &next)
}
