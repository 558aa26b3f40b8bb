// Bundled by the tests: tests/src/applications.rs.
import { createApp, h } from "vue";
import { RouterLink, RouterView, createRouter, createWebHashHistory } from "vue-router";

const Bulletin = {
  render: () => h("bulletin-viewer", { src: "/data/archive.json", route: "none" }, h("a", { href: "/icon.svg", id: "before" }, "第十五期")),
};
const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: "/", component: { render: () => h("p", "首页的新闻") } },
    { path: "/bulletin", component: Bulletin },
    { path: "/about", component: { render: () => h("p", "关于协会") } },
    { path: "/:rest(.*)*", component: { render: () => h("p", "没有这一页") } },
  ],
});
const link = (to, words) => h(RouterLink, { to }, () => words);

createApp({
  render: () => h("div", [h("nav", [link("/", "首页"), " ", link("/bulletin", "协会简报"), " ", link("/about", "关于")]), h(RouterView)]),
})
  .use(router)
  .mount("#app");
