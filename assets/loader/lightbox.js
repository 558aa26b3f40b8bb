// One picture of an issue as large as the screen, and the way to the next. Fills the
// dialog that the app opens and closes (src/app/overlay.rs). What it shows it reads
// from the page: the links around the pictures of figures.
//
// While fingers move only the picture's `transform` is written, by CSSOM, which a
// strict policy allows.

import { glyph, make } from "./dom.js";
import { MOST, WHOLE, covers, fit, isDrag, isEdge, pan, scale, swipe } from "./zoom.js";

/** Each button's action, icon and name: [Chinese, English]. */
const BUTTONS = [
  ["close", "M6 6l12 12M18 6L6 18", "关闭", "Close"],
  ["zoom-in", "M12 5v14M5 12h14", "放大", "Zoom in"],
  ["zoom-out", "M5 12h14", "缩小", "Zoom out"],
  ["next-figure", "M9 5l7 7-7 7", "下一张", "Next figure"],
  ["previous-figure", "M15 5l-7 7 7 7", "上一张", "Previous figure"],
];

/** [Chinese, English] */
const MISSING = ["图片暂缺", "Picture not available"];

/** The factor of one key press or click, and that of a double tap. */
const [KEY_ZOOM, TAP_ZOOM] = [1.5, 2.5];
/** The distance of one key press, in CSS pixels. */
const KEY_PAN = 80;
/** The time between the taps of a double tap, in milliseconds, and the distance. */
const [DOUBLE_TAP, NEAR] = [300, 40];

/** A point on the stage and a time in milliseconds.
 * @typedef {{ x: number, y: number, time: number }} Moment */

/**
 * @param {HTMLDialogElement} dialog
 * @param {HTMLAnchorElement} shown the link around the picture to begin with
 * @param {() => import("./config.js").Language} language
 */
