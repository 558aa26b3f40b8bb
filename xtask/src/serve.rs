//! `cargo xtask serve`: builds everything and lets `bulletin serve` show the
//! published sample on this machine.

use crate::build;
use crate::tools::{self, Purpose};
use crate::{process, project};
use anyhow::Result;

pub fn chore(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    let mut port = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = Some(arguments.value()?.parse::<u16>()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let tools = tools::ensure(Purpose::Build)?;
    let site = project::site();
    build::build(&tools, &site)?;
    let mut command = build::publish::bulletin(&tools);
    command.arg("serve").arg(&site);
    if let Some(port) = port {
        command.arg("--port").arg(port.to_string());
    }
    process::run(&mut command)
}
