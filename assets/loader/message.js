// What a cause of failure says to the reader, with the button that leads on.

import { make } from "./dom.js";
import { WORDS } from "./words.js";

/**
 * @param {import("./causes.js").Row} row
 * @param {import("./causes.js").Cause} cause
 * @param {import("./config.js").Language} language
 * @param {(action: "load" | "page" | "close") => void} act
 * @param {...Node} more
 * @returns {Element[]}
 */
export function message(row, cause, language, act, ...more) {
  // Another try may bring the issue that could not be had, and leads nowhere from
  // another notice.
  /** @type {("load" | "page" | "close" | null)[]} */
  const names = cause.notice ? [cause.issue ? row.again : null, "close"] : [row.again];
  return [
    // Announced once; the details are there for those who look for them.
    make(
      "div",
      { role: "alert" },
      make("p", { class: "what" }, row.what[language]),
      make("p", {}, row.reader[language]),
      ...more,
    ),
    ...names.flatMap((it) => (it ? button(WORDS[it][language], () => act(it)) : [])),
  ];
}

/** @param {string} text @param {() => void} action */
export function button(text, action) {
  const it = make("button", { type: "button" }, text);
  it.addEventListener("click", action);
  return it;
}
