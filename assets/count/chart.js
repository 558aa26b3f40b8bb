// Pictures of the sums, as shapes: bars by place and a line over time. The shapes
// become SVG on the page, and a file or a canvas when they are saved.

import { money, rounded } from "./money.js";
import { english, nameOf } from "./page.js";
import { amount } from "./sum.js";

/** @import { Column, Sum, Summary } from "./sum.js" */
/** @import { Part } from "./table.js" */
/** @typedef {{ kind: "rect", role: string, x: number, y: number, width: number, height: number } | { kind: "text", role: string, x: number, y: number, text: string, anchor: "start" | "middle" | "end" } | { kind: "path", role: string, points: [number, number][] } | { kind: "dot", role: string, x: number, y: number }} Shape */
/** @typedef {{ width: number, height: number, size: number, shapes: Shape[] }} Picture */

const FONT = 'system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif';
/** Colours of a saved picture; on the page they are the theme's (count.css).
 * @type {Record<string, string>} */
const COLOURS = { amount: "#b3191e", range: "#e3a9a5", course: "#b3191e", dot: "#b3191e", axis: "#b9b1a7", text: "#1d1b19", soft: "#5c5650" };

const canvas = document.createElement("canvas").getContext("2d");
/** How wide a text is, in a size.
 * @param {string} text @param {number} size */
function measure(text, size) {
  if (!canvas) return text.length * size;
  canvas.font = `${size}px ${FONT}`;
  return canvas.measureText(text).width;
}

/** A text that fits into a width.
 * @param {string} text @param {number} width @param {number} size */
function fitting(text, width, size) {
  if (measure(text, size) <= width) return text;
  let end = [...text];
  while (end.length > 1 && measure(end.join("") + "…", size) > width) end = end.slice(0, -1);
  return end.join("") + "…";
}

/** The two ends of a sum, to draw it.
 * @param {Sum | undefined} sum
 * @returns {[number, number]} */
function ends(sum) {
  const it = sum && amount(sum);
  return it ? [Number(it.low), Number(it.high ?? it.low)] : [0, 0];
}

/** @param {Sum} sum */
function label(sum) {
  const it = amount(sum);
  return it ? money(rounded(it), english) : "";
}

/** Bars by place, the largest first.
 * @param {Summary} summary @param {Column} of @param {number} width @param {number} size
 * @returns {Picture | null} */
export function bars(summary, of, width, size) {
  const rows = summary.rows.filter((row) => amount(row.sums[of]));
  rows.sort((a, b) => ends(b.sums[of])[1] - ends(a.sums[of])[1]);
  if (!rows.length) return null;
  // What a phone shows of the longest name and the longest sum leaves room for bars.
  const names = rows.map((row) => fitting(nameOf(row), width * 0.34, size));
  const left = Math.max(...names.map((it) => measure(it, size))) + size * 0.6;
  const right = Math.max(...rows.map((row) => measure(label(row.sums[of]), size))) + size * 0.6;
  const room = Math.max(width - left - right, size * 2);
  const most = Math.max(...rows.map((row) => ends(row.sums[of])[1]), 1);
  const step = size * 1.9;
  /** @type {Shape[]} */
  const shapes = [];
  rows.forEach((row, at) => {
    const y = at * step;
    const [low, high] = ends(row.sums[of]);
    const [short, long] = [(low / most) * room, (high / most) * room];
    const bar = { y: y + step * 0.18, height: step * 0.64 };
    shapes.push({ kind: "text", role: "text", x: left - size * 0.6, y: y + step / 2 + size * 0.36, text: names[at], anchor: "end" });
    if (long > short) shapes.push({ kind: "rect", role: "range", x: left, width: long, ...bar });
    shapes.push({ kind: "rect", role: "amount", x: left, width: Math.max(short, 1), ...bar });
    shapes.push({ kind: "text", role: "soft", x: left + Math.max(long, 1) + size * 0.4, y: y + step / 2 + size * 0.36, text: label(row.sums[of]), anchor: "start" });
  });
  shapes.push({ kind: "path", role: "axis", points: [[left, 0], [left, rows.length * step]] });
  return { width, height: Math.ceil(rows.length * step), size, shapes };
}

/** A line over time.
 * @param {Part[]} parts @param {Column} of @param {number} width @param {number} size
 * @returns {Picture | null} */
