//! Bundles the scripts and the style sheets with esbuild. The script of other
//! people's pages has the loader (`assets/bulletin-viewer.js`), wasm-bindgen's
//! JavaScript, and the style sheet as text. Published pages have the style sheet in
//! a file and begin with a small script (`assets/published.js`), which fetches the
//! rest when it is of use.

use super::wasm::{Wasm, named};
use super::{glue, make_empty, read, write};
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

/// A script, bundled from `assets/<entry>.js`.
struct Script {
    entry: &'static str,
    /// Its name: as it is, or with the hash of its content.
    name: Name,
    /// `esm`, or `iife` for what must run before the page is read to its end.
    format: &'static str,
    /// For published pages, which have the text in their HTML.
    published: bool,
    /// With what a webmaster wants to know.
    detailed: bool,
}

enum Name {
    Plain,
    Hashed(&'static str),
}

const fn later(entry: &'static str) -> Script {
    Script {
        entry,
        name: Name::Hashed(entry),
        format: "esm",
        published: false,
        detailed: false,
    }
}

/// In an order in which each comes after those that it fetches: it knows their
/// names, as `FAILURE_URL` and the like.
const SCRIPTS: &[Script] = &[
    Script {
        detailed: true,
        ..later("failure")
    },
    later("search"),
    later("reading"),
    later("years"),
    Script {
        published: true,
        ..later("sheets")
    },
    Script {
        published: true,
        ..later("start")
    },
    Script {
        published: true,
        ..later("list")
    },
    Script {
        published: true,
        ..later("count")
    },
    // Not a module: those wait until the whole page has been read.
    Script {
        format: "iife",
        published: true,
        ..later("choices")
    },
    Script {
        name: Name::Hashed("viewer"),
        published: true,
        ..later("published")
    },
    Script {
        name: Name::Plain,
        ..later("bulletin-viewer")
    },
];

/// The style sheets, as what they are laid beside the scripts.
const SHEETS: [(&str, &str); 11] = [
    ("embed.css", "embed.css"),
    ("published.css", "published.css"),
    ("list.css", "list.css"),
    ("count.css", "count.css"),
    ("search.css", "search.css"),
    ("start.css", "start.css"),
    ("sheets.css", "sheets.css"),
    ("reading.css", "reading.css"),
    ("years.css", "years.css"),
    ("css/failure.css", "css/failure.css"),
    ("css/paper.css", "paper.css"),
];

/// The scripts and the sheet, by their names. Scripts import their neighbours as
/// `./viewer.js`, `./embed.css` and `./start.css`, so all are laid side by side
/// first.
///
/// `glue` is wasm-bindgen's JavaScript.
pub fn scripts(
    tools: &Tools,
    glue: &str,
    wasm: &Wasm,
    search: &Wasm,
    work: &Path,
    mode: Mode,
) -> Result<Vec<(String, Vec<u8>)>> {
    make_empty(&work.join("css"))?;
    let assets = project::root().join("assets");
    super::page::copy(&assets.join("loader"), &work.join("loader"))?;
    super::page::copy(&assets.join("count"), &work.join("count"))?;
    write(&work.join("viewer.js"), glue::function(glue)?.as_bytes())?;
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
    let list = read(&work.join("list.css"))?.into_bytes();
    let count = read(&work.join("count.css"))?.into_bytes();
    let mut files = vec![
        (sheet_name.clone(), sheet),
        (named("list", "css", &list), list),
        (named("count", "css", &count), count),
    ];
    // What a script knows of the files beside it (assets/loader/globals.d.ts).
    let mut known = vec![
        format!("--define:CSS_URL=\"{sheet_name}\""),
        format!("--define:WASM_URL=\"{}\"", wasm.name),
        format!("--define:WASM_BYTES={}", wasm.bytes.len()),
        format!("--define:SEARCH_WASM_URL=\"{}\"", search.name),
    ];
    for it in SCRIPTS {
        let file = format!("{}.js", it.entry);
        let (from, out) = (work.join(&file), work.join("out.js"));
        fs::copy(assets.join(&file), &from).with_context(|| format!("assets/{file} is missing"))?;
        let mut command = esbuild(tools, &from, mode);
        command
            // Chinese texts as they are: as \u escapes they would be twice as long.
            .args(["--charset=utf8", "--legal-comments=none"])
            .arg("--loader:.css=text")
            .arg(format!("--format={}", it.format))
            .arg(format!("--define:PUBLISHED={}", it.published))
            .arg(format!("--define:DETAILED={}", it.detailed))
            .args(&known);
        // The search calls a wasm of its own, which keeps its names.
        if it.entry != "search" {
            command.args(&renaming);
        }
        if mode == Mode::Development {
            command.arg("--sourcemap=inline");
        }
        process::run(command.arg(format!("--outfile={}", out.display())))?;
        let script = trimmed(&out)?.into_bytes();
        let name = match it.name {
            Name::Plain => file,
            Name::Hashed(start) => named(start, "js", &script),
        };
        known.push(format!(
            "--define:{}_URL=\"{name}\"",
            it.entry.to_uppercase().replace('-', "_")
        ));
        files.push((name, script));
    }
    Ok(files)
}

/// esbuild over a script or a sheet and what it imports.
fn esbuild(tools: &Tools, entry: &Path, mode: Mode) -> Command {
    let mut command = tools.command("esbuild");
    command
        .arg(entry)
        .args(["--bundle", FLOOR, "--log-level=warning"])
        // The type checker's settings are not for what readers get.
        .arg("--tsconfig-raw={}");
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
