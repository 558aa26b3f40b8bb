// Bundled by the tests: tests/src/applications.rs.
import { createElement as h } from "react";
import { createRoot } from "react-dom/client";
import { Link, Outlet, createHashRouter } from "react-router";
import { RouterProvider } from "react-router/dom";

function Bulletin() {
  return h("bulletin-viewer", { src: "/data/archive.json", route: "none" }, h("a", { href: "/icon.svg", id: "before" }, "第十五期"));
}

function Frame() {
  const link = (to, words) => h(Link, { to }, words);
  return h("div", null, h("nav", null, link("/", "首页"), " ", link("/bulletin", "协会简报"), " ", link("/about", "关于")), h(Outlet));
}

const router = createHashRouter(
  [
    {
      path: "/",
      element: h(Frame),
      children: [
        { index: true, element: h("p", null, "首页的新闻") },
        { path: "bulletin", element: h(Bulletin) },
        { path: "about", element: h("p", null, "关于协会") },
        { path: "*", element: h("p", null, "没有这一页") },
      ],
    },
  ],
);

createRoot(document.getElementById("app")).render(h(RouterProvider, { router }));
