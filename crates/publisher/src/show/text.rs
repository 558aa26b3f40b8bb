//! Reports for people: grouped by file, the most serious first, like findings
//! together, counts at the end.

use std::collections::HashMap;
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

/// How many places of like warnings and notes are listed.
const MOST_PLACES: usize = 3;

/// The most characters of a text in a list of places.
const LONGEST_DETAIL: usize = 48;

/// The most characters of a quote: the report for programs has all of it.
const LONGEST_QUOTE: usize = 240;

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
        for group in groups(&report.findings) {
            match group[..] {
                [line] => self.line(&mut out, line),
                _ => self.group(&mut out, &group),
            }
        }
        out
    }

    fn line(&self, out: &mut String, line: &ReportLine) {
        let place = clean(&words::place(&line.place, self.language));
        self.head(out, line, &place);
        if let Some(said) = &line.explanation {
            let said = clean(self.language.of(&said.zh, &said.en));
            self.wrap(out, &said, "    ", "    ");
        }
        let detail = clean(&line.detail);
        let shown = begun(&detail, LONGEST_QUOTE);
        for detail in shown.lines() {
            self.wrap(out, detail, "    > ", "    > ");
        }
        if shown.len() < detail.len() {
            let whole = ("……（全文见 JSON 报告）", "… (whole in the JSON report)");
            let whole = self.language.of(whole.0, whole.1);
            self.wrap(out, whole, "    > ", "    > ");
        }
    }

    /// Findings of one kind: what they mean once, then where they are. Whoever
    /// has to mend errors needs every place.
    fn group(&self, out: &mut String, group: &[&ReportLine]) {
        let Some(first) = group.first() else { return };
        let language = self.language;
        let count = group.len();
        let times = language.of(format!("共 {count} 处"), format!("{count} times"));
        self.head(out, first, &times);
        let most = match first.severity {
            Severity::Error => count,
            Severity::Warning | Severity::Note => MOST_PLACES,
        };
        for line in group.iter().take(most) {
            let place = clean(&words::place(&line.place, language));
            let said = line.explanation.as_ref();
            let said = said.map_or("", |said| language.of(&said.zh, &said.en));
            let detail = clean(&line.detail);
            let mut detail = detail.lines().collect::<Vec<_>>().join(" ");
            if first.severity < Severity::Error {
                detail = shortened(&detail);
            }
            let parts = [&*place, &*clean(said), &*detail];
            let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            self.wrap(out, &parts.join("  "), "    · ", "      ");
        }
        if let Some(rest) = count.checked_sub(most).filter(|rest| *rest > 0) {
            let text = language.of(
                format!("另有 {rest} 处；加 --report 文件 可得到全部"),
                format!("{rest} more; --report FILE has them all"),
            );
            self.wrap(out, &text, "    · ", "      ");
        }
    }

    /// The line that says what it is and where, and what it means.
    fn head(&self, out: &mut String, line: &ReportLine, place: &str) {
        let language = self.language;
        let name = words::severity(line.severity, language);
        let name = match line.severity {
            Severity::Error => self.style(Style::new().red().bold(), name),
            Severity::Warning => self.style(Style::new().yellow().bold(), name),
            Severity::Note => self.style(Style::new().cyan(), name),
        };
        let code = self.style(Style::new().dim(), &format!("[{}]", line.code));
        let head = format!("{name} {place}");
        self.wrap(out, &format!("{} {code}", head.trim_end()), "  ", "    ");
        self.wrap(out, language.of(line.zh, line.en), "    ", "    ");
    }

    /// A line for each file that failed, if there were several: its reason may
    /// stand many lines above.
    fn failures(&self, out: &mut String, reports: &[Report]) {
        if reports.len() < 2 {
            return;
        }
        for report in reports.iter().filter(|it| it.outcome == Outcome::Failed) {
            let errors = report.findings.iter();
            let mut errors = errors.filter(|line| line.severity == Severity::Error);
            // What ended it comes last.
            let reason = errors.next_back().map(|line| {
                let mut reason = self.language.of(line.zh, line.en).to_owned();
                let detail = clean(&line.detail);
                if let Some(detail) = detail.lines().next() {
                    let _ = write!(reason, "（{}）", shortened(detail));
                }
                reason
            });
            let said = words::outcome(Outcome::Failed, self.language);
            let said = said.split(['，', ',']).next().unwrap_or_default();
            let said = self.style(Style::new().red().bold(), said);
            let reason = reason.unwrap_or_default();
            let file = clean(&report.file);
            self.wrap(out, &format!("{said} {file}: {reason}"), "", "  ");
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
        let mut out = String::new();
        self.failures(&mut out, reports);
        out.push_str(&match language {
            Language::Zh => format!(
                "合计：完成 {done}，未完成 {failed}；错误 {errors}，警告 {warnings}，提示 {notes}\n"
            ),
            Language::En => format!(
                "In all: {done} done, {failed} not done; {errors} errors, {warnings} warnings, {notes} notes\n"
            ),
        });
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

/// Findings of one severity and kind together, the most serious first, and
/// within one severity in the order of the file.
fn groups(lines: &[ReportLine]) -> Vec<Vec<&ReportLine>> {
    let mut groups: Vec<Vec<&ReportLine>> = Vec::new();
    let mut known = HashMap::new();
    for line in lines {
        let at = *known
            .entry((line.severity, line.code))
            .or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.first().map(|line| line.severity)));
    groups
}

/// The beginning of a long text, for a list of places.
fn shortened(text: &str) -> String {
    let mut out = begun(text, LONGEST_DETAIL).to_owned();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// At most so many characters of a text.
fn begun(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most).map(|(end, _)| end);
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
