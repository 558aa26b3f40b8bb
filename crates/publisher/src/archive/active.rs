//! Files that are never published, no matter what names them.

/// Endings of files that servers run, that run in a visitor's browser with the
/// site's origin, or that servers read as their settings.
const ENDINGS: &[&str] = &[
    "php", "php3", "php4", "php5", "php7", "php8", "phtml", "phar", "asp", "aspx", "asa", "asax",
    "ascx", "ashx", "asmx", "cer", "cdx", "jsp", "jspx", "jspf", "do", "cfm", "cgi", "fcgi", "pl",
    "py", "rb", "sh", "bat", "cmd", "com", "exe", "dll", "ps1", "vbs", "hta", "shtml", "shtm",
    "stm", "htm", "html", "xhtml", "xht", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt",
    "js", "mjs", "wasm", "css", "swf", "config", "ini", "htaccess", "htpasswd", "conf",
];

/// Whether a file of this name may be run. An ending counts anywhere in the
/// name: with certain settings Apache runs `a.php.jpg`.
pub fn is_active(name: &str) -> bool {
    name.to_lowercase()
        .split('.')
        .skip(1)
        .any(|ending| ENDINGS.contains(&ending.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_told_apart() {
        for name in [
            "a.php",
            "A.PhP",
            "a.php.jpg",
            "web.config",
            "a.html",
            "图.svg",
        ] {
            assert!(is_active(name), "{name}");
        }
        for name in [
            "1.jpg",
            "1-800.webp",
            "15.docx",
            "php",
            "附件.pdf",
            "a.tar.gz",
        ] {
            assert!(!is_active(name), "{name}");
        }
    }
}
