// What is fetched only when it is of use: ../start.js, ../sheets.js, ../reading.js,
// ../failure.js, ../years.js, ../search.js. The scripts are bundled one by one: only the script
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
 *   draw?: typeof import("./sheet.js").draw,
 *   resume?: typeof import("./resume.js").resume,
 *   print?: typeof import("./print.js").print,
 *   Years?: typeof import("./years.js").Years,
 *   search?: typeof import("./search/panel.js").search,
 *   foot?: typeof import("./foot.js").foot,
 * }}
 */
export const more = { css: "" };

/** Milliseconds that a failure waits for its words before it is told without, and
 * after which who asks for a file asks anew. */
const PATIENCE = 3000;

/** By name: the import while it is under way, and once it has come.
 * @type {Map<string, { coming: Promise<boolean>, began: number, came?: boolean }>} */
const asked = new Map();

/** How many tries have failed, or nearly. Browsers may remember that an address
 * failed, or a damaged file; a query makes it another one. */
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
  let it = asked.get(script);
  // What hangs may hang forever.
  const hangs = it && !it.came && performance.now() - it.began > PATIENCE;
  if (hangs) failed++;
  if (!it || hangs) asked.set(script, (it = begin(script)));
  return Promise.race([it.coming, new Promise((/** @type {(it: boolean) => void} */ go) => setTimeout(go, patience, false))]);
}

/** @param {string} script */
function begin(script) {
  const address = new URL(script + (failed ? "?" + failed : ""), import.meta.url).href;
  /** @type {{ coming: Promise<boolean>, began: number, came?: boolean }} */
  const it = { began: performance.now(), coming: import(address).then(came, lost) };
  /** @param {any} file */
  function came(file) {
    // An empty file is a good script, too.
    if (!Object.keys(file).length) return lost();
    if (!asked.get(script)?.came) {
      Object.assign(more, file, { css: more.css + (file.css || "") });
      it.came = true;
      asked.set(script, it);
    }
    return true;
  }
  async function lost() {
    failed++;
    if (asked.get(script) == it) asked.delete(script);
    // Firefox and WebKit end what is under way as soon as the reader follows a
    // link, before the page goes: that is no failure unless the page stays.
    if (leaving) await new Promise((go) => setTimeout(go, PATIENCE));
    return false;
  }
  return it;
}
