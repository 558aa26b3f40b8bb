//! `cargo xtask bench`: the measurements of the project, as ratios in one run.
//! What is measured, and how, stands in `tests/src/bin/bench`.

use crate::tools::{self, Purpose};
use crate::{build, process, project};
use anyhow::Result;

pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    let tools = tools::ensure(Purpose::Test)?;
    let viewer = project::viewer();
    build::viewer(&tools, &viewer, build::compile::Build::Small)?;
    process::run(
        tools
            .command("cargo")
            .args(["run", "--quiet", "--package=browser-tests", "--bin=bench"])
            .env("BULLETIN_VIEWER", viewer),
    )
}
