//! An archive that is being checked.

use crate::report::{Finding, FindingKind, Place, ReportLine};
use bulletin::model::{Archive, Issue};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// An archive that is being checked.
pub(super) struct Checker {
    pub(super) root: PathBuf,
    pub(super) findings: Vec<ReportLine>,
    /// Each issue that can be read, by its folder (`2020-15`) or, if it is
    /// elsewhere, by the folder of its file.
    pub(super) issues: BTreeMap<String, Issue>,
    pub(super) archive: Archive,
}

impl Checker {
    /// Adds a finding.
    pub(super) fn report(
        &mut self,
        kind: &'static FindingKind,
        file: &str,
        at: impl Into<String>,
        detail: &str,
    ) {
        let place = Place::Path(file.to_owned(), at.into());
        self.findings.push(Finding::new(kind, place, detail).into());
    }
}
