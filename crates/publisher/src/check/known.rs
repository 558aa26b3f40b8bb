//! The kinds of findings that an import leaves in its record, by their names.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::report::FindingKind;
use crate::{archive, facts, pictures, recognize, source};

static KNOWN: LazyLock<HashMap<&str, &FindingKind>> = LazyLock::new(|| {
    let tables = [
        archive::KINDS,
        archive::merge::KINDS,
        facts::KINDS,
        pictures::KINDS,
        recognize::KINDS,
        source::KINDS,
        super::kinds::KINDS,
    ];
    let all = tables.into_iter().flatten();
    all.map(|kind| (kind.name, *kind)).collect()
});

/// The kind of this name. None for one of a later version.
pub fn kind(name: &str) -> Option<&'static FindingKind> {
    KNOWN.get(name).copied()
}
