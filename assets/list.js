// For the list of a site's issues: leads on to the issue, and to the place in it,
// that an address names, and marks what was read last.

import { choices } from "./loader/choices.js";
import { glyph, make } from "./loader/dom.js";
import "./loader/filters.js";

/** [Chinese, English] */
const GONE = ["没有找到链接所指的一期，请从目录中选择。", "There is no such issue. Choose one from the list."];
const SEARCH = ["搜索", "Search"];
const LEFT = ["上次读到", "Last read"];
const language = document.documentElement.lang.startsWith("en") ? 1 : 0;

/** The link to an issue: it has its address elsewhere, `bulletin/<issue>`, as its id.
 * @param {string} issue */
const linkTo = (issue) => /** @type {HTMLAnchorElement | null} */ (document.getElementById("bulletin/" + issue));

function lead() {
  const [, issue, place] = /^#bulletin\/([^/]+)(?:\/(.+))?$/.exec(location.hash) || [];
  if (!issue) return;
  let id = issue;
  try {
    id = decodeURIComponent(issue);
  } catch {
    // As it stands.
  }
  const link = linkTo(id);
  // In place of this entry of the history: the way back leads past it.
  if (link) return location.replace(link.href + (place ? "#" + place : ""));
  // Those of other years are on other pages.
  if (document.querySelector(".elsewhere")) elsewhere(id).then((page) => (page ? location.replace(page + (place ? "#" + place : "")) : gone()), gone);
  else gone();
}

/** The page of an issue that is not listed here.
 * @param {string} issue */
async function elsewhere(issue) {
  const { Years } = /** @type {typeof import("./years.js")} */ (await import(new URL(YEARS_URL, import.meta.url).href));
  /** @param {string} url */
  const get = async (url) => ({ url, text: await (await fetch(url)).text() });
  const list = await get(new URL("data/archive.json", document.baseURI).href);
  const years = new Years({ list, get, extend() {}, language: () => language });
  return (await years.find(issue)) && years.page(issue);
}

function gone() {
  document.querySelector(".gone")?.remove();
  document.querySelector(".frame")?.append(make("p", { class: "gone", role: "alert" }, GONE[language]));
}

/** The issue that was left last. */
function mark() {
  const { left } = choices();
  const issue = Object.keys(Object(left)).pop();
  const link = issue && linkTo(issue);
  if (link) link.append(make("span", { class: "left" }, LEFT[language]));
}

/** The search, fetched when it is opened.
 * @param {HTMLElement} opener */
async function find(opener) {
  opener.setAttribute("aria-busy", "true");
  try {
    const { css, search } = await import(new URL(SEARCH_URL, import.meta.url).href);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    if (!document.adoptedStyleSheets.length) document.adoptedStyleSheets = [sheet];
    search({ frame: document.body, language, archive: new URL("data/archive.json", document.baseURI).href, issue: null, page: () => null, address: true, opener });
  } catch {
    // The reader may try again.
  } finally {
    opener.removeAttribute("aria-busy");
  }
}

const head = document.querySelector(".archive > .head");
if (head) {
  const opener = make("button", { class: "seek", type: "button", "aria-haspopup": "dialog" }, glyph("M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16.5 16.5L21 21"), SEARCH[language]);
  opener.onclick = () => void find(opener);
  head.append(opener);
  if (new URLSearchParams(location.search).get("q")) void find(opener);
}

lead();
mark();
addEventListener("hashchange", lead);
