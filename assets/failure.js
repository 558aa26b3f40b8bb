// Fetched when something has failed, by published pages also when the reader
// begins to do something: the words of the causes, the whole failure panel, its
// looks, and those of what is opened over the page.

export { default as css } from "./later.css";
export { panel } from "./loader/details.js";
