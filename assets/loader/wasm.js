// The wasm: fetched and compiled once for all elements, and its death.

import { Viewer, start } from "../viewer.js";
import { join } from "./request.js";

/** Where the wasm is, beside this script. */
export const ADDRESS = new URL(WASM_URL, import.meta.url).href;

/** Joins the loading of the wasm (see request.js); it gives the class Viewer. */
export const load = (seconds, fresh) =>
  join(ADDRESS, compile, { seconds, fresh, keep: true, total: WASM_BYTES });

async function compile(response, next) {
  // A look at the first bytes tells a damaged file from a page in its place,
  // which many servers send with status 200.
  let first = await next();
  const found = response.headers.get("content-type");
  if (!first || [0, 97, 115, 109].some((byte, at) => at < first.length && first[at] != byte)) {
    const page = first && (/html/.test(found) || first[0] == 60);
    throw { code: page ? "wasm-missing" : "wasm-damaged", found };
  }
  let lost;
  const stream = new ReadableStream({
    async pull(out) {
      try {
        const chunk = first || (await next());
        first = null;
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
    await start(module, guard);
    return Viewer;
  } catch (error) {
    if (lost) throw lost;
    const detail = String(error);
    if (/unsafe-eval|security policy|\bCSP\b/i.test(detail)) throw { code: "csp", detail };
    // Out of memory, or failing as it starts: the file is not to blame.
    const runs = /^R/.test(error.name); // RangeError, RuntimeError
    throw { code: runs ? "panic" : "wasm-damaged", detail };
  }
}

/** What must be told when the wasm dies; listeners are called once. */
export const mourners = new Set();

/** The cause, once the wasm is dead: nothing in it may be called any more. */
export let dead;

/** Declares the wasm dead. Called from within a panic too: calls nothing in it. */
export function die(detail) {
  if (dead) return;
  dead = { code: "panic", url: ADDRESS, detail: String(detail) };
  for (const tell of mourners) tell();
}

/**
 * The exports, each of which declares the wasm dead when it throws: a panic is
 * a trap (xtask/src/build/cut.rs), and after a trap nothing in it is as it
 * should be. Whoever called meets the error all the same.
 */
function guard(exports) {
  const guarded = {};
  for (const [name, it] of Object.entries(exports)) {
    guarded[name] =
      typeof it != "function"
        ? it
        : (...values) => {
            try {
              return it(...values);
            } catch (error) {
              // The stack has the message in some browsers only.
              die(`${error}\n${error?.stack}`);
              throw error;
            }
          };
  }
  return guarded;
}

/** Begins to hear of the wasm's death. */
export function mourn(tell) {
  mourners.add(tell);
  return () => mourners.delete(tell);
}
