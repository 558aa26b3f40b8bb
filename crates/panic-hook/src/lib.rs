//! In place of the crate of this name, which Yew calls: in a release it does nothing.
//!
//! A panic ends in a trap, which the loader reports. A message in the console would
//! bring the formatting of the standard library to every reader.

use std::panic::PanicHookInfo;

/// Writes a panic to the console of the browser, in a build for debugging.
pub fn hook(info: &PanicHookInfo<'_>) {
    #[cfg(all(target_arch = "wasm32", debug_assertions))]
    web_sys::console::error_1(&info.to_string().into());
    let _ = info;
}
