// The causes of failure: the one table. What must be said without a server is
// taken from words.js, so that each text stands once.
//
// A code is a promise to people outside: it is never renamed. Each has, in each
// language, what happened, what the reader can do, and what the webmaster can
// do. Say only what is known: a failed cross-origin request and a broken line
// look the same to a script.

import { ASK, NETWORK, OFFLINE, OLD_BROWSER, PANIC, PANIC_AGAIN, RELOAD, TIMEOUT, row } from "./words.js";

/**
 * Why something failed, as it is told by the event `bulletin-error`.
 * @typedef {object} Cause
 * @property {string} code
 * @property {string} [url]
 * @property {number} [status]
 * @property {string} [place]
 * @property {string} [expected]
 * @property {string} [found]
 * @property {string} [detail]
 * @property {boolean} [archive] the archive is there, and its list can be shown
 * @property {boolean} [notice] what is shown stays
 * @property {string} [issue] which could not be had in its place
 */

/**
 * What is said of a cause, each [Chinese, English].
 * @typedef {object} Row
 * @property {string[]} what
 * @property {string[]} reader
 * @property {"load" | "page" | null} again
 */

/** @param {Row} row @param {string[] | false} master left out where only readers are told */
/* @__NO_SIDE_EFFECTS__ */
function to(row, master) {
  return { ...row, master: master || [] };
}

export const CAUSES = {
  "http-status": to(
    row("服务器未能提供这份简报", "The server did not deliver the bulletin", ASK),
    DETAILED && [
      "检查下面的地址：404 多为路径写错，403 多为没有权限。",
      "Check the address below: 404 is mostly a wrong path, 403 a missing permission.",
    ],
  ),
  offline: to(
    OFFLINE,
    DETAILED && [
      "浏览器报告设备离线。",
      "The browser reports that the device is offline.",
    ],
  ),
  network: to(
    NETWORK,
    DETAILED && [
      "浏览器不说明原因。常见的有：服务器连不上或中途断开；跨域而没有 Access-Control-Allow-Origin；https 网页里用了 http 地址；被浏览器扩展拦截。",
      "Browsers do not tell why. Common: the server is out of reach or hung up; another origin without Access-Control-Allow-Origin; an http address on an https page; a browser extension.",
    ],
  ),
  timeout: to(
    TIMEOUT,
    DETAILED && [
      "检查服务器；属性 timeout（秒）可放宽时限。",
      "Check the server; the attribute timeout (seconds) allows more.",
    ],
  ),
  "wrong-type": to(
    row("获取的文件不是简报", "What arrived is not a bulletin", ASK),
    DETAILED && [
      "下面的地址给出的是网页或别的文件。检查 src，也看服务器是否用网页顶替了不存在的文件。",
      "The address below gives a web page or another file. Check src, and whether the server sends a page in place of missing files.",
    ],
  ),
  "broken-json": to(
    row("简报文件已损坏", "The bulletin’s file is damaged", ASK),
    DETAILED && [
      "文件不是完整的 UTF-8 JSON。请重新生成、上传。",
      "The file is not complete JSON in UTF-8. Make it anew and upload it.",
    ],
  ),
  "wrong-format": to(
    row("这个文件不是简报", "This file is not a bulletin", ASK),
    DETAILED && [
      "format 应为 bulletin/1 或 bulletin-archive/1。",
      "format must be bulletin/1 or bulletin-archive/1.",
    ],
  ),
  "newer-format": to(
    row("这份简报要用更新的阅读器", "This bulletin needs a newer viewer", RELOAD, "page"),
    DETAILED && [
      "请更新 bulletin-viewer.js 和与它同来的文件。",
      "Update bulletin-viewer.js and the files that come with it.",
    ],
  ),
  "invalid-data": to(
    row("简报数据有一处错误", "Something in the bulletin is written wrongly", ASK, null),
    DETAILED && [
      "请按下面的位置（place）改正文件。",
      "Correct the file at the place given below.",
    ],
  ),
  "no-such-issue": to(
    row("没有这一期", "There is no such issue", ["链接可能写错了，或这一期已经撤下。可以改读其他各期。", "The link may be wrong, or the issue may have been withdrawn. Read another issue instead."], null),
    DETAILED && [
      "检查属性 issue，或网址 # 后的期号，是否在 archive.json 里。",
      "Check that the attribute issue, or the issue after # in the address, is in archive.json.",
    ],
  ),
  "no-such-place": to(
    row("这一期里没有链接所指的位置", "The link points to a place that is not in this issue", ["已显示本期开头。", "This is the beginning of the issue."], null),
    DETAILED && [
      "检查网址最后的位置编号（id）。",
      "Check the id of the place at the end of the address.",
    ],
  ),
  "wasm-missing": to(
    row("阅读器缺了一个文件", "A file of the viewer is missing", ASK),
    DETAILED && [
      "请把 .wasm 与 bulletin-viewer.js 放在同一目录，并让服务器发送 .wasm，而不是用网页顶替。",
      "Put the .wasm beside bulletin-viewer.js, and let the server send .wasm files, not a page in their place.",
    ],
  ),
  "wasm-damaged": to(
    row("阅读器文件已损坏", "A file of the viewer is damaged", ASK),
    DETAILED && [
      ".wasm 不完整，或与 bulletin-viewer.js 不是同一版本。请按二进制重新上传两者，并清除服务器缓存。",
      "The .wasm is incomplete, or of another version than bulletin-viewer.js. Upload both again as binary, and clear the server’s caches.",
    ],
  ),
  csp: to(
    row("网页的安全设置挡住了阅读器", "The page’s security settings block the viewer", ASK, null),
    DETAILED && [
      "Content-Security-Policy 要允许：script-src 里有 'wasm-unsafe-eval'，connect-src 里有下面地址的来源。",
      "Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src, and the origin of the address below in connect-src.",
    ],
  ),
  "old-browser": to(
    OLD_BROWSER,
    DETAILED && [
      "需要 Chrome 97、Safari 16.4 或 Firefox 102 以上。请在元素里放正文或链接，供旧浏览器阅读。",
      "It needs Chrome 97, Safari 16.4, Firefox 102 or later. Put text or links into the element for older ones.",
    ],
  ),
  panic: to(
    PANIC,
    DETAILED && [
      "这是阅读器的缺陷，请把下面的信息告诉开发者。",
      "This is a fault of the viewer. Send the details below to its developers.",
    ],
  ),
  "panic-again": to(
    PANIC_AGAIN,
    DETAILED && [
      "同一期里第二次出错，多与这一期的内容或网页上的其他脚本有关。请把下面的信息告诉开发者。",
      "The second time in the same issue: mostly its content, or another script of the page. Send the details below to the viewer’s developers.",
    ],
  ),
  "file-protocol": to(
    row("这个网页是从本机文件打开的", "This page was opened from a file", ["请从网站上打开它。", "Open it from its web site."], null),
    DETAILED && [
      "浏览器不让 file: 网页读取数据。请放到网页服务器上。",
      "Browsers let no page read data from file: addresses. Put it on a web server.",
    ],
  ),
};
