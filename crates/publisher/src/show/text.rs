//! Reports for people: grouped by file, the most serious first, counts at the
//! end.

use std::fmt::Write;

use console::{Style, Term};
use textwrap::{Options, WordSplitter};

use super::language::Language;
use super::words;
use crate::report::{Outcome, Report, ReportLine, Severity};

/// The properties of a terminal.
#[derive(Clone, Debug)]
pub struct Terminal {
    /// The language.
    pub language: Language,
    /// Columns; a Chinese character takes two.
    pub width: usize,
    /// Whether it shows colours.
    pub colours: bool,
}

/// Lines longer than this are hard to read on any screen.
const WIDEST: usize = 100;

/// Below this there is no room for an indented text.
const NARROWEST: usize = 30;

impl Terminal {
    /// The standard output: without colours and of a fixed width if it is not a
    /// terminal, or if `NO_COLOR` is set.
    pub fn of_stdout(language: Language) -> Terminal {
        let term = Term::stdout();
        let width = term.size_checked().map_or(80, |(_, width)| width.into());
        Terminal {
            language,
            width,
            colours: term.is_term() && console::colors_enabled(),
        }
    }

    /// One report.
    pub fn report(&self, report: &Report) -> String {
        let language = self.language;
        let mut out = String::new();
        let mut head = clean(&report.file);
        if let Some(issue) = &report.issue {
            head.push_str(" → ");
            head.push_str(&clean(issue));
        }
        let outcome = words::outcome(report.outcome, language);
        let outcome = match report.outcome {
            Outcome::Failed => self.style(Style::new().red().bold(), outcome),
            _ => self.style(Style::new().green(), outcome),
        };
        let head = self.style(Style::new().bold(), &head);
        let _ = writeln!(out, "{head}  {outcome}");
        let mut lines: Vec<&ReportLine> = report.findings.iter().collect();
        // Within one severity, in the order of the file.
        lines.sort_by_key(|line| std::cmp::Reverse(line.severity));
        for line in lines {
            self.line(&mut out, line);
        }
        out
    }

    fn line(&self, out: &mut String, line: &ReportLine) {
        let language = self.language;
        let name = words::severity(line.severity, language);
        let name = match line.severity {
            Severity::Error => self.style(Style::new().red().bold(), name),
            Severity::Warning => self.style(Style::new().yellow().bold(), name),
            Severity::Note => self.style(Style::new().cyan(), name),
        };
        let code = self.style(Style::new().dim(), &format!("[{}]", line.code));
        let place = clean(&words::place(&line.place, language));
        let head = format!("{name} {place}");
        self.wrap(out, &format!("{} {code}", head.trim_end()), "  ", "    ");
        self.wrap(out, language.of(line.zh, line.en), "    ", "    ");
        let detail = clean(&line.detail);
        let shown = shortened(&detail);
        for detail in shown.lines() {
            self.wrap(out, detail, "    > ", "    > ");
        }
        if shown.len() < detail.len() {
            let whole = language.of("……（全文见 JSON 报告）", "… (whole in the JSON report)");
            self.wrap(out, whole, "    > ", "    > ");
        }
    }

    /// Counts over all reports, and what they mean.
    pub fn summary(&self, reports: &[Report]) -> String {
        let language = self.language;
        let outcomes = |of: &[Outcome]| {
            let is = |report: &&Report| of.contains(&report.outcome);
            reports.iter().filter(is).count()
        };
        let findings = |severity| {
            let all = reports.iter().flat_map(|report| &report.findings);
            all.filter(|line| line.severity == severity).count()
        };
        let failed = outcomes(&[Outcome::Failed]);
        let done = reports.len() - failed;
        let (errors, warnings, notes) = (
            findings(Severity::Error),
            findings(Severity::Warning),
            findings(Severity::Note),
        );
        let mut out = match language {
            Language::Zh => format!(
                "合计：完成 {done}，未完成 {failed}；错误 {errors}，警告 {warnings}，提示 {notes}\n"
            ),
            Language::En => format!(
                "In all: {done} done, {failed} not done; {errors} errors, {warnings} warnings, {notes} notes\n"
            ),
        };
        if failed == 0 && errors + warnings > 0 {
            out.push_str(language.of(
                "有错误或警告的地方请人工查看。\n",
                "Please look at the errors and warnings.\n",
            ));
        }
        out
    }

    fn style(&self, style: Style, text: &str) -> String {
        style.force_styling(self.colours).apply_to(text).to_string()
    }

    fn wrap(&self, out: &mut String, text: &str, first: &str, next: &str) {
        let width = self.width.clamp(NARROWEST, WIDEST);
        let options = Options::new(width)
            .initial_indent(first)
            .subsequent_indent(next)
            // A code or an address is one word.
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            let _ = writeln!(out, "{line}");
        }
    }
}

/// What a terminal shows of a text: the report for programs has all of it.
const SHOWN: usize = 240;

fn shortened(text: &str) -> &str {
    let end = text.char_indices().nth(SHOWN).map(|(end, _)| end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Removes what controls a terminal: otherwise a file could overwrite what is
/// reported about it.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => c,
            '\t' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}
