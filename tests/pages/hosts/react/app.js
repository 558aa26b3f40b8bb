// Bundled by the tests: tests/src/applications.rs.
import { StrictMode, createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [size, setSize] = useState("small");
  const [ready, setReady] = useState(0);
  const heard = { "onbulletin-ready": () => setReady((it) => it + 1) };
  return h(
    "main",
    null,
    h("button", { type: "button", onClick: () => setSize("x-large") }, "放大些"),
    h("p", { id: "heard" }, `听到 ${ready}`),
    h(
      "bulletin-viewer",
      { src: "/data/archive.json", headingLevel: 2, textSize: size, review: false, ...heard },
      h("a", { href: "/icon.svg", id: "before" }, "第十五期"),
    ),
  );
}

createRoot(document.getElementById("app")).render(h(StrictMode, null, h(App)));
