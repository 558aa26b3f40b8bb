//! The project's tasks, as plain Rust behind `cargo xtask`.
//!
//! Rule of this package: one file a task, and this one is their table of
//! contents. Few dependencies, so that the first `cargo xtask` compiles in
//! seconds.

mod accuracy;
mod bench;
mod build;
mod dist;
mod generate;
mod lint;
mod process;
mod project;
mod screenshots;
mod serve;
mod size;
mod test;
mod tools;
mod trunk;

use anyhow::Result;
use lexopt::prelude::*;
use std::process::ExitCode;

const HELP: &str = "\
The project's tasks.

Usage: cargo xtask <task> [options]

  serve [--port N]   build everything, then serve the sample archive on this machine
  test [part …] [name] [--browser B]
                     everything that must hold: format, lints, tests, size, browsers
  build [--plain | --debug] [--out DIR]
                     the viewer (target/viewer), the publisher, and the sample
                     archive published by it (target/site); --plain uses the
                     standard library as rustup ships it; --debug takes seconds,
                     panics with messages, and is large
  size               what a reader downloads, held against the budgets
  bench              the measurements, as ratios in one run
  accuracy [--wrong] how well the publisher proposes facts: precision and recall on a
                     corpus of passages; --wrong shows each miss
  generate [--issues N] [--seed S] [--out DIR]
                     an archive of any number of issues, to measure and to look at
                     (target/archive); the same seed makes the same bytes
  dist               what a release holds (target/dist)
  screenshots        the pictures of README.md, anew
  tools              install what the tasks above need, and say what is in use
  finish             called by trunk: puts the loader into what it built

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
    let task = match arguments.next()? {
        Some(Value(task)) => task.string()?,
        Some(Long("help") | Short('h')) | None => {
            println!("{HELP}");
            return Ok(());
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    match task.as_str() {
        "serve" => serve::task(arguments),
        "test" => test::task(arguments),
        "build" => build::task(arguments),
        "size" => size::task(arguments),
        "bench" => bench::task(arguments),
        "accuracy" => accuracy::task(arguments),
        "generate" => generate::task(arguments),
        "dist" => dist::task(arguments),
        "screenshots" => screenshots::task(arguments),
        "tools" => tools::task(arguments),
        "finish" => build::trunk::task(arguments),
        "help" => {
            println!("{HELP}");
            Ok(())
        }
        other => anyhow::bail!("there is no task “{other}”; cargo xtask help lists them"),
    }
}