export function line(parts, of, width, size) {
  if (parts.length < 2 || !parts.some((it) => amount(it.total[of]))) return null;
  const values = parts.map((it) => ends(it.total[of])[1]);
  const most = Math.max(...values, 1);
  const [top, bottom] = [size * 2.2, size * 2.2];
  const height = Math.round(Math.min(Math.max(width * 0.42, size * 12), size * 20));
  const side = Math.max(measure(parts[0].head, size), measure(parts[parts.length - 1].head, size)) / 2 + 2;
  /** @param {number} at @returns {[number, number]} */
  const point = (at) => [side + ((width - 2 * side) * at) / (parts.length - 1), top + (1 - values[at] / most) * (height - top - bottom)];
  const floor = height - bottom;
  /** @type {Shape[]} */
  const shapes = [
    { kind: "path", role: "axis", points: [[side, floor], [width - side, floor]] },
    { kind: "path", role: "course", points: parts.map((_, at) => point(at)) },
  ];
  const wide = Math.max(...parts.map((it) => measure(it.head, size))) + size;
  const each = Math.max(1, Math.ceil((wide * (parts.length - 1)) / Math.max(width - 2 * side, 1)));
  const last = parts.length - 1;
  parts.forEach((it, at) => {
    const [x, y] = point(at);
    shapes.push({ kind: "dot", role: "dot", x, y });
    // The last head stands, and those that leave it room.
    if (at == last || (at % each == 0 && last - at >= each))
      shapes.push({ kind: "text", role: "soft", x, y: floor + size * 1.5, text: it.head, anchor: "middle" });
  });
  const peak = values.indexOf(most);
  if (peak >= 0) {
    const text = label(parts[peak].total[of]);
    const [x, y] = point(peak);
    const half = measure(text, size) / 2;
    shapes.push({ kind: "text", role: "text", x: Math.min(Math.max(x, half), width - half), y: y - size * 0.7, text, anchor: "middle" });
  }
  return { width, height, size, shapes };
}

const SVG = "http://www.w3.org/2000/svg";

/** As SVG. With colours it stands alone; on the page its classes have them.
 * @param {Picture} picture @param {string} name @param {string} [background] */
export function svg(picture, name, background) {
  const { width, height, size, shapes } = picture;
  /** @param {string} tag @param {Record<string, string | number>} attributes */
  const draw = (tag, attributes) => {
    const out = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) out.setAttribute(key, typeof value == "number" ? String(Math.round(value * 100) / 100) : value);
    return out;
  };
  const out = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": name, "font-size": size, "font-family": FONT });
  if (background) out.append(draw("rect", { width, height, fill: background }));
  for (const it of shapes) {
    /** @type {Record<string, string>} */
    const looks = { class: it.role };
    const stroke = it.kind == "path";
    if (background) looks[stroke ? "stroke" : "fill"] = COLOURS[it.role];
    if (it.kind == "rect") out.append(draw("rect", { ...looks, x: it.x, y: it.y, width: it.width, height: it.height }));
    else if (it.kind == "dot") out.append(draw("circle", { ...looks, cx: it.x, cy: it.y, r: 3 }));
    else if (it.kind == "path") out.append(draw("polyline", { ...looks, points: it.points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "), fill: "none", "stroke-width": it.role == "axis" ? 1 : 2 }));
    else {
      const text = draw("text", { ...looks, x: it.x, y: it.y, "text-anchor": it.anchor });
      text.textContent = it.text;
      out.append(text);
    }
  }
  return out;
}

/** With a title above it and room around it, for a file.
 * @param {Picture} picture @param {string} title
 * @returns {Picture} */
export function framed({ width, height, size, shapes }, title) {
  const [edge, head] = [size * 1.5, size * 3.6];
  const room = width;
  /** @param {Shape} it */
  const moved = (it) =>
    it.kind == "path" ? { ...it, points: it.points.map(([x, y]) => /** @type {[number, number]} */ ([x + edge, y + head])) } : { ...it, x: it.x + edge, y: it.y + head };
  /** @type {Shape} */
  const name = { kind: "text", role: "text", x: edge, y: edge + size * 0.8, text: fitting(title, room, size), anchor: "start" };
  return { width: Math.ceil(width + 2 * edge), height: Math.ceil(height + head + edge), size, shapes: [name, ...shapes.map(moved)] };
}

/** As PNG, twice as fine as on the screen. Drawn shape by shape: a picture of the SVG
 * would need a policy that allows blobs.
 * @param {Picture} picture
 * @returns {Promise<Blob | null>} */
export function png({ width, height, size, shapes }) {
  const page = document.createElement("canvas");
  // Browsers draw nothing beyond so many pixels.
  const scale = Math.min(2, 8000 / Math.max(width, height));
  page.width = Math.ceil(width * scale);
  page.height = Math.ceil(height * scale);
  const pen = page.getContext("2d");
  if (!pen) return Promise.resolve(null);
  pen.scale(scale, scale);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.font = `${size}px ${FONT}`;
  for (const it of shapes) {
    pen.fillStyle = pen.strokeStyle = COLOURS[it.role];
    if (it.kind == "rect") pen.fillRect(it.x, it.y, it.width, it.height);
    else if (it.kind == "text") {
      pen.textAlign = it.anchor == "middle" ? "center" : it.anchor;
      pen.fillText(it.text, it.x, it.y);
    } else {
      pen.beginPath();
      if (it.kind == "dot") pen.arc(it.x, it.y, 3, 0, 2 * Math.PI);
      else it.points.forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      if (it.kind == "dot") pen.fill();
      else {
        pen.lineWidth = it.role == "axis" ? 1 : 2;
        pen.stroke();
      }
    }
  }
  return new Promise((done) => page.toBlob(done, "image/png"));
}
