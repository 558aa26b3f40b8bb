//! `cargo xtask test`: everything that must hold before a change is kept.

use crate::build::compile::Build;
use crate::process::{self, say};
use crate::tools::{self, Purpose, Tools};
use crate::{build, dist, lint, project, size, trunk};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::Instant;

/// What of a part is run.
#[derive(Default)]
pub struct Selection {
    /// Part of the names of the tests to run; all where there is none.
    pub name: Option<String>,
    /// The browsers to test in; all where there is none.
    pub browsers: Vec<String>,
}

/// One part: the word by which it can be run alone, what it checks, and how it
/// is run.
struct Part {
    word: &'static str,
    about: &'static str,
    /// Whether a test's name and a browser choose among what it runs.
    has_tests: bool,
    run: fn(&Tools, &Selection) -> Result<()>,
}

/// Cheap parts first, so that a mistake is told early.
const PARTS: &[Part] = &[
    Part {
        word: "format",
        about: "rustfmt changes nothing",
        has_tests: false,
        run: |tools, _| cargo(tools, &["fmt", "--all", "--check"]),
    },
    Part {
        word: "lint",
        about: "no warning of Clippy, the scripts' types and linter, or cargo-deny",
        has_tests: false,
        run: |tools, _| lint::all(tools),
    },
    Part {
        word: "lint-wasm",
        about: "Clippy has no warning about what runs in the browser",
        has_tests: false,
        run: |tools, _| lint::wasm(tools),
    },
    Part {
        word: "native",
        about: "the tests that need no browser",
        has_tests: true,
        run: |tools, selection| {
            let arguments = [
                "test",
                "--workspace",
                "--exclude=browser-tests",
                "--all-features",
            ];
            let mut command = tools.command("cargo");
            // Sites are tried on all web servers, or the tests say which is missing.
            command.args(arguments).env("BULLETIN_SERVERS", "required");
            process::run(command.arg("--").args(&selection.name))
        },
    },
    Part {
        word: "wasm",
        about: "the viewer's own tests, in Chromium and in Firefox",
        has_tests: true,
        run: |tools, selection| {
            // The runner takes the first driver that it is told of.
            if selection.has("chromium") {
                wasm(tools, selection, "CHROMEDRIVER", "GECKODRIVER")?;
            }
            if selection.has("firefox") {
                wasm(tools, selection, "GECKODRIVER", "CHROMEDRIVER")?;
            }
            Ok(())
        },
    },
    Part {
        word: "build",
        about: "the site is built",
        has_tests: false,
        run: |tools, _| build::build(tools, &project::site(), Build::Small),
    },
    Part {
        word: "size",
        about: "what a reader downloads keeps to its budgets",
        has_tests: false,
        run: |_, _| size::size(&project::site()),
    },
    Part {
        word: "dist",
        about: "a release has what it should",
        has_tests: false,
        run: |tools, _| dist::check(tools),
    },
    Part {
        word: "trunk",
        about: "trunk build --release is complete; trunk serve follows changes",
        has_tests: false,
        run: |tools, _| trunk::test(tools),
    },
    Part {
        word: "browsers",
        about: "what readers do, in Chromium, Firefox and WebKitGTK",
        has_tests: true,
        run: |tools, selection| {
            let mut command = browser_tests(tools);
            // Most of them wait for their turn in one of three browsers.
            command.args(["--", "--test-threads=24"]);
            if !selection.browsers.is_empty() {
                command.env("BULLETIN_BROWSERS", selection.browsers.join(","));
                for other in BROWSERS {
                    if !selection.has(other) {
                        command.arg(format!("--skip={other}::"));
                    }
                }
                if !selection.has("chromium") {
                    command.arg("--skip=chromium_only::");
                }
            }
            process::run(command.args(&selection.name))
        },
    },
];

/// The browsers, by the names that `--browser` takes.
const BROWSERS: [&str; 3] = ["chromium", "firefox", "webkit"];

const WASM: &str = "--target=wasm32-unknown-unknown";

impl Selection {
    fn has(&self, browser: &str) -> bool {
        self.browsers.is_empty() || self.browsers.iter().any(|it| it == browser)
    }
}

