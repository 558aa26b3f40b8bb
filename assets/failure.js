// Fetched by bulletin-viewer.js when something has failed, and only then: the
// words of the causes, the whole failure panel, and its looks.

export { default as css } from "./failure.css";
export { panel } from "./loader/details.js";
