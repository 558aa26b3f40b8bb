//! Settings for web servers. None is needed for the site to work.

use super::Site;

/// What pages of the site may do: `wasm-unsafe-eval` lets the viewer's wasm be
/// compiled, and `frame-src` is for the page that shows an iframe.
pub const CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// Name and text of each.
pub fn files(_site: &Site) -> Vec<(&'static str, String)> {
    Vec::new()
}
