// The arithmetic of zooming, panning and swiping. It knows no page: lengths are CSS
// pixels, and the origin is the middle of the stage, which is also the picture's
// `transform-origin`.

/** The stage, and the size of the picture on it at scale 1.
 * @typedef {{ width: number, height: number, across: number, down: number }} Viewport */

/** How the picture is drawn: scaled about the middle of the stage, then moved.
 * @typedef {{ scale: number, x: number, y: number }} Zoom */

/** The largest scale. */
export const MOST = 6;

/** The whole picture. @type {Zoom} */
export const WHOLE = { scale: 1, x: 0, y: 0 };

/** The width of the screen's edges, where a swipe is the system's gesture to go back. */
const EDGE = 30;

/** Fits a picture into the stage, as `object-fit: contain` does. A picture that is
 * missing has no size.
 * @param {number} width @param {number} height
 * @param {number[]} picture its width and height in pixels
 * @returns {Viewport} */
export function fit(width, height, [across = 0, down = 0]) {
  const by = across > 0 && down > 0 ? Math.min(width / across, height / down) : 0;
  return { width, height, across: across * by, down: down * by };
}

/** Moves the picture, at most to its own edge.
 * @param {Zoom} zoom @param {Viewport} viewport @param {number} x @param {number} y
 * @returns {Zoom} */
export function pan({ scale, ...from }, { width, height, across, down }, x, y) {
  /** @param {number} offset @param {number} picture @param {number} stage */
  const within = (offset, picture, stage) => {
    const most = Math.max(0, (picture * scale - stage) / 2);
    return Math.min(most, Math.max(-most, offset));
  };
  return { scale, x: within(from.x + x, across, width), y: within(from.y + y, down, height) };
}

/** Scales by a factor. The point of the picture at (x, y) stays there. Without a
 * picture nothing happens.
 * @param {Zoom} zoom @param {Viewport} viewport @param {number} factor @param {number} x @param {number} y
 * @returns {Zoom} */
export function scale(zoom, viewport, factor, x, y) {
  if (!viewport.across) return zoom;
  const scale = Math.min(MOST, Math.max(1, zoom.scale * factor));
  const by = scale / zoom.scale;
  return pan({ scale, x: x - (x - zoom.x) * by, y: y - (y - zoom.y) * by }, viewport, 0, 0);
}

/** Whether a point is on the picture.
 * @param {Zoom} zoom @param {Viewport} viewport @param {number} x @param {number} y */
export const covers = (zoom, { across, down }, x, y) =>
  Math.abs(x - zoom.x) * 2 <= across * zoom.scale && Math.abs(y - zoom.y) * 2 <= down * zoom.scale;

/** Whether a touch that starts at `x` belongs to the system.
 * @param {Viewport} viewport @param {number} x */
export const isEdge = ({ width }, x) => Math.abs(x) > width / 2 - EDGE;

/** Whether a finger moved too far for a tap.
 * @param {number} x @param {number} y */
export const isDrag = (x, y) => Math.max(Math.abs(x), Math.abs(y)) > 10;

/** What a swipe over the whole picture does, which is long, or short and fast.
 * @param {number} x @param {number} y how far the finger has moved
 * @param {number} duration in milliseconds
 * @returns {"next" | "previous" | "close" | undefined} */
export function swipe(x, y, duration) {
  const [across, down] = [Math.abs(x), Math.abs(y)];
  if (Math.max(across, down) < (duration < 250 ? 30 : 80)) return undefined;
  if (across < down) return y > 0 ? "close" : undefined;
  return x < 0 ? "next" : "previous";
}
