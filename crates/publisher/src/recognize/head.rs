//! The head (报头): name and kind, number, publisher and date, in any order and
//! on any number of lines.
//!
//! A line of the head is divided into tokens. The head ends with the last line
//! near the top that contains a token which only heads have.

use super::account::Account;
use super::line::{Item, Line};
use super::number::{self, Number};
use super::{classified, day, kinds, organizations, words};
use crate::manuscript::{Run, RunContent};
use crate::report::{Finding, Place};
use bulletin::model::Date;

/// The content of the head.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The periodical's name.
    pub name: String,
    /// What it calls itself.
    pub kind: String,
    /// The number.
    pub number: Number,
    /// The publisher (编印单位).
    pub publisher: String,
    /// The date (印发日期), and its place.
    pub date: Option<(Date, Place)>,
    /// The classification (密级).
    pub classification: Option<String>,
    /// Lines that fit no field, in order.
    pub unplaced: Vec<Line>,
    /// How many items belong to the head.
    pub end: usize,
}

/// What bulletins call themselves.
const KINDS: [&str; 26] = [
    "简报",
    "通讯",
    "快报",
    "动态",
    "专刊",
    "信息",
    "简讯",
    "快讯",
    "通报",
    "专报",
    "要情",
    "摘报",
    "会刊",
    "月报",
    "周报",
    "内参",
    "参考",
    "情况反映",
    "工作简报",
    "工作通讯",
    "工作动态",
    "工作快报",
    "工作信息",
    "信息快报",
    "信息简报",
    "情况简报",
];

/// Kinds that may end a name on the same line; the others also end headlines.
const ENDINGS: [&str; 12] = [
    "简报", "通讯", "快报", "动态", "专刊", "信息", "简讯", "快讯", "专报", "摘报", "会刊", "内参",
];

/// How many lines are searched.
const LINES: usize = 24;

/// A chunk of a line of the head.
#[derive(Clone, PartialEq, Debug)]
enum HeadToken {
    Kind(String),
    /// Name and kind in one: 质量工作简报.
    Name(String, String),
    Number(Number, String),
    Date(Date, String),
    Classified(String),
    Text(String),
}

impl HeadToken {
    fn is_text(&self) -> bool {
        matches!(self, HeadToken::Text(_) | HeadToken::Name(..))
    }
}

/// Whether a text can only be in the head of a bulletin.
pub fn is_mark(text: &str) -> bool {
    let tokens = tokens(text);
    let mark = |token: &HeadToken| {
        matches!(
            token,
            HeadToken::Kind(_) | HeadToken::Number(..) | HeadToken::Name(..)
        )
    };
    words::len(text) <= 60 && tokens.iter().any(mark)
}

fn tokens(text: &str) -> Vec<HeadToken> {
    text.split('\n').flat_map(line_tokens).collect()
}

fn line_tokens(text: &str) -> Vec<HeadToken> {
    let text = words::trim(text);
    if text.is_empty() {
        return Vec::new();
    }
    if let Some(token) = single(text) {
        return vec![token];
    }
    // 宣传部2020 年 2 月 25 日: a date after other words, with any spacing.
    if let Some((date, range)) = day::find(text).pop()
        && range.end == text.len()
        && words::len(text) <= 60
        && let Some(before) = text.get(..range.start).filter(|text| !text.is_empty())
    {
        let printed = text.get(range).unwrap_or_default().to_owned();
        let mut out = line_tokens(before);
        out.push(HeadToken::Date(date, printed));
        return out;
    }
    let chunks = chunks(text);
    let mut out: Vec<HeadToken> = Vec::new();
    let mut at = 0;
    // Whether the last token is text that the next chunk may belong to.
    let mut open = false;
    while let Some(chunk) = chunks.get(at) {
        // 第 15 期 and 2020 年 2 月 25 日 are several chunks.
        let longest = chunks.len().min(at + 12);
        let whole = (at + 1..=longest).rev().find_map(|end| {
            let last = chunks.get(end - 1)?;
            let token = single(text.get(chunk.range.start..last.range.end)?)?;
            Some((token, end))
        });
        if let Some((token, end)) = whole {
            out.push(token);
            at = end;
            open = false;
            continue;
        }
        let chunk_text = text.get(chunk.range.clone()).unwrap_or_default();
        // 工作简  报: the last characters of the kind are set apart.
        if let Some(HeadToken::Text(before)) = out.last_mut()
            && ends_kind(before, chunk_text)
        {
            before.push_str(&chunk.space);
            before.push_str(chunk_text);
            at += 1;
            continue;
        }
        let divided = divide_date(chunk_text);
        match (open && !chunk.far, out.last_mut()) {
            (true, Some(HeadToken::Text(before))) if divided.len() == 1 => {
                before.push_str(&chunk.space);
                before.push_str(chunk_text);
            }
            _ => out.extend(divided),
        }
        open = matches!(out.last(), Some(HeadToken::Text(_)));
        at += 1;
    }
    for token in &mut out {
        if let HeadToken::Text(text) = token
            && let Some((name, kind)) = name_and_kind(text)
        {
            *token = HeadToken::Name(name, kind);
        }
    }
    out
}

