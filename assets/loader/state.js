// The states of one viewer, from the moment that its element comes into a page
// to the one that it leaves it. `Session` alone moves between them.
//
//              load               draw            show
//     idle ───────────▶ loading ───────▶ drawn ───────▶ shown
//                        │  ▲              │              │
//                   fail │  │ load         │ fail, load   │ fail, load
//                        ▼  │              ▼              ▼
//                       failing ──tell──▶ failed ──retry──▶ retrying
//
// idle      there is no source to show
// loading   the wasm, the archive or an issue is on its way
// retrying  the same, since the reader asked for another try: past the browser's
//           cache, and the focus goes to whatever comes of it
// drawn     an issue is drawn; the take-over waits until the reader lets go of
//           what stands in the element (takeover.js)
// shown     the app has the element to itself
// failing   a cause is known, and its words are on their way
// failed    it is told
//
// A notice beside an issue that is shown is no state: it fails nothing. One that
// another issue could not be loaded ends the loading (stay). When the wasm crashes
// (wasm.js), every viewer that runs in the instance fails; another try gets another
// instance.

/** @typedef {"idle" | "loading" | "retrying" | "drawn" | "shown" | "failing" | "failed"} Phase */
/** @typedef {"load" | "retry" | "draw" | "show" | "fail" | "tell" | "stay"} Step */

/** Where a step leads. What is not here does not happen.
 * @type {Record<Phase, Partial<Record<Step, Phase>>>} */
const STEPS = {
  idle: { load: "loading", fail: "failing" },
  // An issue that was drawn before may be shown while another one is on its way.
  loading: { load: "loading", draw: "drawn", show: "loading", fail: "failing", stay: "shown" },
  retrying: { load: "retrying", draw: "drawn", fail: "failing", stay: "shown" },
  drawn: { load: "loading", draw: "drawn", show: "shown", fail: "failing" },
  shown: { load: "loading", retry: "retrying", draw: "drawn", fail: "failing" },
  failing: { load: "loading", retry: "retrying", draw: "drawn", fail: "failing", tell: "failed" },
  failed: { load: "loading", retry: "retrying", draw: "drawn", fail: "failing" },
};

/** What of the element is visible: [what stands in it, the app].
 * @type {Record<"page" | "both" | "app" | "nothing", [boolean, boolean]>} */
const CONTENT = {
  page: [true, false],
  // A broken issue, before anything was shown: the list of the archive.
  both: [true, true],
  app: [false, true],
  nothing: [false, false],
};

export class State {
  /** @type {Phase} */
  phase = "idle";
  /** @type {keyof typeof CONTENT} */
  content = "page";

  /** Takes a step, where there is one from here.
   * @param {Step} step */
  to(step) {
    this.phase = STEPS[this.phase][step] || this.phase;
    if (step == "show") this.content = "app";
  }

  /** A cause is told; the app may have a list of the issues to show beside it.
   * @param {boolean} list */
  told(list) {
    const [page] = CONTENT[this.content];
    this.content = list ? (page ? "both" : "app") : page ? "page" : "nothing";
    this.to("tell");
  }

  /** What the app drew is gone. */
  crash() {
    this.content = "page";
  }

  /** Whether what stands in the element is visible. */
  get page() {
    return CONTENT[this.content][0];
  }

  /** Whether what the app drew is visible. */
  get app() {
    return CONTENT[this.content][1];
  }

  /** Whether something is on its way, as far as the reader sees. */
  get busy() {
    return this.phase == "loading" || this.phase == "retrying" || this.phase == "failing";
  }

  get retrying() {
    return this.phase == "retrying";
  }
}
