//! Numbers of issues: 第十五期, （第 15 期）, 总第214期, 2020年第3期, 〔2020〕5号,
//! 2020年增刊第2期, 第3-4期合刊, No.9, Vol. 3 No. 5.

use super::words;
use bulletin::numeral;

/// What a line says about the issue's number.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Number {
    /// The issue number (期号).
    pub number: Option<u32>,
    /// As printed, without spaces and without 总第…期.
    pub label: Option<String>,
    /// The cumulative number (总期号).
    pub cumulative: Option<u32>,
    /// 总第…期 with its brackets, as printed, without spaces.
    pub cumulative_text: Option<String>,
    /// Dots and dashes around it: ·第66期·.
    pub ornaments: String,
    /// Whether it is a supplement (增刊).
    pub supplement: bool,
    /// Whether it has several numbers: 第3-4期合刊.
    pub combined: bool,
    /// The year in which it is counted, if it is given.
    pub year: Option<u16>,
    /// How sure its form is: 第…期 before 号 before No.
    pub form: Form,
}

/// The form of a number, the surest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Form {
    /// （15）, alone in brackets.
    #[default]
    Bare,
    /// No.9
    Latin,
    /// 〔2020〕5号
    Document,
    /// 第15期
    Issue,
}

const OPEN: &str = "（(〔[【［";
const CLOSE: &str = "）)〕]】］";
const BETWEEN: &str = "，,、/／;；|｜·•：:.";
const ORNAMENTS: &str = "·•●◆★☆※*—–-－―─~～=";
/// The longest printed number, in characters.
const LONGEST: usize = 40;

/// Reads a text that consists of an issue number.
pub fn read(text: &str) -> Option<Number> {
    let text = words::squeeze(text);
    if words::len(&text) > LONGEST {
        return None;
    }
    let count = |marks: &str| text.chars().filter(|c| marks.contains(*c)).count();
    if count(OPEN) != count(CLOSE) {
        return None;
    }
    let printed: Vec<char> = text.chars().collect();
    let inside = |c: &char| !ORNAMENTS.contains(*c) && !BETWEEN.contains(*c);
    let first = printed.iter().position(inside)?;
    let last = printed.iter().rposition(inside)?;
    let inner = printed.get(first..=last)?;
    let mut parser = Parser::new(inner);
    parser.all()?;
    let mut number = parser.number;
    let outside = printed
        .iter()
        .take(first)
        .chain(printed.iter().skip(last + 1));
    number.ornaments = outside.collect();
    let of = |range: std::ops::Range<usize>| -> String {
        inner.get(range).unwrap_or_default().iter().collect()
    };
    let Some(cut) = parser.cumulative else {
        number.label = Some(of(0..inner.len()));
        return Some(number);
    };
    number.cumulative_text = Some(of(cut.clone()));
    let (before, after) = (of(0..cut.start), of(cut.end..inner.len()));
    let is_mark = |c| OPEN.contains(c) || CLOSE.contains(c) || BETWEEN.contains(c);
    match (before.trim_matches(is_mark), after.trim_matches(is_mark)) {
        // Brackets around 总第214期 alone.
        ("", "") => number.cumulative_text = Some(of(0..inner.len())),
        (_, "") if after.is_empty() => number.label = Some(before),
        ("", _) if before.is_empty() => number.label = Some(after),
        // （第3期 总第214期）: the brackets are around both.
        (label, "") | ("", label) => {
            let (open, close) = match before.split_once(label) {
                Some((open, mark)) => (open, format!("{mark}{after}")),
                None => {
                    let (mark, close) = after.split_once(label).unwrap_or_default();
                    (before.as_str(), format!("{mark}{close}"))
                }
            };
            number.ornaments.push_str(open);
            number.ornaments.push_str(&close);
            number.label = Some(label.to_owned());
        }
        _ => {
            number.cumulative_text = None;
            number.label = Some(of(0..inner.len()));
        }
    }
    Some(number)
}

/// Reads a number alone in brackets, as it stands below a name: （15）.
pub fn bare(text: &str) -> Option<Number> {
    let text = words::squeeze(text);
    let inner = text.strip_prefix(['（', '(', '〔', '[', '【'])?;
    let inner = inner.strip_suffix(['）', ')', '〕', ']', '】'])?;
    let value = numeral::read(inner).and_then(|n| u32::try_from(n).ok());
    let value = value.filter(|n| (1..=999).contains(n))?;
    Some(Number {
        number: Some(value),
        label: Some(text),
        ..Number::default()
    })
}

