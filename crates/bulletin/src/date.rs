//! Days of the Gregorian calendar.

use std::fmt;
use std::str::FromStr;

use crate::digits;
use crate::model::Date;

impl Date {
    /// A day of the calendar in the years 1 to 9999; `None` for any other.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Date {
            year,
            month,
            day,
        })
    }

    /// Writes `YYYY-MM-DD` without `core::fmt`, which the viewer does not carry.
    pub fn to_iso(self) -> String {
        let mut out = String::new();
        digits::push(&mut out, self.year.into(), 4);
        out.push('-');
        digits::push(&mut out, self.month.into(), 2);
        out.push('-');
        digits::push(&mut out, self.day.into(), 2);
        out
    }
}

/// `YYYY-MM-DD`: [`Date::to_iso`].
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_iso())
    }
}

/// A text that is not a day of the calendar written as `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParseDateError;

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day of the calendar as YYYY-MM-DD")
    }
}

impl std::error::Error for ParseDateError {}

/// Reads `YYYY-MM-DD`, and nothing else.
impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Date, ParseDateError> {
        let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
            return Err(ParseDateError);
        };
        let mut numbers = [0u16; 3];
        for (number, digits) in
            numbers
                .iter_mut()
                .zip([[y0, y1, y2, y3], [b'0', b'0', m0, m1], [b'0', b'0', d0, d1]])
        {
            for digit in digits {
                if !digit.is_ascii_digit() {
                    return Err(ParseDateError);
                }
                *number = *number * 10 + u16::from(digit - b'0');
            }
        }
        let [year, month, day] = numbers;
        Date::new(year, month as u8, day as u8).ok_or(ParseDateError)
    }
}
