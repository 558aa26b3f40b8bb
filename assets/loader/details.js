// The whole failure panel: the cause in its own words, what the reader can do,
// another try, and, folded, what the webmaster can do with the details to copy.

import { CAUSES } from "./causes.js";
import { copyText } from "./clipboard.js";
import { glyph, make } from "./dom.js";
import { button, message } from "./message.js";

const WORDS = {
  master: ["给网站管理员", "For the webmaster"],
  copy: ["复制这些信息", "Copy the details"],
  copied: ["已复制", "Copied"],
  manual: ["请选中上面的文字复制", "Select the text above and copy it"],
};

/** @typedef {import("./causes.js").Cause} Cause */

/**
 * The panel's nodes, as message.js has them, and more. `viewer` says which files
 * the viewer is made of.
 * @param {Cause} cause
 * @param {import("./config.js").Language} language
 * @param {(action: string) => void} act
 * @param {string} viewer
 */
export function panel(cause, language, act, viewer) {
  // A code that the table lacks is a fault of ours.
  const row = CAUSES[/** @type {keyof typeof CAUSES} */ (cause.code)] || CAUSES.panic;
  const details = make("pre", { lang: "en" }, describe(cause, viewer));
  // There before it has anything to say, so that it is read out.
  const told = make("span", { role: "status" });
  const copier = button(WORDS.copy[language], async () => {
    const done = await copyText(details.textContent || "", /** @type {Element} */ (copier.parentElement), copier);
    told.textContent = WORDS[done ? "copied" : "manual"][language];
  });
  return [
    glyph("M12 3a9 9 0 100 18 9 9 0 000-18zM12 8v5M12 16v.01"),
    ...message(row, cause, language, act),
    make(
      "details",
      {},
      make("summary", {}, WORDS.master[language]),
      make("p", {}, row.master[language]),
      details,
      copier,
      " ",
      told,
    ),
  ];
}

/** @param {Cause} cause @param {string} viewer */
function describe(cause, viewer) {
  const lines = [`code: ${cause.code}`];
  for (const key of /** @type {const} */ (["url", "status", "place", "expected", "found", "detail"])) {
    if (cause[key]) lines.push(`${key}: ${cause[key]}`);
  }
  // The names of the files carry the version.
  lines.push(`page: ${location.href}`, `viewer: ${viewer}`);
  lines.push(`browser: ${navigator.userAgent}`, `time: ${new Date().toISOString()}`);
  return lines.join("\n");
}
