// The script of published pages: the element, which starts the viewer when it is
// of use.

import { BulletinViewer } from "./loader/element.js";
import { Published } from "./loader/published.js";

BulletinViewer.live = (context) => new Published(context);

if (!customElements.get("bulletin-viewer")) customElements.define("bulletin-viewer", BulletinViewer);
