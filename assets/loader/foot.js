// 版记 at the foot of the last page of an issue. No style sheet can say that: in
// Chromium, whose columns on the screen break as its pages do, the room below it is
// measured in columns before printing. Elsewhere it stands after the text.

/** The text block of a page: ../css/paper.css. */
const BLOCK = "columns: 156mm; column-fill: auto; width: 156mm; height: 225mm";

/**
 * Tells the style sheet how far 版记 is above the foot of its page.
 * @param {HTMLElement | null | undefined} article
 * @param {StyleSheetList | CSSStyleSheet[]} sheets that the paper has its looks from
 */
export function foot(article, sheets) {
  /** @type {HTMLElement | null | undefined} */
  const tail = article?.querySelector(".tail");
  const view = article?.ownerDocument.defaultView;
  if (!article || !tail || !view || navigator.vendor != "Google Inc.") return;
  const { scrollX, scrollY } = view;
  const medias = [...sheets].flatMap(rulesOf).flatMap((it) => /** @type {CSSMediaRule} */ (it).media || []);
  const before = medias.map((it) => it.mediaText);
  for (const it of medias) it.mediaText = it.mediaText.replace(/.*print.*/, "all").replace(/screen/, "print");
  tail.style.setProperty("--_rest", "0px");
  article.style.cssText = BLOCK;
  const box = article.getBoundingClientRect();
  // A little less, since browsers round.
  const rest = box.top + view.scrollY ? 0 : Math.max(0, box.bottom - tail.getBoundingClientRect().bottom - 2);
  article.style.cssText = "";
  tail.style.setProperty("--_rest", rest + "px");
  medias.forEach((it, at) => (it.mediaText = before[at]));
  view.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
}

/** @param {CSSStyleSheet} sheet */
function rulesOf(sheet) {
  try {
    return [...sheet.cssRules];
  } catch {
    // Of another origin, so not ours.
    return [];
  }
}
