//! Scrolling to an element, and finding the one that is being read, whether the
//! page scrolls or a box in it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{set, window};
use crate::words::{concat, decimal};

/// Where in the window an element goes.
#[derive(Clone, Copy, PartialEq)]
pub enum Align {
    /// To the top, below what the page keeps there (`scroll-margin-top`).
    Top,
    /// To the middle.
    Middle,
    /// With its top this many CSS pixels below the window's.
    At(f64),
}

/// Scrolls to an element, without animation.
pub fn scroll_to(element: &Element, align: Align) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(match align {
        Align::Middle => ScrollLogicalPosition::Center,
        Align::Top | Align::At(_) => ScrollLogicalPosition::Start,
    });
    // web-sys lacks "instant", and "auto" follows a page whose style is
    // `scroll-behavior: smooth`.
    set(&options, "behavior", &"instant".into());
    let style = element.unchecked_ref::<HtmlElement>().style();
    let margin = "scroll-margin-top";
    if let Align::At(top) = align {
        let sign = if top < 0.0 { "-" } else { "" };
        let pixels = concat(&[sign, &decimal(top.abs().round() as usize), "px"]);
        let _ = style.set_property(margin, &pixels);
    }
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if let Align::At(_) = align {
        let _ = style.set_property(margin, "");
    }
}

/// Scrolls a box, and nothing around it, so that what is in it at `y` of the window
/// comes to its middle.
pub fn center(within: &Element, y: f64) {
    let rect = within.get_bounding_client_rect();
    within.scroll_by_with_x_and_y(0.0, y - (rect.top() + rect.bottom()) / 2.0);
}

/// The distance of an element's top from the window's top in CSS pixels.
pub fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}

/// Whether an element has a height. What is hidden has none, and no position.
pub fn is_laid_out(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    rect.bottom() > rect.top()
}

/// The window's height in CSS pixels.
pub fn window_height() -> f64 {
    window()
        .inner_height()
        .ok()
        .and_then(|it| it.as_f64())
        .unwrap_or_default()
}

/// The index of the last element, in document order, whose top is above `line`.
pub fn last_above(elements: &NodeList, line: f64) -> Option<u32> {
    let is_above = |index: u32| {
        elements
            .item(index)
            .is_some_and(|it| top(it.unchecked_ref()) <= line)
    };
    let (mut low, mut high) = (0, elements.length());
    while low < high {
        let middle = low + (high - low) / 2;
        if is_above(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low.checked_sub(1)
}

/// The line of the window at which the reader is taken to read: a quarter from the
/// top. It moves down as the end of `whole` comes into the window, so that its last
/// part can become the current one.
pub fn reading_line(whole: &Element) -> f64 {
    let height = window_height();
    // `clamp` can panic, and its message needs the formatting of floats.
    let below = (whole.get_bounding_client_rect().bottom() - height)
        .max(0.0)
        .min(height);
    height * (1.0 - 0.75 * below / height.max(1.0))
}
