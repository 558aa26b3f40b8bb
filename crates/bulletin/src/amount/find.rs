//! Amounts of money in running text.

use std::ops::Range;

use super::currency::{self, Currency};
use super::words;
use crate::model::{Amount, Bound};
use crate::numeral::{Cursor, Quantity, SCALE, quantity};

/// Why a number in a text is not a reliable amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// It is not an amount.
    NoAmount,
    /// It names no currency: 1000 万药品.
    NoCurrency,
    /// It is not in yuan.
    ForeignCurrency,
    /// It is too large to count.
    TooLarge,
    /// It has fractions of a fen.
    TooFine,
    /// It is below zero.
    Negative,
    /// It can be read in more than one way: 三万五元, 七八万元, 1亿5000元.
    Ambiguous,
    /// It gives no number: 数百万元, 几十万元.
    Indefinite,
    /// Its bounds, or the ends of its range, contradict each other: 近20余万元,
    /// 超过10—20万元, 20—10万元.
    Contradictory,
}

/// A part of a text that looks like an amount of money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Where it is, in bytes, with the words for its bound and currency:
    /// 超过人民币1000万元.
    pub range: Range<usize>,
    /// The amount, if it is in yuan and unambiguous.
    pub amount: Option<Amount>,
    /// Whether the text names a currency.
    pub currency: bool,
    /// Why there is no amount.
    pub problem: Option<Problem>,
}

/// Reads a text that is one amount and nothing else: 52.6万元, 约50万元,
/// ≥1.015亿元, 人民币壹拾万元整, 10万—20万元.
///
/// ```
/// let amount = bulletin::amount::read("52.6万元").unwrap();
/// assert_eq!(amount.fen, 52_600_000);
/// ```
///
/// # Errors
/// Returns why the text is not an amount.
pub fn read(text: &str) -> Result<Amount, Problem> {
    let text = text.trim();
    let found = find(text).into_iter().next().ok_or(Problem::NoAmount)?;
    if found.range != (0..text.len()) {
        return Err(Problem::NoAmount);
    }
    found
        .amount
        .ok_or(found.problem.unwrap_or(Problem::NoAmount))
}

/// Whether a quote names an amount. The bound can stand outside the quote, so a
/// quote without one does not contradict it. A quote that is nothing but a number
/// is the cell of a table, whose unit stands elsewhere.
pub fn stands_in(quote: &str, amount: Amount) -> bool {
    let same = |named: &Amount| {
        (named.fen, named.up_to) == (amount.fen, amount.up_to)
            && (named.bound == Bound::Exact || named.bound == amount.bound)
    };
    let found = find(quote);
    // 捐款100万: a person may know that these are yuan.
    let bare = |found: &Found| {
        let words = quote.get(found.range.clone()).unwrap_or_default();
        found.problem == Some(Problem::NoCurrency)
            && read(&format!("{words}元")).is_ok_and(|named| same(&named))
    };
    if found
        .iter()
        .any(|found| found.amount.as_ref().is_some_and(same) || bare(found))
    {
        return true;
    }
    let quote = quote.trim();
    let number = quantity(quote).filter(|number| number.len == quote.len());
    found.is_empty()
        && number.is_some()
        && ["", "千", "万", "百万", "亿"]
            .iter()
            .any(|unit| read(&format!("{quote}{unit}元")).is_ok_and(|named| same(&named)))
}

/// Finds all amounts of money in a text, in order. Numbers with 万 or 亿 but no
/// currency (超过 1000 万药品) are among them, because a person may know what they
/// count. Counts (21条举措, 3个方面) and years are not.
///
/// ```
/// let found = bulletin::amount::find("捐款 1 亿元，并联系 150 万元防疫物资");
/// let fen: Vec<_> = found.iter().map(|f| f.amount.unwrap().fen).collect();
/// assert_eq!(fen, [10_000_000_000, 150_000_000]);
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let mut all = Vec::new();
    let mut cursor = Cursor { text, at: 0 };
    // Everything before this is taken.
    let mut free = 0;
    while let Some(c) = cursor.peek() {
        let Some(first) = quantity(cursor.rest()) else {
            cursor.at += c.len_utf8();
            continue;
        };
        let start = cursor.at;
        cursor.at += first.len;
        if let Some(found) = found_at(text, free, start, first, &mut cursor) {
            free = found.range.end;
            all.push(found);
        }
    }
    all
}

