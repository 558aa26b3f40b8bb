//! Makes wasm-bindgen's JavaScript small.
//!
//! Rule of this file: it knows what wasm-bindgen of one version writes, letter
//! by letter, and fails where it meets anything else. What esbuild can do is
//! left to esbuild; here is what needs knowledge that it has not: which
//! functions the wasm still imports, which browsers there are, and that the
//! loader hands over a module that it has compiled.

use super::names;
use anyhow::{Context, Result, ensure};
use std::collections::{HashMap, HashSet};
use std::str::Lines;

/// The version of wasm-bindgen whose output is known here. For another one:
/// compare what both write, adapt the texts below, and only then this number.
pub const KNOWN: &str = "0.2.130";

/// wasm-bindgen's JavaScript, taken apart.
pub struct Glue {
    /// The functions that the wasm may import. Those that read the same stand
    /// here once: `altKey` of a mouse is that of a keyboard.
    functions: Vec<String>,
    /// By the name that wasm-bindgen gave: which of `functions`.
    places: HashMap<String, usize>,
    /// All else: the class, what the functions call, the start.
    rest: String,
}

impl Glue {
    /// Takes apart what wasm-bindgen wrote for `--target web`.
    pub fn read(text: &str) -> Result<Self> {
        let (before, after) = split(text, "function __wbg_get_imports() {\n")?;
        let (_, after) = split(after, "const import0 = {\n        __proto__: null,\n")?;
        let (imports, after) = split(after, "\n    };\n    return {\n")?;
        let (_, after) = split(after, "\n}\n")?;
        let (after, _) = split(after, "let wasmModule, wasmInstance, wasm;\n")?;
        let mut glue = Self {
            functions: Vec::new(),
            places: HashMap::new(),
            rest: [before, after].concat(),
        };
        let passed_on = glue.reduce()?;
        let mut lines = imports.lines();
        while let Some(line) = lines.next() {
            let (name, mut function) = import(line, &mut lines)
                .with_context(|| format!("unknown to glue.rs: {}", line.trim()))?;
            for shim in &passed_on {
                function = function.replace(&format!(", {shim})"), &format!(", wasm.{shim})"));
            }
            let known = glue.functions.iter().position(|it| *it == function);
            let place = known.unwrap_or(glue.functions.len());
            if known.is_none() {
                glue.functions.push(function);
            }
            glue.places.insert(name, place);
        }
        Ok(glue)
    }

    /// The wasm with imports named by their places, so that `wasm-opt` sees
    /// which are the same, and without the exports that nothing calls.
    pub fn prepare(&self, wasm: &[u8]) -> Result<Vec<u8>> {
        let called = called(&self.whole(&self.functions));
        let (_, exports) = names::read(wasm)?;
        if let Some(name) = called.iter().find(|it| !exports.contains(it)) {
            anyhow::bail!("the JavaScript calls {name}, which the wasm does not export");
        }
        names::rewrite(
            wasm,
            |name| {
                let place = self.places.get(name).with_context(|| {
                    format!("the wasm imports {name}, which the JavaScript does not hold")
                })?;
                Ok(place.to_string())
            },
            |name| Ok(called.contains(&name.to_owned()).then(|| name.to_owned())),
        )
    }

    /// What `wasm-opt` has made of the prepared wasm, with the shortest names,
    /// and the JavaScript for it.
    pub fn finish(&self, wasm: &[u8]) -> Result<(Vec<u8>, String)> {
        let mut seen = HashSet::new();
        let mut used = names::read(wasm)?.0;
        used.retain(|name| seen.insert(name.clone()));
        let mut functions = used
            .iter()
            .map(|name| {
                self.functions
                    .get(name.parse::<usize>().ok()?)
                    .zip(Some(name))
            })
            .collect::<Option<Vec<_>>>()
            .context("wasm-opt has renamed an import")?;
        // Like beside like compresses better.
        functions.sort();
        let (functions, used): (Vec<_>, Vec<_>) = functions
            .into_iter()
            .map(|(function, name)| (function.clone(), name.clone()))
            .unzip();
        let text = self.whole(&functions);
        let called = called(&text);
        ensure!(called.len() <= LETTERS.len(), "more exports than letters");
        let short = |name: &str| {
            let place = called.iter().position(|it| it == name)?;
            Some(LETTERS[place..=place].to_owned())
        };
        let text = map_called(&text, |name| short(name).unwrap_or_default());
        let wasm = names::rewrite(
            wasm,
            |name| {
                let place = used.iter().position(|it| it == name);
                Ok(place.context("an import came between")?.to_string())
            },
            |name| Ok(short(name)),
        )?;
        Ok((wasm, text))
    }

    /// The JavaScript with these functions to import. An array serves as the
    /// imported module: its members are "0", "1", … without a word of text.
    fn whole(&self, functions: &[String]) -> String {
        let functions = functions.join(",\n");
        let rest = &self.rest;
        let module = names::MODULE;
        format!(
            "{rest}
let wasm;
const imports = {{ {module}: [
{functions},
] }};
// In place of wasm-bindgen's own, which can also fetch and compile.
// What comes out of `guard` is what all else calls.
export async function start(module, guard) {{
    wasm = guard((await WebAssembly.instantiate(module, imports)).exports);
    cachedDataViewMemory0 = cachedUint8ArrayMemory0 = undefined;
    wasm.__wbindgen_start();
}}
"
        )
    }

