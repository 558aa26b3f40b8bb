// Fetched by other people's pages when the browser is idle or the reader asks for it:
// the reading settings, the offer to go on, large pictures, and printing. Published pages
// have theirs in sheets.js.

export { default as css } from "./reading.css";
export { enlarge } from "./loader/lightbox.js";
export { settings } from "./loader/settings.js";
export { draw } from "./loader/sheet.js";
export { print } from "./loader/print.js";
export { resume } from "./loader/resume.js";
