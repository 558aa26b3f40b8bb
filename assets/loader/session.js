// One viewer, from the moment that its element comes into a page to the one
// that it leaves it: what is shown, and what fails. The states and the steps
// between them are in state.js.

import { KEY } from "./choices.js";
import { make } from "./dom.js";
import { Engine } from "./engine.js";
import { Panel } from "./panel.js";
import { Progress } from "./progress.js";
import { State } from "./state.js";
import { missing } from "./support.js";
import { CONTENTS, TakeOver, focused, hasContent, keepPlace } from "./takeover.js";
import { WORDS } from "./words.js";

/** @typedef {import("./causes.js").Cause} Cause */

/** @typedef {import("./context.js").Life} Life */

/** @implements {Life} */
export class Session {
  #context;
  #listener;
  #engine;
  #progress;
  #panel;
  #state = new State();
  #takeOver = new TakeOver();
  #ended = new AbortController();
  /** The issue that is drawn. @type {string | undefined} */
  #issue;
  /** The one in which the viewer crashed last. @type {string | undefined} */
  #died;
  /** It crashed there again: another try is of no use. @type {Cause | undefined} */
  #hopeless;
  /** Where to go once there is something to go to. @type {string | null} */
  #place = null;
  app = make("div", { id: "app" });

  /** @param {import("./context.js").Context} context @param {import("./context.js").Listener} [listener] */
  constructor(context, listener) {
    this.#context = context;
    this.#listener = listener;
    this.#progress = new Progress(context);
    this.#panel = new Panel(context, (action) => this.#act(action));
    this.#engine = new Engine(context, {
      retrying: () => this.#state.retrying,
      asked: (request) => this.#progress.count(request),
      foreseen: (issue) => this.#progress.foresee(issue),
      loading: () => this.#loading(),
      ready: (issue) => this.#ready(issue),
      fail: (cause) => void this.#fail(cause),
      recovered: () => this.#recover(),
      crashed: (cause) => this.#crash(cause),
    });
    context.frame.append(this.#progress.node, this.#panel.node, this.app);
    context.slot.addEventListener("slotchange", () => this.#render(), { signal: this.#ended.signal });
    this.#progress.translate();
    this.#render();
  }

  get busy() {
    return this.#state.busy;
  }

  begin() {
    const found = missing();
    if (found) return void this.#fail({ code: "old-browser", found });
    if (!this.#engine.hasSource) return this.#engine.hint();
    this.#start();
  }

  #start() {
    this.#loading();
    this.#engine.start(this.app);
  }

  refresh() {
    this.#progress.translate();
    this.#panel.translate();
    if (this.#state.phase == "idle") this.begin();
    else if (this.#engine.moved) this.#start();
    else this.#engine.refresh();
  }

  /** @param {string} place */
  navigate(place) {
    this.#place = place;
    this.#go();
  }

  /** @param {number} landmark @param {number} top */
  goOn(landmark, top) {
    this.#engine.call((viewer) => viewer.resume(landmark, top));
  }

  complete() {
    this.#engine.call((viewer) => viewer.complete());
  }

  /** The reader waits for the viewer: it takes over at once, or tries again. */
  want() {
    const { phase } = this.#state;
    const broken = this.#hopeless || (missing() && { code: "old-browser" });
    if (phase == "shown") this.#listener?.shown(this.app);
    else if (phase == "drawn") this.#takeOver.now();
    else if (phase == "failed" && broken) this.#listener?.failed(broken);
    else if (phase == "failed") this.#retry();
    this.#render();
  }

  end() {
    this.#ended.abort();
    this.#takeOver.cancel();
    this.#progress.end();
    this.#engine.end();
    for (const it of [this.#progress.node, this.#panel.node, this.app]) it.remove();
    this.#context.slot.hidden = false;
  }

  // ---- showing

  #loading() {
    this.#state.to("load");
    this.#progress.begin(this.#engine.requests);
    // The panel of a failure goes first, but not where a list stands below it.
    if (!this.#panel.cause?.archive) this.#panel.clear();
    this.#render();
  }

  /**
   * An issue is drawn. Takes over, at once or when the reader lets go of what
   * stands in the element. True where the reader's place is seen to: the app
   * then must not scroll.
   * @param {string} issue
   */
  #ready(issue) {
    this.#issue = issue;
    if (issue != this.#died) this.#died = this.#hopeless = undefined;
    // Nobody has asked for a try of which nobody was told.
    const focus = this.#state.retrying && !(PUBLISHED && this.#state.page);
    const slow = this.#progress.end();
    this.#state.to("draw");
    if (!this.#panel.notice) this.#panel.clear();
    this.#render();
    let kept = true;
    const show = () => {
      // Of what had it in a dialog, as the dialog opened.
      const lost = !PUBLISHED && this.#state.page && focused(this.#context.element);
      kept = this.#show(issue);
      if (slow) this.#context.announce(WORDS.ready[this.#context.language()]);
      if (focus || lost) this.#focusApp();
    };
    if (this.#state.page && !this.#listener?.wanted()) this.#takeOver.wait(this.#context.element, show);
    else show();
    return kept;
  }

  /** The app has the element to itself.
   * @param {string} issue */
  #show(issue) {
    const { element } = this.#context;
    const settle = this.#state.page && keepPlace(this.#context);
    this.#state.to("show");
    this.#render();
    const moved = settle && settle();
    // The browser has gone where the address and its entry of the history say,
    // and the reader may have gone on from there.
    const there = PUBLISHED && settle && (element.querySelector(":target") || history.state?.[KEY]);
    if (PUBLISHED && location.hash == CONTENTS) history.replaceState(history.state, "", location.pathname + location.search);
    if (!moved) this.#context.resume(issue);
    if (!PUBLISHED) this.#context.prepare();
    // After the app's own work: the page may answer by asking for more.
    queueMicrotask(() => {
      this.#context.tell("ready", { issue: issue ?? null });
      this.#go();
      this.#listener?.shown(this.app);
    });
    return !!(moved || there);
  }

  #go() {
    if (this.#place == null || this.#state.page) return;
    queueMicrotask(() => {
      const place = this.#place;
      this.#place = null;
      if (place != null) this.#engine.call((viewer) => viewer.navigate(place));
    });
  }

  #render() {
    const { page, app, busy } = this.#state;
    // On a published page nothing is said of a viewer that nobody waits for.
    const quiet = PUBLISHED && page && !this.#listener?.wanted();
    this.#context.slot.hidden = !page;
    // Where there is something to read, loading and failing stay small.
    const reads = app || (page && hasContent(this.#context.element));
    this.#progress.node.hidden = !busy || quiet;
    this.#progress.node.className = reads ? "thin" : "";
    this.#panel.render(reads);
    this.app.hidden = !app;
    this.app.setAttribute("aria-busy", String(busy));
  }

  /** To the headline, which the app makes focusable. */
  #focusApp() {
    /** @type {HTMLElement | null} */ (this.app.querySelector("[tabindex='-1']"))?.focus({ preventScroll: true });
  }

  // ---- failing

  /**
   * Tells a cause, once its words have come: until then it goes on loading, as
   * far as the reader sees.
   * @param {Cause} cause
   * @param {boolean} [quiet] on a published page, where the text stands
   */
  async #fail(cause, quiet = PUBLISHED && !cause.notice && this.#state.page) {
    const { retrying } = this.#state;
    if (!cause.notice) {
      this.#takeOver.cancel();
      this.#state.to("fail");
      this.#render();
    }
    if (!(await this.#panel.tell(cause, quiet)) || this.#ended.signal.aborted) return;
    // The list of an archive stands below the panel of a broken issue.
    if (!cause.notice) this.#state.told(!!cause.archive && !quiet);
    else if (cause.issue) this.#state.to("stay");
    if (!this.#state.busy) this.#progress.end();
    this.#render();
    if (retrying && !quiet) this.#panel.focus();
    this.#context.tell("error", { ...cause });
    if (quiet) this.#listener?.failed(cause);
  }

  #recover() {
    this.#panel.clear();
    this.#render();
  }

  /** A button of the panel was pressed.
   * @param {string} action */
  #act(action) {
    if (action == "page") return location.reload();
    if (action == "load") return this.#retry();
    const { from } = this.#panel;
    this.#recover();
    if (from?.isConnected) from.focus({ preventScroll: true });
    else this.#focusApp();
  }

  #retry() {
    const had = this.#panel.hasFocus;
    this.#panel.clear();
    this.#state.to("retry");
    this.#loading();
    // The button is gone; the focus must not fall out of the element.
    if (had) this.#progress.node.focus({ preventScroll: true });
    if (!this.#engine.call((viewer) => viewer.retry())) this.#engine.start(this.app);
  }

  /** What the app drew goes, what stood in the element comes back.
   * @param {Cause} cause */
  #crash(cause) {
    const quiet = PUBLISHED && this.#state.page;
    if (this.#died != null) cause = this.#hopeless = { ...cause, code: "panic-again" };
    this.#died = this.#issue ?? "";
    this.#engine.drop();
    this.app.remove();
    this.app = make("div", { id: "app" });
    this.#context.frame.append(this.app);
    this.#state.crash();
    this.#fail(cause, quiet);
  }
}