    /// Makes the rest smaller. Returns the functions that were dropped since
    /// each did nothing but call the export of its own name.
    fn reduce(&mut self) -> Result<Vec<String>> {
        let rest = &mut self.rest;
        *rest = rest.replace(ALLOCATORS, ")");
        for (from, to) in PARTS {
            ensure!(rest.contains(from), "not what glue.rs knows: no {from:?}");
            *rest = rest.replace(from, to);
        }
        let mut passed_on = Vec::new();
        let names: Vec<_> = rest
            .lines()
            .filter_map(|line| line.strip_prefix("function ")?.split_once('('))
            .map(|(name, _)| name.to_owned())
            .collect();
        for name in names {
            let (head, after) = split(rest, &format!("function {name}("))?;
            let (function, after) = split(after, "\n}\n")?;
            let known = FUNCTIONS.iter().find(|it| it.0 == name);
            let replacement = match (known, function.split_once(") {\n")) {
                (Some((_, replacement)), _) => replacement,
                (None, Some((arguments, body)))
                    if body.trim() == format!("wasm.{name}({arguments});") =>
                {
                    passed_on.push(name);
                    ""
                }
                _ => continue,
            };
            *rest = [head, replacement, after].concat();
        }
        rest.push_str(HELPERS);
        Ok(passed_on)
    }
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// One import: its name, and it as an arrow function, which esbuild makes
/// smaller than `function`, since `this` is out of question.
fn import(line: &str, lines: &mut Lines) -> Option<(String, String)> {
    let (name, head) = line.strip_prefix("        ")?.split_once(": function(")?;
    let (head, end, catching) = match head.strip_prefix(") { return handleError(function (") {
        Some(head) => (head, "        }, arguments); },", true),
        None => (head, "        },", false),
    };
    let arguments = head.strip_suffix(") {")?;
    let mut body = String::new();
    loop {
        let line = lines.next()?;
        if line == end {
            break;
        }
        // Comments tell the same function from its like.
        if !line.trim().starts_with("//") {
            body.push_str(line.trim());
            body.push('\n');
        }
    }
    body = body.replace(ALLOCATORS, ")");
    for (from, to) in BODIES {
        body = body.replace(from, to);
    }
    // Throws only where there is no such class; those of the floor are there.
    if let Some(test) = between(&body, "let result;\ntry {\nresult = ", CAUGHT) {
        body = format!("return {test};\n");
    }
    // The browser's one global object, by each of its names; `global` is Node's.
    let named = between(&body, "const ret = typeof ", ";\nreturn optional(ret);\n");
    if named.is_some_and(|it| it.contains(" === 'undefined' ? undefined : ")) {
        body = "return optional(globalThis);\n".into();
    }
    // `const` in one use: esbuild leaves it where a call could come between.
    if let Some((value, used)) = body
        .strip_prefix("const ret = ")
        .and_then(|it| it.split_once(";\n"))
        && let Some(helper) = used.strip_suffix("ret);\n")
        && helper.starts_with("return ")
    {
        body = format!("{helper}{value});\n");
    }
    // What a function without a result returns is not looked at.
    let is_expression = !KEYWORDS.iter().any(|it| body.starts_with(it));
    if is_expression && body.lines().count() == 1 {
        body.insert_str(0, "return ");
    }
    if body.contains("this.") || body.contains("arguments") {
        return None;
    }
    let function = format!("({arguments}) => {{\n{body}}}");
    let function = if catching {
        format!("caught({function})")
    } else {
        function
    };
    Some((name.to_owned(), function))
}

/// With these a statement begins that is no expression.
const KEYWORDS: &[&str] = &["return ", "throw ", "const ", "let ", "var ", "if "];

/// How a text is passed on: [`FUNCTIONS`] has a shorter `passStringToWasm0`,
/// which needs only the first.
const ALLOCATORS: &str = ", wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)";

/// Parts that stand in many of the imported functions.
const BODIES: &[(&str, &str)] = &[
    (
        "const ptr1 = passArrayJsValueToWasm0(ret, wasm.__wbindgen_malloc);
const len1 = WASM_VECTOR_LEN;
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
",
        "give(arg0, passArrayJsValueToWasm0(ret, wasm.__wbindgen_malloc));\n",
    ),
    (
        "const ptr1 = passStringToWasm0(ret);
const len1 = WASM_VECTOR_LEN;
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
",
        "return giveText(arg0, ret);\n",
    ),
    (
        "var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret);
var len1 = WASM_VECTOR_LEN;
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
",
        "return giveOptional(arg0, ret);\n",
    ),
    (
        "return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);",
        "return optional(ret);",
    ),
];

const CAUGHT: &str = ";
} catch (_) {
result = false;
}
const ret = result;
return ret;
";

