use super::*;

/// What wasm-bindgen writes, with one or two of each kind of thing.
const GLUE: &str = r#"export class Viewer {
    free() {
        ViewerFinalization.unregister(this);
        wasm.__wbg_viewer_free(this.__wbg_ptr, 0);
    }
    constructor(root) {
        const ret = wasm.viewer_new(root);
        this.__wbg_ptr = ret;
        ViewerFinalization.register(this, this.__wbg_ptr, this);
        return this;
    }
}
if (Symbol.dispose) Viewer.prototype[Symbol.dispose] = Viewer.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_altKey_423da1d67b588078: function(arg0) {
            const ret = arg0.altKey;
            return ret;
        },
        __wbg_altKey_f158b37d4bccf5ff: function(arg0) {
            const ret = arg0.altKey;
            return ret;
        },
        __wbg_back_bf7b4166d30d7d87: function() { return handleError(function (arg0) {
            arg0.back();
        }, arguments); },
        __wbg_id_2aec05cae0b5abeb: function(arg0, arg1) {
            const ret = arg1.id;
            const ptr1 = passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            const len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        __wbg_instanceof_Window_5cf453f5639aa1a2: function(arg0) {
            let result;
            try {
                result = arg0 instanceof Window;
            } catch (_) {
                result = false;
            }
            const ret = result;
            return ret;
        },
        __wbg_nextSibling_91136dc7a8ec9b09: function(arg0) {
            const ret = arg0.nextSibling;
            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
        },
        __wbg_static_accessor_SELF_53bb20457401453d: function() {
            const ret = typeof self === 'undefined' ? undefined : self;
            return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
        },
        __wbg_value_df0a0e29a4d182fe: function(arg0, arg1) {
            const ret = arg1.value;
            var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
            var len1 = WASM_VECTOR_LEN;
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 1, len1, true);
            getDataViewMemory0().setInt32((arg0 >>> 0) + 4 * 0, ptr1, true);
        },
        __wbindgen_generic_0000000000000001: function(arg0, arg1) {
            // Cast intrinsic for arguments.
            const ret = makeMutClosure(arg0, arg1, _ZN6invoke17h931d0E);
            return ret;
        },
    };
    return {
        __proto__: null,
        "./bulletin-viewer_bg.js": import0,
    };
}

function _ZN6invoke17h931d0E(arg0, arg1, arg2) {
    wasm._ZN6invoke17h931d0E(arg0, arg1, arg2);
}

const ViewerFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_viewer_free(ptr, 1));

function addToExternrefTable0(obj) {
    const idx = wasm.__externref_table_alloc();
    wasm.__wbindgen_externrefs.set(idx, obj);
    return idx;
}

const CLOSURE_DTORS = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(state => wasm.__wbindgen_destroy_closure(state.a, state.b));

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        const idx = addToExternrefTable0(e);
        wasm.__wbindgen_exn_store(idx);
    }
}

function passStringToWasm0(arg, malloc, realloc) {
    return malloc(arg.length, 1) >>> 0;
}

let cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;

const cachedTextEncoder = new TextEncoder();

if (!('encodeInto' in cachedTextEncoder)) {
    cachedTextEncoder.encodeInto = function (arg, view) {
        const buf = cachedTextEncoder.encode(arg);
        view.set(buf);
        return {
            read: arg.length,
            written: buf.length
        };
    };
}

let wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module) {
}

export { initSync, __wbg_init as default };
"#;

/// Imports and exports without anything to import or export: names are what
/// counts here.
fn wasm(imports: &[&str], exports: &[&str]) -> Vec<u8> {
    let section = |id: u8, entries: Vec<Vec<u8>>| {
        let body = [vec![entries.len() as u8], entries.concat()].concat();
        let length = body.len();
        let length = [(length as u8 & 0x7f) | 0x80, (length >> 7) as u8];
        [vec![id], length.to_vec(), body].concat()
    };
    let text = |it: &str| [vec![it.len() as u8], it.as_bytes().to_vec()].concat();
    let imports = imports
        .iter()
        .map(|it| [text("./x.js"), text(it), vec![0, 0]].concat());
    let exports = exports
        .iter()
        .map(|it| [text(it), vec![0, 0]].concat())
        .collect();
    [
        b"\0asm\x01\0\0\0".to_vec(),
        section(2, imports.collect()),
        section(7, exports),
    ]
    .concat()
}

const IMPORTS: &[&str] = &[
    "__wbg_id_2aec05cae0b5abeb",
    "__wbg_altKey_423da1d67b588078",
    "__wbg_altKey_f158b37d4bccf5ff",
    "__wbg_back_bf7b4166d30d7d87",
    "__wbindgen_generic_0000000000000001",
];

