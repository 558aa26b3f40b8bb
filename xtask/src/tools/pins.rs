//! Which version of what. The one place to change when a tool moves on.

/// What Yew developers build with; used by the tests.
pub const TRUNK: &str = "0.21.14";
/// `wasm-opt`, from the npm package of this version.
pub const BINARYEN: &str = "132.0.0";
/// Bundles and minifies the loader and the style sheet.
pub const ESBUILD: &str = "0.28.2";
/// Checks pages for accessibility: an npm package.
pub const AXE: &str = "4.14.1";
/// Checks the types of the scripts.
pub const TYPESCRIPT: &str = "7.0.2";
/// Lints the scripts.
pub const OXLINT: &str = "1.94.0";
/// What the tests' pages are written with that imitate applications: each with
/// its name in the npm registry.
pub const FRAMEWORKS: [(&str, &str); 5] = [
    ("react", "19.3.1"),
    ("react-dom", "19.3.1"),
    ("react-router", "8.5.3"),
    ("vue", "3.5.45"),
    ("vue-router", "4.6.4"),
];
/// Checks licences, sources and advisories.
pub const CARGO_DENY: &str = "0.20.2";
/// Speaks WebDriver to Firefox.
pub const GECKODRIVER: &str = "0.37.1";

/// Debian's archives drop old builds, so browsers are held to a minimum instead:
/// the lowest major version that the tests are known to pass with.
pub const CHROMIUM_FLOOR: u32 = 150;
/// As above, for Firefox ESR.
pub const FIREFOX_FLOOR: u32 = 140;
/// As above, for Node.js, which runs binaryen and npm.
pub const NODE_FLOOR: u32 = 18;