/// What the shortened functions call.
const HELPERS: &str = "
const optional = (it) => (it == null ? 0 : addToExternrefTable0(it));
const give = (to, at) => {
    to >>>= 0;
    getDataViewMemory0().setInt32(to + 4, WASM_VECTOR_LEN, true);
    getDataViewMemory0().setInt32(to, at, true);
};
const giveText = (to, text) => give(to, passStringToWasm0(text));
const giveOptional = (to, text) => give(to, text == null ? 0 : passStringToWasm0(text));
const caught = (act) => (...values) => {
    try {
        return act(...values);
    } catch (error) {
        wasm.__wbindgen_exn_store(addToExternrefTable0(error));
    }
};
";

/// Parts of the rest that stand there whatever the wasm imports.
const PARTS: &[(&str, &str)] = &[
    // The loader frees each viewer.
    ("        ViewerFinalization.unregister(this);\n", ""),
    (
        "        ViewerFinalization.register(this, this.__wbg_ptr, this);\n",
        "",
    ),
    (
        "const ViewerFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_viewer_free(ptr, 1));
",
        "",
    ),
    (
        "if (Symbol.dispose) Viewer.prototype[Symbol.dispose] = Viewer.prototype.free;\n",
        "",
    ),
    // The floor has FinalizationRegistry and encodeInto.
    (
        "(typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new Fin",
        "new Fin",
    ),
    (
        "if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}
",
        "",
    ),
    // A decoder of Safari's gives up after 2 GiB; no bulletin is near that.
    (
        "let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
",
        "const cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });\n",
    ),
];

/// Functions, and what stands in for them. Which are there depends on what the
/// wasm imports.
const FUNCTIONS: &[(&str, &str)] = &[
    // Only for messages of panics, of which the loader is told the place.
    (
        "debugString",
        "function debugString(value) {
    return typeof value;
}
",
    ),
    (
        "decodeText",
        "function decodeText(bytes) {
    return cachedTextDecoder.decode(bytes);
}
",
    ),
    (
        "getDataViewMemory0",
        "function getDataViewMemory0() {
    if (cachedDataViewMemory0?.buffer != wasm.memory.buffer) {
        cachedDataViewMemory0 = new DataView(wasm.memory.buffer);
    }
    return cachedDataViewMemory0;
}
",
    ),
    (
        "getUint8ArrayMemory0",
        "function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0?.buffer != wasm.memory.buffer) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    return cachedUint8ArrayMemory0;
}
",
    ),
    ("handleError", ""),
    // The second way to make a closure is the first, but for one word: it may
    // not be called within itself.
    (
        "makeMutClosure",
        "const makeMutClosure = (at, table, act) => makeClosure(at, table, act, 0);
",
    ),
    (
        "makeClosure",
        "function makeClosure(a, b, act, within) {
    const state = { a, b, users: 1 };
    const closure = (...values) => {
        const { a } = state;
        state.users++;
        state.a = within ?? a;
        try {
            return act(a, state.b, ...values);
        } finally {
            state.a = a;
            closure._wbg_cb_unref();
        }
    };
    closure._wbg_cb_unref = () => {
        if (--state.users) return;
        wasm.__wbindgen_destroy_closure(state.a, state.b);
        state.a = 0;
        CLOSURE_DTORS.unregister(state);
    };
    CLOSURE_DTORS.register(closure, state, state);
    return closure;
}
",
    ),
    (
        "isLikeNone",
        "function isLikeNone(it) {
    return it == null;
}
",
    ),
    // Encoded by itself and then copied: for Chinese no slower than a guess of
    // its length that is corrected twice.
    (
        "passStringToWasm0",
        "function passStringToWasm0(text) {
    const bytes = cachedTextEncoder.encode(text);
    WASM_VECTOR_LEN = bytes.length;
    const at = wasm.__wbindgen_malloc(bytes.length, 1) >>> 0;
    getUint8ArrayMemory0().set(bytes, at);
    return at;
}
",
    ),
];

fn split<'a>(text: &'a str, at: &str) -> Result<(&'a str, &'a str)> {
    text.split_once(at)
        .with_context(|| format!("wasm-bindgen's JavaScript is not what glue.rs knows: no {at:?}"))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.strip_prefix(before)?.strip_suffix(after)
}

/// The exports that a text calls, each once, in the order of their coming.
fn called(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    map_called(text, |name| {
        if !names.iter().any(|it| it == name) {
            names.push(name.to_owned());
        }
        String::new()
    });
    names
}

/// The text with each `wasm.<name>` under another name.
fn map_called(text: &str, mut map: impl FnMut(&str) -> String) -> String {
    let part = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '$';
    let mut mapped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("wasm.") {
        mapped.push_str(before);
        mapped.push_str("wasm.");
        rest = after;
        if !before.ends_with(part) {
            let end = after.find(|it| !part(it)).unwrap_or(after.len());
            mapped.push_str(&map(&after[..end]));
            rest = &after[end..];
        }
    }
    mapped + rest
}

#[cfg(test)]
mod tests;