/// Whether a chunk is the rest of a kind that the text before it starts.
fn ends_kind(before: &str, chunk: &str) -> bool {
    ENDINGS.iter().any(|kind| {
        let begun = kind.strip_suffix(chunk);
        begun.is_some_and(|begun| !begun.is_empty() && before.ends_with(begun))
    })
}

struct Chunk {
    range: std::ops::Range<usize>,
    /// White space before it.
    space: String,
    /// Whether that is wider than an ordinary space.
    far: bool,
}

fn chunks(text: &str) -> Vec<Chunk> {
    let mut out: Vec<Chunk> = Vec::new();
    let mut space = String::new();
    let mut inside = false;
    for (at, c) in text.char_indices() {
        if words::is_space(c) {
            space.push(c);
            inside = false;
        } else if inside && let Some(last) = out.last_mut() {
            last.range.end = at + c.len_utf8();
        } else {
            let far = space.contains(['\t', '\u{3000}']) || space.chars().count() > 1;
            out.push(Chunk {
                range: at..at + c.len_utf8(),
                space: std::mem::take(&mut space),
                far,
            });
            inside = true;
        }
    }
    out
}

fn single(text: &str) -> Option<HeadToken> {
    let squeezed = words::squeeze(text);
    if words::len(&squeezed) > 40 {
        return None;
    }
    if classified::is_classification(&squeezed) {
        return Some(HeadToken::Classified(squeezed));
    }
    let bare = squeezed.trim_matches(|c| "《》".contains(c));
    if KINDS.contains(&bare) && bare == squeezed {
        return Some(HeadToken::Kind(squeezed));
    }
    if let Some(number) = number::read(&squeezed) {
        return Some(HeadToken::Number(number, text.to_owned()));
    }
    let days = day::days(&squeezed, None);
    let whole = days.first().filter(|day| day.start == 0 && day.after == squeezed.len());
    whole.map(|day| HeadToken::Date(day.date, squeezed.clone()))
}

/// A date without space around it: 宣传部2020年2月25日.
fn divide_date(text: &str) -> Vec<HeadToken> {
    if let Some((date, range)) = day::find(text).pop()
        && words::len(text) <= 60
    {
        let printed = text.get(range.clone()).unwrap_or_default().to_owned();
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        let date = HeadToken::Date(date, printed);
        if after.is_empty() && !before.is_empty() {
            return vec![HeadToken::Text(before.to_owned()), date];
        }
        if before.is_empty() && !after.is_empty() {
            return vec![date, HeadToken::Text(after.to_owned())];
        }
    }
    vec![HeadToken::Text(text.to_owned())]
}

fn name_and_kind(text: &str) -> Option<(String, String)> {
    let sentence = text.contains(|c: char| "，。！？；：、".contains(c)) || text.contains("关于");
    let squeezed = words::squeeze(text);
    let kind = ENDINGS.iter().find(|kind| squeezed.ends_with(**kind))?;
    if sentence || words::len(text) > 30 {
        return None;
    }
    // The kind may have spaces: 工作 简 报.
    let mut left = kind.chars().count();
    let (cut, _) = text.char_indices().rev().find(|(_, c)| {
        left -= usize::from(!words::is_space(*c));
        left == 0
    })?;
    let name = words::trim(text.get(..cut)?);
    (!name.is_empty() && !name.ends_with('的')).then(|| (words::unspace(name), (*kind).to_owned()))
}

/// Reads the head.
pub fn read(items: &[Item], account: &mut Account, findings: &mut Vec<Finding>) -> Head {
    let lines = region(items);
    let Some(mut end) = last_strong(&lines) else {
        return Head::default();
    };
    let mut reader = HeadReader {
        head: Head::default(),
        account,
        findings,
        loose: Vec::new(),
        named: false,
    };
    if let Some(next) = trailing_publisher(&lines, end) {
        end = next;
    }
    for (_, line, tokens) in lines.get(..=end).unwrap_or_default() {
        reader.line(line, tokens);
    }
    reader.settle();
    let mut head = reader.head;
    head.end = lines.get(end).map_or(0, |(at, ..)| at + 1);
    head
}

type Region<'a> = Vec<(usize, &'a Line, Vec<HeadToken>)>;

