// What is fetched only when it is needed: ../failure.js, ../reading.js.

/** All that they have brought so far: { panel, settings, resume, print, css }. */
export const more = { css: "" };

/** Those that have come. */
const here = new Set();

/** Milliseconds that a failure waits for its words before it is told without. */
const PATIENCE = 3000;

/** Fetches one. Comes to its end in any case, and asks again after a failure. */
export async function help(script = FAILURE_URL, patience = PATIENCE) {
  if (here.has(script)) return;
  const coming = import(new URL(script, import.meta.url)).then(
    (it) => {
      if (here.has(script)) return;
      here.add(script);
      Object.assign(more, it, { css: more.css + it.css });
    },
    () => {},
  );
  await Promise.race([coming, new Promise((go) => setTimeout(go, patience))]);
}
