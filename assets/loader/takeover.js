// Taking over from what stood in the element, without moving the page under
// the reader.

/** Whether anything that a reader sees stands in the element.
 * @param {HTMLElement} element */
export const hasContent = (element) =>
  [...element.childNodes].some((node) =>
    node instanceof Element ? !/^(NOSCRIPT|SCRIPT|STYLE|TEMPLATE)$/i.test(node.tagName) : node.nodeType == 3 && node.nodeValue?.trim(),
  );

/** The place of the contents on a page without a viewer: src/page/write.rs. */
export const CONTENTS = "#:contents";

/** What opens gives the focus to the first thing in it, and so does this attribute: the
 * reader does nothing with that until they touch it. */
const GIVES_FOCUS = "dialog,[popover],[role=dialog],[role=alertdialog],[aria-modal=true],[autofocus]";

/** What the reader tapped last, or had the focus on when they pressed a key, as far as
 * is known. @type {unknown} */
let touched;
/** @param {Event} event */
const touch = (event) => {
  // A key that is let go may have opened something; Tab has led to where it is now.
  if (event.type != "keyup" || /** @type {KeyboardEvent} */ (event).key == "Tab") [touched] = event.composedPath();
};
if (!PUBLISHED) for (const it of ["pointerdown", "keydown", "keyup"]) addEventListener(it, touch, true);

/** What in the element has the focus.
 * @param {HTMLElement} element */
export function focused(element) {
  const { activeElement } = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  return activeElement != element && element.contains(activeElement) ? activeElement : null;
}

/** Whether the reader has something in the element selected or focused, or looks
 * at what it shows only before the viewer has come.
 * @param {HTMLElement} element */
function inUse(element) {
  const selection = getSelection();
  if (selection && !selection.isCollapsed && selection.rangeCount && selection.getRangeAt(0).intersectsNode(element)) return true;
  const focus = focused(element);
  if (focus && (PUBLISHED || !focus.closest(GIVES_FOCUS) || focus.contains(/** @type {Node | null} */ (touched ?? null)))) return true;
  if (!PUBLISHED || location.hash != CONTENTS) return false;
  const box = element.querySelector(":target")?.getBoundingClientRect();
  return !!box && box.bottom > 0 && box.top < innerHeight;
}

/** When a reader may have left the contents. */
const RELEASES = ["hashchange", "scroll"];

/** A take-over that waits for the reader. */
export class TakeOver {
  /** @type {(() => void) | undefined} */
  #off;
  /** @type {(() => void) | undefined} */
  #show;

  /** Takes over at once, or when nothing in the element is in use.
   * @param {HTMLElement} element
   * @param {() => void} show */
  wait(element, show) {
    this.cancel();
    this.#show = show;
    this.#off = whenFree(element, () => this.now());
  }

  /** Waits no longer. */
  now() {
    const show = this.#show;
    this.cancel();
    show?.();
  }

  cancel() {
    this.#off?.();
    this.#off = this.#show = undefined;
  }
}

/**
 * Calls `go` as soon as nothing in the element is in use: at once, or when the
 * reader lets go. Returns a function that calls it off, or undefined where it
 * was called at once.
 * @param {HTMLElement} element
 * @param {() => void} go
 */
function whenFree(element, go) {
  if (!inUse(element)) {
    go();
    return undefined;
  }
  const off = () => {
    document.removeEventListener("selectionchange", look);
    element.removeEventListener("focusout", look);
    if (PUBLISHED) for (const it of RELEASES) removeEventListener(it, look);
    clearTimeout(timer);
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  // Later, since focus leaves one element before it arrives at the next.
  const look = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (inUse(element)) return;
      off();
      go();
    });
  };
  document.addEventListener("selectionchange", look);
  element.addEventListener("focusout", look);
  if (PUBLISHED) for (const it of RELEASES) addEventListener(it, look);
  return off;
}

/**
 * Remembers where the reader is. The function returned puts the same thing to
 * the same place of the screen, after the content has been replaced, and says
 * whether it had to: not where the reader has not scrolled into the element.
 * @param {import("./context.js").Context} context
 * @returns {() => boolean}
 */
export function keepPlace({ element, root, scroller: find }) {
  const scroller = find();
  const edge = scroller == document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
  const { top, bottom } = element.getBoundingClientRect();
  if (top >= edge) return () => false;
  // Read past: what comes after the element stays. Else what is nearest to the
  // top of the screen of all that stands in both, the old and the new.
  /** @type {(() => number) | null} */
  let where = () => element.getBoundingClientRect().bottom;
  let before = bottom;
  if (bottom > edge) {
    where = null;
    let nearest = Infinity;
    for (const mark of element.querySelectorAll("[id]")) {
      const twin = root.getElementById(mark.id);
      if (!twin || !mark.getClientRects().length) continue;
      const at = mark.getBoundingClientRect().top;
      if (Math.abs(at - edge) >= nearest) continue;
      nearest = Math.abs(at - edge);
      before = at;
      where = () => twin.getBoundingClientRect().top;
    }
  }
  const shown = scroller.scrollTop;
  return () => {
    // A browser's own scroll anchoring is answered too: what counts is where
    // things are now. Without a mark the distance scrolled stays.
    const move = where ? where() - before : shown - scroller.scrollTop;
    // "instant": a page's own `scroll-behavior: smooth` would show the jump.
    if (move) scroller.scrollBy({ top: move, behavior: "instant" });
    return true;
  };
}
