// Which box scrolls.

/** What scrolls the element.
 * @param {HTMLElement} element
 * @returns {Element} */
export function scrollerOf(element) {
  /** @type {any} */
  let it = element;
  while ((it = it.assignedSlot || it.parentElement || it.getRootNode().host)) {
    if (it == document.body || it == document.documentElement) break;
    if (it.scrollHeight > it.clientHeight && /auto|scroll/.test(getComputedStyle(it).overflowY)) return it;
  }
  return document.scrollingElement || document.documentElement;
}
