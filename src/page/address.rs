//! Relative addresses, resolved against relative ones.
//!
//! As browsers do it (WHATWG URL), as far as an address that is relative can be
//! known without the page's own.

/// Resolves an address against that of the file it stands in, which is relative
/// to the page or absolute. What comes out begins with `.`, `/` or a scheme that
/// may be followed; `None` where it is of another.
pub fn resolve(base: &str, href: &str) -> Option<String> {
    let href: String = href
        .trim_matches(|it: char| it <= ' ')
        .chars()
        .filter(|it| !matches!(it, '\t' | '\n' | '\r'))
        .collect();
    if let Some((scheme, rest)) = scheme(&href) {
        let scheme = scheme.to_ascii_lowercase();
        return bulletin::address::is_followed(&href).then(|| format!("{scheme}:{rest}"));
    }
    let at = href.find(['?', '#']).unwrap_or(href.len());
    let (path, rest) = href.split_at(at);
    let path = path.replace('\\', "/");
    let root = root_of(base);
    if path.starts_with("//") {
        return Some(path + rest);
    }
    if path.starts_with('/') {
        // Of an absolute base the host stays.
        return Some(format!("{}{path}{rest}", base.get(..root).unwrap_or("")));
    }
    let file = base.split(['?', '#']).next().unwrap_or("");
    if path.is_empty() {
        return Some(dotted(format!("{file}{rest}")));
    }
    let folder = file.get(root..).unwrap_or("").rsplit_once('/');
    let folder = folder.map_or("", |(folder, _)| folder);
    let absolute = root > 0 || file.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    let mut up = 0;
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_some() => {}
            ".." => up += 1,
            part => parts.push(part),
        }
    }
    let mut out = base.get(..root).unwrap_or("").to_owned();
    match absolute {
        true => out.push('/'),
        false if up == 0 => out.push_str("./"),
        false => out.push_str(&"../".repeat(up)),
    }
    out.push_str(&parts.join("/"));
    let is_folder =
        path.ends_with('/') || path.ends_with("/.") || path.ends_with("..") || path == ".";
    if is_folder && !out.ends_with('/') {
        out.push('/');
    }
    Some(out + rest)
}

/// How many bytes of an address name its scheme and host: `https://example.org`.
fn root_of(address: &str) -> usize {
    match scheme(address) {
        Some((scheme, rest)) if rest.starts_with("//") => {
            let from = scheme.len() + 3;
            let host = address.get(from..).and_then(|it| it.find(['/', '?', '#']));
            host.map_or(address.len(), |it| from + it)
        }
        _ => 0,
    }
}

/// An address that cannot be taken for one with a scheme.
fn dotted(address: String) -> String {
    match address.starts_with(['.', '/']) || scheme(&address).is_some() {
        true => address,
        false => format!("./{address}"),
    }
}

/// The scheme of an address and what stands behind its colon.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let mut bytes = scheme.bytes();
    let first = bytes.next().is_some_and(|it| it.is_ascii_alphabetic());
    let others = bytes.all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it));
    (first && others).then_some((scheme, rest))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn addresses_resolve_as_in_a_browser() {
        const ISSUE: &str = "../data/2020-15/issue.json";
        for (base, href, wanted) in [
            (ISSUE, "figures/1.jpg", "../data/2020-15/figures/1.jpg"),
            (ISSUE, "./a b.jpg", "../data/2020-15/a b.jpg"),
            (ISSUE, "../x.pdf", "../data/x.pdf"),
            (ISSUE, "../../../x.pdf", "../../x.pdf"),
            (ISSUE, "#summary", "../data/2020-15/issue.json#summary"),
            (ISSUE, "", "../data/2020-15/issue.json"),
            (ISSUE, "a?b=../c#d/..", "../data/2020-15/a?b=../c#d/.."),
            (ISSUE, "/a/b", "/a/b"),
            (ISSUE, "//example.org/a", "//example.org/a"),
            (ISSUE, "HTTPS://example.org/a", "https://example.org/a"),
            (ISSUE, " mailto:a@example.org\n", "mailto:a@example.org"),
            ("../data/archive.json", "../2020-15/", "../2020-15/"),
            ("data/archive.json", "../2020-15/", "./2020-15/"),
            ("data/archive.json", "..", "./"),
            ("archive.json", "a:b/../c.html", "./c.html"),
            (
                "https://example.org/data/a.json",
                "../2020-15/",
                "https://example.org/2020-15/",
            ),
            (
                "https://example.org/data/a.json",
                "/x",
                "https://example.org/x",
            ),
            ("/data/a.json", "../../2020-15/", "/2020-15/"),
        ] {
            let resolved = resolve(base, href);
            let wanted = match href.contains("a:b") {
                // It has a scheme, of a kind that must not be followed.
                true => None,
                false => Some(wanted),
            };
            assert_eq!(resolved.as_deref(), wanted, "{href} in {base}");
        }
    }

    #[test]
    fn what_would_run_is_no_address() {
        for href in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "data:text/html,x",
            "\u{1}vbscript:x",
        ] {
            assert_eq!(resolve("../a.json", href), None, "{href}");
        }
    }
}
