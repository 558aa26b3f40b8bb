//! `cargo xtask test lint`: what reads the code instead of running it.

use crate::process::{self, say};
use crate::test::cargo;
use crate::tools::Tools;
use anyhow::Result;

/// Clippy, the types and the linter of the scripts, licences and sources of the
/// dependencies.
pub fn all(tools: &Tools) -> Result<()> {
    cargo(
        tools,
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "--deny=warnings",
        ],
    )?;
    scripts(tools)?;
    dependencies(tools)
}

/// Clippy over what runs in the browser.
pub fn wasm(tools: &Tools) -> Result<()> {
    cargo(
        tools,
        &[
            "clippy",
            "--package=bulletin-viewer",
            "--all-targets",
            "--target=wasm32-unknown-unknown",
            "--",
            "--deny=warnings",
        ],
    )
}

/// Types (tsconfig.json) and habits (.oxlintrc.json) of the scripts.
fn scripts(tools: &Tools) -> Result<()> {
    process::run(tools.command("tsc").args(["--project", "tsconfig.json"]))?;
    process::run(tools.command("oxlint").args([
        "--config",
        ".oxlintrc.json",
        "--deny-warnings",
        "assets",
        "tests/pages",
    ]))
}

/// Licences, sources and duplicates of what Cargo.lock names (deny.toml); known
/// vulnerabilities where their database can be fetched.
fn dependencies(tools: &Tools) -> Result<()> {
    let deny = |arguments: &[&str]| {
        let mut command = tools.command("cargo-deny");
        command.args(arguments).env("GIT_TERMINAL_PROMPT", "0");
        command
    };
    process::run(&mut deny(&[
        "--locked",
        "--workspace",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))?;
    match process::output(&mut deny(&["--locked", "fetch", "db"])) {
        Ok(_) => process::run(&mut deny(&[
            "--frozen",
            "--workspace",
            "check",
            "advisories",
        ])),
        Err(_) => {
            say(
                "skipped",
                "advisories: their database cannot be fetched from here",
            );
            Ok(())
        }
    }
}
