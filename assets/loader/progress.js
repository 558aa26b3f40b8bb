// How far loading is: a bar at once, words after a while.

import { make } from "./dom.js";
import { WORDS } from "./words.js";

/** Milliseconds after which a load counts as slow and says how far it is. */
const SLOW = 2000;

/** Milliseconds between two looks. */
const PAUSE = 200;

/** The shape of the page to come; never on a published page, where there is
 * always something to read. */
const skeleton = () =>
  make("div", { class: "skeleton", "aria-hidden": "true" }, ...["name", "kind", "number", "imprint", "title", "lines"].map((it) => make("i", { class: it })));

/** The head and the headline of the issue that comes, with the boxes that
 * src/views/head.rs gives them: the text that is there before the wasm.
 * @param {any} issue as it was fetched
 * @param {import("./config.js").Config} config */
function head({ language, classification, periodical, issueLabel, issueNumber, cumulativeNumber, publisher, datePublished, headline, partLabel }, config) {
  const { name, kind } = periodical;
  // What is odd the viewer sees to.
  if ([name, kind, publisher, datePublished, headline].some((it) => typeof it != "string" || it.length > 200)) return [];
  const english = /^en/i.test(config.locale);
  /** @param {string} name @param {...(Node | string)} children */
  const p = (name, ...children) => make("p", { class: name }, ...children);
  /** @param {...string} texts */
  const spans = (...texts) => texts.map((it) => make("span", {}, it));
  /** @param {number} it */
  const number = (it) => (english ? `No. ${it}` : `第${it}期`);
  const numbers = [issueLabel || (issueNumber && number(issueNumber)), cumulativeNumber && (english ? number(cumulativeNumber) + " in all" : "总" + number(cumulativeNumber))];
  const phrases = (/** @type {string} */ text) => (text.match(/[^，。；：！？、]+[，。；：！？、]*/g) || []).map((it) => make("span", { class: "phrase" }, it));
  const size = [14, 18, 22, 26].find((it) => name.length <= it);
  return [
    make(
      "header",
      { class: "head", lang: language },
      ...(classification ? [p("classification", classification)] : []),
      p("name n" + size, ...phrases(name)),
      p("kind", kind),
      p("number", ...spans(...numbers.filter(Boolean))),
      p("imprint", ...spans(publisher, datePublished.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日"))),
    ),
    make(/** @type {"h1"} */ ("h" + config.headingLevel), { class: "headline", lang: language }, ...phrases(headline), ...(partLabel ? [make("span", { class: "part" }, partLabel)] : [])),
  ];
}

export class Progress {
  #bar = make("progress", { max: 1, value: 0 });
  #amount = make("p", { "aria-hidden": "true" });
  node = make("div", { id: "loading", tabindex: "-1" }, make("div", { class: "coming" }, this.#bar, this.#amount), ...(PUBLISHED ? [] : [skeleton()]));
  /** @type {import("./context.js").Context} */
  #context;
  /** @type {import("./request.js").Request<any>[]} */
  #counted = [];
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #began = 0;

  /** @param {import("./context.js").Context} context */
  constructor(context) {
    this.#context = context;
  }

  /** Begins to show how far it is, where it does not yet.
   * @param {import("./request.js").Request<any>[]} requests that belong to this load */
  begin(requests) {
    if (this.#timer) return;
    this.#began = performance.now();
    this.#counted = requests;
    this.#timer = setInterval(() => this.#measure(), PAUSE);
    this.#measure();
  }

  /** Shows the head of the issue that comes in place of its shape.
   * @param {any} issue */
  foresee(issue) {
    // After a return the bundler would keep what it needs.
    if (!PUBLISHED) {
      const shape = this.node.lastElementChild;
      const drawn = head(issue, this.#context.config());
      if (!shape || !drawn[0]) return;
      shape.replaceChildren(...drawn, make("i", { class: "lines" }));
      shape.removeAttribute("aria-hidden");
    }
  }

  /** @param {import("./request.js").Request<any>} request */
  count(request) {
    if (!request.done) this.#counted.push(request);
  }

  /** Ends; tells whether anybody was told that it takes long. */
  end() {
    const slow = !!this.#amount.textContent;
    this.#amount.textContent = "";
    this.#counted = [];
    clearInterval(this.#timer);
    this.#timer = undefined;
    return slow;
  }

  /** In the language that is now asked for. */
  translate() {
    this.#bar.setAttribute("aria-label", WORDS.loading[this.#context.language()]);
  }

  #measure() {
    let received = 0;
    let total = 0;
    for (const it of this.#counted) {
      received += it.received;
      total += Math.max(it.total, it.received);
    }
    this.#bar.max = total || 1;
    this.#bar.value = received;
    const slow = performance.now() - this.#began >= SLOW && !this.node.hidden;
    this.node.toggleAttribute("data-slow", slow);
    if (!slow) return;
    const word = WORDS.loading[this.#context.language()];
    // Once, not with each number.
    if (!this.#amount.textContent) this.#context.announce(word);
    /** @param {number} bytes */
    const kb = (bytes) => Math.ceil(bytes / 1000);
    this.#amount.textContent = `${word} ${kb(received)} / ${kb(total)} KB`;
  }
}
