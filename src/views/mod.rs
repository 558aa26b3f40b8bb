//! What is drawn.
//!
//! Rule of this folder: values in, HTML out. A view knows nothing of fetching,
//! of the page around the element or of the browser's history, and has no
//! callbacks. What a reader can do is in the HTML itself: links with `data-go`
//! (a place), `data-issue` or `data-figure`, and buttons with `data-do` (an
//! action), which the app reads from the click. The same views are therefore
//! drawn in the browser and to static HTML, where the links work as well.

pub mod blocks;
pub mod body;
pub mod contents;
pub mod context;
pub mod drawing;
pub mod figures;
pub mod head;
pub mod icon;
pub mod inline;
pub mod issues;
pub mod layout;
pub mod links;
pub mod phrases;
pub mod summary;
pub mod table;
pub mod tag;
pub mod tail;

#[cfg(all(test, any(target_arch = "wasm32", feature = "ssr")))]
mod tests;
