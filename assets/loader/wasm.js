// The wasm: fetched and compiled once for all elements, run in one instance until
// that crashes, then in another one.

import { instantiate } from "../viewer.js";
import { join } from "./request.js";

/** Where the wasm is, beside this script. */
export const ADDRESS = /* @__PURE__ */ new URL(WASM_URL, import.meta.url).href;

/** Joins the loading of the wasm (request.js); it gives the compiled module.
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
  /** What has come so far. @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  /** @type {unknown} */
  let lost;
  const more = async () => {
    const chunk = first || (await next());
    first = undefined;
    if (chunk) chunks.push(chunk);
    return chunk;
  };
  const stream = new ReadableStream({
    async pull(out) {
      try {
        const chunk = await more();
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
    /** @type {WebAssembly.Module} */
    let module;
    try {
      // An answer of our own: many servers send wasm with a type that
      // WebAssembly.compileStreaming refuses.
      const answer = new Response(stream, { headers: { "content-type": "application/wasm" } });
      module = await WebAssembly.compileStreaming(answer);
    } catch {
      // Some browsers lack it, and some WebViews refuse whatever they are given.
      while (!lost && (await more()));
      if (lost) throw lost;
      module = await WebAssembly.compile(await new Blob(chunks).arrayBuffer());
    }
    if (lost) throw lost;
    // wasm-bindgen's script keeps what it has instantiated, whatever it is.
    if (!WebAssembly.Module.exports(module).length) throw new TypeError("the module exports nothing");
    start(module);
    return module;
  } catch (thrown) {
    if (lost) throw lost;
    const error = /** @type {any} */ (thrown);
    // Not one of the errors of a browser: a request that has failed.
    if (error.code && !error.name) throw error;
    const detail = String(error);
    if (/unsafe-eval|security policy|\bCSP\b/i.test(detail)) throw { code: "csp", detail };
    // Out of memory, or failing as it starts: the file is not to blame.
    const runs = /^R/.test(error.name); // RangeError, RuntimeError
    throw { code: runs ? "panic" : "wasm-damaged", detail };
  }
}

/**
 * An instance of the wasm, in which all viewers run until it crashes. A panic is a
 * trap, and after a trap nothing in an instance is as it should be: it is cut off
 * from the page, so that what is left of it (listeners, timers) does nothing, and
 * the next viewer gets an instance of its own.
 */
class Instance {
  #glue;
  /** What is told of the crash. @type {Set<(cause: import("./causes.js").Cause) => void>} */
  listeners = new Set();
  dead = false;

  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.#glue = instantiate(module);
  }

  get Viewer() {
    return this.#glue.Viewer;
  }

  /** Calls into it; whatever comes out is a crash.
   * @param {() => unknown} act */
  call(act) {
    if (this.dead) return;
    try {
      act();
    } catch (error) {
      this.crash(error);
    }
  }

  /** @param {any} error */
  crash(error) {
    if (this.dead) return;
    this.dead = true;
    running = undefined;
    // The stack has the message in some browsers only.
    const cause = { code: "panic", url: ADDRESS, detail: `${error}\n${error?.stack || ""}` };
    // Not from within what may still be running in it.
    queueMicrotask(() => {
      this.#glue.stop();
      for (const listener of this.listeners) listener(cause);
    });
  }
}

/** @type {Instance | undefined} */
let running;

/** The instance that runs, or a new one.
 * @param {WebAssembly.Module} module */
export const start = (module) => (running ??= new Instance(module));

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
  if (stack && (frame ? stack.includes(frame) || stack.includes(import.meta.url) : /wasm/.test(stack))) running?.crash(error);
}

addEventListener("error", (event) => notice(event.error));
addEventListener("unhandledrejection", (event) => notice(event.reason));
