//! Helpers for the tests of this package.
//!
//! Rule of this folder: no tests. The tests of the views are written once, against
//! [`drawn::Drawn`], and run twice: in a browser on what Yew draws
//! (`cargo xtask test wasm`), and natively on the static HTML that it writes (feature
//! `ssr`).

#[cfg(any(target_arch = "wasm32", feature = "ssr"))]
pub mod drawn;
pub mod sample;
#[cfg(target_arch = "wasm32")]
pub mod wait;
