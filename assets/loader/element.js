// The element: its life, its attributes, its events, and what of it is visible.

import { KEY, LOOKS, choices, dress, keep } from "./choices.js";
import { make } from "./dom.js";
import { help, more } from "./help.js";
import { panel } from "./panel.js";
import { hasContent, keepPlace, scrollerOf, whenFree } from "./place.js";
import { join, text } from "./request.js";
import { css, link } from "./looks.js";
import { missing } from "./support.js";
import { ADDRESS, dead, die, load, mourn } from "./wasm.js";
import { WORDS } from "./words.js";

/** Milliseconds after which a load counts as slow and says how far it is. */
const SLOW = 2000;

/** Milliseconds that an element may be out of the page in a move, which often
 * puts it in again in a later task. */
const GRACE = 50;

/** The elements in a page, in the order in which they came. */
const live = new Set();

/** One sheet a document, shared by its elements: a sheet cannot serve two. */
const sheets = new WeakMap();

/** Of how many issues it is kept where the reader left off. */
const KEPT = 20;

const ATTRIBUTES = ["src", "issue", "route", "locale", ...LOOKS, "heading-level", "timeout"];

export class BulletinViewer extends HTMLElement {
  static observedAttributes = ["id", ...ATTRIBUTES];

  // What is drawn around the app.
  #slot = make("slot");
  #progress = make("progress", { max: 1, value: 0 });
  // What is said to those who listen, where nothing that has the focus says it.
  #said = make("p", { class: "unseen", role: "status" });
  #amount = make("p", { "aria-hidden": "true" });
  #loading = make(
    "div",
    { id: "loading", tabindex: "-1" },
    make("div", { class: "coming" }, this.#progress, this.#amount),
    // On a published page there is always something to read.
    ...(PUBLISHED ? [] : [make("div", { class: "bones", "aria-hidden": "true" }, ...["name", "kind", "number", "imprint", "title", "lines"].map((it) => make("i", { class: it })))]),
  );
  #failure = make("div", { id: "failure", part: "failure", tabindex: "-1" });
  #app;
  #frame = make("div", { id: "frame", class: "frame", part: "frame", dir: "ltr" }, this.#said, this.#loading, this.#failure);
  #root = this.attachShadow({ mode: "open" });

  #data = null; // as it was set
  #copy = null; // and as the wasm gets it
  #place = null; // asked for before there was anything to go to

  // One life, from coming into a page to leaving it.
  #life = null; // a token: whoever holds another one comes too late
  #viewer = null;
  #given; // the configuration that the viewer has
  #requests = []; // under way
  #held = new Map(); // by address: there or begun before the wasm could ask
  #dressed = link(this.#root, this.#frame); // comes to its end
  #hinted; // the source for which they were begun
  #counted = []; // requests that the progress counts
  #begun = false; // the wasm is asked for, or out of question
  #busy = false; // something is loading, or a failure not yet told
  #taken = false; // the app has taken over from what stood in the element
  #drawn = false; // there is something to see in the app
  #cause = null; // in the panel
  #failing = null; // a cause for which the panel is on its way
  #fresh = false; // after a failure, past the browser's cache
  #pressed = false; // the reader asked for another try and waits for its end
  #timer;
  #came; // the page was opened to print
  #leaving; // it is out of the page, and will be taken down
  #began = 0;
  #unmourn;
  #uncall; // calls off a take-over that waits
  #queued = false;

