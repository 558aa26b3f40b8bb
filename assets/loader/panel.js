// The failure panel: what happened, what the reader can do, a second try. All
// else is fetched when it is needed (../failure.js); this is
// what is left where that cannot be had.

import { make } from "./dom.js";
import { AT_HAND, OTHER, WORDS } from "./words.js";

/**
 * The panel's nodes. `language` is 0 for Chinese, 1 for English; `act` is
 * called with "load", "page" or "close".
 */
export const panel = (cause, language, act) =>
  said(AT_HAND[cause.code] || OTHER, cause, language, act, make("p", {}, "code: " + cause.code));

/** What a row of words says of a cause, and the button. */
export function said(row, cause, language, act, ...more) {
  const name = cause.notice ? "close" : row.again;
  return [
    // Announced once; the details are there for those who look for them.
    make(
      "div",
      { role: "alert" },
      make("p", { class: "what" }, row.what[language]),
      make("p", {}, row.reader[language]),
      ...more,
    ),
    ...(name ? [button(WORDS[name][language], () => act(name))] : []),
  ];
}

export function button(text, action) {
  const it = make("button", { type: "button" }, text);
  it.addEventListener("click", () => action(it));
  return it;
}