/// The lines near the top that may belong to the head, up to the first
/// paragraph of running text.
fn region(items: &[Item]) -> Region<'_> {
    let mut out = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(line) = item.line() else { break };
        if line.is_blank() {
            continue;
        }
        let text = line.text();
        let long = words::len(&text) > 60;
        if out.len() >= LINES || long || !line.pictures().is_empty() && text.is_empty() {
            break;
        }
        out.push((at, line, tokens(&text)));
    }
    out
}

/// The last line with something that only heads have.
fn last_strong(lines: &Region<'_>) -> Option<usize> {
    let mut last = None;
    let mut named = false;
    let mut rows = 0;
    for (at, (_, line, tokens)) in lines.iter().enumerate() {
        let text = line.text();
        let loose = tokens.iter().filter(|token| token.is_text());
        let text_len: usize = loose
            .clone()
            .map(|token| match token {
                HeadToken::Text(text) => words::len(text),
                _ => 0,
            })
            .sum();
        let has = |test: fn(&HeadToken) -> bool| tokens.iter().any(test);
        let mark = has(|t| {
            matches!(
                t,
                HeadToken::Kind(_) | HeadToken::Number(..) | HeadToken::Date(..)
            )
        });
        let name = has(|t| matches!(t, HeadToken::Name(..))) && !named && at < 5;
        let sentence = text.ends_with(['。', '；', '，']);
        if (mark && text_len <= 30 || name) && !sentence {
            named |= name || has(|t| matches!(t, HeadToken::Kind(_)));
            last = Some(at);
            rows = 0;
        } else {
            rows += 1;
            // A head is interrupted by a few lines at most.
            if last.is_some() && (rows > 5 || sentence) {
                break;
            }
        }
    }
    last
}

/// A publisher on the line below the date.
fn trailing_publisher(lines: &Region<'_>, end: usize) -> Option<usize> {
    let (_, last, tokens) = lines.get(end)?;
    let date = tokens.iter().any(|t| matches!(t, HeadToken::Date(..)));
    let before = lines.get(..=end)?;
    let texts = |(at, (_, _, tokens)): (usize, &(usize, &Line, Vec<HeadToken>))| {
        at > 0
            && tokens
                .iter()
                .any(|token| matches!(token, HeadToken::Text(text) if organizations::is_name(text)))
    };
    let (_, next, _) = lines.get(end + 1)?;
    let (_, after, _) = lines.get(end + 2)?;
    let titled = !words::is_finished(&after.text());
    let fits = date
        && !last.style.rule_below
        && !before.iter().enumerate().any(texts)
        && organizations::is_name(&next.text())
        && titled;
    fits.then_some(end + 1)
}

struct HeadReader<'a> {
    head: Head,
    account: &'a mut Account,
    findings: &'a mut Vec<Finding>,
    /// Texts without a field so far, with their lines.
    loose: Vec<(String, Line)>,
    /// Whether the name is known.
    named: bool,
}

