// The causes of failure: the one table.
//
// A code is a promise to people outside: it is never renamed. Each has, in each
// language, what happened, what the reader can do, and what the webmaster can
// do. Say only what is known: a failed cross-origin request and a broken line
// look the same to a script.
//
// `again` says what a second try is: "load" loads again, "page" reloads the
// page, null where it would change nothing.

const ASK = ["请稍后再试，或把下面的信息发给网站管理员。", "Try again later, or send the details below to the webmaster."];
const RELOAD = ["请刷新网页再试。", "Reload the page and try again."];

const row = (zh, en, reader, master, again = "load") => ({ what: [zh, en], reader, master, again });

export const CAUSES = {
  "http-status": row("服务器没有给出这份简报", "The server did not deliver the bulletin", ASK, [
    "检查下面的地址：404 多为路径写错，403 多为没有权限。",
    "Check the address below: 404 is mostly a wrong path, 403 a missing permission.",
  ]),
  offline: row("好像没有网络", "There seems to be no network", ["请检查网络，连上后重试。", "Check your connection, then try again."], [
    "浏览器报告设备离线。",
    "The browser reports that the device is offline.",
  ]),
  network: row("没能取到这份简报", "The bulletin could not be fetched", ["可能是网络不稳，请重试。", "The connection may be unstable. Try again."], [
    "浏览器不说明原因。常见的有：服务器连不上或中途断开；跨域而没有 Access-Control-Allow-Origin；https 网页里用了 http 地址；被浏览器扩展拦截。",
    "Browsers do not tell why. Common: the server is out of reach or hung up; another origin without Access-Control-Allow-Origin; an http address on an https page; a browser extension.",
  ]),
  timeout: row("等了太久，数据没有来", "No data came for too long", ["网络可能很慢，请重试或换个网络。", "The network may be slow. Try again, or use another one."], [
    "检查服务器；属性 timeout（秒）可放宽时限。",
    "Check the server; the attribute timeout (seconds) allows more.",
  ]),
  "wrong-type": row("取到的不是简报", "What arrived is not a bulletin", ASK, [
    "下面的地址给出的是网页或别的文件。检查 src，也看服务器是否用网页顶替了不存在的文件。",
    "The address below gives a web page or another file. Check src, and whether the server sends a page in place of missing files.",
  ]),
  "broken-json": row("简报的文件坏了", "The bulletin’s file is damaged", ASK, [
    "文件不是完整的 UTF-8 JSON。请重新生成、上传。",
    "The file is not complete JSON in UTF-8. Make it anew and upload it.",
  ]),
  "wrong-format": row("这个文件不是简报", "This file is not a bulletin", ASK, [
    "format 应为 bulletin/1 或 bulletin-archive/1。",
    "format must be bulletin/1 or bulletin-archive/1.",
  ]),
  "newer-format": row("这份简报要用更新的阅读器", "This bulletin needs a newer viewer", RELOAD, [
    "请更新 bulletin-viewer.js 和与它同来的 .wasm。",
    "Update bulletin-viewer.js and the .wasm that comes with it.",
  ], "page"),
  "invalid-data": row("简报里有一处写得不对", "Something in the bulletin is written wrongly", ASK, [
    "请按下面的位置（place）改正文件。",
    "Correct the file at the place given below.",
  ]),
  "no-such-issue": row("没有这一期", "There is no such issue", ["链接可能写错了，或这一期已经撤下。", "The link may be wrong, or the issue was withdrawn."], [
    "检查属性 issue，或网址 # 后的期号，是否在 archive.json 里。",
    "Check that the attribute issue, or the issue after # in the address, is in archive.json.",
  ]),
  "no-such-place": row("这一期里没有链接所指的位置", "The link points to a place that is not in this issue", ["下面是这一期的开头。", "This is the beginning of the issue."], [
    "检查网址最后的位置编号（id）。",
    "Check the id of the place at the end of the address.",
  ], null),
  "wasm-missing": row("阅读器缺了一个文件", "A file of the viewer is missing", ASK, [
    "请把 .wasm 与 bulletin-viewer.js 放在同一目录，并让服务器发送 .wasm，而不是用网页顶替。",
    "Put the .wasm beside bulletin-viewer.js, and let the server send .wasm files, not a page in their place.",
  ]),
  "wasm-damaged": row("阅读器的一个文件坏了", "A file of the viewer is damaged", ASK, [
    ".wasm 不完整，或与 bulletin-viewer.js 不是同一版本。请按二进制重新上传两者，并清除服务器缓存。",
    "The .wasm is incomplete, or of another version than bulletin-viewer.js. Upload both again as binary, and clear the server’s caches.",
  ]),
  csp: row("网页的安全设置挡住了阅读器", "The page’s security settings block the viewer", ASK, [
    "Content-Security-Policy 要允许：script-src 里有 'wasm-unsafe-eval'，connect-src 里有下面地址的来源。",
    "Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src, and the origin of the address below in connect-src.",
  ]),
  "old-browser": row("浏览器太旧，不能运行阅读器", "This browser is too old for the viewer", [
    "请更新浏览器或微信，或换一个浏览器。苹果设备若开了锁定模式，请对本站关闭。",
    "Update your browser, or use another one. On Apple devices in Lockdown Mode, exempt this site.",
  ], [
    "需要 Chrome 97、Safari 16.4 或 Firefox 102 以上。请在元素里放正文或链接，供旧浏览器阅读。",
    "It needs Chrome 97, Safari 16.4, Firefox 102 or later. Put text or links into the element for older ones.",
  ], null),
  panic: row("阅读器出错，停下了", "The viewer failed and has stopped", RELOAD, [
    "这是阅读器的缺陷，请把下面的信息告诉开发者。",
    "This is a fault of the viewer. Send the details below to its developers.",
  ], "page"),
  "file-protocol": row("这个网页是从本机文件打开的", "This page was opened from a file", ["请从网站上打开它。", "Open it from its web site."], [
    "浏览器不让 file: 网页读取数据。请放到网页服务器上。",
    "Browsers let no page read data from file: addresses. Put it on a web server.",
  ], null),
};

/** The loader's other words: [Chinese, English]. */
export const WORDS = {
  loading: ["正在打开简报…", "Opening the bulletin…"],
  load: ["重试", "Try again"],
  page: ["刷新网页", "Reload the page"],
  close: ["知道了", "Close"],
  master: ["给网站管理员", "For the webmaster"],
  copy: ["复制这些信息", "Copy the details"],
  copied: ["已复制", "Copied"],
  manual: ["请选中上面的文字复制", "Select the text above and copy it"],
};
