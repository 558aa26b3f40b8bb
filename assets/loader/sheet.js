// A sheet from below, as far as fingers move it.

/** How far a sheet is drawn down before it closes, in CSS pixels. */
const FAR = 60;

/** A finger on the grip draws the sheet down.
 * @param {HTMLDialogElement} sheet */
export function draw(sheet) {
  const grip = /** @type {HTMLElement} */ (sheet.querySelector(".grip"));
  const closing = /** @type {HTMLElement} */ (grip.querySelector("button:last-of-type"));
  /** @type {number | null} */
  let from = null;
  grip.onpointerdown = (event) => {
    if (/** @type {Element} */ (event.target).closest("button")) return;
    from = event.clientY;
    grip.setPointerCapture(event.pointerId);
  };
  /** @param {PointerEvent} event */
  const by = (event) => Math.max(0, event.clientY - (from || 0));
  grip.onpointermove = (event) => {
    if (from != null) sheet.style.transform = `translateY(${by(event)}px)`;
  };
  grip.onpointerup = grip.onpointercancel = (event) => {
    if (from == null) return;
    const far = by(event) > FAR && event.type == "pointerup";
    from = null;
    sheet.style.transform = "";
    if (far) closing.click();
  };
}
