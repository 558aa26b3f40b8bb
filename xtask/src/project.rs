//! Where things lie in the checkout.

use anyhow::{Context, Result};
use std::path::PathBuf;

/// The folder of the workspace's Cargo.toml.
///
/// Asked at run time: a target directory can be shared by several checkouts,
/// and a path compiled in would then point to another one.
pub fn root() -> PathBuf {
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let package = PathBuf::from(package);
    package.parent().map(PathBuf::from).unwrap_or(package)
}

/// The folder for whatever the tasks write. Always in the checkout, also
/// where `CARGO_TARGET_DIR` sends cargo's own output elsewhere, so that
/// `target/site` is what README.md says it is.
pub fn target() -> PathBuf {
    root().join("target")
}

/// The folder of cargo's own output: `CARGO_TARGET_DIR`, or `target`.
pub fn cargo_target() -> Result<PathBuf> {
    match std::env::var_os("CARGO_TARGET_DIR") {
        // Relative to where cargo was started, which is here for xtask's own calls.
        Some(folder) => Ok(std::env::current_dir()?.join(folder)),
        None => Ok(target()),
    }
}

/// The viewer's files, with a page of their own and the sample archive.
pub fn viewer() -> PathBuf {
    target().join("viewer")
}

/// The published site of the sample archive.
pub fn site() -> PathBuf {
    target().join("site")
}

/// Whether a file in this folder of the checkout, or below it, holds this text.
pub fn mentions(folder: &str, text: &str) -> bool {
    fn within(path: &std::path::Path, text: &str) -> bool {
        match std::fs::read_dir(path) {
            Ok(entries) => entries.flatten().any(|it| within(&it.path(), text)),
            Err(_) => std::fs::read_to_string(path).is_ok_and(|it| it.contains(text)),
        }
    }
    within(&root().join(folder), text)
}

/// The version of a package that Cargo.lock names. Cargo writes the file, so
/// its layout (a line `name`, then a line `version`) can be relied upon.
pub fn locked_version(package: &str) -> Result<String> {
    let path = root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path)
        .with_context(|| format!("{} cannot be read", path.display()))?;
    version_in(&lock, package)
        .with_context(|| format!("{} names no package {package}", path.display()))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_version_is_found_by_the_whole_name() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"a\"\nversion = \"2.1.0\"\n";
        assert_eq!(super::version_in(lock, "a").as_deref(), Some("2.1.0"));
        assert_eq!(super::version_in(lock, "b"), None);
    }
}
