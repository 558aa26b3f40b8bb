//! Amounts as readers expect them.
//!
//! An amount is written in the largest unit that needs at most four decimals:
//! 1亿元, 1.015亿元, 52.6万元, 5000元, 1.2万亿元. One that needs more decimals is
//! written in two units (1亿2345.6789万元). If it has jiao or fen, or leaves less
//! than 1万 beside the larger unit, it is written in plain yuan (123456.78元),
//! because 1亿5000元 would be read as 1.5亿元. Below 10,000 yuan it is always in
//! yuan.
//!
//! Bounds are said as bulletins say them: 1.015亿元以上, 近50万元, 约50万元. A range has
//! a long dash, and names its unit once if both ends share it (10万—20万元).

use std::fmt;

use super::yuan::push_decimal;
use crate::digits;
use crate::model::{Amount, Bound};

/// Fen in a yuan, and in the units of large amounts in Chinese.
const YUAN: u64 = 100;
const WAN: u64 = 10_000 * YUAN;
const YI: u64 = 10_000 * WAN;
const WAN_YI: u64 = 10_000 * YI;

/// The units, largest first, each with the amount from which it is no longer used:
/// nobody writes 12345万.
const UNITS: [(u64, &str, u64); 3] = [
    (WAN_YI, "万亿", u64::MAX),
    (YI, "亿", u64::MAX),
    (WAN, "万", YI),
];

impl Amount {
    /// Writes it in Chinese: 52.6万元, 1.015亿元以上, 约50万元, 10万—20万元. Always
    /// exact. Does without `core::fmt`, which the viewer does not carry.
    pub fn to_chinese(self) -> String {
        let mut out = String::from(match self.bound {
            Bound::Exact | Bound::AtLeast => "",
            Bound::AtMost => "近",
            Bound::About => "约",
        });
        let unit = push_chinese(&mut out, self.fen);
        if let Some(up_to) = self.up_to {
            let mut upper = String::new();
            let upper_unit = push_chinese(&mut upper, up_to);
            if unit != upper_unit {
                out.push('元');
            }
            out.push('—');
            out.push_str(&upper);
        }
        out.push('元');
        if self.bound == Bound::AtLeast {
            out.push_str("以上");
        }
        out
    }

    /// Writes it in English: ¥526,000, over ¥101,500,000, nearly ¥500,000, about
    /// ¥500,000, ¥100,000–200,000.
    pub fn to_english(self) -> String {
        let mut out = String::from(match self.bound {
            Bound::Exact => "¥",
            Bound::AtLeast => "over ¥",
            Bound::AtMost => "nearly ¥",
            Bound::About => "about ¥",
        });
        push_grouped(&mut out, self.fen);
        if let Some(up_to) = self.up_to {
            out.push('–');
            push_grouped(&mut out, up_to);
        }
        out
    }
}

impl Amount {
    /// In four digits, which a reader takes in at a glance: 约172.7万元 for
    /// 约1727345.67元. What it says stays true: "at least" is rounded down, "at most"
    /// up, and what was exact becomes "about". What is less than 10,000 yuan, or exact
    /// and short, stays as it is.
    pub fn rounded(self) -> Amount {
        let is_short = |fen: i64| {
            fen % (1000 * YUAN as i64) == 0
                || fen < YI as i64 && fen % YUAN as i64 == 0
                || fen < 100 * WAN as i64
        };
        let is_exact = self.bound == Bound::Exact && self.up_to.is_none();
        if self.fen < WAN as i64 || is_exact && is_short(self.fen) {
            return self;
        }
        let round = |fen: i64| {
            let mut part = YUAN as i64;
            while fen / part >= 10_000 {
                part *= 10;
            }
            let more = match self.bound {
                Bound::AtLeast => 0,
                Bound::AtMost => part - 1,
                Bound::Exact | Bound::About => part / 2,
            };
            let up = fen.saturating_add(more);
            up - up % part
        };
        let fen = round(self.fen);
        // Ends that meet are no range.
        let up_to = self.up_to.map(round).filter(|it| *it > fen);
        let bound = match (self.bound, up_to) {
            (Bound::Exact, None) => Bound::About,
            (bound, _) => bound,
        };
        Amount { fen, bound, up_to }
    }
}

/// In Chinese: [`Amount::to_chinese`].
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_chinese())
    }
}

/// Appends the number and returns its unit: the last word before 元.
fn push_chinese(out: &mut String, fen: i64) -> &'static str {
    let fen = not_negative(fen);
    for (size, name, end) in UNITS {
        let last_decimal = size / 10_000;
        if (size..end).contains(&fen) && fen.is_multiple_of(last_decimal) {
            push_decimal(out, fen / last_decimal, 4);
            out.push_str(name);
            return name;
        }
    }
    let rest = fen % YI;
    if fen >= YI && rest >= WAN && rest.is_multiple_of(YUAN) {
        digits::push(out, fen / YI, 1);
        out.push('亿');
        push_decimal(out, rest / YUAN, 4);
        out.push('万');
        return "万";
    }
    push_decimal(out, fen, 2);
    ""
}

/// Appends yuan with commas at the thousands, and with two decimals or none.
fn push_grouped(out: &mut String, fen: i64) {
    let fen = not_negative(fen);
    let mut digits = String::new();
    digits::push(&mut digits, fen / YUAN, 1);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fen.is_multiple_of(YUAN) {
        out.push('.');
        digits::push(out, fen % YUAN, 2);
    }
}

/// No text gives a negative amount, and reading refuses one.
fn not_negative(fen: i64) -> u64 {
    fen.max(0).unsigned_abs()
}
