//! Makes the two scripts. The one that pages load is made of the loader
//! (assets/bulletin-viewer.js), wasm-bindgen's JavaScript, and the style sheet
//! as a text within; the other is what the loader fetches when something fails.

use super::wasm::Wasm;
use super::{FAILURE, SCRIPT, make_empty, read, write};
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

/// The scripts, by their names. They import their neighbours as `./viewer.js`,
/// `./viewer.css` and `./failure.css`, so all are laid side by side first.
pub fn scripts(
    tools: &Tools,
    glue: &str,
    wasm: &Wasm,
    work: &Path,
) -> Result<Vec<(&'static str, Vec<u8>)>> {
    make_empty(work)?;
    let assets = project::root().join("assets");
    super::page::copy(&assets.join("loader"), &work.join("loader"), &[])?;
    write(&work.join("viewer.js"), glue.as_bytes())?;
    for (from, to) in [
        ("viewer.css", "viewer.css"),
        ("css/failure.css", "failure.css"),
    ] {
        let to = work.join(to);
        process::run(
            tools
                .command("esbuild")
                .arg(assets.join(from))
                .args(["--bundle", "--minify", FLOOR, "--log-level=warning"])
                .arg(format!("--outfile={}", to.display())),
        )?;
        write(&to, trimmed(&to)?.as_bytes())?;
    }
    let mut scripts = Vec::new();
    for name in [SCRIPT, FAILURE] {
        let from = work.join(name);
        fs::copy(assets.join(name), &from).with_context(|| format!("assets/{name} is missing"))?;
        let out = work.join("out.js");
        process::run(
            tools
                .command("esbuild")
                .arg(&from)
                .args(["--bundle", "--minify", "--format=esm", FLOOR])
                // Chinese texts as they are: as \u escapes they would be twice as long.
                .args(["--charset=utf8", "--legal-comments=none"])
                .args(["--loader:.css=text", "--log-level=warning"])
                .arg(PRIVATE)
                .arg(format!("--define:WASM_URL=\"{}\"", wasm.name))
                .arg(format!("--define:WASM_BYTES={}", wasm.bytes.len()))
                .arg(format!("--define:FAILURE_URL=\"{FAILURE}\""))
                .arg(format!("--outfile={}", out.display())),
        )?;
        scripts.push((name, trimmed(&out)?.into_bytes()));
    }
    Ok(scripts)
}

/// A file without the line break with which esbuild ends it, which would stand
/// in the text of a style sheet.
fn trimmed(path: &Path) -> Result<String> {
    Ok(read(path)?.trim_end().to_owned())
}
