//! Tools from the npm registry, each in a folder of its own. Scripts of
//! packages are not run: all of them bring what is used ready-made.

use super::{Found, Purpose, Tool, pins};
use crate::process;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

struct Package {
    name: &'static str,
    version: &'static str,
    uses: Uses,
    about: &'static str,
}

/// What is used of a package.
enum Uses {
    /// A program, and what it prints as its version.
    Program(&'static str, &'static str),
    /// A file, which names its version in its first line, and the variable by
    /// which the tests are told of it.
    File(&'static str, &'static str),
}

/// What is needed from the npm registry.
pub fn tools(purpose: Purpose) -> Vec<Box<dyn Tool>> {
    let mut tools: Vec<Box<dyn Tool>> = vec![
        Box::new(Package {
            name: "binaryen",
            version: pins::BINARYEN,
            uses: Uses::Program(
                "wasm-opt",
                pins::BINARYEN.split('.').next().unwrap_or_default(),
            ),
            about: "makes the wasm small; a download of about 10 MB",
        }),
        Box::new(Package {
            name: "esbuild",
            version: pins::ESBUILD,
            uses: Uses::Program("esbuild", pins::ESBUILD),
            about: "bundles the loader and the style sheet; a download of about 5 MB",
        }),
    ];
    if purpose == Purpose::Test {
        tools.push(Box::new(Package {
            name: "typescript",
            version: pins::TYPESCRIPT,
            uses: Uses::Program("tsc", pins::TYPESCRIPT),
            about: "checks the types of the scripts; a download of about 20 MB",
        }));
        tools.push(Box::new(Package {
            name: "oxlint",
            version: pins::OXLINT,
            uses: Uses::Program("oxlint", pins::OXLINT),
            about: "lints the scripts; a download of about 10 MB",
        }));
        tools.push(Box::new(Package {
            name: "axe-core",
            version: pins::AXE,
            uses: Uses::File("axe.min.js", "BULLETIN_AXE"),
            about: "checks accessibility in the tests; a download of about 1 MB",
        }));
        tools.push(Box::new(Frameworks));
    }
    tools
}

impl Package {
    fn folder(&self) -> Result<PathBuf> {
        Ok(super::home()?.join(format!("{}-{}", self.name, self.version)))
    }
}

impl Tool for Package {
    fn label(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    fn about(&self) -> String {
        self.about.into()
    }

    fn seconds(&self) -> u32 {
        10
    }

    fn find(&self) -> Option<Found> {
        let modules = self.folder().ok()?.join("node_modules");
        match self.uses {
            Uses::Program(name, prints) => {
                let is_right = |program: &Path| {
                    process::first_line(Command::new(program).arg("--version"))
                        .is_some_and(|line| super::names(&line, prints))
                };
                if super::on_path(name).is_some_and(|program| is_right(&program)) {
                    return Some(Found::default());
                }
                let folder = modules.join(".bin");
                is_right(&folder.join(name)).then(|| Found {
                    folder: Some(folder),
                    ..Found::default()
                })
            }
            Uses::File(name, variable) => {
                let file = modules.join(self.name).join(name);
                let text = std::fs::read_to_string(&file).ok()?;
                let is_right = super::names(text.lines().next()?, self.version);
                is_right.then(|| Found {
                    variable: Some((variable, file)),
                    ..Found::default()
                })
            }
        }
    }

    fn install(&self) -> Result<()> {
        let folder = self.folder()?;
        install(&folder, &[format!("{}@{}", self.name, self.version)])
    }

    fn by_hand(&self) -> String {
        let place = match (&self.uses, self.folder()) {
            (Uses::File(..), Ok(folder)) => format!("--prefix {}", folder.display()),
            _ => "--global".to_owned(),
        };
        format!("npm install {place} {}@{}", self.name, self.version)
    }
}

/// The libraries that applications around a viewer are written with, side by side
/// in one folder, since some of them import others.
struct Frameworks;

/// The variable by which the tests are told of the folder.
const FRAMEWORKS: &str = "BULLETIN_FRAMEWORKS";

impl Frameworks {
    fn packages() -> Vec<String> {
        let each = pins::FRAMEWORKS.iter();
        each.map(|(name, version)| format!("{name}@{version}"))
            .collect()
    }

    fn folder() -> Result<PathBuf> {
        let name = format!(
            "frameworks-{}",
            Self::packages().join("-").replace('@', "-")
        );
        Ok(super::home()?.join(name))
    }
}

impl Tool for Frameworks {
    fn label(&self) -> String {
        Self::packages().join(", ").replace('@', " ")
    }

    fn about(&self) -> String {
        "applications around the viewer, in the tests; a download of about 5 MB".into()
    }

    fn seconds(&self) -> u32 {
        20
    }

    fn find(&self) -> Option<Found> {
        let modules = Self::folder().ok()?.join("node_modules");
        let is_there = |(name, version): &(&str, &str)| {
            let about = std::fs::read_to_string(modules.join(name).join("package.json"));
            about.is_ok_and(|it| it.contains(&format!("\"version\": \"{version}\"")))
        };
        pins::FRAMEWORKS.iter().all(is_there).then(|| Found {
            variable: Some((FRAMEWORKS, modules)),
            ..Found::default()
        })
    }

    fn install(&self) -> Result<()> {
        install(&Self::folder()?, &Self::packages())
    }

    fn by_hand(&self) -> String {
        let folder = Self::folder().map_or_else(|_| ".".to_owned(), |it| it.display().to_string());
        format!(
            "npm install --prefix {folder} {}",
            Self::packages().join(" ")
        )
    }
}

/// Installs packages into a folder of their own.
fn install(folder: &Path, packages: &[String]) -> Result<()> {
    super::clear(folder)?;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    process::run(
        Command::new("npm")
            .arg("install")
            .arg("--prefix")
            .arg(folder)
            .args(["--ignore-scripts", "--no-audit", "--no-fund"])
            .args(packages)
            .current_dir(folder),
    )
    .context("the npm registry must be reachable")
}
