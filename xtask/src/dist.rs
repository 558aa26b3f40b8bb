//! `cargo xtask dist`: writes what a release holds, into `target/dist`.
//!
//! ```text
//! bulletin-viewer-<version>/           the viewer's files, with an example page
//! bulletin-viewer-<version>.zip        the same
//! bulletin-viewer-<version>.tgz        the same as npm packs it
//! bulletin-<version>-<system>.zip      the command
//! SHA256SUMS                           checksums of the archives
//! ```

use crate::build::{self, compile::Build, publish};
use crate::process::{self, say};
use crate::project;
use crate::tools::{self, Purpose, Tools};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

/// Beside the viewer's own files.
const VIEWER_ALSO: &[&str] = &[
    "assets/bulletin-viewer.d.ts",
    "assets/custom-elements.json",
    "examples/minimal.html",
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Beside the command.
const COMMAND_ALSO: &[&str] = &["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];

/// `cargo xtask dist`.
pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let tools = tools::ensure(Purpose::Build)?;
    build::build(&tools, &project::site(), Build::Small)?;
    let out = project::target().join("dist");
    for line in dist(&tools, &out)? {
        println!("{line}");
    }
    Ok(())
}

/// Writes the release into a folder, in place of what is there. Gives a line for
/// each archive: its checksum and name.
pub fn dist(tools: &Tools, out: &Path) -> Result<Vec<String>> {
    let version = env!("CARGO_PKG_VERSION");
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("{} stays", out.display()))?;
    }
    let name = format!("bulletin-viewer-{version}");
    let folder = out.join(&name);
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let mut files = viewer_files(&project::viewer())?;
    files.extend(VIEWER_ALSO.iter().map(|it| project::root().join(it)));
    for file in &files {
        copy(file, &folder)?;
    }
    fs::write(folder.join("package.json"), package(version, &folder)?)?;

    let viewer = out.join(format!("{name}.zip"));
    zip(&viewer, &name, &files_in(&folder)?)?;
    let packed = process::output(
        tools
            .command("npm")
            .args(["pack", "--silent", "--ignore-scripts", "--pack-destination"])
            .arg(out)
            .arg(&folder),
    )?;
    let packed = out.join(packed.lines().last().unwrap_or_default().trim());

    let command = out.join(format!("bulletin-{version}-{}.zip", system()?));
    let mut files = vec![publish::bulletin()?];
    files.extend(COMMAND_ALSO.iter().map(|it| project::root().join(it)));
    zip(&command, &format!("bulletin-{version}"), &files)?;

    let mut sums = String::new();
    for archive in [viewer, packed, command] {
        let _ = writeln!(sums, "{}  {}", checksum(&archive)?, file_name(&archive));
    }
    fs::write(out.join("SHA256SUMS"), &sums)?;
    say("wrote", &out.display().to_string());
    Ok(sums.lines().map(str::to_owned).collect())
}

/// Writes a release of what is built, and looks whether it has what it should: all
/// that the example page and the package's description name, and sums that hold.
pub fn check(tools: &Tools) -> Result<()> {
    let out = project::target().join("xtask/dist");
    let sums = dist(tools, &out)?;
    let folder = out.join(format!("bulletin-viewer-{}", env!("CARGO_PKG_VERSION")));
    let script = fs::read_to_string(folder.join(build::SCRIPT))?;
    let wasm = files_in(&folder)?
        .into_iter()
        .find(|it| it.extension().is_some_and(|it| it == "wasm"))
        .context("the release has no wasm")?;
    for name in [
        file_name(&wasm),
        "bulletin-viewer.d.ts".into(),
        "custom-elements.json".into(),
        "minimal.html".into(),
    ] {
        ensure!(folder.join(&name).is_file(), "the release has no {name}");
    }
    ensure!(
        script.contains(&file_name(&wasm)),
        "the script starts another wasm than {}",
        wasm.display()
    );
    for name in ["failure-", "reading-"] {
        let named = files_in(&folder)?
            .into_iter()
            .map(|it| file_name(&it))
            .find(|it| it.starts_with(name));
        ensure!(
            named.is_some_and(|it| script.contains(&it)),
            "the script asks for another {name}… than there is"
        );
    }
    ensure!(
        sums.len() == 3,
        "three archives have sums, not {}",
        sums.len()
    );
    for line in sums {
        let (sum, name) = line
            .split_once("  ")
            .context("a sum stands before a name")?;
        let archive = out.join(name);
        ensure!(checksum(&archive)? == sum, "{name} has another sum");
        ensure!(
            fs::metadata(&archive)?.len() > 50_000,
            "{name} is nearly empty"
        );
    }
    Ok(())
}

/// The viewer without its own page and the sample archive.
fn viewer_files(viewer: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files_in(viewer)?;
    // Published pages alone use the others; the command carries them.
    files.retain(|it| {
        let name = file_name(it);
        let starts = |start: &str| name.starts_with(start);
        let is_wasm = starts("viewer-") && name.ends_with(".wasm");
        let is_later = starts("failure-") || starts("reading-");
        name == build::SCRIPT || is_wasm || is_later
    });
    Ok(files)
}

/// What npm needs to know.
fn package(version: &str, folder: &Path) -> Result<String> {
    let files: Vec<_> = files_in(folder)?.iter().map(|it| file_name(it)).collect();
    let package = json!({
        "name": "bulletin-viewer",
        "version": version,
        "description": "A custom element that shows numbered bulletins (简报)",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": build::SCRIPT,
        "exports": { ".": { "types": "./bulletin-viewer.d.ts", "default": "./bulletin-viewer.js" }, "./*": "./*" },
        "types": "bulletin-viewer.d.ts",
        "customElements": "custom-elements.json",
        "sideEffects": true,
        "files": files,
    });
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}

/// The system that the command is compiled for.
fn system() -> Result<String> {
    let said = process::output(std::process::Command::new("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc names no host")?.to_owned())
}

/// The files in a folder, in the order of their names.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = build::entries(folder)?;
    files.retain(|it| it.is_file());
    Ok(files)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn copy(file: &Path, folder: &Path) -> Result<()> {
    let to = folder.join(file.file_name().unwrap_or_default());
    fs::copy(file, to).with_context(|| format!("{} cannot be copied", file.display()))?;
    Ok(())
}

/// Packs files into a folder of an archive. The same files give the same bytes.
fn zip(archive: &Path, folder: &str, files: &[PathBuf]) -> Result<()> {
    let file = File::create(archive)
        .with_context(|| format!("{} cannot be written", archive.display()))?;
    let mut zip = zip::ZipWriter::new(file);
    let command = format!("bulletin{}", std::env::consts::EXE_SUFFIX);
    for path in files {
        let name = file_name(path);
        let mode = if name == command { 0o755 } else { 0o644 };
        zip.start_file(
            format!("{folder}/{name}"),
            SimpleFileOptions::default().unix_permissions(mode),
        )?;
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        zip.write_all(&bytes)?;
    }
    zip.finish()?;
    Ok(())
}

fn checksum(file: &Path) -> Result<String> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut sum = String::new();
    for byte in Sha256::digest(&bytes) {
        let _ = write!(sum, "{byte:02x}");
    }
    Ok(sum)
}
