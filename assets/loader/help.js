// What is fetched only when it is needed: ../failure.js.

/** It, once it is there: { panel, css }. */
export let more;

/** Milliseconds that a failure waits for it before it is told without. */
const PATIENCE = 3000;

/** Fetches it. Comes to its end in any case, and asks again after a failure. */
export async function help() {
  if (more) return;
  const coming = import(new URL(FAILURE_URL, import.meta.url)).then(
    (it) => (more = it),
    () => {},
  );
  await Promise.race([coming, new Promise((go) => setTimeout(go, PATIENCE))]);
}
