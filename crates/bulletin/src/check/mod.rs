//! What a person should look at before an issue is published, beyond what reading
//! finds.
//!
//! Rule of this folder: it changes nothing. Each file checks one subject and gives
//! the exact place of each finding in the words of the file
//! (`sections[0].facts[2].quote`). Findings come in a fixed order. The viewer does
//! not carry this folder, so its size does not matter.

mod archive;
mod facts;
mod ids;
mod table;
mod text;

use crate::address;
use crate::finding::{Code, Finding, Severity};
use crate::model::{Archive, Block, Issue};
use crate::province;

/// Checks an issue.
pub fn issue(issue: &Issue) -> Vec<Finding> {
    let mut findings = Findings::default();
    head(&mut findings, issue);
    text::check(&mut findings, issue);
    ids::check(&mut findings, issue);
    facts::check(&mut findings, issue);
    findings.0
}

/// Checks an archive's list. Its issues are files of their own: check each with
/// [`issue`].
pub fn archive(archive: &Archive) -> Vec<Finding> {
    let mut findings = Findings::default();
    archive::check(&mut findings, archive);
    findings.0
}

/// Joins what reading and checking found, each finding once.
pub fn merge(mut read: Vec<Finding>, checked: Vec<Finding>) -> Vec<Finding> {
    for finding in checked {
        let same = |f: &Finding| f.code == finding.code && f.place == finding.place;
        if !read.iter().any(same) {
            read.push(finding);
        }
    }
    read
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(
        &mut self,
        code: Code,
        severity: Severity,
        place: impl Into<String>,
        detail: impl Into<String>,
    ) {
        self.0.push(Finding {
            code,
            severity,
            place: place.into(),
            detail: detail.into(),
        });
    }

    fn not_blank(&mut self, text: &str, place: impl Into<String>) {
        if text.trim().is_empty() {
            self.add(Code::EmptyText, Severity::Error, place, "");
        }
    }

    /// Checks the address of a link.
    fn link(&mut self, href: &str, place: impl Into<String>) {
        if !address::is_allowed(href) {
            self.add(Code::Address, Severity::Error, place, href);
        }
    }

    /// Checks the address of a file.
    fn file(&mut self, src: &str, place: impl Into<String>) {
        if !address::is_file(src) {
            self.add(Code::Address, Severity::Error, place, src);
        }
    }

    fn admin_code(&mut self, code: &str, place: impl Into<String>) -> bool {
        let known = province::by_code(code).is_some();
        if !known {
            self.add(Code::UnknownAdminCode, Severity::Error, place, code);
        }
        known
    }
}

/// The parts of an issue that have blocks, with their places.
fn parts(issue: &Issue) -> Vec<(String, &[Block])> {
    let mut parts: Vec<(String, &[Block])> = vec![
        ("editorNote".to_owned(), &issue.editor_note),
        ("lead".to_owned(), &issue.lead),
    ];
    for (index, section) in issue.sections.iter().enumerate() {
        parts.push((format!("sections[{index}].blocks"), &section.blocks));
    }
    parts
}

/// Checks the head, the attachments and what sections are called.
fn head(findings: &mut Findings, issue: &Issue) {
    findings.not_blank(&issue.headline, "headline");
    for (index, attachment) in issue.attachments.iter().enumerate() {
        let place = format!("attachments[{index}]");
        findings.not_blank(&attachment.label, format!("{place}.label"));
        findings.file(&attachment.href, format!("{place}.href"));
    }
    for (index, section) in issue.sections.iter().enumerate() {
        let place = format!("sections[{index}]");
        findings.not_blank(&section.title, format!("{place}.title"));
        if section.blocks.is_empty() {
            findings.add(Code::EmptySection, Severity::Warning, &place, &section.id);
        }
        for (index, organization) in section.organizations.iter().enumerate() {
            let place = format!("{place}.organizations[{index}]");
            findings.not_blank(&organization.name, format!("{place}.name"));
            let Some(code) = &organization.admin_code else {
                continue;
            };
            let place = format!("{place}.adminCode");
            let named = province::of_organization(&organization.name);
            if findings.admin_code(code, &place)
                && let Some(named) = named.filter(|named| named.code != code)
            {
                let detail = format!("{code}, {} {}", named.code, named.short);
                findings.add(Code::AdminCodeMismatch, Severity::Warning, place, detail);
            }
        }
        for (index, measure) in section.measures.iter().enumerate() {
            findings.not_blank(measure, format!("{place}.measures[{index}]"));
        }
    }
}
