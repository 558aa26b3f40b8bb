//! What the tests of this package share; built for tests alone.
//!
//! Rule of this folder: no test stands here. The tests of the views are written
//! once, against [`drawn::Drawn`], and run twice: in a browser on what Yew
//! draws there (`cargo xtask test wasm`), and natively on the static HTML that
//! it writes (feature `ssr`).

#[cfg(any(target_arch = "wasm32", feature = "ssr"))]
pub mod drawn;
pub mod sample;
#[cfg(target_arch = "wasm32")]
pub mod wait;
