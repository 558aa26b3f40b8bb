// Nobody can look into a frame without an origin: it tells what it shows.
addEventListener("bulletin-ready", (event) => {
  const viewer = /** @type {HTMLElement} */ (event.target);
  parent.postMessage(viewer.shadowRoot?.querySelector("article")?.textContent, "*");
});
