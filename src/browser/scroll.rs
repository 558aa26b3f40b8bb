//! Scrolling to an element and telling which one is being read, whatever
//! scrolls: the page or a box of the page's.

use crate::words::concat;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::window;

/// Where in the window an element goes.
#[derive(Clone, Copy, PartialEq)]
pub enum To {
    /// To the top, below whatever the page keeps there (`scroll-margin-top`).
    Top,
    /// To the middle.
    Middle,
    /// So that its top is at this many CSS pixels below the window's top.
    At(f64),
}

/// Scrolls at once; motion over thousands of paragraphs helps nobody.
pub fn scroll(element: &Element, to: To) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(match to {
        To::Middle => ScrollLogicalPosition::Center,
        _ => ScrollLogicalPosition::Start,
    });
    // "instant" is not in web-sys's enum, and "auto" would follow a page whose
    // own style says `scroll-behavior: smooth`.
    let _ = js_sys::Reflect::set(&options, &"behavior".into(), &"instant".into());
    let style = element.dyn_ref::<HtmlElement>().map(HtmlElement::style);
    if let (To::At(top), Some(style)) = (to, &style) {
        let _ = style.set_property(
            "scroll-margin-top",
            &concat(&[&(top.round() as i32).to_string(), "px"]),
        );
    }
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if let (To::At(_), Some(style)) = (to, &style) {
        let _ = style.remove_property("scroll-margin-top");
    }
}

/// Distance of an element's top from the window's top in CSS pixels.
pub fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Whether an element takes any room. What is hidden stands nowhere.
pub fn is_laid_out(element: &Element) -> bool {
    let room = element.get_bounding_client_rect();
    room.bottom() > room.top()
}

/// The window's height in CSS pixels.
pub fn height() -> f64 {
    window()
        .inner_height()
        .ok()
        .and_then(|it| it.as_f64())
        .unwrap_or_default()
}

/// The last of `marks`, which stand in reading order, whose top is above `line`.
pub fn last_above(marks: &NodeList, line: f64) -> Option<u32> {
    let above = |index: u32| {
        marks
            .item(index)
            .and_then(|it| it.dyn_into::<Element>().ok())
            .is_some_and(|it| top(&it) <= line)
    };
    let (mut low, mut high) = (0, marks.length());
    while low < high {
        let middle = low + (high - low) / 2;
        if above(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low.checked_sub(1)
}

/// The line that a reader reads at: a quarter of the window from the top, and
/// nearer to the foot the less of `whole` is left below the window, so that the
/// last part of a page can be reached.
pub fn reading_line(whole: &Element) -> f64 {
    let height = height();
    // Not `clamp`, whose panic would bring the formatting of floats with it.
    let below = (whole.get_bounding_client_rect().bottom() - height)
        .max(0.0)
        .min(height);
    height * (1.0 - 0.75 * below / height.max(1.0))
}
