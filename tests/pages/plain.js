// A shadow root with a button in it, for the tests of the tests.
const root = /** @type {HTMLElement} */ (document.getElementById("host")).attachShadow({ mode: "open" });
root.innerHTML = '<p>影子里的字</p><button aria-label="加一">+</button><input aria-label="姓名">';
root.querySelector("button")?.addEventListener("click", () => {
  const count = /** @type {HTMLElement} */ (document.getElementById("count"));
  count.textContent = String(Number(count.textContent) + 1);
});
