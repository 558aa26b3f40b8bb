// What the page shows, in its address: survives back, reload and sharing.

/** @import { Column } from "./sum.js" */
/** @typedef {{ year: string, series: string, from: string, to: string, by: "" | "month" | "issue", of: Column, open: string }} State */

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param {string} search
 * @param {{ years: { year: number }[], series: { title: string }[] }} index
 * @returns {State} */
export function read(search, index) {
  const given = new URLSearchParams(search);
  /** @param {string} name @param {(it: string) => boolean} is */
  const one = (name, is) => {
    const it = given.get(name) || "";
    return is(it) ? it : "";
  };
  const series = one("series", (it) => index.series.some(({ title }) => title == it));
  const from = series ? "" : one("from", (it) => DAY.test(it));
  const to = series ? "" : one("to", (it) => DAY.test(it));
  const range = from || to;
  let year = series || range ? "" : one("year", (it) => it == "all" || index.years.some(({ year }) => String(year) == it));
  if (!year && !series && !range) year = String(index.years[0]?.year ?? "");
  return {
    year,
    series,
    from,
    to,
    by: /** @type {State["by"]} */ (one("by", (it) => it == "month" || it == "issue")),
    of: /** @type {Column} */ (one("of", (it) => ["own", "others", "waived"].includes(it)) || "donations"),
    open: given.get("open") || "",
  };
}

/** The address of a state: what is as it begins is left out.
 * @param {State} state
 * @param {{ years: { year: number }[] }} index */
export function write(state, index) {
  const out = new URLSearchParams();
  const newest = String(index.years[0]?.year ?? "");
  for (const name of /** @type {const} */ (["year", "series", "from", "to", "by", "of", "open"])) {
    const value = state[name];
    const usual = (name == "year" && value == newest) || (name == "of" && value == "donations");
    if (value && !usual) out.set(name, value);
  }
  const search = out.toString();
  return location.pathname + (search && "?" + search);
}

/** The years whose files a state needs.
 * @param {State} state
 * @param {{ years: { year: number, file: string }[], series: { title: string, years: number[] }[] }} index */
export function years(state, index) {
  if (state.series) {
    const its = index.series.find(({ title }) => title == state.series)?.years || [];
    return index.years.filter(({ year }) => its.includes(year));
  }
  const [from, to] = [Number(state.from.slice(0, 4)) || 0, Number(state.to.slice(0, 4)) || 9999];
  if (state.from || state.to) return index.years.filter(({ year }) => from <= year && year <= to);
  return index.years.filter(({ year }) => state.year == "all" || String(year) == state.year);
}

/** Whether an issue belongs to what a state shows.
 * @param {State} state
 * @param {{ date: string, series?: string }} issue */
export const includes = (state, issue) =>
  state.series ? issue.series == state.series : (!state.from || issue.date >= state.from) && (!state.to || issue.date <= state.to);
