//! `cargo xtask accuracy`: how well the publisher proposes facts, as a table of
//! precision and recall. What is counted, and how, stands in
//! `crates/publisher/examples/accuracy.rs`.

use crate::process;
use anyhow::Result;
use std::process::Command;

pub fn task(mut arguments: lexopt::Parser) -> Result<()> {
    let options: Vec<_> = arguments.raw_args()?.collect();
    process::run(
        Command::new("cargo")
            .args(["run", "--quiet", "--package=bulletin-publisher"])
            .args(["--example=accuracy", "--"])
            .args(options),
    )
}
