//! The import of one file.

use super::options::Options;
use super::pipeline::Pipeline;
use crate::report::{Finding, ReportLine, Taken};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The import of one file.
pub(super) struct FileImport<'a> {
    pub(super) options: &'a Options,
    pub(super) pipeline: &'a dyn Pipeline,
    pub(super) seen: &'a mut BTreeMap<String, PathBuf>,
    pub(super) file: &'a Path,
    pub(super) issue: Option<String>,
    pub(super) taken: Vec<Taken>,
    pub(super) findings: Vec<ReportLine>,
    /// What proposing facts found, until it is known which of it is new.
    pub(super) doubts: Vec<Finding>,
}

impl FileImport<'_> {
    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(ReportLine::from(finding));
    }

    pub(super) fn report_all(&mut self, findings: Vec<Finding>) {
        self.findings
            .extend(findings.into_iter().map(ReportLine::from));
    }
}
