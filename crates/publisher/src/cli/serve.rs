//! `bulletin serve`: a site, or an archive as a site would show it.

use indicatif::ProgressBar;

use super::arguments::Serve;
use super::output::{FAILED, language, print};
use crate::report::{Finding, Outcome, Report};
use crate::show::{Language, Terminal};
use crate::site::{self, Viewer};

/// Serves until it is interrupted, which counts as success.
pub(super) fn run(it: &Serve) -> u8 {
    let language = language(it.lang);
    match serve(it, language) {
        Ok(()) => 0,
        Err(error) => {
            let report = report(it, Outcome::Failed, vec![error.finding()]);
            eprint!("{}", Terminal::of_stdout(language).report(&report));
            FAILED
        }
    }
}

fn serve(it: &Serve, language: Language) -> Result<(), site::Error> {
    let ready = |address: &str| {
        let text = language.of(
            "请在浏览器中打开（按 Ctrl+C 结束）：",
            "Open this in a browser (Ctrl+C ends it):",
        );
        print(&format!("{text}\n{address}\n"));
    };
    if !site::is_archive(&it.site) {
        return site::serve(&it.site, it.port, ready);
    }
    let viewer = Viewer::carried()?;
    // Lives until the preview ends, and its folder with it.
    let (folder, built) = site::preview(&it.site, viewer, &ProgressBar::no_length())?;
    let report = report(it, Outcome::Done, built.findings);
    print(&Terminal::of_stdout(language).report(&report));
    site::serve(&folder.path().join("site"), it.port, ready)
}

fn report(it: &Serve, outcome: Outcome, findings: Vec<Finding>) -> Report {
    Report {
        file: it.site.display().to_string(),
        issue: None,
        outcome,
        taken: Vec::new(),
        findings: findings.into_iter().map(Into::into).collect(),
    }
}
