// What `cargo xtask bench` measures with, in the page. Times are milliseconds of
// this machine at this moment: only their ratios mean anything.
(() => {
  "use strict";
  /** @type {PerformanceEntry[]} */
  let tasks = [];
  let shifts = 0;
  const long = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  long.observe({ type: "longtask" });
  const shift = new PerformanceObserver((list) => add(list.getEntries()));
  shift.observe({ type: "layout-shift", buffered: true });
  /** @param {any[]} entries */
  const add = (entries) => {
    for (const entry of entries) if (!entry.hadRecentInput) shifts += entry.value;
  };

  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const task = () => new Promise((done) => setTimeout(done));
  // A frame is on the screen when the task after it begins.
  const painted = async () => {
    await frame();
    await task();
  };
  /** @param {() => unknown} so */
  const until = async (so) => {
    for (const start = performance.now(); !so(); await painted()) {
      if (performance.now() - start > 100000) throw new Error("waited in vain for " + so);
    }
  };
  // Nothing but idle frames for a while: what the last deed set off is over.
  const quiet = async () => {
    for (let still = 0, last = performance.now(); still < 12; ) {
      await painted();
      const now = performance.now();
      still = now - last < 100 ? still + 1 : 0;
      last = now;
    }
  };

  const root = () => /** @type {ShadowRoot} */ (document.querySelector("bulletin-viewer")?.shadowRoot);
  /** @param {string} name @param {string} value */
  const find = (name, value) =>
    [.../** @type {NodeListOf<HTMLElement>} */ (root().querySelectorAll("[" + name + "]"))].find((one) => one.getAttribute(name) === value);

  // Does something in a task of its own, waits until it is done and all is
  // quiet, and returns the longest task over 50 ms (0 where there was none).
  /** @param {() => void} act @param {() => unknown} done */
  const deed = async (act, done) => {
    await quiet();
    long.takeRecords();
    tasks = [];
    await new Promise((/** @type {(nothing?: unknown) => void} */ over, failed) => setTimeout(() => {
      try {
        act();
        over();
      } catch (error) {
        failed(error);
      }
    }));
    await until(done);
    await quiet();
    tasks.push(...long.takeRecords());
    return Math.max(0, ...tasks.map((one) => one.duration));
  };

  /** @param {string} url */
  const json = async (url) => (await fetch(url)).json();
  /** @param {HTMLElement} element */
  const nextReady = (element) => new Promise((done) => element.addEventListener("bulletin-ready", done, { once: true }));

  const bench = {
    // The wasm is there before anything is measured.
    /** @param {string} url */
    async warm(url) {
      await customElements.whenDefined("bulletin-viewer");
      const element = document.createElement("bulletin-viewer");
      const ready = nextReady(element);
      element.route = "none";
      element.data = await json(url);
      document.body.append(element);
      await ready;
      element.remove();
      await quiet();
      await quiet();
    },

    // From data that is there to a first screen that stands, then to all of it.
    /** @param {string} url @param {number} paragraphs */
    async open(url, paragraphs) {
      const data = await json(url);
      await quiet();
      long.takeRecords();
      tasks = [];
      const element = document.createElement("bulletin-viewer");
      const ready = nextReady(element);
      const start = performance.now();
      element.data = data;
      document.body.append(element);
      await ready;
      await painted();
      const first = performance.now() - start;
      await until(() => root().querySelectorAll(".page p").length >= paragraphs);
      const complete = performance.now() - start;
      await quiet();
      tasks.push(...long.takeRecords());
      return { first, complete, longest: Math.max(0, ...tasks.map((one) => one.duration)) };
    },

    // What the viewer drew, for the plain script: HTML and style sheet, without
    // what the viewer keeps room with (content-visibility), which is no HTML.
    drawn() {
      const css = root().adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n");
      const page = /** @type {HTMLElement} */ (root().querySelector(".page")?.cloneNode(true));
      for (const slice of page.querySelectorAll(".slice")) slice.removeAttribute("style");
      return { html: page.outerHTML, css };
    },

    // The same HTML by a plain script, under the same style sheet.
    /** @param {string} html @param {string} css */
    async plain(html, css) {
      const text = await (await fetch(html)).text();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(await (await fetch(css)).text());
      const host = document.createElement("div");
      const shadow = host.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [sheet];
      document.body.append(host);
      await quiet();
      const start = performance.now();
      shadow.innerHTML = text;
      await painted();
      const first = performance.now() - start;
      if (!shadow.querySelector(".headline")) throw new Error("no headline in the plain page");
      return first;
    },

    /** @param {number} steps */
    async scroll(steps) {
      const distance = document.documentElement.scrollHeight / steps;
      let step = 0;
      const next = () => {
        scrollBy(0, distance);
        if (++step < steps) requestAnimationFrame(next);
      };
      return deed(next, () => step >= steps);
    },

    // By a tap on whatever leads there.
    /** @param {string} place */
    go(place) {
      return deed(() => find("data-go", place)?.click(), () => {
        const target = root().querySelector("mark") ?? root().getElementById(place);
        const top = target ? target.getBoundingClientRect().top : NaN;
        return top > -5 && top < innerHeight;
      });
    },

    /** @param {string} id */
    async figure(id) {
      const opened = () => root().querySelector("dialog[open]");
      const longest = await deed(() => find("data-figure", id)?.click(), opened);
      history.back();
      await until(() => !opened());
      return longest;
    },

    shifts() {
      add(shift.takeRecords());
      return shifts;
    },
  };
  Object.assign(window, { bench });
})();
