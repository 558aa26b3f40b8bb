//! The tail (报尾, 版记): distribution list, print run, and what else is below the
//! text.

use super::account::Account;
use super::line::{Item, Line};
use super::{day, kinds, words};
use crate::report::Finding;
use bulletin::model::Distribution;
use bulletin::numeral;

/// The content of the tail.
#[derive(Clone, Debug, Default)]
pub struct Tail {
    /// The distribution list (报, 送, 发).
    pub distribution: Vec<Distribution>,
    /// The print run (共印份数).
    pub print_run: Option<u32>,
    /// Lines that fit no field, in order.
    pub unplaced: Vec<Line>,
    /// The item at which the tail starts.
    pub start: usize,
}

/// Labels before recipients, the longer ones first.
const LABELS: [&str; 21] = [
    "抄报送",
    "报送",
    "抄报",
    "抄送",
    "主送",
    "主报",
    "发送",
    "分送",
    "呈送",
    "呈报",
    "呈阅",
    "印送",
    "印发",
    "分发",
    "发至",
    "发往",
    "内发",
    "报",
    "送",
    "发",
    "呈",
];

/// Other labels in a tail.
const OTHERS: [&str; 24] = [
    "编辑",
    "责任编辑",
    "责编",
    "审核",
    "审签",
    "审稿",
    "校对",
    "核稿",
    "签发",
    "编审",
    "主编",
    "执行主编",
    "副主编",
    "电话",
    "联系电话",
    "联系人",
    "传真",
    "地址",
    "邮箱",
    "电子邮箱",
    "网址",
    "邮编",
    "印制",
    "排版",
];

/// How many lines from the end are searched.
const LINES: usize = 40;

/// Whether a line can only be one of the tail.
pub fn is_tail_line(text: &str) -> bool {
    label(text).is_some() || print_run(text).is_some_and(|run| run.rest.is_empty())
}

struct Label {
    label: String,
    /// The length of label and colon, in bytes.
    len: usize,
    colon: char,
}

fn label(text: &str) -> Option<Label> {
    let end = text.find(['：', ':'])?;
    let printed = text.get(..end)?;
    if printed.len() > 40 {
        return None;
    }
    let label = words::squeeze(printed);
    let colon = text.get(end..)?.chars().next()?;
    let len = end + colon.len_utf8();
    let known = LABELS.contains(&label.as_str());
    known.then_some(Label { label, len, colon })
}

fn is_other(text: &str) -> bool {
    let short = words::len(text) <= 80;
    let label = text.split(['：', ':']).next().map(words::squeeze);
    let labelled =
        text.contains(['：', ':']) && label.is_some_and(|label| OTHERS.contains(&label.as_str()));
    let issued = text.contains("印发")
        && day::find(text).pop().is_some_and(|(_, range)| {
            let rest = text.get(range.end..).unwrap_or_default();
            words::squeeze(rest) == "印发"
        });
    short && (labelled || issued)
}

struct PrintRun {
    copies: u32,
    /// As printed, with its brackets.
    printed: String,
    /// What else the line says.
    rest: String,
}

/// 共印120份, （共印 120 份）, 印120份, 印数：120, at the end of a line.
fn print_run(text: &str) -> Option<PrintRun> {
    let text = words::trim(text);
    let inner = text.trim_end_matches(|c: char| "）)〕】]。".contains(c) || words::is_space(c));
    let inner = inner
        .strip_suffix('份')
        .or_else(|| inner.contains("印数").then_some(inner))?;
    let at = ["共印", "印数", "印制", "印发", "印"]
        .iter()
        .find_map(|word| inner.rfind(word).map(|at| (at, at + word.len())));
    let (mut start, digits) = at?;
    let digits = inner
        .get(digits..)?
        .trim_start_matches(['：', ':', '量', '数']);
    let copies = numeral::read(&words::squeeze(digits)).and_then(|n| u32::try_from(n).ok());
    let copies = copies.filter(|n| *n > 0)?;
    let before = text.get(..start)?;
    let bare = before.trim_end_matches(words::is_space);
    if let Some(open) = bare.chars().next_back().filter(|c| "（(〔【[".contains(*c)) {
        start = bare.len() - open.len_utf8();
    }
    let rest = text.get(..start)?;
    // 已印120份 in a sentence is not a print run, which is alone or set apart.
    let apart = rest.is_empty()
        || rest.ends_with(words::is_space)
        || text.get(start..)?.starts_with(['（', '(', '〔', '【', '[']);
    apart.then(|| PrintRun {
        copies,
        printed: text.get(start..).unwrap_or_default().to_owned(),
        rest: words::trim(rest).to_owned(),
    })
}

