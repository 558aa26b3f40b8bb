//! The icons of buttons, each one stroke on a 24 × 24 grid.

use super::tag::{Tag, tag};

/// Lines of text.
pub const CONTENTS: &str = "M4 6h16M4 12h16M4 18h10";
/// A table.
pub const SUMMARY: &str = "M4 5h16v14H4zM4 10h16M10 10v9";
/// A picture.
pub const FIGURES: &str = "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4";
/// A sheet of paper.
pub const ISSUES: &str = "M6 3h12v18H6zM9 8h6M9 12h6";
/// A large and a small letter.
pub const READING: &str = "M3 18L8 6l5 12M5 14h6M14 18l3.5-8 3.5 8M15.5 15h4";
/// A lens.
pub const SEARCH: &str = "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16.5 16.5L21 21";
/// A cross.
pub const CLOSE: &str = "M6 6l12 12M18 6L6 18";

/// Draws an icon.
pub fn icon(path: &'static str) -> Tag {
    tag("svg")
        .static_attr("viewBox", "0 0 24 24")
        .static_attr("aria-hidden", "true")
        .child_tag(tag("path").static_attr("d", path))
}
