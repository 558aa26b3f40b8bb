// The page of the summary over many issues: shows any period of them. It fetches the
// files of the years that it shows, and keeps what it shows in its address.

import { bars, framed, line, png, svg } from "./count/chart.js";
import { english, index, order, say, words } from "./count/page.js";
import { factsFile, save, tableFile } from "./count/save.js";
import { includes, read, write, years } from "./count/state.js";
import { count } from "./count/sum.js";
import { facts, monthOf, parts, table } from "./count/table.js";
import { copyText } from "./loader/clipboard.js";
import { make } from "./loader/dom.js";

/** @import { Picture } from "./count/chart.js" */
/** @import { State } from "./count/state.js" */
/** @import { Issue, Summary } from "./count/sum.js" */
/** @import { Part } from "./count/table.js" */

const page = /** @type {HTMLElement} */ (document.querySelector(".count"));
const form = /** @type {HTMLFormElement} */ (page.querySelector(".choose"));
const status = /** @type {HTMLElement} */ (page.querySelector(".status"));
const place = /** @type {HTMLElement} */ (page.querySelector(".counted"));
const [period, from, to, by, of] = ["period", "from", "to", "by", "of"].map(
  (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name)),
);
const range = /** @type {HTMLElement} */ (form.querySelector(".range"));

/** Files of years that were asked for.
 * @type {Map<string, Promise<Issue[]>>} */
const fetched = new Map();
let state = read(location.search, index);
/** What is on the page. @type {{ summary: Summary, divided: Part[], times: Part[] } | null} */
let shown = null;
/** Counts the drawings, so that one that comes too late draws nothing. */
let turn = 0;

/** @param {string} file */
function load(file) {
  let issues = fetched.get(file);
  if (!issues) {
    issues = fetch(file).then(async (answer) => {
      const data = answer.ok && (await answer.json());
      // Newest first, as the site lists them.
      if (!data || !Array.isArray(data.issues)) throw new Error(file);
      return data.issues.reverse();
    });
    fetched.set(file, issues);
    issues.catch(() => fetched.delete(file));
  }
  return issues;
}

/** Writes the state into the address and shows it.
 * @param {Partial<State>} change */
function go(change) {
  state = { ...state, ...change };
  history.pushState(history.state, "", write(state, index));
  return show();
}

/** The name of what is shown. */
function named() {
  if (state.series) return state.series;
  if (state.from || state.to) return `${state.from || "…"} — ${state.to || "…"}`;
  return state.year == "all" ? words.all : say(words.year, state.year);
}

function choose() {
  period.value = state.series ? "series:" + state.series : state.from || state.to ? "range" : "year:" + state.year;
  range.hidden = period.value != "range";
  [from.value, to.value, by.value, of.value] = [state.from, state.to, state.by, state.of];
}

async function show() {
  const own = ++turn;
  choose();
  const files = years(state, index);
  place.setAttribute("aria-busy", "true");
  if (!files.every((it) => fetched.has(it.file))) status.textContent = words.loading;
  let all;
  try {
    all = await Promise.all([...files].sort((a, b) => a.year - b.year).map((it) => load(it.file)));
  } catch {
    if (own == turn) failed();
    return;
  }
  if (own != turn) return;
  const issues = all.flat().filter((it) => includes(state, it));
  const summary = count(issues, order);
  shown = { summary, divided: state.by ? parts(summary, state, order) : [], times: times(summary) };
  status.textContent = say(words.shown, named(), issues.length);
  draw();
}

function failed() {
  place.removeAttribute("aria-busy");
  const again = make("button", { type: "button" }, words.retry);
  again.addEventListener("click", show);
  status.replaceChildren(words.failed + " ", again);
}

/** What the line over time is made of: issues, or months without a gap.
 * @param {Summary} summary
 * @returns {Part[]} */
function times(summary) {
  if (state.by == "issue") return parts(summary, state, order);
  const months = parts(summary, { ...state, by: "month" }, order);
  if (months.length < 2) return parts(summary, { ...state, by: "issue" }, order);
  const out = [];
  for (const [at, it] of months.entries()) {
    let [year, month] = (months[at - 1]?.key || it.key).split("-").map(Number);
    // As many as a reader can tell apart, and a date that is a slip does not fill the page.
    for (let left = 240; at && left; left--) {
      [year, month] = month == 12 ? [year + 1, 1] : [year, month + 1];
      const key = year + "-" + String(month).padStart(2, "0");
      if (key >= it.key) break;
      out.push({ key, head: monthOf(key), issues: [], sums: new Map(), total: count([], order).total });
    }
    out.push(it);
  }
  return out;
}

function draw() {
  if (!shown) return;
  const { summary, divided } = shown;
  place.removeAttribute("aria-busy");
  if (!summary.issues.length) return place.replaceChildren(make("p", {}, words.none));
  const drawn = table(summary, divided, state, (key, column) => {
    const id = key + "." + column;
    open(state.open == id ? "" : id);
  });
  const sums = make("div", { class: "sums" }, drawn);
  // A wide table scrolls: by the keyboard, too.
  if (state.by) for (const [name, value] of Object.entries({ tabindex: "0", role: "region", "aria-label": words.title })) sums.setAttribute(name, value);
  place.replaceChildren(tools(), sums, pictures());
  unfold();
}

