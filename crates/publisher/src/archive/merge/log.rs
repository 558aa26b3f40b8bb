//! What merging reports, and the merge of one value.

use super::kinds::{KEPT, OVERWRITTEN};
use crate::report::{Finding, FindingKind, Place};
use bulletin::model::Section;
use serde::Serialize;

/// The findings of a merge.
#[derive(Default)]
pub(super) struct Log(pub(super) Vec<Finding>);

impl Log {
    pub(super) fn add(
        &mut self,
        kind: &'static FindingKind,
        place: impl Into<String>,
        detail: impl Into<String>,
    ) {
        self.0
            .push(Finding::new(kind, Place::Issue(place.into()), detail));
    }

    /// Adds a finding with what a person wrote and what the file says.
    pub(super) fn both<T: Serialize>(
        &mut self,
        kind: &'static FindingKind,
        place: &str,
        mine: &T,
        theirs: &T,
    ) {
        let detail = format!("人工 by hand: {}\n文件 file: {}", json(mine), json(theirs));
        self.add(kind, place, detail);
    }
}

/// A value as JSON, on one line.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Takes a value that a person changed, unless the file changed it, too.
pub(super) fn text<T: PartialEq + Clone + Serialize>(
    log: &mut Log,
    place: &str,
    base: &T,
    mine: &T,
    theirs: &mut T,
) {
    if mine == base || *mine == *theirs {
        return;
    }
    if *theirs == *base {
        log.add(&KEPT, place, json(mine));
        *theirs = mine.clone();
    } else {
        log.both(&OVERWRITTEN, place, mine, theirs);
    }
}

pub(super) fn find<'a>(sections: &'a [Section], id: &str) -> Option<&'a Section> {
    sections.iter().find(|section| section.id == id)
}
