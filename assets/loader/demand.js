// What is fetched only when it is of use: ../start.js, ../sheets.js, ../reading.js,
// ../failure.js, ../print.js. The scripts are bundled one by one: only the script
// of the element has this module, and all others use it by their context.

/**
 * All that these files have brought so far.
 * @type {{
 *   css: string,
 *   Session?: typeof import("./session.js").Session,
 *   causes?: Record<string, import("./causes.js").Row>,
 *   panel?: typeof import("./details.js").panel,
 *   enlarge?: typeof import("./lightbox.js").enlarge,
 *   settings?: typeof import("./settings.js").settings,
 *   resume?: typeof import("./resume.js").resume,
 *   print?: typeof import("./print.js").print,
 * }}
 */
export const more = { css: "" };

/** Milliseconds that a failure waits for its words before it is told without. */
const PATIENCE = 3000;

/** By name: the import while it is under way, and once it has come.
 * @type {Map<string, Promise<boolean>>} */
const asked = new Map();

/** How many have failed. Browsers may remember that an address failed; a query
 * makes it another one. */
let failed = 0;

/** Whether the page is about to go. */
let leaving = false;
addEventListener("beforeunload", () => {
  leaving = true;
});
// It stayed, or came back.
for (const it of ["pageshow", "pointerdown", "keydown"]) addEventListener(it, () => (leaving = false), true);

/** Fetches a file, and tells whether it has come, in time.
 * @param {string} script
 * @param {number} [patience] in milliseconds */
export function demand(script, patience = PATIENCE) {
  let coming = asked.get(script);
  if (!coming) {
    const address = new URL(script + (failed ? "?" + failed : ""), import.meta.url).href;
    coming = import(address).then(
      (it) => {
        Object.assign(more, it, { css: more.css + (it.css || "") });
        return true;
      },
      async () => {
        failed++;
        asked.delete(script);
        // Firefox and WebKit end what is under way as soon as the reader follows a
        // link, before the page goes: that is no failure unless the page stays.
        if (leaving) await new Promise((go) => setTimeout(go, PATIENCE));
        return false;
      },
    );
    asked.set(script, coming);
  }
  return Promise.race([coming, new Promise((/** @type {(it: boolean) => void} */ go) => setTimeout(go, patience, false))]);
}
