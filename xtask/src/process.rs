//! Running other programs, and saying what is being done.

use anyhow::{Context, Result, bail};
use std::fmt::Write;
use std::io::IsTerminal;
use std::process::{Command, Stdio};

/// One line of progress on the error stream: a short word, then what about.
/// Standard output stays for what a task is asked for.
pub fn say(word: &str, what: &str) {
    if std::io::stderr().is_terminal() {
        let colour = if word == "failed" { "31" } else { "32" };
        eprintln!("\x1b[1;{colour}m{word:>12}\x1b[0m {what}");
    } else {
        eprintln!("{word:>12} {what}");
    }
}

/// Runs a command with its output shown, and fails when it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs a command and returns what it prints on standard output. Its error
/// stream is part of the message when it fails.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!(
            "`{}` ended with {}:\n{}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first line of everything that a command prints, on either stream, or
/// nothing where it does not start. For asking programs their version.
pub fn first_line(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text).into_owned();
    text.lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .map(str::to_owned)
}

/// A command as one would type it.
pub fn shown(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        let argument = argument.to_string_lossy();
        let quote = if argument.contains([' ', '"', '*']) {
            "'"
        } else {
            ""
        };
        let _ = write!(line, " {quote}{argument}{quote}");
    }
    line
}