/// Reads the tail.
pub fn read(
    items: &[Item],
    from: usize,
    account: &mut Account,
    findings: &mut Vec<Finding>,
) -> Tail {
    let start = start(items, from);
    let mut tail = Tail {
        start,
        ..Tail::default()
    };
    // Whether the line before lists recipients and may continue.
    let mut open = false;
    for item in items.get(start..).unwrap_or_default() {
        let Item::Line(line) = item else { continue };
        if line.is_blank() {
            open &= line.style.rule_above || !line.after_blank;
            continue;
        }
        let text = line.text();
        if words::is_rule(&text) {
            account.dropped.insert(line.index);
            findings.push(Finding::new(&kinds::RULE_DROPPED, line.place.clone(), ""));
            continue;
        }
        let mut kept = Vec::new();
        for part in parts(&text, account) {
            let mut part = part;
            // After a print run no list of recipients continues.
            let mut ends = false;
            if let Some(run) = print_run(&part)
                && tail.print_run.is_none()
            {
                tail.print_run = Some(run.copies);
                account.tail(&run.printed);
                ends = true;
                part = run.rest;
            }
            if part.is_empty() {
                open = false;
                continue;
            }
            if let Some(label) = label(&part) {
                account.marks(&label.colon.to_string());
                let printed = words::trim(part.get(label.len..).unwrap_or_default());
                tail.distribution.push(Distribution {
                    label: label.label,
                    recipients: Vec::new(),
                    text: Some(printed.to_owned()),
                });
                open = !ends;
            } else if open
                && !is_other(&part)
                && let Some(text) = tail
                    .distribution
                    .last_mut()
                    .and_then(|line| line.text.as_mut())
                && (goes_on(text)
                    || line.style.indent > 0
                    || line.raw().starts_with(words::is_space))
            {
                text.push_str(&part);
            } else {
                kept.push(part);
                open = false;
            }
        }
        if kept.is_empty() {
            continue;
        }
        let kind = if is_other(&text) || tail.distribution.is_empty() {
            &kinds::TAIL_LINE
        } else {
            &kinds::AFTER_DISTRIBUTION
        };
        findings.push(Finding::new(kind, line.place.clone(), kept.join(" ")));
        tail.unplaced.push(keep(line, &kept));
    }
    for line in &mut tail.distribution {
        let text = line.text.as_deref().unwrap_or_default();
        line.recipients = recipients(text);
    }
    tail
}

/// Recipients continue if the line ends with a comma or inside brackets.
fn goes_on(text: &str) -> bool {
    text.is_empty() || words::goes_on(text)
}

fn keep(line: &Line, parts: &[String]) -> Line {
    line.with_text(&parts.join(" "))
}

/// Where the tail starts: at the first line near the end that only a tail has,
/// with nothing but a few other lines after it.
fn start(items: &[Item], from: usize) -> usize {
    let mut start = items.len();
    let mut foreign = 0;
    let mut seen = 0;
    for at in (from..items.len()).rev() {
        let Some(Item::Line(line)) = items.get(at) else {
            break;
        };
        if line.is_blank() && line.pictures().is_empty() {
            continue;
        }
        seen += 1;
        let text = line.text();
        let own = text
            .split('\n')
            .any(|part| is_tail_line(part) || print_run(part).is_some() || is_other(part));
        if own {
            start = at;
            foreign = 0;
        } else if !words::is_rule(&text) {
            // Recipients that continue, or a remark below the list.
            foreign += 1;
        }
        if foreign > 3 || seen > LINES || !line.pictures().is_empty() {
            break;
        }
    }
    // A rule drawn above the list belongs to it.
    while start > from {
        match items.get(start - 1) {
            Some(Item::Line(line))
                if start < items.len() && (line.is_blank() || words::is_rule(&line.text())) =>
            {
                start -= 1
            }
            _ => break,
        }
    }
    start
}

/// Lines inside a paragraph, and labels set apart on one line: 抄报：A；抄送：B.
/// The mark between them is implied.
fn parts(text: &str, account: &mut Account) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.split('\n') {
        let mut begin = 0;
        let mut depth = 0_usize;
        // What stands directly before: white space, or a mark.
        let (mut space, mut mark) = (0, None);
        for (at, c) in line.char_indices() {
            if words::is_space(c) {
                space += 1;
                continue;
            }
            let apart = space > 0 || mark.is_some();
            if apart && depth == 0 && at > begin {
                let before = line.get(begin..at).unwrap_or_default();
                let rest = line.get(at..).unwrap_or_default();
                // 报  送： is one label, and a list of recipients has none of one
                // character but after a mark or a wide space.
                let labelled = label(rest).is_some_and(|label| {
                    let long = label.label.chars().count() > 1;
                    long || space >= 2 || mark.is_some()
                });
                let begun = label(before).is_some() || print_run(before).is_some();
                if labelled && begun {
                    let before = words::trim(before);
                    let kept = match mark {
                        Some(mark) => before.strip_suffix(mark).unwrap_or(before),
                        None => before,
                    };
                    account.marks(before.get(kept.len()..).unwrap_or_default());
                    out.push(words::trim(kept).to_owned());
                    begin = at;
                }
            }
            space = 0;
            mark = Some(c).filter(|c| "；;。，,".contains(*c));
            match c {
                '（' | '(' | '《' | '“' | '〔' | '[' | '【' => depth += 1,
                '）' | ')' | '》' | '”' | '〕' | ']' | '】' => {
                    depth = depth.saturating_sub(1)
                }
                _ => {}
            }
        }
        let rest = words::trim(line.get(begin..).unwrap_or_default());
        if !rest.is_empty() {
            out.push(rest.to_owned());
        }
    }
    out
}

/// Splits recipients at commas and semicolons, but not inside brackets.
fn recipients(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut depth = 0_usize;
    let mut current = String::new();
    for c in text.chars() {
        match c {
            '（' | '(' | '《' | '“' | '〔' | '[' | '【' => depth += 1,
            '）' | ')' | '》' | '”' | '〕' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && "、，,；;\t\n".contains(c) {
            push(&mut out, &current);
            current.clear();
        } else {
            current.push(c);
        }
    }
    push(
        &mut out,
        current.trim_end_matches(|c| words::is_space(c) || c == '。'),
    );
    out
}

fn push(out: &mut Vec<String>, recipient: &str) {
    let recipient = words::trim(recipient);
    if !recipient.is_empty() {
        out.push(recipient.to_owned());
    }
}
