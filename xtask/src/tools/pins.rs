//! Which version of what. The one place to change when a tool moves on.

/// Bundles the wasm and its page.
pub const TRUNK: &str = "0.21.14";
/// `wasm-opt`, from the npm package of this version.
pub const BINARYEN: &str = "132.0.0";
/// Bundles and minifies the loader and the style sheet.
pub const ESBUILD: &str = "0.28.2";
/// Looks for barriers in pages: an npm package.
pub const AXE: &str = "4.14.1";
/// Speaks WebDriver to Firefox.
pub const GECKODRIVER: &str = "0.37.1";

/// Debian's archives drop old builds, so browsers are held to a floor instead:
/// the lowest major version that the tests are known to pass with.
pub const CHROMIUM_FLOOR: u32 = 150;
/// As above, for Firefox ESR.
pub const FIREFOX_FLOOR: u32 = 140;
/// As above, for Node.js, which runs binaryen and npm.
pub const NODE_FLOOR: u32 = 18;
