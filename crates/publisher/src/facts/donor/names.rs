//! How a text names the organisations that it is about.

use super::super::words::strip_start;
use super::phrase::clean;
use super::shape;
use super::tables::{ITSELF, OUR};

/// The names that a text uses for the organisations it is about.
pub(crate) struct Names {
    /// Full and short names, longer ones first.
    pub(super) own: Vec<String>,
}

impl Names {
    /// The names of well-known organisations.
    pub(crate) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Names {
        let mut own: Vec<String> = names
            .map(clean)
            .filter(|name| name.chars().count() > 1)
            .collect();
        own.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Names { own }
    }

    /// Whether the organisation is a company.
    pub(super) fn is_company(&self) -> bool {
        self.own
            .iter()
            .any(|name| shape::ends_as_company_only(name))
    }

    pub(super) fn own_at_start<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.own
            .iter()
            .find_map(|name| text.strip_prefix(name.as_str()))
    }

    /// The rest of a text that begins with the organisation, by its name or by a
    /// word such as 协会 or 我会.
    pub(super) fn itself_at_start<'a>(&self, text: &'a str) -> Option<&'a str> {
        let shortest = |text: &'a str| {
            let rests = ITSELF.iter().filter_map(|word| text.strip_prefix(word));
            rests.min_by_key(|rest| rest.len())
        };
        self.own_at_start(text)
            .or_else(|| shortest(text))
            .or_else(|| shortest(strip_start(text, OUR)))
    }
}
