//! How an issue is named outside its own head: its number with the year, and its
//! headline with the part of a series.
//!
//! Rule of this file: the one place that puts these together, for pages, lists,
//! feeds and files alike. Numbers begin anew each year, so the year stands with them.

use bulletin::model::{Date, Entry, Issue};

use crate::words::{Locale, Words, concat, decimal, fill};

/// What an issue's number is made of.
pub struct Number<'a> {
    label: Option<&'a str>,
    number: Option<u32>,
    cumulative: Option<u32>,
    supplement: bool,
    date: Date,
}

impl<'a> From<&'a Entry> for Number<'a> {
    fn from(it: &'a Entry) -> Self {
        Number {
            label: it.issue_label.as_deref(),
            number: it.issue_number,
            cumulative: it.cumulative_number,
            supplement: it.supplement,
            date: it.date_published,
        }
    }
}

impl<'a> From<&'a Issue> for Number<'a> {
    fn from(it: &'a Issue) -> Self {
        Number {
            label: it.issue_label.as_deref(),
            number: it.issue_number,
            cumulative: it.cumulative_number,
            supplement: it.supplement,
            date: it.date_published,
        }
    }
}

impl Number<'_> {
    /// `2020年第十五期`; `None` for an issue that has no number of any kind.
    pub fn of_year(&self, words: &Words) -> Option<String> {
        let counted = |word, it: u32| fill(word, &decimal(it as usize));
        let text = match (self.label, self.number, self.cumulative) {
            (Some(it), ..) if !it.is_empty() => it.to_owned(),
            (_, Some(it), _) => counted(words.number, it),
            (_, _, Some(it)) => counted(words.cumulative, it),
            _ if self.supplement => words.supplement.to_owned(),
            _ => return None,
        };
        // What is no Chinese is set as in English: 2020, No. 15, Supplement.
        let is_latin = text.as_bytes().first().is_some_and(u8::is_ascii);
        let (year, comma) = if is_latin { (", ", ", ") } else { ("年", "") };
        let mut out = String::new();
        if !has_year(&text) {
            out = concat(&[&decimal(self.date.year.into()), year]);
        }
        out.push_str(&text);
        if self.supplement && !names_supplement(&text, words) {
            let word = match is_latin {
                true => words.supplement,
                false => Locale::Chinese.words().supplement,
            };
            out.push_str(comma);
            out.push_str(word);
        }
        Some(out)
    }

    /// The same, or the date of an issue without a number.
    pub fn or_date(&self, words: &Words) -> String {
        self.of_year(words).unwrap_or_else(|| long(self.date))
    }
}

/// Whether a label says that its issue is a supplement.
pub fn names_supplement(label: &str, words: &Words) -> bool {
    let label = label.as_bytes();
    ["增刊", words.supplement]
        .iter()
        .any(|it| label.windows(it.len()).any(|here| here == it.as_bytes()))
}

/// Whether a label says its year: 2020年第3期, 二〇二〇年第三期, 〔2020〕3号.
fn has_year(label: &str) -> bool {
    let (mut length, mut value) = (0, 0);
    for it in label.chars().chain([' ']) {
        match digit(it) {
            Some(digit) => (length, value) = (length + 1, value % 1000 * 10 + digit),
            None if length == 4 && (1900..2100).contains(&value) => return true,
            None => (length, value) = (0, 0),
        }
    }
    false
}

/// A digit of an Arabic or a Chinese number, in which zero is also written 零 and ○.
fn digit(it: char) -> Option<usize> {
    match it {
        '0'..='9' => Some(it as usize - '0' as usize),
        '０'..='９' => Some(it as usize - '０' as usize),
        '零' | '○' => Some(0),
        _ => "〇一二三四五六七八九".chars().position(|digit| digit == it),
    }
}

/// A number as a Chinese numeral up to 九十九.
pub fn numeral(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let number = number as usize;
    let (tens, ones) = (number / 10, number % 10);
    match tens {
        0 if ones > 0 => DIGITS[ones].to_owned(),
        1 => concat(&["十", DIGITS[ones]]),
        2..=9 => concat(&[DIGITS[tens], "十", DIGITS[ones]]),
        _ => decimal(number),
    }
}