export function enlarge(dialog, shown, language) {
  const viewer = /** @type {HTMLElement} */ (dialog.closest(".viewer"));
  const stage = make("div", { class: "stage" });
  const at = make("p", { class: "at" });
  const caption = make("p");
  const buttons = BUTTONS.map(([action, path]) => make("button", { type: "button", "data-do": action }, glyph(path)));
  const [closing, , , forth, back] = buttons;
  const knobs = make("div", { class: "knobs" }, ...buttons);
  // It takes the focus when the reader taps beside the buttons, so that the keys
  // still work.
  const light = make(
    "div",
    { class: "light", tabindex: -1 },
    stage,
    make("footer", { "aria-live": "polite", "aria-atomic": "true" }, at, caption),
    knobs,
  );

  let zoom = WHOLE;
  /** Its width and height, unless it is missing. @type {number[]} */
  let size = [];
  /** Fingers on the stage, or the mouse with its button pressed. @type {Map<number, Moment>} */
  const pointers = new Map();
  /** Where and when the first came down. @type {Moment} */
  let start;
  // They moved too far for a tap; there were two, so it is no swipe either.
  let dragged = false;
  let pinched = false;
  /** Which the next one may turn into a double tap. @type {Moment | undefined} */
  let lastTap;

  // ---- showing

  /** All of them: a large issue is still being drawn when the first are there.
   * @returns {HTMLAnchorElement[]} */
  const links = () => [...viewer.querySelectorAll(/** @type {"a"} */ ("a[data-figure]"))];

  /** Where it is among the others, and all words. */
  const label = () => {
    const all = links();
    const index = all.indexOf(shown);
    knobs.lang = viewer.lang;
    BUTTONS.forEach(([, , ...words], it) => buttons[it].setAttribute("aria-label", words[language()]));
    // Those at an end stay in place and keep the focus.
    disable(forth, index == all.length - 1);
    disable(back, !index);
    at.hidden = forth.hidden = back.hidden = all.length < 2;
    const place = `${index + 1} / ${all.length}`;
    // The same again would be announced.
    if (at.textContent != place) at.textContent = place;
    watch.takeRecords();
  };

  /** @param {HTMLAnchorElement} link */
  const show = (link) => {
    shown = link;
    lastTap = undefined;
    const image = /** @type {HTMLImageElement} */ (link.querySelector("img"));
    const [width, height, alt] = ["width", "height", "alt"].map((it) => image.getAttribute(it) || "");
    size = [+width, +height];
    const missing = () => {
      size = [];
      stage.replaceChildren(make("p", {}, make("b", { lang: viewer.lang }, MISSING[language()]), alt));
      move(WHOLE);
    };
    if (link.href) {
      const picture = make("img", { draggable: "false", width, height, alt, src: link.href });
      picture.onerror = missing;
      stage.replaceChildren(picture);
      move(WHOLE);
    } else missing();
    caption.replaceChildren(...captionOf(link));
    label();
  };

  /** Goes to a picture. If there is none, this one moves back into its place.
   * @param {number} index */
  const go = (index) => {
    const link = links()[index];
    if (link && link != shown) show(link);
    else move(zoom, true);
  };
  /** @param {number} by */
  const step = (by) => go(links().indexOf(shown) + by);
  const close = () => closing.click();

  /** Sets the picture's transform.
   * @param {import("./zoom.js").Zoom} to @param {boolean} [slowly] @param {boolean} [passing] until the finger is lifted */
  const move = (to, slowly, passing) => {
    if (!passing) zoom = to;
    const { style } = /** @type {HTMLElement} */ (stage.firstChild);
    style.transition = slowly ? "" : "none";
    style.transform = `translate(${to.x}px,${to.y}px) scale(${to.scale})`;
    stage.dataset.zoom = to.scale >= MOST ? "closest" : to.scale > 1 ? "close" : "whole";
  };

  const viewport = () => fit(stage.clientWidth, stage.clientHeight, size);
  /** @param {number} factor */
  const zoomBy = (factor, x = 0, y = 0, slowly = true) => move(scale(zoom, viewport(), factor, x, y), slowly);
  const panBy = (x = 0, y = 0, slowly = true) => move(pan(zoom, viewport(), x, y), slowly);

  // ---- keys and buttons

  /** By key. @type {Record<string, () => void>} */
  const keys = {
    ArrowLeft: () => (zoom.scale > 1 ? panBy(KEY_PAN) : step(-1)),
    ArrowRight: () => (zoom.scale > 1 ? panBy(-KEY_PAN) : step(1)),
    ArrowUp: () => panBy(0, KEY_PAN),
    ArrowDown: () => panBy(0, -KEY_PAN),
    Home: () => go(0),
    End: () => go(links().length - 1),
    "+": () => zoomBy(KEY_ZOOM),
    "-": () => zoomBy(1 / KEY_ZOOM),
    0: () => move(WHOLE, true),
  };
  [keys["="], keys._] = [keys["+"], keys["-"]];
  // Keys with modifiers are the browser's, and so are those in a long caption, which
  // they scroll.
  dialog.onkeydown = (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (ctrlKey || metaKey || altKey || /** @type {Element} */ (target).tagName == "FOOTER" || !Object.hasOwn(keys, key)) return;
    event.preventDefault();
    keys[key]();
  };
  // The app hears of the first, as of every button that closes something.
  [() => {}, keys["+"], keys["-"], () => step(1), () => step(-1)].forEach((act, it) => (buttons[it].onclick = act));
  // What the browser has closed without asking (its own second Escape).
  dialog.onclose = close;

  // ---- fingers

  /** @param {MouseEvent} event @returns {Moment} */
  const moment = ({ clientX, clientY, timeStamp }) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2, time: timeStamp };
  };

  /** How far the finger has moved. From the edge of the screen only what goes up or
   * down counts: the rest is the system's.
   * @param {Moment} now */
  const moved = (now) => [isEdge(viewport(), start.x) ? 0 : now.x - start.x, now.y - start.y];

  stage.onpointerdown = (event) => {
    // Drops those whose end the browser did not report.
    if (event.isPrimary) pointers.clear();
    if (event.button || pointers.size > 1) return;
    const now = moment(event);
    dragged = pinched = pointers.size > 0;
    if (!dragged) start = now;
    stage.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, now);
  };

  stage.onpointermove = (event) => {
    const old = pointers.get(event.pointerId);
    if (!old) return;
    const now = moment(event);
    pointers.delete(event.pointerId);
    const [other] = pointers.values();
    pointers.set(event.pointerId, now);
    const [x, y] = moved(now);
    dragged ||= isDrag(now.x - start.x, y);
    const by = [now.x - old.x, now.y - old.y];
    if (other) {
      /** @param {Moment} to */
      const distance = (to) => Math.max(1, Math.hypot(to.x - other.x, to.y - other.y));
      panBy(by[0] / 2, by[1] / 2, false);
      zoomBy(distance(now) / distance(old), (now.x + other.x) / 2, (now.y + other.y) / 2, false);
    } else if (zoom.scale > 1) panBy(by[0], by[1], false);
    else if (dragged && !pinched) move(Math.abs(x) < Math.abs(y) ? { scale: 1, x: 0, y } : { scale: 1, x, y: 0 }, false, true);
  };

  stage.onpointerup = stage.onpointercancel = (event) => {
    if (!pointers.delete(event.pointerId) || pointers.size) return;
    if (event.type == "pointerup" && !pinched) {
      const now = moment(event);
      if (!dragged) return tap(now);
      const [x, y] = moved(now);
      const way = zoom.scale == 1 && swipe(x, y, now.time - start.time);
      if (way == "close") return close();
      if (way) return step(way == "next" ? 1 : -1);
    }
    move(zoom, true);
  };

  /** @param {Moment} now */
  const tap = (now) => {
    const last = lastTap;
    lastTap = now;
    if (!last || now.time - last.time > DOUBLE_TAP || Math.abs(now.x - last.x) + Math.abs(now.y - last.y) > NEAR) return;
    lastTap = undefined;
    if (zoom.scale > 1) move(WHOLE, true);
    else zoomBy(TAP_ZOOM, now.x, now.y);
    // The click that follows is no tap beside the picture.
    dragged = true;
  };

  // A tap beside the picture closes. On click, not on pointerup: the click would
  // otherwise hit what is behind the dialog.
  stage.onclick = (event) => {
    const { x, y } = moment(event);
    if (!dragged && !covers(zoom, viewport(), x, y)) close();
  };

  // A pinch on a touchpad is a wheel with Ctrl and small steps.
  const wheel = (/** @type {WheelEvent} */ event) => {
    event.preventDefault();
    // Firefox reports pixels, as other browsers do, unless `deltaMode` is read.
    const { deltaY, ctrlKey } = event;
    const factor = 1 + Math.min(250, Math.abs(deltaY)) * (ctrlKey ? 0.01 : 0.002);
    const { x, y } = moment(event);
    zoomBy(deltaY < 0 ? factor : 1 / factor, x, y, false);
  };
  stage.addEventListener("wheel", wheel, { passive: false });
  new ResizeObserver(() => panBy(0, 0, false)).observe(stage);

  // More of the issue is drawn, or in another language, or the dialog is gone.
  const watch = new MutationObserver(() => (dialog.isConnected ? label() : watch.disconnect()));
  watch.observe(viewer, { subtree: true, childList: true, attributeFilter: ["lang"] });
  light.lang = /** @type {HTMLElement} */ (shown.closest("[lang]")).lang;
  dialog.append(light);
  show(shown);
  closing.focus({ preventScroll: true });
}

/** @param {Element} button @param {boolean} is */
function disable(button, is) {
  if (is) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

/** A figure's label and the text of its caption, without the viewer's own marks: notes,
 * and words in its language.
 * @param {Element} link */
function captionOf(link) {
  const copy = /** @type {Element} */ (link.closest("figure")?.querySelector("figcaption")?.cloneNode(true));
  for (const it of copy.querySelectorAll("sup,[lang],br")) it.replaceWith(it.tagName == "BR" ? " " : "");
  const label = copy.querySelector("b");
  label?.remove();
  return [label || "", copy.textContent || ""];
}
