// The failure panel: the cause, what the reader can do, a second try, and,
// folded, what the webmaster can do with the details to copy.

import { CAUSES, WORDS } from "./causes.js";
import { glyph, make } from "./dom.js";

/** What the table says of a cause; a code that it lacks is a fault of ours. */
const rowOf = (cause) => CAUSES[cause.code] || CAUSES.panic;

/**
 * The panel's nodes. `language` is 0 for Chinese, 1 for English; `act` is called
 * with "load", "page" or "close".
 */
export function panel(cause, language, act) {
  const row = rowOf(cause);
  const button = (name, action = () => act(name)) => {
    const it = make("button", { type: "button" }, WORDS[name][language]);
    it.addEventListener("click", () => action(it));
    return it;
  };
  const details = make("pre", { lang: "en", tabindex: "0" }, describe(cause));
  return [
    glyph("M12 3a9 9 0 100 18 9 9 0 000-18zM12 8v5M12 16v.01"),
    make(
      "div",
      // Announced once; the details are there for those who look for them.
      { role: cause.notice ? "status" : "alert" },
      make("p", { class: "what" }, row.what[language]),
      make("p", {}, row.reader[language]),
    ),
    cause.notice ? button("close") : row.again && button(row.again),
    make(
      "details",
      {},
      make("summary", {}, WORDS.master[language]),
      make("p", {}, row.master[language]),
      details,
      button("copy", async (it) => {
        const done = await copy(details);
        it.textContent = WORDS[done ? "copied" : "manual"][language];
      }),
    ),
  ].filter(Boolean);
}

function describe(cause) {
  const lines = [`code: ${cause.code}`];
  for (const key of ["url", "status", "place", "expected", "found", "detail"]) {
    if (cause[key]) lines.push(`${key}: ${cause[key]}`);
  }
  // The names of the files carry the version.
  lines.push(`page: ${location.href}`, `viewer: ${import.meta.url} ${WASM_URL}`);
  lines.push(`browser: ${navigator.userAgent}`, `time: ${new Date().toISOString()}`);
  return lines.join("\n");
}

async function copy(node) {
  try {
    // Missing on pages without https, forbidden in some frames.
    await navigator.clipboard.writeText(node.textContent);
    return true;
  } catch {
    const area = make("textarea", {}, node.textContent);
    node.after(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
