// Printing an issue: the page, where the element is all of it; from the middle
// of another page the issue's own page, or, where it has none, a document that
// is made for it.

import paper from "../paper.css";
import { make } from "./dom.js";

/** Milliseconds between two looks at something that tells nobody of its end. */
const LOOK = 50;

/** What in the copy would do nothing, since no script is there. */
const IDLE = "button, .tools, .pager, .gallery";

/**
 * `desk` is the element's: { element, frame, app, came, complete, waits, patience };
 * `came` says that this page was opened to print, `complete` draws all of the
 * issue, `waits` says whether it is still to come.
 */
export async function print({ element, frame, app, came, complete, waits, patience }) {
  const end = performance.now() + patience;
  while (waits() && performance.now() < end) await pause(LOOK);
  complete();
  // It draws a little later, and the pictures that came with that are to come too.
  await pause(0);
  complete();
  const article = app.querySelector("article");
  const page = article?.dataset.page;
  // Nothing is drawn in the middle of another page: what stands there prints with it.
  if (came || isAll(element) || !article) return direct(app.hidden ? element : app, end);
  if (/^https?:/.test(page) && visit(page)) return;
  await copy(frame, article, end);
}

/** Whether what a page shows is all in this element. */
function isAll(element) {
  const { parentElement: around } = element;
  if (element == document.body || !around) return element == document.body;
  return [...around.children].every((it) => it == element || !it.getClientRects().length) && isAll(around);
}

/** Opens the page, which prints itself; false where the browser does not let it. */
function visit(page) {
  const there = open(page.replace(/#.*/, "") + "#:print", "_blank");
  if (there) there.opener = null;
  return !!there;
}

/** Prints this page, once its pictures are there. */
async function direct(within, end) {
  await loaded(within, end);
  // A page that is not of ours says nothing of the paper.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(paper);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  addEventListener("afterprint", () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((it) => it != sheet)), { once: true });
  window.print();
}

/**
 * Prints a document that holds nothing but the article: in a window, or, where
 * none can be opened, in a frame out of sight.
 */
async function copy(frame, article, end) {
  // WeChat opens no windows, or others than those that were asked for.
  const tab = !/MicroMessenger/.test(navigator.userAgent) && open("", "_blank");
  const holder = make("iframe", { "aria-hidden": "true", tabindex: "-1" });
  if (!tab) {
    Object.assign(holder.style, { position: "fixed", left: "-9999px", top: "0", width: "700px", height: "1000px", border: "0" });
    document.body.append(holder);
  }
  const view = tab || holder.contentWindow;
  const page = view.document;
  try {
    // Without a doctype tables would not take the type around them.
    page.open();
    page.write("<!doctype html>");
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
  const viewer = page.importNode(article.closest(".viewer"), false);
  viewer.append(whole);
  shell.append(viewer);
  page.body.append(shell);
  await loaded(whole, end);
  view.addEventListener("afterprint", () => (tab ? tab.close() : holder.remove()));
  view.focus();
  view.print();
}

/** The text of the sheets of the frame's root. */
const looks = (frame) => frame.getRootNode().adoptedStyleSheets.flatMap((it) => [...it.cssRules].map((rule) => rule.cssText)).join("\n");

/** All pictures are there, or will not come in time. */
async function loaded(within, end) {
  // WebKit gives up decoding what has not come yet.
  const come = (it) => it.complete || new Promise((go) => (it.onload = it.onerror = go));
  const pictures = [...within.querySelectorAll("figure img")].map(come);
  await Promise.race([Promise.all(pictures), pause(end - performance.now())]);
}

const pause = (time) => new Promise((go) => setTimeout(go, time));
