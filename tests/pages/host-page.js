// What a test wants of the page stands in its query: attributes of the viewer,
// and with `without` a thing that an old browser lacks. All of it is done before
// the loader runs, which is deferred behind this script.
const asked = new URLSearchParams(location.search);
const lacked = asked.get("without");
asked.delete("without");
if (lacked === "reference types") WebAssembly.validate = () => false;
else if (lacked === "adoptedStyleSheets") Reflect.deleteProperty(Document.prototype, "adoptedStyleSheets");
else if (lacked) Reflect.deleteProperty(self, lacked);

const viewer = /** @type {HTMLElement} */ (document.querySelector("bulletin-viewer"));
for (const [name, value] of asked) viewer.setAttribute(name, value);

// The page's own life, which goes on whatever becomes of the viewer.
let counted = 0;
const count = /** @type {HTMLElement} */ (document.getElementById("count"));
count.addEventListener("click", () => (count.textContent = `数一数 ${++counted}`));
