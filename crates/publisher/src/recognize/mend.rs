//! Repairs text that was extracted from a printed file.
//!
//! Only line ends, and the spaces beside them, are ever removed from a
//! sentence; page numbers and captions inside one are whole lines. Every repair
//! is reported, and what cannot be decided is left as it was.

use super::account::Account;
use super::line::{Item, Line};
use super::{caption, kinds, marker, tail, words};
use crate::manuscript::{Run, RunContent};
use crate::report::Finding;

/// A line shorter than this without a final mark may be a title.
pub const TITLE: usize = 40;

/// Drops page numbers and rules drawn with characters. A number alone on its
/// line counts as a page number if the text is plain and the number interrupts
/// a sentence or is one of a series.
pub fn page_furniture(
    items: &mut Vec<Item>,
    plain: bool,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) {
    let series = plain && is_series(items);
    let mut kept: Vec<Item> = Vec::new();
    let mut after = false;
    for mut item in std::mem::take(items) {
        let Item::Line(line) = &mut item else {
            kept.push(item);
            continue;
        };
        line.after_blank |= std::mem::take(&mut after);
        let text = line.text();
        let kind = match page_number(&text) {
            Some(PageNumber::Marked) => Some(&kinds::PAGE_NUMBER),
            Some(PageNumber::Bare) if plain => {
                let before = kept.iter().rev().filter_map(Item::line);
                let before = before.map(Line::text).find(|text| !text.is_empty());
                let broken = before.is_some_and(|text| {
                    !words::is_finished(&text) && words::len(&text) > TITLE || words::goes_on(&text)
                });
                if series || broken {
                    Some(&kinds::PAGE_NUMBER)
                } else {
                    let kind = &kinds::PAGE_NUMBER_UNSURE;
                    findings.push(Finding::new(kind, line.place.clone(), text.clone()));
                    None
                }
            }
            _ if words::is_rule(&text) && line.pictures().is_empty() => Some(&kinds::RULE_DROPPED),
            _ => None,
        };
        match kind {
            Some(kind) => {
                account.dropped.insert(line.index);
                findings.push(Finding::new(kind, line.place.clone(), text));
                after = true;
            }
            None => kept.push(item),
        }
    }
    *items = kept;
}

enum PageNumber {
    /// — 3 —, 第 3 页
    Marked,
    /// 3
    Bare,
}

fn page_number(text: &str) -> Option<PageNumber> {
    let text = words::squeeze(text);
    if text.is_empty() || text.len() > 40 {
        return None;
    }
    let is_number = |text: &str| {
        (1..=4).contains(&text.chars().count())
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || "０１２３４５６７８９".contains(c))
    };
    if is_number(&text) {
        return (text.chars().count() <= 3).then_some(PageNumber::Bare);
    }
    let dashes = |c: char| "-—–－─―~～·•".contains(c);
    let inner = text.trim_matches(dashes);
    let dashed = text.starts_with(dashes) && text.ends_with(dashes) && is_number(inner);
    let paged = text.strip_prefix('第').and_then(|text| {
        let (page, rest) = text.split_once('页')?;
        let rest = rest.trim_matches(|c| "（）()，,/".contains(c));
        let total = rest
            .strip_prefix('共')
            .and_then(|rest| rest.strip_suffix('页'));
        let total = rest.is_empty() || total.is_some_and(is_number);
        (is_number(page) && total).then_some(())
    });
    (dashed || paged.is_some()).then_some(PageNumber::Marked)
}

/// Whether at least two numbers alone on their lines count up by one.
fn is_series(items: &[Item]) -> bool {
    let lines = items.iter().filter_map(Item::line).map(Line::text);
    let numbers: Vec<u32> = lines
        .filter(|text| matches!(page_number(text), Some(PageNumber::Bare)))
        .filter_map(|text| text.trim().parse().ok())
        .collect();
    let up = |pair: &[u32]| matches!(pair, [a, b] if a.checked_add(1) == Some(*b));
    numbers.len() >= 2 && numbers.windows(2).all(up)
}

