//! The language of reports.

/// The language of reports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Language {
    /// The system's language: English if the first of the variables `LC_ALL`,
    /// `LC_MESSAGES` and `LANG` that is set starts with `en`, otherwise
    /// Chinese.
    pub fn of_system(variable: impl Fn(&str) -> Option<String>) -> Language {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty());
        match set {
            Some(value) if value.to_ascii_lowercase().starts_with("en") => Language::En,
            _ => Language::Zh,
        }
    }

    /// Picks one of two texts.
    pub fn of<T>(self, zh: T, en: T) -> T {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }
}