/// `cargo xtask test [part …] [name] [--browser B …]`.
pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let mut chosen: Vec<&Part> = Vec::new();
    let mut selection = Selection::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("browser") => {
                let browser = arguments.value()?.string()?;
                if !BROWSERS.contains(&&*browser) {
                    bail!(
                        "there is no browser “{browser}”; there are {}",
                        BROWSERS.join(", ")
                    );
                }
                selection.browsers.push(browser);
            }
            Value(word) => match PARTS.iter().find(|part| word == part.word) {
                Some(part) => chosen.push(part),
                None if selection.name.is_none() => selection.name = Some(word.string()?),
                None => bail!("one name at most, please: {}", word.to_string_lossy()),
            },
            other => return Err(other.unexpected().into()),
        }
    }
    if chosen.is_empty() {
        let all = selection.name.is_none() && selection.browsers.is_empty();
        chosen.extend(
            PARTS
                .iter()
                .filter(|part| all || part.has_tests || part.word == "build"),
        );
    }
    let tools = tools::ensure(Purpose::Test)?;
    if let Some(name) = &selection.name {
        narrow(&tools, &mut chosen, name)?;
    }
    run(&tools, &chosen, &selection)
}

/// Leaves the parts that have a test whose name holds this.
fn narrow(tools: &Tools, chosen: &mut Vec<&Part>, name: &str) -> Result<()> {
    let mut found = false;
    chosen.retain(|part| {
        let has = has_test(tools, part, name);
        found |= part.has_tests && has;
        has
    });
    if !found {
        let words: Vec<_> = PARTS.iter().map(|part| part.word).collect();
        bail!(
            "“{name}” is neither a part ({}) nor in the name of a test of one of those that were chosen",
            words.join(", ")
        );
    }
    Ok(())
}

fn has_test(tools: &Tools, part: &Part, name: &str) -> bool {
    let mut command = match part.word {
        "native" => {
            let mut command = tools.command("cargo");
            command.args([
                "test",
                "--quiet",
                "--workspace",
                "--exclude=browser-tests",
                "--all-features",
            ]);
            command
        }
        "browsers" => {
            let mut command = browser_tests(tools);
            command.arg("--quiet");
            command
        }
        // Its runner lists nothing; the sources do.
        "wasm" => {
            let name = name.rsplit("::").next().unwrap_or(name);
            return project::mentions("src", &format!("fn {name}"));
        }
        _ => return true,
    };
    let list = process::output(command.args(["--", "--list", "--format=terse"]).arg(name));
    list.is_ok_and(|it| it.lines().any(|line| line.ends_with(": test")))
}

/// Runs the parts one after the other, all of them also where one fails, and
/// ends with a line for each.
fn run(tools: &Tools, parts: &[&Part], selection: &Selection) -> Result<()> {
    let start = Instant::now();
    let mut lines = Vec::new();
    let mut failed = Vec::new();
    for part in parts {
        // What stands in the folder of the site would be an older build.
        if failed.contains(&"build") && matches!(part.word, "size" | "dist" | "browsers") {
            lines.push(format!("{:<10} skipped: there is no new build", part.word));
            failed.push(part.word);
            continue;
        }
        say("testing", &format!("{}: {}", part.word, part.about));
        let start = Instant::now();
        let result = (part.run)(tools, selection);
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
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// `cargo test` of the browser tests, told where the built files are.
pub fn browser_tests(tools: &Tools) -> Command {
    let mut command = tools.command("cargo");
    command
        .args(["test", "--package=browser-tests"])
        .env("BULLETIN_VIEWER", project::viewer())
        .env("BULLETIN_SITE", project::site());
    if let Some(built) = build::publish::built() {
        command.env("BULLETIN_COMMAND", built);
    }
    command
}

/// Runs the viewer's own tests in the browser of a driver.
fn wasm(tools: &Tools, selection: &Selection, driver: &str, other: &str) -> Result<()> {
    let mut command = tools.command("cargo");
    command
        .args(["test", "--package=bulletin-viewer", "--lib", WASM])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        // Its own limits are for an idle machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "180")
        .env_remove(other);
    let told = command.get_envs().any(|(name, _)| name == driver);
    if !told && std::env::var_os(driver).is_none() {
        command.env(driver, driver.to_ascii_lowercase());
    }
    process::run(command.arg("--").args(&selection.name))
}

/// Runs a cargo command over the workspace.
pub fn cargo(tools: &Tools, arguments: &[&str]) -> Result<()> {
    process::run(tools.command("cargo").args(arguments))
}