/// Joins the broken paragraphs of a plain text.
pub fn join(items: Vec<Item>, account: &mut Account, findings: &mut Vec<Finding>) -> Vec<Item> {
    let lines = items.iter().filter_map(Item::line);
    let width = wrap_width(&lines.filter(|line| !line.is_blank()).collect::<Vec<_>>());
    let mut mender = Mender {
        out: Vec::new(),
        moved: Vec::new(),
        account,
        findings,
        width,
        last_width: 0,
        lines: 0,
        unwrapped: 0,
    };
    let mut todo = items.into_iter().filter(|item| match item {
        Item::Line(line) => !line.is_blank() || !line.pictures().is_empty(),
        Item::Table(_) => true,
    });
    let mut next = todo.next();
    let mut queue: Vec<Item> = Vec::new();
    while let Some(item) = next {
        // Captions between the parts of a broken sentence.
        queue.clear();
        let mut ahead = item;
        while let Item::Line(line) = &ahead
            && mender.is_broken()
            && is_caption(line)
            && let Some(more) = todo.next()
        {
            queue.push(std::mem::replace(&mut ahead, more));
        }
        if queue.is_empty() {
            mender.push(ahead);
        } else if let Item::Line(line) = &ahead
            && mender.joins(line) == Join::Page
        {
            for caption in queue.drain(..) {
                mender.take_out(caption);
            }
            mender.push(ahead);
        } else {
            for item in queue.drain(..) {
                mender.push(item);
            }
            mender.push(ahead);
        }
        next = todo.next();
    }
    mender.close();
    mender.out
}

fn is_caption(line: &Line) -> bool {
    caption::read(&line.raw()).is_some_and(|caption| !caption.table)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// A new paragraph.
    No,
    /// A line broken at the page width.
    Wrap,
    /// A paragraph broken at a page end.
    Page,
    /// Undecided.
    Undecided,
}

struct Mender<'a> {
    out: Vec<Item>,
    /// Captions to put after the paragraph that they interrupted.
    moved: Vec<Item>,
    account: &'a mut Account,
    findings: &'a mut Vec<Finding>,
    /// The width at which lines are broken, in half-width columns.
    width: Option<usize>,
    /// Width of the last line of the paragraph so far.
    last_width: usize,
    /// How many lines it has.
    lines: usize,
    /// How many of them were broken at the width.
    unwrapped: usize,
}

