//! The command `bulletin`.

use std::process::ExitCode;

fn main() -> ExitCode {
    publisher::cli::run(std::env::args_os())
}
