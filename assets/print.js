// Fetched by other people's pages when the reader prints.

export { print } from "./loader/print.js";
