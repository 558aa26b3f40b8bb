//! What rustup brings: the wasm target, and for the tests rustfmt and Clippy.

use super::{Found, Purpose, Tool};
use crate::{process, project};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// What is needed of the Rust toolchain.
pub fn tools(purpose: Purpose) -> Vec<Box<dyn Tool>> {
    let mut tools: Vec<Box<dyn Tool>> = vec![Box::new(WasmTarget)];
    if purpose == Purpose::Bundle {
        return tools;
    }
    tools.push(Box::new(Sources));
    if purpose == Purpose::Test {
        tools.push(Box::new(Component("rustfmt")));
        tools.push(Box::new(Component("clippy")));
    }
    tools
}

fn rustup(arguments: &[&str]) -> Result<()> {
    process::run(
        Command::new("rustup")
            .args(arguments)
            .current_dir(project::root()),
    )
}

struct WasmTarget;

impl Tool for WasmTarget {
    fn label(&self) -> String {
        format!("Rust's standard library for {TARGET}")
    }

    fn about(&self) -> String {
        "the viewer is compiled to it".into()
    }

    fn seconds(&self) -> u32 {
        10
    }

    fn find(&self) -> Option<Found> {
        let library = sysroot()?.join("lib/rustlib").join(TARGET).join("lib");
        library.is_dir().then(Found::default)
    }

    fn install(&self) -> Result<()> {
        rustup(&["target", "add", TARGET])
    }

    fn by_hand(&self) -> String {
        format!("rustup target add {TARGET}")
    }
}

/// The sources of the standard library, which the build rebuilds.
struct Sources;

impl Tool for Sources {
    fn label(&self) -> String {
        "the sources of Rust's standard library".into()
    }

    fn about(&self) -> String {
        "the viewer's own, small one is compiled from them".into()
    }

    fn seconds(&self) -> u32 {
        10
    }

    fn find(&self) -> Option<Found> {
        let sources = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock");
        sources.is_file().then(Found::default)
    }

    fn install(&self) -> Result<()> {
        rustup(&["component", "add", "rust-src"])
    }

    fn by_hand(&self) -> String {
        "rustup component add rust-src".into()
    }
}

/// Looked for as a folder and not asked of rustup: toolchains exist that were
/// not installed by it.
fn sysroot() -> Option<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc
        .args(["--print", "sysroot"])
        .current_dir(project::root());
    Some(PathBuf::from(process::output(&mut rustc).ok()?.trim()))
}

struct Component(&'static str);

impl Tool for Component {
    fn label(&self) -> String {
        self.0.into()
    }

    fn about(&self) -> String {
        "checks the code".into()
    }

    fn seconds(&self) -> u32 {
        10
    }

    fn find(&self) -> Option<Found> {
        let task = if self.0 == "clippy" { "clippy" } else { "fmt" };
        let mut cargo = Command::new("cargo");
        cargo.args([task, "--version"]).current_dir(project::root());
        process::output(&mut cargo).ok()?;
        Some(Found::default())
    }

    fn install(&self) -> Result<()> {
        rustup(&["component", "add", self.0])
    }

    fn by_hand(&self) -> String {
        format!("rustup component add {}", self.0)
    }
}
