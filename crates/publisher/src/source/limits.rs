//! All limits of reading, in one place, with their reasons.
//!
//! A bulletin of 100 pages is a file of a few megabytes with a hundred parts.
//! Every limit is far above that, and low enough for an office computer.

/// Bytes of a file. Word itself opens at most 512 MB, 32 MB of them text;
/// pictures straight from a camera make files of 100 MB.
pub const FILE_BYTES: usize = 256 << 20;

/// Bytes of a plain text, decoded: room for an author's collected works.
pub const TEXT_BYTES: usize = 32 << 20;

/// Parts of a package. Word writes one for each picture and some twenty more.
pub const PARTS: usize = 10_000;

/// Decompressed bytes of an XML part: Word's own limit for the text of a
/// document.
pub const XML_BYTES: u64 = 32 << 20;

/// Decompressed bytes of a picture. An uncompressed photograph of 20 million
/// pixels has 60 MB.
pub const MEDIA_BYTES: u64 = 64 << 20;

/// Decompressed bytes of all parts that are read: of what was actually read,
/// not of what the package claims.
pub const TOTAL_BYTES: u64 = 256 << 20;

/// Nesting of XML elements. Word itself stays below 60, with a table in a text
/// box in a table; it also limits nested tables, text boxes and content
/// controls. Reading recurses this deep, on a stack of one megabyte on Windows.
pub const XML_DEPTH: usize = 100;

/// Elements, attributes and texts in one block of a part (a paragraph, a table,
/// a style), which is what is in memory at a time: some 100 bytes each. A table
/// of 5,000 rows has half a million.
pub const XML_NODES: usize = 2_000_000;

/// Length of a chain of styles that are based on each other. Word stops at 11.
pub const STYLE_CHAIN: usize = 32;

/// The widest table: Word allows 63 columns.
pub const COLUMNS: u32 = 1_000;

/// Nested open fields. Word's own are three deep at most.
pub const FIELDS: usize = 64;

/// Bytes of what is made from the text: each run carries its font and its link,
/// so that a small file could demand a lot.
pub const MADE_BYTES: u64 = 256 << 20;

/// Bytes of a font's or a style's name. Word allows 31 and 253 characters.
pub const NAME_BYTES: usize = 1024;

/// Bytes of a link's address. Browsers stop at 2,083 and up.
pub const LINK_BYTES: usize = 8192;

/// Characters of an automatic number with the text around it. Word allows some
/// 30.
pub const MARKER_CHARS: usize = 256;

/// Bytes of an alternative text.
pub const ALT_BYTES: usize = 8192;

/// Characters of an address that a finding quotes. Text is quoted whole.
pub const QUOTE_CHARS: usize = 80;

/// Findings of one kind. More of the same tell nobody anything; what further
/// ones quote is in the last one.
pub const FINDINGS_A_KIND: usize = 50;
