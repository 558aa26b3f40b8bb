//! The command line.
//!
//! Rule of this folder: it turns arguments into options, calls the other
//! modules, and shows reports. Help is in Chinese and English at once, because
//! it is read before anybody can say which of the two they want.

mod arguments;
mod build;
mod files;
mod kinds;
mod output;
mod serve;

use std::ffi::OsString;
use std::process::ExitCode;

use bulletin::model::Periodical;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use crate::import::{self, Own};
use crate::recognize::Given;
use crate::report::Outcome;
use crate::{check, new, review};
use arguments::{Arguments, Command};
pub use kinds::KINDS;
use output::{FAILED, Output, print};

/// Runs the command with its arguments, the first of which is its own name.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Arguments::try_parse_from(words) {
        Ok(arguments) => ExitCode::from(command(arguments.command)),
        Err(error) => ExitCode::from(usage(&error)),
    }
}

/// What is said about one issue applies to one file.
fn one_file(it: &arguments::Import) -> Result<(), clap::Error> {
    let said = [
        ("--id", it.id.is_some()),
        ("--date", it.date.is_some()),
        ("--headline", it.headline.is_some()),
        ("--number", it.number.is_some()),
        ("--publisher", it.publisher.is_some()),
        ("--name", it.name.is_some()),
    ];
    let said = said.iter().find(|(_, said)| *said);
    if let Some((option, _)) = said.filter(|_| it.files.len() > 1) {
        let text = format!("{option} 一次只能用于一个文件\n{option} is for one file at a time\n");
        return Err(Arguments::command().error(ErrorKind::ArgumentConflict, text));
    }
    Ok(())
}

/// Shows help, or what is wrong with the arguments: clap reports errors in
/// English, so a Chinese sentence comes first.
fn usage(error: &clap::Error) -> u8 {
    let zh = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Nobody is left to hear that the output is closed.
            let _ = error.print();
            return 0;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            return FAILED;
        }
        ErrorKind::UnknownArgument => "不认识的选项，或多写了内容",
        ErrorKind::InvalidSubcommand => "没有这个命令",
        ErrorKind::MissingRequiredArgument => "少写了必填的内容",
        ErrorKind::MissingSubcommand => "请写明要做什么",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "选项的值不对",
        ErrorKind::ArgumentConflict => "这些选项不能同时使用，或重复了",
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            "选项的值个数不对"
        }
        ErrorKind::NoEquals => "选项与值之间需要等号",
        _ => "命令写得不对",
    };
    eprintln!("用法错误：{zh}。加 --help 查看说明。");
    let _ = error.print();
    FAILED
}

fn command(command: Command) -> u8 {
    match command {
        Command::Import(mut it) => {
            let found = files::expand(&it.files);
            it.files.clone_from(&found.files);
            if let Err(error) = one_file(&it) {
                return usage(&error);
            }
            let shown = Output::of(&it.shown);
            shown.to_file_or(|shown| {
                let options = import::Options {
                    files: it.files.clone(),
                    archive: it.archive.clone(),
                    attach: it.attach,
                    given: Given {
                        id: it.id.clone(),
                        date: it.date,
                        headline: it.headline.clone(),
                        number: it.number.clone(),
                        publisher: it.publisher.clone(),
                        name: it.name.clone(),
                        allow_classified: it.publish_although_classified,
                    },
                    replace: it.replace,
                    most_bytes: it.max_size.saturating_mul(1 << 20),
                };
                for report in &found.others {
                    shown.report(report);
                }
                let imported = import::run(&options, &Own, &mut |report| shown.report(report));
                [found.others, imported].concat()
            })
        }
        Command::Check(it) => Output::of(&it.shown).to_file_or(|shown| {
            let seen = review::seen(&it.archive, &it.seen);
            let mut report = check::run(&it.archive);
            match seen {
                Ok(findings) => report.findings.extend(findings.into_iter().map(Into::into)),
                Err(findings) => {
                    report.outcome = Outcome::Failed;
                    report.findings = findings.into_iter().map(Into::into).collect();
                }
            }
            shown.report(&report);
            vec![report]
        }),
        Command::Build(it) => Output::of(&it.shown).to_file_or(|shown| {
            let report = build::run(&it);
            shown.report(&report);
            vec![report]
        }),
        Command::Serve(it) => serve::run(&it),
        Command::Facts(it) => Output::of(&it.shown).to_file_or(|shown| {
            let (report, list) = review::run(&it.options());
            if let Some(list) = list.filter(|_| !shown.json) {
                print(&review::show(&list, shown.terminal.language));
            }
            shown.report(&report);
            vec![report]
        }),
        Command::New(it) => Output::of(&it.shown).to_file_or(|shown| {
            let periodical = Periodical {
                name: it.name.clone(),
                kind: it.kind.clone(),
            };
            let report = new::run(&it.archive, periodical, it.publisher.clone());
            shown.report(&report);
            vec![report]
        }),
    }
}
