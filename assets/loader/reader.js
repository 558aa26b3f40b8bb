// What a reader does beside reading: chooses the looks, prints, goes on where
// they left off. What that needs is fetched when it is wanted.

import { KEY, choices, keep } from "./choices.js";
import { copyText } from "./clipboard.js";
import { attribute, lookAll } from "./config.js";
import { loaded, pause } from "./pictures.js";

/** The file that has the reading settings. */
const SETTINGS_URL = PUBLISHED ? SHEETS_URL : READING_URL;

/** [Chinese, English] */
const COPIED = ["链接已复制", "Link copied"];

/** Milliseconds that a link says so. */
const SAID = 2000;

/** How many issues it is kept for where the reader left off. */
const KEPT = 20;

export class Reader {
  #context;
  #life;
  /** Comes when the reading settings, which are open, are closed.
   * @type {Promise<void> | undefined} */
  sheet;

  /**
   * @param {import("./context.js").Context} context
   * @param {() => import("./context.js").Life | null} life
   */
  constructor(context, life) {
    this.#context = context;
    this.#life = life;
  }

  /**
   * Opens the reading settings, or tells that they cannot be had. `asked` comes
   * from a page without its viewer, which would make an entry of the history for
   * them: so that the back button closes them.
   * @param {() => boolean} [asked] whether the reader still wants them
   * @param {HTMLElement} [opener] what gets the focus back, which going back may take
   */
  async settings(asked, opener) {
    const { element, frame, scroller } = this.#context;
    const came = await this.#context.demand(SETTINGS_URL, this.#patience);
    if (!this.#life() || (asked && !asked())) return came;
    const { settings } = this.#context.more;
    if (!settings) return false;
    const { name } = this.#context.config();
    if (asked && name) history.pushState({ [KEY]: { name, over: true } }, "");
    this.sheet = new Promise((closed) =>
      settings({
        frame,
        language: this.#context.language(),
        scroller: scroller(),
        given: (name) => attribute(element, name),
        chosen: choices,
        choose: (name, value) => {
          keep(name, value);
          lookAll();
        },
        closed,
      }),
    );
    this.sheet.then(() => opener?.focus({ preventScroll: true }));
    return true;
  }

  /** Offers to go on where the reader left off an issue, where nothing says where to go.
   * @param {string} issue */
  async resume(issue) {
    const left = choices().left?.[issue];
    if (!left || (this.#context.config().name && (location.hash || history.state?.[KEY]))) return;
    await this.#context.demand(SETTINGS_URL);
    const life = this.#life();
    if (life?.app) this.#context.more.resume?.({ app: life.app, language: this.#context.language(), go: (...place) => life.goOn(...place) }, left);
  }

  /** The reader left an issue, or may be about to, here.
   * @param {string} issue
   * @param {number[]} place */
  left(issue, place) {
    const { [issue]: _, ...others } = choices().left || {};
    const all = Object.entries(others).slice(1 - KEPT);
    // At its beginning nothing is left to go back to.
    if (place[0] || place[1] < -innerHeight) all.push([issue, place]);
    keep("left", Object.fromEntries(all));
  }

  /** Copies where a link leads, and says so.
   * @param {HTMLElement} link */
  async copy(link) {
    const { href } = /** @type {HTMLAnchorElement} */ (link);
    // Then the address bar shows it.
    if (!(await copyText(href, this.#context.frame, link))) return void location.assign(href);
    this.#context.announce((link.dataset.said = COPIED[this.#context.language()]));
    setTimeout(() => delete link.dataset.said, SAID);
  }

  /** Opens the search, or marks the words of a query.
   * @param {HTMLElement} [opener]
   * @param {string} [query] */
  async search(opener, query) {
    const { element, frame, demand, more, config, language } = this.#context;
    const came = await demand(SEARCH_URL, this.#patience);
    const { src, issue } = config();
    const shown = () => {
      const app = this.#life()?.app;
      return app && !app.hidden ? app : element;
    };
    // It opens in the place of a sheet.
    /** @type {HTMLElement | null} */ (frame.querySelector("dialog[open] [data-do=close]"))?.click();
    if (came && this.#life())
      more.search?.({
        frame,
        language: language(),
        archive: src,
        issue: issue || "-",
        page: () => shown().querySelector(".page") || element.querySelector(".page"),
        complete: () => this.#life()?.complete(),
        go: PUBLISHED ? undefined : (place) => this.#life()?.navigate(place),
        address: PUBLISHED,
        query,
        opener,
      });
    return came;
  }

  async print() {
    const { element, frame, demand, more } = this.#context;
    const patience = this.#patience;
    await (PUBLISHED ? demand(SHEETS_URL) : demand(READING_URL, patience));
    if (!this.#life()) return;
    const app = this.#life()?.app;
    if (!PUBLISHED && more.print && app) {
      return more.print({ element, frame, app, complete: this.complete, patience, waits: () => !!this.#life()?.busy });
    }
    const end = performance.now() + patience;
    this.complete();
    // It draws a little later, and the pictures that came with that are to come too.
    await pause(0);
    this.complete();
    await loaded(app && !app.hidden ? app : element, end);
    window.print();
  }

  /** Sees to it that all of the issue is there, and its pictures on their way. */
  complete = () => {
    const life = this.#life();
    life?.complete();
    // After the viewer, which draws in a microtask.
    queueMicrotask(() => {
      const { element, more } = this.#context;
      for (const within of [element, life?.app]) {
        for (const it of within?.querySelectorAll("img") || []) if (it.closest(".page figure")) it.loading = "eager";
        // On the page of another the paper is not ours.
        if (PUBLISHED) more.foot?.(within);
      }
    });
  };

  /** The element has left the page, and with it what is open in it. */
  end() {
    this.#context.frame.querySelector(":scope > dialog")?.remove();
    this.sheet = undefined;
  }

  get #patience() {
    return 1000 * this.#context.seconds();
  }
}
