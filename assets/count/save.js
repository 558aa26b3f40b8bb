// Files for readers: the table and the facts as CSV (RFC 4180), and saving.

import { save as give } from "../loader/save.js";
import { yuan } from "./money.js";
import { nameOf, say, words } from "./page.js";
import { COLUMNS, amount, stated, uncounted } from "./sum.js";
import { address } from "./table.js";

/** @import { Amount, Sum, Summary } from "./sum.js" */
/** @import { State } from "./state.js" */
/** @import { Part } from "./table.js" */

/** A cell. A spreadsheet takes one that starts with certain characters for a formula;
 * an apostrophe before it makes it text (src/csv.rs).
 * @param {string} text */
function cell(text) {
  const guarded = /^[=+\-@\t\r＝＋－＠]/.test(text) ? "'" + text : text;
  return guarded != text || /[,"\n\r]/.test(text) ? `"${guarded.replaceAll('"', '""')}"` : text;
}

/** @param {string[][]} rows */
const csv = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");

/** Yuan, and the bound in words.
 * @param {Amount | null} it */
function pair(it) {
  if (!it) return ["", ""];
  const value = yuan(it.low) + (it.high === undefined ? "" : "—" + yuan(it.high));
  return [value, { "": "", atLeast: words.at_least, atMost: words.at_most, about: words.about_so }[it.bound]];
}

/** @param {Sum | undefined} of */
const sum = (of) => pair(of ? amount(of) : null);

/** The table as it is shown.
 * @param {Summary} summary @param {Part[]} divided @param {State} state */
export function tableFile(summary, divided, state) {
  /** @param {string} name */
  const heads = (name) => [say(words.in_yuan, name), say(words.bound_of, name)];
  const rows = [...summary.rows.map((row) => ({ row, sums: row.sums })), { row: null, sums: summary.total }];
  if (state.by) {
    const head = [words.region, ...divided.flatMap((it) => heads(it.head)), ...heads(words.total)];
    return csv([
      head,
      ...rows.map(({ row, sums }) => [
        row ? nameOf(row) : words.total,
        ...divided.flatMap((it) => sum((row ? it.sums.get(row.key) : it.total)?.[state.of])),
        ...sum(sums[state.of]),
      ]),
    ]);
  }
  const head = [words.region, words.organization, words.issues, words.measures, ...COLUMNS.flatMap((it) => heads(words[it])), words.uncounted, words.fact_repeats];
  return csv([
    head,
    ...rows.map(({ row, sums }) => [
      row ? nameOf(row) : words.total,
      row ? [...row.organizations].join("、") : "",
      String((row || summary).issues.length),
      row ? [...row.measures].join("、") : "",
      ...COLUMNS.flatMap((it) => sum(sums[it])),
      String(uncounted(sums).length),
      String(sums.donations.repeated.length + sums.waived.repeated.length),
    ]),
  ]);
}

/** Each fact of the period, with its sentence and where it stands.
 * @param {Summary} summary */
export function factsFile({ issues }) {
  const head = [words.fact_issue, words.fact_date, words.region, words.organization, words.fact_kind, words.fact_giver, words.fact_amount, words.fact_bound, words.fact_sentence, words.fact_repeats, words.fact_link];
  const rows = issues.flatMap((issue) =>
    issue.facts.map((fact) => {
      const line = issue.lines[fact.line];
      return [
        issue.number,
        issue.date,
        line ? nameOf({ places: line.places || [], name: line.name || "" }) : "",
        (line?.organizations || []).join("、"),
        words[fact.category] || fact.category,
        fact.giverName || words[fact.giver || ""] || "",
        ...pair(stated(fact.amount)),
        fact.sentence || "",
        fact.repeats ? (fact.repeats.issue ? words.is_repeat + " " + fact.repeats.number : words.is_lost) : "",
        new URL(address(issue, fact.id), location.href).href,
      ];
    }),
  );
  return csv([head, ...rows]);
}

/** Gives a reader a file, by a name that every system accepts.
 * @param {string} name @param {string} type @param {BlobPart} content */
export const save = (name, type, content) => give(name.replace(/[\\/:*?"<>|\s]+/g, "-"), content, type);
