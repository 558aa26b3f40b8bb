//! Dates as bulletins print them: 2020年2月25日, 二〇二〇年二月二十五日, 2020-02-25,
//! 2020.2.25, 2020/2/25, February 25, 2020; a range counts by its end.

use super::words;
use bulletin::model::Date;
use bulletin::numeral;

/// A date in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Day {
    /// The date; of a range, its end.
    pub date: Date,
    /// Where it is, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Where the weekday, the time of day and words such as 印发 after it end.
    pub after: usize,
}

/// All dates in a text, in order, each with its range in bytes.
pub fn find(text: &str) -> Vec<(Date, std::ops::Range<usize>)> {
    let days = days(text, None).into_iter();
    days.map(|day| (day.date, day.start..day.end)).collect()
}

/// All dates in a text. With a year, dates without one are dates, too.
pub fn days(text: &str, year: Option<u16>) -> Vec<Day> {
    let chars = Chars::of(text);
    let mut out: Vec<Day> = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let begins = is_digit(c) && !before.is_some_and(is_digit)
            || c.is_ascii_alphabetic() && !before.is_some_and(|c| c.is_ascii_alphanumeric());
        let found = begins.then(|| chars.range(at, year)).flatten();
        match found {
            Some((date, end)) => {
                out.push(Day {
                    date,
                    start: chars.byte(at),
                    end: chars.byte(end),
                    after: chars.byte(chars.after(end)),
                });
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// Whether a text says nothing but a date, a weekday or a time of day.
pub fn is_only_time(text: &str) -> bool {
    let text = words::trim(text);
    let chars = Chars::of(text);
    let bare = |from: usize| {
        let mut at = chars.after(from);
        while chars
            .get(at)
            .is_some_and(|c| "（）()〔〕[]【】，,。.".contains(c))
        {
            at += 1;
        }
        at > 0 && at == chars.0.len()
    };
    let partial = Date::new(2020, 1, 1).map(|date| date.year);
    match days(text, partial).as_slice() {
        [] => bare(0),
        [day, ..] => {
            let before = words::squeeze(text.get(..day.start).unwrap_or_default());
            let before = before.trim_matches(|c| "（）()〔〕[]【】".contains(c));
            let at = chars.0.iter().position(|(byte, _)| *byte >= day.end);
            (before.is_empty() || is_label(before)) && bare(at.unwrap_or(chars.0.len()))
        }
    }
}

/// Words before a date: 印发日期：, 发布时间：.
pub fn is_label(text: &str) -> bool {
    let text = words::squeeze(text);
    let bare = text.trim_end_matches(['：', ':']);
    if ["截至", "截止", "截止到", "截至到"].contains(&bare) {
        return true;
    }
    let what = ["日期", "时间", "時間", "日期为"]
        .iter()
        .find_map(|word| bare.strip_suffix(word));
    if let Some(what) = what {
        return what.is_empty() || DONE.contains(&what);
    }
    let latin = ["date", "issuedate", "published", "publishedon", "updated"];
    latin.iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// What is done on a date: 印发日期.
const DONE: [&str; 24] = [
    "印发", "发布", "發布", "出版", "编发", "编印", "发稿", "更新", "发表", "刊发", "签发", "出刊",
    "成文", "发文", "录入", "上传", "报道", "投稿", "编辑", "印制", "编制", "刊出", "报送", "编写",
];

/// Characters and where each starts; spaces count as any other.
struct Chars(Vec<(usize, char)>, usize);

const RANGE: &str = "至到-—–－―~～";
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Chars {
    fn of(text: &str) -> Chars {
        Chars(text.char_indices().collect(), text.len())
    }

    fn get(&self, at: usize) -> Option<char> {
        self.0.get(at).map(|(_, c)| *c)
    }

    fn byte(&self, at: usize) -> usize {
        self.0.get(at).map_or(self.1, |(byte, _)| *byte)
    }

    fn skip(&self, mut at: usize) -> usize {
        while self.get(at).is_some_and(words::is_space) {
            at += 1;
        }
        at
    }

    fn eat(&self, at: usize, marks: &str) -> Option<usize> {
        let at = self.skip(at);
        self.get(at).filter(|c| marks.contains(*c)).map(|_| at + 1)
    }

    fn eat_word(&self, at: usize, word: &str) -> Option<usize> {
        let mut at = self.skip(at);
        for c in word.chars() {
            let same = self.get(at).is_some_and(|d| d.to_ascii_lowercase() == c);
            at = same.then_some(at + 1)?;
        }
        Some(at)
    }

    fn eat_any(&self, at: usize, all: &[&str]) -> Option<usize> {
        all.iter().find_map(|word| self.eat_word(at, word))
    }

    /// A number of so many digits at most: its value, its length, its end.
    fn number(&self, at: usize, most: usize) -> Option<(u16, usize, usize)> {
        let start = self.skip(at);
        let mut end = start;
        while self.get(end).is_some_and(is_digit) {
            end += 1;
        }
        // 2 0 2 0 年: digits set apart, up to the word that they belong to.
        let mut spread = end;
        while spread > start
            && self.get(spread).is_some_and(words::is_space)
            && self.get(self.skip(spread)).is_some_and(is_digit)
            && !self.get(self.skip(spread) + 1).is_some_and(is_digit)
        {
            spread = self.skip(spread) + 1;
        }
        if end == start + 1 && self.eat(spread, "年月日号號").is_some() {
            end = spread;
        }
        let digits = self.0.get(start..end)?.iter().map(|(_, c)| *c);
        let text: String = digits
            .filter(|c| !words::is_space(*c))
            .map(|c| match c {
                'Ｏ' | 'O' | 'o' => '〇',
                c => c,
            })
            .collect();
        let len = text.chars().count();
        let bare = text.trim_start_matches(['0', '０', '〇', '○', '零']);
        let value = numeral::read(bare).and_then(|n| u16::try_from(n).ok());
        value.filter(|_| len <= most).map(|value| (value, len, end))
    }

    /// The date that starts here, or the end of the range that does.
    fn range(&self, at: usize, year: Option<u16>) -> Option<(Date, usize)> {
        let (first, end) = match self.date(at) {
            Some(found) => found,
            None => self.part(at, year?)?,
        };
        // 2月17日—23日, 2020.2.17-2.23
        let second = self.eat(end, RANGE).and_then(|at| {
            let at = self.skip(at);
            let more = self.date(at).or_else(|| self.part(at, first.year));
            more.or_else(|| {
                let (day, _, at) = self.number(at, 3)?;
                let at = self.eat(at, "日号號")?;
                Some((date(first.year, u16::from(first.month), day)?, at))
            })
        });
        let second = second.filter(|(date, _)| *date >= first);
        Some(second.unwrap_or((first, end)))
    }

    /// A date with its year.
    fn date(&self, at: usize) -> Option<(Date, usize)> {
        if self.get(at).is_some_and(|c| c.is_ascii_alphabetic()) {
            return self.english(at);
        }
        if let Some((value, len, end)) = self.number(at, 4).filter(|(_, len, _)| *len <= 2)
            && let Some(found) = self.month_name(end)
        {
            // 25 February 2020
            let at = self.eat(found.1, ",").unwrap_or(found.1);
            let (year, four, end) = self.number(at, 4)?;
            return (len <= 2 && four == 4).then_some((date(year, found.0, value)?, end));
        }
        let (year, len, at) = self.number(at, 4)?;
        if len != 4 || !(1900..=2200).contains(&year) {
            return None;
        }
        if let Some(at) = self.eat(at, "年") {
            return self.part_of(at, year, true);
        }
        let at = self.skip(at);
        let mark = self.get(at).filter(|c| "-./－—．–".contains(*c))?;
        let (month, _, at) = self.number(at + 1, 3)?;
        let at = self.eat(at, &mark.to_string())?;
        let (day, _, end) = self.number(at, 3)?;
        let end = self.eat(end, "日号號").unwrap_or(end);
        Some((date(year, month, day)?, end))
    }

    /// A date without its year: 2月25日, 2.25.
    fn part(&self, at: usize, year: u16) -> Option<(Date, usize)> {
        self.part_of(at, year, false)
    }

    /// `closed`: 年 stood before it, so that 日 may be missing at the end.
    fn part_of(&self, at: usize, year: u16, closed: bool) -> Option<(Date, usize)> {
        let (month, _, at) = self.number(at, 3)?;
        if let Some(at) = self.eat(at, "月") {
            let (day, _, end) = self.number(at, 3)?;
            let end = match self.eat(end, "日号號") {
                Some(end) => end,
                None if closed && self.skip(end) == self.0.len() => end,
                None => return None,
            };
            return Some((date(year, month, day)?, end));
        }
        let at = self.eat(at, "./").filter(|_| !closed)?;
        let (day, _, end) = self.number(at, 3)?;
        Some((date(year, month, day)?, end))
    }

    /// February 25, 2020.
    fn english(&self, at: usize) -> Option<(Date, usize)> {
        let at = WEEKDAYS
            .iter()
            .find_map(|day| self.eat_word(at, day))
            .map_or(at, |at| self.eat(at, ",").unwrap_or(at));
        let (month, at) = self.month_name(at)?;
        let (day, len, at) = self.number(at, 4)?;
        let at = self.eat(at, ",，")?;
        let (year, four, end) = self.number(at, 4)?;
        (len <= 2 && four == 4).then_some((date(year, month, day)?, end))
    }

    fn month_name(&self, at: usize) -> Option<(u16, usize)> {
        let at = self.skip(at);
        MONTHS.iter().zip(1..).find_map(|(name, month)| {
            let short = name.get(..3)?;
            let end = self.eat_word(at, name).or_else(|| {
                let end = self.eat_word(at, short)?;
                Some(self.eat(end, ".").unwrap_or(end))
            })?;
            let apart = !self.get(end).is_some_and(|c| c.is_ascii_alphabetic());
            apart.then_some((month, end))
        })
    }

    /// Behind weekdays, times of day and words that a date ends with.
    fn after(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            let open = self.eat(end, "（([【〔").map_or(end, |at| at);
            let Some(more) = self.addition(open) else {
                return end;
            };
            end = match open > end {
                true => match self.eat(more, "）)]】〕") {
                    Some(at) => at,
                    None => return end,
                },
                false => more,
            };
        }
    }

    fn addition(&self, at: usize) -> Option<usize> {
        if let Some(at) = self.eat_any(at, &["星期", "周", "週", "礼拜"]) {
            return self.eat(at, "一二三四五六日天末1234567");
        }
        if let Some(end) = WEEKDAYS.iter().find_map(|day| self.eat_word(at, day)) {
            return Some(self.eat(end, ",").unwrap_or(end));
        }
        if let Some(end) = self.lunar(at) {
            return Some(end);
        }
        let word = [
            "上午", "下午", "中午", "凌晨", "早上", "晚上", "晚间", "am", "pm", "编印", "印发",
            "出版", "编发", "发布", "發布", "出刊", "刊发", "印製", "印制", "印",
        ];
        if let Some(end) = self.eat_any(at, &word) {
            return Some(end);
        }
        let (hour, _, at) = self.number(at, 2)?;
        if hour > 24 {
            return None;
        }
        if let Some(minute) = self.eat(at, ":：") {
            let (_, len, mut end) = self.clock(minute)?;
            if let Some(second) = self.eat(end, ":：")
                && let Some((_, 2, at)) = self.clock(second)
            {
                end = at;
            }
            return (len == 2).then_some(end);
        }
        let end = self.eat(at, "时時点點")?;
        if let Some(end) = self.eat(end, "半整许") {
            return Some(end);
        }
        let minute = self.clock(end).and_then(|(_, _, at)| self.eat(at, "分"));
        let Some(minute) = minute else {
            return Some(end);
        };
        let second = self.clock(minute).and_then(|(_, _, at)| self.eat(at, "秒"));
        Some(second.unwrap_or(minute))
    }

    /// 农历庚子年二月十六, in any of its parts.
    fn lunar(&self, at: usize) -> Option<usize> {
        let said = self.eat_any(at, &["农历", "農曆", "阴历", "夏历"]);
        let start = said.unwrap_or(at);
        let year = self
            .eat(start, "甲乙丙丁戊己庚辛壬癸")
            .and_then(|at| self.eat(at, "子丑寅卯辰巳午未申酉戌亥"))
            .and_then(|at| self.eat(at, "年"));
        if said.is_none() && year.is_none() {
            return None;
        }
        let mut end = year.unwrap_or(start);
        let mut month = end;
        while let Some(at) = self.eat(month, "闰正一二三四五六七八九十冬腊") {
            month = at;
        }
        if let Some(mut at) = self.eat(month, "月").filter(|_| month > end) {
            for _ in 0..3 {
                at = self.eat(at, "初一二三四五六七八九十廿卅").unwrap_or(at);
            }
            end = at;
        }
        (end > start).then_some(end)
    }

    /// Minutes or seconds: 00 is a number, too.
    fn clock(&self, at: usize) -> Option<(u16, usize, usize)> {
        let at = self.skip(at);
        let digits = |at: usize| self.get(at).and_then(|c| c.to_digit(10));
        let wide = |at: usize| {
            let c = self.get(at).filter(|c| ('０'..='９').contains(c))?;
            Some(c as u32 - '０' as u32)
        };
        let digit = |at: usize| digits(at).or_else(|| wide(at));
        let tens = digit(at);
        match (tens, digit(at + 1)) {
            (Some(tens), Some(ones)) if tens < 6 => {
                u16::try_from(tens * 10 + ones).ok().map(|n| (n, 2, at + 2))
            }
            _ => self.number(at, 3),
        }
    }
}

fn date(year: u16, month: u16, day: u16) -> Option<Date> {
    let date = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (1900..=2200).contains(&date.year).then_some(date)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
        || "〇○ＯOo零一二三四五六七八九十廿卅０１２３４５６７８９壹贰叁肆伍陆柒捌玖拾".contains(c)
}

/// The forms in which offices print them.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        for text in [
            "2020年2月25日",
            "2020 年 2 月 25 日",
            "2 0 2 0 年 2 月 2 5 日",
            "２０２０年２月２５日",
            "二〇二〇年二月二十五日",
            "二○二○年二月廿五日",
            "二O二O年二月二十五日",
            "2020年02月25号",
            "2020年2月25",
            "2020-02-25",
            "2020.2.25",
            "2020. 2. 25",
            "2020/2/25",
            "2020．02．25",
            "February 25, 2020",
            "Feb. 25, 2020",
            "Tuesday, February 25, 2020",
            "25 February 2020",
            "2020年2月17日—2月25日",
            "2020年2月17日至25日",
            "2020年2月17日-2020年2月25日",
            "2020.2.17-2.25",
            "2020.2.17—2020.2.25",
            "2月17日至2月25日",
            "2月25日",
        ] {
            let found = days(text, Some(2020));
            assert_eq!(found.len(), 1, "{text} {found:?}");
            assert_eq!(found[0].date.to_iso(), "2020-02-25", "{text}");
            assert_eq!((found[0].start, found[0].end), (0, text.len()), "{text}");
        }
    }

    #[test]
    fn weekdays_and_times_belong_to_the_date() {
        for after in [
            " 星期二",
            "（星期二）",
            "（周二）",
            " 17:04",
            " 17:00:33",
            " 17：04",
            " 9时30分",
            " 下午5点",
            " 上午9:05",
            " 星期二 17:04",
            "印发",
            " 印",
            "17时",
            " 星期二 农历庚子年二月初三",
            "（农历二月初三）",
        ] {
            let text = format!("2020年2月25日{after}甲协会");
            let found = days(&text, None);
            let rest = &text[found[0].after..];
            assert_eq!(rest, "甲协会", "{text}");
            let only = format!("印发日期：2020年2月25日{after}");
            assert!(is_only_time(&only), "{only}");
        }
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            "2020年2月",
            "2020年",
            "20201年2月5日",
            "2月25日",
            "1.2.3",
            "2020年13月1日",
            "may",
            "12:30",
            "2020-2",
            "128.5",
            "一二三四五",
            "Oslo",
            "2020.2.30",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
        for text in [
            "17:04",
            "星期三",
            "（周三）",
            "下午3点",
            "2月25日",
            "2020-02-12 17:04",
        ] {
            assert!(is_only_time(text), "{text}");
        }
        for text in [
            "",
            "甲协会",
            "2月25日召开年会",
            "三个担当",
            "周边",
            "印",
            "第3期",
        ] {
            let only = is_only_time(text) && text != "印";
            assert!(!only, "{text}");
        }
    }
}
