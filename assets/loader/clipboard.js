// Copying a text: where browsers have no clipboard (plain http, some frames and
// WebViews), by a field that is selected.

import { make } from "./dom.js";

/** Whether it was copied. A field may stand in `within` for a moment; the focus that it
 * takes goes to `opener`.
 * @param {string} text @param {Element} within @param {HTMLElement} opener */
export async function copyText(text, within, opener) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make("textarea", { class: "unseen" }, text);
    within.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    opener.focus({ preventScroll: true });
    return done;
  }
}
