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
