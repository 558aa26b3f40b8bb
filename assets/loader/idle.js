// What is fetched before the reader asks for it, in a pause of the browser's.

import { seen } from "./pictures.js";

/** Milliseconds until a browser counts as idle that does not tell, as Safari. */
const REST = 200;

/** Whether nothing should be fetched that the reader has not asked for. */
function isFrugal() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (navigator);
  return !!connection && (!!connection.saveData || /[23]g$/.test(connection.effectiveType || ""));
}

/** Acts when the page has loaded with all that is in sight, and the browser has
 * nothing to do; never where data is to be saved.
 * @param {() => void} act */
export async function whenIdle(act) {
  if (isFrugal()) return;
  if (document.readyState != "complete") await new Promise((go) => addEventListener("load", go, { once: true }));
  await seen();
  await new Promise((go) => ("requestIdleCallback" in self ? requestIdleCallback(go) : setTimeout(go, REST)));
  act();
}