impl HeadReader<'_> {
    fn line(&mut self, line: &Line, tokens: &[HeadToken]) {
        let dated = tokens.iter().any(|t| matches!(t, HeadToken::Date(..)));
        let mut texts = Vec::new();
        for token in tokens {
            match token {
                HeadToken::Kind(kind) if self.head.kind.is_empty() && !self.named => {
                    self.take_name(line, std::mem::take(&mut texts), None, kind);
                }
                HeadToken::Name(name, kind) if self.head.kind.is_empty() && !self.named => {
                    self.take_name(line, std::mem::take(&mut texts), Some(name), kind);
                }
                HeadToken::Kind(text) => texts.push(text.clone()),
                HeadToken::Name(name, kind) => texts.push(format!("{name}{kind}")),
                HeadToken::Number(number, text) => {
                    if !self.number(number) {
                        texts.push(text.clone());
                    }
                }
                HeadToken::Date(date, text) => match &self.head.date {
                    None => {
                        self.account.head(text);
                        self.head.date = Some((*date, line.place.clone()));
                    }
                    Some(_) => texts.push(text.clone()),
                },
                HeadToken::Classified(text) => match &self.head.classification {
                    None => self.head.classification = Some(text.clone()),
                    Some(_) => texts.push(text.clone()),
                },
                HeadToken::Text(text) => texts.push(text.clone()),
            }
        }
        for text in texts {
            let (label, name) = labelled(&text);
            let alone = self.head.publisher.is_empty();
            let begun = self.named || self.head.number.label.is_some();
            let is_publisher = !label.is_empty()
                || dated && !is_remark(&text)
                || begun && organizations::is_name(&text);
            if alone && is_publisher && !name.is_empty() {
                self.account.head(label);
                let (name, done) = without_editing(name);
                self.account.head(done);
                self.head.publisher = words::unspace(name);
            } else {
                self.loose.push((text, line.clone()));
            }
        }
    }

    /// The name comes before the kind, on its line or on the lines above.
    fn take_name(&mut self, line: &Line, before: Vec<String>, name: Option<&str>, kind: &str) {
        let mut parts: Vec<String> = Vec::new();
        let own = !before.is_empty() || name.is_some();
        let mut above = Vec::new();
        while let Some((text, at)) = self.loose.pop() {
            let fits = !is_remark(&text)
                && (above.is_empty() && !own
                    || at.is_red()
                    || at.is_centred() && at.look().size >= Some(40));
            if !fits {
                self.loose.push((text, at));
                break;
            }
            above.push(text);
        }
        parts.extend(above.into_iter().rev());
        parts.extend(before);
        parts.extend(name.map(str::to_owned));
        self.head.name = parts.iter().map(|part| words::unspace(part)).collect();
        self.head.kind = kind.to_owned();
        self.named = true;
        let printed = line.text();
        let spread = printed.matches(words::is_space).count() > 0 && !printed.contains(kind);
        if spread {
            let kind = &kinds::SPACES_DROPPED;
            self.findings
                .push(Finding::new(kind, line.place.clone(), printed));
        }
        if self.head.name.is_empty() {
            self.head.name = std::mem::take(&mut self.head.kind);
        }
    }

    /// Sets the number; returns `false` if the head has one already.
    fn number(&mut self, number: &Number) -> bool {
        let head = &mut self.head.number;
        let taken = number.label.is_some() && head.label.is_some()
            || number.cumulative.is_some() && head.cumulative.is_some();
        if taken {
            return false;
        }
        if let Some(text) = &number.cumulative_text {
            head.cumulative = number.cumulative;
            self.account.head(text);
        }
        if number.label.is_some() {
            head.label = number.label.clone();
            head.number = number.number;
            head.year = number.year;
            head.supplement = number.supplement;
        }
        true
    }

    /// Sorts out what is left at the end: a periodical's name without a kind,
    /// or lines to keep.
    fn settle(&mut self) {
        if !self.named
            && self.head.number.label.is_some()
            && let Some(at) = self.loose.iter().position(|(text, _)| !is_remark(text))
        {
            let (text, _) = self.loose.remove(at);
            self.head.name = words::unspace(&text);
        }
        let mut loose = std::mem::take(&mut self.loose).into_iter().peekable();
        while let Some((mut text, line)) = loose.next() {
            // What is left of a line stays one line if nothing in between was
            // taken.
            let printed = words::squeeze(&line.raw());
            while let Some((more, _)) = loose.next_if(|(more, next)| {
                let both = words::squeeze(&format!("{text}{more}"));
                next.index == line.index && printed.contains(&both)
            }) {
                text.push('\u{3000}');
                text.push_str(&more);
            }
            self.head.unplaced.push(with_text(&line, &text));
        }
    }
}

/// A line with part of its text: formatting is dropped, unless it covers all of
/// it.
fn with_text(line: &Line, text: &str) -> Line {
    if words::squeeze(text) == words::squeeze(&line.raw()) {
        return line.clone();
    }
    let run = Run {
        content: RunContent::Text(text.to_owned()),
        look: line.look(),
        link: None,
        generated: false,
    };
    Line {
        runs: vec![run],
        ..line.clone()
    }
}

/// 编号：, 内部资料 and the like are neither names nor publishers.
fn is_remark(text: &str) -> bool {
    let text = words::squeeze(text);
    let numbered = ["编号", "No", "NO", "№", "签发", "密级", "准印"]
        .iter()
        .any(|word| text.starts_with(word));
    numbered || classified::internal(&text).is_some() || classified::is_classification(&text)
}

/// 编印单位：…, 主办：…: splits off the label with its colon.
fn labelled(text: &str) -> (&str, &str) {
    let labels = [
        "编印单位",
        "主办单位",
        "编印",
        "主办",
        "编发单位",
        "编发",
        "编辑单位",
    ];
    for label in labels {
        if let Some(rest) = text.strip_prefix(label)
            && let Some(rest) = rest.strip_prefix(['：', ':'])
        {
            let label = text.len() - rest.len();
            return (text.get(..label).unwrap_or_default(), words::trim(rest));
        }
    }
    ("", text)
}

/// 宣传部编, 宣传部 编印: the publisher's name and what it did.
fn without_editing(text: &str) -> (&str, &str) {
    for done in ["编印", "主办", "编发", "编"] {
        if let Some(name) = text.strip_suffix(done) {
            let name = words::trim(name);
            if !name.is_empty() {
                return (name, done);
            }
        }
    }
    (text, "")
}
