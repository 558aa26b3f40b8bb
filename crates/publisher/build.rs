//! Embeds the viewer in the binary.
//!
//! `BULLETIN_VIEWER` names the folder that `cargo xtask build` wrote. Without
//! it the command is built all the same; asked for a site, it reports that it
//! contains no viewer. The demonstration page in that folder, with its style
//! sheet and data, is not embedded: a site has its own.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The prefixes of the viewer's hashed files.
const HASHED_NAMES: &[&str] = include!("src/site/hashed-names.in");

/// The code that draws pages: when it changes, all pages are drawn again.
const DRAWING: &[&str] = &["src/site", "../../src", "../bulletin/src"];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=BULLETIN_VIEWER");
    let files = match env::var_os("BULLETIN_VIEWER") {
        Some(folder) if !folder.is_empty() => viewer(Path::new(&folder)),
        _ => Vec::new(),
    };
    let mut code = String::from("&[\n");
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.file_name().unwrap_or_default();
        let _ = writeln!(code, "    ({name:?}, include_bytes!({file:?})),");
    }
    code.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("viewer.rs"), code).expect("OUT_DIR can be written");

    let mut hasher = DefaultHasher::new();
    for folder in DRAWING {
        println!("cargo::rerun-if-changed={folder}");
        fingerprint(Path::new(folder), &mut hasher);
    }
    println!("cargo::rustc-env=BULLETIN_DRAWING={:016x}", hasher.finish());
}

/// The viewer's files, ordered by name.
fn viewer(folder: &Path) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let folder = folder.canonicalize().unwrap_or_else(|error| {
        panic!(
            "BULLETIN_VIEWER={}: {error}. Name the folder that `cargo xtask build` wrote, with its whole path.",
            folder.display()
        )
    });
    let mut files: Vec<_> = entries(&folder)
        .into_iter()
        .filter(|path| path.is_file() && is_of_a_site(path))
        .collect();
    files.sort();
    assert!(
        files
            .iter()
            .any(|path| path.ends_with("bulletin-viewer.js")),
        "BULLETIN_VIEWER={}: no bulletin-viewer.js in there. Name the folder that `cargo xtask build` wrote.",
        folder.display()
    );
    files
}

/// Whether a file belongs to the viewer, and not to its own page.
fn is_of_a_site(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let start = name.split_once('-').map_or("", |(start, _)| start);
    ["bulletin-viewer.js", "icon.svg"].contains(&&*name) || HASHED_NAMES.contains(&start)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let list = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut entries: Vec<_> = list.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries
}

fn fingerprint(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        for entry in entries(path) {
            fingerprint(&entry, hasher);
        }
    } else {
        path.hash(hasher);
        fs::read(path).unwrap_or_default().hash(hasher);
    }
}
