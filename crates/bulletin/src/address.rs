//! Which addresses a bulletin can link to.
//!
//! Security depends on this file: nothing else decides which schemes a link or
//! a file has.

/// The schemes of links.
const LINKS: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The schemes of files.
const FILES: [&str; 2] = ["http", "https"];

/// Whether an address is http, https, mailto, tel or relative, and not one that
/// a browser would run or read from the reader's device (`javascript:`, `data:`,
/// `file:` …).
///
/// Browsers drop tabs and line feeds anywhere in an address, and spaces and
/// control characters at its ends (URL Standard, "basic URL parser"), so
/// `java\nscript:` is a script to them. This refuses an address that has a
/// control character anywhere.
pub fn is_allowed(address: &str) -> bool {
    is_plain(address) && is_followed(address)
}

/// Whether a program can fetch a file from an address: http, https or relative.
pub fn is_file(address: &str) -> bool {
    is_plain(address) && has_scheme_of(&FILES, address)
}

/// Whether an address that a URL parser wrote can be a link: it has no scheme, or
/// one that links can have. Use [`is_allowed`] for any other address. This refuses
/// what a URL parser would have removed, because the scheme may be behind it.
pub fn is_followed(address: &str) -> bool {
    let begins = address.bytes().next().is_some_and(|b| b > b' ');
    let removed = |b: u8| matches!(b, b'\t' | b'\n' | b'\r');
    begins && !address.bytes().any(removed) && has_scheme_of(&LINKS, address)
}

/// The scheme of an absolute address (URL Standard, "scheme start state").
pub fn scheme(address: &str) -> Option<&str> {
    let address = trimmed(address);
    let in_scheme = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    let end = address.as_bytes().iter().position(|b| !in_scheme(b))?;
    let begins_with_letter = address.as_bytes().first()?.is_ascii_alphabetic();
    let is_scheme = begins_with_letter && address.as_bytes().get(end) == Some(&b':');
    address.get(..end).filter(|_| is_scheme)
}

/// An address without the spaces around it, which browsers ignore.
pub fn trimmed(address: &str) -> &str {
    let mut rest = address;
    while let Some(shorter) = rest.strip_prefix(" ").or(rest.strip_suffix(" ")) {
        rest = shorter;
    }
    rest
}

/// Whether it is not empty and has no control character.
fn is_plain(address: &str) -> bool {
    let address = trimmed(address);
    !address.is_empty() && !address.as_bytes().iter().any(u8::is_ascii_control)
}

fn has_scheme_of(schemes: &[&str], address: &str) -> bool {
    match scheme(address) {
        None => true,
        Some(scheme) => schemes.iter().any(|it| scheme.eq_ignore_ascii_case(it)),
    }
}
