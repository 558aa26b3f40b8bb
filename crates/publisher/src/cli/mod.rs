//! The command line.
//!
//! Rule of this folder: it turns arguments into options, calls the other
//! modules, and shows reports. Help is in Chinese and English at once, because
//! it is read before anybody can say which of the two they want.

mod arguments;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bulletin::model::Periodical;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use indicatif::ProgressBar;

use crate::import::{self, Own};
use crate::recognize::Given;
use crate::report::{Finding, FindingKind, Outcome, Place, Report, Severity};
use crate::show::{self, Language, Terminal};
use crate::site::{self, Viewer};
use crate::{archive, check, new};
use arguments::{Arguments, Command, Shown};

/// The report's file cannot be written.
pub static REPORT_FILE: FindingKind = FindingKind {
    name: "report-not-written",
    severity: Severity::Error,
    zh: "报告文件写不进去；请检查 --report 的路径和权限",
    en: "the report's file cannot be written; look at the path after --report and at permissions",
};

/// All that this folder can find.
pub const KINDS: &[&FindingKind] = &[&REPORT_FILE, &BUILT];

/// A site was built.
pub static BUILT: FindingKind = FindingKind {
    name: "site-built",
    severity: Severity::Note,
    zh: "网站已生成；可用 bulletin serve 预览，满意后把整个文件夹上传到网站服务器",
    en: "the site was made; look at it with “bulletin serve”, then upload the whole folder to the web server",
};

/// The exit status for wrong usage, and for work that was not done.
const FAILED: u8 = 2;

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
        Command::Import(it) => {
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
                import::run(&options, &Own, &mut |report| shown.report(report))
            })
        }
        Command::Check(it) => Output::of(&it.shown).to_file_or(|shown| {
            let report = check::run(&it.archive);
            shown.report(&report);
            vec![report]
        }),
        Command::Build(it) => Output::of(&it.shown).to_file_or(|shown| {
            let report = build(&it);
            shown.report(&report);
            vec![report]
        }),
        Command::Serve(it) => serve(&it),
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

fn build(it: &arguments::Build) -> Report {
    // An import that was interrupted is finished first, so that the site shows
    // the archive as it was meant to be.
    if let Err(problem) = archive::recover(&it.archive) {
        return Report {
            file: it.archive.display().to_string(),
            issue: None,
            outcome: Outcome::Failed,
            taken: Vec::new(),
            findings: vec![problem.finding().into()],
        };
    }
    let built = Viewer::carried().and_then(|viewer| {
        let options = site::Options {
            archive: it.archive.clone(),
            out: it.out.clone(),
            base_url: it.base_url.clone(),
            viewer,
            anew: it.anew,
        };
        // Hides itself if there is no terminal.
        site::run(&options, &ProgressBar::no_length())
    });
    let (outcome, findings) = match built {
        Ok(built) => {
            let summary = Finding::new(
                &BUILT,
                Place::Path(it.out.display().to_string(), String::new()),
                format!(
                    "{} 期 issues, {} 页 pages, {} 个文件更新 files updated",
                    built.issues,
                    built.drawn + built.undrawn,
                    built.replaced.len()
                ),
            );
            let mut findings = built.findings;
            findings.push(summary);
            (Outcome::Done, findings)
        }
        Err(error) => (Outcome::Failed, vec![found(error)]),
    };
    Report {
        file: it.archive.display().to_string(),
        issue: None,
        outcome,
        taken: Vec::new(),
        findings: findings.into_iter().map(Into::into).collect(),
    }
}

fn found(error: site::Error) -> Finding {
    Finding::new(error.kind, error.place, error.detail)
}

/// Serves until it is interrupted, which counts as success.
fn serve(it: &arguments::Serve) -> u8 {
    let language = language(it.lang);
    let ended = site::serve(&it.site, it.port, |address| {
        let text = language.of(
            "请在浏览器中打开（按 Ctrl+C 结束）：",
            "Open this in a browser (Ctrl+C ends it):",
        );
        print(&format!("{text}\n{address}\n"));
    });
    match ended {
        Ok(()) => 0,
        Err(error) => {
            let report = Report {
                file: it.site.display().to_string(),
                issue: None,
                outcome: Outcome::Failed,
                taken: Vec::new(),
                findings: vec![found(error).into()],
            };
            eprint!("{}", Terminal::of_stdout(language).report(&report));
            FAILED
        }
    }
}

fn language(said: Option<arguments::Lang>) -> Language {
    let of_system = || Language::of_system(|name| std::env::var(name).ok());
    said.map(Into::into).unwrap_or_else(of_system)
}

/// Where reports go.
struct Output {
    terminal: Terminal,
    json: bool,
    file: Option<PathBuf>,
}

impl Output {
    fn of(shown: &Shown) -> Output {
        Output {
            terminal: Terminal::of_stdout(language(shown.lang)),
            json: shown.json,
            file: shown.report.clone(),
        }
    }

    fn report(&self, report: &Report) {
        if !self.json {
            print(&self.terminal.report(report));
        }
    }

    /// Does the work, unless the report's file cannot be written: someone who
    /// asked for one would not learn what happened.
    fn to_file_or(&self, work: impl FnOnce(&Output) -> Vec<Report>) -> u8 {
        if let Some(file) = &self.file
            && let Err(error) = writable(file)
        {
            return self.not_written(file, &error);
        }
        let reports = work(self);
        let json = show::json(&reports);
        // Writing a tree to memory cannot fail.
        let mut text = serde_json::to_string_pretty(&json).unwrap_or_default();
        text.push('\n');
        if self.json {
            print(&text);
        } else {
            print(&self.terminal.summary(&reports));
        }
        if let Some(file) = &self.file
            && let Err(error) = std::fs::write(file, text)
        {
            return self.not_written(file, &error);
        }
        reports.iter().map(Report::status).max().unwrap_or(0)
    }

    fn not_written(&self, file: &Path, error: &std::io::Error) -> u8 {
        let finding = Finding::new(&REPORT_FILE, Place::File, error.to_string());
        let report = Report {
            file: file.display().to_string(),
            issue: None,
            outcome: Outcome::Failed,
            taken: Vec::new(),
            findings: vec![finding.into()],
        };
        eprint!("{}", self.terminal.report(&report));
        FAILED
    }
}

/// Whether a file can be written, without changing it.
fn writable(file: &Path) -> std::io::Result<()> {
    std::fs::File::options()
        .append(true)
        .create(true)
        .open(file)?;
    Ok(())
}

/// A reader that has seen enough (`| head`) is not a failure.
fn print(text: &str) {
    use std::io::Write;
    let _ = std::io::stdout().write_all(text.as_bytes());
}
