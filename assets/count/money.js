// Amounts as readers expect them: crates/bulletin/src/amount/write.rs, in a script.

/** @import { Amount } from "./sum.js" */

const YUAN = 100n;
const WAN = 10_000n * YUAN;
const YI = 10_000n * WAN;
/** Units, largest first, each with the amount from which it is no longer used.
 * @type {[bigint, string, bigint | null][]} */
const UNITS = [
  [10_000n * YI, "万亿", null],
  [YI, "亿", null],
  [WAN, "万", YI],
];

/** @param {bigint} value @param {number} places */
function decimal(value, places) {
  const digits = String(value).padStart(places + 1, "0");
  const rest = digits.slice(-places).replace(/0+$/, "");
  return digits.slice(0, -places) + (rest && "." + rest);
}

/** @param {bigint} fen
 * @returns {[string, string]} The number, and its unit. */
function chinese(fen) {
  for (const [size, name, end] of UNITS) {
    const last = size / 10_000n;
    if (fen >= size && (end == null || fen < end) && fen % last == 0n) return [decimal(fen / last, 4) + name, name];
  }
  const rest = fen % YI;
  if (fen >= YI && rest >= WAN && rest % YUAN == 0n) return [fen / YI + "亿" + decimal(rest / YUAN, 4) + "万", "万"];
  return [yuan(fen), ""];
}

/** @param {bigint} fen */
function grouped(fen) {
  const rest = fen % YUAN;
  const digits = String(fen / YUAN).replace(/\B(?=(\d{3})+$)/g, ",");
  return digits + (rest ? "." + String(rest).padStart(2, "0") : "");
}

/** Yuan as a decimal number.
 * @param {bigint} fen */
export const yuan = (fen) => decimal(fen, 2);

/** An amount in a language.
 * @param {Amount} it
 * @param {boolean} english */
export function money({ low, high, bound }, english) {
  if (english) {
    const before = { "": "", atLeast: "over ", atMost: "nearly ", about: "about " }[bound];
    return before + "¥" + grouped(low) + (high === undefined ? "" : "–" + grouped(high));
  }
  const before = { "": "", atLeast: "", atMost: "近", about: "约" }[bound];
  const [lower, unit] = chinese(low);
  let text = lower;
  if (high !== undefined) {
    const [upper, other] = chinese(high);
    text += (unit == other ? "" : "元") + "—" + upper;
  }
  return before + text + "元" + (bound == "atLeast" ? "以上" : "");
}

/** In four digits: Amount::rounded. What it says stays true.
 * @param {Amount} it
 * @returns {Amount} */
export function rounded(it) {
  const { low, high, bound } = it;
  const short = low % (1000n * YUAN) == 0n || (low < YI && low % YUAN == 0n) || low < 100n * WAN;
  if (low < WAN || (!bound && high === undefined && short)) return it;
  /** @param {bigint} fen */
  const round = (fen) => {
    let part = YUAN;
    while (fen / part >= 10_000n) part *= 10n;
    const up = fen + (bound == "atLeast" ? 0n : bound == "atMost" ? part - 1n : part / 2n);
    return up - (up % part);
  };
  const start = round(low);
  const end = high === undefined ? undefined : round(high);
  // Ends that meet are no range.
  const upper = end !== undefined && end > start ? end : undefined;
  return { low: start, high: upper, bound: !bound && upper === undefined ? "about" : bound };
}
