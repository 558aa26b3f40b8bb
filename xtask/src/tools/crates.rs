//! Tools that are compiled from crates.io with `cargo install`.

use super::{Found, Purpose, Tool, pins};
use crate::{process, project};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate with programs.
pub(super) struct Crate {
    pub(super) name: &'static str,
    pub(super) version: String,
    /// The programs that are used; all of one version, so the first is asked.
    pub(super) binaries: &'static [&'static str],
    pub(super) locked: bool,
    pub(super) about: &'static str,
    pub(super) minutes: u32,
}

/// What is needed from crates.io, by the tests alone. The minutes are of two cores.
pub fn tools(purpose: Purpose) -> Result<Vec<Box<dyn Tool>>> {
    if purpose != Purpose::Test {
        return Ok(Vec::new());
    }
    Ok(vec![
        Box::new(Crate {
            name: "trunk",
            version: pins::TRUNK.into(),
            binaries: &["trunk"],
            locked: true,
            about: "what Yew developers type: trunk serve and trunk build are tested; compiled",
            minutes: 8,
        }),
        Box::new(Crate {
            name: "wasm-bindgen-cli",
            // The tool and the library must be of one version, exactly.
            version: project::locked_version("wasm-bindgen")?,
            binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            // Its own lock file names dependencies that have been withdrawn.
            locked: false,
            about: "runs the viewer's own tests in browsers, and serves trunk; compiled",
            minutes: 4,
        }),
        Box::new(Crate {
            name: "geckodriver",
            version: pins::GECKODRIVER.into(),
            binaries: &["geckodriver"],
            locked: true,
            about: "drives Firefox in the tests; compiled",
            minutes: 2,
        }),
    ])
}

impl Crate {
    /// Where it is installed.
    pub(super) fn folder(&self) -> Result<PathBuf> {
        Ok(super::home()?.join(format!("{}-{}", self.name, self.version)))
    }

    fn is_right(&self, program: &Path) -> bool {
        process::first_line(Command::new(program).arg("--version"))
            .is_some_and(|line| super::names(&line, &self.version))
    }
}

impl Tool for Crate {
    fn label(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    fn about(&self) -> String {
        self.about.into()
    }

    fn seconds(&self) -> u32 {
        60 * self.minutes
    }

    fn find(&self) -> Option<Found> {
        let standing = self
            .binaries
            .iter()
            .all(|binary| super::on_path(binary).is_some_and(|program| self.is_right(&program)));
        if standing {
            return Some(Found::default());
        }
        let folder = self.folder().ok()?.join("bin");
        self.binaries
            .iter()
            .all(|binary| self.is_right(&folder.join(binary)))
            .then(|| Found {
                folder: Some(folder),
                ..Found::default()
            })
    }

    fn install(&self) -> Result<()> {
        // Compiled beside the place where it ends up, not in the project's own
        // target folder; what was compiled survives a run that is broken off.
        let work = super::home()?.join("build").join(self.name);
        let mut cargo = Command::new("cargo");
        cargo
            .arg("install")
            .arg(self.name)
            .arg(format!("--version={}", self.version))
            .arg("--root")
            .arg(self.folder()?)
            .arg("--target-dir")
            .arg(&work)
            .arg("--force")
            .current_dir(project::root());
        if self.locked {
            cargo.arg("--locked");
        }
        process::run(&mut cargo)
            .context("crates.io must be reachable, and a C compiler be there")?;
        super::clear(&work)
    }

    fn by_hand(&self) -> String {
        let locked = if self.locked { " --locked" } else { "" };
        format!(
            "cargo install {} --version {}{locked}",
            self.name, self.version
        )
    }
}
