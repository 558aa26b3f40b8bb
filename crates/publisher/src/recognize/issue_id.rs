//! Ids of issues: 2020-15, 2020-s2 for a supplement, 2020-02-25 without a number.

use super::given::Given;
use bulletin::id;
use bulletin::model::Issue;

/// Whether an id is usable in addresses.
pub fn is_usable(id: &str) -> bool {
    id::is_slug(id) && id.len() <= id::LONGEST_SLUG
}

/// The id of an issue: as given, or by year and number. `year` is the one that
/// the number is counted in, where the head says so.
pub fn of(given: &Given, issue: &Issue, year: Option<u16>) -> String {
    if let Some(id) = &given.id {
        return id.clone();
    }
    let date = issue.date_published;
    let year = year.unwrap_or(date.year);
    match issue.issue_number {
        Some(number) if issue.supplement => format!("{year}-s{number}"),
        Some(number) => format!("{year}-{number}"),
        None => date.to_iso(),
    }
}
