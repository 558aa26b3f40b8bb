//! `cargo xtask build`: makes the viewer, then the publisher that carries it, and
//! lets that publish the sample archive.
//!
//! ```text
//! compile.rs    cargo: the viewer's wasm; beside it what finishes the site
//! bindgen/      wasm-bindgen's library: its JavaScript
//! glue.rs       wasm-bindgen's JavaScript as a function: an instance after a panic
//! wasm.rs       wasm-opt: the wasm made small
//! bundle.rs     esbuild: scripts and style sheets
//! page.rs       index.html and what it names
//! publish.rs    the publisher, and the sample published by it
//! trunk.rs      the same finish for what trunk compiled
//! ```
//!
//! What it makes has the names that others rely on:
//!
//! ```text
//! index.html           the viewer's own page
//! bulletin-viewer.js   for other people's pages: loader, wasm-bindgen's JavaScript, style sheet
//! viewer-<hash>.js     for published pages: the element, and when to start the viewer
//! viewer-<hash>.css    for published pages: the style sheet
//! choices-<hash>.js    for published pages: the reader's choices, before anything is drawn
//! start-<hash>.js      for published pages: what starts the viewer
//! sheets-<hash>.js     for published pages: what opens over the page
//! reading-<hash>.js    for other people's pages: reading settings, printing
//! failure-<hash>.js    for both: what is said when something has failed
//! viewer-<hash>.wasm   the viewer
//! search-<hash>.js     the search, in both
//! search-<hash>.wasm   what it reads the index with
//! data/                the sample archive
//! ```
//!
//! A hash is of the content: a new build has new names.

mod bundle;
pub mod compile;
mod glue;
mod page;
mod parallel;
pub mod publish;
pub mod trunk;
mod wasm;

use crate::process::say;
use crate::project;
use crate::tools::{self, Purpose, Tools};
use anyhow::{Context, Result, bail};
use bundle::Mode;
use compile::Build;
use parallel::Job;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use wasm::Wasm;

/// The name under which other people's pages know the script. A promise.
pub const SCRIPT: &str = "bulletin-viewer.js";

/// `cargo xtask build [--plain | --debug] [--out DIR]`.
pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let mut site = project::site();
    let mut how = Build::Small;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => site = std::env::current_dir()?.join(arguments.value()?),
            Long("plain") => how = Build::Plain,
            Long("debug") => how = Build::Debug,
            other => return Err(other.unexpected().into()),
        }
    }
    let tools = tools::ensure(Purpose::Build)?;
    build(&tools, &site, how)?;
    println!("{}", site.display());
    Ok(())
}

/// Builds everything and publishes the sample archive into a folder, in place
/// of what an earlier build wrote there.
pub fn build(tools: &Tools, site: &Path, how: Build) -> Result<()> {
    make_viewer(
        tools,
        &project::viewer(),
        how,
        publish::dependencies(tools, how)?,
    )?;
    publish::sample(tools, site, how)
}

/// Builds the viewer and writes its files into a folder, in place of what an
/// earlier build wrote there.
pub fn viewer(tools: &Tools, to: &Path, how: Build) -> Result<()> {
    make_viewer(tools, to, how, None)
}

fn make_viewer(tools: &Tools, to: &Path, how: Build, beside: Option<Job>) -> Result<()> {
    let start = Instant::now();
    let work = project::target().join("xtask");
    let _lock = lock(&work)?;
    let compiled = compile::compile(tools, how, beside)?;
    let (glue, raw) = compile::bind(&compiled, &work.join("bindgen"))?;
    let made = |start: &str, raw: &Path| match how {
        Build::Small | Build::Plain => wasm::shrink(tools, start, raw, &work),
        Build::Debug => Ok(Wasm::new(start, read_bytes(raw)?, BTreeMap::new())),
    };
    let wasm = made("viewer", &raw)?;
    let search = made("search", &compiled.search)?;
    let scripts = bundle::scripts(
        tools,
        &read(&glue)?,
        &wasm,
        &search,
        &work.join("bundle"),
        Mode::Release,
    )?;

    let next = next_to(to)?;
    make_empty(&next)?;
    write_all(&next, &[&wasm, &search], &scripts)?;
    page::write_page(&project::root(), &next)?;
    replace(to, &next)?;
    say(
        "built",
        &format!("{} in {:.1} s", to.display(), start.elapsed().as_secs_f32()),
    );
    Ok(())
}

/// Writes the wasm and the scripts into a folder.
fn write_all(folder: &Path, wasms: &[&Wasm], scripts: &[(String, Vec<u8>)]) -> Result<()> {
    for wasm in wasms {
        write(&folder.join(&wasm.name), &wasm.bytes)?;
    }
    for (name, script) in scripts {
        write(&folder.join(name), script)?;
    }
    Ok(())
}

/// Held during a build: two at a time would take each other's files away. The
/// system lets go of it when this process ends, however it ends.
fn lock(work: &Path) -> Result<fs::File> {
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

/// What lies in a folder, in the order of the names.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
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
fn next_to(site: &Path) -> Result<PathBuf> {
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
