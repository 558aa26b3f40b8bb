// Searching an archive that has no index: its issues are fetched one after the other,
// newest first, up to a bound that is told.

/** So many issues are looked through, so many at a time. */
const [MOST, ABREAST] = [200, 4];
/** Ends a piece of text inside a longer one: crates/search/src/fold.rs. */
export const BARRIER = "\x1f";
/** Characters around the first word, and sentences of an issue. */
const [BEFORE, AFTER, SENTENCES] = [36, 74, 3];

/** What was fetched. @type {Map<string, Promise<Piece[]>>} */
const kept = new Map();

/** @typedef {{ place: string, text: string }} Piece */

/**
 * @param {import("./engine.js").Engine} engine
 * @param {string} archive
 * @param {import("./engine.js").Ask} ask
 * @param {AbortSignal} signal
 * @param {(answer: import("./engine.js").Answer) => void} told
 * @returns {Promise<import("./engine.js").Answer | null>}
 */
export async function scan(engine, archive, ask, signal, told) {
  const list = await json(archive);
  const entries = (Array.isArray(list?.issues) ? list.issues : [list]).filter((/** @type {any} */ it) => typeof it?.id == "string");
  const date = (/** @type {any} */ it) => String(it.datePublished || "");
  entries.sort((/** @type {any} */ a, /** @type {any} */ b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0));
  const these = entries.slice(0, MOST);
  /** @type {(import("./engine.js").Found | undefined)[]} */
  const found = [];
  const words = ask.query.split(/\s+/).filter(Boolean);
  let [next, done] = [0, 0];
  const state = () => {
    const results = found.filter((it) => !!it);
    if (ask.oldest) results.reverse();
    const shown = results.slice(0, ask.wanted);
    return { years: [], total: results.length, exact: true, more: results.length > shown.length, results: shown, done, of: entries.length };
  };
  const one = async () => {
    while (next < these.length && !signal.aborted) {
      const index = next++;
      const entry = these[index];
      const address = new URL(String(entry.url || ""), archive).href;
      if (!kept.has(address)) kept.set(address, entry.url ? json(address).then(pieces) : Promise.resolve(pieces(list)));
      const own = await kept.get(address)?.catch(() => void kept.delete(address));
      done++;
      if (own && words.length) found[index] = look(engine, words, ask.query, entry, own, archive);
      if (!signal.aborted) told(state());
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, one));
  return signal.aborted ? null : state();
}

/** @param {import("./engine.js").Engine} engine @param {string[]} words @param {string} query @param {any} entry @param {Piece[]} own @param {string} archive */
function look(engine, words, query, entry, own, archive) {
  const text = own.map((it) => it.text).join(BARRIER);
  if (!words.every((it) => engine.find(it, text, 1).length)) return;
  const marks = engine.find(query, text, 1000);
  /** @type {import("./engine.js").Hit[]} */
  const hits = [];
  let [from, at] = [0, 0];
  for (const { place, text } of own) {
    const to = from + text.length;
    /** @type {[number, number][]} */
    const inside = [];
    for (; at < marks.length && marks[at] < to; at += 2) inside.push([marks[at] - from, marks[at + 1] - from]);
    if (inside.length && hits.length < SENTENCES) hits.push({ place, ...sentence(text, inside) });
    from = to + 1;
  }
  const year = String(entry.datePublished || "").slice(0, 4);
  return {
    id: entry.id,
    label: entry.issueLabel ? (year ? year + "年" : "") + entry.issueLabel : String(entry.datePublished || ""),
    headline: String(entry.headline || "") + String(entry.partLabel || ""),
    date: String(entry.datePublished || ""),
    count: marks.length / 2,
    whole: true,
    hits,
    address: entry.page && new URL(entry.page, archive).href,
  };
}

/** The sentence of the first mark.
 * @param {string} text @param {[number, number][]} marks */
export function sentence(text, marks) {
  const [first, end] = marks[0];
  const ends = /[。！？；!?;\n]/;
  let from = first;
  while (from && first - from < BEFORE && !ends.test(text[from - 1])) from--;
  let to = end;
  while (to < text.length && to - first < AFTER && !ends.test(text[to - 1])) to++;
  const cut = from && !ends.test(text[from - 1]) ? "…" : "";
  const shift = cut.length - from;
  return {
    text: cut + text.slice(from, to).replace(/\n/g, " ") + (to < text.length && !ends.test(text[to - 1]) ? "…" : ""),
    marks: marks.filter((it) => it[1] <= to).map(([a, b]) => /** @type {[number, number]} */ ([a + shift, b + shift])),
  };
}

/** @param {string} address */
async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/** The pieces of an issue, as crates/search/src/leaves.rs has them. Nothing that was
 * fetched is trusted to have the right shape.
 * @param {any} issue */
function pieces(issue) {
  /** @type {Piece[]} */
  const out = [];
  let place = "";
  /** @param {any} it @returns {string} */
  const plain = (it) => {
    if (typeof it == "string") return it;
    if (Array.isArray(it)) return it.map(plain).join("");
    if (!it || typeof it != "object") return "";
    return it.break ? "\n" : plain(it.strong ?? it.em ?? it.link?.text ?? it.text);
  };
  /** @param {any} it */
  const put = (it) => {
    const text = plain(it);
    if (text.trim()) out.push({ place, text });
  };
  const list = (/** @type {any} */ it) => (Array.isArray(it) ? it : []);
  /** @param {any} items */
  const points = (items) => list(items).forEach((it) => (put(it), points(it?.items)));
  /** @param {any} blocks */
  const walk = (blocks) => {
    for (const it of list(blocks)) {
      if (it?.heading) {
        place = it.heading.id || place;
        put(it.heading.text);
      } else if (it?.paragraph) put(it.paragraph);
      else if (it?.list) points(it.list.items);
      else if (it?.quote) walk(it.quote);
      else if (it?.figure) {
        const before = place;
        place = it.figure.id || place;
        put(it.figure.label);
        put(it.figure.caption);
        place = before;
      } else if (it?.table) {
        put(it.table.caption);
        for (const row of [...list(it.table.head), ...list(it.table.rows)]) list(row).forEach(put);
      }
    }
  };
  put(plain(issue?.headline) + plain(issue?.partLabel));
  [issue?.periodical?.name, issue?.issueLabel, issue?.publisher].forEach(put);
  walk(issue?.editorNote);
  walk(issue?.lead);
  for (const section of list(issue?.sections)) {
    place = String(section?.id || "");
    put(section?.title);
    list(section?.organizations).forEach((it) => (put(it?.name), put(it?.shortName)));
    walk(section?.blocks);
    place = String(section?.id || "");
    list(section?.measures).forEach(put);
  }
  list(issue?.notes).forEach((it, index) => ((place = "note:" + (index + 1)), put(it?.text)));
  place = "";
  list(issue?.attachments).forEach((it) => put(it?.label));
  list(issue?.contributors).forEach(put);
  for (const line of list(issue?.distribution)) {
    put(line?.label);
    put(line?.text);
    list(line?.recipients).forEach(put);
  }
  return out;
}
