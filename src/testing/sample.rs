//! The sample archive.

use bulletin::model::{Archive, Issue};

/// The archive.
pub const ARCHIVE: &str = include_str!("../../assets/sample/archive.json");
/// A short issue.
pub const ISSUE_13: &str = include_str!("../../assets/sample/2020-13/issue.json");
/// An issue with every kind of block and of inline text.
pub const ISSUE_14: &str = include_str!("../../assets/sample/2020-14/issue.json");
/// An issue with totals and parts of them, for the summary.
pub const ISSUE_15: &str = include_str!("../../assets/sample/2020-15/issue.json");

/// Reads an issue with the parser of this target: the browser's or serde's.
pub fn issue(text: &str) -> Issue {
    #[cfg(target_arch = "wasm32")]
    let read = {
        let tree = crate::browser::json::Tree::parse(&text.into()).expect("JSON");
        bulletin::read::issue(&&tree)
    };
    #[cfg(not(target_arch = "wasm32"))]
    let read = bulletin::read::issue_from_slice(text.as_bytes());
    match read {
        Ok((issue, _)) => issue,
        Err(error) => panic!("{} expected at {}", error.expected, error.place),
    }
}

/// Reads the archive.
pub fn archive() -> Archive {
    #[cfg(target_arch = "wasm32")]
    let read = {
        let tree = crate::browser::json::Tree::parse(&ARCHIVE.into()).expect("JSON");
        bulletin::read::archive(&&tree)
    };
    #[cfg(not(target_arch = "wasm32"))]
    let read = bulletin::read::archive_from_slice(ARCHIVE.as_bytes());
    match read {
        Ok((archive, _)) => archive,
        Err(error) => panic!("{} expected at {}", error.expected, error.place),
    }
}
