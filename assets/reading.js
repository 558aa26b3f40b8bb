// Fetched when the reader asks for it or left off something before, by published
// pages also when they are idle: the reading settings, and the offer to go on.

export { default as css } from "./reading.css";
export { settings } from "./loader/settings.js";
export { resume } from "./loader/resume.js";
