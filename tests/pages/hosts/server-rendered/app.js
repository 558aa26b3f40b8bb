// Bundled by the tests: tests/src/applications.rs.
import { createElement as h } from "react";
import { hydrateRoot } from "react-dom/client";

function App() {
  return h(
    "main",
    null,
    h("h1", null, "协会"),
    h(
      "bulletin-viewer",
      { src: "/data/archive.json", headingLevel: "2", "text-size": "large" },
      h("a", { href: "/icon.svg", id: "before" }, "第十五期"),
    ),
  );
}

// After the element has started, when the test says so.
self.begin = () => hydrateRoot(document.getElementById("app"), h(App));