  constructor() {
    super();
    this.#dress();
    this.#root.append(this.#slot, this.#frame);
    this.#slot.addEventListener("slotchange", () => this.#draw());
    this.addEventListener("click", (event) => {
      const what = event.composedPath().find((it) => it.dataset?.do)?.dataset.do;
      if (what == "settings" || what == "print") this.#read(what);
    });
    // Some browsers leave what has the focus half below the bar.
    this.addEventListener("keyup", (event) => event.key == "Tab" && event.composedPath()[0].scrollIntoView({ block: "nearest", behavior: "instant" }));
    // The looks of what can be opened come when the reader begins to do something.
    if (PUBLISHED) for (const it of ["pointerdown", "keydown", "click"]) this.addEventListener(it, () => help().then(() => this.#dress()), { once: true });
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    // Properties that were set before the element was known hide its own.
    try {
      for (const name of ["data", ...ATTRIBUTES.map(camel)]) {
        if (Object.prototype.hasOwnProperty.call(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
    } finally {
      if (!this.#life) this.#start();
    }
  }

  disconnectedCallback() {
    // A move takes the element out and puts it in again, often in the task
    // after this one; a move keeps everything.
    this.#leaving = setTimeout(() => this.#life && this.#stop(), GRACE);
  }

  adoptedCallback() {
    this.#dress();
  }

  attributeChangedCallback(name) {
    if (!this.#life) return;
    if (name == "id" || name == "route") refreshAll();
    this.#refresh();
  }

  /**
   * An archive or an issue as a value, in place of `src`. It is copied; set it
   * again after a change. What JSON cannot hold (a circle, a BigInt) throws.
   */
  get data() {
    return this.#data;
  }

  set data(value) {
    this.#data = value ?? null;
    // A round trip, so that no getter and no proxy runs within the wasm.
    this.#copy = value == null ? null : JSON.parse(JSON.stringify(value) ?? "null");
    this.#refresh();
  }

  /** Goes to a place: `place` or `issue/place`. */
  navigate(place) {
    this.#place = String(place);
    this.#go();
  }

  /** Prints the issue: this page, the issue's own, or a document made for it. */
  print() {
    this.#read("print");
  }

  // ---- life

  #start() {
    const life = (this.#life = {});
    live.add(this);
    this.#unmourn = mourn(() => setTimeout(() => life == this.#life && this.#fall()));
    // A new one each time: what listened on the old one goes with it.
    this.#app = make("div", { id: "app" });
    this.#frame.append(this.#app);
    this.#look();
    this.#draw();
    const found = missing();
    const cause = dead || (found && { code: "old-browser", found });
    this.#begun = cause;
    if (cause) this.#fail(cause);
    else this.#begin();
    addEventListener("beforeprint", this.#complete);
    // Where an embed's reader came to print.
    if (PUBLISHED && location.hash == "#:print") {
      history.replaceState(history.state, "", location.pathname + location.search);
      this.#came = true;
      this.print();
    }
    // After an element without an id has come or gone another one may route.
    refreshAll();
  }

  #stop() {
    live.delete(this);
    this.#unmourn();
    this.#uncall?.();
    clearInterval(this.#timer);
    removeEventListener("beforeprint", this.#complete);
    const viewer = this.#viewer;
    this.#viewer = this.#life = this.#uncall = this.#hinted = null;
    this.#begun = this.#busy = this.#taken = this.#drawn = this.#fresh = this.#pressed = false;
    this.#clear();
    this.#leave(this.#requests);
    this.#counted = this.#requests = [];
    this.#held.clear();
    call(() => {
      viewer?.destroy();
      viewer?.free();
    });
    this.#app.remove();
    this.#failure.replaceChildren();
    this.#draw();
    refreshAll();
  }

  /** Loads what is needed; nothing where there is no source to show. */
  #begin() {
    const { src, data } = this.#config();
    // A browser too old, or a wasm that died: nothing is fetched in vain.
    if (this.#begun?.code) return;
    if (this.#begun || !(src || data)) return void this.#hint();
    this.#begun = true;
    this.#loadingNow();
    this.#load();
  }

  /** Loads the data beside the wasm. */
  async #load() {
    const life = this.#life;
    this.#hint();
    const request = load(this.#seconds, this.#fresh);
    this.#count(request);
    let Viewer;
    try {
      Viewer = await request.promise;
      await this.#dressed;
    } catch (cause) {
      const gone = cause.code == "http-status" && cause.status < 500;
      if (life == this.#life) this.#fail(gone ? { ...cause, code: "wasm-missing" } : cause);
      return;
    }
    if (life != this.#life || dead) return;
    this.#given = this.#config();
    call(() => (this.#viewer = new Viewer(this.#app, this.#host(life), this.#given)));
  }

  /** What the viewer may ask of the page. A viewer that is gone is not heard. */
  #host(life) {
    const heard = (act) => (...values) => (life == this.#life ? act(...values) : undefined);
    return {
      // Answers to `told(came, answer or cause)`, once, whatever happens.
      get: (url, told) => {
        const answer = life == this.#life ? this.#get(url) : Promise.reject({ code: "aborted", url });
        answer.then(
          (it) => call(() => told(true, it)),
          (it) => call(() => told(false, it)),
        );
      },
      loading: heard(() => this.#loadingNow()),
      ready: heard((issue) => this.#ready(issue)),
      left: heard((issue, ...place) => this.#left(issue, place)),
      fail: heard((cause) => this.#fail(cause)),
      recovered: heard(() => this.#recover()),
      say: heard((words) => this.#say(words)),
      navigating: heard((detail) => this.#tell("navigate", detail)),
    };
  }

  // ---- fetching

  get #seconds() {
    const seconds = parseFloat(this.getAttribute("timeout"));
    return seconds > 0 ? seconds : 30;
  }

  #join(url) {
    const request = join(url, text, { seconds: this.#seconds, fresh: this.#fresh });
    this.#count(request);
    return request;
  }

  #count(request) {
    if (request.done) return;
    this.#counted.push(request);
    this.#requests.push(request);
    const over = () => (this.#requests = this.#requests.filter((it) => it != request));
    request.promise.then(over, over);
  }

  #leave(requests) {
    for (const request of requests) request.leave();
  }

  #get(url) {
    const request = this.#held.get(url) || this.#join(url);
    this.#held.delete(url);
    return request.promise;
  }

  #hold(url) {
    const request = this.#held.get(url) || this.#join(url);
    this.#held.set(url, request);
    return request.promise;
  }

  /**
   * Begins what the viewer will ask for once it is there: the source, and the
   * issue that it will want of an archive. A mere hint: a wrong one costs a
   * request, the viewer decides for itself.
   */
  async #hint() {
    const { src, data, issue, name } = this.#config();
    const source = data ? null : src;
    if (this.#viewer || this.#hinted == source) return;
    this.#hinted = source;
    const stale = [...this.#held.values()];
    this.#held.clear();
    this.#requests = this.#requests.filter((it) => !stale.includes(it));
    this.#leave(stale);
    if (!source) return;
    // On a published page the issue's data stands beside its text.
    const own = this.querySelector("[data-url]");
    if (own) {
      const url = absolute(own.dataset.url, this.baseURI);
      this.#held.set(url, { promise: Promise.resolve({ url, type: "", text: own.textContent }), done: true, leave() {} });
    }
    try {
      const answer = await this.#hold(source);
      if (PUBLISHED) return;
      if (this.#hinted != source || this.#viewer) return;
      const wanted = (name && routed(name)) || issue;
      const entry = JSON.parse(answer.text)
        .issues.filter((it) => !wanted || it.id == wanted)
        .reduce((one, two) => (two.datePublished > one.datePublished ? two : one));
      await this.#hold(new URL(entry.url, answer.url).href);
    } catch {
      // The viewer meets the same and tells it.
    }
  }

  // ---- configuration

  #config() {
    const text = (name) => this.getAttribute(name) || null;
    const route = text("route") == "none" ? "none" : "fragment";
    const level = parseInt(text("heading-level"));
    return {
      src: absolute(text("src"), this.baseURI),
      data: this.#copy,
      issue: text("issue"),
      route,
      name: route == "none" ? null : this.id || (firstUnnamed() == this ? "bulletin" : null),
      locale: this.#language ? "en" : "zh-Hans",
      headingLevel: level >= 1 && level <= 6 ? level : 1,
    };
  }

  /** 0 for Chinese, 1 for English: as asked for, else as the page around. */
  get #language() {
    const around = this.closest("[lang]") || document.documentElement;
    return +/^en/i.test(this.getAttribute("locale") || around.lang || navigator.language);
  }

  /** Attributes often change several at a time, also from within the viewer's own events: told once, later. */
  #refresh() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      if (!this.#life || dead) return;
      this.#look();
      if (this.#cause) this.#drawPanel();
      if (!this.#viewer) return this.#begin();
      const [old, config] = [this.#given, this.#config()];
      if (Object.keys(config).every((key) => config[key] === old[key])) return;
      this.#given = config;
      call(() => this.#viewer.configure(config));
    });
  }

  static refresh(element) {
    element.#refresh();
  }

  // ---- what is visible

  #dress() {
    const { ownerDocument } = this;
    try {
      let sheet = sheets.get(ownerDocument);
      if (!sheet) sheets.set(ownerDocument, (sheet = new ownerDocument.defaultView.CSSStyleSheet()));
      const text = css + more.css;
      if (sheet.text != text) sheet.replaceSync((sheet.text = text));
      this.#root.adoptedStyleSheets = [sheet];
    } catch {
      // A browser too old, which the panel tells, or a document without a
      // window, where nothing is seen.
    }
  }

  #look() {
    const frame = this.#frame;
    dress(frame, this.#says);
    // The text that stands on a published page before the viewer has the page's.
    if (PUBLISHED) dress(document.documentElement);
    frame.lang = this.#language ? "en" : "zh-Hans";
    this.#progress.setAttribute("aria-label", WORDS.loading[this.#language]);
  }

  /** What the page says of the looks. */
  #says = (name) => this.getAttribute(name);

  /** Sees to it that all of the issue is there, and its pictures on their way. */
  #complete = () => {
    call(() => this.#viewer?.complete());
    // After the viewer, which draws in a microtask.
    queueMicrotask(() => {
      for (const it of [this, this.#app]) it.querySelectorAll(".page figure img").forEach((it) => (it.loading = "eager"));
    });
  };

  /** Does what reading.js brings: `settings`, `print`, or `resume` at a place. */
  async #read(what, place) {
    // The looks of sheets come with the other one on published pages.
    await Promise.all([help(READING_URL, place ? undefined : 1000 * this.#seconds), PUBLISHED && what == "settings" && help()]);
    if (!this.#life) return;
    this.#dress();
    const desk = {
      frame: this.#frame,
      app: this.#app,
      language: this.#language,
      scroller: scrollerOf(this),
      given: this.#says,
      chosen: choices,
      choose: (name, value) => {
        keep(name, value);
        for (const it of live) it.#look();
      },
      go: (...place) => call(() => this.#viewer?.resume(...place)),
      element: this,
      came: this.#came,
      complete: this.#complete,
      patience: 1000 * this.#seconds,
      // Nothing is drawn yet that will be.
      waits: () => this.#busy,
    };
    if (more[what]) more[what](desk, place);
    else if (what == "print") {
      this.#complete();
      window.print();
    } else if (!place) this.#fail({ code: "network", url: new URL(READING_URL, import.meta.url).href, notice: true });
  }

  /** The reader left an issue, or may be about to, here. */
  #left(issue, place) {
    const { [issue]: _, ...others } = choices().left || {};
    const all = Object.entries(others).slice(1 - KEPT);
    // At its beginning nothing is left to go back to.
    if (place[0] || place[1] < -innerHeight) all.push([issue, place]);
    keep("left", Object.fromEntries(all));
  }

  #draw() {
    this.#slot.hidden = this.#taken && !dead;
    const content = !this.#slot.hidden && hasContent(this);
    const { notice } = this.#cause || {};
    this.#loading.hidden = !this.#busy;
    // Where there is something to read, loading and failing stay small.
    this.#loading.className = this.#drawn || content ? "thin" : "";
    this.#failure.hidden = !this.#cause;
    this.#failure.className = notice ? "notice" : this.#drawn || content ? "compact" : "";
    if (this.#app) {
      this.#app.hidden = !this.#drawn;
      this.#app.setAttribute("aria-busy", this.#busy);
    }
  }

  #loadingNow() {
    if (!this.#busy) {
      this.#busy = true;
      this.#began = performance.now();
      // What is counted from here on belongs to this load.
      this.#counted = [...this.#requests];
      this.#timer = setInterval(() => this.#measure(), 200);
      this.#measure();
    }
    // The panel of a failure before it goes, but not where a list stands below it.
    if (!this.#cause?.archive) this.#clear();
    this.#draw();
  }

  /** How far it is. A bar at once; after a while, words. */
  #measure() {
    let received = 0;
    let total = 0;
    for (const it of this.#counted) {
      received += it.received;
      total += Math.max(it.total, it.received);
    }
    this.#progress.max = total || 1;
    this.#progress.value = received;
    const slow = performance.now() - this.#began >= SLOW;
    this.#loading.toggleAttribute("data-slow", slow);
    if (!slow) return;
    const word = WORDS.loading[this.#language];
    // Once, not with each number.
    if (!this.#amount.textContent) this.#say(word);
    const kb = (bytes) => Math.ceil(bytes / 1000);
    this.#amount.textContent = `${word} ${kb(received)} / ${kb(total)} KB`;
  }

  /** Says something, also twice the same. */
  #say(words) {
    this.#said.textContent = "";
    setTimeout(() => (this.#said.textContent = words), 99);
  }

  #rest() {
    this.#busy = false;
    this.#amount.textContent = "";
    this.#counted = [];
    clearInterval(this.#timer);
  }

  /**
   * An issue is drawn. Takes over, at once or when the reader lets go of what
   * stands in the element. True where the reader's place is seen to: the viewer
   * then must not scroll.
   */
  #ready(issue) {
    const waited = this.#amount.textContent;
    this.#rest();
    this.#fresh = false;
    if (!(this.#failing || this.#cause)?.notice) this.#clear();
    let kept = true;
    const show = () => {
      this.#uncall = null;
      kept = false;
      if (!this.#taken) {
        const settle = keepPlace(this, this.#root);
        this.#taken = this.#drawn = true;
        this.#draw();
        kept = settle();
      }
      this.#drawn = true;
      this.#draw();
      if (waited) this.#say(WORDS.ready[this.#language]);
      if (this.#pressed) this.#focusApp();
      this.#pressed = false;
      const left = choices().left?.[issue];
      if (left && !kept && !location.hash && !history.state?.[KEY]) this.#read("resume", left);
      // After the viewer's own work: the page may answer by asking for more.
      queueMicrotask(() => {
        this.#tell("ready", { issue: issue ?? null });
        this.#go();
      });
    };
    this.#draw();
    this.#uncall?.();
    if (this.#taken) show();
    else this.#uncall = whenFree(this, show);
    return kept;
  }

  #go() {
    if (this.#place == null || !this.#taken) return;
    queueMicrotask(() => {
      const place = this.#place;
      this.#place = null;
      if (place != null) call(() => this.#viewer?.navigate(place));
    });
  }

  /**
   * Tells a cause, once its words have come: until then it goes on loading, as
   * far as the reader sees.
   */
  async #fail(cause) {
    this.#failing = cause;
    if (!cause.notice) {
      this.#uncall?.();
      this.#uncall = null;
      this.#busy = true;
      this.#draw();
    }
    await help();
    if (this.#failing != cause) return;
    this.#failing = null;
    this.#cause = { ...cause };
    if (!cause.notice) {
      this.#rest();
      // The list of an archive stands below the panel of a broken issue.
      this.#drawn = !!cause.archive;
    }
    this.#drawPanel();
    if (this.#pressed) this.#failure.querySelector("button").focus({ preventScroll: true });
    this.#pressed = false;
    this.#tell("error", this.#cause);
  }

  #drawPanel() {
    const open = this.#failure.querySelector("details")?.open;
    this.#dress();
    const act = (action) => this.#act(action);
    this.#failure.replaceChildren(
      ...(more.panel || panel)(this.#cause, this.#language, act, `${import.meta.url} ${ADDRESS}`),
    );
    this.#failure.querySelector("details")?.toggleAttribute("open", !!open);
    this.#draw();
  }

  #clear() {
    this.#cause = this.#failing = null;
  }

  #recover() {
    this.#clear();
    this.#draw();
  }

  /** A button of the panel was pressed. */
  #act(action) {
    if (action == "page") return location.reload();
    this.#clear();
    if (action == "load") {
      this.#fresh = this.#pressed = true;
      this.#loadingNow();
      // The button is gone; the focus must not fall out of the element.
      this.#loading.focus({ preventScroll: true });
      if (this.#viewer) call(() => this.#viewer.retry());
      else {
        this.#hinted = null;
        this.#load();
      }
    }
    this.#draw();
    if (action == "close") this.#focusApp();
  }

  /** To the headline, which the viewer makes focusable. */
  #focusApp() {
    this.#app.querySelector("[tabindex='-1']")?.focus({ preventScroll: true });
  }

  /** The wasm is dead: what it drew goes, what stood in the element comes back. */
  #fall() {
    this.#viewer = null;
    this.#app.remove();
    this.#app = make("div", { id: "app" });
    this.#frame.append(this.#app);
    this.#fail(dead);
  }

  #tell(name, detail) {
    return this.dispatchEvent(
      new CustomEvent("bulletin-" + name, { detail, bubbles: true, composed: true, cancelable: name == "navigate" }),
    );
  }
}

// Properties that reflect attributes: textSize for text-size.
for (const name of ATTRIBUTES) {
  Object.defineProperty(BulletinViewer.prototype, camel(name), {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

function camel(name) {
  return name.replace(/-(.)/, (_, letter) => letter.toUpperCase());
}

function absolute(address, base) {
  try {
    return address && new URL(address, base).href;
  } catch {
    return address;
  }
}

/** Calls into the wasm; whatever comes out of it is its death. */
function call(act) {
  if (dead) return;
  try {
    act();
  } catch (error) {
    die(error);
  }
}

const firstUnnamed = () => [...live].find((it) => !it.id && it.route != "none");

function refreshAll() {
  live.forEach(BulletinViewer.refresh);
}

// What was chosen on another page, while this one was open or away.
for (const it of ["pageshow", "storage"]) addEventListener(it, refreshAll);

/** The issue that the page's address names for an element of this name. */
function routed(name) {
  try {
    const [whose, issue] = decodeURIComponent(location.hash.slice(1)).split("/");
    return whose == name && issue;
  } catch {
    return null;
  }
}
