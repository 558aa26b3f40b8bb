//! A viewer for numbered bulletins (简报).
//!
//! [`views`] draw, both in the browser and to static HTML; [`page`] writes that HTML
//! for a published site. `app` holds the state, and `element` is the border to the
//! page around the element; both exist only in the browser.

pub mod address;
pub mod columns;
pub mod csv;
pub mod document;
pub mod naming;
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

/// A small allocator in constant time (ARCHITECTURE.md, "Bytes"). It supports one
/// thread, which is what a page has.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();

#[cfg(test)]
mod testing;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
