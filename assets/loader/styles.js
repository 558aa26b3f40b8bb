// The style sheet: in the script for pages of other people, which need not allow
// a style of ours; a file beside it on published pages, which have it before the
// script comes.

import sheet from "../embed.css";
import { more } from "./demand.js";
import { make } from "./dom.js";

/** One sheet a document, shared by its elements: a sheet cannot serve two.
 * @type {WeakMap<Document, CSSStyleSheet & { text?: string }>} */
const sheets = new WeakMap();

/** Gives a shadow root the style sheet, with what has been fetched since.
 * @param {ShadowRoot} root */
export function applyStyles(root) {
  const { ownerDocument } = root;
  try {
    let own = sheets.get(ownerDocument);
    if (!own) sheets.set(ownerDocument, (own = new /** @type {any} */ (ownerDocument.defaultView).CSSStyleSheet()));
    const text = (PUBLISHED ? "" : sheet) + more.css;
    if (own && own.text != text) own.replaceSync((own.text = text));
    root.adoptedStyleSheets = [/** @type {CSSStyleSheet} */ (own)];
  } catch {
    // A browser too old, which the panel tells, or a document without a window,
    // where nothing is seen.
  }
}

/**
 * Links the sheet of published pages into a shadow root; the page has it
 * already, so no browser fetches it twice. What is in the root stays hidden
 * until it is there.
 * @param {ShadowRoot} root
 * @param {HTMLElement} frame
 * @returns {Promise<void> | undefined}
 */
export function linkStyles(root, frame) {
  if (!PUBLISHED) return;
  return new Promise((go) => {
    const it = make("link", { rel: "stylesheet", href: new URL(CSS_URL, import.meta.url).href });
    it.onload = it.onerror = () => go(void (frame.hidden = false));
    frame.hidden = true;
    root.prepend(it);
  });
}
