// Sums over the files of the years, in whole fen. What each issue adds was decided by
// bulletin::summary; here it is only added up, in BigInt, so nothing is rounded.

/** @typedef {{ low?: string, high?: string, atLeast?: boolean, atMost?: boolean, about?: boolean }} Bounds */
/** @typedef {Bounds & { facts?: number[], uncounted?: number[], repeated?: number[] }} Portion */
/** @typedef {"donations" | "own" | "others" | "waived"} Column */
/** @typedef {Partial<Record<Column, Portion>>} Portions */
/** @typedef {{ places?: string[], name?: string, section?: string, organizations?: string[], measures?: string[], sums: Portions }} Line */
/** @typedef {{ id: string, line: number, category: string, amount?: Bounds, giver?: string, giverName?: string, date?: string, asOf?: string, sentence?: string, repeats?: { issue?: string, number?: string, fact?: string } }} Fact */
/** @typedef {{ id: string, date: string, number: string, headline: string, series?: string, lines: Line[], total: Portions, facts: Fact[] }} Issue */
/** @typedef {{ issue: Issue, fact: Fact }} Told A fact and the issue that tells it. */
/** @typedef {{ low: bigint, high: bigint, atLeast: boolean, atMost: boolean, about: boolean, facts: Told[], uncounted: Told[], repeated: Told[] }} Sum */
/** @typedef {Record<Column, Sum>} Sums */
/** @typedef {{ key: string, places: string[], name: string, organizations: Set<string>, issues: Issue[], measures: Set<string>, sums: Sums }} Row */
/** @typedef {{ rows: Row[], total: Sums, issues: Issue[] }} Summary */
/** @typedef {{ low: bigint, high?: bigint, bound: "" | "atLeast" | "atMost" | "about" }} Amount */

/** @type {Column[]} */
export const COLUMNS = ["donations", "own", "others", "waived"];

/** @returns {Sum} */
const nothing = () => ({ low: 0n, high: 0n, atLeast: false, atMost: false, about: false, facts: [], uncounted: [], repeated: [] });

/** @returns {Sums} */
const sums = () => ({ donations: nothing(), own: nothing(), others: nothing(), waived: nothing() });

/** @param {string | undefined} text */
const whole = (text) => (/^\d{1,39}$/.test(text || "") ? BigInt(/** @type {string} */ (text)) : 0n);

/** @param {Sum} sum @param {Portion | undefined} portion @param {Issue} issue */
function add(sum, portion, issue) {
  if (!portion) return;
  const low = whole(portion.low);
  sum.low += low;
  sum.high += portion.high === undefined ? low : whole(portion.high);
  sum.atLeast ||= !!portion.atLeast;
  sum.atMost ||= !!portion.atMost;
  sum.about ||= !!portion.about;
  for (const list of /** @type {const} */ (["facts", "uncounted", "repeated"]))
    for (const index of portion[list] || []) {
      const fact = issue.facts[index];
      if (fact) sum[list].push({ issue, fact });
    }
}

/** The summary of some issues, oldest first.
 * @param {Issue[]} issues
 * @param {string[]} order Codes of the provinces, in the order of rows.
 * @returns {Summary} */
export function count(issues, order) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  const total = sums();
  for (const issue of issues) {
    for (const column of COLUMNS) add(total[column], issue.total[column], issue);
    for (const line of issue.lines) {
      const places = line.places || [];
      const key = places.join("+") || line.name || "";
      let row = rows.get(key);
      if (!row)
        rows.set(key, (row = { key, places, name: line.name || "", organizations: new Set(), issues: [], measures: new Set(), sums: sums() }));
      if (row.issues.at(-1) != issue) row.issues.push(issue);
      line.organizations?.forEach((it) => row.organizations.add(it));
      line.measures?.forEach((it) => row.measures.add(it));
      for (const column of COLUMNS) add(row.sums[column], line.sums[column], issue);
    }
  }
  // As bulletin::summary::period orders places.
  /** @param {Row} row */
  const group = (row) => (row.places.length ? 0 : row.name ? 1 : 2);
  /** @param {Row} row */
  const first = (row) => order.indexOf(row.places[0] || "");
  const list = [...rows.values()].sort(
    (a, b) =>
      group(a) - group(b) || first(a) - first(b) || a.places.length - b.places.length || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
  return { rows: list, total, issues };
}

/** The number of facts in all columns that have no amount.
 * @param {Sums} of */
export const uncounted = (of) => [...of.donations.uncounted, ...of.waived.uncounted];

const MOST = 2n ** 63n - 1n;
/** @param {bigint} it */
const most = (it) => (it > MOST ? MOST : it);

/** What a sum comes to: Tally::amount of crates/bulletin.
 * @param {Sum} sum
 * @returns {Amount | null} */
export function amount(sum) {
  if (!sum.facts.length) return null;
  const low = most(sum.low);
  if (sum.high > MOST) return { low, bound: sum.about || sum.atMost ? "about" : "atLeast" };
  const high = sum.high > low ? sum.high : undefined;
  if (sum.about || (sum.atLeast && sum.atMost)) return { low, high, bound: "about" };
  if (sum.atLeast) return { low, bound: "atLeast" };
  if (sum.atMost) return { low: sum.high, bound: "atMost" };
  return { low, high, bound: "" };
}

/** The amount of one fact.
 * @param {Bounds | undefined} of
 * @returns {Amount | null} */
export const stated = (of) =>
  of
    ? {
        low: whole(of.low),
        high: of.high === undefined ? undefined : whole(of.high),
        bound: of.atLeast ? "atLeast" : of.atMost ? "atMost" : of.about ? "about" : "",
      }
    : null;