/// Reads on after the first number, and back before it. Leaves the cursor after the
/// amount, or where it was.
fn found_at(
    text: &str,
    free: usize,
    start: usize,
    first: Quantity,
    cursor: &mut Cursor<'_>,
) -> Option<Found> {
    let mut first = first;
    let before = before(text, free, start, first.bare);
    let head = text.get(free..start).unwrap_or_default();
    if first.composed && joins_name(head) || lacks_digits(head) {
        first.problem = first.problem.or(Some(Problem::Ambiguous));
    }
    let mut end = *cursor;
    let mut bounds = before.bounds;
    let mut currency = money(&mut end, &mut bounds);
    let lower_is_money = currency.is_some();
    let mut numbers = vec![first];

    if let Some((second, mut behind)) = upper_end(end) {
        let upper = money(&mut behind, &mut bounds);
        // A dash between numbers without a currency is not a range of money: 15-20.
        if upper.or(currency).or(before.currency).is_some() {
            currency = upper.or(currency);
            numbers.push(second);
            end = behind;
        }
    }
    // 美元10万元 is in dollars.
    let currency = match before.currency {
        Some(Currency::Foreign) => before.currency,
        _ => currency.or(before.currency),
    };
    let small = small_change(&mut end);
    let mut behind = end;
    behind.skip_spaces();
    if let Some((bound, len)) = words::behind(behind.rest()) {
        bounds.push(bound);
        behind.at += len;
        end = behind;
    }

    let of_money = currency.is_some();
    let counted = numbers.len() == 1 && numbers[0].large && !numbers[0].bare && !before.ordinal;
    // 单位：万元 names a unit.
    let unit_alone = numbers[0].bare && numbers[0].len == "万".len() && !before.vague;
    let unit_alone = unit_alone && bounds.is_empty();
    if unit_alone || !(of_money || counted) {
        return None;
    }
    cursor.at = end.at;
    let amount = match currency {
        None => Err(Problem::NoCurrency),
        Some(Currency::Foreign) => Err(Problem::ForeignCurrency),
        Some(Currency::Yuan) if before.vague => Err(Problem::Indefinite),
        Some(Currency::Yuan) if before.negative => Err(Problem::Negative),
        Some(Currency::Yuan) => {
            for number in &numbers {
                if number.more {
                    bounds.push(Bound::AtLeast);
                }
            }
            amount(&numbers, lower_is_money, small, &bounds)
        }
    };
    Some(Found {
        range: before.start..end.at,
        amount: amount.ok(),
        currency: of_money,
        problem: amount.err(),
    })
}

/// Whether a number after a text has lost its first digits: 捐资.54万元.
fn lacks_digits(before: &str) -> bool {
    let mut chars = before.chars().rev();
    matches!(chars.next(), Some('.' | '．')) && chars.next().is_some_and(char::is_alphabetic)
}

/// Whether the digits after a text may be of a name, as in A4 500元.
fn joins_name(before: &str) -> bool {
    let last = before.chars().next_back();
    last.is_some_and(|c| c.is_ascii_alphabetic() || "-－—–+＋:：/／第".contains(c))
}

/// What comes before a number and belongs to it.
struct Before {
    start: usize,
    bounds: Vec<Bound>,
    currency: Option<Currency>,
    /// 数百万, 几十万.
    vague: bool,
    /// A minus sign.
    negative: bool,
    /// 第: the number counts nothing.
    ordinal: bool,
}

fn before(text: &str, free: usize, start: usize, bare: bool) -> Before {
    let mut rest = &text[free..start];
    let mut before = Before {
        start,
        bounds: Vec::new(),
        currency: None,
        vague: false,
        negative: false,
        ordinal: rest.ends_with('第'),
    };
    if begins_with_unit(&text[start..])
        && let Some(c) = rest.chars().next_back().filter(|c| "数几".contains(*c))
    {
        before.vague = true;
        rest = &rest[..rest.len() - c.len_utf8()];
        before.start = free + rest.len();
    }
    if bare && rest.ends_with('上') && !rest.ends_with("以上") {
        // 上百万元: one million yuan and more.
        before.bounds.push(Bound::AtLeast);
        rest = &rest[..rest.len() - "上".len()];
        before.start = free + rest.len();
    }
    loop {
        let trimmed = rest.trim_end_matches(crate::numeral::is_space);
        let taken = if let Some((bound, len)) = words::before(trimmed) {
            before.bounds.push(bound);
            len
        } else if let (Some((currency, len)), None) = (currency::before(trimmed), before.currency) {
            before.currency = Some(currency);
            len
        } else if let Some(word) = IN_CAPITALS.iter().find(|word| trimmed.ends_with(**word)) {
            word.len()
        } else {
            break;
        };
        rest = &trimmed[..trimmed.len() - taken];
        before.start = free + rest.len();
    }
    before.negative = is_negative(rest);
    before
}

/// What says that a number is in the capital numerals of cheques.
const IN_CAPITALS: [&str; 9] = [
    "（大写）：",
    "（大写）:",
    "(大写)：",
    "(大写):",
    "（大写）",
    "(大写)",
    "大写：",
    "大写:",
    "大写",
];

