// What the tests know of a page, put before each of their scripts. `page` is the
// window under test: the frame of exactly the reader's size, or the window
// itself. Scripts are run in the top window and reach into the frame, which is
// of the same origin; so no test depends on how a driver switches frames.
const frame = document.querySelector("iframe");
const inFrame = location.pathname === "/test/frame.html";
const page = inFrame ? frame?.contentWindow : window;

// The element and everything within it, through open shadow roots, in the order
// of the document.
function* elements(root = page.document) {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot) yield* elements(element.shadowRoot);
    yield* elements(element);
  }
}

function parentOf(node) {
  return node.assignedSlot ?? node.parentNode ?? node.host ?? null;
}

function contains(outer, node) {
  for (; node; node = parentOf(node) ?? node.host) if (node === outer) return true;
  return false;
}

function shown(element) {
  if (element.getClientRects().length === 0) return false;
  for (let node = element; node; node = parentOf(node) ?? node.host) {
    if (node.nodeType !== 1) continue;
    if (node.hasAttribute("inert") || node.getAttribute("aria-hidden") === "true") return false;
    // Chromium gives boxes to what closed details hold.
    const folds = node !== element && node.localName === "details" && !node.open;
    if (folds && !node.querySelector(":scope > summary")?.contains(element)) return false;
  }
  return page.getComputedStyle(element).visibility === "visible";
}

function tidy(text) {
  return text.replace(/\s+/g, " ").trim();
}

// What a screen reader would call it, near enough for controls with plain names.
function nameOf(element) {
  const labelled = element.getAttribute("aria-labelledby");
  if (labelled) {
    const root = element.getRootNode();
    return tidy(labelled.split(/\s+/).map((id) => root.getElementById(id)?.textContent ?? "").join(" "));
  }
  const label = element.getAttribute("aria-label");
  if (label) return tidy(label);
  if (element.labels?.length) return tidy([...element.labels].map((one) => one.textContent).join(" "));
  return tidy(element.textContent) || element.getAttribute("alt") || element.getAttribute("title")
    || tidy([...element.querySelectorAll("img[alt]")].map((one) => one.alt).join(" "));
}

const CONTROLS = "a[href], button, input, select, textarea, summary, [role=button], [role=link], [role=tab], [role=option], [role=menuitem], [role=checkbox], [role=radio], [role=switch], [tabindex='0']";

// Everything that fits: `{ css }`, or `{ name }` of a control, with the whole
// name before a part of it.
function matching(target) {
  const all = [...elements()].filter(shown);
  if (target.css) return all.filter((element) => element.matches(target.css));
  // Behind a modal dialog nothing can be reached.
  const modal = all.findLast((element) => element.matches("dialog:modal"));
  const controls = all.filter((element) => element.matches(CONTROLS) && (!modal || contains(modal, element)));
  const wanted = tidy(target.name);
  const whole = controls.filter((element) => nameOf(element) === wanted);
  return whole.length ? whole : controls.filter((element) => nameOf(element).includes(wanted));
}

function deepFromPoint(x, y) {
  let found = page.document.elementFromPoint(x, y);
  while (found?.shadowRoot) {
    const within = found.shadowRoot.elementFromPoint(x, y);
    if (!within || within === found) break;
    found = within;
  }
  return found;
}

function describe(element) {
  if (!element) return "nothing";
  const id = element.id ? "#" + element.id : "";
  const kind = element.classList.length ? "." + [...element.classList].join(".") : "";
  return "<" + element.localName + id + kind + "> “" + nameOf(element).slice(0, 40) + "”";
}

function active() {
  let element = page.document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

// The text that a reader sees, a line for each block.
function visibleText(node) {
  // A page that is just coming has no body yet.
  if (!node) return "";
  if (node.nodeType === 3) return node.data.replace(/[ \t\r\n]+/g, " ");
  if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return "";
  if (node.nodeType === 1) {
    if (["script", "style", "noscript", "template", "head"].includes(node.localName)) return "";
    const style = page.getComputedStyle(node);
    // A typed space in whose place the browser sets the gap stays one of the text.
    if (style.display === "none") return node.localName === "i" ? node.textContent : "";
    const folded = node.parentElement;
    if (folded?.localName === "details" && !folded.open && node !== folded.querySelector(":scope > summary")) return "";
    if (style.visibility !== "visible" && style.display !== "contents") return "";
    if (node.localName === "br") return "\n";
  }
  const children = node.localName === "slot" && node.assignedNodes().length ? node.assignedNodes()
    : node.shadowRoot ? node.shadowRoot.childNodes
    : node.childNodes;
  let text = "";
  for (const child of children) text += visibleText(child);
  if (node.nodeType === 1 && !/^(inline|contents|ruby)/.test(page.getComputedStyle(node).display)) text = "\n" + text + "\n";
  return text;
}
