// Bundled by the tests: tests/src/applications.rs. The application of ../react.
import "../react/app.js";

// When the test says so.
self.begin = () => {
  const script = document.createElement("script");
  script.type = "module";
  script.src = "/bulletin-viewer.js";
  document.head.append(script);
};
