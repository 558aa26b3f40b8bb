//! Reads numbered bulletins (简报) in a browser.
//!
//! What is drawn is in [`views`], for the browser and for static HTML alike.
//! [`page`] writes that static HTML for pages of a published site.
//! What happens is in `app`, what the page around the element sees in
//! `element`; both exist in a browser only.

pub mod address;
pub mod columns;
pub mod csv;
pub mod document;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub mod page;
pub mod views;
pub mod words;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod element;

/// Gives and takes memory in constant time, and is small: ARCHITECTURE.md,
/// "Bytes". It knows one thread, as a page has.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();

#[cfg(test)]
mod testing;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
