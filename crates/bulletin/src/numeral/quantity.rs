//! Builds numbers from tokens.

use super::arabic::{SCALE, Value, is_space};
use super::token::{Cursor, Token};
use crate::amount::Problem;

/// A number at the beginning of a text.
#[derive(Clone, Debug)]
pub(crate) struct Quantity {
    /// In units of 1 / [`SCALE`]; 0 if `problem` leaves no value.
    pub(crate) value: i128,
    /// Its length in bytes.
    pub(crate) len: usize,
    /// It has 余, 多 or 几: a little more.
    pub(crate) more: bool,
    /// It has 万 or 亿.
    pub(crate) large: bool,
    /// It begins with a unit: 百万, in the sense of one hundred times 万.
    pub(crate) bare: bool,
    /// It has Arabic digits with spaces or a power of ten: 1 280 000.
    pub(crate) composed: bool,
    /// It has only Chinese digits: 二〇二〇.
    pub(crate) digit_by_digit: bool,
    /// The product of the units after its only number: 10,000 in 20万. `None` if it
    /// has several numbers.
    pub(crate) unit: Option<i128>,
    /// Why the value is not reliable.
    pub(crate) problem: Option<Problem>,
}

/// Reads the number that a text begins with.
pub(crate) fn quantity(text: &str) -> Option<Quantity> {
    let mut cursor = Cursor { text, at: 0 };
    let mut builder = QuantityBuilder::new();
    loop {
        let before = cursor;
        let spaced = cursor.peek().is_some_and(is_space);
        cursor.skip_spaces();
        if spaced && (builder.is_empty() || !goes_on(cursor, &builder)) {
            cursor = before;
            break;
        }
        let Some(token) = cursor.token() else {
            cursor = before;
            break;
        };
        // 几 before a number and 多 before a word do not belong to it.
        let dangling = token == Token::More && !more_fits(cursor, &builder);
        if dangling || !builder.push(token) {
            cursor = before;
            break;
        }
    }
    (cursor.at > 0).then(|| builder.finish(cursor.at))
}

/// Whether the number goes on after spaces: with a unit, or with a part of a lower
/// order (1 亿 2000 万). Digits without a unit may be another number.
fn goes_on(mut cursor: Cursor<'_>, builder: &QuantityBuilder) -> bool {
    match cursor.token() {
        Some(Token::Unit(_) | Token::Large(_) | Token::More) => true,
        Some(Token::Number { .. }) => {
            cursor.skip_spaces();
            // 128万 5000元.
            let money = MONEY.iter().any(|word| cursor.rest().starts_with(word));
            let next = cursor.token();
            builder.number.is_none()
                && match (builder.large, next) {
                    (Some(last), Some(Token::Large(size))) => size < last,
                    (Some(_), _) => money,
                    (None, _) => false,
                }
        }
        _ => false,
    }
}

/// Whether 余, 多 or 几 belongs to the number: a unit or money follows, as in 20余万
/// and 100多元.
fn more_fits(mut cursor: Cursor<'_>, builder: &QuantityBuilder) -> bool {
    if builder.is_empty() || builder.more {
        return false;
    }
    cursor.skip_spaces();
    let next = cursor;
    matches!(cursor.token(), Some(Token::Unit(_) | Token::Large(_)))
        || MONEY.iter().any(|word| next.rest().starts_with(word))
}

/// How words for money begin.
const MONEY: [&str; 8] = ["元", "圆", "人民币", "美", "港", "欧元", "日元", "英镑"];

/// A number read so far: `total` counts 万 and 亿, `section` the 千, 百 and 十 of the
/// part below, `number` the last digits.
struct QuantityBuilder {
    total: i128,
    section: i128,
    number: Option<i128>,
    /// The last unit of this section.
    unit: Option<i128>,
    /// The last 万 or 亿.
    large: Option<i128>,
    /// Whether there was a 零 since the last unit.
    zero: bool,
    more: bool,
    bare: bool,
    /// Whether there were several Chinese digits in a row.
    rows: bool,
    composed: bool,
    tokens: usize,
    numbers: usize,
    problem: Option<Problem>,
    /// The product of the units after the only number.
    factor: i128,
}

impl QuantityBuilder {
    fn new() -> Self {
        QuantityBuilder {
            total: 0,
            section: 0,
            number: None,
            unit: None,
            large: None,
            zero: false,
            more: false,
            bare: false,
            rows: false,
            composed: false,
            tokens: 0,
            numbers: 0,
            problem: None,
            factor: 1,
        }
    }

    fn is_empty(&self) -> bool {
        self.tokens == 0
    }

