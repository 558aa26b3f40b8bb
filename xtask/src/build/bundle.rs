//! Bundles the scripts and the style sheets with esbuild. The script of other
//! people's pages is made of the loader (assets/bulletin-viewer.js),
//! wasm-bindgen's JavaScript, and the style sheet as a text within; that of
//! published pages leaves out what their HTML brings, the style sheet above all;
//! others are fetched later by both.

use super::wasm::{Wasm, named};
use super::{SCRIPT, make_empty, read, write};
use crate::tools::Tools;
use crate::{process, project};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Whom the files are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Readers: small.
    Release,
    /// Developers: as written, with source maps.
    Development,
}

/// The oldest browsers that the script is written for: the floor of the
/// element. JavaScript and CSS newer than that are rewritten.
const FLOOR: &str = "--target=chrome97,safari16.4,firefox102";

/// What the scripts fetch, from beside themselves, when something has failed, and
/// when the reader wants settings or goes on with what they read before.
const LATER: [&str; 2] = ["failure", "reading"];

/// What published pages run before they are seen.
const CHOICES: &str = "choices";

/// The style sheets, as what they are laid beside the scripts.
const SHEETS: [(&str, &str); 5] = [
    ("embed.css", "embed.css"),
    ("published.css", "published.css"),
    ("later.css", "later.css"),
    ("reading.css", "reading.css"),
    ("css/paper.css", "paper.css"),
];

/// The scripts and the sheet, by their names. Scripts import their neighbours as
/// `./viewer.js`, `./embed.css` and `./later.css`, so all are laid side by side
/// first.
///
/// `glue` is wasm-bindgen's JavaScript.
pub fn scripts(
    tools: &Tools,
    glue: &str,
    wasm: &Wasm,
    work: &Path,
    mode: Mode,
) -> Result<Vec<(String, Vec<u8>)>> {
    make_empty(work)?;
    let assets = project::root().join("assets");
    super::page::copy(&assets.join("loader"), &work.join("loader"))?;
    write(&work.join("viewer.js"), glue.as_bytes())?;
    for (from, to) in SHEETS {
        let to = work.join(to);
        process::run(
            esbuild(tools, &assets.join(from), mode).arg(format!("--outfile={}", to.display())),
        )?;
        write(&to, trimmed(&to)?.as_bytes())?;
    }
    let sheet = read(&work.join("published.css"))?.into_bytes();
    let sheet_name = named("viewer", "css", &sheet);
    let renaming = renaming(wasm, &work.join("names.json"))?;
    let bundle =
        |entry: &str, format: &str, published: bool, later: &[String]| -> Result<Vec<u8>> {
            let from = work.join(entry);
            fs::copy(assets.join(entry), &from)
                .with_context(|| format!("assets/{entry} is missing"))?;
            let out = work.join("out.js");
            let mut command = esbuild(tools, &from, mode);
            command
                // Chinese texts as they are: as \u escapes they would be twice as long.
                .args(["--charset=utf8", "--legal-comments=none"])
                .arg("--loader:.css=text")
                .args(&renaming)
                .arg(format!("--format={format}"))
                .arg(format!("--define:PUBLISHED={published}"))
                .arg(format!("--define:CSS_URL=\"{sheet_name}\""))
                .arg(format!("--define:WASM_URL=\"{}\"", wasm.name))
                .arg(format!("--define:WASM_BYTES={}", wasm.bytes.len()));
            if mode == Mode::Development {
                command.arg("--sourcemap=inline");
            }
            for (name, url) in LATER.iter().zip(later) {
                let name = name.to_ascii_uppercase();
                command.arg(format!("--define:{name}_URL=\"{url}\""));
            }
            process::run(command.arg(format!("--outfile={}", out.display())))?;
            Ok(trimmed(&out)?.into_bytes())
        };
    let mut files = Vec::new();
    let mut later = Vec::new();
    for name in LATER {
        let script = bundle(&format!("{name}.js"), "esm", false, &[])?;
        later.push(named(name, "js", &script));
        files.push((named(name, "js", &script), script));
    }
    // Not a module: those wait until the whole page has been read.
    let choices = bundle(&format!("{CHOICES}.js"), "iife", true, &[])?;
    files.push((named(CHOICES, "js", &choices), choices));
    let everywhere = bundle(SCRIPT, "esm", false, &later)?;
    files.push((SCRIPT.to_owned(), everywhere));
    let published = bundle(SCRIPT, "esm", true, &later)?;
    files.push((named("viewer", "js", &published), published));
    files.push((sheet_name, sheet));
    Ok(files)
}

/// esbuild over a script or a sheet and what it imports.
fn esbuild(tools: &Tools, entry: &Path, mode: Mode) -> Command {
    let mut command = tools.command("esbuild");
    command
        .arg(entry)
        .args(["--bundle", FLOOR, "--log-level=warning"]);
    if mode == Mode::Release {
        command.arg("--minify");
    }
    command
}

/// The switches by which wasm-bindgen's JavaScript calls the imports and exports
/// of the wasm what `wasm-opt` has renamed them to (esbuild's documentation,
/// "Mangle props").
fn renaming(wasm: &Wasm, cache: &Path) -> Result<Vec<String>> {
    if wasm.renamed.is_empty() {
        return Ok(Vec::new());
    }
    write(cache, &serde_json::to_vec(&wasm.renamed)?)?;
    let names: Vec<_> = wasm
        .renamed
        .keys()
        .map(|it| it.replace('.', r"\."))
        .collect();
    Ok(vec![
        format!("--mangle-props=^({})$", names.join("|")),
        // The name of the module is a quoted one.
        "--mangle-quoted".to_owned(),
        format!("--mangle-cache={}", cache.display()),
    ])
}

/// A file without the line break with which esbuild ends it, which would stand
/// in the text of a style sheet.
fn trimmed(path: &Path) -> Result<String> {
    Ok(read(path)?.trim_end().to_owned())
}
