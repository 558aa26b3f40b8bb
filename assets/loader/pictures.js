// Waiting for pictures.

/** @param {HTMLImageElement} picture */
const ended = (picture) =>
  new Promise((go) => {
    for (const it of ["load", "error"]) picture.addEventListener(it, go, { once: true });
  });

/** All pictures of figures are there, or do not come in time.
 * @param {Element} within
 * @param {number} end as performance.now() counts */
export async function loaded(within, end) {
  // WebKit gives up decoding what has not come yet.
  const coming = [.../** @type {NodeListOf<HTMLImageElement>} */ (within.querySelectorAll("figure img"))].filter((it) => !it.complete);
  await Promise.race([Promise.all(coming.map(ended)), pause(end - performance.now())]);
}

/** All pictures that are in sight are there, or do not come. */
export async function seen() {
  for (;;) {
    const coming = [...document.images].filter((it) => {
      const { top, bottom, width } = it.getBoundingClientRect();
      return !it.complete && width && bottom > 0 && top < innerHeight;
    });
    if (!coming.length) return;
    await Promise.all(coming.map(ended));
  }
}

/** @param {number} time in milliseconds */
export const pause = (time) => new Promise((go) => setTimeout(go, time));
