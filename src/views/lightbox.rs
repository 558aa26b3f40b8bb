//! One picture as large as the screen, and the way to the next.
//!
//! Rule of this folder: while fingers move, the picture's style is written directly
//! (by CSSOM, which a strict CSP allows) and nothing is drawn again. Yew draws only
//! another picture, or the text in place of a missing one. The arithmetic knows no
//! browser.

#[cfg(target_arch = "wasm32")]
mod component;
pub mod zoom;

#[cfg(target_arch = "wasm32")]
pub use component::{Lightbox, LightboxEvent, LightboxProps};
