// Saving a file.

import { make } from "./dom.js";

/** Milliseconds that the file's address is good for: a slow phone can begin by then. */
const MINUTE = 60000;

/** @param {string} name @param {BlobPart} content @param {string} [type] of a table, if it is not told */
export function save(name, content, type = "text/csv;charset=utf-8") {
  const href = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), MINUTE);
}
