// What published pages fetch to start the viewer: what runs it. What opens over the
// page comes after it, with sheets.js.

export { default as css } from "./start.css";
export { Session } from "./loader/session.js";
