//! Which addresses a bulletin may link to.

/// Whether an address is http, https, mailto, tel or a relative one, and
/// nothing that a browser would run or read from the reader's device
/// (`javascript:`, `data:`, `file:` …).
///
/// Browsers drop tabs and line feeds anywhere in an address and spaces and
/// control characters at its ends (URL Standard, "basic URL parser"), so
/// `java\nscript:` is a script to them. An address with a control character is
/// refused rather than mended.
pub fn is_allowed(address: &str) -> bool {
    let address = address.trim_matches(' ');
    if address.is_empty() || address.bytes().any(|b| b < b' ' || b == 0x7f) {
        return false;
    }
    match scheme(address) {
        None => true,
        Some(scheme) => ["http", "https", "mailto", "tel"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known)),
    }
}

/// Whether an address is one that a program fetches a file from: http, https or
/// a relative one.
pub fn is_file(address: &str) -> bool {
    let fetched = |scheme: &str| ["http", "https"].contains(&&*scheme.to_ascii_lowercase());
    is_allowed(address) && scheme(address.trim_matches(' ')).is_none_or(fetched)
}

/// The scheme of an absolute address (URL Standard, "scheme start state").
fn scheme(address: &str) -> Option<&str> {
    let end = address.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)))?;
    let begins_with_letter = address.as_bytes()[0].is_ascii_alphabetic();
    (begins_with_letter && address[end..].starts_with(':')).then(|| &address[..end])
}
