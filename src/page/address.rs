//! Relative addresses, resolved against relative ones.
//!
//! As browsers do it (URL Standard), without knowing the page's own address: what
//! can stay relative to the page does.

use url::{ParseError, Url};

/// The server of a page whose address is not known.
const PAGE: &str = "https://page.invalid/";

/// A folder above the page. What is outside of it was named from the root of
/// the server.
const ABOVE: &str = "/above-the-page/";

/// Resolves an address against that of the file it stands in, which is relative
/// to the page or absolute. The result begins with `.`, `/` or a scheme that may
/// be followed; `None` if it has another scheme or is no address.
pub fn resolve(base: &str, href: &str) -> Option<String> {
    match Url::parse(href) {
        Err(ParseError::RelativeUrlWithoutBase) => {}
        Err(_) => return None,
        Ok(url) => {
            return bulletin::address::is_followed(url.as_str()).then(|| url.as_str().to_owned());
        }
    }
    // At least as many folders as the addresses have parts, so that each `..` has
    // one to leave.
    let depth = 2 + base.matches(['/', '\\']).count() + href.matches(['/', '\\']).count();
    let page =
        Url::parse(PAGE).and_then(|page| page.join(&(ABOVE.to_owned() + &"f/".repeat(depth))));
    let page = page.ok()?;
    let file = page.join(base).ok()?;
    let target = file.join(href).ok()?;
    if target.origin() != page.origin() {
        // Of an address that names no scheme the page's is taken.
        let is_schemeless = [href, base]
            .into_iter()
            .find_map(|it| Url::parse(it).map(|_| false).ok().or(starts_with_host(it)));
        return Some(match is_schemeless {
            Some(true) => target.as_str().strip_prefix("https:")?.to_owned(),
            _ => target.as_str().to_owned(),
        });
    }
    if !target.path().starts_with(ABOVE) {
        let path = target.as_str().strip_prefix(PAGE)?;
        return Some(format!("/{path}"));
    }
    let relative = page.make_relative(&target)?;
    Some(match relative.starts_with(['.', '/']) {
        true => relative,
        false => format!("./{relative}"),
    })
}

/// `Some(true)` for an address of a host without a scheme: `//example.org/`.
fn starts_with_host(address: &str) -> Option<bool> {
    let address = address.trim_start_matches(|it: char| it <= ' ');
    let mut start = address.chars();
    let is_slash = |it: Option<char>| matches!(it, Some('/' | '\\'));
    (is_slash(start.next()) && is_slash(start.next())).then_some(true)
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn addresses_resolve_as_in_a_browser() {
        const ISSUE: &str = "../data/2020-15/issue.json";
        for (base, href, wanted) in [
            (ISSUE, "figures/1.jpg", "../data/2020-15/figures/1.jpg"),
            (ISSUE, "./a b.jpg", "../data/2020-15/a%20b.jpg"),
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
            ("data/archive.json", "%2e%2e/.%2E/x", "../x"),
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
