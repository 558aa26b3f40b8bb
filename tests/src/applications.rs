//! The applications of `tests/pages/hosts/<name>/app.js`, bundled with the
//! libraries that they import.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    let entry = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pages/hosts/{name}/app.js"));
    let script = bundled(&entry);
    bundles.insert(name.to_owned(), script.clone());
    script
}

/// The script of an example of the documentation, which may be in JSX, and whose
/// templates Vue compiles as it runs.
///
/// # Panics
/// When esbuild or the libraries are missing.
pub fn bundle_text(text: &str) -> Vec<u8> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/examples");
    let entry = folder.join(format!("{count}.jsx"));
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&entry, text))
        .unwrap_or_else(|error| panic!("{}: {error}", entry.display()));
    bundled(&entry)
}

fn bundled(entry: &Path) -> Vec<u8> {
    let libraries = std::env::var_os(LIBRARIES);
    let libraries = libraries.unwrap_or_else(|| {
        panic!("{LIBRARIES} names their folder: `cargo xtask test browsers` has it")
    });
    let output = Command::new("esbuild")
        .arg(entry)
        .args(["--bundle", "--format=esm", "--log-level=warning"])
        .args(["--tsconfig-raw={}", "--conditions=development"])
        .args(["--jsx=automatic", "--alias:vue=vue/dist/vue.esm-bundler.js"])
        .arg("--define:process.env.NODE_ENV=\"development\"")
        .args(
            ["__VUE_OPTIONS_API__", "__VUE_PROD_DEVTOOLS__"]
                .map(|it| format!("--define:{it}=true")),
        )
        .arg("--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false")
        .env("NODE_PATH", libraries)
        .output()
        .unwrap_or_else(|error| panic!("esbuild does not run: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    let name = entry.display();
    assert!(output.status.success(), "{name} is not bundled:\n{said}");
    output.stdout
}
