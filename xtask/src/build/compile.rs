//! Compiles the viewer to WebAssembly, and what finishes it: the program that
//! writes wasm-bindgen's JavaScript, and the publisher's dependencies.
//!
//! This is the one place where the standard library is rebuilt.

use super::parallel::{Job, run_all};
use crate::process;
use crate::project;
use crate::tools::Tools;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// How the viewer is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Build {
    /// Small, with a standard library compiled anew, without panic messages: what
    /// readers download.
    Small,
    /// Small, with the standard library as rustup ships it: what
    /// `trunk build --release` uses.
    Plain,
    /// In seconds, with panic messages, neither optimized nor shrunk.
    Debug,
}

const TARGET: &str = "wasm32-unknown-unknown";

/// Rebuilds std from its sources (rustup's `rust-src`) so that it aborts at
/// once, with neither panic messages nor source locations in the wasm. Cargo and rustc call these flags unstable: they may change with a
/// new compiler, so they are switched on for the pinned toolchain alone
/// (`rust-toolchain.toml`), with `RUSTC_BOOTSTRAP=1`, and for nothing but this
/// one build. The viewer works the same without them; it is then larger.
fn rebuild_std(cargo: &mut Command) {
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", RUSTFLAGS)
        .args(["-Zbuild-std=std,panic_abort"])
        .args(["-Zbuild-std-features=optimize_for_size"]);
}

const RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none";

/// The compiled viewer and the program that makes it fit for a browser.
pub struct Compiled {
    /// The viewer, as the compiler leaves it.
    pub wasm: PathBuf,
    /// The search, as the compiler leaves it.
    pub search: PathBuf,
    /// `xtask-bindgen`.
    pub bindgen: PathBuf,
}

/// Compiles the viewer and `xtask-bindgen` side by side, and with them what
/// `beside` needs compiled later.
pub fn compile(tools: &Tools, how: Build, beside: Option<Job>) -> Result<Compiled> {
    let mut viewer = tools.command("cargo");
    viewer.args(["build", "--locked", "--lib"]).args([
        "--package=bulletin-viewer",
        "--package=bulletin-search",
        "--target",
        TARGET,
    ]);
    // A folder of its own: other flags would have cargo compile everything
    // again at each change between the two.
    let folder = match how {
        Build::Small => {
            rebuild_std(&mut viewer);
            project::cargo_target()?.join("small")
        }
        Build::Plain | Build::Debug => project::cargo_target()?,
    };
    let profile = match how {
        Build::Small | Build::Plain => {
            viewer.arg("--release");
            "release"
        }
        Build::Debug => "debug",
    };
    viewer.arg("--target-dir").arg(&folder);
    let mut bindgen = tools.command("cargo");
    bindgen.args(["build", "--locked", "--package=xtask-bindgen"]);

    let mut jobs = vec![
        Job::new("the viewer", viewer),
        Job::new("wasm-bindgen's library", bindgen),
    ];
    jobs.extend(beside);
    run_all(jobs)?;
    let made = folder.join(TARGET).join(profile);
    Ok(Compiled {
        wasm: made.join("bulletin_viewer.wasm"),
        search: made.join("bulletin_search.wasm"),
        bindgen: project::cargo_target()?
            .join("debug")
            .join(format!("xtask-bindgen{}", std::env::consts::EXE_SUFFIX)),
    })
}

/// wasm-bindgen's JavaScript and wasm of a compiled viewer, as `viewer.js` and
/// `viewer_bg.wasm` in a folder.
pub fn bind(compiled: &Compiled, folder: &Path) -> Result<(PathBuf, PathBuf)> {
    process::run(
        Command::new(&compiled.bindgen)
            .arg(&compiled.wasm)
            .arg(folder),
    )
    .with_context(|| format!("{} cannot be bound", compiled.wasm.display()))?;
    Ok((folder.join("viewer.js"), folder.join("viewer_bg.wasm")))
}

/// Compiles the search alone, for what trunk compiled.
pub fn search(tools: &Tools, release: bool) -> Result<PathBuf> {
    let mut command = tools.command("cargo");
    command.args(["build", "--locked", "--lib"]).args([
        "--package=bulletin-search",
        "--target",
        TARGET,
    ]);
    if release {
        command.arg("--release");
    }
    process::run(&mut command)?;
    let profile = if release { "release" } else { "debug" };
    Ok(project::cargo_target()?
        .join(TARGET)
        .join(profile)
        .join("bulletin_search.wasm"))
}
