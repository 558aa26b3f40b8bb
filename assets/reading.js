// Fetched by other people's pages when the reader asks for it or left off something
// before: the reading settings, the offer to go on, and large pictures. Published pages
// have them in sheets.js.

export { default as css } from "./reading.css";
export { enlarge } from "./loader/lightbox.js";
export { settings } from "./loader/settings.js";
export { resume } from "./loader/resume.js";
