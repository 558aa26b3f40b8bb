//! What the archive consists of: which issue comes when, and what it is called.

use super::random::Random;
use super::words::{HEADLINES, TOPICS};

/// The year of the newest issues.
const NEWEST: usize = 2024;

/// An issue's place in the archive.
#[derive(Clone)]
pub struct Planned {
    pub id: String,
    /// Its number within the year, or that of the supplement.
    pub number: usize,
    pub label: String,
    /// Counted from the first issue ever.
    pub cumulative: usize,
    pub supplement: bool,
    pub date: (usize, usize, usize),
    pub headline: String,
    pub topic: &'static str,
    pub part: Option<usize>,
}

/// How many issues a year has: an office that has more issues has more years of
/// them, and more in each.
fn a_year(issues: usize) -> usize {
    (issues / 10).clamp(24, 300)
}

/// All issues, the oldest first.
pub fn plan(issues: usize, seed: u64) -> Vec<Planned> {
    let a_year = a_year(issues);
    let years = issues.div_ceil(a_year);
    let mut out = Vec::with_capacity(issues);
    // Every fifth of ten runs of twenty issues is a series, whose parts stand between others.
    let mut random = Random::of(seed, 1);
    let mut series: Option<(String, &'static str, usize, usize)> = None;
    for index in 0..issues {
        // The oldest year may be incomplete.
        let of_oldest = issues - a_year * (years - 1);
        let (year, within, of_year) = match index.checked_sub(of_oldest) {
            None => (NEWEST + 1 - years, index, of_oldest),
            Some(rest) => (NEWEST + 2 - years + rest / a_year, rest % a_year, a_year),
        };
        let supplements = within / 20;
        let supplement = within % 20 == 19;
        let number = match supplement {
            true => supplements + 1,
            false => within + 1 - supplements,
        };
        let (id, label) = match supplement {
            true => (format!("{year}-s{number}"), format!("增刊第{number}期")),
            false => (
                format!("{year}-{number}"),
                format!("第{}期", numeral(number)),
            ),
        };
        if series.is_none() && index % 20 == 0 && random.one_in(2) {
            let topic = random.of_all(&TOPICS);
            let parts = random.between(3, 12);
            series = Some((headline(&mut random, topic, year), topic, 1, parts));
        }
        let (headline, topic, part) = match &mut series {
            Some((headline, topic, next, _)) if index % 2 == 0 && !supplement => {
                *next += 1;
                (headline.clone(), *topic, Some(*next - 1))
            }
            _ => {
                let topic = random.of_all(&TOPICS);
                (self::headline(&mut random, topic, year), topic, None)
            }
        };
        series = series.filter(|(_, _, next, parts)| next <= parts);
        out.push(Planned {
            id,
            number,
            label,
            cumulative: index + 1,
            supplement,
            date: date(year, within * 360 / of_year + 2),
            headline,
            topic,
            part,
        });
    }
    out
}

fn headline(random: &mut Random, topic: &str, year: usize) -> String {
    let (before, after) = HEADLINES[random.below(HEADLINES.len())];
    match random.one_in(2) {
        true => format!("{before}{topic}{after}"),
        false => format!("{before}{year}年{topic}{after}"),
    }
}

/// A day of a year, from 1.
fn date(year: usize, day: usize) -> (usize, usize, usize) {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let february = if is_leap { 29 } else { 28 };
    let mut day = day;
    for (month, days) in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        .iter()
        .enumerate()
    {
        if day <= *days {
            return (year, month + 1, day);
        }
        day -= days;
    }
    (year, 12, 31)
}

/// A number below a thousand in Chinese.
pub fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out += DIGITS[hundreds];
        out += "百";
        if tens == 0 && ones > 0 {
            out += "零";
        }
    }
    if tens > 1 || tens == 1 && hundreds > 0 {
        out += DIGITS[tens];
    }
    if tens > 0 {
        out += "十";
    }
    if ones > 0 {
        out += DIGITS[ones];
    }
    out
}
