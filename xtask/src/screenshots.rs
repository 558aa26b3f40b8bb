//! `cargo xtask screenshots`: makes the pictures of README.md anew, in
//! `docs/images`. How they are taken is in `tests/src/bin/screenshots.rs`.

use crate::build::{self, compile::Build};
use crate::tools::{self, Purpose};
use crate::{process, project};
use anyhow::Result;

/// `cargo xtask screenshots`.
pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let tools = tools::ensure(Purpose::Test)?;
    build::build(&tools, &project::site(), Build::Small)?;
    process::run(
        tools
            .command("cargo")
            .args([
                "run",
                "--quiet",
                "--package=browser-tests",
                "--bin=screenshots",
            ])
            .env("BULLETIN_VIEWER", project::viewer())
            .env("BULLETIN_SITE", project::site()),
    )
}