/// The number as a person gives it: 15, 第十五期, 2020年第3期.
pub fn given(text: &str) -> Option<Number> {
    let plain = words::squeeze(text);
    if let Some(number) = read(&plain) {
        return Some(number);
    }
    let value = numeral::read(&plain).and_then(|n| u32::try_from(n).ok());
    value
        .filter(|n| *n > 0)
        .and_then(|n| read(&format!("第{n}期")))
}

/// A number at the end of a line that names the periodical: where it starts, in
/// bytes. It has to look like one: 第, 总, a year or No. begins it.
pub fn at_end(text: &str) -> Option<(usize, Number)> {
    let starts = text.char_indices().filter(|(at, c)| {
        let rest = text.get(*at..).unwrap_or_default();
        let before = text.get(..*at).unwrap_or_default().chars().next_back();
        let year = c.is_numeric() && !before.is_some_and(char::is_numeric);
        *at > 0
            && (year
                || "第总總〔[（(【增·•—№《".contains(*c)
                || LATIN.iter().any(|word| begins(rest, word)))
    });
    starts.take(LONGEST).find_map(|(at, _)| {
        let number = read(text.get(at..)?)?;
        (number.form > Form::Bare).then_some((at, number))
    })
}

/// A number at the start of a line that goes on without a space: its length in
/// bytes.
pub fn at_start(text: &str) -> Option<(usize, Number)> {
    let ends = text
        .char_indices()
        .filter(|(_, c)| "期号號辑輯）)〕】".contains(*c));
    let mut found = None;
    for (at, c) in ends.take(6) {
        let len = at + c.len_utf8();
        if let Some(number) = text.get(..len).and_then(read) {
            found = Some((len, number));
        }
    }
    found
}

/// Words before a number, in small letters.
const LATIN: [&str; 6] = ["issue", "volume", "vol", "number", "no", "№"];

fn begins(text: &str, word: &str) -> bool {
    let mut chars = text.chars();
    word.chars().all(|c| {
        chars
            .next()
            .is_some_and(|d| simple(d).to_ascii_lowercase() == c)
    })
}

/// Full width and traditional forms as the plain ones.
fn simple(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '總' => '总',
        '號' => '号',
        '輯' => '辑',
        '專' => '专',
        '創' => '创',
        '試' => '试',
        '計' => '计',
        '數' => '数',
        '貳' => '二',
        _ => c,
    }
}

struct Parser {
    chars: Vec<char>,
    at: usize,
    number: Number,
    /// Where 总第…期 is, with its brackets.
    cumulative: Option<std::ops::Range<usize>>,
    /// Whether the year is in brackets, or there is one at all, so that 5号 is a
    /// number.
    dated: bool,
}

