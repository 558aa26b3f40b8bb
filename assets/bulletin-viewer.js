// The one script tag of a page: registers <bulletin-viewer>.
//
// Rule of `assets/loader`: everything that must work before the wasm has
// arrived, or after it died, stands here; all else is Rust. Together with
// wasm-bindgen's JavaScript (`viewer.js`) and the style sheet (`viewer.css`) it
// is bundled into one file.
//
//   element.js   the element: its life, attributes, events, what is visible
//   request.js   fetching: shared, counted, given up when nothing comes
//   wasm.js      the wasm: loaded once for all elements, and its death
//   support.js   whether the browser can run it at all
//   place.js     taking over without moving the page under the reader
//   panel.js     the failure panel, as far as it is at hand
//   words.js     the words at hand
//   help.js      fetching what is not at hand when it is needed
//   choices.js   what the reader chose, and where he left off
//   dom.js       making nodes
//
// failure.js, which is fetched then, adds:
//
//   details.js   the whole failure panel
//   causes.js    the causes of failure and all their words
//
// reading.js, which is fetched when the reader asks for it or has been here
// before:
//
//   settings.js  the reading settings
//   resume.js    the offer to go on where the reader left off
//   print.js     printing an issue

import { BulletinViewer } from "./loader/element.js";

// A second copy of the script, of whatever version, does no harm: the first
// that registered serves the page.
if (!customElements.get("bulletin-viewer")) customElements.define("bulletin-viewer", BulletinViewer);
