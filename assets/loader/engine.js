// What runs the app of one viewer: fetches the wasm beside the data, mounts the
// app, and passes on what the two ask of each other.

import { whenIdle } from "./idle.js";
import { save } from "./save.js";
import { missing } from "./support.js";
import { Transport } from "./transport.js";
import { learnFrame, load, start } from "./wasm.js";

/** @typedef {import("./causes.js").Cause} Cause */

/**
 * What the app asks of the session.
 * @typedef {object} Events
 * @property {() => boolean} retrying whether requests go past the browser's cache
 * @property {(request: import("./request.js").Request<any>) => void} asked
 * @property {(issue: any) => void} foreseen
 * @property {() => void} loading
 * @property {(issue: string) => boolean} ready
 * @property {(cause: Cause) => void} fail
 * @property {() => void} recovered
 * @property {(cause: Cause) => void} crashed
 */

export class Engine {
  #context;
  #events;
  #transport = new Transport(() => ({ seconds: this.#context.seconds(), fresh: this.#events.retrying() }));
  #ended = new AbortController();
  /** @type {import("../viewer.js").Viewer | null} */
  #viewer = null;
  /** What the viewer runs in. @type {ReturnType<typeof start> | undefined} */
  #instance;
  /** The list of a large archive, as far as it is known. @type {import("./years.js").Answer | undefined} */
  #split;
  /** What fetches the other years of a large archive. @type {import("./years.js").Years | undefined} */
  #years;
  /** The configuration that the viewer has. @type {import("./config.js").Config | undefined} */
  #given;

  /** @param {import("./context.js").Context} context @param {Events} events */
  constructor(context, events) {
    this.#context = context;
    this.#events = events;
  }

  /** Whether there is something to load. */
  get hasSource() {
    const { src, data } = this.#context.config();
    return !!(src || data);
  }

  /** The requests under way. */
  get requests() {
    return this.#transport.underWay;
  }

