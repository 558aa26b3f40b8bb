// Fetched when something has failed: the whole failure panel with its looks, and
// what each cause means to a webmaster.

export { default as css } from "./css/failure.css";
export { panel } from "./loader/details.js";
