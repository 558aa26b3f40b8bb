// What a reader may want of a published page once the viewer runs, or before: the
// looks of what opens over the page, the reading settings, the offer to go on, and
// the looks and words of failures.

export { default as css } from "./sheets.css";
export { CAUSES as causes } from "./loader/causes.js";
export { settings } from "./loader/settings.js";
export { resume } from "./loader/resume.js";
