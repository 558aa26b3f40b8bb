// The wasm of the search (crates/search/src/exports.rs), and the files of an index
// that it asks for.

import { scan } from "./scan.js";

/**
 * A sentence with the words in it; marks are from and to.
 * @typedef {{ place: string, text: string, marks: [number, number][] }} Hit
 * @typedef {{ id: string, label: string, headline: string, date: string, count: number, whole: boolean, hits: Hit[], address?: string }} Found
 * @typedef {{ years: number[], total: number, exact: boolean, more: boolean, results: Found[], done?: number, of?: number }} Answer
 * @typedef {{ query: string, from: number, to: number, place: number, oldest: boolean, wanted: number }} Ask
 */

/** An index whose files are not there is asked for anew so often: it may be a new one. */
const TRIES = 2;

/** @type {Promise<Engine> | undefined} */
let coming;

/** The one of this page. A failure is tried again.
 * @param {string} archive the address of archive.json */
export function engine(archive) {
  coming ??= load().then((exports) => new Engine(exports, archive));
  coming.catch(() => (coming = undefined));
  return coming;
}

async function load() {
  const answer = await fetch(new URL(SEARCH_WASM_URL, import.meta.url));
  if (!answer.ok) throw new Error(answer.statusText);
  const { instance } = await WebAssembly.instantiate(await answer.arrayBuffer(), {});
  return /** @type {any} */ (instance.exports);
}

export class Engine {
  #wasm;
  #archive;
  /** Whether there is an index; unknown at first. @type {boolean | undefined} */
  #indexed;
  /** Files that were asked for, and whether they are there. @type {Map<string, Promise<boolean>>} */
  #coming = new Map();

  /** @param {any} wasm @param {string} archive */
  constructor(wasm, archive) {
    this.#wasm = wasm;
    this.#archive = archive;
  }

  /** Where the words of a query are in a text: pairs of from and to.
   * @param {string} query @param {string} text @param {number} most */
  find(query, text, most) {
    const [words, all] = [encode(query), encode(text)];
    this.#give(words, all);
    const length = this.#wasm.find_all(words.length, most);
    return new Uint32Array(this.#take(length).slice().buffer);
  }

  /** The short names of the provinces. @returns {string[]} */
  places() {
    return this.#json(this.#wasm.places());
  }

  get indexed() {
    return !!this.#indexed;
  }

  /** Answers a question. `told` hears of what is found meanwhile.
   * @param {Ask} ask @param {AbortSignal} signal @param {(answer: Answer) => void} told
   * @returns {Promise<Answer | null>} null where it was given up */
  async ask(ask, signal, told) {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#ask(ask, signal, told);
      } catch (error) {
        if (signal.aborted) return null;
        if (tries == TRIES) throw error;
        // Another index may have taken the place of this one.
        this.#wasm.forget();
        this.#coming.clear();
        this.#indexed = undefined;
      }
    }
  }

  /** @param {Ask} ask @param {AbortSignal} signal @param {(answer: Answer) => void} told */
  async #ask(ask, signal, told) {
    if (this.#indexed == null) this.#indexed = await this.#file("index.bin");
    if (!this.#indexed) return scan(this, this.#archive, ask, signal, told);
    for (;;) {
      if (signal.aborted) return null;
      this.#give(encode(ask.query));
      const { need, damaged, ...answer } = this.#json(this.#wasm.ask(ask.from, ask.to, ask.place, +ask.oldest, ask.wanted));
      if (damaged) throw new Error(damaged);
      if (!need.length) return /** @type {Answer} */ (answer);
      if (answer.results.length) told(answer);
      const came = await Promise.all(need.map((/** @type {string} */ it) => this.#file(it)));
      if (!came.every(Boolean)) throw new Error(need.join());
    }
  }

  /** Fetches a file of the index; false where there is none.
   * @param {string} name */
  #file(name) {
    let coming = this.#coming.get(name);
    if (!coming) {
      coming = (async () => {
        const address = new URL("../search/" + name, this.#archive);
        const answer = await fetch(address, name == "index.bin" ? { cache: "no-cache" } : {});
        if (answer.status == 404 || answer.status == 410) return false;
        if (!answer.ok) throw new Error(answer.statusText);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        // A server may answer with a page for whatever is not there.
        if (name == "index.bin" && String.fromCharCode(...bytes.subarray(0, 4)) != "BSI1") return false;
        const own = encode(name);
        this.#give(own, bytes);
        this.#wasm.put(own.length);
        return true;
      })();
      this.#coming.set(name, coming);
      coming.catch(() => this.#coming.delete(name));
    }
    return coming;
  }

  /** @param {...Uint8Array} parts */
  #give(...parts) {
    const at = this.#wasm.input(parts.reduce((all, it) => all + it.length, 0));
    let end = at;
    for (const it of parts) {
      new Uint8Array(this.#wasm.memory.buffer).set(it, end);
      end += it.length;
    }
  }

  /** @param {number} length */
  #take(length) {
    return new Uint8Array(this.#wasm.memory.buffer, this.#wasm.output(), length);
  }

  /** @param {number} length */
  #json(length) {
    return JSON.parse(new TextDecoder().decode(this.#take(length)));
  }
}

/** @param {string} text */
const encode = (text) => new TextEncoder().encode(text);
