//! Arabic digits with what texts put between them.
//!
//! A number is never read in part: all digits that only spaces, commas, points
//! or middle dots separate are one number. What this grammar cannot read is
//! doubtful as a whole:
//!
//! - commas, or spaces, before groups of three: 1,280,000 1，280，000 1 280 000
//! - a point or middle dot before decimals: 128.5 128·5 128 . 5
//! - several points before groups of three: 1.280.000
//! - a space between all digits: 1 2 8 . 5
//! - a power of ten behind: 1.28×10^6

/// Values are multiples of 1 / `SCALE`, so that 1.23456789亿 stays exact.
pub(crate) const SCALE: i128 = 1_000_000_000_000;

/// How many decimals a value can have: the zeros of [`SCALE`].
const DECIMALS: usize = 12;

/// The largest power of ten that is worked out.
const MOST_ZEROS: u32 = 24;

/// How many characters of one number are read. A longer one fits no amount.
const LONGEST: usize = 256;

/// A number at the beginning of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Arabic {
    pub(super) value: Value,
    /// Its length in bytes.
    pub(super) len: usize,
    /// Whether it has spaces or a power of ten in it.
    pub(super) composed: bool,
}

/// What a number stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Value {
    /// In units of 1 / [`SCALE`].
    Known(i128),
    TooLarge,
    /// It may be one number or several.
    Doubtful,
}

/// What stands between two groups of digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Separator {
    Comma,
    Point,
    Dot,
    Space,
    /// A mark with spaces around it that make it doubtful, or a full stop.
    Strange,
}

pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        _ => None,
    }
}

/// Reads the digits that a text begins with, and all that belong to them.
pub(super) fn read(text: &str) -> Option<Arabic> {
    let mut run = Run::default();
    let mut rest = group(text, &mut run);
    if run.groups.is_empty() {
        return None;
    }
    while let Some((gap, behind)) = gap(rest) {
        run.gaps.push(gap);
        rest = group(behind, &mut run);
    }
    let mut composed = run.gaps.iter().any(|gap| gap.before || gap.after);
    if rest.len() + LONGEST * "０".len() < text.len() {
        let len = text.len() - rest.len();
        let value = Value::TooLarge;
        return Some(Arabic {
            value,
            len,
            composed,
        });
    }
    run.close();
    let mut value = run.value();
    if let Some((zeros, behind)) = power(&run, rest) {
        rest = behind;
        composed = true;
        value = raised(value, zeros);
    }
    let len = text.len() - rest.len();
    Some(Arabic {
        value,
        len,
        composed,
    })
}

/// The groups of digits of a number, in half width, and what separates them.
#[derive(Default)]
struct Run {
    groups: Vec<String>,
    gaps: Vec<Gap>,
}

#[derive(Clone, Copy)]
struct Gap {
    mark: Option<char>,
    /// Whether spaces come before the mark, or stand for it.
    before: bool,
    after: bool,
}

/// Takes a group of digits.
fn group<'a>(text: &'a str, run: &mut Run) -> &'a str {
    let digits: String = text.chars().map_while(digit).collect();
    let len: usize = text.chars().take(digits.len()).map(char::len_utf8).sum();
    if !digits.is_empty() {
        run.groups.push(digits);
    }
    text.get(len..).unwrap_or_default()
}

/// Takes what separates two groups: spaces, at most one mark, spaces.
fn gap(text: &str) -> Option<(Gap, &str)> {
    let behind = text.trim_start_matches(is_space);
    let before = behind.len() < text.len();
    let mark = behind.chars().next().filter(|c| "，,.．·・。".contains(*c));
    let behind = behind.get(mark.map_or(0, char::len_utf8)..)?;
    let rest = behind.trim_start_matches(is_space);
    let after = mark.is_some() && rest.len() < behind.len();
    // A sentence can end with a number, so its stop counts only right between digits.
    let ends = mark == Some('。') && (before || after);
    let goes_on = (before || mark.is_some()) && rest.chars().next().and_then(digit).is_some();
    let gap = Gap {
        mark,
        before,
        after,
    };
    (goes_on && !ends).then_some((gap, rest))
}

impl Gap {
    fn separator(self) -> Separator {
        match (self.mark, self.before, self.after) {
            (None, ..) => Separator::Space,
            (Some('，' | ','), false, false) => Separator::Comma,
            (Some('.' | '．'), before, after) if before == after => Separator::Point,
            (Some('·' | '・'), before, after) if before == after => Separator::Dot,
            _ => Separator::Strange,
        }
    }
}

