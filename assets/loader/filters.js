// Narrows the list of a site's issues by what is chosen, which stands in the address.
// src/page/filters.rs draws the form.

const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("button.filter"));
const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.filters"));

/** @typedef {"place" | "series" | "year"} Name */

/** @param {HTMLFormElement} form */
const controls = (form) => /** @type {HTMLSelectElement[]} */ ([...form.elements].filter((it) => it instanceof HTMLSelectElement));

/** What is asked for, from the address. @param {HTMLFormElement} form */
function fill(form) {
  const asked = new URLSearchParams(location.search);
  for (const it of controls(form)) {
    const value = asked.get(it.name) || "";
    it.value = [...it.options].some((option) => option.value == value) ? value : "";
  }
}

/** Puts what is asked for into the address. @param {HTMLFormElement} form */
function write(form) {
  const address = new URL(location.href);
  for (const it of controls(form)) {
    if (it.value) address.searchParams.set(it.name, it.value);
    else address.searchParams.delete(it.name);
  }
  if (address.href != location.href) history.pushState(history.state, "", address);
}

/** @param {HTMLFormElement} form */
function narrow(form) {
  const { place, series, year } = /** @type {Record<Name, string>} */ (Object.fromEntries(controls(form).map((it) => [it.name, it.value])));
  let count = 0;
  for (const entry of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".entry"))) {
    const { place: places, series: title, year: of } = entry.dataset;
    const fits = (!place || places?.split(" ").includes(place)) && (!series || title == series) && (!year || of == year);
    entry.hidden = !fits;
    if (fits) count += 1;
  }
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".archive .section"))) {
    section.hidden = !section.querySelector(".entry:not([hidden])");
    const chip = /** @type {HTMLElement | null} */ (document.querySelector(`.years a[href="#${section.querySelector("h2")?.id}"]`));
    if (chip) chip.hidden = section.hidden;
  }
  const says = /** @type {HTMLElement} */ (form.querySelector(".count"));
  const [some = "", none = ""] = says.dataset.said?.split("|") || [];
  const text = count ? some.replace("{}", String(count)) : none;
  if (says.textContent != text) says.textContent = text;
  const isNarrowed = Boolean(place || series || year);
  button?.setAttribute("aria-pressed", String(isNarrowed));
  /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]")).disabled = !isNarrowed;
}

if (button && dialog) {
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  // On a wide page it stands beside the list: css says from which width on.
  const isBeside = () => getComputedStyle(dialog).position == "static";
  const place = () => {
    button.hidden = isBeside();
    if (dialog.open == button.hidden) return;
    if (dialog.open) dialog.close();
    else dialog.show();
  };
  const read = () => {
    fill(form);
    narrow(form);
  };
  const change = () => {
    write(form);
    narrow(form);
  };
  button.addEventListener("click", () => dialog.showModal());
  // A tap beside the sheet closes it.
  dialog.addEventListener("click", (event) => {
    if (event.target == dialog && !isBeside()) dialog.close();
  });
  // Beside the list it stays.
  form.addEventListener("submit", (event) => isBeside() && event.preventDefault());
  form.addEventListener("change", change);
  // The fields are empty only after it.
  form.addEventListener("reset", () => setTimeout(change));
  addEventListener("resize", place);
  addEventListener("popstate", read);
  addEventListener("pageshow", (event) => event.persisted && read());
  const { activeElement } = document;
  place();
  // What opens by itself takes no focus.
  if (document.activeElement != activeElement && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  read();
}
