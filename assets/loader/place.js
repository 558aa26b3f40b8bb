// Taking over from what stood in the element, without moving the page under
// the reader.

/** Whether anything that a reader sees stands in the element. */
export const hasContent = (element) =>
  [...element.childNodes].some((node) =>
    node.nodeType == 1 ? !/^(NOSCRIPT|SCRIPT|STYLE|TEMPLATE)$/i.test(node.tagName) : node.nodeType == 3 && node.data.trim(),
  );

/** Whether the reader has something in the element selected or focused. */
function inUse(element) {
  const selection = getSelection();
  if (selection && !selection.isCollapsed && selection.rangeCount && selection.getRangeAt(0).intersectsNode(element)) return true;
  const { activeElement } = element.getRootNode();
  return activeElement != element && element.contains(activeElement);
}

/**
 * Calls `go` as soon as nothing in the element is in use: at once, or when the
 * reader lets go. Returns a function that calls it off, or undefined where it
 * was called at once.
 */
export function whenFree(element, go) {
  if (!inUse(element)) return void go();
  const off = () => {
    document.removeEventListener("selectionchange", look);
    element.removeEventListener("focusout", look);
    clearTimeout(timer);
  };
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
  return off;
}

/**
 * Remembers where the reader is. The function returned puts the same thing to
 * the same place of the screen, after the content has been replaced, and says
 * whether it had to: not where the reader has not scrolled into the element.
 */
export function keepPlace(element, root) {
  const scroller = scrollerOf(element);
  const page = document.scrollingElement;
  const edge = scroller == page ? 0 : scroller.getBoundingClientRect().top;
  const { top, bottom } = element.getBoundingClientRect();
  if (top >= edge) return () => false;
  // Read past: what comes after the element stays. Else what is nearest to the
  // top of the screen of all that stands in both, the old and the new.
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

/** What scrolls the element. */
export function scrollerOf(element) {
  for (let it = element; (it = it.assignedSlot || it.parentElement || it.getRootNode().host); ) {
    if (it == document.body || it == document.documentElement) break;
    if (it.scrollHeight > it.clientHeight && /auto|scroll/.test(getComputedStyle(it).overflowY)) return it;
  }
  return document.scrollingElement;
}
