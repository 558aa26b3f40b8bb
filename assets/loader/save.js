// Saving a table as a file.

import { make } from "./dom.js";

/** Milliseconds that the file's address is good for: a slow phone can begin by then. */
const MINUTE = 60000;

/** @param {string} name @param {string} table as CSV */
export function save(name, table) {
  const href = URL.createObjectURL(new Blob([table], { type: "text/csv;charset=utf-8" }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), MINUTE);
}
