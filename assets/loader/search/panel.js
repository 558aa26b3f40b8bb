// The search over the page: a field, what is found in the open issue, and what in the
// others. What a reader chooses is marked, and a small bar steps through it.

import { glyph, make } from "../dom.js";
import { engine } from "./engine.js";
import { Marks } from "./marks.js";

/** Milliseconds without typing after which the archive is asked. */
const PAUSE = 250;
/** So many issues are shown at first, and so many more each time. */
const [FIRST, MORE] = [10, 10];
/** So many places of the open issue are listed. */
const OWN = 3;

/** [Chinese, English] */
const WORDS = {
  title: ["搜索", "Search"],
  field: ["搜索简报全文", "Search all text"],
  close: ["关闭", "Close"],
  own: ["本期", "This issue"],
  all: ["各期", "All issues"],
  years: ["全部年份", "All years"],
  places: ["全部地区", "All places"],
  newest: ["由新到旧", "Newest first"],
  oldest: ["由旧到新", "Oldest first"],
  hits: ["按命中数", "Most hits first"],
  year: ["年份", "Year"],
  place: ["地区", "Place"],
  order: ["排序", "Order"],
  busy: ["正在搜索…", "Searching…"],
  none: ["没有找到。可以少写几个字，或换个说法。", "Nothing was found. Try fewer or other words."],
  failed: ["搜索没有完成，请检查网络后重试。", "The search could not be completed. Check your connection."],
  again: ["重试", "Try again"],
  found: ["共 {} 期", "{} issues"],
  most: ["约 {} 期", "about {} issues"],
  progress: ["已查 {} 期，共 {} 期", "{} of {} issues searched"],
  here: ["本期 {} 处", "{} in this issue"],
  count: ["{} 处", "{}×"],
  atLeast: ["{} 处以上", "{}× or more"],
  more: ["显示更多", "Show more"],
  step: ["逐处查看", "Step through them"],
  previous: ["上一处", "Previous"],
  next: ["下一处", "Next"],
  end: ["结束", "Done"],
};

/**
 * @typedef {object} Options
 * @property {HTMLElement} frame where it is put
 * @property {0 | 1} language
 * @property {string | null} archive the address of archive.json
 * @property {string | null} issue the open issue
 * @property {() => Element | null} page the text of the open issue
 * @property {() => void} [complete] draws all of it
 * @property {((place: string) => void) | undefined} [go] goes to `issue/place`; where there is none, links are followed
 * @property {boolean} address whether the query stands in the address of the page
 * @property {string} [query] what is to be marked at once
 * @property {HTMLElement} [opener] gets the focus back
 */

/** The search of a frame. @type {WeakMap<HTMLElement, Search>} */
const searches = new WeakMap();

/** Opens the search, or marks a query.
 * @param {Options} options */
export function search(options) {
  let own = searches.get(options.frame);
  if (!own) searches.set(options.frame, (own = new Search(options)));
  if (options.query) own.show(options.query);
  else own.open(options);
  return own;
}

