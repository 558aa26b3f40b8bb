//! `cargo xtask test trunk`: the two commands that a Yew developer types, tried in
//! a copy of the checkout, where a test may change files.

use crate::process::{self, say};
use crate::project;
use crate::test::browser_tests;
use crate::tools::Tools;
use anyhow::{Context, Result, bail};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long trunk may take for its first build: every dependency is compiled.
const PATIENCE: Duration = Duration::from_secs(1800);

/// Runs both, and the browser tests `trunk::…` over what they show.
pub fn test(tools: &Tools) -> Result<()> {
    let copy = project::target().join("xtask/checkout");
    copy_checkout(&copy)?;
    release(tools, &copy)?;
    development(tools, &copy)
}

/// Every dependency is compiled once, for all copies.
fn trunk(tools: &Tools, checkout: &Path) -> Command {
    let mut command = tools.command("trunk");
    command
        .current_dir(checkout)
        .env(
            "CARGO_TARGET_DIR",
            project::target().join("xtask/trunk-target"),
        )
        // What was set for the task that runs this is not for the one in the copy.
        .env_remove("CARGO_MANIFEST_DIR")
        // Trunk takes NO_COLOR only as true or false, while the convention
        // (no-color.org) is any value.
        .env_remove("NO_COLOR");
    command
}

fn release(tools: &Tools, checkout: &Path) -> Result<()> {
    say("running", "trunk build --release");
    process::run(trunk(tools, checkout).args(["build", "--release"]))?;
    say("reading", "what it wrote");
    process::run(
        browser_tests(tools)
            .env("BULLETIN_VIEWER", checkout.join("dist"))
            .args(["--", "--ignored", "a_release_build_of_trunk"]),
    )
}

fn development(tools: &Tools, checkout: &Path) -> Result<()> {
    say("running", "trunk serve");
    // Asked of the system and let go: trunk takes a number, and not the first free one.
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let mut command = trunk(tools, checkout);
    command
        .args(["serve", "--address=127.0.0.1", "--port"])
        .arg(port.to_string())
        .stdin(Stdio::null());
    let server = Server(command.spawn().context("trunk does not start")?);
    server.wait(port)?;
    process::run(
        browser_tests(tools)
            .env("BULLETIN_TRUNK", format!("http://127.0.0.1:{port}/"))
            .env("BULLETIN_CHECKOUT", checkout)
            .args([
                "--",
                "--ignored",
                "--nocapture",
                "a_change_under_trunk_serve",
            ]),
    )
}

/// Trunk, while a test uses it.
struct Server(Child);

impl Server {
    fn wait(&self, port: u16) -> Result<()> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        bail!("trunk serve does not answer")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A copy of what git tracks, and of what is new and not ignored. Files that are
/// the same stay as they are, so that cargo compiles only what changed.
fn copy_checkout(to: &Path) -> Result<()> {
    let listed = process::output(
        Command::new("git")
            .args([
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ])
            .current_dir(project::root()),
    )?;
    let mut wanted: Vec<PathBuf> = Vec::new();
    for name in listed.split('\0').filter(|it| !it.is_empty()) {
        let (from, target) = (project::root().join(name), to.join(name));
        if !from.is_file() {
            continue;
        }
        wanted.push(target.clone());
        let bytes = fs::read(&from).with_context(|| format!("{name} cannot be read"))?;
        if fs::read(&target).is_ok_and(|it| it == bytes) {
            continue;
        }
        let folder = target.parent().context("a file lies in a folder")?;
        fs::create_dir_all(folder)?;
        fs::write(&target, bytes)
            .with_context(|| format!("{} cannot be written", target.display()))?;
    }
    remove_others(to, &wanted)
}

/// What was in an older copy and is no longer in the checkout.
fn remove_others(folder: &Path, wanted: &[PathBuf]) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.ends_with("target") || path.ends_with("dist") {
            continue;
        }
        if path.is_dir() {
            remove_others(&path, wanted)?;
        } else if !wanted.contains(&path) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}
