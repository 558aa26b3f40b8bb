// Issues and archives of every shape, made from a seed (`random.js`). Each text of an
// issue has a token of its own, so that a text that is lost, or left over from another
// issue, is found whatever is around it.
(() => {
  "use strict";

  /** A stream of numbers from 0 to 1 (mulberry32). @param {number} seed */
  const stream = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  /** @param {number} seed */
  window.__chance = (seed) => {
    const random = stream(seed);
    /** @param {number} count */
    const below = (count) => Math.floor(random() * count);
    /** @param {number} share */
    const maybe = (share) => random() < share;
    /** @template T @param {T[]} list @returns {T} */
    const pick = (list) => /** @type {T} */ (list[below(list.length)]);
    return { below, maybe, pick };
  };

  const IDS = ["same", "2020-1", "2020-2", "other"];
  const WORDS = ["会员单位", "捐款 3 万元", "hello world", "，", "复工复产", "第2批", "A", "湖北 Wuhan"];

  /** Every issue by its number: the tokens that are to be shown.
   * @type {Map<number, string[]>} */
  const known = new Map();

  window.__issues = ({ below, maybe, pick }) => {
    let count = 0;

    /** An issue, of the same id as another one where it is given.
     * @param {string} [id] */
    const issue = (id = pick(IDS)) => {
      const number = ++count;
      /** @type {string[]} */
      const tokens = [];
      const token = () => {
        const it = `〔${number}.${tokens.length}〕`;
        tokens.push(it);
        return it;
      };
      const words = () => Array.from({ length: below(4) }, () => pick(WORDS)).join("") + token();
      /** @type {string[]} */
      const notes = [];
      let figures = 0;
      let facts = 0;
      /** Each as often as not. @template T @param {number} share @param {() => T} make */
      const some = (share, make) => (maybe(share) ? make() : undefined);
      /** @template T @param {number} most @param {() => T} make */
      const several = (most, make) => Array.from({ length: below(most + 1) }, make);

      /** @param {number} depth @returns {any} */
      const inline = (depth = 2) => {
        if (!depth || maybe(0.6)) return words();
        return Array.from({ length: 1 + below(3) }, () =>
          pick([
            () => words(),
            () => ({ strong: inline(depth - 1) }),
            () => ({ em: inline(depth - 1) }),
            () => ({ link: { href: pick(["https://example.org/", "#summary", "javascript:void 0"]), text: inline(depth - 1) } }),
            () => ({ break: true }),
            () => {
              const id = "n" + below(4);
              notes.push(id);
              return { noteRef: id };
            },
          ])(),
        );
      };
      const cell = () => (maybe(0.2) ? { text: inline(1), colSpan: 2 } : inline(1));
      const row = () => Array.from({ length: 1 + below(3) }, cell);
      const picture = () => ({ src: "/icon.svg", width: 40, height: 30, alt: "图" });
      /** @param {number} depth @returns {any} */
      const items = (depth) => Array.from({ length: 1 + below(3) }, () => (depth && maybe(0.3) ? { text: inline(1), items: items(depth - 1) } : inline(1)));
      /** @param {number} depth @returns {any} */
      const block = (depth = 1) =>
        pick([
          () => ({ paragraph: inline() }),
          () => ({ paragraph: inline() }),
          () => ({ heading: { id: some(0.5, () => `h${number}-${tokens.length}`), level: 3 + below(2), text: inline(1) } }),
          () => ({ list: { items: items(2) } }),
          () => ({ figure: { id: "f" + ++figures, label: some(0.5, () => "图 " + token()), caption: inline(1), pictures: several(3, picture) } }),
          () => ({ table: { caption: some(0.7, () => inline(1)), head: several(1, row), rows: several(3, row) } }),
          () => (depth ? { quote: several(3, () => block(0)) } : { paragraph: inline() }),
          () => ({ riddle: { text: token() } }),
        ])();
      const blocks = (most = 5) => several(most, block);

      /** Facts, some more than one of the same words, each with its paragraph.
       * @param {any[]} list */
      const proven = (list) => {
        const all = several(2, () => {
          const quote = `捐款${1 + below(9)}万元${token()}`;
          list.splice(below(list.length + 1), 0, { paragraph: maybe(0.5) ? `前文，${quote}。` : ["前文", { strong: quote.slice(0, 3) }, quote.slice(3)] });
          return Array.from({ length: 1 + below(2) }, () => ({
            id: "x" + ++facts,
            category: pick(["donation", "waiver", "other"]),
            quote,
            amount: some(0.7, () => ({ yuan: String(1 + below(90000)), bound: pick(["exact", "atLeast", "about"]) })),
            donor: { kind: pick(["organization", "members", "companies", "public", "unknown"]) },
            proposed: maybe(0.3),
          }));
        });
        return all.flat();
      };

      const size = maybe(0.06) ? 90 : 5;
      const lead = maybe(0.6) ? blocks(3) : [];
      const leadFacts = lead.length && maybe(0.4) ? proven(lead) : [];
      const editorNote = maybe(0.4) ? blocks(3) : [];
      const sections = several(4, () => {
        const own = blocks(size);
        const ownFacts = maybe(0.5) ? proven(own) : [];
        return {
          id: "s" + (1 + tokens.length),
          title: words(),
          organizations: several(2, () => ({ name: words(), shortName: some(0.3, words), adminCode: some(0.6, () => pick(["110000", "120000", "540000", "430000"])) })),
          blocks: own,
          facts: ownFacts,
          measures: several(2, () => "发布倡议" + below(3)),
        };
      });
      const made = {
        format: "bulletin/1",
        id,
        language: pick(["zh-Hans", "zh-Hant", "en"]),
        periodical: { name: words(), kind: words() },
        issueNumber: some(0.5, () => 1 + below(40)),
        issueLabel: some(0.5, words),
        cumulativeNumber: some(0.3, () => 100 + below(40)),
        supplement: maybe(0.2),
        classification: some(0.3, words),
        publisher: words(),
        datePublished: `2020-0${1 + below(9)}-1${below(9)}`,
        headline: words(),
        partNumber: some(0.3, () => 1 + below(12)),
        partLabel: some(0.3, words),
        contributors: several(2, words),
        attachments: several(2, () => ({ label: words(), href: "/icon.svg", bytes: some(0.5, () => below(9999)) })),
        editorNote,
        lead,
        facts: leadFacts,
        sections,
        notes: [...new Set(notes)].filter(() => maybe(0.8)).map((id) => ({ id, text: words() })),
        distribution: several(2, () => ({ label: words(), recipients: several(3, words) })),
        printRun: some(0.3, () => below(500)),
      };
      known.set(number, tokens);
      return { number, id, json: JSON.stringify(made) };
    };

    /** An archive of issues of different ids, where some are not to be had.
     * @type {ReturnType<typeof window.__issues>["archive"]} */
    const archive = (put, issues) => {
      const broken = issues.length > 1 && maybe(0.15) ? below(issues.length) : -1;
      return JSON.stringify({
        format: "bulletin-archive/1",
        periodical: { name: "示例", kind: "简报" },
        publisher: "示例",
        issues: issues.map((it, at) => ({
          id: it.id,
          issueLabel: maybe(0.5) ? `第${it.number}期` : undefined,
          datePublished: `20${10 + below(12)}-0${1 + below(9)}-1${below(9)}`,
          headline: `标题 ${it.number}`,
          url: put("issue.json", at == broken ? pick(["{", "", "<p>no</p>"]) : it.json),
        })),
      });
    };
    return { issue, archive, ids: IDS, known };
  };
})();
