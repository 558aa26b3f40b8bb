// The reading settings: a sheet like those of the viewer, which works before the
// wasm has arrived and after it died, since the text can be read then too.

import { glyph, make } from "./dom.js";

/** [Chinese, English], then the values of the attribute, each with its words. */
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
    ["elder", "长辈模式", "Elder mode"],
  ],
};

const WORDS = {
  title: ["阅读设置", "Reading settings"],
  close: ["关闭", "Close"],
  elder: ["长辈模式：大字、大按钮、简洁版式", "Elder mode: large text, large buttons, a plain layout"],
  print: ["打印本期", "Print this issue"],
  reset: ["恢复默认", "Back to the defaults"],
  done: ["已恢复默认", "The defaults are back"],
};

/** How far, in CSS pixels, the sheet is drawn down before it closes. */
const FAR = 60;

/**
 * Opens the sheet. `desk` is the element's: { frame, language, scroller, given,
 * chosen, choose }; `given` tells what the page says where nothing is chosen.
 */
export function settings({ frame, language, scroller, given, chosen, choose }) {
  const say = (key) => WORDS[key][language];
  const buttons = [];

  /** What is in force. */
  const value = (name) => chosen()[name] ?? given(name) ?? { "text-size": "medium", theme: "auto", mode: "normal" }[name];
  const mark = () => buttons.forEach(([it, name, of]) => it.setAttribute("aria-pressed", value(name) == of));
  const change = (act) => {
    stay(frame, scroller, act);
    mark();
  };

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
  draw(grip, sheet);
  const back = () => sheet.close();
  addEventListener("popstate", back);
  sheet.onclose = () => {
    removeEventListener("popstate", back);
    sheet.remove();
    // The entry of the history that opening it made, so that the back button
    // closes it, goes with it.
    if (history.state?.["bulletin-viewer"]?.over) history.back();
  };
  mark();
  frame.append(sheet);
  sheet.showModal();
}

/** A finger on the grip draws the sheet down. */
function draw(grip, sheet) {
  let from = null;
  grip.onpointerdown = (event) => {
    if (event.target.closest("button")) return;
    from = event.clientY;
    grip.setPointerCapture(event.pointerId);
  };
  const by = (event) => Math.max(0, event.clientY - from);
  grip.onpointermove = (event) => {
    if (from != null) sheet.style.transform = `translateY(${by(event)}px)`;
  };
  grip.onpointerup = grip.onpointercancel = (event) => {
    if (from == null) return;
    const far = by(event) > FAR && event.type == "pointerup";
    from = null;
    sheet.style.transform = "";
    if (far) sheet.close();
  };
}

/** Does something that changes sizes; what is read stays where it is. */
function stay(frame, scroller, act) {
  const page = frame.hidden || !frame.querySelector(".page") ? frame.getRootNode().host : frame;
  const blocks = page.querySelectorAll(".page :is(p, h1, h2, h3, h4, h5, h6, li, figure, tr)");
  // What is read begins below the top of the screen.
  const first = [...blocks].find((it) => it.getBoundingClientRect().bottom > 0 && it.getClientRects().length);
  const before = first?.getBoundingClientRect().top;
  act();
  if (first) scroller.scrollBy({ top: first.getBoundingClientRect().top - before, behavior: "instant" });
}
