//! The types of files in a site, for everything that depends on them: settings
//! for servers, the Content-Security-Policy, the preview, compression.
//!
//! A new type of file is a row of [`TYPES`]. If pages load it in a way that is
//! not in [`Load`], it gets a variant there, and the compiler asks for its
//! directive.

use std::collections::BTreeSet;

/// A type of file.
pub struct FileType {
    /// The ending of its names.
    pub ending: &'static str,
    /// Its media type; `None` leaves it to the server.
    pub media: Option<&'static str>,
    /// How pages load it.
    pub load: Load,
    /// Whether precompressed copies are useful: pictures and office files are
    /// already compressed.
    pub compressible: bool,
}

/// How pages load files of a type, in the order of the policy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Load {
    /// As a script.
    Script,
    /// By a script.
    Data,
    /// As a picture.
    Picture,
    /// As a style sheet.
    Style,
    /// In a frame.
    Page,
    /// Not at all: readers follow a link to it.
    Download,
}

const fn row(
    ending: &'static str,
    media: &'static str,
    load: Load,
    compressible: bool,
) -> FileType {
    FileType {
        ending,
        media: Some(media),
        load,
        compressible,
    }
}

/// All types, in the order in which settings list them.
pub const TYPES: &[FileType] = &[
    row("html", "text/html", Load::Page, true),
    row("css", "text/css", Load::Style, true),
    row("js", "text/javascript", Load::Script, true),
    row("json", "application/json", Load::Data, true),
    row("wasm", "application/wasm", Load::Data, true),
    // The index of the search. Its bytes say as much as bytes can.
    row("bin", "application/octet-stream", Load::Data, false),
    row("csv", "text/csv", Load::Download, true),
    row("txt", "text/plain", Load::Download, true),
    row("xml", "application/xml", Load::Download, true),
    row("svg", "image/svg+xml", Load::Picture, true),
    row("jpg", "image/jpeg", Load::Picture, false),
    row("jpeg", "image/jpeg", Load::Picture, false),
    row("png", "image/png", Load::Picture, false),
    row("gif", "image/gif", Load::Picture, false),
    row("webp", "image/webp", Load::Picture, false),
    row("avif", "image/avif", Load::Picture, false),
    row("pdf", "application/pdf", Load::Download, false),
    row("doc", "application/msword", Load::Download, false),
    row("xls", "application/vnd.ms-excel", Load::Download, false),
    row(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Load::Download,
        false,
    ),
    row(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Load::Download,
        false,
    ),
    row("ofd", "application/ofd", Load::Download, false),
    row("zip", "application/zip", Load::Download, false),
    FileType {
        ending: "md",
        media: None,
        load: Load::Download,
        compressible: true,
    },
];

impl FileType {
    /// Whether files of this type are photographs or drawings that a figure may
    /// have. SVG is not: it may hold scripts.
    pub fn is_figure(&self) -> bool {
        self.load == Load::Picture && !self.compressible
    }

    /// The value of `Content-Type`.
    pub fn content_type(&self) -> Option<String> {
        self.media.map(|media| match media.starts_with("text/") {
            true => format!("{media}; charset=utf-8"),
            false => media.to_owned(),
        })
    }
}

impl Load {
    /// What the policy must allow for it.
    fn directive(self) -> Option<&'static str> {
        match self {
            // Without the keyword no browser compiles the viewer's wasm.
            Load::Script => Some("script-src 'self' 'wasm-unsafe-eval'"),
            Load::Data => Some("connect-src 'self'"),
            Load::Picture => Some("img-src 'self'"),
            Load::Style => Some("style-src 'self'"),
            Load::Page => Some("frame-src 'self'"),
            Load::Download => None,
        }
    }
}

/// The type of a file, by the ending of its name.
pub fn of(path: &str) -> Option<&'static FileType> {
    let (_, ending) = path.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    TYPES.iter().find(|it| it.ending == ending)
}

/// What pages of a site may do: its Content-Security-Policy.
pub fn csp() -> String {
    let loads: BTreeSet<Load> = TYPES.iter().map(|it| it.load).collect();
    let directives: Vec<&str> = std::iter::once("default-src 'none'")
        .chain(loads.into_iter().filter_map(Load::directive))
        .chain(["base-uri 'none'", "form-action 'none'"])
        .collect();
    directives.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use bulletin::model::BlockKind;

    #[test]
    fn a_type_has_one_row() {
        let endings: BTreeSet<&str> = TYPES.iter().map(|it| it.ending).collect();
        assert_eq!(endings.len(), TYPES.len());
    }

    /// A new kind of block that brings files does not compile here until it is
    /// said which ones.
    #[test]
    fn the_policy_and_the_types_allow_what_each_kind_of_block_brings() {
        for kind in BlockKind::ALL {
            let (directive, endings): (_, &[&str]) = match kind {
                BlockKind::Figure => ("img-src", &["jpg", "png", "gif", "webp", "avif", "svg"]),
                BlockKind::Paragraph
                | BlockKind::Heading
                | BlockKind::List
                | BlockKind::Table
                | BlockKind::Quote => continue,
            };
            assert!(csp().contains(&format!("; {directive} 'self'")), "{kind:?}");
            for ending in endings {
                assert!(TYPES.iter().any(|it| it.ending == *ending), "{kind:?}");
            }
        }
    }

    #[test]
    fn the_policy_allows_what_pages_load() {
        assert_eq!(
            csp(),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
        );
    }
}
