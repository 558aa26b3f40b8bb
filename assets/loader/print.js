// Printing an issue from other people's pages: the page, where the element is all
// of it; from the middle of another page the issue's own page, or, where it has
// none, a document that is made for it. Published pages print as they are
// (reader.js).

import paper from "../paper.css";
import { make } from "./dom.js";
import { foot } from "./foot.js";
import { loaded, pause } from "./pictures.js";

/** Milliseconds between two looks at something that tells nobody of its end. */
const LOOK = 50;

/** Milliseconds after which a browser that has not begun to print does not print,
 * as in a frame whose sandbox forbids it. */
const REFUSED = 60_000;

/** What in the copy would do nothing, since no script is there. */
const IDLE = "button, .tools, .pager, .gallery";

/**
 * `complete` draws all of the issue, `waits` says whether it is still to come.
 * @param {{ element: HTMLElement, frame: HTMLElement, app: HTMLElement, complete: () => void, waits: () => boolean, patience: number }} context
 */
export async function print({ element, frame, app, complete, waits, patience }) {
  const end = performance.now() + patience;
  while (waits() && performance.now() < end) await pause(LOOK);
  complete();
  // It draws a little later, and the pictures that came with that are to come too.
  await pause(0);
  complete();
  const article = app.querySelector("article");
  const page = article?.dataset.page || "";
  // Nothing is drawn in the middle of another page: what stands there prints with it.
  if (isAll(element) || !article) return direct(app.hidden ? element : app, end, () => foot(app));
  if (/^https?:/.test(page) && visit(page)) return;
  await copy(frame, article, end);
}

/** Whether what a page shows is all in this element.
 * @param {Element} element
 * @returns {boolean} */
function isAll(element) {
  const { parentElement: around } = element;
  if (element == document.body || !around) return element == document.body;
  return [...around.children].every((it) => it == element || !it.getClientRects().length) && isAll(around);
}

/** Opens the page, which prints itself; false where the browser does not let it.
 * @param {string} page */
function visit(page) {
  const there = tabOf(page.replace(/#.*/, "") + "#:print");
  if (there) there.opener = null;
  return !!there;
}

/** A new tab, where there may be one: in a sandbox Firefox throws.
 * @param {string} address */
function tabOf(address) {
  try {
    return open(address, "_blank");
  } catch {
    return null;
  }
}

/** Prints this page, once its pictures are there.
 * @param {Element} within
 * @param {number} end
 * @param {() => void} measure */
async function direct(within, end, measure) {
  await loaded(within, end);
  // A page that is not of ours says nothing of the paper.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(paper);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  measure();
  begin(window, () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it != sheet)));
}

/** Prints a window; calls `ended` afterwards, or when it does not print.
 * @param {Window} view
 * @param {() => void} ended */
function begin(view, ended) {
  const refused = setTimeout(ended, REFUSED);
  view.addEventListener("beforeprint", () => clearTimeout(refused), { once: true });
  view.addEventListener("afterprint", ended, { once: true });
  view.print();
}

/**
 * Prints a document that holds nothing but the article: in a window, or, where
 * none can be opened, in a frame out of sight.
 * @param {HTMLElement} frame
 * @param {HTMLElement} article
 * @param {number} end
 */
async function copy(frame, article, end) {
  // WeChat opens no windows, or others than those that were asked for.
  const tab = !/MicroMessenger/.test(navigator.userAgent) && tabOf("");
  const holder = make("iframe", { "aria-hidden": "true", tabindex: "-1" });
  if (!tab) {
    Object.assign(holder.style, { position: "fixed", left: "-9999px", top: "0", width: "700px", height: "1000px", border: "0" });
    document.body.append(holder);
  }
  const view = /** @type {Window & typeof globalThis} */ (tab || holder.contentWindow);
  const page = view.document;
  try {
    // Without a doctype tables would not take the type around them.
    const doctype = "<!doctype html>";
    // A page with trusted types lets nothing else be written.
    const policy = /** @type {any} */ (view).trustedTypes?.createPolicy("bulletin-viewer", { createHTML: () => doctype });
    page.open();
    page.write(policy?.createHTML("") ?? doctype);
    page.close();
  } catch {
    // The page around wants no such call; what differs is small.
  }
  // WebKit takes pictures for broken that begin to come into a document so young.
  do await pause(LOOK);
  while (page.readyState != "complete");
  page.title = document.title;
  page.documentElement.lang = article.lang;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(looks(frame) + paper + "body { margin: 0 }");
  page.adoptedStyleSheets = [sheet];
  const whole = page.importNode(article, true);
  whole.querySelectorAll(IDLE).forEach((it) => it.remove());
  whole.querySelectorAll("img").forEach((it) => (it.loading = "eager"));
  const shell = page.importNode(frame, false);
  const viewer = page.importNode(/** @type {Element} */ (article.closest(".viewer")), false);
  viewer.append(whole);
  shell.append(viewer);
  page.body.append(shell);
  await loaded(whole, end);
  foot(shell);
  view.focus();
  begin(view, () => (tab ? tab.close() : holder.remove()));
}

/** The text of the sheets of the frame's root.
 * @param {HTMLElement} frame */
const looks = (frame) => /** @type {ShadowRoot} */ (frame.getRootNode()).adoptedStyleSheets.flatMap((it) => [...it.cssRules].map((rule) => rule.cssText)).join("\n");
