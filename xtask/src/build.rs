//! `cargo xtask build`: makes the viewer, then the publisher that carries it, and
//! lets that publish the sample archive.
//!
//! Trunk compiles the viewer and lays out its own page; what follows makes it
//! small and gives the files the names that others rely on:
//!
//! ```text
//! index.html           the viewer's own page
//! bulletin-viewer.js   for all pages: loader, wasm-bindgen's JavaScript, style sheet
//! viewer-<hash>.js     for published pages: the same without what their HTML brings
//! viewer-<hash>.css    for published pages: the style sheet
//! viewer-<hash>.wasm   the viewer
//! failure-<hash>.js    what the scripts fetch when something has failed
//! data/                the sample archive
//! ```
//!
//! A hash is of the content: a new build has new names.

mod bundle;
mod cut;
mod glue;
mod names;
mod order;
mod page;
pub mod publish;
mod silent;
mod wasm;

use crate::process::say;
use crate::tools::{self, Purpose, Tools};
use crate::{process, project};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The name under which other people's pages know the script. A promise.
pub const SCRIPT: &str = "bulletin-viewer.js";

pub fn chore(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let mut site = project::site();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => site = std::env::current_dir()?.join(arguments.value()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let tools = tools::ensure(Purpose::Build)?;
    build(&tools, &site)?;
    println!("{}", site.display());
    Ok(())
}

/// Builds everything and publishes the sample archive into a folder, in place
/// of what an earlier build wrote there.
pub fn build(tools: &Tools, site: &Path) -> Result<()> {
    viewer(tools, &project::viewer())?;
    publish::sample(tools, site)
}

/// Builds the viewer and writes its files into a folder, in place of what an
/// earlier build wrote there.
pub fn viewer(tools: &Tools, site: &Path) -> Result<()> {
    let start = Instant::now();
    let work = project::target().join("xtask");
    let trunk = work.join("trunk");
    let _turn = turn(&work)?;
    say("bundling", "the viewer with trunk");
    process::run(
        tools
            .command("trunk")
            .args(["build", "--release", "--offline", "--dist"])
            .arg(&trunk)
            // Trunk takes NO_COLOR only as true or false, while the convention
            // (no-color.org) is any value.
            .env_remove("NO_COLOR"),
    )?;
    let glue = only(&trunk, ".js")?;
    let raw = only(&trunk, ".wasm")?;

    let (wasm, text) = smaller(tools, &glue, &raw, &work)?;
    let scripts = bundle::scripts(tools, &text, &wasm, &work.join("bundle"))?;

    let next = beside(site)?;
    make_empty(&next)?;
    write(&next.join(&wasm.name), &wasm.bytes)?;
    for (name, script) in scripts {
        write(&next.join(name), &script)?;
    }
    let html = read(&trunk.join("index.html"))?;
    write(
        &next.join("index.html"),
        page::shrink(&html, &[&glue, &raw])?.as_bytes(),
    )?;
    page::copy(&trunk, &next, &[&glue, &raw, &trunk.join("index.html")])?;
    replace(site, &next)?;
    say(
        "built",
        &format!(
            "{} in {:.1} s",
            site.display(),
            start.elapsed().as_secs_f32()
        ),
    );
    Ok(())
}

/// The wasm, and wasm-bindgen's JavaScript for it, both without what the other
/// does not need and with short names for what they share.
fn smaller(tools: &Tools, glue: &Path, raw: &Path, work: &Path) -> Result<(wasm::Wasm, String)> {
    let version = project::locked_version("wasm-bindgen")?;
    if version != glue::KNOWN {
        bail!(
            "wasm-bindgen is {version}, and xtask/src/build/glue.rs knows what {} writes: it must learn the new version first",
            glue::KNOWN
        );
    }
    let parts = glue::Glue::read(&read(glue)?)
        .with_context(|| format!("{} cannot be made small", glue.display()))?;
    let (cut, _) =
        cut::cut(&read_bytes(raw)?).with_context(|| format!("{} cannot be cut", raw.display()))?;
    let prepared = parts.prepare(&cut)?;
    let (bytes, text) = parts.finish(&wasm::shrink(tools, &prepared, work)?)?;
    Ok((wasm::Wasm::new(bytes), text))
}

/// Held during a build: two at a time would take each other's files away. The
/// system lets go of it when this process ends, however it ends.
fn turn(work: &Path) -> Result<fs::File> {
    fs::create_dir_all(work).with_context(|| format!("{} cannot be made", work.display()))?;
    let path = work.join("lock");
    let file =
        fs::File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    if file.try_lock().is_err() {
        say("waiting", "for another build to end");
        file.lock()
            .with_context(|| format!("{} cannot be locked", path.display()))?;
    }
    Ok(file)
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

/// What lies in a folder, in the order of the names.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let list =
        fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut paths = list
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The site is made beside its place and then moved there, so that a server
/// that shows it never meets half of it.
fn beside(site: &Path) -> Result<PathBuf> {
    let name = site
        .file_name()
        .with_context(|| format!("{} names no folder", site.display()))?;
    if site.exists() && !site.join(SCRIPT).exists() && !entries(site)?.is_empty() {
        bail!(
            "{} holds something other than what a build writes: it is not overwritten",
            site.display()
        );
    }
    let mut name = name.to_owned();
    name.push(".next");
    Ok(site.with_file_name(name))
}

fn replace(site: &Path, next: &Path) -> Result<()> {
    remove(site)?;
    fs::rename(next, site).with_context(|| format!("{} cannot be written", site.display()))
}

fn make_empty(folder: &Path) -> Result<()> {
    remove(folder)?;
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}
