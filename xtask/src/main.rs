//! The project's chores, as plain Rust behind `cargo xtask`.
//!
//! Rule of this package: one file a chore, and this one is their table of
//! contents. Few dependencies, so that the first `cargo xtask` compiles in
//! seconds.

mod bench;
mod build;
mod process;
mod project;
mod serve;
mod size;
mod test;
mod tools;

use anyhow::Result;
use lexopt::prelude::*;
use std::process::ExitCode;

const HELP: &str = "\
The project's chores.

Usage: cargo xtask <chore> [options]

  serve [--port N]   build everything, then serve the sample archive on this machine
  test [part …]      everything that must hold: format, lints, tests, size, browsers
  build [--out DIR]  the viewer (target/viewer), the publisher, and the sample
                     archive published by it (target/site)
  size               what a reader downloads on a first visit, held against the budget
  bench              the measurements, as ratios in one run
  tools              install what the chores above need, and say what is in use

serve, test and build install what is missing. BULLETIN_NO_INSTALL=1 makes them
say what to install instead.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            process::say("failed", &format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    let chore = match arguments.next()? {
        Some(Value(chore)) => chore.string()?,
        Some(Long("help") | Short('h')) | None => {
            println!("{HELP}");
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    match chore.as_str() {
        "serve" => serve::chore(arguments),
        "test" => test::chore(arguments),
        "build" => build::chore(arguments),
        "size" => size::chore(arguments),
        "bench" => bench::chore(arguments),
        "tools" => tools::chore(arguments),
        "help" => {
            println!("{HELP}");
            Ok(())
        }
        other => anyhow::bail!("there is no chore “{other}”; cargo xtask help lists them"),
    }
}
