// The element on a published page, whose whole text stands in the page. The
// viewer starts when the page and the pictures in sight are there and the browser
// is idle, or when the reader does something that needs it. What opens over the page
// is fetched when the browser is idle again, or when the reader opens something.

import { lost } from "./hold.js";
import { whenIdle } from "./idle.js";
import { Taps } from "./taps.js";

/** Where somebody else's page sent a reader to print: loader/print.js. */
const PRINT = "#:print";

/** @typedef {import("./context.js").Life} Life */

/** @implements {Life} */
export class Published {
  #context;
  #taps;
  #given;
  /** @type {import("./session.js").Session | null} */
  #session = null;
  /** Where to go once there is a session. @type {string | null} */
  #place = null;
  /** The viewer has not come, and may be tried again. */
  #missing = false;
  #ended = new AbortController();
  /** @type {import("./context.js").Listener} */
  #listener = {
    wanted: () => this.#taps.wanted(),
    shown: (app) => {
      this.#missing = false;
      this.#taps.shown(app);
      this.#whenIdle(() => this.#taps.file());
    },
    failed: () => {
      this.#missing = true;
      this.#taps.failed();
      // Part of what opens over the page needs no viewer.
      this.#whenIdle(() => this.#taps.file());
    },
  };

  /** @param {import("./context.js").Context} context */
  constructor(context) {
    this.#context = context;
    this.#given = JSON.stringify(context.config());
    this.#taps = new Taps(context, () => void this.#open());
  }

  get app() {
    return this.#session?.app;
  }

  get busy() {
    return false;
  }

  begin() {
    if (location.hash == PRINT) {
      history.replaceState(history.state, "", location.pathname + location.search);
      this.#context.print();
    }
    const query = new URLSearchParams(location.search).get("q");
    if (query) void this.#context.search(undefined, query);
    this.#whenIdle(() => this.#open());
    // What did not come may come now, before the reader asks for it.
    addEventListener("online", () => this.#whenIdle(() => (this.#missing ? this.#open() : this.#taps.file())), { signal: this.#ended.signal });
  }

  refresh() {
    if (this.#session) this.#session.refresh();
    else if (JSON.stringify(this.#context.config()) != this.#given) this.#open();
  }

  /** @param {string} place */
  navigate(place) {
    this.#place = place;
    this.#open();
  }

  /** @param {number} landmark @param {number} top */
  goOn(landmark, top) {
    this.#session?.goOn(landmark, top);
  }

  complete() {
    this.#session?.complete();
  }

  /** @param {MouseEvent} event @param {HTMLElement} control */
  tap(event, control) {
    this.#taps.tap(event, control);
  }

  end() {
    this.#ended.abort();
    this.#taps.end();
    this.#session?.end();
  }

  /** Fetches something of which the reader knows nothing.
   * @param {() => void} act */
  #whenIdle(act) {
    whenIdle(() => this.#ended.signal.aborted || act());
  }

  /** Starts the viewer; where it has started, the reader waits for it. */
  async #open() {
    await this.#context.demand(START_URL, 1000 * this.#context.seconds());
    if (this.#ended.signal.aborted) return;
    const { Session } = this.#context.more;
    if (!Session) {
      const cause = lost(START_URL);
      this.#context.tell("error", cause);
      return this.#listener.failed(cause);
    }
    const begins = !this.#session;
    const session = (this.#session ??= new Session(this.#context, this.#listener));
    if (this.#place != null) session.navigate(this.#place);
    this.#place = null;
    if (begins) session.begin();
    else if (this.#missing || this.#taps.wanted()) session.want();
  }
}
