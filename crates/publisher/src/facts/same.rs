//! Whether two givers are the same, or one is among the other.

use bulletin::model::{Donor, DonorKind};

/// Whether two givers may be the same.
pub(super) fn may_be_same(a: &Donor, b: &Donor) -> bool {
    use DonorKind::{Companies, Members, Unknown};
    if let (Some(a), Some(b)) = (&a.name, &b.name) {
        // 青石 is short for 青石集团有限公司.
        return a.contains(b.as_str()) || b.contains(a.as_str());
    }
    let kinds = (a.kind, b.kind);
    kinds.0 == kinds.1
        || matches!(
            kinds,
            (Unknown, _) | (_, Unknown) | (Companies, Members) | (Members, Companies)
        )
}

/// Whether two givers are said to be the same.
pub(super) fn is_same(a: &Donor, b: &Donor) -> bool {
    may_be_same(a, b)
        && match (&a.name, &b.name) {
            (Some(_), Some(_)) => true,
            (None, None) => matches!(
                (a.kind, b.kind),
                (DonorKind::Organization, DonorKind::Organization)
                    | (DonorKind::Members, DonorKind::Members)
                    | (DonorKind::Public, DonorKind::Public)
            ),
            _ => false,
        }
}

/// Whether a sum of the first giver can hold one of the second.
pub(super) fn can_hold(whole: &Donor, part: &Donor) -> bool {
    use DonorKind::{Companies, Members, Organization, Public, Unknown};
    let system = whole
        .name
        .as_ref()
        .is_some_and(|name| name.ends_with("系统"));
    if whole.name.is_some() && !system {
        return may_be_same(whole, part) && (part.name.is_some() || part.kind == Unknown);
    }
    match whole.kind {
        Organization => match part.kind {
            Organization | Public => true,
            Unknown => part.name.is_none(),
            Members | Companies => false,
        },
        Members => part.kind != Organization,
        Companies => matches!(part.kind, Companies | Members | Unknown),
        Public => part.kind != Organization,
        Unknown => true,
    }
}

/// Whether two givers are companies with different names.
pub(super) fn are_rivals(a: &Donor, b: &Donor) -> bool {
    let company = |donor: &Donor| {
        donor.name.is_some() && matches!(donor.kind, DonorKind::Companies | DonorKind::Members)
    };
    company(a) && company(b) && !may_be_same(a, b)
}
