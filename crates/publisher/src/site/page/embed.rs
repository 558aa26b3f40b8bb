//! Pages for whoever puts the bulletin into a site of his own.

use super::super::source::Source;
use super::{Head, Site, page as frame_of};

/// How to embed.
pub fn page(source: &Source, site: &Site) -> String {
    let _ = source;
    let head = Head {
        language: "zh-Hans",
        title: "嵌入简报 Embedding the bulletin".to_owned(),
        description: String::new(),
        up: "../",
        path: "embed/".to_owned(),
        kind: "website",
        picture: None,
        structured: None,
    };
    frame_of(&head, "", site)
}

/// The page for an iframe.
pub fn frame(source: &Source, site: &Site) -> String {
    page(source, site)
}
