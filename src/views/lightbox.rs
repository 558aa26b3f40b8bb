//! One picture as large as the screen, and the way to the next.
//!
//! Rule of this folder: what the fingers do is written to the picture's style
//! directly (by CSSOM, which a strict CSP allows) and draws nothing anew; only
//! another picture, or one that did not come, is drawn by Yew. The arithmetic
//! knows no browser.

#[cfg(target_arch = "wasm32")]
mod component;
pub mod zoom;

#[cfg(target_arch = "wasm32")]
pub use component::{Lightbox, LightboxProps};
