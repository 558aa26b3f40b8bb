// The one script tag of other people's pages: registers <bulletin-viewer>.
//
// Rule of `assets/loader`: what must work before the wasm has arrived, or after
// it crashed, is here; all else is Rust. Which file knows what:
//
//   element.js    the element: attributes, properties, methods, events, life
//   config.js     what attributes and properties say
//   choices.js    what the reader chose, and where they left off
//   styles.js     style sheets of shadow roots
//   reader.js     reading settings, printing, going on
//   clipboard.js  copying a text
//   hold.js       a tap on what has not come yet
//   idle.js       fetching before the reader asks
//   session.js    one viewer in one page: what is shown, what fails
//   state.js      its states, and the steps between them
//   save.js       saving a table as a file
//   engine.js     the app: the wasm, the data, what the two ask of each other
//   transport.js  what one viewer fetches
//   request.js    fetching: shared, counted, given up when nothing comes
//   wasm.js       the wasm: loaded once for all elements, and its crash
//   support.js    whether the browser can run it at all
//   takeover.js   taking over without moving the page under the reader
//   progress.js   how far loading is
//   panel.js      the failure panel, as far as it is at hand
//   words.js      the words at hand
//   demand.js     fetching what is not at hand
//   context.js    what these know of each other: types
//
// Published pages have published.js, with published.js and taps.js of the folder
// in front of the session, which they fetch as start.js; settings.js, sheet.js,
// resume.js, and lightbox.js with zoom.js come after it, with sheets.js. Other people's pages
// fetch those as reading.js, with print.js of the folder.
// Both kinds of pages fetch failure.js (details.js, and all the words of causes.js).

import { BulletinViewer } from "./loader/element.js";
import { Session } from "./loader/session.js";

BulletinViewer.live = (context) => new Session(context);

// A second copy of the script, of whatever version, does no harm: the first
// that registered serves the page.
if (!customElements.get("bulletin-viewer")) customElements.define("bulletin-viewer", BulletinViewer);
