// Fetched when the reader asks for it, or has chosen or left off something
// before: the reading settings, and the way back to where he was.

export { default as css } from "./reading.css";
export { settings } from "./loader/settings.js";
export { resume } from "./loader/resume.js";