/** Opens the facts of a cell, or none.
 * @param {string} id */
function open(id) {
  const before = state.open;
  state = { ...state, open: id };
  history.replaceState(history.state, "", write(state, index));
  unfold();
  const find = (/** @type {string} */ it) => /** @type {HTMLElement | null} */ (place.querySelector(`[data-open="${CSS.escape(it)}"]`));
  if (id) /** @type {HTMLElement | null} */ (place.querySelector(".facts h2"))?.focus({ preventScroll: true });
  else find(before)?.focus({ preventScroll: true });
}

function unfold() {
  if (!shown) return;
  place.querySelector(".facts")?.remove();
  const opened = state.open ? facts(shown.summary, shown.divided, state, () => open("")) : null;
  for (const it of place.querySelectorAll("[data-open]")) it.setAttribute("aria-expanded", String(!!opened && it.getAttribute("data-open") == state.open));
  if (opened) place.querySelector(`[data-row="${CSS.escape(opened.after)}"]`)?.after(opened.row);
}

/** @param {string} text @param {() => unknown} act */
function button(text, act) {
  const out = make("button", { type: "button" }, text);
  out.addEventListener("click", act);
  return out;
}

/** @param {string} text */
const tell = (text) => (status.textContent = text);

function tools() {
  const name = () => words.title + "-" + named();
  const copy = button(words.copy, async () => {
    if (await copyText(location.href, place, copy)) tell(words.copied);
  });
  return make(
    "div",
    { class: "tools" },
    button(words.csv, () => {
      if (!shown) return;
      save(name() + ".csv", "text/csv", tableFile(shown.summary, shown.divided, state));
      tell(words.saved);
    }),
    button(words.csv_facts, () => {
      if (!shown) return;
      save(name() + "-" + words.fact_sentence + ".csv", "text/csv", factsFile(shown.summary));
      tell(words.saved);
    }),
    copy,
    button(words.print, () => print()),
  );
}

function pictures() {
  const out = make("div", { class: "pictures" });
  if (!shown) return out;
  const size = parseFloat(getComputedStyle(place).fontSize) * 0.78;
  const width = Math.max(Math.round(place.clientWidth), 240);
  const drawn = /** @type {[string, Picture | null][]} */ ([
    [words.bars, bars(shown.summary, state.of, width, size)],
    [words.line, line(shown.times, state.of, width, size)],
  ]);
  for (const [title, picture] of drawn) {
    if (!picture) continue;
    const name = `${title} · ${words[state.of]} · ${named()}`;
    const save_as = make(
      "div",
      { class: "tools" },
      button(words.save_svg, () => {
        const whole = new XMLSerializer().serializeToString(svg(framed(picture, name), name, "#fff"));
        save(name + ".svg", "image/svg+xml", whole);
        tell(words.saved);
      }),
      button(words.save_png, async () => {
        const blob = await png(framed(picture, name));
        if (blob) save(name + ".png", "image/png", blob);
        tell(words.saved);
      }),
    );
    out.append(
      make("figure", {}, make("figcaption", {}, make("b", {}, title), " ", make("small", {}, `${words[state.of]} · ${words.picture_note}`)), svg(picture, `${name}${english ? ". " : "。"}${words.picture_note}`), save_as),
    );
  }
  return out;
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", ({ target }) => {
  if (target == by || target == of) return go({ by: /** @type {State["by"]} */ (by.value), of: /** @type {State["of"]} */ (of.value), open: "" });
  const none = { year: "", series: "", from: "", to: "", open: "" };
  const [kind, ...rest] = period.value.split(":");
  const value = rest.join(":");
  if (target == from || target == to) {
    // An end before the beginning would be an empty period.
    const [first, last] = [from.value, to.value];
    if (!first && !last) return;
    return go(first && last && first > last ? { ...none, from: last, to: first } : { ...none, from: first, to: last });
  }
  if (kind == "range") {
    const year = state.year == "all" || !state.year ? index.years[0].year : state.year;
    return go({ ...none, from: `${year}-01-01`, to: `${year}-12-31` });
  }
  return go({ ...none, [kind]: value });
});
addEventListener("popstate", () => {
  state = read(location.search, index);
  show();
});
// What was opened is where the reader is.
show().then(() => {
  if (state.open) place.querySelector(".facts")?.scrollIntoView({ block: "center" });
});
// Another width, another picture.
let wide = place.clientWidth;
new ResizeObserver(() => {
  // Not at once: what is drawn changes the size that is being observed.
  requestAnimationFrame(() => {
    if (Math.abs(place.clientWidth - wide) < 8) return;
    wide = place.clientWidth;
    place.querySelector(".pictures")?.replaceWith(pictures());
  });
}).observe(place);
