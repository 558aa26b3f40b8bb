// The second script of every page of a test: long timers run when the test says
// so (`Reader::advance`), not when a busy machine is late. Without it a page that
// takes more than two seconds to load announces that it is slow, and a request
// with a time limit fails.
//
// `performance.now()` stands still until the test advances it. Timers shorter
// than `from` milliseconds run by themselves, since nothing depends on whether
// they are late.
(() => {
  "use strict";
  const native = { set: window.setTimeout, clear: window.clearTimeout };
  const waiting = new Map();
  let now = performance.now();
  let last = 0;

  const clock = {
    from: 1000,
    // How many timers wait.
    get waiting() {
      return waiting.size;
    },
    // Runs the timers of the next milliseconds, in their order.
    /** @param {number} milliseconds */
    advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...waiting].filter(([, it]) => it.due <= end).sort(([, one], [, two]) => one.due - two.due);
        if (!next) break;
        const [id, { due, run }] = next;
        waiting.delete(id);
        now = Math.max(now, due);
        try {
          run();
        } catch (error) {
          native.set.call(window, () => {
            throw error;
          });
        }
      }
      now = end;
    },
  };
  Object.assign(window, { __clock: clock });
  performance.now = () => now;
  /** @type {any} */ (window).setTimeout = (/** @type {TimerHandler} */ act, /** @type {number} */ delay, /** @type {any[]} */ ...values) => {
    if (typeof act !== "function" || !(delay >= clock.from)) return native.set.call(window, act, delay, ...values);
    // Negative, which no identifier of the browser's is.
    const id = --last;
    waiting.set(id, { due: now + Number(delay), run: () => act(...values) });
    return id;
  };
  window.clearTimeout = (id) => {
    if (!waiting.delete(id)) native.clear.call(window, id);
  };
})();
