// The configuration: what attributes and properties say.

import { LOOKS } from "./choices.js";

/**
 * What the viewer is told; src/element.rs reads it.
 * @typedef {object} Config
 * @property {string | null} src absolute
 * @property {unknown} data
 * @property {string | null} issue
 * @property {"fragment" | "none"} route
 * @property {string | null} name the element's name in addresses; null where they are left alone
 * @property {"zh-Hans" | "en"} locale
 * @property {number} headingLevel 1 to 6
 * @property {boolean} review
 */

/** 0 for Chinese, 1 for English: the place of a text in [Chinese, English].
 * @typedef {0 | 1} Language
 */

/** All attributes but `id`; each is a property, too. */
export const ATTRIBUTES = ["src", "issue", "route", "locale", ...LOOKS, "heading-level", "timeout", "review"];

/** The elements in the page, in the order in which they came, each with what
 * tells it that something has changed, and what applies the looks at once.
 * @type {Map<HTMLElement, { refresh: () => void, look: () => void }>} */
export const live = new Map();

export function refreshAll() {
  for (const it of live.values()) it.refresh();
}

/** At once: who changes the looks measures what that moved. */
export function lookAll() {
  for (const it of live.values()) it.look();
}

/** The name under which an attribute comes from a framework that sets properties,
 * while the element is not defined: HTML knows no capitals.
 * @param {string} name */
export const flat = (name) => name.replace("-", "");

/** @param {HTMLElement} element @param {string} name */
export const attribute = (element, name) => element.getAttribute(name) ?? element.getAttribute(flat(name));

// One that another takes the place of lives a moment longer, outside the page.
const firstUnnamed = () =>
  [...live.keys()].find((it) => it.isConnected && !it.id && it.getAttribute("route") != "none");

/** @param {string} name */
export const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());

/** Makes an address absolute, where it is one.
 * @param {string | null | undefined} address
 * @param {string} base */
export function absolute(address, base) {
  try {
    return address ? new URL(address, base).href : null;
  } catch {
    return address ?? null;
  }
}

/** The language of the viewer's words: as asked for, else as the page around.
 * @param {HTMLElement} element
 * @returns {Language} */
export function language(element) {
  /** @type {HTMLElement} */
  const around = element.closest("[lang]") || document.documentElement;
  return /^en/i.test(element.getAttribute("locale") || around.lang || navigator.language) ? 1 : 0;
}

/** Of seconds as many as a timer can wait: browsers take more milliseconds than
 * fit into 31 bits for none. */
const LONGEST = 2147483;

/** Seconds without a byte after which a request is given up.
 * @param {HTMLElement} element */
export function seconds(element) {
  const value = parseFloat(element.getAttribute("timeout") || "");
  return value > 0 ? Math.min(value, LONGEST) : 30;
}

/** Whether the page around has written this document into a frame. It has no address
 * of its own, and going back empties the frame. */
const isWritten = () => {
  try {
    const here = location.href.split("#")[0];
    return here.startsWith("about:") || (parent != self && parent.location.href.split("#")[0] == here);
  } catch {
    return false; // In a page of another origin.
  }
};
const written = !PUBLISHED && isWritten();

/**
 * @param {HTMLElement} element
 * @param {unknown} data
 * @returns {Config}
 */
export function configuration(element, data) {
  /** @param {string} name */
  const text = (name) => attribute(element, name) || null;
  // To a router that keeps its routes in the fragment all fragments are routes.
  const none = (!PUBLISHED && written) || (text("route") || (/^#!?\//.test(location.hash) ? "none" : "")) == "none";
  const route = none ? "none" : "fragment";
  const level = parseInt(text("heading-level") || "");
  return {
    src: absolute(text("src"), element.baseURI),
    data,
    issue: text("issue"),
    route,
    name: none ? null : element.id || (firstUnnamed() == element ? "bulletin" : null),
    locale: language(element) ? "en" : "zh-Hans",
    headingLevel: level >= 1 && level <= 6 ? level : 1,
    // A property that is set to false leaves "false" in the attribute.
    review: (element.getAttribute("review") ?? "false") != "false",
  };
}
