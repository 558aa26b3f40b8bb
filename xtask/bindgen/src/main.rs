//! Writes wasm-bindgen's JavaScript for a compiled module: `viewer.js` and
//! `viewer_bg.wasm`, for `--target web`.
//!
//! The tool `wasm-bindgen` does the same from the same library, and takes three
//! times as long to compile.

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

const USAGE: &str = "usage: xtask-bindgen MODULE.wasm FOLDER";

fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let module = arguments.next().context(USAGE)?;
    let folder = arguments.next().context(USAGE)?;
    Bindgen::new()
        .input_path(module)
        .out_name("viewer")
        .web(true)?
        .typescript(false)
        // The loader gives the compiled module; there is no default address.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
}
