// The table: a row a place. Every number is a button that opens its facts, below
// its row.

import { make } from "../loader/dom.js";
import { money, rounded } from "./money.js";
import { badges, english, nameOf, say, some, words } from "./page.js";
import { COLUMNS, amount, count, stated, uncounted } from "./sum.js";

/** @import { Column, Issue, Row, Sum, Sums, Summary, Told } from "./sum.js" */
/** @import { State } from "./state.js" */
/** @typedef {{ key: string, head: string, issues: Issue[], sums: Map<string, Sums>, total: Sums }} Part A month or an issue. */

/** The row of the total among the rows, in addresses. */
const TOTAL = "*";
/** So many facts are shown at once. */
const MOST = 100;

/** The parts into which a state divides its period.
 * @param {Summary} summary @param {State} state @param {string[]} order
 * @returns {Part[]} */
export function parts({ issues }, state, order) {
  /** @type {Map<string, Issue[]>} */
  const groups = new Map();
  for (const issue of issues) {
    const key = state.by == "month" ? issue.date.slice(0, 7) : issue.id;
    const group = groups.get(key);
    if (group) group.push(issue);
    else groups.set(key, [issue]);
  }
  return [...groups].map(([key, group]) => {
    const part = count(group, order);
    return {
      head: state.by == "month" ? monthOf(key) : group[0].number,
      key,
      issues: group,
      sums: new Map(part.rows.map((row) => [row.key, row.sums])),
      total: part.total,
    };
  });
}

/** A month in words: 2020年2月.
 * @param {string} key */
export const monthOf = (key) => {
  const [year, month] = key.split("-");
  return say(words.month_head, year, english ? month : Number(month));
};

/** @typedef {(key: string, column: string) => void} Open */

/**
 * @param {Summary} summary @param {Part[]} divided @param {State} state @param {Open} open
 * @returns {HTMLElement} */
export function table(summary, divided, state, open) {
  /** @type {[string, string][]} [name, head] */
  const heads = state.by
    ? [...divided.map((it, at) => /** @type {[string, string]} */ ([String(at), it.head])), [state.of, words.total]]
    : [["issues", words.issues], ["measures", words.measures], ...COLUMNS.map((it) => /** @type {[string, string]} */ ([it, words[it]])), ["uncounted", words.uncounted]];
  /** @param {string} tag @param {Record<string, string>} attributes @param {...(Node | string)} children */
  const cell = (tag, attributes, ...children) => make(/** @type {"td"} */ (tag), attributes, ...children);
  const head = make(
    "tr",
    { role: "row" },
    ...[words.region, ...heads.map(([, it]) => it)].map((it) => cell("th", { scope: "col", role: "columnheader" }, it)),
  );
  /** @param {string} key @param {string} name @param {string} label @param {(Node | string)[]} content @param {string} kind */
  const filled = (key, name, label, content, kind) => {
    if (!content.length) return cell("td", { class: "none", role: "cell", "data-label": label }, words.nothing);
    if (kind == "measures") return cell("td", { class: kind, role: "cell", "data-label": label }, ...content);
    const id = key + "." + name;
    const button = make("button", { type: "button", "data-open": id, "aria-expanded": String(state.open == id) }, ...content);
    button.addEventListener("click", () => open(key, name));
    return cell("td", { class: kind, role: "cell", "data-label": label }, button);
  };
  /** @param {string} key @param {Row | null} row */
  const cells = (key, row) => {
    const own = row?.sums || summary.total;
    if (state.by)
      return [
        ...divided.map((it, at) => filled(key, String(at), it.head, sum((row ? it.sums.get(key) : it.total)?.[state.of]), "sum")),
        filled(key, state.of, words.total, sum(own[state.of]), "sum whole"),
      ];
    const missing = uncounted(own).length;
    return [
      filled(key, "issues", words.issues, [String((row || summary).issues.length)], "number"),
      filled(key, "measures", words.measures, row && row.measures.size ? [some(row.measures, 6)] : [], "measures"),
      ...COLUMNS.map((it) => filled(key, it, words[it], sum(own[it]), "sum")),
      filled(key, "uncounted", words.uncounted, missing ? [say(words.items, missing)] : [], "number"),
    ];
  };
  const body = make("tbody", { role: "rowgroup" });
  for (const row of summary.rows) {
    const th = cell("th", { scope: "row", role: "rowheader" });
    for (const it of badges(row.places)) th.append(make("span", { class: "badge", "aria-hidden": "true", lang: "zh-Hans" }, it));
    th.append(make("b", {}, nameOf(row)), " ", make("small", {}, row.places.length ? some(row.organizations, 3) : ""));
    body.append(make("tr", { role: "row", "data-row": row.key }, th, ...cells(row.key, row)));
  }
  const foot = make("tr", { role: "row", "data-row": TOTAL }, cell("th", { scope: "row", role: "rowheader" }, words.total), ...cells(TOTAL, null));
  const caption = make("caption", {}, words.caption + " " + (isOfLeads(summary) ? words.totals_differ + " " : ""), make("span", { class: "unprinted" }, words.open_hint));
  const out = make(
    "table",
    { role: "table" },
    caption,
    make("thead", { role: "rowgroup" }, head),
    body,
    make("tfoot", { role: "rowgroup" }, foot),
  );
  if (state.by) out.className = "divided";
  return out;
}

