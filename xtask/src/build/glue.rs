//! Makes a function of wasm-bindgen's JavaScript, which is a module and so runs one
//! instance of the wasm for as long as the page lives. After a panic the viewer
//! needs another one. And writes it shorter.

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

/// What all browsers at the floor of the element have: the beginning and the end of
/// what is for older ones, and what stands in its place.
const OLDER: [(&str, &str, &str); 4] = [
    ("if (Symbol.dispose) ", ".free;\n", ""),
    ("if (!('encodeInto' in ", "\n}\n", ""),
    (
        "(typeof FinalizationRegistry === 'undefined')",
        " : new Fin",
        "new Fin",
    ),
    (
        "(typeof FinalizationRegistry === 'undefined')",
        " : new Fin",
        "new Fin",
    ),
];

/// How wasm-bindgen lets the wasm know of an exception, and how it is done here:
/// around a function, not within another one.
const CAUGHT: &str = "function handleError(f, args) {
    try {
        return f.apply(this, args);";
const CATCHING: &str = "function handleError(f) {
    return (...args) => { try {
        return f(...args);";

/// How a text is passed where no memory can be given back.
const ALL_AT_ONCE: &str = "    if (realloc === undefined) {\n";

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
    let body = shortened(body)?;
    Ok(format!(
        "export function instantiate(module) {{\n{body}{END}}}\n"
    ))
}

/// The same in fewer bytes: the imports as arrow functions, and nothing for older
/// browsers.
fn shortened(mut body: String) -> Result<String> {
    for (start, end, other) in OLDER {
        if let Some(from) = body.find(start) {
            let rest = body[from..].find(end);
            let to = from + rest.with_context(|| format!("{start} has another end"))? + end.len();
            body.replace_range(from..to, other);
        }
    }
    ensure!(
        body.contains(CAUGHT) || !body.contains("handleError("),
        "wasm-bindgen's JavaScript has another handleError"
    );
    if let Some(from) = body.find(CAUGHT) {
        let end = body[from..].find("\n}\n");
        let end = from + end.context("handleError has another end")?;
        body.insert_str(end, "};");
        body.replace_range(from..from + CAUGHT.len(), CATCHING);
    }
    // A way to pass a text that no call takes.
    if let Some(from) = body.find(ALL_AT_ONCE) {
        let calls = body.matches("passStringToWasm0(").count() - 1;
        ensure!(
            body.matches(", wasm.__wbindgen_realloc)").count() == calls,
            "wasm-bindgen's JavaScript passes texts otherwise"
        );
        let rest = body[from..].find("\n    }\n");
        let to = from + rest.context("passStringToWasm0 is another one")? + "\n    }\n".len();
        body.replace_range(from..to, "");
    }
    let mut out = String::new();
    for line in body.lines() {
        let name = line.find(": function(").filter(|_| line.ends_with(" {"));
        let line = match name.map(|it| line.split_at(it)) {
            Some((name, rest)) => {
                match rest.strip_prefix(": function() { return handleError(function (") {
                    Some(rest) => format!("{name}: handleError(({}", arrow(rest)),
                    None => format!("{name}: ({}", arrow(&rest[": function(".len()..])),
                }
            }
            None => line.replace("}, arguments); },", "}),"),
        };
        out.push_str(&line);
        out.push('\n');
    }
    ensure!(
        !out.contains(", arguments)"),
        "wasm-bindgen's JavaScript has other imports"
    );
    Ok(out)
}

/// From the parameters on.
fn arrow(rest: &str) -> String {
    rest.replacen(") {", ") => {", 1)
}

#[cfg(test)]
mod tests {
    use super::function;

    const IMPORTS: &str =
        "if (Symbol.dispose) Viewer.prototype[Symbol.dispose] = Viewer.prototype.free;
    one: function(arg0) {
        return arg0.one;
    },
    two: function() { return handleError(function (arg0) {
        arg0.two();
    }, arguments); },
const registry = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(free);
function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
    }
}
if (!('encodeInto' in encoder)) {
    encoder.encodeInto = function (arg, view) {
    };
}
";

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
        let long = format!("{IMPORTS}{glue}");
        let made = function(&long).unwrap();
        for part in [
            "    one: (arg0) => {\n",
            "    two: handleError((arg0) => {\n        arg0.two();\n    }),\n",
            "new FinalizationRegistry(free)",
        ] {
            assert!(made.contains(part), "{made}");
        }
        for gone in ["arguments", "function (", "Symbol.dispose", "encodeInto"] {
            assert!(!made.contains(gone), "{made}");
        }
        assert!(function(&long.replace("f.apply(this", "f.call(this")).is_err());
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