/// 十万, 百万 and 万 can have 数 or 几 before them, 50万 cannot: 总数50万元.
fn begins_with_unit(text: &str) -> bool {
    text.starts_with(['十', '百', '千', '万', '亿', '拾', '佰', '仟', '萬', '億'])
}

/// A minus sign, unless it is a hyphen between words or numbers.
fn is_negative(before: &str) -> bool {
    let mut chars = before.chars().rev();
    match chars.next() {
        Some('−') => true,
        // 减负 and 担负 are no signs.
        Some('负') => chars.next().is_none_or(|c| !"减担背肩增抱".contains(c)),
        Some('-' | '－') => chars.next().is_none_or(|c| !c.is_alphanumeric()),
        _ => false,
    }
}

/// Takes the currency after a number, and 余 after that.
fn money(cursor: &mut Cursor<'_>, bounds: &mut Vec<Bound>) -> Option<Currency> {
    let mut behind = *cursor;
    behind.skip_spaces();
    let currency = currency::take(&mut behind)?;
    *cursor = behind;
    // 20万元余.
    if let Some((bound, len)) = words::behind(behind.rest()) {
        bounds.push(bound);
        cursor.at += len;
    }
    Some(currency)
}

/// The dashes and words between the ends of a range.
const TO: [&str; 12] = [
    "——", "--", "—", "–", "-", "－", "~", "～", "〜", "至", "到", "―",
];

/// The number after a dash, and where it ends.
fn upper_end(mut cursor: Cursor<'_>) -> Option<(Quantity, Cursor<'_>)> {
    cursor.skip_spaces();
    if !TO.iter().any(|word| cursor.take(word)) {
        return None;
    }
    cursor.skip_spaces();
    // ￥ can come before both ends.
    let _ = ["￥", "¥", "人民币"].iter().any(|word| cursor.take(word));
    let second = quantity(cursor.rest())?;
    cursor.at += second.len;
    Some((second, cursor))
}

/// Takes jiao (角) and fen (分) after yuan, and 整. Returns them in fen.
fn small_change(cursor: &mut Cursor<'_>) -> i128 {
    let mut fen = 0;
    if !cursor.text[..cursor.at].ends_with(['元', '圆']) {
        return fen;
    }
    for (name, size) in [("角", 10), ("分", 1)] {
        let mut behind = *cursor;
        behind.take("零");
        let Some(number) = quantity(behind.rest()) else {
            continue;
        };
        behind.at += number.len;
        if number.value % SCALE == 0
            && number.value < 10 * SCALE
            && behind.take(name)
            && !behind.rest().starts_with(['之', '钟'])
        {
            fen += number.value / SCALE * size;
            *cursor = behind;
        }
    }
    let mut behind = *cursor;
    // 元整 of cheques, but not 整改.
    if (behind.take("整") || behind.take("正")) && !behind.peek().is_some_and(char::is_alphanumeric)
    {
        *cursor = behind;
    }
    fen
}

fn amount(
    numbers: &[Quantity],
    lower_is_money: bool,
    small: i128,
    bounds: &[Bound],
) -> Result<Amount, Problem> {
    let bound = words::combine(bounds).ok_or(Problem::Contradictory)?;
    if let Some(problem) = numbers.iter().find_map(|number| number.problem) {
        return Err(problem);
    }
    let (fen, up_to) = match numbers {
        [lower, upper] => {
            let lower = match lower_is_money {
                true => lower.value,
                false => lower_end(lower, upper)?,
            };
            (fen(lower, 0)?, Some(fen(upper.value, small)?))
        }
        _ => (fen(numbers[0].value, small)?, None),
    };
    let amount = Amount { fen, bound, up_to };
    if amount.is_sound() {
        Ok(amount)
    } else {
        Err(Problem::Contradictory)
    }
}

/// The lower end. Without a unit it takes that of the upper end: 10—20万元 begins at
/// 10万. If that is not below the upper end (5000—2万元), it is ambiguous.
fn lower_end(lower: &Quantity, upper: &Quantity) -> Result<i128, Problem> {
    match (lower.unit, upper.unit) {
        (Some(1), Some(unit)) => lower
            .value
            .checked_mul(unit)
            .filter(|value| *value < upper.value || unit == 1)
            .ok_or(Problem::Ambiguous),
        (Some(1), None) => Err(Problem::Ambiguous),
        _ => Ok(lower.value),
    }
}

/// From parts of [`SCALE`] of a yuan to fen.
fn fen(value: i128, small: i128) -> Result<i64, Problem> {
    const FEN: i128 = SCALE / 100;
    if value % FEN != 0 {
        return Err(Problem::TooFine);
    }
    i64::try_from(value / FEN + small).map_err(|_| Problem::TooLarge)
}
