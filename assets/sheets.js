// What a reader may want of a published page once the viewer runs, or before: the
// looks of what opens over the page, large pictures, the reading settings, the offer to
// go on, where the tail stands on paper, and the looks and words of failures.

export { default as css } from "./sheets.css";
export { CAUSES as causes } from "./loader/causes.js";
export { enlarge } from "./loader/lightbox.js";
export { settings } from "./loader/settings.js";
export { draw } from "./loader/sheet.js";
export { resume } from "./loader/resume.js";
export { foot } from "./loader/foot.js";
