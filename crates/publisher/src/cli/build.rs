//! `bulletin build`: nothing is published that a check calls an error.

use indicatif::ProgressBar;

use super::arguments::Build;
use super::kinds::{BUILD_REFUSED, BUILT};
use crate::report::{Finding, Outcome, Place, Report, ReportLine};
use crate::site::{self, Viewer};
use crate::{archive, check};

/// Checks an archive and builds its site.
pub(super) fn run(it: &Build) -> Report {
    let mut report = Report {
        file: it.archive.display().to_string(),
        issue: None,
        outcome: Outcome::Failed,
        taken: Vec::new(),
        findings: Vec::new(),
    };
    // An import that was interrupted is finished first, so that the site shows
    // the archive as it was meant to be.
    if let Err(problem) = archive::recover(&it.archive) {
        report.findings.push(problem.finding().into());
        return report;
    }
    let checked = check::run(&it.archive);
    if checked.outcome == Outcome::Failed {
        return checked;
    }
    let errors = check::errors(&checked);
    if !errors.is_empty() && !it.despite_errors {
        report.findings = errors.into_iter().cloned().collect();
        let refused = Finding::new(&BUILD_REFUSED, Place::File, "");
        report.findings.push(refused.into());
        return report;
    }
    // The site says in one line what there is to confirm.
    let is_told = |line: &ReportLine| line.code == check::UNCONFIRMED.name;
    report.findings = checked.findings;
    report.findings.retain(|line| !is_told(line));
    match built(it) {
        Ok(findings) => {
            report.outcome = Outcome::Done;
            report.findings.extend(findings.into_iter().map(Into::into));
        }
        Err(error) => report.findings.push(error.finding().into()),
    }
    report
}

fn built(it: &Build) -> Result<Vec<Finding>, site::Error> {
    let options = site::Options {
        archive: it.archive.clone(),
        out: it.out.clone(),
        base_url: it.base_url.clone(),
        viewer: Viewer::carried()?,
        anew: it.anew,
        with_proposed: it.with_proposed,
        search: !it.no_search,
    };
    // Hides itself if there is no terminal.
    let built = site::run(&options, &ProgressBar::no_length())?;
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
    Ok(findings)
}
