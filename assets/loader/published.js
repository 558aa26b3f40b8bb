// The element on a published page, whose whole text stands in the page. The
// viewer starts when the page and the pictures in sight are there and the browser
// is idle, or when the reader does something that needs it. What opens over the page
// is fetched when the browser is idle again, or when the reader opens something.

import { seen } from "./pictures.js";
import { Taps } from "./taps.js";

/** Where somebody else's page sent a reader to print: print.js. */
const PRINT = "#:print";

/** Milliseconds until a browser counts as idle that does not tell, as Safari. */
const REST = 200;

/** Whether nothing should be fetched that the reader has not asked for. */
function isFrugal() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (navigator);
  return !!connection && (!!connection.saveData || /[23]g$/.test(connection.effectiveType || ""));
}

/** Comes when the page has loaded with all that is in sight, and the browser has
 * nothing to do. */
async function idle() {
  if (document.readyState != "complete") await new Promise((go) => addEventListener("load", go, { once: true }));
  await seen();
  await new Promise((go) => ("requestIdleCallback" in self ? requestIdleCallback(go) : setTimeout(go, REST)));
}

/** @typedef {import("./context.js").Life} Life */

/** @implements {Life} */
export class Published {
  #context;
  #taps;
  #given;
  /** What the viewer needs is on its way. @type {Promise<boolean> | null} */
  #coming = null;
  /** @type {import("./session.js").Session | null} */
  #session = null;
  /** Where to go once there is a session. @type {string | null} */
  #place = null;
  #ended = new AbortController();
  /** @type {import("./context.js").Listener} */
  #listener = {
    wanted: () => this.#taps.wanted(),
    shown: (app) => {
      this.#taps.shown(app);
      this.#whenIdle(() => this.#taps.sheets());
    },
    failed: () => this.#taps.failed(),
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
    this.#whenIdle(() => this.#open());
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

  /** @param {import("./causes.js").Cause} cause */
  notify(cause) {
    this.#session?.notify(cause);
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
    if (!isFrugal()) idle().then(() => this.#ended.signal.aborted || act());
  }

  /** Starts the viewer; where it has started, the reader waits for it. */
  async #open() {
    const patience = 1000 * this.#context.seconds();
    this.#coming ??= this.#context.demand(START_URL, patience);
    const came = await this.#coming;
    if (this.#ended.signal.aborted) return;
    const { Session } = this.#context.more;
    if (!came || !Session) {
      this.#coming = null;
      this.#context.tell("error", { code: navigator.onLine ? "network" : "offline", url: new URL(START_URL, import.meta.url).href });
      return this.#taps.failed();
    }
    const begins = !this.#session;
    const session = (this.#session ??= new Session(this.#context, this.#listener));
    if (this.#place != null) session.navigate(this.#place);
    this.#place = null;
    if (begins) session.begin();
    else if (this.#taps.wanted()) session.want();
  }
}
