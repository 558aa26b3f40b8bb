//! Names of files and folders in an archive, and how large a file may be.

/// The name of the archive's list.
pub const LIST: &str = "archive.json";

/// The name of an issue's file.
pub const ISSUE: &str = "issue.json";

/// The name of the file that records the last import.
pub const IMPORT: &str = "import.json";

/// This program's own folder, which is not part of the archive.
pub const OWN: &str = ".bulletin";

/// The most bytes of an archive's file that are read into memory.
pub const MOST_JSON: u64 = 64 << 20;

/// Files that systems put into folders by themselves.
pub(crate) const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Names that a site uses for itself, and names that Windows reserves.
const RESERVED: [&str; 8] = [
    "data", "embed", "search", "server", "con", "prn", "aux", "nul",
];

/// Whether no issue can have this id, since a folder of the site could not have
/// its name.
pub fn is_reserved(id: &str) -> bool {
    let numbered = |port: &str| {
        let rest = id.strip_prefix(port);
        rest.is_some_and(|it| it.len() == 1 && it.bytes().all(|it| it.is_ascii_digit()))
    };
    RESERVED.contains(&id) || numbered("com") || numbered("lpt")
}
