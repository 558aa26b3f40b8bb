// What the reader chose of the looks, and where they left off. Kept for all pages
// of an origin; where storage is blocked, until the page goes.

/** The name under which all of it is kept, as JSON; the viewer keeps what it
 * knows of an entry of the history under the same (src/browser/history.rs). */
export const KEY = "bulletin-viewer";

/** The attributes that a reader can choose in place of the page. */
export const LOOKS = ["theme", "text-size", "mode"];

/** @type {Record<string, any>} */
let kept = {};

/** All of it, as untrusted as anything that was fetched. */
export function choices() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) || "");
    for (const name of LOOKS) if (typeof found[name] != "string") delete found[name];
    kept = found;
  } catch {
    // Blocked, not there, or not ours.
  }
  return kept;
}

/** As JSON, also where the page has given arrays and texts a `toJSON` of their own,
 * as old libraries do.
 * @param {unknown} value
 * @returns {string | undefined} */
export const json = (value) =>
  JSON.stringify(
    value,
    /** @type {any} */ ([]).toJSON &&
      /** @this {any} @param {string} key @param {unknown} it */
      function (key, it) {
        const own = this[key];
        return Array.isArray(own) || Object(own) !== own ? own : it;
      },
  );

/** Keeps something; null takes it back.
 * @param {string} name
 * @param {unknown} value */
export function keep(name, value) {
  kept = { ...choices(), [name]: value ?? undefined };
  try {
    localStorage.setItem(KEY, String(json(kept)));
  } catch {
    // Blocked or full: it holds as long as the page.
  }
}

/** Writes what was chosen, else what `given` says, onto an element for the style sheet.
 * @param {HTMLElement} element
 * @param {(name: string) => string | null} [given] */
export function applyLooks(element, given) {
  const chosen = choices();
  for (const name of LOOKS) {
    const value = chosen[name] ?? given?.(name);
    if (value == null || value == "auto") element.removeAttribute("data-" + name);
    else element.setAttribute("data-" + name, value);
  }
}
