//! Makes the wasm small with `wasm-opt`; names files by what they hold.

use super::{make_empty, read_bytes, write};
use crate::process::{self, say};
use crate::tools::Tools;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

/// The viewer as it is served.
pub struct Wasm {
    /// `viewer-<hash>.wasm`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What its imports and exports were called, and what they are called now:
    /// wasm-bindgen's JavaScript has to follow.
    pub renamed: BTreeMap<String, String>,
}

/// What each of these is worth stands in ARCHITECTURE.md, "Bytes".
const SHRINK: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // Small functions only: larger ones become fewer bytes, but compress worse.
    "--one-caller-inline-max-function-size=18",
    // Nothing stands in the lowest KiB: it is the far end of the stack.
    "--low-memory-unused",
    // Rust checks before it loads or divides. Panics are explicit traps and stay.
    "--ignore-implicit-traps",
    // Names of one or two letters in place of `__wbg_addEventListener_c917b5aac468b3b5`,
    // whose hashes no compression takes away. It prints what it renamed.
    RENAMING,
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Feature by feature: what rustc compiles for, all of it older than the oldest
/// browsers that the viewer runs in (Chrome 97, Safari 16.4, Firefox 102).
/// `--all-features` would let binaryen use newer ones.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// What renames imports and exports.
const RENAMING: &str = "--minify-imports-and-exports-and-modules";

impl Wasm {
    /// Named by what it holds.
    pub fn new(start: &str, bytes: Vec<u8>, renamed: BTreeMap<String, String>) -> Self {
        Self {
            name: named(start, "wasm", &bytes),
            bytes,
            renamed,
        }
    }
}

/// A name that changes with the content. Short: scripts and pages say it, and no
/// compression takes it away.
pub fn named(start: &str, ending: &str, bytes: &[u8]) -> String {
    format!("{start}-{:08x}.{ending}", hash(&bytes) as u32)
}

/// Runs `wasm-opt` over the file, or takes what an earlier run made of the same.
///
/// The search (`start`) keeps the names of its exports, which its script calls.
pub fn shrink(tools: &Tools, start: &str, raw: &Path, work: &Path) -> Result<Wasm> {
    let renames = start == "viewer";
    let switches = SHRINK.iter().filter(|it| renames || **it != RENAMING);
    let key = hash(&(read_bytes(raw)?, SHRINK, FEATURES, renames));
    let kept = work.join("wasm").join(format!("{key:016x}"));
    let (wasm, names) = (kept.join("viewer.wasm"), kept.join("names.json"));
    // Written last: where it is, all of it is.
    if !names.exists() {
        say("shrinking", "the wasm with wasm-opt, for about 15 seconds");
        make_empty(&kept)?;
        let mut command = tools.command("wasm-opt");
        command
            .arg(raw)
            .args(switches)
            .args(FEATURES)
            .arg("-o")
            .arg(&wasm);
        let renamed = process::output(&mut command)?;
        write(&names, renamed.as_bytes())?;
    }
    let renamed = fs::read_to_string(&names).context("a name table was just written")?;
    let renamed = match renames {
        true => names_in(&renamed)?,
        false => BTreeMap::new(),
    };
    Ok(Wasm::new(start, read_bytes(&wasm)?, renamed))
}

/// The table that `wasm-opt` prints: `{"imports": [[module, old, new], …],
/// "exports": [[old, new], …]}`. All modules become one, of the name `a`.
fn names_in(json: &str) -> Result<BTreeMap<String, String>> {
    let table: Value = serde_json::from_str(json.trim())
        .context("wasm-opt printed no table of the names it changed")?;
    let mut names = BTreeMap::new();
    let rows = ["imports", "exports"].map(|it| table[it].as_array());
    for row in rows.into_iter().flatten().flatten() {
        let row: Vec<_> = row
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        match row[..] {
            [module, old, new] => {
                names.insert(module.to_owned(), "a".to_owned());
                names.insert(old.to_owned(), new.to_owned());
            }
            [old, new] => {
                names.insert(old.to_owned(), new.to_owned());
            }
            _ => anyhow::bail!("wasm-opt printed a row of another kind: {row:?}"),
        }
    }
    Ok(names)
}

/// Not for security: only so that a name changes when the bytes do. The
/// standard hasher with its fixed keys gives the same name on every machine.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_names_is_read() {
        let json = r#"{"imports": [["./viewer_bg.js", "__wbg_now_1", "A"]], "exports": [["memory", "b"]]}"#;
        let names = names_in(json).unwrap();
        let pairs: Vec<_> = names.iter().map(|(old, new)| (&**old, &**new)).collect();
        assert_eq!(
            pairs,
            [
                ("./viewer_bg.js", "a"),
                ("__wbg_now_1", "A"),
                ("memory", "b")
            ]
        );
        assert!(names_in("").is_err());
        assert!(names_in(r#"{"imports": [["x"]]}"#).is_err());
    }
}
