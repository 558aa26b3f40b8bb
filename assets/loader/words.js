// The words that are at hand before anything more is fetched: those of loading,
// and of the causes that leave no server to ask for more. All other causes, and
// what a webmaster can do about any, are in causes.js.

/** What the reader can do where only a new page helps. */
export const RELOAD = ["请刷新网页再试。", "Reload the page and try again."];

/** What the reader can do where the fault is on the site's side. */
export const ASK = ["请稍后再试，或把下面的信息发给网站管理员。", "Try again later, or send the details below to the webmaster."];

/**
 * What happened and what the reader can do, each [Chinese, English]. `again`
 * says what another try is: "load" loads again, "page" reloads the page, null
 * where it would change nothing.
 * @param {string} zh
 * @param {string} en
 * @param {string[]} reader
 * @param {"load" | "page" | null} again
 * @returns {import("./causes.js").Row}
 */
/* @__NO_SIDE_EFFECTS__ */
export function row(zh, en, reader, again = "load") {
  return { what: [zh, en], reader, again };
}

export const OFFLINE = /* @__PURE__ */ row("网络未连接", "There seems to be no network", ["请检查网络，连上后重试。", "Check your connection, then try again."]);
export const NETWORK = /* @__PURE__ */ row("简报加载失败", "The bulletin could not be fetched", ["可能是网络不稳，请重试。", "The connection may be unstable. Try again."]);
export const TIMEOUT = /* @__PURE__ */ row("加载超时", "No data came for too long", ["网络可能很慢，请重试或换个网络。", "The network may be slow. Try again, or use another one."]);
export const OLD_BROWSER = /* @__PURE__ */ row("浏览器版本过低，无法使用阅读器", "This browser is too old for the viewer", [
  "请更新浏览器或微信，或换一个浏览器。苹果设备若开了锁定模式，请对本站关闭。",
  "Update your browser, or use another one. On Apple devices in Lockdown Mode, exempt this site.",
], null);
export const PANIC = /* @__PURE__ */ row("阅读器出错，已停止运行", "The viewer failed and has stopped", ["请重试。", "Try again."]);
export const PANIC_AGAIN = /* @__PURE__ */ row("阅读器再次出错", "The viewer failed again", RELOAD, "page");

/** By code, those that are at hand in pages of other people. */
export const AT_HAND = { offline: OFFLINE, network: NETWORK, timeout: TIMEOUT, "old-browser": OLD_BROWSER, panic: PANIC, "panic-again": PANIC_AGAIN };

/** Where the rest cannot be had either. */
export const OTHER = /* @__PURE__ */ row("简报无法打开", "The bulletin could not be opened", ASK);

/** The loader's other words: [Chinese, English]. */
export const WORDS = {
  loading: ["正在打开简报…", "Opening the bulletin…"],
  ready: ["简报已打开", "The bulletin is open"],
  load: ["重试", "Try again"],
  page: ["刷新网页", "Reload the page"],
  close: ["知道了", "Close"],
};
