// Offers to go on where the reader left off.

import { glyph, make } from "./dom.js";

const WORDS = {
  left: ["上次读到", "You left off at"],
  go: ["继续读", "Go on reading"],
  close: ["不用", "No, thanks"],
};

/** As the viewer counts where a reader is: src/app/navigate.rs. */
const LANDMARKS = ".headline,.slice,.title,#summary,#figures";

/**
 * `place` is [which landmark was at the top of the screen, how far from it in
 * CSS pixels], and untrusted. `go` goes there.
 * @param {{ app: HTMLElement, language: import("./config.js").Language, go: (landmark: number, top: number) => void }} context
 * @param {unknown} place
 */
export function resume({ app, language, go }, place) {
  const [landmark, top] = Array.isArray(place) ? place : [];
  if (!Number.isFinite(landmark) || !Number.isFinite(top)) return;
  const marks = [.../** @type {NodeListOf<HTMLElement>} */ (app.querySelectorAll(LANDMARKS))];
  const mark = marks[landmark];
  const title = marks.slice(0, landmark + 1).reverse().find((it) => it.id);
  if (!mark || !title) return;
  // Not a screen away, or at the end: nothing to go on with.
  const far = mark.getBoundingClientRect().top - top;
  if (far < innerHeight || far > app.getBoundingClientRect().bottom - 1.5 * innerHeight) return;

  /** @param {keyof typeof WORDS} key */
  const say = (key) => WORDS[key][language];
  const start = scrollY;
  const away = () => {
    removeEventListener("scroll", moved, true);
    offer.remove();
  };
  // Reading on from the beginning is an answer.
  const moved = () => Math.abs(scrollY - start) > innerHeight && away();
  /** @param {Record<string, string>} attributes @param {Node | string} content @param {() => void} [act] */
  const button = (attributes, content, act) => {
    const it = make("button", { type: "button", ...attributes }, content);
    it.onclick = () => {
      away();
      act?.();
    };
    return it;
  };
  const offer = make("div", { class: "over resume", role: "status" });
  // Before the text, so that the keyboard comes to it first; going on into the
  // text by the keyboard is an answer, too.
  app.before(offer);
  app.addEventListener("focusin", away, { once: true });
  addEventListener("scroll", moved, true);
  // Into a region that is there already, so that it is read out.
  setTimeout(() =>
    offer.append(
      make(
        "div",
        { class: "card" },
        make("p", {}, say("left"), make("b", { lang: /** @type {HTMLElement | null} */ (title.closest("[lang]"))?.lang || "" }, title.textContent)),
        button({ class: "go" }, say("go"), () => {
          go(landmark, top);
          title.focus({ preventScroll: true });
        }),
        button({ "aria-label": say("close") }, glyph("M6 6l12 12M18 6L6 18")),
      ),
    ),
  );
}
