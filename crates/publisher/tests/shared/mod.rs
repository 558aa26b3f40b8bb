//! What the tests of sites share: the sample archive in a folder of its own, a
//! stand-in for the viewer, and building.

#![allow(dead_code)]

pub mod http;

use indicatif::ProgressBar;
use publisher::site::{self, Error, Options, Outcome, Viewer};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// An archive and a place for a site.
pub struct Fixture {
    folder: TempDir,
    pub options: Options,
}

impl Fixture {
    /// The sample archive.
    pub fn new() -> Fixture {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("archive");
        copy(&sample(), &archive);
        let options = Options {
            out: folder.path().join("site"),
            archive,
            base_url: None,
            viewer: viewer("first"),
            anew: false,
            with_proposed: false,
            search: true,
        };
        Fixture { folder, options }
    }

    /// The sample archive with the site's address known.
    pub fn at(base_url: &str) -> Fixture {
        let mut fixture = Fixture::new();
        fixture.options.base_url = Some(base_url.to_owned());
        fixture
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn build(&self) -> Outcome {
        self.try_build().unwrap()
    }

    pub fn try_build(&self) -> Result<Outcome, Error> {
        site::run(&self.options, &ProgressBar::hidden())
    }

    pub fn site(&self) -> &Path {
        &self.options.out
    }

    /// A file of the site.
    pub fn read(&self, path: &str) -> String {
        let file = self.site().join(path);
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn json(&self, path: &str) -> serde_json::Value {
        serde_json::from_str(&self.read(path)).unwrap()
    }

    /// Changes a file of the archive.
    pub fn change(&self, path: &str, change: impl FnOnce(&mut serde_json::Value)) {
        let file = self.options.archive.join(path);
        let mut value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        change(&mut value);
        fs::write(file, value.to_string()).unwrap();
    }

    /// All files of the site with their bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(self.site(), "", &mut files);
        files
    }
}

pub fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample")
}

/// Files named like a viewer's; their content tells versions apart.
pub fn viewer(version: &str) -> Viewer {
    let mark: u32 = version.bytes().fold(17, |sum, byte| {
        sum.wrapping_mul(16_777_619) ^ u32::from(byte)
    });
    let wasm = [
        b"\0asm\x01\0\0\0".as_slice(),
        version.repeat(400).as_bytes(),
    ]
    .concat();
    let texts = [
        (
            "bulletin-viewer.js".to_owned(),
            format!("// {version}\n").repeat(40),
        ),
        (
            format!("choices-{mark:08x}.js"),
            format!("// choices {version}\n").repeat(40),
        ),
        (
            format!("reading-{mark:08x}.js"),
            format!("// reading {version}\n").repeat(40),
        ),
        (
            format!("failure-{mark:08x}.js"),
            format!("// {version}\n").repeat(40),
        ),
        (
            format!("viewer-{mark:08x}.js"),
            format!("// published {version}\n").repeat(40),
        ),
        (
            format!("viewer-{mark:08x}.css"),
            format!("/* {version} */\n").repeat(40),
        ),
        (
            "icon.svg".to_owned(),
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned(),
        ),
    ];
    let mut viewer = Viewer::default();
    viewer
        .files
        .insert(format!("viewer-{mark:08x}.wasm"), wasm.into());
    for (name, text) in texts {
        viewer.files.insert(name, text.into_bytes().into());
    }
    viewer
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn collect(folder: &Path, path: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{path}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => collect(&entry.path(), &format!("{name}/"), files),
            false => drop(files.insert(name, fs::read(entry.path()).unwrap())),
        }
    }
}
