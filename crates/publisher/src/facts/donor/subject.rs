//! Who is named as a giver.

use bulletin::model::{Donor, DonorKind};

/// Who is named as the giver.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Subject {
    /// Nobody.
    None,
    /// Somebody, and whether a person should check it.
    Known(Donor, Doubt),
    /// The company that was named last: 该公司.
    Anaphor,
    /// Words that name no giver this file knows.
    Strange(String),
}

/// Whether a person should check who gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Doubt {
    /// The text says it.
    Sure,
    /// It can be read in more than one way.
    Unsure,
    /// Somebody else organised the gift.
    Arranged,
}

/// A giver.
pub(super) fn known(kind: DonorKind, name: Option<&str>, doubt: Doubt) -> Subject {
    let name = name.map(str::to_owned);
    Subject::Known(Donor { kind, name }, doubt)
}
