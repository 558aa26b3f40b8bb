// The style sheet: in the script for pages of other people, which need not allow
// a style of ours; a file beside it on published pages, which have it before the
// script comes.

import sheet from "../embed.css";
import { make } from "./dom.js";

/** What shadow roots adopt. */
export const css = PUBLISHED ? "" : sheet;

/**
 * Links the sheet into a shadow root. It is the page's own, so no browser
 * fetches it twice. Until it is there what is in the root stays hidden.
 */
export function link(root, frame) {
  if (!PUBLISHED) return;
  return new Promise((go) => {
    const it = make("link", { rel: "stylesheet", href: new URL(CSS_URL, import.meta.url) });
    it.onload = it.onerror = () => go((frame.hidden = false));
    frame.hidden = true;
    root.prepend(it);
  });
}
