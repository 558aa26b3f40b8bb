//! Tools from the npm registry, each in a folder of its own. Scripts of
//! packages are not run: both packages bring their programs ready-made.

use super::{Found, Tool, pins};
use crate::process;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

struct Package {
    name: &'static str,
    version: &'static str,
    program: &'static str,
    /// What the program prints as its version.
    prints: &'static str,
    about: &'static str,
}

/// What is needed from the npm registry.
pub fn tools() -> Vec<Box<dyn Tool>> {
    vec![
        Box::new(Package {
            name: "binaryen",
            version: pins::BINARYEN,
            program: "wasm-opt",
            prints: pins::BINARYEN.split('.').next().unwrap_or_default(),
            about: "makes the wasm small; a download of about 10 MB",
        }),
        Box::new(Package {
            name: "esbuild",
            version: pins::ESBUILD,
            program: "esbuild",
            prints: pins::ESBUILD,
            about: "bundles the loader and the style sheet; a download of about 5 MB",
        }),
    ]
}

impl Package {
    fn folder(&self) -> Result<PathBuf> {
        Ok(super::home()?.join(format!("{}-{}", self.name, self.version)))
    }

    fn is_right(&self, program: &Path) -> bool {
        process::first_line(Command::new(program).arg("--version"))
            .is_some_and(|line| super::names(&line, self.prints))
    }
}

impl Tool for Package {
    fn label(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    fn about(&self) -> String {
        self.about.into()
    }

    fn find(&self) -> Option<Found> {
        if super::on_path(self.program).is_some_and(|program| self.is_right(&program)) {
            return Some(Found::default());
        }
        let folder = self.folder().ok()?.join("node_modules/.bin");
        self.is_right(&folder.join(self.program)).then(|| Found {
            folder: Some(folder),
            ..Found::default()
        })
    }

    fn install(&self) -> Result<()> {
        let folder = self.folder()?;
        super::clear(&folder)?;
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
        process::run(
            Command::new("npm")
                .arg("install")
                .arg("--prefix")
                .arg(&folder)
                .args(["--ignore-scripts", "--no-audit", "--no-fund"])
                .arg(format!("{}@{}", self.name, self.version))
                .current_dir(&folder),
        )
        .context("the npm registry must be reachable")
    }

    fn by_hand(&self) -> String {
        format!("npm install --global {}@{}", self.name, self.version)
    }
}
