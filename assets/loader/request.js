// Fetching: one request an address while it is under way, counted as its bytes
// arrive, given up when none arrive for too long, and failing with a cause.

/**
 * A request, and how far it is, in decoded bytes; `total` is 0 where it is not
 * known. The last to leave ends it.
 * @template T
 * @typedef {{ promise: Promise<T>, received: number, total: number, done: boolean, users: number, leave: () => void }} Request
 */

/** Gives the next chunk, undefined after the last.
 * @typedef {() => Promise<Uint8Array<ArrayBuffer> | undefined>} Next
 */

/**
 * By address.
 * @type {Map<string, Request<any>>}
 */
const underWay = new Map();

/**
 * Joins the request for an address, or begins one. `consume` makes the result.
 * `seconds` without a byte end it. `fresh` passes over the browser's cache,
 * which may hold the very thing that failed. `keep`: a result is shared for as
 * long as the page lives, not only while it is under way.
 * @template T
 * @param {string} url
 * @param {(response: Response, next: Next) => Promise<T>} consume
 * @param {{ seconds: number, fresh: boolean, keep?: boolean, total?: number }} terms
 * @returns {Request<T>}
 */
export function join(url, consume, { seconds, fresh, keep, total = 0 }) {
  const found = underWay.get(url);
  if (found) {
    found.users++;
    return found;
  }
  const controller = new AbortController();
  const forget = () => underWay.get(url) === it && underWay.delete(url);
  /** @type {Request<T>} */
  const it = {
    promise: /** @type {any} */ (null),
    received: 0,
    total,
    done: false,
    users: 1,
    leave() {
      if (--it.users || it.done) return;
      forget();
      controller.abort();
    },
  };
  underWay.set(url, it);
  it.promise = run(it, url, consume, controller, seconds, fresh);
  const end = () => (it.done = true);
  it.promise.then(() => end() && !keep && forget(), () => end() && forget());
  return it;
}

/**
 * @template T
 * @param {Request<T>} it
 * @param {string} url
 * @param {(response: Response, next: Next) => Promise<T>} consume
 * @param {AbortController} controller
 * @param {number} seconds
 * @param {boolean} fresh
 */
async function run(it, url, consume, controller, seconds, fresh) {
  let late = false;
  let leaving = false;
  let blocked = "";
  /** @template P @param {Promise<P>} promise */
  const wait = async (promise) => {
    const timer = setTimeout(() => {
      late = true;
      controller.abort();
    }, seconds * 1000);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
    }
  };
  /** @param {SecurityPolicyViolationEvent} event */
  const violated = (event) => {
    const ours = event.blockedURI === "wasm-eval" || url.startsWith(event.blockedURI);
    if (ours && event.disposition !== "report") blocked = event.effectiveDirective;
  };
  const leave = () => (leaving = true);
  document.addEventListener("securitypolicyviolation", violated);
  addEventListener("beforeunload", leave);
  try {
    if (url.startsWith("file:")) throw { code: "file-protocol" };
    const response = await wait(
      fetch(url, { signal: controller.signal, cache: fresh ? "reload" : "default" }),
    );
    if (!response.ok) throw { code: "http-status", status: response.status };
    // The length of a compressed answer is not that of what comes out of it;
    // from another origin one cannot see whether it is compressed.
    const { headers } = response;
    if (!it.total && response.type === "basic" && !headers.get("content-encoding")) {
      it.total = Number(headers.get("content-length"));
    }
    const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
    return await consume(response, async () => {
      const { value } = await wait(reader.read());
      it.received += value ? value.length : 0;
      return value;
    });
  } catch (thrown) {
    const error = /** @type {any} */ (thrown);
    // The report of a violation arrives after the failure that it explains. And
    // Firefox and WebKit end all requests as soon as the reader follows a link,
    // long before the page goes: that is no failure unless the page stays.
    const pause = leaving ? seconds * 1000 : 50;
    if (!error.code || error.name) await new Promise((go) => setTimeout(go, pause));
    throw { url, ...tell(error) };
  } finally {
    document.removeEventListener("securitypolicyviolation", violated);
    removeEventListener("beforeunload", leave);
    // What was left unread, after a wrong status for instance.
    controller.abort();
  }

  /** @param {any} error */
  function tell(error) {
    const detail = String(error);
    if (late) return { code: "timeout", detail: `${seconds} s` };
    if (blocked) return { code: "csp", detail: blocked };
    // A DOMException has a `code` too; it is a number.
    if (typeof error.code == "string") return error;
    if (controller.signal.aborted) return { code: "aborted" };
    return { code: navigator.onLine ? "network" : "offline", detail };
  }
}

/**
 * Consumes an answer as text. The address is the one after redirects.
 * @param {Response} response
 * @param {Next} next
 */
export async function text(response, next) {
  // Strict, so that a file saved in GBK or UTF-16 is told from a good one.
  const decoder = new TextDecoder("utf-8", { fatal: true });
  /** @param {Uint8Array<ArrayBuffer>} [chunk] */
  const decode = (chunk) => {
    try {
      return decoder.decode(chunk, { stream: !!chunk });
    } catch {
      throw { code: "broken-json", expected: "UTF-8" };
    }
  };
  let text = "";
  for (let chunk; (chunk = await next()); ) text += decode(chunk);
  return { url: response.url, type: response.headers.get("content-type") || "", text: text + decode() };
}
