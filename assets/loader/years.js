// The years of a large archive. Its list, archive.json, has the newest issues and names
// a file for each other year; a published page carries the entries that its issue needs.
// What is known is one list, which grows, and of which the app is given all.

import { make } from "./dom.js";

/** @typedef {{ url: string, text: string }} Answer */
/** @typedef {{ id: string, datePublished: string, url: string, page?: string }} Entry */
/** @typedef {{ year: number, url: string, issues: number, came?: boolean }} Volume */

/** [Chinese, English] */
const FAILED = ["没有载入，请再试一次。", "It did not load. Try again."];

/** The most entries of a file that are taken. */
const MOST = 20000;

export class Years {
  #give;
  /** @type {any} */
  #list;
  /** @type {Volume[]} */
  #volumes = [];
  /** @type {Promise<unknown> | undefined} */
  #whole;

  /**
   * @param {object} give
   * @param {Answer} give.list the list as far as it is known
   * @param {(url: string) => Promise<Answer>} give.get
   * @param {(list: Answer) => void} give.extend takes the list as far as it is known then
   * @param {() => import("./config.js").Language} give.language
   */
  constructor(give) {
    this.#give = give;
    this.#list = JSON.parse(give.list.text);
    this.#learn(this.#list);
  }

  /** Looks for an issue, in the year first that its id may name; tells whether it is
   * there, and what is beside it.
   * @param {string} id */
  async find(id) {
    // The app has it, or cannot use it.
    if (this.#at(id) >= 0) return false;
    try {
      await this.#begin();
      const own = /^\d{4}(?!\d)/.exec(id)?.[0];
      const rest = this.#volumes.filter((it) => !it.came);
      for (const volume of [...rest.filter((it) => it.year == Number(own)), ...rest.filter((it) => it.year != Number(own))]) {
        if (this.#at(id) >= 0) break;
        await this.#load(volume);
      }
      if (this.#at(id) < 0) return false;
      await this.beside(id, true);
      this.#tell();
      return true;
    } catch {
      return false;
    }
  }

  /** The address of an issue's page.
   * @param {string} id @returns {string | undefined} */
  page(id) {
    const { page } = this.#list.issues[this.#at(id)] || {};
    return page && new URL(page, this.#give.list.url).href;
  }

  /** Sees to it that the issues before and after one are known.
   * @param {string} id @param {boolean} [quiet] */
  async beside(id, quiet) {
    const at = this.#at(id);
    const { issues } = this.#list;
    if (at < 0 || !this.#volumes.length || this.#whole == null) await this.#begin().catch(() => {});
    const year = issues[at] && yearOf(issues[at]);
    if (!year) return;
    const older = this.#volumes.find((it) => it.year < year);
    const newer = [...this.#volumes].reverse().find((it) => it.year > year);
    const wanted = [];
    const of = (/** @type {number} */ step) => issues[at + step] && yearOf(issues[at + step]);
    if (older && !older.came && of(1) != year && !(of(1) > older.year)) wanted.push(older);
    if (newer && !newer.came && of(-1) != year && !(of(-1) < newer.year)) wanted.push(newer);
    try {
      for (const volume of wanted) await this.#load(volume);
    } catch {
      // What is there is shown.
    }
    if (!quiet && wanted.length) this.#tell();
  }

  /** The list has opened: it shows the newest years and the one that is read, and the
   * others when they are asked for.
   * @param {HTMLElement} app */
  async open(app) {
    const current = app.querySelector("dialog [aria-current]");
    const year = this.#year(current);
    try {
      await this.#begin();
      const volume = this.#volumes.find((it) => it.year == year && !it.came);
      if (volume) await this.#load(volume);
    } catch {
      // What came is shown.
    }
    await this.#show(app);
    const there = /** @type {HTMLElement | null} */ (app.querySelector("dialog .inside [aria-current]"));
    there?.scrollIntoView({ block: "center" });
    there?.focus({ preventScroll: true });
  }

  /** The year under which an entry stands in the list.
   * @param {Element | null} entry */
  #year(entry) {
    return Number(/\d{4}$/.exec(entry?.closest(".year")?.id || "")?.[0]);
  }

  /** Offers the years that are not there, among those that are.
   * @param {HTMLElement} app */
  #offer(app) {
    const inside = app.querySelector("dialog .inside");
    const chips = inside?.querySelector(".years");
    if (!inside || !chips) return;
    inside.querySelector(".failed")?.remove();
    const failed = () => inside.append(make("p", { class: "hint failed", role: "alert" }, FAILED[this.#give.language()]));
    if (!this.#whole) return failed();
    for (const volume of this.#volumes.filter((it) => !it.came)) {
      const button = make("button", { type: "button", class: "further" }, String(volume.year));
      button.addEventListener("click", async () => {
        button.setAttribute("aria-busy", "true");
        try {
          await this.#load(volume);
        } catch {
          button.removeAttribute("aria-busy");
          return failed();
        }
        await this.#show(app);
        const first = /** @type {HTMLElement | undefined} */ ([...app.querySelectorAll("dialog .year")].find((it) => it.id == ":" + volume.year)?.querySelector("a"));
        first?.scrollIntoView({ block: "center" });
        first?.focus({ preventScroll: true });
      });
      const older = [...chips.children].find((it) => Number(it.textContent) < volume.year);
      chips.insertBefore(button, older || null);
    }
  }

  /** Gives the app the list, and offers the rest. What stands among the app's own
   * elements is away while it draws.
   * @param {HTMLElement} app */
  async #show(app) {
    for (const it of app.querySelectorAll("dialog .further")) it.remove();
    this.#tell();
    await drawn();
    this.#offer(app);
  }

  /** Where an issue stands in the list; -1 if it does not.
   * @param {string} id */
  #at(id) {
    return this.#list.issues.findIndex((/** @type {Entry} */ it) => it.id == id);
  }

  /** The list itself, of which a published page carries a part. */
  #begin() {
    if (this.#volumes.length) this.#whole ??= Promise.resolve();
    this.#whole ??= this.#give.get(this.#give.list.url).then(({ url, text }) => {
      const list = JSON.parse(text);
      this.#add(list.issues, url);
      this.#learn(list);
    });
    const whole = this.#whole;
    whole.catch(() => (this.#whole = undefined));
    return whole;
  }

  /** @param {any} list */
  #learn({ volumes }) {
    if (!Array.isArray(volumes)) return;
    this.#volumes = volumes.filter((it) => it && typeof it.url == "string" && Number.isInteger(it.year)).sort((a, b) => b.year - a.year);
  }

  /** @param {Volume} volume */
  async #load(volume) {
    if (volume.came) return;
    const { url, text } = await this.#give.get(new URL(volume.url, this.#give.list.url).href);
    this.#add(JSON.parse(text).issues, url);
    volume.came = true;
  }

  /** Adds entries that are not known yet. Their addresses are relative to their file.
   * @param {Entry[]} entries @param {string} base */
  #add(entries, base) {
    const { issues } = this.#list;
    const known = new Set(issues.map((/** @type {Entry} */ it) => it.id));
    for (const it of entries.slice(0, MOST)) {
      if (!it || known.has(it.id)) continue;
      const page = it.page && new URL(it.page, base).href;
      issues.push({ ...it, url: new URL(it.url, base).href, ...(page && { page }) });
    }
    issues.sort((/** @type {Entry} */ a, /** @type {Entry} */ b) => (a.datePublished < b.datePublished ? 1 : a.datePublished > b.datePublished ? -1 : 0));
  }

  #tell() {
    this.#give.extend({ ...this.#give.list, text: JSON.stringify(this.#list) });
  }
}

/** @param {Entry} entry */
const yearOf = (entry) => Number(entry.datePublished?.slice(0, 4));

/** The app draws in a task of its own. */
const drawn = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
