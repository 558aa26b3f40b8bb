//! `cargo xtask test`: everything that must hold before a change is kept.

use crate::process::{self, say};
use crate::tools::{self, Purpose, Tools};
use crate::{build, project, size};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::Instant;

/// One part: the word by which it can be run alone, what it holds the project
/// to, and how it is run.
struct Part {
    word: &'static str,
    about: &'static str,
    run: fn(&Tools) -> Result<()>,
}

/// In the order in which they fail soonest.
const PARTS: &[Part] = &[
    Part {
        word: "format",
        about: "rustfmt changes nothing",
        run: |tools| cargo(tools, &["fmt", "--all", "--check"]),
    },
    Part {
        word: "lint",
        about: "Clippy has no warning",
        run: |tools| {
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
            )
        },
    },
    Part {
        word: "lint-wasm",
        about: "Clippy has no warning about what runs in the browser",
        run: |tools| {
            cargo(
                tools,
                &[
                    "clippy",
                    "--package=bulletin-viewer",
                    "--all-targets",
                    WASM,
                    "--",
                    "--deny=warnings",
                ],
            )
        },
    },
    Part {
        word: "native",
        about: "the tests that need no browser",
        run: |tools| {
            let arguments = [
                "test",
                "--workspace",
                "--exclude=browser-tests",
                "--all-features",
            ];
            // Sites are tried on all of them, or the tests say which is missing.
            let mut command = tools.command("cargo");
            process::run(command.args(arguments).env("BULLETIN_SERVERS", "required"))
        },
    },
    Part {
        word: "wasm",
        about: "the viewer's own tests, in Chromium and in Firefox",
        run: |tools| {
            // The runner takes the first driver that it is told of.
            wasm(tools, "CHROMEDRIVER", "GECKODRIVER")?;
            wasm(tools, "GECKODRIVER", "CHROMEDRIVER")
        },
    },
    Part {
        word: "build",
        about: "the site is built",
        run: |tools| build::build(tools, &project::site()),
    },
    Part {
        word: "size",
        about: "a first visit keeps to its budget",
        run: |_| size::size(&project::site()),
    },
    Part {
        word: "browsers",
        about: "a reader's doings, in Chromium, Firefox and WebKitGTK",
        run: |tools| {
            process::run(
                tools
                    .command("cargo")
                    .args(["test", "--package=browser-tests", "--"])
                    // Most of them wait for their turn in one of three browsers.
                    .arg("--test-threads=24")
                    .env("BULLETIN_VIEWER", project::viewer())
                    .env("BULLETIN_SITE", project::site()),
            )
        },
    },
];

const WASM: &str = "--target=wasm32-unknown-unknown";

pub fn chore(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let mut chosen = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(word) => match PARTS.iter().find(|part| word == part.word) {
                Some(part) => chosen.push(part),
                None => {
                    let words: Vec<_> = PARTS.iter().map(|part| part.word).collect();
                    bail!(
                        "there is no part “{}”; there are {}",
                        word.to_string_lossy(),
                        words.join(", ")
                    );
                }
            },
            other => return Err(other.unexpected().into()),
        }
    }
    if chosen.is_empty() {
        chosen.extend(PARTS);
    }
    let tools = tools::ensure(Purpose::Test)?;
    run(&tools, &chosen)
}

/// Runs the parts one after the other, all of them also where one fails, and
/// ends with a line for each.
fn run(tools: &Tools, parts: &[&Part]) -> Result<()> {
    let start = Instant::now();
    let mut lines = Vec::new();
    let mut failed = Vec::new();
    for part in parts {
        // What stands in the folder of the site would be an older build.
        if failed.contains(&"build") && matches!(part.word, "size" | "browsers") {
            lines.push(format!("{:<10} skipped: there is no new build", part.word));
            failed.push(part.word);
            continue;
        }
        say("testing", &format!("{}: {}", part.word, part.about));
        let start = Instant::now();
        let result = (part.run)(tools);
        let seconds = start.elapsed().as_secs_f32();
        let verdict = if result.is_ok() { "ok" } else { "FAILED" };
        if let Err(error) = result {
            say("failed", &format!("{}: {error:#}", part.word));
            failed.push(part.word);
        }
        lines.push(format!(
            "{:<10} {verdict:<7} {seconds:>6.1} s  {}",
            part.word, part.about
        ));
    }
    println!("\n{}", lines.join("\n"));
    println!("{:<18} {:>6.1} s", "all", start.elapsed().as_secs_f32());
    if !failed.is_empty() {
        bail!("not held: {}", failed.join(", "));
    }
    Ok(())
}

/// Runs the viewer's own tests in the browser of a driver.
fn wasm(tools: &Tools, driver: &str, other: &str) -> Result<()> {
    let mut command = tools.command("cargo");
    command
        .args(["test", "--package=bulletin-viewer", "--lib", WASM])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env_remove(other);
    let told = command.get_envs().any(|(name, _)| name == driver);
    if !told && std::env::var_os(driver).is_none() {
        command.env(driver, driver.to_ascii_lowercase());
    }
    process::run(&mut command)
}

fn cargo(tools: &Tools, arguments: &[&str]) -> Result<()> {
    let mut command: Command = tools.command("cargo");
    process::run(command.args(arguments))
}
