// The element: its attributes, properties, methods and events, and its life in
// pages. What it shows is its life's affair (session.js, published.js).

import { applyLooks, json } from "./choices.js";
import { ATTRIBUTES, attribute, camel, configuration, flat, language, live, refreshAll, seconds } from "./config.js";
import { demand, more } from "./demand.js";
import { make } from "./dom.js";
import { Hold } from "./hold.js";
import { whenIdle } from "./idle.js";
import { Reader } from "./reader.js";
import { scrollerOf } from "./scroller.js";
import { applyStyles, linkStyles } from "./styles.js";

/** Milliseconds that an element may be out of the page in a move, which often
 * puts it in again in a later task. */
const GRACE = 50;

/** Milliseconds before something is announced, so that the same can be said twice. */
const HUSH = 99;

export class BulletinViewer extends HTMLElement {
  static observedAttributes = ["id", ...ATTRIBUTES, ...ATTRIBUTES.map(flat)];

  /** What runs the viewer of an element: set by the entry script.
   * @type {(context: import("./context.js").Context) => import("./context.js").Life} */
  static live;

  #slot = make("slot");
  // What is said to those who listen, where nothing that has the focus says it.
  #status = make("p", { class: "unseen", role: "status" });
  #frame = make("div", { id: "frame", class: "frame", part: "frame", dir: "ltr" }, this.#status);
  #root = this.attachShadow({ mode: "open" });
  /** @type {unknown} */
  #data = null; // as it was set
  /** @type {unknown} */
  #copy = null; // and as the wasm gets it
  /** From coming into a page to leaving it. @type {import("./context.js").Life | null} */
  #life = null;
  /** It is out of the page, and its life ends. @type {ReturnType<typeof setTimeout> | undefined} */
  #leaving;
  /** Changes are to be told. @type {Promise<void> | null} */
  #refreshing = null;
  /** Where to go once there is a life. @type {string | null} */
  #place = null;
  /** @type {import("./context.js").Context} */
  #context = {
    element: this,
    root: this.#root,
    frame: this.#frame,
    slot: this.#slot,
    styled: linkStyles(this.#root, this.#frame),
    config: () => configuration(this, this.#copy),
    language: () => language(this),
    seconds: () => seconds(this),
    scroller: () => scrollerOf(this),
    announce: (words) => {
      this.#status.textContent = "";
      setTimeout(() => (this.#status.textContent = words), HUSH);
    },
    applyStyles: () => applyStyles(this.#root),
    demand: async (...what) => {
      const came = await demand(...what);
      applyStyles(this.#root);
      return came;
    },
    more,
    tell: (name, detail) =>
      this.dispatchEvent(
        new CustomEvent("bulletin-" + name, { detail, bubbles: true, composed: true, cancelable: name == "navigate" }),
      ),
    left: (issue, place) => this.#reader.left(issue, place),
    resume: (issue) => void this.#reader.resume(issue),
    settings: (asked, opener) => this.#reader.settings(asked, opener),
    prepare: () => void (PUBLISHED || whenIdle(() => this.#context.demand(READING_URL))),
    print: () => this.#reader.print(),
    search: (...what) => this.#reader.search(...what),
    sheet: () => this.#reader.sheet,
  };
  #reader = new Reader(this.#context, () => this.#life);

  constructor() {
    super();
    applyStyles(this.#root);
    this.#root.append(this.#slot, this.#frame);
    this.addEventListener("click", (event) => this.#click(event));
    // Published pages have one that knows more: taps.js.
    if (!PUBLISHED) new Hold(this.#context);
    // Some browsers leave what has the focus half below the bar.
    this.addEventListener("keyup", (event) => {
      const [target] = event.composedPath();
      if (event.key == "Tab" && target instanceof Element) target.scrollIntoView({ block: "nearest", behavior: "instant" });
    });
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    // Properties that were set before the element was known hide its own.
    try {
      // `data` last: it may throw.
      for (const name of [...ATTRIBUTES.map(camel), "data"]) {
        if (Object.prototype.hasOwnProperty.call(this, name)) {
          const self = /** @type {any} */ (this);
          const value = self[name];
          delete self[name];
          self[name] = value;
        }
      }
    } finally {
      if (!this.#life) this.#start();
    }
  }

  disconnectedCallback() {
    // A move takes the element out and puts it in again, often in the task
    // after this one; a move keeps everything.
    this.#leaving = setTimeout(() => this.#stop(), GRACE);
  }

  adoptedCallback() {
    applyStyles(this.#root);
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.#life) return;
    if (name == "id" || name == "route") refreshAll();
    this.#refresh();
  }

  /**
   * An archive or an issue as a value, in place of `src`. It is copied; set it
   * again after a change. What JSON cannot hold (a circle, a BigInt) throws.
   */
  get data() {
    return this.#data;
  }

  set data(value) {
    this.#data = value ?? null;
    // A round trip, so that no getter and no proxy runs within the wasm.
    this.#copy = value == null ? null : JSON.parse(json(value) ?? "null");
    this.#refresh();
  }

  /** Goes to a place: `place` or `issue/place`.
   * @param {string} place */
  navigate(place) {
    if (this.#life) this.#life.navigate(String(place));
    else this.#place = String(place);
  }

  /** Prints the issue: this page, the issue's own, or a document made for it. */
  print() {
    this.#reader.print();
  }

  /** Attributes often change several at a time, also from within the viewer's own
   * events: told once, later. */
  #refresh() {
    if (this.#refreshing) return;
    this.#refreshing = Promise.resolve().then(() => {
      this.#refreshing = null;
      if (!this.#life) return;
      this.#look();
      this.#life.refresh();
    });
  }

  #start() {
    live.set(this, { refresh: () => this.#refresh(), look: () => this.#look() });
    this.#life = BulletinViewer.live(this.#context);
    this.#look();
    this.#life.begin();
    addEventListener("beforeprint", this.#reader.complete);
    // What did not come may come now, before the reader asks for it.
    if (!PUBLISHED) addEventListener("online", this.#context.prepare);
    if (this.#place != null) this.#life.navigate(this.#place);
    this.#place = null;
    // After an element without an id has come or gone another one may route.
    refreshAll();
  }

  #stop() {
    live.delete(this);
    removeEventListener("beforeprint", this.#reader.complete);
    if (!PUBLISHED) removeEventListener("online", this.#context.prepare);
    this.#life?.end();
    this.#life = null;
    this.#reader.end();
    refreshAll();
  }

  #look() {
    applyLooks(this.#frame, (name) => attribute(this, name));
    // The text that stands on a published page before the viewer has the page's.
    if (PUBLISHED) applyLooks(document.documentElement);
    this.#frame.lang = language(this) ? "en" : "zh-Hans";
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const control = event.composedPath().find((it) => it instanceof HTMLElement && (it.dataset.do || it.dataset.figure));
    if (!(control instanceof HTMLElement)) return;
    const what = control.dataset.do;
    if (what == "copy" && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      return void this.#reader.copy(control);
    }
    if (PUBLISHED && this.contains(control)) this.#life?.tap?.(event, control);
    else if (what == "settings") this.#reader.settings();
    else if (what == "search") this.#reader.search(control);
    else if (what == "print") {
      // As long as what prints is on its way.
      control.setAttribute("aria-busy", "true");
      this.#reader.print().finally(() => control.removeAttribute("aria-busy"));
    }
  }
}

// Properties that reflect attributes: textSize for text-size.
for (const name of ATTRIBUTES) {
  Object.defineProperty(BulletinViewer.prototype, camel(name), {
    configurable: true,
    enumerable: true,
    /** @this {HTMLElement} */
    get() {
      return attribute(this, name);
    },
    /** @this {HTMLElement} @param {unknown} value */
    set(value) {
      if (name != flat(name)) this.removeAttribute(flat(name));
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
}

// What was chosen on another page, while this one was open or away.
for (const it of ["pageshow", "storage"]) addEventListener(it, refreshAll);
