// For the list of a site's issues: leads on to the issue, and to the place in it,
// that an address names, and marks what was read last.

import { choices } from "./loader/choices.js";
import { make } from "./loader/dom.js";

/** [Chinese, English] */
const GONE = ["没有找到链接所指的一期，请从目录中选择。", "There is no such issue. Choose one from the list."];
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

lead();
mark();
addEventListener("hashchange", lead);
