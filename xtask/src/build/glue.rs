//! Makes a function of wasm-bindgen's JavaScript, which is a module and so runs one
//! instance of the wasm for as long as the page lives. After a panic the viewer
//! needs another one.

use anyhow::{Context, Result, ensure};

/// What comes after wasm-bindgen's own code. Listeners and timers of a stopped
/// instance stay where they are: whatever they call of its exports, now or later, is
/// a function that does nothing, and its memory is given back.
const END: &str = "
__wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
const nothing = new Proxy(() => 0, { get: () => nothing });
return {
    Viewer,
    stop() {
        wasm = nothing;
        wasmInstance = wasmModule = cachedDataViewMemory0 = cachedUint8ArrayMemory0 = null;
    },
};
";

/// `instantiate(module)`, of the JavaScript that wasm-bindgen writes for `--target
/// web` (assets/loader/globals.d.ts).
pub fn function(glue: &str) -> Result<String> {
    // What fetches, compiles and instantiates a module is the loader's.
    let (body, rest) = glue
        .split_once("async function __wbg_load(")
        .context("wasm-bindgen's JavaScript has another end")?;
    let body = body.replace("export class Viewer ", "class Viewer ");
    let own = [
        "class Viewer ",
        "function __wbg_finalize_init(",
        "let cachedDataViewMemory0 ",
        "let cachedUint8ArrayMemory0 ",
    ];
    for part in own {
        ensure!(
            body.contains(part),
            "wasm-bindgen's JavaScript has no {part}"
        );
    }
    let is_module = |line: &str| line.starts_with("import ") || line.starts_with("export ");
    ensure!(
        !body.lines().any(is_module)
            && rest.contains("\nexport { initSync, __wbg_init as default };"),
        "wasm-bindgen's JavaScript imports or exports something else"
    );
    Ok(format!(
        "export function instantiate(module) {{\n{body}{END}}}\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::function;

    #[test]
    fn what_is_not_as_expected_is_refused() {
        let glue = "export class Viewer {}
let cachedDataViewMemory0 = null;
let cachedUint8ArrayMemory0 = null;
function __wbg_finalize_init() {}
async function __wbg_load(module) {}
export { initSync, __wbg_init as default };
";
        let made = function(glue).unwrap();
        assert!(made.starts_with("export function instantiate(module) {\nclass Viewer {}"));
        assert!(!made.contains("__wbg_load"), "{made}");
        for lost in [
            "export class Viewer",
            "__wbg_load",
            "cachedDataViewMemory0",
            "initSync",
        ] {
            assert!(function(&glue.replace(lost, "other")).is_err(), "{lost}");
        }
        assert!(function(&format!("import 'x';\n{glue}")).is_err());
    }
}
