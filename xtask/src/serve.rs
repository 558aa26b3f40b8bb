//! `cargo xtask serve`: builds everything and lets `bulletin serve` show the
//! published sample on this machine.

use crate::build;
use crate::tools::{self, Purpose};
use crate::{process, project};
use anyhow::Result;
use std::process::Command;

pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    // Zero: the system gives a port that is free.
    let mut port = 0;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse::<u16>()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let tools = tools::ensure(Purpose::Build)?;
    let site = project::site();
    build::build(&tools, &site, build::compile::Build::Small)?;
    let mut command = Command::new(build::publish::bulletin()?);
    command.arg("serve").arg(&site);
    process::run(command.arg("--port").arg(port.to_string()))
}
