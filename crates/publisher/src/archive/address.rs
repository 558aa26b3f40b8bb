//! Addresses in an issue that name files beside it.
//!
//! Rule of this file: text in, text out. An address is read as a browser reads
//! it (URL Standard), and never leads out of the folder.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::sync::LazyLock;
use url::{ParseError, Url};

/// Where an address leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// A file below the folder, by its path.
    File(Vec<String>),
    /// Another server, a place on the page, a person: not a file of the
    /// archive.
    Elsewhere,
    /// A place outside the folder, or a name that no server should get.
    Outside,
}

/// Represents the folder while addresses are resolved. No real address
/// leads out of it and back into it.
static FOLDER: LazyLock<Url> = LazyLock::new(|| {
    Url::parse("https://site.invalid/the-folder-of-the-issue/").expect("the address is valid")
});

/// Characters that stay as they are in an encoded path.
const PLAIN: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Reads an address.
pub fn target(address: &str) -> Target {
    let address = bulletin::address::trimmed(address);
    // `\` is `/` to a browser.
    if !bulletin::address::is_file(address)
        || is_absolute(address)
        || address.starts_with(['/', '\\'])
    {
        return Target::Elsewhere;
    }
    let Some(path) = path_in_folder(address) else {
        return Target::Outside;
    };
    let mut parts = Vec::new();
    for part in path.split('/') {
        if part.is_empty() {
            continue;
        }
        // A hidden file may be a server's settings; the rest of these have a
        // meaning of their own on Windows.
        let strange = |it: char| it.is_control() || "\\:*?\"<>|".contains(it);
        if part.starts_with('.') || part.ends_with(['.', ' ']) || part.contains(strange) {
            return Target::Outside;
        }
        parts.push(part.to_owned());
    }
    match parts.is_empty() {
        true => Target::Elsewhere,
        false => Target::File(parts),
    }
}

/// The path that an address names below the folder, decoded.
fn path_in_folder(address: &str) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if path.contains('\\') {
        // A folder to a browser, a character to most servers.
        return None;
    }
    let url = FOLDER.join(path).ok()?;
    decode(url.path().strip_prefix(FOLDER.path())?)
}

/// Whether an address has a scheme.
fn is_absolute(address: &str) -> bool {
    !matches!(Url::parse(address), Err(ParseError::RelativeUrlWithoutBase))
}

/// Whether an address leads to another server.
pub fn is_foreign(address: &str) -> bool {
    let url = Url::parse(address).or_else(|_| FOLDER.join(address));
    url.is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host() != FOLDER.host())
}

/// What follows the path: `?…` and `#…`.
pub fn suffix(address: &str) -> &str {
    let address = bulletin::address::trimmed(address);
    address.find(['#', '?']).map_or("", |at| &address[at..])
}

/// A path as an address.
pub fn encode(parts: &[String]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| utf8_percent_encode(part, &PLAIN).to_string())
        .collect();
    parts.join("/")
}

/// Percent-decodes; `None` if the result is not UTF-8.
pub fn decode(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    Some(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &[&str]) -> Target {
        Target::File(path.iter().map(|it| (*it).to_owned()).collect())
    }

    #[test]
    fn addresses_lead_into_the_folder_or_nowhere() {
        let cases = [
            ("figures/1.jpg", file(&["figures", "1.jpg"])),
            ("./figures//1.jpg?x#y", file(&["figures", "1.jpg"])),
            ("%E9%99%84%E4%BB%B6/a%20b.pdf", file(&["附件", "a b.pdf"])),
            ("100%.pdf", file(&["100%.pdf"])),
            ("https://example.org/a.jpg", Target::Elsewhere),
            ("HTTPS:a.jpg", Target::Elsewhere),
            ("//example.org/a.jpg", Target::Elsewhere),
            ("\\\\example.org\\a.jpg", Target::Elsewhere),
            ("/a.jpg", Target::Elsewhere),
            ("a/../b.jpg", file(&["b.jpg"])),
            ("a/../../b.jpg", Target::Outside),
            ("#tianjin", Target::Elsewhere),
            ("mailto:a@example.org", Target::Elsewhere),
            ("javascript:alert(1)", Target::Elsewhere),
            ("", Target::Elsewhere),
            ("../2020-14/issue.json", Target::Outside),
            ("figures/%2e%2e/%2E./x", Target::Outside),
            ("figures\\..\\x", Target::Outside),
            ("figures/..%5cx", Target::Outside),
            (".htaccess", Target::Outside),
            ("a/.git/config", Target::Outside),
            ("C:/x.jpg", Target::Elsewhere),
            ("%43:/x.jpg", Target::Outside),
            ("a%00.jpg", Target::Outside),
            ("%ff.jpg", Target::Outside),
            ("nul.", Target::Outside),
        ];
        for (address, expected) in cases {
            assert_eq!(target(address), expected, "{address:?}");
        }
    }

    #[test]
    fn a_path_survives_as_an_address() {
        for path in ["附件/a b.pdf", "100%.pdf", "a&b='\".pdf"] {
            let parts: Vec<_> = path.split('/').map(str::to_owned).collect();
            assert_eq!(decode(&encode(&parts)).as_deref(), Some(path));
        }
    }
}
