// What a reader taps on a published page before the viewer is there. The control is
// marked as busy at once, and what it stands for is done once the viewer is there and
// the looks of what it opens are. Where the viewer takes long its link, if it has one,
// is followed meanwhile.

import { Hold, OPENERS, OTHERWISE } from "./hold.js";

/** Milliseconds until a link is followed as any other. */
const PATIENCE = 700;

/** Whether a page can be had.
 * @param {string} href */
const reachable = (href) =>
  fetch(href).then(
    () => true,
    () => false,
  );

/** Whether a link leads to a place of this page.
 * @param {HTMLAnchorElement} link */
const stays = (link) => !!link.hash && link.pathname == location.pathname;

export class Taps extends Hold {
  #open;

  /** @param {import("./context.js").Context} context @param {() => void} open starts the viewer, or tells it that the reader waits */
  constructor(context, open) {
    super(context);
    this.#open = open;
    context.element.addEventListener("click", this.#leave);
  }

  /** @param {MouseEvent} event @param {HTMLElement} control */
  tap(event, control) {
    const asked = this.take(event, control);
    if (!asked) return;
    const what = control.dataset.do;
    if (what == "settings") this.wait(asked, this.context.settings(() => this.asked == asked, control));
    else if (what == "search") this.wait(asked, this.context.search(control));
    else if (what == "print") this.wait(asked, this.context.print());
    else {
      if (control.matches(OPENERS)) this.file();
      asked.timer = setTimeout(() => this.#serve(), PATIENCE);
      this.#open();
    }
  }

  wanted() {
    const { control, held } = this.asked || {};
    return !!control && !held && !/^(settings|print|search)$/.test(control.dataset.do || "");
  }

  /** The viewer is there: what the reader asked for is done by its own control.
   * @param {HTMLElement} app */
  shown(app) {
    const { control } = this.asked || {};
    if (!control || !this.wanted()) return;
    this.drop();
    const { do: what, figure } = control.dataset;
    const same = what ? `[data-do="${what}"]` : `[data-figure="${CSS.escape(figure || "")}"]`;
    const index = [...this.context.element.querySelectorAll(same)].indexOf(control);
    const twin = /** @type {HTMLElement | undefined} */ ([...app.querySelectorAll(same)][index]);
    twin?.focus({ preventScroll: true });
    if (twin) twin.click();
    else this.#follow(control);
  }

  /** The viewer does not come. */
  failed() {
    const { asked } = this;
    if (!asked || !this.wanted()) return;
    const { control } = asked;
    if (!(control instanceof HTMLAnchorElement)) this.tell();
    else if (stays(control) || !navigator.onLine) this.#serve();
    else this.wait(asked, reachable(control.href), () => this.#follow(control));
  }

  end() {
    const { element, frame } = this.context;
    frame.removeEventListener("click", this.hold, true);
    element.removeEventListener("click", this.#leave);
    this.drop();
    this.note.remove();
  }

  /** A page that cannot be had must not take the place of this one.
   * @param {MouseEvent} event */
  #leave = (event) => {
    const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
    if (navigator.onLine || !link || link.target || !/^http/.test(link.href) || stays(link)) return;
    const asked = this.take(event, link);
    if (!asked) return;
    asked.held = true;
    this.wait(asked, reachable(link.href), () => this.#follow(link));
  };

  /** Follows the link of what was tapped. What leads to the contents of the page
   * still opens them in the viewer, if the reader does nothing else before. */
  #serve() {
    const { asked } = this;
    const { control } = asked || {};
    if (!asked || !(control instanceof HTMLAnchorElement)) return;
    const here = stays(control);
    if (!here && !navigator.onLine) return this.tell();
    if (here) {
      control.removeAttribute("aria-busy");
      for (const it of OTHERWISE) addEventListener(it, this.forget, { capture: true, once: true });
    } else this.drop();
    this.#follow(control);
  }

  /** @param {HTMLElement} control */
  #follow(control) {
    this.followed = control;
    control.click();
    this.followed = null;
  }
}
