// What a reader taps on a published page before the viewer is there, or in the viewer
// before the looks of what it opens are there (../sheets.js). The control is marked
// as busy at once, and what it stands for is done once both are there. Where the
// viewer takes long its link, if it has one, is followed meanwhile.

import { make } from "./dom.js";

/** Milliseconds until a link is followed as any other. */
const PATIENCE = 700;

/** [Chinese, English] */
const OFFLINE = ["网络未连接，暂时打不开。", "You are offline. This cannot be opened now."];
const FAILED = ["没能打开，请稍后再试。", "This could not be opened. Try again later."];

/** Something else that a reader does, after which what they tapped is forgotten. */
const OTHERWISE = ["pointerdown", "keydown", "wheel", "touchmove"];

/** What opens something over the page. */
const OPENERS = "[data-figure],[data-do=contents],[data-do=issues],[data-do=settings]";

/**
 * What was tapped; `held` in the viewer. The timer follows its link when it takes long.
 * @typedef {{ control: HTMLElement, held?: boolean, timer?: ReturnType<typeof setTimeout> }} Asked
 */

export class Taps {
  #context;
  #open;
  /** What was tapped last. @type {Asked | null} */
  #asked = null;
  /** A link that is being followed. @type {HTMLElement | null} */
  #followed = null;
  #note = make("p", { class: "note", "aria-hidden": "true" });
  #forget = () => this.#drop();

  /** @param {import("./context.js").Context} context @param {() => void} open starts the viewer, or tells it that the reader waits */
  constructor(context, open) {
    this.#context = context;
    this.#open = open;
    context.frame.append(this.#note);
    // Before the viewer hears of it.
    context.frame.addEventListener("click", this.#hold, true);
  }

  /** Fetches the looks of what opens over the page. */
  sheets() {
    return this.#context.demand(SHEETS_URL, 1000 * this.#context.seconds());
  }

  /** Keeps from the viewer what would open without its looks.
   * @param {MouseEvent} event */
  #hold = (event) => {
    /** @type {HTMLElement | null} */
    const control = /** @type {Element} */ (event.target).closest(OPENERS);
    if (control && !this.#context.more.settings) this.tap(event, control, true);
  };

  /** @param {MouseEvent} event @param {HTMLElement} control @param {boolean} [held] */
  tap(event, control, held) {
    const { ctrlKey, metaKey, shiftKey, altKey, button, defaultPrevented } = event;
    if (this.#followed || defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey) return;
    event.preventDefault();
    this.#drop();
    /** @type {Asked} */
    const asked = (this.#asked = { control, held });
    control.setAttribute("aria-busy", "true");
    const what = control.dataset.do;
    if (held) {
      event.stopPropagation();
      this.sheets().then((came) => {
        if (this.#asked != asked) return;
        if (!came) return this.#tell();
        this.#drop();
        control.click();
      });
    } else if (what == "settings") {
      this.#context
        .settings(() => this.#asked == asked, control)
        .then((came) => this.#asked == asked && (came ? this.#drop() : this.#tell()));
    } else if (what == "print") {
      this.#context.print().then(() => this.#asked == asked && this.#drop());
    } else {
      if (control.matches(OPENERS)) this.sheets();
      asked.timer = setTimeout(() => this.#serve(), PATIENCE);
      this.#open();
    }
  }

  wanted() {
    const { control, held } = this.#asked || {};
    return !!control && !held && !/^(settings|print)$/.test(control.dataset.do || "");
  }

  /** The viewer is there: what the reader asked for is done by its own control.
   * @param {HTMLElement} app */
  shown(app) {
    const { control } = this.#asked || {};
    if (!control || !this.wanted()) return;
    this.#drop();
    const { do: what, figure } = control.dataset;
    const same = what ? `[data-do="${what}"]` : `[data-figure="${CSS.escape(figure || "")}"]`;
    const index = [...this.#context.element.querySelectorAll(same)].indexOf(control);
    const twin = /** @type {HTMLElement | undefined} */ ([...app.querySelectorAll(same)][index]);
    twin?.focus({ preventScroll: true });
    if (twin) twin.click();
    else this.#follow(control);
  }

  /** The viewer does not come. */
  failed() {
    const { control } = this.#asked || {};
    if (!control || !this.wanted()) return;
    if (!(control instanceof HTMLAnchorElement)) return this.#tell();
    if (control.hash && control.pathname == location.pathname) return this.#serve();
    // A page that cannot be had must not take the place of this one.
    fetch(control.href, { method: "HEAD" }).then(
      () => this.#asked?.control == control && this.#serve(),
      () => this.#asked?.control == control && this.#tell(),
    );
  }

  end() {
    this.#context.frame.removeEventListener("click", this.#hold, true);
    this.#drop();
    this.#note.remove();
  }

  /** Follows the link of what was tapped. What leads to the contents of the page
   * still opens them in the viewer, if the reader does nothing else before. */
  #serve() {
    const { control } = this.#asked || {};
    if (!(control instanceof HTMLAnchorElement)) return;
    const stays = control.hash && control.pathname == location.pathname;
    if (!stays && !navigator.onLine) return this.#tell();
    if (stays) {
      control.removeAttribute("aria-busy");
      for (const it of OTHERWISE) addEventListener(it, this.#forget, { capture: true, once: true });
    } else this.#drop();
    this.#follow(control);
  }

  /** @param {HTMLElement} control */
  #follow(control) {
    this.#followed = control;
    control.click();
    this.#followed = null;
  }

  /** Says beside the bar why nothing came of it. */
  #tell() {
    this.#drop();
    this.#note.textContent = (navigator.onLine ? FAILED : OFFLINE)[this.#context.language()];
    this.#context.announce(this.#note.textContent);
    for (const it of OTHERWISE) addEventListener(it, this.#forget, { capture: true, once: true });
  }

  #drop() {
    clearTimeout(this.#asked?.timer);
    this.#asked?.control.removeAttribute("aria-busy");
    this.#asked = null;
    if (this.#note.textContent) this.#context.announce((this.#note.textContent = ""));
    for (const it of OTHERWISE) removeEventListener(it, this.#forget, { capture: true });
  }
}
