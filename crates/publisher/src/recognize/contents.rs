//! Lists of contents (本期要目): the titles of an issue with the pages on which
//! they are printed.

use super::line::{Item, Line};
use super::{kinds, marker, words};
use crate::report::Finding;
use std::collections::{HashMap, HashSet};

/// Words above a list of contents.
const HEADS: [&str; 18] = [
    "目录",
    "目錄",
    "本期目录",
    "要目",
    "本期要目",
    "要目导读",
    "本期导读",
    "导读",
    "本期内容",
    "内容导读",
    "本期看点",
    "本期提要",
    "主要内容",
    "本期主要内容",
    "内容目录",
    "CONTENTS",
    "Contents",
    "本期导航",
];

/// The most entries.
const MOST: usize = 60;

/// What became of a list of contents.
#[derive(Default)]
pub struct Taken {
    /// Lines that only repeat titles of the text.
    pub dropped: Vec<Line>,
    /// Lines to keep: what they say is nowhere else.
    pub kept: Vec<Line>,
}

/// Whether a line is the words above a list of contents.
pub fn is_head(text: &str) -> bool {
    let text = words::squeeze(text);
    let bare = text.trim_matches(|c| "【】[]〔〕（）()《》◆●★■▲—-·：:☆".contains(c));
    HEADS.contains(&bare)
}

/// Takes a list of contents out that starts at an item: below its head, or as
/// at least three entries with pages.
pub fn take(items: &mut Vec<Item>, at: usize) -> Option<Taken> {
    let lines: Vec<(usize, &Line)> = items
        .iter()
        .enumerate()
        .skip(at)
        .map_while(|(at, item)| item.line().map(|line| (at, line)))
        .filter(|(_, line)| !line.is_blank())
        .take(MOST + 1)
        .collect();
    let (_, first) = lines.first()?;
    let headed = is_head(&first.text()) || first.has_style(&["toc heading"]);
    if !headed && !is_paged(first) {
        return None;
    }
    // Where each title is in the text, below the list.
    let mut titles: HashMap<String, usize> = HashMap::new();
    for (at, item) in items.iter().enumerate().skip(at) {
        if let Item::Line(line) = item
            && !is_paged(line)
        {
            titles.insert(bare(&line.text()), at);
        }
    }
    let mut entries: Vec<(usize, String)> = Vec::new();
    let mut seen = HashSet::new();
    for (at, line) in lines.iter().skip(usize::from(headed)) {
        let text = line.text();
        let entry = paged(&text).or_else(|| spaced(&text).filter(|_| headed));
        let title = bare(entry.unwrap_or(&text));
        let paged = entry.is_some() || is_paged(line);
        let later = titles.get(&title).is_some_and(|later| later > at);
        let short = words::len(&text) <= 70 && !text.ends_with(['。', '；']);
        // A title that repeats an entry is that of the text.
        if !short || !(paged || headed && later) || !seen.insert(title.clone()) {
            break;
        }
        entries.push((*at, title));
    }
    let last = entries.last().map(|(at, _)| *at)?;
    if !headed && entries.len() < 3 {
        return None;
    }
    let above: HashSet<String> = items
        .iter()
        .take(at)
        .filter_map(Item::line)
        .map(|line| bare(&line.text()))
        .collect();
    let repeats = entries.iter().all(|(_, title)| {
        titles.get(title).is_some_and(|later| *later > last) || above.contains(title)
    });
    let mut taken = Taken::default();
    for item in items.drain(at..=last) {
        if let Item::Line(line) = item {
            match repeats {
                true => taken.dropped.push(line),
                false if !line.is_blank() => taken.kept.push(line),
                false => {}
            }
        }
    }
    Some(taken)
}

/// Whether a line has a page at its end, or Word made it as an entry.
fn is_paged(line: &Line) -> bool {
    paged(&line.text()).is_some() || line.has_style(&["toc 1", "toc 2", "toc 3", "toc1", "目录"])
}

/// Takes out the lists of contents further on in the text that only repeat its
/// titles.
pub fn take_later(items: &mut Vec<Item>, from: usize) -> Vec<Line> {
    let mut dropped = Vec::new();
    let mut at = from;
    let mut lists = 0;
    while at < items.len().min(from + LATER) && lists < LISTS {
        let headed = items.get(at).and_then(Item::line);
        if headed.is_some_and(|line| is_head(&line.text())) {
            // A list that says more than the titles stays where it is.
            lists += 1;
            let mut rest = items.clone();
            if let Some(list) = take(&mut rest, at).filter(|list| list.kept.is_empty()) {
                dropped.extend(list.dropped);
                *items = rest;
                continue;
            }
        }
        at += 1;
    }
    dropped
}

/// How many items are searched for a list of contents.
const LATER: usize = 60;

/// How many lists are looked at there.
const LISTS: usize = 4;

/// Reports a list that was left out, with its whole text.
pub fn report(dropped: &[Line], findings: &mut Vec<Finding>) {
    let mut lines = dropped.iter().filter(|line| !line.is_blank());
    if let Some(first) = lines.next() {
        let texts: Vec<String> = [first].into_iter().chain(lines).map(Line::text).collect();
        let kind = &kinds::CONTENTS_DROPPED;
        findings.push(Finding::new(kind, first.place.clone(), texts.join("\n")));
    }
}

/// The text before a page number with leaders, a tab or brackets before it.
fn paged(text: &str) -> Option<&str> {
    let text = words::trim(text);
    let closed = text.trim_end_matches(['）', ')', '〕', ']', '页', '版']);
    let digits =
        closed.trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let count = closed.strip_prefix(digits)?.chars().count();
    if !(1..=3).contains(&count) {
        return None;
    }
    let before = digits.trim_end_matches(['（', '(', '〔', '[', '第', 'P']);
    let title =
        before.trim_end_matches(|c: char| "…·.．-—–_﹒•⋯/".contains(c) || words::is_space(c));
    let led = before.strip_prefix(title)?;
    let leaders = led.chars().filter(|c| !words::is_space(*c)).count() >= 2
        || led.contains('…')
        || led.contains(['\t', '/'])
        || led.contains('\u{3000}')
        || led.chars().count() >= 2;
    let bracketed = before.len() < digits.len() && text.len() > closed.len();
    ((leaders || bracketed) && words::len(title) >= 2).then_some(title)
}

/// 会员风采 2: below its head, a space before the page is enough.
fn spaced(text: &str) -> Option<&str> {
    let (title, page) = text.rsplit_once(words::is_space)?;
    let number = (1..=3).contains(&page.len()) && page.chars().all(|c| c.is_ascii_digit());
    (number && words::len(title) >= 2).then_some(words::trim(title))
}

/// An entry as its title, however it is marked and spaced.
fn bare(text: &str) -> String {
    const NUMERALS: &str = "0123456789０１２３４５６７８９一二三四五六七八九十";
    let text = words::squeeze(text);
    let marked = marker::of_text(&text).is_some();
    let title = match text.strip_prefix(['（', '(']) {
        Some(rest) if marked => rest.split_once(['）', ')']).map_or(rest, |(_, rest)| rest),
        _ if marked => text
            .trim_start_matches(|c| NUMERALS.contains(c))
            .trim_start_matches(['、', '．', '.', ')', '）']),
        _ => &text,
    };
    title
        .trim_matches(|c| "◆●★■▲◇○□△·•※☆►▶▪➢✓①②③④⑤⑥⑦⑧⑨⑩【】〔〕《》".contains(c))
        .to_owned()
}
