//! What is drawn.
//!
//! Rule of this folder: values in, HTML out. A view knows nothing of fetching,
//! of the page around the element or of the browser's history, and holds no
//! callbacks: what a reader can do stands in the HTML itself, as plain links
//! with `data-go` (a place, or `issue/place`) and as buttons with `data-do`
//! (an action), which the app reads from the click. So the same views draw in
//! the browser and to static HTML, where the links still work. The one
//! exception is [`lightbox`], which follows the reader's fingers.

pub mod blocks;
pub mod body;
pub mod contents;
pub mod figures;
pub mod frame;
pub mod head;
pub mod inline;
pub mod issues;
pub mod lightbox;
pub mod links;
pub mod summary;
pub mod tag;
pub mod tail;

#[cfg(all(test, any(target_arch = "wasm32", feature = "ssr")))]
mod tests;
