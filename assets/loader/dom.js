// Making nodes. Texts go in as text and attributes as attributes, never as
// HTML: much of what is shown came over the network.

/** An element with attributes and children. */
export const make = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** A drawing of one stroke in a field of 24 × 24, also where no style sheet arrives. */
export function glyph(path) {
  const draw = (tag, attributes, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  return draw("svg", { viewBox: "0 0 24 24", width: 24, height: 24, fill: "none", stroke: "currentColor", "aria-hidden": "true" }, draw("path", { d: path }));
}

function fill(node, attributes, children) {
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}
