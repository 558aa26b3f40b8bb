// Changes a viewer again and again, as hosts and readers do, and looks after each
// change whether all is there once it has come to rest. What happens follows from the
// seed in the page's address; nothing waits for a time. `tests/random.rs` asks for
// `__random`.
(() => {
  "use strict";
  const asked = new URLSearchParams(location.search);
  const seed = Number(asked.get("seed"));
  const steps = Number(asked.get("steps"));
  const chance = window.__chance(seed);
  const { below, maybe, pick } = chance;
  const { issue, archive, ids, known } = window.__issues(chance);

  /** What the test sees. */
  const state = (window.__random = { step: 0, done: false, failed: "", waits: "", log: /** @type {string[]} */ ([]) });
  /** @param {string} words */
  const note = (words) => state.log.push(`${state.step}: ${words}`);
  const turn = () => new Promise((go) => setTimeout(go));

  // Files that only this page has; they come after a while.
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @param {string} name @param {string} text */
  const put = (name, text) => {
    const address = new URL(`/random/${files.size}/${name}`, location.href).href;
    files.set(address, text);
    return address;
  };
  const native = window.fetch;
  window.fetch = async (input, options) => {
    const text = files.get(String(input));
    if (text == null) return native(input, options);
    for (let late = below(4); late; late--) await turn();
    options?.signal?.throwIfAborted();
    const answer = new Response(text, { headers: { "content-type": "application/json" } });
    return Object.defineProperty(answer, "url", { value: String(input) });
  };

  // How many entries of the history are the viewer's own, to go back no further.
  let depth = 0;
  const { pushState, back } = History.prototype;
  History.prototype.pushState = function (...values) {
    const before = history.length;
    pushState.apply(this, values);
    if (history.length > before) depth++;
  };
  History.prototype.back = function () {
    depth--;
    back.call(this);
  };

  /** @type {any} */
  let viewer = null;
  /** Which issues may be shown: by their numbers. Without any, or as well where
   * `fails`, the panel. */
  let wanted = new Set();
  let fails = false;
  /** The issues of the archive. @type {ReturnType<typeof issue>[]} */
  let listed = [];
  let single = issue();

  const root = () => /** @type {ShadowRoot} */ (viewer.shadowRoot);
  /** @param {string} css @returns {HTMLElement[]} */
  const all = (css) => [.../** @type {NodeListOf<HTMLElement>} */ (root().querySelectorAll(css))];
  /** @param {ParentNode | undefined} node */
  const tokens = (node) => new Set(node?.textContent?.match(/〔\d+\.\d+〕/g));
  /** Takes the fragment away; not where the browser allows no more changes for now. */
  const plain = () => {
    try {
      history.replaceState(null, "", location.pathname + location.search);
    } catch {
      return false;
    }
    return !location.hash;
  };

  /** The tree, without what follows from where the reader is and was.
   * @param {Node} node @returns {string} */
  const shape = (node) => {
    if (node.nodeType == 3) return node.nodeValue || "";
    if (!(node instanceof Element)) return "";
    // The way back from a quote comes with its mark; other parts are the archive's.
    if (node.matches('.back[data-go^="sum:"], .parts')) return "";
    const within = [...node.childNodes].map(shape).join("");
    if (node.localName == "mark") return within;
    const names = node.getAttributeNames().filter((it) => !/^(href|style|src|aria-current|data-page|class)$/.test(it));
    const classes = [...node.classList].filter((it) => it != "missing");
    return `<${node.localName} ${classes} ${names.sort().map((it) => `${it}=${node.getAttribute(it)}`)}>${within}</>`;
  };

  const shownNumber = () => Number(root().querySelector(".headline")?.textContent?.match(/〔(\d+)\./)?.[1]);

  /** What is not as it should be. */
  const problem = () => {
    const said = /** @type {any} */ (window.top).__recorded.said.filter((/** @type {any} */ it) => !/Throttling/.test(it.words));
    if (said.length) throw new Error(JSON.stringify(said[0]));
    if (!viewer.isConnected) return "";
    const app = root().getElementById("app");
    const panel = root().getElementById("failure");
    if (!app || app.ariaBusy == "true") return "it is busy";
    const failure = !panel?.hidden && !panel?.classList.contains("notice");
    const frame = app.querySelector(".viewer");
    if (failure) return fails ? "" : `it failed: ${panel?.textContent}`;
    if (!wanted.size) return `it should have failed: ${viewer.getAttribute("issue")} at ${location.hash}, with ${JSON.stringify(history.state)}, shows ${shownNumber()}`;
    if (app.hidden || !frame) return "nothing is shown";
    const number = shownNumber();
    if (!wanted.has(number)) return `it shows ${number}, not ${[...wanted]}`;
    const shown = tokens(app);
    const lost = known.get(number)?.filter((it) => !shown.has(it));
    if (lost?.length) return `it lacks ${lost} of ${number}`;
    const others = [...shown].filter((it) => !it.startsWith(`〔${number}.`));
    if (others.length) return `it still has ${others}`;
    const locale = viewer.getAttribute("locale") || "zh-Hans";
    if (frame.getAttribute("lang") != locale) return `it is not in ${locale}`;
    const level = viewer.getAttribute("heading-level") || "1";
    if (!app.querySelector(`h${level}.headline`)) return `the headline is not of level ${level}`;
    return "";
  };

  const rest = async () => {
    do await turn();
    while ((state.waits = problem()));
  };

  /** The page of the viewer is the one that a new viewer draws of the same. */
  const compare = async () => {
    // What is open makes all the rest of the page inert.
    while (all("dialog[open]").length) await closeAll();
    await rest();
    const app = root().getElementById("app");
    if (!viewer.isConnected || app?.hidden || !app?.querySelector(".headline")) return;
    const number = shownNumber();
    const json = sources.get(number);
    /** @type {any} */
    const fresh = document.createElement("bulletin-viewer");
    fresh.id = "fresh";
    fresh.setAttribute("route", "none");
    for (const name of ["locale", "heading-level", "review"]) if (viewer.hasAttribute(name)) fresh.setAttribute(name, viewer.getAttribute(name));
    fresh.data = JSON.parse(json || "");
    document.getElementById("beside")?.append(fresh);
    /** @param {any} of */
    const page = (of) => of.shadowRoot.querySelector(".page");
    const parts = (/** @type {any} */ of) => [...(page(of)?.children ?? [])].filter((it) => !it.matches(".pager")).map(shape);
    const ready = () => page(fresh) && fresh.shadowRoot.getElementById("app").ariaBusy != "true" && tokens(page(fresh)).size == known.get(number)?.length;
    while (!ready()) {
      state.waits = "the fresh one is not ready";
      problem();
      await turn();
    }
    for (;;) {
      const order = all(".tools [aria-pressed=true]")[0]?.dataset.do;
      fresh.shadowRoot.querySelector(`[data-do=${order}][aria-pressed=false]`)?.click();
      const [one, two] = [String(parts(viewer)), String(parts(fresh))];
      // The one that was asked for may have been on its way.
      if (one == two || shownNumber() != number) break;
      const at = [...one].findIndex((it, index) => it != two[index]);
      const near = [one, two].map((it) => it.slice(Math.max(0, at - 60), at + 60));
      state.waits = `it differs from a fresh one:\n${near.join("\n")}`;
      problem();
      await turn();
    }
    state.waits = "";
    fresh.remove();
  };
  /** @type {Map<number, string>} */
  const sources = new Map();
  /** @param {string} [id] */
  const make = (id) => {
    const it = issue(id);
    sources.set(it.number, it.json);
    return it;
  };
  sources.set(single.number, single.json);

  /** @param {ReturnType<typeof issue>} it */
  const showOne = (it) => {
    plain();
    listed = [];
    single = it;
    wanted = new Set([it.number]);
    fails = false;
  };
  const showMany = () => {
    const free = plain();
    const chosen = ids.filter(() => maybe(0.6));
    listed = (chosen.length ? chosen : [pick(ids)]).map((id) => (id == single.id && maybe(0.5) ? single : make(id)));
    any();
    const asked = viewer.getAttribute("issue");
    if (free && asked && !listed.some((it) => it.id == asked)) wanted = new Set();
    return archive(put, listed);
  };
  /** Any issue of the archive may come, or none. */
  const any = () => {
    if (!listed.length) return;
    wanted = new Set(listed.map((it) => it.number));
    fails = true;
  };
  /** @param {string} json */
  const give = (json) => {
    if (maybe(0.5)) {
      viewer.data = JSON.parse(json);
    } else {
      viewer.data = null;
      viewer.src = put("source.json", json);
    }
  };
  /** @param {string} name @param {string | null} value */
  const set = (name, value) => {
    note(`${name} = ${value}`);
    if (value == null) viewer.removeAttribute(name);
    else viewer.setAttribute(name, value);
  };
  /** Taps one of those that match. @param {string} css */
  const tap = (css) => {
    const one = pick(all(css));
    if (!one) return false;
    note(`tap ${css} ${one.textContent?.trim().slice(0, 30)}`);
    one.click();
    return true;
  };
  const closeAll = async () => {
    for (const dialog of /** @type {HTMLDialogElement[]} */ (all("dialog[open]"))) {
      const ways = [
        () => dialog.dispatchEvent(new Event("cancel", { cancelable: true })) && dialog.close(),
        () => /** @type {HTMLElement | null} */ (dialog.querySelector("[data-do=close],.grip button"))?.click(),
      ];
      note("close");
      pick(ways)();
    }
    for (let turns = below(3); turns; turns--) await turn();
  };

  /** @type {[number, () => unknown][]} */
  const deeds = [
    [12, () => {
      const it = make(maybe(0.6) ? single.id : undefined);
      note(`issue ${it.number} “${it.id}”`);
      showOne(it);
      give(it.json);
    }],
    [7, () => {
      const json = showMany();
      note(`archive ${listed.map((it) => it.number)}`);
      give(json);
    }],
    [4, () => {
      // One of the archive's own issues, alone.
      const it = listed.length ? pick(listed) : single;
      note(`issue ${it.number} alone`);
      showOne(it);
      give(it.json);
    }],
    [5, () => {
      const id = maybe(0.3) ? null : pick(ids);
      set("issue", id);
      if (!listed.length) return;
      // An issue that there is not leaves the one on the screen.
      any();
    }],
    [4, () => set("locale", pick(["en", "zh-Hans"]))],
    [3, () => set("heading-level", pick([null, "1", "2", "3", "4"]))],
    [3, () => (set("review", pick([null, ""])), any())],
    [2, () => set("route", pick([null, "none"]))],
    [2, () => set("id", pick([null, "mine", "yours"]))],
    [2, () => set(pick(["theme", "text-size", "mode"]), pick([null, "dark", "x-large", "elder"]))],
    [4, () => tap(".tools [data-do^=order]")],
    [5, () => {
      note("move");
      pick([...document.querySelectorAll("main, aside")]).append(viewer);
    }],
    [3, async () => {
      note("take out, and put in again");
      viewer.remove();
      for (let turns = below(3); turns; turns--) await turn();
      if (maybe(0.3)) await new Promise((go) => setTimeout(go, 60));
      document.querySelector("main")?.prepend(viewer);
      any();
    }],
    [2, () => {
      note("another element beside it");
      const other = document.querySelector("#third");
      if (other) return other.remove();
      const third = document.createElement("bulletin-viewer");
      third.id = "third";
      /** @type {any} */ (third).data = JSON.parse(make().json);
      document.querySelector("aside")?.prepend(third);
    }],
    [8, () => {
      note("scroll");
      scrollTo({ top: below(document.documentElement.scrollHeight), behavior: "instant" });
    }],
    [8, () => tap("a[data-go]")],
    [6, () => tap("a[data-issue]") && any()],
    [5, () => tap("[data-do=contents]")],
    [4, () => tap("[data-do=issues]")],
    [3, () => tap("[data-do=settings]")],
    [6, () => tap("[data-figure]")],
    [5, () => tap("dialog [data-do=next-figure], dialog [data-do=previous-figure], dialog [data-do=zoom-in]")],
    [3, () => tap("#failure button")],
    [5, () => {
      const target = pick(["summary", "figures", "s1", "f1", "x1", "nowhere", pick(ids), `${pick(ids)}/summary`]);
      note(`navigate ${target}`);
      viewer.navigate(target);
      any();
    }],
    [5, () => {
      if (depth <= 0) return;
      note("back");
      history.back();
      any();
    }],
    [8, closeAll],
  ];
  const weight = deeds.reduce((sum, [it]) => sum + it, 0);
  const deed = () => {
    let at = below(weight);
    for (const [share, act] of deeds) if ((at -= share) < 0) return act;
    return closeAll;
  };

  const run = async () => {
    viewer = document.createElement("bulletin-viewer");
    showOne(single);
    viewer.data = JSON.parse(single.json);
    document.querySelector("main")?.append(viewer);
    await rest();
    while (++state.step <= steps) {
      await deed()();
      // Often the next thing happens before this one is done.
      if (maybe(0.3)) continue;
      await rest();
      if (maybe(0.3)) await compare();
    }
    await closeAll();
    await rest();
  };
  addEventListener("bulletin-error", (/** @type {any} */ { detail }) => {
    note(`it says ${detail.code} ${detail.found ?? ""}`);
    if (/panic/.test(detail.code)) state.failed ||= detail.detail;
  });
  addEventListener("DOMContentLoaded", () =>
    run().then(
      () => (state.done = true),
      (error) => (state.failed ||= `${error}\n${error.stack}`),
    ),
  );
})();
