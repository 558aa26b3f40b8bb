//! `cargo xtask finish`: what trunk calls when it has compiled the viewer
//! (Trunk.toml, `post_build`). Bundles the loader as `cargo xtask build` does, so
//! that `trunk serve` and `trunk build` show the real element.

use super::bundle::{self, Mode};
use super::compile;
use super::wasm::{self, Wasm};
use super::{entries, page, read, read_bytes, write, write_all};
use crate::project;
use crate::tools::{self, Purpose};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// `cargo xtask finish`, with trunk's variables of the environment.
pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let variable = |name: &str| {
        std::env::var_os(name)
            .with_context(|| format!("{name} is not set: trunk calls this, see Trunk.toml"))
    };
    let folder = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let mode = match variable("TRUNK_PROFILE")?.to_str() {
        Some("release") => Mode::Release,
        _ => Mode::Development,
    };
    finish(&folder, mode)
}

/// Puts the bundled loader and the wasm in the place of what trunk wrote.
fn finish(folder: &Path, mode: Mode) -> Result<()> {
    let tools = tools::ensure(Purpose::Bundle)?;
    let work = project::target().join("xtask/trunk");
    let glue = only(folder, ".js")?;
    let raw = only(folder, ".wasm")?;
    let wasm = match mode {
        Mode::Release => wasm::shrink(&tools, "viewer", &raw, &project::target().join("xtask"))?,
        Mode::Development => Wasm::new("viewer", read_bytes(&raw)?, BTreeMap::new()),
    };
    let search = compile::search(&tools, mode == Mode::Release)?;
    let search = Wasm::new("search", read_bytes(&search)?, BTreeMap::new());
    let scripts = bundle::scripts(&tools, &read(&glue)?, &wasm, &search, &work, mode)?;
    for file in [glue, raw] {
        fs::remove_file(&file).with_context(|| format!("{} stays", file.display()))?;
    }
    write_all(folder, &[&wasm, &search], &scripts)?;
    let html = folder.join("index.html");
    let mut text = page::without_links(&read(&html)?)?;
    if mode == Mode::Release {
        text = page::shrink(&text)?;
    }
    write(&html, text.as_bytes())
}

/// The one file in a folder whose name ends so.
fn only(folder: &Path, ending: &str) -> Result<PathBuf> {
    let mut names = entries(folder)?;
    names.retain(|path| path.to_string_lossy().ends_with(ending));
    match names.as_slice() {
        [path] => Ok(path.clone()),
        _ => bail!(
            "{} should hold one file that ends in {ending}, and holds {}: index.html decides what trunk writes there",
            folder.display(),
            names.len()
        ),
    }
}
