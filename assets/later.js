// What published pages fetch before they start the viewer, beside reading.js: all
// that runs it, the looks of what opens over the page, and what is said of
// failures to readers.

export { default as css } from "./later.css";
export { Session } from "./loader/session.js";
