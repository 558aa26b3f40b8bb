// Making nodes. Texts go in as text and attributes as attributes, never as
// HTML: much of what is shown came over the network.

/**
 * An element with attributes and children.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export const make = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** A drawing of one stroke in a field of 24 × 24, also where no style sheet arrives.
 * @param {string} path */
export function glyph(path) {
  /** @param {string} tag @param {Record<string, string | number>} attributes @param {...Node} children */
  const draw = (tag, attributes, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  return draw("svg", { viewBox: "0 0 24 24", width: 24, height: 24, fill: "none", stroke: "currentColor", "aria-hidden": "true" }, draw("path", { d: path }));
}

/**
 * @template {Element} T
 * @param {T} node
 * @param {Record<string, string | number> | undefined} attributes
 * @param {(Node | string)[]} children
 */
function fill(node, attributes, children) {
  // Own ones only: some pages add to the prototype of all objects.
  for (const name of Object.keys(attributes || {})) node.setAttribute(name, String(attributes?.[name]));
  node.append(...children);
  return node;
}