impl Parser {
    fn new(printed: &[char]) -> Parser {
        Parser {
            chars: printed.iter().map(|c| simple(*c)).collect(),
            at: 0,
            number: Number::default(),
            cumulative: None,
            dated: false,
        }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn eat(&mut self, word: &str) -> bool {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let mut len = 0;
        for c in word.chars() {
            match rest.get(len) {
                Some(d) if d.to_ascii_lowercase() == c => len += 1,
                _ => return false,
            }
        }
        self.at += len;
        true
    }

    fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    fn skip(&mut self, marks: &str) {
        while self.peek().is_some_and(|c| marks.contains(c)) {
            self.at += 1;
        }
    }

    /// Reads everything, or nothing.
    fn all(&mut self) -> Option<()> {
        let mut some = false;
        loop {
            self.skip(OPEN);
            self.skip(CLOSE);
            self.skip(BETWEEN);
            if self.peek().is_none() {
                break;
            }
            some |= self.part()?;
        }
        some.then_some(())
    }

    /// One part; whether it says which issue it is.
    fn part(&mut self) -> Option<bool> {
        let start = self.at;
        if self.total(start) {
            return Some(true);
        }
        if self.eat("增刊") {
            self.number.supplement = true;
            self.number.form = Form::Issue;
            // 增刊（2）, 增刊2, 增刊第2期
            let back = self.at;
            self.skip(OPEN);
            self.skip("-—第");
            match self.numeral() {
                Some(value) if self.number.number.is_none() => {
                    self.number.number = value;
                    self.eat_any(&["期", "号", "辑"]);
                }
                _ => self.at = back,
            }
            return Some(true);
        }
        if self.year() {
            return Some(false);
        }
        if self.remark() {
            return Some(self.number.form > Form::Bare);
        }
        if self.ordinal() || self.latin() {
            return Some(true);
        }
        self.at = start;
        None
    }

    /// A run of digits or numerals, and its value.
    fn numeral(&mut self) -> Option<Option<u32>> {
        let start = self.at;
        while self.peek().is_some_and(is_numeral) {
            self.at += 1;
        }
        if start == self.at {
            return None;
        }
        let run = self.chars.get(start..self.at).unwrap_or_default();
        let chinese = run.iter().any(|c| !c.is_ascii());
        let text: String = run
            .iter()
            .map(|c| match c {
                'O' | 'o' if chinese => '〇',
                c => *c,
            })
            .collect();
        let text = text.trim_start_matches(['〇', '○', '零', '0']);
        let value = numeral::read(text).and_then(|n| u32::try_from(n).ok());
        Some(value.filter(|n| *n > 0))
    }

    /// 总第214期, 总214期, 总期第214期, 总期数：214, 累计第214期.
    fn total(&mut self, start: usize) -> bool {
        if self.cumulative.is_some() || !self.eat_any(&["总", "累计"]) {
            return false;
        }
        self.eat_any(&["期数", "期号", "期"]);
        self.skip("：:第");
        if self.eat("no") {
            self.skip(".:：");
        }
        let Some(Some(value)) = self.numeral() else {
            self.at = start;
            return false;
        };
        self.eat_any(&["期", "号", "辑"]);
        self.number.cumulative = Some(value);
        self.number.form = Form::Issue;
        let mut range = start..self.at;
        let before = start.checked_sub(1).and_then(|at| self.chars.get(at));
        if before.is_some_and(|c| OPEN.contains(*c) || "，,、/／|｜·".contains(*c)) {
            range.start -= 1;
            if before.is_some_and(|c| OPEN.contains(*c))
                && self.peek().is_some_and(|c| CLOSE.contains(c))
            {
                self.at += 1;
                range.end = self.at;
            } else if before.is_some_and(|c| OPEN.contains(*c)) {
                range.start += 1;
            }
        }
        self.cumulative = Some(range);
        true
    }

    /// 2020年, 2020年度, 〔2020〕, 2020 before 第 or No.
    fn year(&mut self) -> bool {
        let start = self.at;
        let bracket = start
            .checked_sub(1)
            .and_then(|at| self.chars.get(at))
            .is_some_and(|c| OPEN.contains(*c));
        let value = self.numeral().flatten();
        let four = self.at - start == 4;
        let value = value.filter(|n| four && (1900..=2200).contains(n));
        let said = match self.peek() {
            Some('年') => {
                self.at += 1;
                self.eat("度");
                self.month();
                true
            }
            Some(c) if CLOSE.contains(c) && bracket => true,
            Some('第' | '增' | 'N' | 'n' | 'I' | 'i' | 'V' | 'v' | '总') => true,
            None => self.number.form == Form::Latin,
            _ => false,
        };
        match value.and_then(|n| u16::try_from(n).ok()) {
            Some(year) if said && self.number.year.is_none() => {
                self.number.year = Some(year);
                self.dated = true;
                true
            }
            _ => {
                self.at = start;
                false
            }
        }
    }

    /// 2020年2月第3期: the month says nothing about the number.
    fn month(&mut self) {
        let start = self.at;
        let month = self.numeral().flatten().is_some() && self.eat("月");
        self.eat("份");
        if !month || self.peek() != Some('第') {
            self.at = start;
        }
    }

    /// 合刊, 试刊, （疫情防控专刊）: words beside a number.
    fn remark(&mut self) -> bool {
        let rest: String = self
            .chars
            .get(self.at..)
            .unwrap_or_default()
            .iter()
            .collect();
        let word = rest
            .split(|c| CLOSE.contains(c) || BETWEEN.contains(c))
            .next()
            .unwrap_or_default();
        let first = self.at == 0 || self.chars.iter().take(self.at).all(|c| OPEN.contains(*c));
        let alone = ["创刊号", "试刊号", "试刊", "号外", "特刊", "合刊"].contains(&word);
        // （疫情防控专刊第3期）
        let (word, led) = match word.split_once('第') {
            Some((word, _)) if first && self.at > 0 => (word, true),
            _ => (word, false),
        };
        let len = word.chars().count();
        let beside = (!first || led)
            && len <= 12
            && !word.contains(|c: char| c.is_numeric() || c == '第')
            && ["刊", "专辑", "特辑", "合辑", "专号"]
                .iter()
                .any(|end| word.ends_with(end));
        if !alone && !beside {
            return false;
        }
        if word == "创刊号" && self.number.number.is_none() {
            self.number.number = Some(1);
        }
        self.number.combined |= word.starts_with("合");
        if alone {
            self.number.form = Form::Issue;
        }
        self.at += len;
        true
    }

    /// 第15期, 15期, 第3-4期, 第2020-05期, 5号 after a year, 2月号.
    fn ordinal(&mut self) -> bool {
        let start = self.at;
        self.eat_any(&["期号", "期数"]);
        self.skip("：:");
        let ordered = self.eat("第");
        if ordered && self.eat("no") {
            self.skip(".");
        }
        let Some((value, combined)) = self.values() else {
            self.at = start;
            return false;
        };
        let month = self.eat_any(&["月号", "月刊"]);
        let form = if month || self.eat_any(&["期", "辑", "刊"]) {
            Form::Issue
        } else if (ordered || self.dated) && self.eat("号") {
            match ordered {
                true => Form::Issue,
                false => Form::Document,
            }
        } else {
            self.at = start;
            return false;
        };
        // 第3期-第4期
        let back = self.at;
        let mut more = combined;
        self.skip("-－—–~～、/至和");
        if self.at > back && self.eat("第") && self.values().is_some() && self.eat("期") {
            more = true;
        } else {
            self.at = back;
        }
        let taken = self.number.number.is_some() || self.number.combined;
        if taken {
            self.at = start;
            return false;
        }
        self.number.number = value.filter(|_| !more);
        self.number.combined |= more;
        self.number.form = self.number.form.max(form);
        true
    }

    /// One number, or several: 3-4, 3、4, 2020-05. The value of a single one.
    fn values(&mut self) -> Option<(Option<u32>, bool)> {
        let start = self.at;
        let Some(first) = self.numeral() else {
            // 第XX期 and 第　期 are labels whose number is not filled in.
            while self
                .peek()
                .is_some_and(|c| c.is_ascii_alphabetic() || "×_".contains(c))
            {
                self.at += 1;
            }
            let blank = start.checked_sub(1).and_then(|at| self.chars.get(at)) == Some(&'第');
            return (blank && self.peek().is_some() && self.at - start <= 12)
                .then_some((None, false));
        };
        let long = self.at - start == 4;
        let back = self.at;
        self.skip("-－—–~～、/至和,，期第");
        match self.numeral() {
            Some(second) if back < self.at => {
                let year = first.filter(|n| long && (1900..=2200).contains(n));
                match year.and_then(|n| u16::try_from(n).ok()) {
                    Some(year) => {
                        self.number.year = Some(year);
                        Some((second, false))
                    }
                    None => Some((None, true)),
                }
            }
            _ => {
                self.at = back;
                Some((first, false))
            }
        }
    }

    /// No.9, NO：9, №9, Issue 5, Vol. 3 No. 5, #5.
    fn latin(&mut self) -> bool {
        let start = self.at;
        if self.eat_any(&["volume", "vol"]) {
            self.skip(".:：");
            return self.numeral().is_some() || {
                self.at = start;
                false
            };
        }
        let said = self.eat("issue") | self.eat_any(&["number", "no", "№", "#"]);
        self.skip(".:：");
        let digits = self.at;
        let value = self.numeral().flatten();
        // Longer ones are serial numbers of copies.
        let short = self.at - digits <= 4;
        if !said || value.is_none() || !short || self.number.number.is_some() {
            self.at = start;
            return false;
        }
        // No.2020-05
        let long = self.at - digits == 4;
        let back = self.at;
        self.skip("-－—–");
        self.number.number = value;
        match self.numeral().flatten() {
            Some(second) if long && back < self.at => {
                self.number.year = value.and_then(|n| u16::try_from(n).ok());
                self.number.number = Some(second);
            }
            _ => self.at = back,
        }
        self.eat("期");
        self.number.form = self.number.form.max(Form::Latin);
        true
    }
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "Oo〇○零一二三四五六七八九十百千廿卅两壹贰叁肆伍陆柒捌玖拾".contains(c)
}

#[cfg(test)]
mod tests;
