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
        "the viewer is compiled to it; seconds".into()
    }

    fn find(&self) -> Option<Found> {
        // Looked for as a folder and not asked of rustup: toolchains exist that
        // were not installed by it.
        let mut rustc = Command::new("rustc");
        rustc
            .args(["--print", "sysroot"])
            .current_dir(project::root());
        let sysroot = PathBuf::from(process::output(&mut rustc).ok()?.trim());
        let library = sysroot.join("lib/rustlib").join(TARGET).join("lib");
        library.is_dir().then(Found::default)
    }

    fn install(&self) -> Result<()> {
        rustup(&["target", "add", TARGET])
    }

    fn by_hand(&self) -> String {
        format!("rustup target add {TARGET}")
    }
}

struct Component(&'static str);

impl Tool for Component {
    fn label(&self) -> String {
        self.0.into()
    }

    fn about(&self) -> String {
        "the code is held to it; seconds".into()
    }

    fn find(&self) -> Option<Found> {
        let chore = if self.0 == "clippy" { "clippy" } else { "fmt" };
        let mut cargo = Command::new("cargo");
        cargo
            .args([chore, "--version"])
            .current_dir(project::root());
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
