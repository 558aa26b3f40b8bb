// The first script of every page that the tests' server sends, because WebKit's
// driver has no log: what a page or one of its frames logs is kept in the top
// window, where it outlives a reload of the frame.
(() => {
  "use strict";
  /** @type {any} */
  const top = window.top;
  const empty = () => ({ said: [], events: [], asked: [] });
  /** @type {any} */
  let kept;
  try {
    kept = top.__recorded ??= empty();
  } catch {
    // In a frame without an origin.
    kept = empty();
  }
  /** @param {any} value */
  const text = (value) => {
    try {
      if (value && value.stack) return String(value) + "\n" + value.stack;
      return typeof value === "object" ? JSON.stringify(value) : String(value);
    } catch {
      return Object.prototype.toString.call(value);
    }
  };
  /** @param {string} kind @param {string} words */
  const say = (kind, words) => kept.said.push({ kind, words, page: location.pathname + location.hash });
  for (const kind of ["log", "info", "warn", "error", "debug", "trace", "assert"]) {
    const logs = /** @type {any} */ (console);
    const original = logs[kind];
    logs[kind] = function (/** @type {any[]} */ ...values) {
      if (kind !== "assert" || !values[0]) say("console." + kind, values.map(text).join(" "));
      return original.apply(this, values);
    };
  }
  addEventListener("error", (/** @type {any} */ event) => {
    // A picture or a script that does not load has no message, but an address.
    if (event instanceof ErrorEvent) say("error", text(event.error ?? event.message));
    else say("not loaded", String(event.target?.src ?? event.target?.href ?? event.target));
  }, true);
  addEventListener("unhandledrejection", (event) => say("unhandled rejection", text(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) => {
    say("csp", event.effectiveDirective + " " + event.blockedURI + " " + (event.sourceFile ?? ""));
  });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) kept.asked.push(entry.name);
  }).observe({ type: "resource", buffered: true });
  for (const name of ["bulletin-ready", "bulletin-navigate", "bulletin-error"]) {
    addEventListener(name, (/** @type {any} */ event) => {
      let detail = null;
      try { detail = JSON.parse(JSON.stringify(event.detail ?? null)); } catch {}
      kept.events.push({ name, detail, target: event.target?.id || event.target?.localName || "" });
    });
  }
})();
