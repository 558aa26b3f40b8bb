// What a reader taps before the file has come that it opens with (../sheets.js,
// ../reading.js). The control is marked as busy at once, and does what it does when
// the file is there. If nothing comes of it, that is said beside it.

import { make } from "./dom.js";

/** What opens over the page, as far as it needs a file. */
export const OPENERS = "[data-figure],[data-do=settings]" + (PUBLISHED ? ",[data-do=contents],[data-do=issues]" : "");

/** The file that they need. */
const FILE = PUBLISHED ? SHEETS_URL : READING_URL;

/** [Chinese, English] */
const OFFLINE = ["网络未连接，暂时打不开。", "You are offline. This cannot be opened now."];
const FAILED = ["没能打开，请稍后再试。", "This could not be opened. Try again later."];

/** Something else that a reader does, after which what they were told goes. */
export const OTHERWISE = ["pointerdown", "keydown", "wheel", "touchmove"];

/** CSS pixels between what was tapped and what is said of it, and at least above that. */
const [GAP, ABOVE] = [8, 72];

/**
 * What was tapped; `held` in the viewer. The timer follows its link when it takes long.
 * @typedef {{ control: HTMLElement, held?: boolean, timer?: ReturnType<typeof setTimeout> }} Asked
 */

/** The cause, where a file beside the script cannot be had.
 * @param {string} file */
export const lost = (file) => ({ code: navigator.onLine ? "network" : "offline", url: new URL(file, import.meta.url).href, notice: true });

export class Hold {
  /** What was tapped last. @type {Asked | null} */
  asked = null;
  /** A link that is being followed. @type {HTMLElement | null} */
  followed = null;
  note = make("p", { class: "note", "aria-hidden": "true" });
  forget = () => this.drop();

  /** @param {import("./context.js").Context} context */
  constructor(context) {
    this.context = context;
    context.frame.append(this.note);
    // Before the viewer hears of it.
    context.frame.addEventListener("click", this.hold, true);
  }

  /** Fetches what the openers need. */
  file() {
    return this.context.demand(FILE, 1000 * this.context.seconds());
  }

  /** Keeps from the viewer what would open without its looks.
   * @param {MouseEvent} event */
  hold = (event) => {
    /** @type {HTMLElement | null} */
    const control = /** @type {Element} */ (event.target).closest(OPENERS);
    const asked = control && !this.context.more.settings && this.take(event, control);
    if (!asked) return;
    asked.held = true;
    event.stopPropagation();
    const coming = this.file();
    coming.then((came) => came || this.context.tell("error", lost(FILE)));
    this.wait(asked, coming, () => control.click());
  };

  /** What was tapped is to be done later; null where it is the browser's affair.
   * @param {MouseEvent} event @param {HTMLElement} control */
  take(event, control) {
    const { ctrlKey, metaKey, shiftKey, altKey, button, defaultPrevented } = event;
    if (this.followed || defaultPrevented || button || ctrlKey || metaKey || shiftKey || altKey) return null;
    event.preventDefault();
    this.drop();
    control.setAttribute("aria-busy", "true");
    return (this.asked = /** @type {Asked} */ ({ control }));
  }

  /** Acts when what was tapped can be done, unless the reader has tapped something else.
   * @param {Asked} asked @param {Promise<boolean | void>} coming false where it does not come @param {() => void} [act] */
  async wait(asked, coming, act) {
    const came = await coming;
    if (this.asked != asked) return;
    if (came === false) return this.tell();
    this.drop();
    act?.();
  }

  /** Says beside what was tapped why nothing came of it. */
  tell() {
    const at = this.asked?.control.getBoundingClientRect();
    this.drop();
    const { note } = this;
    const { frame, language, announce } = this.context;
    note.textContent = (navigator.onLine ? FAILED : OFFLINE)[language()];
    announce(note.textContent);
    for (const it of OTHERWISE) addEventListener(it, this.forget, { capture: true, once: true });
    if (!at) return;
    const { left, bottom, width } = frame.getBoundingClientRect();
    note.style.bottom = `${bottom - Math.max(at.top - GAP, ABOVE)}px`;
    const most = width - note.offsetWidth - GAP;
    note.style.left = `${Math.max(GAP, Math.min(most, at.left - left + (at.width - note.offsetWidth) / 2))}px`;
  }

  drop() {
    clearTimeout(this.asked?.timer);
    this.asked?.control.removeAttribute("aria-busy");
    this.asked = null;
    if (this.note.textContent) this.context.announce((this.note.textContent = ""));
    for (const it of OTHERWISE) removeEventListener(it, this.forget, { capture: true });
  }
}
