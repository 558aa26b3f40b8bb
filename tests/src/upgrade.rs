//! Two builds of the same site, one after the other in the same folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex};

/// The command of the build under test: `cargo xtask test browsers` names it.
const COMMAND: &str = "BULLETIN_COMMAND";

/// The folders of a site before and after.
pub struct Upgrade {
    /// As an earlier build left it.
    pub before: PathBuf,
    /// As the command left it, which found the earlier build there.
    pub after: PathBuf,
}

/// Makes both, once for all browsers.
///
/// The second build is what the command writes. The first one is the same site with
/// another viewer: each script, each style sheet and the wasm has something at its
/// end that does nothing, so their names have other hashes, and so have the pages
/// that name them. It does not have another contract between its files than the
/// second one: that files of two builds never meet is what the test is for.
///
/// # Panics
/// When the command fails.
pub fn upgrade() -> &'static Upgrade {
    static BUILDS: LazyLock<Mutex<Option<&'static Upgrade>>> = LazyLock::new(Mutex::default);
    let mut builds = BUILDS.lock().unwrap_or_else(|poison| poison.into_inner());
    builds.get_or_insert_with(|| Box::leak(Box::new(make())))
}

/// Builds a site of an archive with the command under test.
///
/// # Panics
/// When the command fails.
pub fn build(archive: &Path, site: &Path) {
    let command = std::env::var_os(COMMAND).expect("`cargo xtask test browsers` names the command");
    let mut it = Command::new(&command);
    it.arg("build").arg(archive).arg("--out").arg(site);
    let output = it.output().expect("the command runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "no site was built:\n{said}");
}

fn make() -> Upgrade {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = root.join("target/upgrade");
    let _ = fs::remove_dir_all(&folder);
    let [before, after] = ["before", "after"].map(|it| folder.join(it));
    let build = |site: &Path| build(&root.join("assets/sample"), site);
    build(&after);
    disguise(&after);
    copy(&after, &before);
    build(&after);
    Upgrade { before, after }
}

/// Gives the viewer of a site other hashes.
fn disguise(site: &Path) {
    let names: Vec<String> = fs::read_dir(site)
        .expect("the site is a folder")
        .filter_map(|it| it.ok()?.file_name().into_string().ok())
        .collect();
    let hashed: Vec<(String, String)> = names
        .iter()
        .filter(|it| it.ends_with(".js") || it.ends_with(".css") || it.ends_with(".wasm"))
        .filter_map(|it| Some((it.clone(), other_name(it)?)))
        .collect();
    assert!(hashed.len() > 6, "{names:?}");
    rename_in(site, &hashed);
    for (from, to) in &hashed {
        fs::rename(site.join(from), site.join(to)).expect("it can be renamed");
        for packed in ["br", "gz"] {
            let _ = fs::remove_file(site.join(format!("{from}.{packed}")));
        }
    }
}

/// `viewer-1f0.js` for `viewer-0ef.js`.
fn other_name(name: &str) -> Option<String> {
    let (start, rest) = name.split_once('-')?;
    let (hash, end) = rest.split_once('.')?;
    if start == "guide" || hash.len() != 8 {
        return None;
    }
    let digits = hash.chars().map(|it| {
        it.to_digit(16)
            .and_then(|it| char::from_digit((it + 1) % 16, 16))
    });
    Some(format!(
        "{start}-{}.{end}",
        digits.collect::<Option<String>>()?
    ))
}

/// Changes the names in all that names them, adds to each file of the viewer what does
/// nothing, and makes the site's own list of files know of the change.
fn rename_in(folder: &Path, hashed: &[(String, String)]) {
    for entry in fs::read_dir(folder)
        .expect("it is a folder")
        .filter_map(Result::ok)
    {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            rename_in(&path, hashed);
            continue;
        }
        let is_ours = hashed.iter().any(|(it, _)| *it == name) || name == "bulletin-viewer.js";
        if name.ends_with(".wasm") {
            let mut bytes = fs::read(&path).expect("it can be read");
            // A section of the name “A” with nothing in it.
            bytes.extend([0, 2, 1, b'A']);
            fs::write(&path, bytes).expect("it can be written");
            continue;
        }
        let Ok(mut text) = fs::read_to_string(&path) else {
            continue;
        };
        for (from, to) in hashed {
            text = text.replace(from, to);
        }
        if is_ours {
            text.push_str("\n/* An earlier build. */\n");
        }
        if name == "bulletin-site.json" {
            let is_changed = |line: &str| {
                let named = line.trim_start_matches('"');
                named.contains(".html\"")
                    || named.starts_with("bulletin-viewer.js\"")
                    || hashed.iter().any(|(_, it)| named.starts_with(it.as_str()))
            };
            let lines = text.lines().map(|line| match is_changed(line) {
                true => unknown(line),
                false => line.to_owned(),
            });
            text = lines.collect::<Vec<_>>().join("\n");
        }
        fs::write(&path, text).expect("it can be written");
    }
}

/// A line of the list with hashes that no file has.
fn unknown(line: &str) -> String {
    let mut line = line.to_owned();
    for field in ["\"key\":\"", "\"hash\":\""] {
        if let Some(at) = line.find(field) {
            let at = at + field.len();
            line.replace_range(at..at + 16, "0123456789abcdef");
        }
    }
    line
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from)
        .expect("it is a folder")
        .filter_map(Result::ok)
    {
        let to = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to),
            false => drop(fs::copy(entry.path(), to).expect("it can be copied")),
        }
    }
}
