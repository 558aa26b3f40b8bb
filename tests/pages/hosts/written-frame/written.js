const written = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).contentDocument;
written?.open();
written?.write(`<!doctype html><html lang="zh-Hans"><head><title>预览</title></head><body>
  <bulletin-viewer src="/data/archive.json"><a href="/icon.svg">第十五期</a></bulletin-viewer>
  <script type="module" src="/bulletin-viewer.js"></` + `script></body></html>`);
written?.close();