impl Run {
    /// Joins digits that all have spaces between them.
    fn close(&mut self) {
        let spread = self.groups.len() > 1
            && self.groups.iter().all(|group| group.len() == 1)
            && self.gaps.iter().all(|gap| gap.before || gap.after);
        if !spread {
            return;
        }
        let mut groups: Vec<String> = Vec::new();
        let mut gaps = Vec::new();
        let before = std::iter::once(None).chain(self.gaps.iter().map(Some));
        for (group, gap) in self.groups.iter().zip(before) {
            let joined = groups
                .last_mut()
                .filter(|_| gap.is_some_and(|gap| gap.mark.is_none()));
            match joined {
                Some(last) => last.push_str(group),
                None => {
                    groups.push(group.clone());
                    gaps.extend(gap.map(|gap| Gap {
                        before: false,
                        after: false,
                        ..*gap
                    }));
                }
            }
        }
        self.groups = groups;
        self.gaps = gaps;
    }

    fn value(&self) -> Value {
        use Separator::{Comma, Dot, Point, Space};
        let separators: Vec<Separator> = self.gaps.iter().map(|gap| gap.separator()).collect();
        let (whole, decimals) = match separators.as_slice() {
            [thousands @ .., Point | Dot] if !thousands.contains(&Point) => {
                (thousands, self.groups.last().map_or("", |group| group))
            }
            all => (all, ""),
        };
        let groups = self.groups.get(..=whole.len()).unwrap_or_default();
        let one_kind = [Comma, Space, Point]
            .iter()
            .any(|kind| whole.iter().all(|other| other == kind));
        let grouped = whole.is_empty()
            || one_kind
                && groups
                    .first()
                    .is_some_and(|first| first.len() <= 3 && !first.starts_with('0'))
                && groups.iter().skip(1).all(|group| group.len() == 3);
        match grouped {
            true => scaled(&groups.concat(), decimals).map_or(Value::TooLarge, Value::Known),
            false => Value::Doubtful,
        }
    }
}

/// The value in units of 1 / [`SCALE`], if it fits.
pub(super) fn scaled(whole: &str, decimals: &str) -> Option<i128> {
    let decimals = decimals.trim_end_matches('0');
    let zeros = DECIMALS.checked_sub(decimals.len())?;
    let scale = 10i128.pow(u32::try_from(zeros).ok()?);
    format!("{whole}{decimals}")
        .parse::<i128>()
        .ok()?
        .checked_mul(scale)
}

/// The power of ten behind a number, and what follows it: ×10^6, ×10⁶, E6; or
/// the exponent, if the number itself is 10.
fn power<'a>(run: &Run, text: &'a str) -> Option<(Power, &'a str)> {
    if let Some(rest) = text.strip_prefix(['e', 'E']) {
        let (zeros, rest) = exponent(rest, false)?;
        return Some((Power::Times(zeros), rest));
    }
    let behind = text.trim_start_matches(is_space);
    if let Some(behind) = behind.strip_prefix(['×', 'x', 'X', '*', '✕', '✖', '∗']) {
        let ten = behind.trim_start_matches(is_space).strip_prefix("10")?;
        let (zeros, rest) = exponent(ten, true)?;
        return Some((Power::Times(zeros), rest));
    }
    let (zeros, rest) = exponent(text, true)?;
    let ten = run.groups == ["10"];
    Some((Power::Instead(ten.then_some(zeros)), rest))
}

/// What a power of ten does to the number before it.
enum Power {
    Times(u32),
    /// The number is its base, 10 if there is an exponent.
    Instead(Option<u32>),
}

/// An exponent: ^6, or ⁶; without a mark if `marked` is not asked for.
fn exponent(text: &str, marked: bool) -> Option<(u32, &str)> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised = |c: char| RAISED.iter().position(|other| *other == c);
    let behind = text.strip_prefix(['^', '＾']);
    let rest = behind.unwrap_or(text);
    let plain = |c: char| digit(c).and_then(|c| c.to_digit(10));
    let small = |c: char| raised(c).and_then(|at| u32::try_from(at).ok());
    let read: fn(char) -> bool = match behind.is_some() || !marked {
        true => |c| digit(c).is_some(),
        false => |c| RAISED.contains(&c),
    };
    let tail = rest.trim_start_matches(read);
    let digits = rest.get(..rest.len() - tail.len())?;
    if digits.is_empty() {
        return None;
    }
    let zeros = digits.chars().try_fold(0u32, |zeros, c| {
        zeros
            .checked_mul(10)?
            .checked_add(plain(c).or_else(|| small(c))?)
    });
    Some((zeros.unwrap_or(u32::MAX), tail))
}

fn raised(value: Value, power: Power) -> Value {
    let (value, zeros) = match (value, power) {
        (Value::Known(value), Power::Times(zeros)) => (value, zeros),
        (Value::Known(_), Power::Instead(Some(zeros))) => (SCALE, zeros),
        (Value::Known(_), Power::Instead(None)) => return Value::Doubtful,
        (other, _) => return other,
    };
    let scale = (zeros <= MOST_ZEROS).then(|| 10i128.pow(zeros));
    match scale.and_then(|scale| value.checked_mul(scale)) {
        Some(value) => Value::Known(value),
        None => Value::TooLarge,
    }
}

/// Spaces between a number and its unit, including wide and non-breaking ones.
pub(crate) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}'
    )
}