impl Mender<'_> {
    fn last(&self) -> Option<&Line> {
        self.out.last().and_then(Item::line)
    }

    fn is_broken(&self) -> bool {
        self.last().is_some_and(|line| {
            let text = line.text();
            words::goes_on(&text)
                || !words::is_finished(&text) && !is_title(&text) && !is_caption(line)
        })
    }

    fn joins(&self, next: &Line) -> Join {
        let Some(last) = self.last().filter(|_| self.lines < LONGEST) else {
            return Join::No;
        };
        let (before, after) = (last.text(), next.text());
        let starts = marker::read(next).is_some() || tail::is_tail_line(&after);
        if starts || is_caption(next) || is_caption(last) || !next.pictures().is_empty() {
            return Join::No;
        }
        let indented = next.raw().starts_with(words::is_space);
        let full = self.width.is_some_and(|width| self.last_width + 3 >= width);
        if full && !next.after_blank && !indented {
            return Join::Wrap;
        }
        if words::continues(&after) {
            return Join::Page;
        }
        if words::is_finished(&before) && !words::goes_on(&before) {
            return Join::No;
        }
        let ended = words::is_finished(&after);
        let long =
            words::len(&after) > TITLE || self.width.is_some_and(|w| words::width(&after) + 3 >= w);
        if words::goes_on(&before) {
            return Join::Page;
        }
        if is_title(&before) {
            return Join::No;
        }
        match (indented && self.indents(), ended || long) {
            // The rest of a paragraph is not indented.
            (true, _) => Join::Undecided,
            (false, true) => Join::Page,
            (false, false) => Join::Undecided,
        }
    }

    /// Whether the paragraphs of this file are indented, so that an indent
    /// starts a new one.
    fn indents(&self) -> bool {
        self.last()
            .is_some_and(|line| line.raw().starts_with(words::is_space))
    }

    fn push(&mut self, item: Item) {
        let Item::Line(line) = item else {
            self.close();
            self.out.push(item);
            return;
        };
        let join = self.joins(&line);
        let width = words::width(&line.raw());
        match join {
            Join::Wrap | Join::Page => {
                if join == Join::Page {
                    self.report(&line);
                } else {
                    self.unwrapped += 1;
                }
                self.lines += 1;
                if let Some(Item::Line(last)) = self.out.last_mut() {
                    append(last, line, join == Join::Wrap);
                }
            }
            Join::No | Join::Undecided => {
                if join == Join::Undecided
                    && let Some(last) = self.last()
                {
                    let detail = around(&last.text(), &line.text());
                    let place = last.place.clone();
                    let kind = &kinds::JOIN_UNDECIDED;
                    self.findings.push(Finding::new(kind, place, detail));
                }
                self.close();
                self.lines = 1;
                self.out.push(Item::Line(line));
            }
        }
        self.last_width = width;
    }

    fn report(&mut self, next: &Line) {
        let Some(last) = self.last() else { return };
        let (before, after) = (last.text(), next.text());
        let place = next.place.clone();
        let detail = around(&before, &after);
        let unmarked = before.ends_with(|c| "》）)”】]".contains(c))
            && after.starts_with(|c| words::is_han(c) || c == '《');
        let joined = Finding::new(&kinds::JOINED, place.clone(), detail.clone());
        self.findings.push(joined);
        if unmarked {
            let kind = &kinds::JOIN_WITHOUT_MARK;
            self.findings.push(Finding::new(kind, place, detail));
        }
    }

    /// Takes a caption out of a sentence.
    fn take_out(&mut self, caption: Item) {
        if let Item::Line(line) = &caption {
            self.account.moved.insert(line.index);
            let kind = &kinds::CAPTION_MOVED;
            self.findings
                .push(Finding::new(kind, line.place.clone(), line.text()));
        }
        self.moved.push(caption);
    }

    /// Ends the paragraph.
    fn close(&mut self) {
        if self.unwrapped > 0
            && let Some(last) = self.last()
        {
            let detail = format!(
                "{} × {}",
                words::beginning(&last.text(), 12),
                self.unwrapped + 1
            );
            let place = last.place.clone();
            self.findings
                .push(Finding::new(&kinds::UNWRAPPED, place, detail));
        }
        self.unwrapped = 0;
        self.out.append(&mut self.moved);
    }
}

/// Words that end a broken sentence but never a title.
const MORE_TO_COME: [&str; 20] = [
    "的", "和", "与", "及", "或", "在", "对", "把", "将", "向", "从", "为", "以", "由", "被",
    "通过", "按照", "根据", "关于", "以及",
];

/// Whether a line may be a title: short, at most one sentence, no mark at its
/// end, and nothing that continues a sentence.
pub fn is_title(text: &str) -> bool {
    let marks = text.chars().filter(|c| "，、；".contains(*c)).count();
    words::len(text) <= TITLE
        && marks <= 2
        && !text.contains(['。', '；'])
        && !text.contains("简称")
        && !words::goes_on(text)
        && !MORE_TO_COME.iter().any(|word| text.ends_with(word))
}

fn around(before: &str, after: &str) -> String {
    format!(
        "{}⏎{}",
        words::ending(before, 10),
        words::beginning(after, 10)
    )
}

/// Appends a line without white space at the join. Between two Latin words the
/// line end was the space.
fn append(last: &mut Line, next: Line, wrapped: bool) {
    trim_end(last);
    let mut next = next;
    trim_start(&mut next);
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (before, after) = (last.raw(), next.raw());
    if wrapped && latin(before.chars().next_back()) && latin(after.chars().next()) {
        last.runs.push(Run {
            content: RunContent::Text(" ".to_owned()),
            look: Default::default(),
            link: None,
            generated: false,
        });
    }
    last.runs.append(&mut next.runs);
}

