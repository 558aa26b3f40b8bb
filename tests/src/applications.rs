//! The applications of `tests/pages/hosts/<name>/app.js`, bundled with the
//! libraries that they import.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::sync::{LazyLock, Mutex};

/// The folder of the libraries, which `cargo xtask test browsers` installs.
const LIBRARIES: &str = "BULLETIN_FRAMEWORKS";

/// Each is bundled once for all browsers.
static BUNDLES: LazyLock<Mutex<HashMap<String, Vec<u8>>>> = LazyLock::new(Mutex::default);

/// The script of an application, as its developers run it: with the libraries' own
/// warnings.
///
/// # Panics
/// When esbuild or the libraries are missing.
pub fn bundle(name: &str) -> Vec<u8> {
    let mut bundles = BUNDLES.lock().unwrap_or_else(|poison| poison.into_inner());
    if let Some(script) = bundles.get(name) {
        return script.clone();
    }
    let libraries = std::env::var_os(LIBRARIES);
    let libraries = libraries.unwrap_or_else(|| {
        panic!("{LIBRARIES} names their folder: `cargo xtask test browsers` has it")
    });
    let entry = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pages/hosts/{name}/app.js"));
    let output = Command::new("esbuild")
        .arg(entry)
        .args(["--bundle", "--format=esm", "--log-level=warning"])
        .args(["--tsconfig-raw={}", "--conditions=development"])
        .arg("--define:process.env.NODE_ENV=\"development\"")
        .args(
            ["__VUE_OPTIONS_API__", "__VUE_PROD_DEVTOOLS__"]
                .map(|it| format!("--define:{it}=false")),
        )
        .arg("--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false")
        .env("NODE_PATH", libraries)
        .output()
        .unwrap_or_else(|error| panic!("esbuild does not run: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} is not bundled:\n{said}");
    bundles.insert(name.to_owned(), output.stdout.clone());
    output.stdout
}
