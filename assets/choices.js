// For published pages, before anything of them is seen: what the reader chose of
// the looks. A page that comes back, or is open beside this one, follows.

import { applyLooks } from "./loader/choices.js";

const look = () => applyLooks(document.documentElement);
look();
for (const it of ["pageshow", "storage"]) addEventListener(it, look);

/** Milliseconds that the text waits for its style sheet. */
const PATIENCE = 2000;

// Looks that come late are better than no text: what is for another medium keeps
// nothing back.
setTimeout(() => {
  for (const it of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]")))
    if (!it.sheet) {
      it.onload = () => (it.media = "all");
      it.media = "print";
    }
}, PATIENCE);