    /// Adds a piece, unless it does not belong to this number.
    fn push(&mut self, token: Token) -> bool {
        let fits = match token {
            Token::Number {
                value,
                composed,
                row,
            } => {
                let fits = self.digits(value, row);
                self.composed |= fits && composed;
                fits
            }
            Token::Zero => self.zero(),
            Token::Tens(tens) => {
                self.number.is_none() && self.unit.is_none() && {
                    self.section += tens * SCALE;
                    self.unit = Some(10);
                    self.numbers += 2;
                    true
                }
            }
            Token::Unit(size) => self.unit(size),
            Token::Large(size) => self.large(size),
            Token::More => {
                self.more = true;
                true
            }
        };
        self.tokens += usize::from(fits);
        fits
    }

    fn digits(&mut self, value: Value, row: bool) -> bool {
        if self.number.is_some() || self.more {
            return false;
        }
        self.number = Some(match value {
            Value::Known(value) => value,
            Value::TooLarge => {
                self.problem(Problem::TooLarge);
                0
            }
            Value::Doubtful => {
                self.problem(Problem::Ambiguous);
                0
            }
        });
        self.rows |= row;
        self.numbers += 1;
        true
    }

    fn zero(&mut self) -> bool {
        if self.number.is_some() || self.zero || self.more {
            return false;
        }
        if self.is_empty() {
            self.number = Some(0);
            self.numbers += 1;
        }
        self.zero = true;
        true
    }

    fn unit(&mut self, size: i128) -> bool {
        // Units fall within a section: 千, 百, 十.
        if self.unit.is_some_and(|last| size >= last) {
            return false;
        }
        let digit = match self.number.take() {
            Some(digit) => digit,
            // 十五, 一百十; a bare 百万 or 千万.
            None if size == 10 || self.is_empty() => {
                self.bare |= self.is_empty() && size > 10;
                SCALE
            }
            None => return false,
        };
        let value = self.times(digit, size);
        self.section = self.plus(self.section, value);
        self.unit = Some(size);
        self.factor *= size;
        self.zero = false;
        true
    }

    fn large(&mut self, size: i128) -> bool {
        if self.is_empty() {
            self.bare = true;
            self.number = Some(SCALE);
        }
        let below = self.plus(self.section, self.number.unwrap_or(0));
        match self.large {
            Some(last) if size == last => return false,
            // 1.2万亿.
            Some(last) if size > last => {
                let all = self.plus(self.total, below);
                self.total = self.times(all, size);
            }
            Some(_) | None => {
                if self.large.is_some() && below == 0 {
                    return false;
                }
                if self.large.is_some_and(|last| below >= last / size * SCALE) {
                    self.problem(Problem::Ambiguous);
                }
                let value = self.times(below, size);
                self.total = self.plus(self.total, value);
            }
        }
        self.section = 0;
        self.number = None;
        self.unit = None;
        self.zero = false;
        self.large = Some(size);
        self.factor = self.factor.saturating_mul(size);
        true
    }

    fn finish(mut self, len: usize) -> Quantity {
        let rest = self.plus(self.section, self.number.unwrap_or(0));
        if let (Some(number), false) = (self.number, self.zero) {
            let single = number < 10 * SCALE;
            let after_hundred = self.unit.is_some_and(|unit| unit >= 100);
            // In speech, 三百五 and 三万五 are 350 and 35,000; 1亿5000 usually means
            // 1.5亿.
            let after_large = self.unit.is_none() && self.large.is_some();
            let after_yi = self.large == Some(100_000_000) && rest < 10_000 * SCALE;
            if single && (after_hundred || after_large) || after_yi {
                self.problem(Problem::Ambiguous);
            }
        }
        let digit_by_digit = self.rows && self.tokens == 1;
        if self.rows {
            // 三四十, 七八万: three or four, seven or eight.
            self.problem(Problem::Ambiguous);
        }
        let value = self.plus(self.total, rest);
        Quantity {
            value: if self.problem == Some(Problem::TooLarge) {
                0
            } else {
                value
            },
            len,
            more: self.more,
            large: self.large.is_some(),
            bare: self.bare,
            composed: self.composed,
            digit_by_digit,
            unit: (self.numbers == 1).then_some(self.factor),
            problem: self.problem,
        }
    }

    fn times(&mut self, a: i128, b: i128) -> i128 {
        self.checked(a.checked_mul(b))
    }

    fn plus(&mut self, a: i128, b: i128) -> i128 {
        self.checked(a.checked_add(b))
    }

    fn checked(&mut self, value: Option<i128>) -> i128 {
        if value.is_none() {
            self.problem(Problem::TooLarge);
        }
        value.unwrap_or(0)
    }

    /// Keeps the first problem, except that a number that does not fit has no value
    /// at all.
    fn problem(&mut self, problem: Problem) {
        if self.problem.is_none() || problem == Problem::TooLarge {
            self.problem = Some(problem);
        }
    }
}
