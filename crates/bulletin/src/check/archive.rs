//! An archive's list of issues.

use std::collections::HashSet;

use super::Findings;
use crate::finding::{Code, Severity};
use crate::model::Archive;

pub(super) fn check(findings: &mut Findings, archive: &Archive) {
    let mut ids = HashSet::new();
    let mut newer = None;
    for (index, entry) in archive.issues.iter().enumerate() {
        let place = format!("issues[{index}]");
        if !ids.insert(&entry.id) {
            let place = format!("{place}.id");
            findings.add(Code::DuplicateIssue, Severity::Error, place, &entry.id);
        }
        let date = entry.date_published;
        if newer.is_some_and(|newer| date > newer) {
            let place = format!("{place}.datePublished");
            findings.add(Code::ArchiveOrder, Severity::Warning, place, date.to_iso());
        }
        newer = Some(date);
        findings.not_blank(&entry.headline, format!("{place}.headline"));
        for (index, code) in entry.admin_codes.iter().enumerate() {
            findings.admin_code(code, format!("{place}.adminCodes[{index}]"));
        }
        findings.file(&entry.url, format!("{place}.url"));
        if let Some(page) = &entry.page {
            findings.file(page, format!("{place}.page"));
        }
    }
    for (index, volume) in archive.volumes.iter().enumerate() {
        findings.file(&volume.url, format!("volumes[{index}].url"));
    }
}
