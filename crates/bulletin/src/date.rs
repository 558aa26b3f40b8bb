//! Days of the Gregorian calendar.

use crate::model::Date;

impl Date {
    /// A day that the calendar has, of a year from 1 to 9999.
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

    /// Reads `YYYY-MM-DD`, and nothing else.
    pub fn read(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            bytes[range].iter().try_fold(0u16, |number, byte| {
                byte.is_ascii_digit()
                    .then(|| number * 10 + u16::from(byte - b'0'))
            })
        };
        Date::new(number(0..4)?, number(5..7)? as u8, number(8..10)? as u8)
    }

    /// Writes `YYYY-MM-DD`.
    pub fn write(self) -> String {
        let mut out = String::new();
        crate::digits::push(&mut out, self.year.into(), 4);
        out.push('-');
        crate::digits::push(&mut out, self.month.into(), 2);
        out.push('-');
        crate::digits::push(&mut out, self.day.into(), 2);
        out
    }
}
