//! The mark that some editors put before a text.

/// Strips the byte order mark that Windows' Notepad puts before UTF-8.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
