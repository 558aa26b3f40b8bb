// What published pages fetch before they start the viewer, all at once, which is
// smaller than several files: what runs it, the reading settings, the looks of what
// opens over the page, and what is said of failures to readers.

export { default as css } from "./later.css";
export { Session } from "./loader/session.js";
export { settings } from "./loader/settings.js";
export { resume } from "./loader/resume.js";