  /** Loads the data beside the wasm, and mounts the app on an element.
   * @param {HTMLElement} app */
  async start(app) {
    const { signal } = this.#ended;
    this.#given = undefined;
    this.#transport.forget();
    this.hint();
    const request = load(this.#context.seconds(), this.#events.retrying());
    this.#transport.count(request);
    this.#events.asked(request);
    let instance;
    try {
      const module = await request.promise;
      await this.#context.styled;
      // Closing the settings goes back in the history, which must not move the app.
      await this.#context.sheet();
      // After a crash there may be no memory for another one.
      if (!signal.aborted) instance = start(module);
    } catch (thrown) {
      const cause = thrown instanceof Error ? { code: "panic", detail: String(thrown) } : /** @type {Cause} */ (thrown);
      const gone = cause.code == "http-status" && Number(cause.status) < 500;
      if (!signal.aborted) this.#events.fail(gone ? { ...cause, code: "wasm-missing" } : cause);
      return;
    }
    if (!instance) return;
    this.#transport.forget();
    const config = (this.#given = this.#context.config());
    const { Viewer, listeners } = (this.#instance = instance);
    listeners.add(this.#events.crashed);
    instance.call(() => (this.#viewer = new Viewer(app, this.#host(instance), config)));
    app.addEventListener("click", (event) => {
      const opens = this.#split && /** @type {HTMLElement} */ (event.target).closest("[data-do=issues]");
      if (opens) this.#more().then((years) => years?.open(app));
    });
  }

  /** Begins what the app will ask for, where it is not there yet. */
  hint() {
    if (!missing()) this.#transport.hint(this.#context.element, this.#context.config(), this.#events.foreseen);
  }

  /** Whether another thing is to be shown than the one in which it crashed. */
  get moved() {
    const now = this.#context.config();
    const old = this.#given;
    return !this.#viewer && !!old && (now.src != old.src || now.data != old.data || now.issue != old.issue);
  }

  /** Attributes or properties have changed. */
  refresh() {
    if (!this.#viewer) return this.hint();
    const config = this.#context.config();
    const old = /** @type {any} */ (this.#given);
    if (Object.entries(config).every(([key, value]) => value === old[key])) return;
    this.#given = config;
    this.call((viewer) => viewer.configure(config));
  }

  /** Calls the viewer, where there is one.
   * @param {(viewer: import("../viewer.js").Viewer) => void} act */
  call(act) {
    const viewer = this.#viewer;
    if (viewer) this.#instance?.call(() => act(viewer));
    return !!viewer;
  }

  /** After a crash nothing of it is left. */
  drop() {
    this.#instance?.listeners.delete(this.#events.crashed);
    this.#instance = undefined;
    this.#viewer = null;
    this.#transport.end();
  }

  end() {
    this.#ended.abort();
    this.call((viewer) => {
      viewer.destroy();
      viewer.free();
    });
    this.drop();
  }

  /** What the app calls; one that has ended is not heard.
   * @param {ReturnType<typeof start>} instance
   * @returns {import("./context.js").Host} */
  #host(instance) {
    const { signal } = this.#ended;
    /** @template {any[]} V @template R @param {(...values: V) => R} act
     * @returns {(...values: V) => R | undefined} */
    const heard = (act) => (...values) => (signal.aborted ? undefined : act(...values));
    const { left, announce, tell, demand, more, language } = this.#context;
    const { loading, ready, fail, recovered } = this.#events;
    return {
      get: (url, told) => {
        learnFrame();
        /** @type {Promise<unknown>} */
        const answer = signal.aborted ? Promise.reject({ code: "aborted", url }) : this.#get(url);
        answer.then(
          (it) => instance.call(() => told(true, it)),
          (it) => instance.call(() => told(false, it)),
        );
      },
      loading: heard(loading),
      ready: heard((issue) => {
        // The first of its year: the one before it is in another file.
        if (!PUBLISHED && this.#split) whenIdle(() => void this.#more().then((years) => years?.beside(issue)));
        return ready(issue);
      }),
      left: heard((issue, ...place) => left(issue, place)),
      fail: heard((cause) => (this.#split && cause.code == "no-such-issue" ? this.#find(cause) : fail(cause))),
      recovered: heard(recovered),
      announce: heard(announce),
      opened: heard(async (dialog, link) => {
        if (link) return more.enlarge?.(dialog, link, language);
        await demand(PUBLISHED ? SHEETS_URL : READING_URL);
        more.draw?.(dialog);
      }),
      save: heard(save),
      navigating: heard((detail) => tell("navigate", detail)),
    };
  }

  /** @param {string} url */
  async #get(url) {
    if (url == this.#split?.url && !this.#events.retrying()) return this.#split;
    const answer = /** @type {import("./years.js").Answer} */ (await this.#fetch(url));
    // Of a large archive, whose years have files of their own.
    if (answer.text?.includes('"volumes":')) this.#split = answer;
    return answer;
  }

  /** @param {string} url */
  #fetch(url) {
    const request = this.#transport.get(url);
    this.#events.asked(request);
    return this.#transport.answer(url, request);
  }

  /** What looks for more of a large archive. */
  async #more() {
    await this.#context.demand(YEARS_URL, 1000 * this.#context.seconds());
    const { Years } = this.#context.more;
    const split = this.#split;
    if (!Years || !split || this.#ended.signal.aborted) return;
    return (this.#years ??= new Years({
      list: split,
      get: (url) => /** @type {Promise<any>} */ (this.#fetch(url)),
      extend: (list) => {
        this.#split = list;
        this.call((viewer) => viewer.extend(list));
      },
      language: this.#context.language,
    }));
  }

  /** Looks in other years for an issue that the list lacks.
   * @param {Cause} cause */
  async #find(cause) {
    const found = await (await this.#more())?.find(cause.found || "");
    if (this.#ended.signal.aborted) return;
    if (found) this.call((viewer) => viewer.retry());
    else this.#events.fail(cause);
  }
}
