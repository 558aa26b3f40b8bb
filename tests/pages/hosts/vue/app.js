// Bundled by the tests: tests/src/applications.rs.
import { createApp, h, ref } from "vue";

const App = {
  setup() {
    const size = ref("small");
    const ready = ref(0);
    return () =>
      h("main", [
        h("button", { type: "button", onClick: () => (size.value = "x-large") }, "放大些"),
        h("p", { id: "heard" }, `听到 ${ready.value}`),
        h(
          "bulletin-viewer",
          { src: "/data/archive.json", headingLevel: 2, textSize: size.value, "onBulletin-ready": () => ready.value++ },
          h("a", { href: "/icon.svg", id: "before" }, "第十五期"),
        ),
      ]);
  },
};

createApp(App).mount("#app");
