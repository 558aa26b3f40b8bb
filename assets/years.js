// What a viewer fetches of a large archive, whose years have files of their own, when
// the list opens or an address names an issue of another year.

export { default as css } from "./years.css";
export { Years } from "./loader/years.js";
