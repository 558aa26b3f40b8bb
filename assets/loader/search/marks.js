// The words in the open issue: found, marked, and stepped through. The text itself is
// left alone: marks are highlights of the browser's, or where it has none, boxes over
// the text.

import { make } from "../dom.js";
import { BARRIER, sentence } from "./scan.js";

/** The names of the highlights. */
const [ALL, CURRENT] = ["bulletin-words", "bulletin-word"];
/** Their looks, as in ../../search.css, which the document needs for text in it. */
const LOOKS = `::highlight(${ALL}) { background-color: #ffe9a8; color: #1d1b19; } ::highlight(${CURRENT}) { background-color: #b3191e; color: #fff; } @media print { ::highlight(${ALL}), ::highlight(${CURRENT}) { background-color: transparent; color: #000; } }`;
/** More marks are not drawn. */
const MOST = 2000;
/** Where no highlights are, no more boxes are drawn. */
const BOXES = 300;

/** What is one piece of text. */
const PIECES = "p,li,h1,h2,h3,h4,h5,h6,figcaption,caption,td,th,dt,dd,time,.name,.imprint > *,.organization";
/** What is no text of the issue's. */
const OTHER = ".unseen,.hint,.badge,.ref,.back,.anchor,.alt,.gallery,.sums,.tools,.pager,.marker,[data-do],button,template,script,style,[aria-hidden=true]";

export class Marks {
  /** @type {Range[]} */
  ranges = [];
  current = -1;
  /** Boxes in place of highlights. */
  #layer = make("div", { class: "boxes", "aria-hidden": "true" });
  #frame;
  #resize = () => this.#boxes();

  /** @param {HTMLElement} frame */
  constructor(frame) {
    this.#frame = frame;
    // The text of a published page stands in the document until the viewer is there.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOKS);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    if (!highlights()) addEventListener("resize", this.#resize);
  }

  /** Marks a query in a page; says how many there are.
   * @param {import("./engine.js").Engine} engine @param {string} query @param {Element | null} page */
  mark(engine, query, page) {
    this.clear();
    if (!page || !query.trim()) return 0;
    /** @type {Text[]} */
    const nodes = [];
    /** @type {number[]} */
    const starts = [];
    let text = "";
    /** @type {Element | null} */
    let piece = null;
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
      acceptNode: (it) => (it instanceof Element ? (it.matches(OTHER) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP) : NodeFilter.FILTER_ACCEPT),
    });
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const own = node.parentElement?.closest(PIECES) || node.parentElement;
      if (own != piece) text += BARRIER;
      piece = own;
      nodes.push(node);
      starts.push(text.length);
      text += node.data;
    }
    const found = engine.find(query, text, MOST);
    // From the last text that begins at or before it.
    let at = 0;
    /** @param {number} place @param {boolean} end @returns {[Text, number]} */
    const point = (place, end) => {
      while (at + 1 < starts.length && (end ? starts[at + 1] < place : starts[at + 1] <= place)) at++;
      return [nodes[at], place - starts[at]];
    };
    for (let index = 0; index < found.length; index += 2) {
      const range = document.createRange();
      range.setStart(...point(found[index], false));
      range.setEnd(...point(found[index + 1], true));
      this.ranges.push(range);
    }
    this.#draw();
    return this.ranges.length;
  }

  /** The sentence of a mark, and the title that it is below.
   * @param {number} index */
  hit(index) {
    const range = this.ranges[index];
    const node = range.startContainer.parentElement;
    const piece = node?.closest(PIECES) || node;
    const before = document.createRange();
    before.setStart(piece || range.startContainer, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const from = before.toString().length;
    const title = piece?.closest(".section")?.querySelector(".title")?.textContent || "";
    const same = this.ranges.filter((it) => piece?.contains(it.startContainer)).length;
    return { title: title.trim(), same, ...sentence(piece?.textContent || "", [[from, from + range.toString().length]]) };
  }

  /** Goes to a mark.
   * @param {number} index */
  go(index) {
    if (!this.ranges.length) return;
    this.select((index + this.ranges.length) % this.ranges.length);
    const node = /** @type {Element} */ (this.ranges[this.current].startContainer.parentElement);
    node.scrollIntoView({ block: "center", behavior: "instant" });
  }

  /** Marks one of the marks as the one that the reader is at.
   * @param {number} index */
  select(index) {
    this.current = Math.min(index, this.ranges.length - 1);
    this.#draw();
  }

  /** The first mark at or below an element.
   * @param {Element | null | undefined} element */
  from(element) {
    if (!element) return 0;
    const index = this.ranges.findIndex((it) => element.contains(it.startContainer) || element.compareDocumentPosition(it.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING);
    return Math.max(0, index);
  }

  clear() {
    this.ranges = [];
    this.current = -1;
    highlights()?.delete(ALL);
    highlights()?.delete(CURRENT);
    this.#layer.remove();
  }

  end() {
    this.clear();
    removeEventListener("resize", this.#resize);
  }

  #draw() {
    const own = highlights();
    if (!own) return this.#boxes();
    const { Highlight } = /** @type {any} */ (globalThis);
    const current = this.ranges[this.current];
    own.set(ALL, new Highlight(...this.ranges.filter((it) => it != current)));
    if (current) own.set(CURRENT, new Highlight(current));
    else own.delete(CURRENT);
  }

  #boxes() {
    if (highlights()) return;
    const { left, top } = this.#frame.getBoundingClientRect();
    const first = Math.max(0, this.current - BOXES / 2);
    const boxes = this.ranges.slice(first, first + BOXES).flatMap((range) =>
      [...range.getClientRects()].map((it) => {
        const box = make("i", range == this.ranges[this.current] ? { class: "current" } : {});
        Object.assign(box.style, { left: `${it.left - left}px`, top: `${it.top - top}px`, width: `${it.width}px`, height: `${it.height}px` });
        return box;
      }),
    );
    this.#layer.replaceChildren(...boxes);
    this.#frame.append(this.#layer);
  }
}

/** @returns {Map<string, any> | undefined} */
const highlights = () => /** @type {any} */ (globalThis).CSS?.highlights;
