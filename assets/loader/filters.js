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

/** The pages of other years that have come. @type {Set<string>} */
const came = new Set();

/** @param {Element} section */
const yearOf = (section) => Number(section.querySelector(".title")?.textContent?.slice(0, 4));

/** @returns {HTMLElement[]} */
const sections = () => [...document.querySelectorAll(/** @type {"section"} */ (".archive .section"))];

/** Puts the sections of another page among those of this one, in their order.
 * @param {string} address */
async function bring(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const text = await answer.text();
  if (came.has(address)) return;
  came.add(address);
  const there = new DOMParser().parseFromString(text, "text/html");
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (there.querySelectorAll(".archive .section:not(.elsewhere)"))) {
    for (const link of section.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href") || "", address).href);
    section.querySelector(".newest")?.classList.remove("newest");
    section.querySelector(".title")?.removeAttribute("id");
    section.classList.add("far");
    const year = yearOf(section);
    const after = sections().find((it) => yearOf(it) <= year);
    if (after) after.before(section);
    else document.querySelector(".archive")?.append(section);
  }
}

/** The pages that list issues which this one lacks; of one year alone where that is
 * what is asked for. @param {string} year */
function others(year) {
  const chips = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".years nav a"));
  const there = [...chips].filter((it) => it.pathname != location.pathname && (!year || it.textContent == year));
  return new Set(there.map((it) => it.origin + it.pathname));
}

/** Shows what fits, and tells how much that is.
 * @param {Record<Name, string>} asked @param {boolean} isNarrowed */
function show({ place, series, year }, isNarrowed) {
  let count = 0;
  for (const section of sections()) {
    let has = false;
    for (const entry of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(".entry"))) {
      const { place: places, series: title, year: of } = entry.dataset;
      const fits = (!place || places?.split(" ").includes(place)) && (!series || title == series) && (!year || of == year);
      entry.hidden = !fits;
      if (fits) count += 1;
      has ||= Boolean(fits);
    }
    const { classList } = section;
    section.hidden = classList.contains("elsewhere") ? isNarrowed : !has || (!isNarrowed && classList.contains("far"));
    const chip = /** @type {HTMLElement | null} */ (document.querySelector(`.years a[href="#${section.querySelector("h2")?.id}"]`));
    if (chip) chip.hidden = section.hidden;
  }
  return count;
}

/** Shows what is asked for, of all years. @param {HTMLFormElement} form */
async function narrow(form) {
  const asked = /** @type {Record<Name, string>} */ (Object.fromEntries(controls(form).map((it) => [it.name, it.value])));
  const isNarrowed = Object.values(asked).some(Boolean);
  button?.setAttribute("aria-pressed", String(isNarrowed));
  /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]")).disabled = !isNarrowed;
  const says = /** @type {HTMLElement} */ (form.querySelector(".count"));
  const [some = "", none = "", fetching = "", failed = ""] = says.dataset.said?.split("|") || [];
  /** @param {string} text */
  const say = (text) => void (says.textContent == text || (says.textContent = text));
  /** @param {number} count */
  const result = (count) => (!isNarrowed ? "" : count ? some.replace("{}", String(count)) : none);
  const wanted = isNarrowed ? [...others(asked.year)].filter((it) => !came.has(it)) : [];
  const count = show(asked, isNarrowed);
  if (!wanted.length) return say(result(count));
  say(fetching);
  const ends = await Promise.allSettled(wanted.map(bring));
  // Something else may have been chosen by now.
  if (controls(form).some((it) => it.value != asked[/** @type {Name} */ (it.name)])) return;
  const all = show(asked, isNarrowed);
  say(ends.every((it) => it.status == "fulfilled") ? result(all) : failed);
}

if (button && dialog) {
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  // On a wide page it stands beside the list: css says from which width on.
  const isBeside = () => getComputedStyle(dialog).position == "static";
  let isPlaced = false;
  const place = () => {
    if (button.hidden == isBeside() && isPlaced) return;
    isPlaced = true;
    button.hidden = isBeside();
    if (dialog.open) dialog.close();
    if (!button.hidden) return;
    const { activeElement } = document;
    dialog.show();
    // What opens by itself takes no focus.
    const now = document.activeElement;
    if (now != activeElement && now instanceof HTMLElement) now.blur();
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
  // Also when the looks have come.
  new ResizeObserver(place).observe(document.documentElement);
  addEventListener("load", place);
  addEventListener("popstate", read);
  addEventListener("pageshow", (event) => event.persisted && read());
  place();
  read();
}
