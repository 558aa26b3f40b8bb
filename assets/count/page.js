// What all parts of the page know: its words and places, written into it by the
// publisher.

/** @typedef {{ locale: string, years: { year: number, file: string, issues: number }[], series: { title: string, years: number[] }[], places: [string, string, string][], words: Record<string, string> }} Index */

/** @type {Index} */
export const index = JSON.parse(document.getElementById("count-index")?.textContent || "null");
export const words = index.words;
export const english = index.locale.startsWith("en");

const COMMA = english ? ", " : "、";
/** Names of provinces and their abbreviations, by code. */
const places = new Map(index.places.map(([code, name, badge]) => [code, { name, badge }]));
export const order = index.places.map(([code]) => code);

/** A text with values in place of `{}`.
 * @param {string} text
 * @param {...(string | number)} values */
export const say = (text, ...values) => values.reduce((out, value) => String(out).replace("{}", () => String(value)), text).toString();

/** @param {string[]} codes */
export const badges = (codes) => codes.map((it) => places.get(it)?.badge || "");

/** The name of a row.
 * @param {{ places: string[], name: string }} row */
export const nameOf = (row) =>
  row.places.map((it) => places.get(it)?.name || it).join(COMMA) || row.name || words.general;

/** The first of a list, and how many there are.
 * @param {Iterable<string>} list
 * @param {number} most */
export function some(list, most) {
  const all = [...list];
  return all.slice(0, most).join(COMMA) + (all.length > most ? " " + say(words.and_more, all.length) : "");
}