/// The label of a part of a series, as printed: （四）.
pub fn part(label: Option<&str>, number: Option<u32>) -> String {
    match (label, number) {
        (Some(label), _) => label.to_owned(),
        (None, Some(number)) => concat(&["（", &numeral(number), "）"]),
        (None, None) => String::new(),
    }
}

/// Whether an entry is a part of the series with this headline.
pub fn is_part(entry: &Entry, headline: &str) -> bool {
    entry.part_number.is_some() && entry.headline == headline
}

/// `2020年2月25日`. Content keeps the language of the bulletin.
pub fn long(date: Date) -> String {
    concat(&[
        &decimal(date.year.into()),
        "年",
        &decimal(date.month.into()),
        "月",
        &decimal(date.day.into()),
        "日",
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: Date = Date {
        year: 2020,
        month: 2,
        day: 5,
    };

    fn number(label: &str, number: u32, cumulative: u32, supplement: bool) -> Number<'_> {
        Number {
            label: Some(label).filter(|it| !it.is_empty()),
            number: Some(number).filter(|it| *it > 0),
            cumulative: Some(cumulative).filter(|it| *it > 0),
            supplement,
            date: DATE,
        }
    }

    #[test]
    fn the_year_stands_with_the_number_once() {
        let words = Locale::Chinese.words();
        for (it, wanted) in [
            (number("第十五期", 15, 0, false), "2020年第十五期"),
            (number("", 15, 0, false), "2020年第15期"),
            (number("", 0, 214, false), "2020年总第214期"),
            (number("", 15, 214, false), "2020年第15期"),
            (number("第十五期", 15, 0, true), "2020年第十五期增刊"),
            (
                number("第十四期（增刊）", 14, 214, true),
                "2020年第十四期（增刊）",
            ),
            (number("增刊第1期", 0, 0, true), "2020年增刊第1期"),
            (number("", 2, 0, true), "2020年第2期增刊"),
            (number("", 0, 0, true), "2020年增刊"),
            (number("2020年第3期", 3, 0, false), "2020年第3期"),
            (number("二〇二〇年第三期", 3, 0, false), "二〇二〇年第三期"),
            (number("二○二○年第三期", 3, 0, false), "二○二○年第三期"),
            (number("２０２０年第３期", 3, 0, false), "２０２０年第３期"),
            (number("〔2020〕3号", 3, 0, false), "〔2020〕3号"),
            (number("2019年第52期", 52, 0, false), "2019年第52期"),
            (number("第1024期", 1024, 0, false), "2020年第1024期"),
            (
                number("第十五期（新年特刊）", 15, 0, false),
                "2020年第十五期（新年特刊）",
            ),
            (number("No. 15", 15, 0, true), "2020, No. 15, Supplement"),
            (number("", 0, 0, false), "2020年2月5日"),
        ] {
            if it.label == Some("No. 15") {
                assert_eq!(it.or_date(Locale::English.words()), wanted);
            } else {
                assert_eq!(it.or_date(words), wanted);
            }
        }
        let english = Locale::English.words();
        assert_eq!(number("", 15, 0, false).or_date(english), "2020, No. 15");
        assert_eq!(
            number("", 2, 0, true).or_date(english),
            "2020, No. 2, Supplement"
        );
        assert_eq!(number("", 0, 0, true).or_date(english), "2020, Supplement");
        assert_eq!(
            number("第十五期", 15, 0, true).or_date(english),
            "2020年第十五期增刊"
        );
        assert_eq!(number("", 0, 0, false).of_year(words), None);
    }

    #[test]
    fn a_part_is_named_as_printed() {
        assert_eq!(part(Some("（下）"), Some(2)), "（下）");
        for (number, wanted) in [
            (4, "（四）"),
            (10, "（十）"),
            (12, "（十二）"),
            (20, "（二十）"),
            (99, "（九十九）"),
            (100, "（100）"),
        ] {
            assert_eq!(part(None, Some(number)), wanted);
        }
        assert_eq!(part(None, None), "");
    }
}
