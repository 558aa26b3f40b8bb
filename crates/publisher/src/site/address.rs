//! Addresses of an issue that name files beside it.
//!
//! Rule of this file: text in, text out. An address is read as a browser reads
//! it (URL Standard), and never leads out of the folder.

/// Where an address leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// To a file below the folder, by its path.
    File(Vec<String>),
    /// To another server, a place of the page, a person: not to a file of the
    /// archive.
    Elsewhere,
    /// Out of the folder, or to a name that no server should be given.
    Outside,
}

/// Reads an address.
pub fn target(address: &str) -> Target {
    let address = bulletin::address::trimmed(address);
    if !bulletin::address::is_file(address) {
        return Target::Elsewhere;
    }
    // `\` is `/` to a browser.
    let elsewhere = ["#", "?", "/", "\\", "http:", "https:"];
    let small = address.to_ascii_lowercase();
    if elsewhere.iter().any(|it| small.starts_with(it)) {
        return Target::Elsewhere;
    }
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let Some(path) = decode(path) else {
        return Target::Outside;
    };
    let mut parts = Vec::new();
    for part in path.split('/') {
        if part == "." || part.is_empty() {
            continue;
        }
        // A hidden file may be a server's settings; the rest of these Windows
        // reads in ways of its own.
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

/// Whether an address leads to another server.
pub fn is_foreign(address: &str) -> bool {
    let small = bulletin::address::trimmed(address).to_ascii_lowercase();
    ["http:", "https:", "//", "\\\\"]
        .iter()
        .any(|it| small.starts_with(it))
}

/// What follows the path: `?…` and `#…`.
pub fn suffix(address: &str) -> &str {
    let address = bulletin::address::trimmed(address);
    address.find(['#', '?']).map_or("", |at| &address[at..])
}

/// A path as an address.
pub fn encode(parts: &[String]) -> String {
    let mut out = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push('/');
        }
        for byte in part.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

/// Percent-decodes; `None` where the result is no UTF-8.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        let digit = |at: usize| char::from(*tail.get(at)?).to_digit(16);
        match (*first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).ok()?);
                rest = tail.get(2..)?;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).ok()
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
