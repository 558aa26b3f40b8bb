//! The webmaster's guide.

use super::{Head, Site, page as frame_of};

/// The guide.
pub fn page(site: &Site) -> String {
    let head = Head {
        language: "zh-Hans",
        title: "网站管理员须知 For the webmaster".to_owned(),
        description: String::new(),
        up: "",
        path: "webmaster.html".to_owned(),
        kind: "website",
        picture: None,
        structured: None,
    };
    frame_of(&head, "", site)
}
