// What one viewer fetches: counted for the progress, given up when it leaves,
// and begun before the viewer can ask.

import { join, text } from "./request.js";

/** @typedef {import("./request.js").Request<any>} Request */

/** How many answers are kept for a time without a network. */
const KEPT = 12;

export class Transport {
  /** @type {() => { seconds: number, fresh: boolean }} */
  #terms;
  /** @type {Request[]} */
  #underWay = [];
  /** By address: there, or begun before the viewer could ask.
   * @type {Map<string, Request>} */
  #held = new Map();
  /** What came, by address: what was read can be read again. @type {Map<string, unknown>} */
  #kept = new Map();
  /** The source for which they were begun. @type {string | null | undefined} */
  #hinted;

  /** @param {() => { seconds: number, fresh: boolean }} terms of each request */
  constructor(terms) {
    this.#terms = terms;
  }

  /** The requests under way. */
  get underWay() {
    return [...this.#underWay];
  }

  /** What the viewer asks for.
   * @param {string} url */
  get(url) {
    const request = this.#held.get(url) || this.#join(url);
    this.#held.delete(url);
    return request;
  }

  /** Gives what a request brings, or what it has brought before, where the network
   * is to blame.
   * @param {string} url @param {Request} request */
  async answer(url, request) {
    // Other issues are other pages there.
    if (PUBLISHED) return request.promise;
    try {
      const answer = await request.promise;
      this.#kept.delete(url);
      this.#kept.set(url, answer);
      if (this.#kept.size > KEPT) this.#kept.delete([...this.#kept.keys()][0]);
      return answer;
    } catch (thrown) {
      const { code } = /** @type {import("./causes.js").Cause} */ (thrown);
      if (/^(offline|network|timeout)$/.test(code) && this.#kept.has(url)) return this.#kept.get(url);
      throw thrown;
    }
  }

  /** Counts a request until it ends.
   * @param {Request} request */
  count(request) {
    if (request.done) return;
    this.#underWay.push(request);
    const over = () => (this.#underWay = this.#underWay.filter((it) => it != request));
    request.promise.then(over, over);
  }

  /** Another try begins with hints of its own. */
  forget() {
    this.#hinted = null;
  }

  /** Leaves everything. */
  end() {
    for (const request of this.#underWay) request.leave();
    this.#underWay = [];
    this.#held.clear();
    this.#hinted = null;
  }

  /**
   * Begins what the viewer will ask for once it is there: the source, and the
   * issue that it will want of an archive. A mere hint: a wrong one costs a
   * request, the viewer decides for itself.
   * @param {HTMLElement} element
   * @param {import("./config.js").Config} config
   * @param {(issue: any) => void} foreseen with the issue, as far as it is known
   */
  async hint(element, { src, data, issue, name }, foreseen) {
    const source = data ? null : src;
    if (this.#hinted == source) return;
    this.#hinted = source;
    const stale = [...this.#held.values()];
    this.#held.clear();
    this.#underWay = this.#underWay.filter((it) => !stale.includes(it));
    for (const request of stale) request.leave();
    if (!source) return;
    try {
      // On a published page the issue's data stands beside its text.
      for (const own of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-url]"))) {
        const url = new URL(own.dataset.url || "", element.baseURI).href;
        this.#held.set(url, { promise: Promise.resolve({ url, type: "", text: own.textContent }), done: true, received: 0, total: 0, users: 1, leave() {} });
      }
      const answer = await this.#hold(source);
      if (!PUBLISHED && this.#hinted == source) {
        const wanted = (name && routed(name)) || issue;
        const { issues, ...alone } = JSON.parse(answer.text);
        if (!issues) return foreseen(alone);
        const entry = issues
          .filter((/** @type {any} */ it) => !wanted || it.id == wanted)
          .reduce((/** @type {any} */ one, /** @type {any} */ two) => (two.datePublished > one.datePublished ? two : one));
        const { text } = await this.#hold(new URL(entry.url, answer.url).href);
        if (this.#hinted == source) foreseen(JSON.parse(text));
      }
    } catch {
      // The viewer meets the same and tells it.
    }
  }

  /** @param {string} url */
  #join(url) {
    const request = join(url, text, this.#terms());
    this.count(request);
    return request;
  }

  /** @param {string} url */
  #hold(url) {
    const request = this.#held.get(url) || this.#join(url);
    this.#held.set(url, request);
    return request.promise;
  }
}

/** The issue that the page's address names for an element of this name.
 * @param {string} name */
function routed(name) {
  try {
    const [whose, issue] = decodeURIComponent(location.hash.slice(1)).split("/");
    return whose == name && issue;
  } catch {
    return null;
  }
}