class Search {
  #options;
  #marks;
  #say;
  /** @type {HTMLDialogElement} */
  #dialog;
  #field;
  #status = make("p", { class: "told", role: "status" });
  #own = make("section", { class: "own" });
  #list = make("section", { class: "all" });
  #filters = make("div", { class: "narrow", hidden: "" });
  /** @type {Record<string, HTMLSelectElement>} */
  #selects = {};
  #finder;
  #place = make("span", { class: "at", role: "status" });
  #query = "";
  #wanted = FIRST;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #asking = new AbortController();
  /** The entry of the history that opening it made. */
  #entry = false;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
    this.#marks = new Marks(options.frame);
    const say = (this.#say = (/** @type {keyof typeof WORDS} */ key, /** @type {(string | number)[]} */ ...values) =>
      values.reduce((/** @type {string} */ text, it) => text.replace("{}", String(it)), WORDS[key][this.#options.language]));
    const button = (/** @type {string} */ name, /** @type {string} */ path, /** @type {() => void} */ act) => {
      const it = make("button", { type: "button", "aria-label": name }, glyph(path));
      it.onclick = act;
      return it;
    };
    this.#field = make("input", { type: "search", "aria-label": say("field"), placeholder: say("field"), autocomplete: "off", enterkeyhint: "search", spellcheck: "false" });
    // Not what an input method shows before it is a word.
    this.#field.oninput = (event) => /** @type {InputEvent} */ (event).isComposing || this.#typed();
    this.#field.addEventListener("compositionend", () => this.#typed());
    const form = make("form", { role: "search" }, glyph(LENS), this.#field, button(say("close"), CROSS, () => this.close()));
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#typed(0);
    };
    this.#filters.append(this.#select("year", []), this.#select("place", []), this.#select("order", ["newest", "oldest", "hits"].map((it) => [it, say(/** @type {any} */ (it))])));
    this.#dialog = make("dialog", { class: "search", "aria-label": say("title") }, form, this.#filters, this.#status, make("div", { class: "found" }, this.#own, this.#list));
    this.#dialog.onclick = ({ target, clientY }) => {
      const { top, bottom } = this.#dialog.getBoundingClientRect();
      if (target == this.#dialog && (clientY < top || clientY > bottom)) this.close();
    };
    this.#dialog.onclose = () => this.#closed();
    this.#dialog.onkeydown = (event) => this.#key(event);
    this.#finder = make(
      "div",
      { class: "finder", role: "group", "aria-label": say("title"), hidden: "" },
      button(say("title"), LENS, () => this.open(this.#options)),
      this.#place,
      button(say("previous"), "M6 15l6-6 6 6", () => this.#step(-1)),
      button(say("next"), "M6 9l6 6 6-6", () => this.#step(1)),
      button(say("end"), CROSS, () => this.#end()),
    );
    options.frame.append(this.#dialog, this.#finder);
    // The viewer takes the place of the text that was marked, or shows another issue.
    const root = options.frame.getRootNode();
    if (root instanceof ShadowRoot) root.host.addEventListener("bulletin-ready", () => void this.#again());
  }

  /** @param {Options} options */
  open(options) {
    this.#options = { ...this.#options, ...options };
    if (this.#dialog.open) return;
    this.#finder.hidden = true;
    const asked = new URLSearchParams(location.search).get("q") || "";
    if (options.address && !options.issue && !this.#entry && !asked) {
      history.pushState(history.state, "");
      this.#entry = true;
      addEventListener("popstate", this.#back);
    }
    this.#dialog.showModal();
    if (options.address && !this.#query) this.#query = asked;
    this.#field.value = this.#query;
    this.#field.focus();
    this.#field.select();
    if (this.#query) this.#typed(0);
    // So that the first answer need not wait for it.
    else if (this.#options.archive) engine(this.#options.archive).catch(() => {});
  }

  close() {
    this.#dialog.close();
  }

  /** Marks a query in the open issue, and goes to the first place at or below what the
   * address names.
   * @param {string} query */
  async show(query) {
    this.#query = query;
    const count = await this.#mark();
    if (!count) return;
    const id = decode(location.hash.slice(1)).replace(/^.*\//, "");
    const place = id ? this.#options.page()?.querySelector(`[id="${CSS.escape(id)}"]`) : null;
    this.#stepTo(this.#marks.from(place));
  }

  #back = () => {
    removeEventListener("popstate", this.#back);
    this.#entry = false;
    this.close();
  };

  #closed() {
    clearTimeout(this.#timer);
    this.#asking.abort();
    if (this.#entry) {
      removeEventListener("popstate", this.#back);
      this.#entry = false;
      history.back();
    } else if (this.#finder.hidden) this.#end();
    this.#options.opener?.focus({ preventScroll: true });
  }

  /** @param {number} [pause] */
  #typed(pause = PAUSE) {
    const query = this.#field.value.trim();
    if (query != this.#query) this.#wanted = FIRST;
    this.#query = query;
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    void this.#here(signal);
    if (!query) {
      this.#list.replaceChildren();
      this.#status.textContent = "";
      this.#write();
      return;
    }
    this.#status.textContent = this.#say("busy");
    this.#timer = setTimeout(() => {
      this.#write();
      void this.#ask(signal);
    }, pause);
  }

  /** The query stands in the address, so that it can be shared and comes back. */
  #write() {
    if (!this.#options.address) return;
    const address = new URL(location.href);
    if (this.#query) address.searchParams.set("q", this.#query);
    else address.searchParams.delete("q");
    if (address.href != location.href) history.replaceState(history.state, "", address);
  }

  /** Marks the open issue. @param {AbortSignal} [signal] */
  async #mark(signal) {
    const { issue, archive, page, complete } = this.#options;
    if (!issue || !archive) return 0;
    try {
      const own = await engine(archive);
      if (signal?.aborted) return 0;
      if (this.#query) complete?.();
      return this.#marks.mark(own, this.#query, page());
    } catch {
      return 0;
    }
  }

  async #again() {
    if (!this.#query || (this.#finder.hidden && !this.#dialog.open)) return;
    const { current } = this.#marks;
    if (!(await this.#mark())) this.#finder.hidden = true;
    else if (current >= 0) {
      this.#marks.select(current);
      this.#told(this.#marks.current);
    }
  }

  /** What the open issue has. @param {AbortSignal} signal */
  async #here(signal) {
    const { issue } = this.#options;
    if (!issue) return;
    const count = await this.#mark(signal);
    if (signal.aborted) return;
    const own = this.#own;
    own.replaceChildren();
    if (!this.#query || !count) return;
    const list = make("ol", {});
    for (let index = 0, shown = 0; index < count && shown < OWN; shown++) {
      const hit = this.#marks.hit(index);
      const at = index;
      const link = make("a", { href: "#" }, ...(hit.title ? [make("small", {}, hit.title)] : []), sentence(hit));
      link.onclick = (event) => {
        event.preventDefault();
        this.#stepTo(at);
      };
      list.append(make("li", {}, link));
      index += Math.max(1, hit.same);
    }
    const step = make("button", { type: "button", class: "wide" }, this.#say("step"));
    step.onclick = () => this.#stepTo(0);
    own.append(make("h2", {}, this.#say("here", count)), list, step);
  }

  /** What the archive has. @param {AbortSignal} signal */
  async #ask(signal) {
    const { archive } = this.#options;
    if (!archive) return void (this.#status.textContent = this.#own.childElementCount ? "" : this.#say("none"));
    const { year, place, order } = this.#selects;
    const ask = {
      query: this.#query,
      from: Number(year.value),
      to: Number(year.value),
      place: place.value ? Number(place.value) : -1,
      oldest: order.value == "oldest",
      wanted: this.#wanted,
    };
    try {
      const own = await engine(archive);
      const answer = await own.ask(ask, signal, (it) => signal.aborted || this.#draw(it));
      if (!answer || signal.aborted) return;
      if (own.indexed) this.#narrow(own.places(), answer.years);
      this.#draw(answer, true);
    } catch {
      if (signal.aborted) return;
      const again = make("button", { type: "button" }, this.#say("again"));
      again.onclick = () => this.#typed(0);
      this.#status.replaceChildren(this.#say("failed"), again);
    }
  }

  /** @param {import("./engine.js").Answer} answer @param {boolean} [whole] */
  #draw(answer, whole) {
    const { issue } = this.#options;
    const results = this.#selects.order.value == "hits" ? [...answer.results].sort((a, b) => b.count - a.count) : answer.results;
    const others = results.filter((it) => it.id != issue);
    const list = make("ol", {}, ...others.map((it) => this.#result(it)));
    // What has the focus keeps it.
    const focused = /** @type {HTMLAnchorElement | null} */ (this.#list.querySelector("a:focus"))?.href;
    this.#list.replaceChildren();
    if (others.length) this.#list.append(...(issue ? [make("h2", {}, this.#say("all"))] : []), list);
    if (whole && answer.more) {
      const more = make("button", { type: "button", class: "wide" }, this.#say("more"));
      more.onclick = () => {
        this.#wanted += MORE;
        this.#typed(0);
      };
      this.#list.append(more);
    }
    if (focused) [...this.#list.querySelectorAll("a")].find((it) => it.href == focused)?.focus();
    const { done, of, total } = answer;
    const progress = done != null && of != null && done < of ? this.#say("progress", done, of) : "";
    if (!whole) this.#status.textContent = progress || this.#say("busy");
    else if (total) this.#status.textContent = [this.#say(answer.exact ? "found" : "most", total), progress].filter(Boolean).join("，");
    else this.#status.textContent = [this.#say("none"), progress].filter(Boolean).join("");
  }

  /** @param {import("./engine.js").Found} found */
  #result(found) {
    const { archive, go } = this.#options;
    const page = found.address || new URL(`../${found.id}/`, archive || location.href).href;
    const item = make("li", {});
    const link = (/** @type {string} */ place, /** @type {(Node | string)[]} */ ...nodes) => {
      const address = new URL(page);
      if (!go) address.searchParams.set("q", this.#query);
      address.hash = place;
      const it = make("a", { href: address.href }, ...nodes);
      it.onclick = (event) => {
        if (!go || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#finder.hidden = false;
        this.close();
        this.#options.issue = found.id;
        go(found.id + (place ? "/" + place : ""));
      };
      return it;
    };
    const count = this.#say(found.whole ? "count" : "atLeast", found.count);
    item.append(
      link(found.hits[0]?.place || "", make("small", {}, make("span", {}, found.label), make("time", {}, found.date), make("span", {}, count)), make("b", {}, found.headline)),
      ...found.hits.map((hit) => link(hit.place, sentence(hit))),
    );
    return item;
  }

  /** @param {string} name @param {string[][]} values */
  #select(name, values) {
    const it = make("select", { "aria-label": this.#say(/** @type {any} */ (name)) }, ...values.map(([value, text]) => make("option", { value }, text)));
    it.onchange = () => this.#typed(0);
    this.#selects[name] = it;
    return it;
  }

  /** @param {string[]} places @param {number[]} years */
  #narrow(places, years) {
    const { year, place } = this.#selects;
    const option = (/** @type {string | number} */ value, /** @type {string} */ text) => make("option", { value }, text);
    if (year.length == 0) {
      const names = [...years].reverse().map((it) => option(it, it + (this.#options.language ? "" : "年")));
      year.append(option("", this.#say("years")), ...names);
      place.append(option("", this.#say("places")), ...places.map((it, index) => option(index, it)));
    }
    this.#filters.hidden = false;
  }

  /** Escape closes; up and down go between the field and what was found.
   * @param {KeyboardEvent} event */
  #key(event) {
    // Fields for searching keep it for themselves in some browsers.
    if (event.key == "Escape" && !event.isComposing) {
      event.preventDefault();
      return this.close();
    }
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    /** @type {HTMLElement[]} */
    const all = [this.#field, .../** @type {NodeListOf<HTMLElement>} */ (this.#dialog.querySelectorAll(".found :is(a, button)"))];
    const root = /** @type {Document | ShadowRoot} */ (this.#dialog.getRootNode());
    const at = all.indexOf(/** @type {HTMLElement} */ (root.activeElement));
    all[Math.max(0, Math.min(all.length - 1, at + way))].focus();
  }

  /** @param {number} index */
  #stepTo(index) {
    this.#finder.hidden = false;
    if (this.#dialog.open) {
      this.#write();
      this.close();
    }
    this.#marks.go(index);
    this.#told(this.#marks.current);
  }

  /** @param {number} by */
  #step(by) {
    this.#marks.go(this.#marks.current + by);
    this.#told(this.#marks.current);
  }

  /** @param {number} index */
  #told(index) {
    this.#place.replaceChildren(make("b", {}, this.#query), ` ${index + 1} / ${this.#marks.ranges.length}`);
  }

  #end() {
    this.#finder.hidden = true;
    this.#marks.clear();
    this.#query = "";
    this.#write();
  }
}

const LENS = "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16.5 16.5L21 21";
const CROSS = "M6 6l12 12M18 6L6 18";

/** @param {{ text: string, marks: [number, number][] }} hit */
function sentence({ text, marks }) {
  const out = make("span", { class: "sentence" });
  let end = 0;
  for (const [from, to] of marks) {
    out.append(text.slice(end, from), make("mark", {}, text.slice(from, to)));
    end = to;
  }
  out.append(text.slice(end));
  return out;
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
