// Fetched when the reader asks for it, or has chosen or left off something
// before: the reading settings, the way back to where he was, and printing.

export { default as css } from "./reading.css";
export { settings } from "./loader/settings.js";
export { resume } from "./loader/resume.js";
export { print } from "./loader/print.js";