const EXPORTS: &[&str] = &[
    "memory",
    "nothing calls this",
    "viewer_new",
    "_ZN6invoke17h931d0E",
    "__wbg_viewer_free",
    "__externref_table_alloc",
    "__wbindgen_externrefs",
    "__wbindgen_destroy_closure",
    "__wbindgen_exn_store",
    "__wbindgen_malloc",
    "__wbindgen_start",
];

fn function(glue: &Glue, name: &str) -> String {
    let (_, place) = glue
        .places
        .iter()
        .find(|(it, _)| it.contains(name))
        .unwrap();
    glue.functions[*place].clone()
}

#[test]
fn imports_become_short_functions() {
    let glue = Glue::read(GLUE).unwrap();
    for (name, expected) in [
        ("back", "caught((arg0) => {\nreturn arg0.back();\n})"),
        (
            "_id_",
            "(arg0, arg1) => {\nreturn giveText(arg0, arg1.id);\n}",
        ),
        ("Window", "(arg0) => {\nreturn arg0 instanceof Window;\n}"),
        (
            "nextSibling",
            "(arg0) => {\nreturn optional(arg0.nextSibling);\n}",
        ),
        ("SELF", "() => {\nreturn optional(globalThis);\n}"),
        (
            "value",
            "(arg0, arg1) => {\nreturn giveOptional(arg0, arg1.value);\n}",
        ),
    ] {
        assert_eq!(function(&glue, name), expected);
    }
    assert!(function(&glue, "generic").contains("wasm._ZN6invoke17h931d0E)"));
}

#[test]
fn names_agree_in_both_and_what_is_alike_is_one() {
    let glue = Glue::read(GLUE).unwrap();
    let prepared = glue.prepare(&wasm(IMPORTS, EXPORTS)).unwrap();
    let (imports, exports) = names::read(&prepared).unwrap();
    assert_eq!(imports[1], imports[2]);
    assert!(!exports.contains(&"nothing calls this".to_owned()));

    let (finished, text) = glue.finish(&prepared).unwrap();
    let (imports, exports) = names::read(&finished).unwrap();
    let (_, array) = text.split_once("const imports = { a: [\n").unwrap();
    let (array, _) = array.split_once(",\n] };").unwrap();
    let functions: Vec<_> = array
        .split("},\n")
        .flat_map(|it| it.split("}),\n"))
        .collect();
    assert_eq!(functions.len(), 4);
    for (name, part) in [
        (&imports[0], "giveText"),
        (&imports[1], "altKey"),
        (&imports[2], "altKey"),
        (&imports[3], "back"),
        (&imports[4], "makeMut"),
    ] {
        let place: usize = name.parse().unwrap();
        assert!(
            functions[place].contains(part),
            "{name} is {}",
            functions[place]
        );
    }
    // Each name after "wasm." is one of the exports, and the other way round.
    let mut called = called(&text);
    let mut exports = exports;
    called.sort();
    exports.sort();
    assert_eq!(called, exports);
    assert!(called.iter().all(|name| name.len() == 1));
    assert!(!text.contains("__wbindgen_realloc") && !text.contains("_ZN"));
}

#[test]
fn what_is_unknown_is_refused() {
    for (from, to) in [
        ("const import0", "const import1"),
        ("arg0.back();", "this.back();"),
        ("        }, arguments); },", "        }, arguments) },"),
        ("if (Symbol.dispose)", "if (Symbol.disposed)"),
        ("let wasmModule, wasmInstance, wasm;", "let wasm;"),
    ] {
        assert!(GLUE.contains(from));
        assert!(Glue::read(&GLUE.replace(from, to)).is_err(), "{to}");
    }
    let glue = Glue::read(GLUE).unwrap();
    assert!(glue.prepare(&wasm(&["__wbg_other"], EXPORTS)).is_err());
    assert!(glue.prepare(&wasm(IMPORTS, &EXPORTS[1..])).is_ok());
    assert!(glue.prepare(&wasm(IMPORTS, &EXPORTS[3..])).is_err());
    assert!(glue.finish(&wasm(IMPORTS, EXPORTS)).is_err());
}

#[test]
fn only_calls_of_the_wasm_are_renamed() {
    let text = "wasm.a(xwasm.b, wasm.cd, 'wasm.')";
    assert_eq!(called(text), ["a", "cd", ""]);
    assert_eq!(
        map_called("wasm.a+my_wasm.a", |_| "z".into()),
        "wasm.z+my_wasm.a"
    );
}
