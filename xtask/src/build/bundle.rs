//! Makes one script of three parts: the loader (assets/bulletin-viewer.js),
//! wasm-bindgen's JavaScript, and the style sheet as a text within.

use super::wasm::Wasm;
use super::{make_empty, read_bytes};
use crate::tools::Tools;
use crate::{process, project};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The oldest browsers that the script is written for: the floor of the
/// element. JavaScript and CSS newer than that are rewritten.
const FLOOR: &str = "--target=chrome97,safari16.4,firefox102";

/// Properties of wasm-bindgen's own objects, which get short names. Not those
/// that Yew writes on nodes of the page, where a short name may be taken.
const PRIVATE: &str = "--mangle-props=^(__wbg_ptr|__destroy_into_raw|_wbg_cb_unref)$";

/// The script's bytes. The loader imports its two neighbours as `./viewer.js`
/// and `./viewer.css`, so all three are laid side by side first.
pub fn script(tools: &Tools, glue: &str, wasm: &Wasm, work: &Path) -> Result<Vec<u8>> {
    make_empty(work)?;
    let assets = project::root().join("assets");
    let loader = work.join("bulletin-viewer.js");
    copy(&assets.join("bulletin-viewer.js"), &loader)?;
    let parts = assets.join("loader");
    if parts.is_dir() {
        super::page::copy(&parts, &work.join("loader"), &[])?;
    }
    super::write(&work.join("viewer.js"), glue.as_bytes())?;
    process::run(
        tools
            .command("esbuild")
            .arg(assets.join("viewer.css"))
            .args(["--bundle", "--minify", FLOOR, "--log-level=warning"])
            .arg(format!("--outfile={}", work.join("viewer.css").display())),
    )?;
    trim_end(&work.join("viewer.css"))?;
    let out = work.join("out.js");
    process::run(
        tools
            .command("esbuild")
            .arg(&loader)
            .args(["--bundle", "--minify", "--format=esm", FLOOR])
            // Chinese texts as they are: as \u escapes they would be twice as long.
            .args(["--charset=utf8", "--legal-comments=none"])
            .args(["--loader:.css=text", "--log-level=warning"])
            .arg(PRIVATE)
            .arg(format!("--define:WASM_URL=\"{}\"", wasm.name))
            .arg(format!("--define:WASM_BYTES={}", wasm.bytes.len()))
            .arg(format!("--outfile={}", out.display())),
    )?;
    read_bytes(&out)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .map(drop)
        .with_context(|| format!("{} cannot be copied", from.display()))
}

/// esbuild ends a file with a line break, which would stand in the text.
fn trim_end(path: &Path) -> Result<()> {
    let text = super::read(path)?;
    super::write(path, text.trim_end().as_bytes())
}
