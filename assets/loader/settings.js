// The reading settings: a sheet like those of the viewer, which works before the
// wasm has arrived and after it crashed, since the text can be read then too.

import { KEY } from "./choices.js";
import { glyph, make } from "./dom.js";
import { draw } from "./sheet.js";

/** [Chinese, English], then the values of the attribute, each with its words.
 * @type {Record<string, string[][]>} */
const GROUPS = {
  "text-size": [
    ["字号", "Text size"],
    ["small", "小", "Small"],
    ["medium", "标准", "Normal"],
    ["large", "大", "Large"],
    ["x-large", "特大", "Larger"],
    ["xx-large", "最大", "Largest"],
  ],
  theme: [
    ["配色", "Colours"],
    ["auto", "跟随系统", "System"],
    ["light", "浅色", "Light"],
    ["dark", "深色", "Dark"],
    ["contrast", "高对比", "High contrast"],
  ],
  mode: [
    ["版式", "Layout"],
    ["normal", "普通", "Normal"],
    ["elder", "长辈模式", "Easy reading"],
  ],
};

const WORDS = {
  title: ["阅读设置", "Reading settings"],
  close: ["关闭", "Close"],
  elder: ["长辈模式：大字、大按钮、简洁版式", "Easy reading: large text, large buttons, a plain layout"],
  print: ["打印本期", "Print this issue"],
  reset: ["恢复默认", "Back to the defaults"],
  done: ["已恢复默认", "The defaults are back"],
};

/** What holds where neither the page nor the reader says anything.
 * @type {Record<string, string>} */
const DEFAULTS = { "text-size": "medium", theme: "auto", mode: "normal" };

/**
 * Opens the sheet.
 * @param {object} context
 * @param {HTMLElement} context.frame
 * @param {import("./config.js").Language} context.language
 * @param {Element} context.scroller
 * @param {(name: string) => string | null} context.given what the page says where nothing is chosen
 * @param {() => Record<string, any>} context.chosen
 * @param {(name: string, value: string | null) => void} context.choose
 * @param {(nothing?: any) => void} context.closed
 */
export function settings({ frame, language, scroller, given, chosen, choose, closed }) {
  /** @param {keyof typeof WORDS} key */
  const say = (key) => WORDS[key][language];
  /** @type {[HTMLButtonElement, string, string][]} */
  const buttons = [];

  /** What is in force. @param {string} name */
  const value = (name) => chosen()[name] ?? given(name) ?? DEFAULTS[name];
  const mark = () => buttons.forEach(([it, name, of]) => it.setAttribute("aria-pressed", String(value(name) == of)));
  /** @param {() => void} act */
  const change = (act) => {
    stay(frame, scroller, act);
    mark();
  };

  /** @param {string} name */
  const group = (name) => {
    const [words, ...values] = GROUPS[name];
    // No issue has an id with a colon.
    const id = ":" + name;
    return make(
      "div",
      { class: "setting", "data-of": name },
      make("p", { class: "hint", id }, words[language]),
      make(
        "div",
        { role: "group", "aria-labelledby": id },
        ...values.map(([of, ...words]) => {
          const it = make("button", { type: "button" }, words[language]);
          it.onclick = () => change(() => choose(name, of));
          buttons.push([it, name, of]);
          return it;
        }),
      ),
      ...(name == "mode" ? [make("p", { class: "hint" }, say("elder"))] : []),
    );
  };

  // What lies behind a modal sheet says nothing.
  const told = make("p", { class: "unseen", role: "status" });
  const reset = make("button", { type: "button", class: "plain" }, say("reset"));
  reset.onclick = () => {
    change(() => Object.keys(GROUPS).forEach((name) => choose(name, null)));
    told.textContent = say("done");
  };
  const closing = make("button", { type: "button", "aria-label": say("close") }, glyph("M6 6l12 12M18 6L6 18"));
  closing.onclick = () => sheet.close();
  const print = make("button", { type: "button", class: "wide", "data-do": "print" }, say("print"));
  print.onclick = () => sheet.close();
  const grip = make("div", { class: "grip" }, make("p", { id: ":settings" }, say("title")), closing);
  const sheet = make(
    "dialog",
    { class: "sheet", "aria-labelledby": ":settings" },
    grip,
    make("div", { class: "inside" }, ...Object.keys(GROUPS).map(group), make("div", { class: "ends" }, print, reset, told)),
  );

  // A tap beside it closes it. WebKit also gives it the click that ends a drag on
  // its grip.
  sheet.onclick = ({ target, clientX, clientY }) => {
    const { left, right, top, bottom } = sheet.getBoundingClientRect();
    const beside = clientX < left || clientX > right || clientY < top || clientY > bottom;
    if (target == sheet && beside) sheet.close();
  };
  draw(sheet);
  const back = () => sheet.close();
  addEventListener("popstate", back);
  sheet.onclose = () => {
    removeEventListener("popstate", back);
    sheet.remove();
    const end = () => setTimeout(closed);
    // The entry of the history that opening it made, so that the back button
    // closes it, goes with it.
    if (!history.state?.[KEY]?.over) return end();
    addEventListener("popstate", end, { once: true });
    history.back();
  };
  mark();
  frame.append(sheet);
  sheet.showModal();
}

/** Does something that changes sizes; what is read stays where it is.
 * @param {HTMLElement} frame
 * @param {Element} scroller
 * @param {() => void} act */
function stay(frame, scroller, act) {
  const page = frame.querySelector(".page")?.getClientRects().length ? frame : /** @type {ShadowRoot} */ (frame.getRootNode()).host;
  const blocks = page.querySelectorAll(".page :is(p, h1, h2, h3, h4, h5, h6, li, figure, tr)");
  // What is read begins below the top of the screen.
  const first = [...blocks].find((it) => it.getBoundingClientRect().bottom > 0 && it.getClientRects().length);
  if (!first) return act();
  const before = first.getBoundingClientRect().top;
  act();
  scroller.scrollBy({ top: first.getBoundingClientRect().top - before, behavior: "instant" });
}
