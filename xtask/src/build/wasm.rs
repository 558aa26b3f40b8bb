//! Makes the wasm small with binaryen; names files by what they hold.

use super::{order, read_bytes, write};
use crate::process::{self, say};
use crate::tools::Tools;
use anyhow::{Context, Result};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

/// The viewer as it is served.
pub struct Wasm {
    /// `viewer-<hash>.wasm`.
    pub name: String,
    pub bytes: Vec<u8>,
}

const FLAGS: &[&str] = &[
    // Control flow written anew from scratch is shorter than what the compiler's
    // own passes leave: 0.6 KB.
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--converge",
    // Inlined into the one place that calls them, small functions only: larger
    // ones become fewer bytes by it but compress worse.
    "--one-caller-inline-max-function-size=35",
    // Nothing stands in the lowest KiB: it is the far end of the stack.
    "--low-memory-unused",
    // Every feature by itself: they are those that rustc compiles for, and all of
    // them stand in the oldest browsers of DESIGN's floor (Chrome 97, Safari 16.4,
    // Firefox 102). `--all-features` would let binaryen use newer ones.
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

impl Wasm {
    /// Named by what it holds.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self {
            name: named("viewer", "wasm", &bytes),
            bytes,
        }
    }
}

/// A name that changes with the content. Short: scripts and pages say it, and no
/// compression takes it away.
pub fn named(start: &str, ending: &str, bytes: &[u8]) -> String {
    format!("{start}-{:08x}.{ending}", hash(&bytes) as u32)
}

/// Runs `wasm-opt` over the bytes, or takes what an earlier run made of the
/// same; then sorts the functions.
pub fn shrink(tools: &Tools, raw: &[u8], work: &Path) -> Result<Vec<u8>> {
    let cache = work.join("wasm");
    let kept = cache.join(format!("{:016x}.wasm", hash(&(raw, FLAGS))));
    if !kept.exists() {
        say("shrinking", "the wasm with wasm-opt");
        fs::create_dir_all(&cache)
            .with_context(|| format!("{} cannot be made", cache.display()))?;
        let (input, part) = (kept.with_extension("raw"), kept.with_extension("part"));
        write(&input, raw)?;
        process::run(
            tools
                .command("wasm-opt")
                .args(FLAGS)
                .arg(&input)
                .arg("-o")
                .arg(&part),
        )?;
        write(&kept, &read_bytes(&part)?)?;
        let _ = fs::remove_file(&input);
        let _ = fs::remove_file(&part);
    }
    order::sorted(&read_bytes(&kept)?)
}

/// Not for security: only so that a name changes when the bytes do. The
/// standard hasher with its fixed keys gives the same name on every machine.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
