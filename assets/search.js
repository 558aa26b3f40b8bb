// The search: fetched when a reader opens it, or follows a link that has words in it.

export { default as css } from "./search.css";
export { search } from "./loader/search/panel.js";
