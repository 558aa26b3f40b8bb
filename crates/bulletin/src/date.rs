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
        let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
            return None;
        };
        let mut numbers = [0u16; 3];
        for (number, digits) in
            numbers
                .iter_mut()
                .zip([[y0, y1, y2, y3], [b'0', b'0', m0, m1], [b'0', b'0', d0, d1]])
        {
            for digit in digits {
                if !digit.is_ascii_digit() {
                    return None;
                }
                *number = *number * 10 + u16::from(digit - b'0');
            }
        }
        let [year, month, day] = numbers;
        Date::new(year, month as u8, day as u8)
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