/** Whether it counts sums of leads, which have no place.
 * @param {Summary} summary */
const isOfLeads = ({ rows }) => rows.some(({ key, sums }) => !key && [sums.donations, sums.waived].some((it) => it.facts.length || it.uncounted.length || it.repeated.length));

/** What a cell says of a sum.
 * @param {Sum | undefined} of
 * @returns {(Node | string)[]} */
function sum(of) {
  if (!of) return [];
  const out = [];
  const whole = amount(of);
  if (whole) {
    const [text, exact] = [money(rounded(whole), english), money(whole, english)];
    out.push(make("span", text == exact ? {} : { title: exact }, text));
  }
  if (of.uncounted.length) out.push(" ", make("small", {}, say(whole ? words.also_uncounted : words.items, of.uncounted.length)));
  if (of.repeated.length) out.push(" ", make("small", {}, say(words.repeated, of.repeated.length)));
  return out;
}

/** The facts behind a cell, as a row below it.
 * @param {Summary} summary @param {Part[]} divided @param {State} state @param {() => void} close
 * @returns {{ after: string, row: HTMLElement } | null} */
export function facts(summary, divided, state, close) {
  const at = state.open.lastIndexOf(".");
  const [key, name] = [state.open.slice(0, at), state.open.slice(at + 1)];
  const row = summary.rows.find((it) => it.key == key);
  if (at < 0 || !(row || key == TOTAL)) return null;
  const own = row?.sums || summary.total;
  const part = state.by && /^\d+$/.test(name) ? divided[Number(name)] : undefined;
  const column = /** @type {Column} */ (part ? state.of : name);
  const from = part ? (row ? part.sums.get(key) : part.total) : own;
  /** @type {HTMLElement[]} */
  let items = [];
  let label = words[column] || "";
  if (name == "issues") {
    label = words.issues;
    items = (row || summary).issues.map((it) => make("li", {}, issueLink(it, row)));
  } else if (name == "uncounted") items = uncounted(own).map((it) => item(it));
  else if (from && COLUMNS.includes(column)) {
    const sums = from[column];
    items = [...sums.facts, ...sums.uncounted, ...sums.repeated].map((it) => item(it));
    const whole = amount(sums);
    if (whole && sums.facts.length > 1) label += " " + money(whole, english);
  }
  if (!items.length) return null;
  const list = make("ul", { role: "list" }, ...items.slice(0, MOST));
  const title = (row ? nameOf(row) : words.total) + " · " + (part ? part.head + " · " : "") + label;
  const heading = make("h2", { tabindex: "-1" }, title);
  const shut = make("button", { type: "button", class: "close" }, words.close);
  shut.addEventListener("click", close);
  const td = make("td", { colspan: 9 + divided.length, role: "cell" }, make("div", { class: "bar-of-facts" }, heading, shut), list);
  if (items.length > MOST) {
    const more = make("button", { type: "button", class: "more-facts" }, say(words.more, items.length - MOST));
    more.addEventListener("click", () => {
      list.append(...items.slice(MOST));
      more.remove();
      items[MOST].querySelector("a")?.focus();
    });
    td.append(more);
  }
  return { after: key, row: make("tr", { role: "row", class: "facts" }, td) };
}

/** The address of a place of an issue.
 * @param {Issue} issue @param {string} [place] */
export const address = (issue, place) => encodeURIComponent(issue.id) + "/" + (place ? "#" + encodeURIComponent(place) : "");

/** @param {Issue} issue @param {Row | undefined} row */
function issueLink(issue, row) {
  const line = row && issue.lines.find((it) => ((it.places || []).join("+") || it.name || "") == row.key);
  return make("a", { href: address(issue, line?.section) }, make("b", {}, issue.number), " ", issue.headline);
}

/** @param {Told} told */
function item({ issue, fact }) {
  const given = stated(fact.amount);
  const line = issue.lines[fact.line];
  const about = [issue.number, line ? some(line.organizations || [], 3) || line.name || "" : "", fact.giverName || words[fact.giver || ""] || "", fact.date || fact.asOf || ""];
  const out = make(
    "li",
    {},
    make("b", {}, given ? money(given, english) : words.no_amount),
    " ",
    make("a", { href: address(issue, fact.id) }, fact.sentence || fact.id),
    " ",
    make("small", {}, about.filter(Boolean).join(" · ")),
  );
  const first = fact.repeats;
  if (first?.issue)
    out.append(" ", make("small", { class: "repeat" }, words.is_repeat + " ", make("a", { href: address(/** @type {any} */ ({ id: first.issue }), first.fact) }, first.number || first.issue)));
  else if (first) out.append(" ", make("small", { class: "repeat" }, words.is_lost));
  return out;
}
