// The failure panel, as far as it is at hand: what happened, what the reader can
// do, another try. What a webmaster can do comes with ../failure.js.

import { make } from "./dom.js";
import { message } from "./message.js";
import { ADDRESS } from "./wasm.js";
import { AT_HAND, OTHER } from "./words.js";

export class Panel {
  #context;
  #act;
  node = make("div", { id: "failure", part: "failure", tabindex: "-1" });
  /** What it shows. @type {import("./causes.js").Cause | null} */
  cause = null;
  /** Whose words are on their way. @type {import("./causes.js").Cause | null} */
  #coming = null;
  /** What of the viewer had the focus before the panel. @type {HTMLElement | null} */
  from = null;

  /** @param {import("./context.js").Context} context @param {(action: string) => void} act what its buttons do */
  constructor(context, act) {
    this.#context = context;
    this.#act = act;
    this.node.addEventListener("focusin", ({ relatedTarget: it }) => {
      if (it instanceof HTMLElement && context.root.contains(it) && !this.node.contains(it)) this.from = it;
    });
  }

  /** Whether it shows a notice, or is about to. */
  get notice() {
    return (this.#coming || this.cause)?.notice;
  }

  get hasFocus() {
    return this.node.contains(this.#context.root.activeElement);
  }

  /** Shows a cause once its words have come; false where something else came
   * between. `silent` shows nothing.
   * @param {import("./causes.js").Cause} cause
   * @param {boolean} silent */
  async tell(cause, silent) {
    this.#coming = cause;
    const { demand } = this.#context;
    // Published pages have the readers' words of all causes in a file that they
    // mostly have by then.
    if (!silent) await Promise.all([demand(FAILURE_URL), PUBLISHED && demand(SHEETS_URL)]);
    if (this.#coming != cause) return false;
    this.#coming = null;
    this.cause = silent ? null : cause;
    this.translate();
    return true;
  }

  /** Draws it, in the language that is now asked for. */
  translate() {
    const { cause } = this;
    if (!cause) return;
    const open = this.node.querySelector("details")?.open;
    const language = this.#context.language();
    this.#context.applyStyles();
    const { more } = this.#context;
    /** @type {Record<string, import("./causes.js").Row> | undefined} */
    const rows = PUBLISHED ? more.causes : AT_HAND;
    const row = rows?.[cause.code] || OTHER;
    const nodes = more.panel
      ? more.panel(cause, language, this.#act, `${import.meta.url} ${ADDRESS}`)
      : message(row, cause, language, this.#act, make("p", {}, "code: " + cause.code));
    this.node.replaceChildren(...(cause.notice ? [make("div", { class: "card" }, ...nodes)] : nodes));
    this.node.querySelector("details")?.toggleAttribute("open", !!open);
  }

  /** @param {boolean} small where there is something to read beside it */
  render(small) {
    this.node.hidden = !this.cause;
    this.node.className = this.cause?.notice ? "notice over" : small ? "compact" : "";
  }

  focus() {
    this.node.querySelector("button")?.focus({ preventScroll: true });
  }

  clear() {
    this.cause = this.#coming = this.from = null;
  }
}