fn trim_end(line: &mut Line) {
    if let Some(run) = line.runs.last_mut()
        && let RunContent::Text(text) = &mut run.content
    {
        let len = text.trim_end_matches(words::is_space).len();
        text.truncate(len);
    }
}

fn trim_start(line: &mut Line) {
    if let Some(run) = line.runs.first_mut()
        && let RunContent::Text(text) = &mut run.content
    {
        *text = text.trim_start_matches(words::is_space).to_owned();
    }
}

/// Half-width columns of a printed line: 15 to 60 Chinese characters.
const NARROWEST: usize = 30;
const WIDEST: usize = 120;

/// The most lines joined into one paragraph: a file without any marks must be
/// read in bounded time.
const LONGEST: usize = 100;

/// The width at which a text was broken into lines, in half-width columns: the
/// width of most lines that are directly followed by another.
fn wrap_width(lines: &[&Line]) -> Option<usize> {
    let followed = lines.windows(2).filter_map(|pair| match pair {
        [line, next] if !next.after_blank => Some(*line),
        _ => None,
    });
    // How many lines have each width; the last count is of wider ones.
    let mut counts = [0_usize; WIDEST + 2];
    // How many of them end where a sentence does.
    let mut ended = [0_usize; WIDEST + 2];
    for line in followed {
        let width = words::width(&line.raw()).min(WIDEST + 1);
        let finished = words::is_finished(&line.raw());
        for (counts, more) in [(&mut counts, true), (&mut ended, finished)] {
            if let Some(count) = counts.get_mut(width) {
                *count += usize::from(more);
            }
        }
    }
    let finished = |width: usize| -> usize {
        let near = ended.get(width - 3..=width);
        near.unwrap_or_default().iter().sum()
    };
    let sum = |range: std::ops::RangeInclusive<usize>| -> usize {
        counts.get(range).unwrap_or_default().iter().sum()
    };
    // Hanging punctuation, or a word that did not fit: up to 3 columns.
    let near = |width: usize| sum(width - 3..=width);
    let best = (NARROWEST..=WIDEST)
        .filter(|width| counts.get(*width).is_some_and(|count| *count > 0))
        .max_by_key(|width| (near(*width), *width))?;
    let all = sum(0..=WIDEST + 1);
    let wider = all - sum(0..=(best + 3).min(WIDEST));
    // Where lines are broken at a width, few of them end with their sentence:
    // those of short paragraphs all do.
    let broken = finished(best) * 2 <= near(best);
    (broken && near(best) >= 2 && near(best) * 2 >= all && wider * 10 <= all).then_some(best)
}

/// English words that are in Chinese text only by mistake.
const STRAY: [&str; 12] = [
    "and", "or", "the", "of", "to", "in", "on", "for", "with", "by", "at", "from",
];

/// Reports small English words between Chinese ones.
pub fn stray_latin(line: &Line, findings: &mut Vec<Finding>) {
    let text = line.text();
    let mut from = 0;
    while let Some(found) = text
        .get(from..)
        .and_then(|rest| rest.find(|c: char| c.is_ascii_alphabetic()))
    {
        let start = from + found;
        let rest = text.get(start..).unwrap_or_default();
        let len = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or_default();
        from = start + len;
        let before = words::trim(text.get(..start).unwrap_or_default());
        let after = words::trim(text.get(from..).unwrap_or_default());
        let between = before.ends_with(words::is_han) && after.starts_with(words::is_han);
        if between && STRAY.contains(&word) {
            let detail = format!(
                "{} {word} {}",
                words::ending(before, 6),
                words::beginning(after, 6)
            );
            findings.push(Finding::new(
                &kinds::STRAY_LATIN,
                line.place.clone(),
                detail,
            ));
        }
    }
}
