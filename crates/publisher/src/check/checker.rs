//! An archive that is being checked.

use super::fields::Unknown;
use super::kinds::{FIELD_MISSPELT, FIELD_UNKNOWN};
use crate::archive::json::Misfit;
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
    /// Reports why a file cannot be read.
    pub(super) fn misfit(&mut self, kind: &'static FindingKind, file: &str, misfit: Misfit) {
        let place = Place::Path(file.to_owned(), misfit.place);
        let finding = Finding::new(kind, place, "");
        let finding = finding.explained(Some(misfit.explanation));
        self.findings.push(finding.into());
    }

    /// Reports fields that the format does not have.
    pub(super) fn unknown(&mut self, file: &str, fields: Vec<Unknown>) {
        for field in fields {
            match field.nearest {
                Some(nearest) => {
                    let detail = format!("{} → {nearest}", field.name);
                    self.report(&FIELD_MISSPELT, file, field.place, &detail);
                }
                None => self.report(&FIELD_UNKNOWN, file, field.place, &field.name),
            }
        }
    }

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
