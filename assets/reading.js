// Fetched by other people's pages when the reader asks for it or left off something
// before: the reading settings, and the offer to go on. Published pages have both in
// sheets.js.

export { default as css } from "./reading.css";
export { settings } from "./loader/settings.js";
export { resume } from "./loader/resume.js";
