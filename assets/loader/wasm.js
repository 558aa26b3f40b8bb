// The wasm: fetched and compiled once for all elements, and its crash.

import { Viewer, initSync } from "../viewer.js";
import { join } from "./request.js";

/** Where the wasm is, beside this script. */
export const ADDRESS = /* @__PURE__ */ new URL(WASM_URL, import.meta.url).href;

/** Joins the loading of the wasm (request.js); it gives the class `Viewer`.
 * @param {number} seconds
 * @param {boolean} fresh */
export const load = (seconds, fresh) =>
  join(ADDRESS, compile, { seconds, fresh, keep: true, total: WASM_BYTES });

/**
 * @param {Response} response
 * @param {import("./request.js").Next} next
 */
async function compile(response, next) {
  // A look at the first bytes tells a damaged file from a page in its place,
  // which many servers send with status 200.
  let first = await next();
  const found = response.headers.get("content-type") || "";
  if (!first || [0, 97, 115, 109].some((byte, at) => at < /** @type {Uint8Array} */ (first).length && /** @type {Uint8Array} */ (first)[at] != byte)) {
    const page = first && (/html/.test(found) || first[0] == 60);
    throw { code: page ? "wasm-missing" : "wasm-damaged", found };
  }
  /** @type {unknown} */
  let lost;
  const stream = new ReadableStream({
    async pull(out) {
      try {
        const chunk = first || (await next());
        first = undefined;
        if (chunk) out.enqueue(chunk);
        else out.close();
      } catch (error) {
        // Firefox reports a stream that fails to the page's console. Cut short,
        // it is thrown away below.
        lost = error;
        out.close();
      }
    },
  });
  try {
    // An answer of our own: many servers send wasm with a type that
    // WebAssembly.compileStreaming refuses.
    const answer = new Response(stream, { headers: { "content-type": "application/wasm" } });
    const module = await WebAssembly.compileStreaming(answer);
    if (lost) throw lost;
    // wasm-bindgen's script keeps what it has instantiated, whatever it is.
    if (!WebAssembly.Module.exports(module).length) throw new TypeError("the module exports nothing");
    initSync({ module });
    return Viewer;
  } catch (error) {
    if (lost) throw lost;
    const detail = String(error);
    if (/unsafe-eval|security policy|\bCSP\b/i.test(detail)) throw { code: "csp", detail };
    // Out of memory, or failing as it starts: the file is not to blame.
    const runs = /^R/.test(/** @type {Error} */ (error).name); // RangeError, RuntimeError
    throw { code: runs ? "panic" : "wasm-damaged", detail };
  }
}

/**
 * The cause, once the wasm has crashed: nothing in it may be called any more.
 * @type {import("./causes.js").Cause | undefined}
 */
export let crashed;

/** @type {Set<() => void>} */
const listeners = new Set();

/** Begins to hear of a crash; returns what ends it.
 * @param {() => void} listener */
export function onCrash(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A panic is a trap, and after a trap nothing in the wasm is as it should be.
 * @param {any} error */
function crash(error) {
  if (crashed) return;
  // The stack has the message in some browsers only.
  crashed = { code: "panic", url: ADDRESS, detail: `${error}\n${error?.stack || ""}` };
  for (const listener of listeners) listener();
}

/** Calls into the wasm; whatever comes out of it is a crash.
 * @param {() => unknown} act */
export function call(act) {
  if (crashed) return;
  try {
    act();
  } catch (error) {
    crash(error);
  }
}

/**
 * What the browser calls this wasm in stacks: known once the wasm has called
 * out for the first time. Not in Safari, which names none.
 * @type {string | undefined}
 */
let frame;

/** To be called from within what the wasm calls. */
export function learnFrame() {
  frame ??= new Error().stack?.match(/\S*(?=:wasm-function\[)/)?.[0].replace(/^.*[@(]/, "");
}

/** Traps in listeners and timers, which nobody here has called.
 * @param {any} error */
function notice(error) {
  const { stack = "" } = error instanceof WebAssembly.RuntimeError ? error : {};
  if (stack && (frame ? stack.includes(frame) || stack.includes(import.meta.url) : /wasm/.test(stack))) crash(error);
}

addEventListener("error", (event) => notice(event.error));
addEventListener("unhandledrejection", (event) => notice(event.reason));
