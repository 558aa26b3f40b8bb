//! The text between the head and the lead: headline, part, editor's note,
//! contributors.

use super::account::Account;
use super::line::{Body, Item, Line};
use super::{aside, contents, marker, organizations, tail, words};
use crate::manuscript::FileKind;
use bulletin::numeral;

/// The headline.
#[derive(Clone, Debug, Default)]
pub struct Headline {
    /// Without its part.
    pub text: String,
    /// The part's number.
    pub part_number: Option<u32>,
    /// The part, as printed.
    pub part_label: Option<String>,
    /// Its lines, with references to notes.
    pub lines: Vec<Line>,
}

/// Finds the headline at an item; returns the item after it.
pub fn headline(
    items: &[Item],
    at: usize,
    kind: FileKind,
    body: &Body,
) -> Option<(Headline, usize)> {
    let first_at = next_line(items, at)?;
    let first = items.get(first_at).and_then(Item::line)?;
    if !is_headline(first, kind, body) {
        return None;
    }
    let after = items.get(first_at + 1..).unwrap_or_default();
    if kind.has_formatting() && is_section(first, after, body) {
        return None;
    }
    let mut lines = vec![first];
    let mut end = first_at + 1;
    while lines.len() < 5
        && let Some(next_at) = next_line(items, end)
        && let Some(next) = items.get(next_at).and_then(Item::line)
        && goes_on(
            &lines,
            next,
            items.get(next_at + 1..).unwrap_or_default(),
            kind,
        )
    {
        lines.push(next);
        end = next_at + 1;
    }
    let mut headline = Headline {
        lines: lines.iter().copied().cloned().collect(),
        ..Headline::default()
    };
    let texts: Vec<String> = lines.iter().map(|line| line.text()).collect();
    for text in texts.iter().flat_map(|text| text.split('\n')) {
        let text = words::trim(text);
        // The part comes after the title, before a line of ——.
        if headline.part_label.is_none() && (headline.text.is_empty() || !is_subtitle(text)) {
            let (title, part) = part(text);
            if let Some((number, label)) = part {
                add(&mut headline.text, title);
                headline.part_number = Some(number);
                headline.part_label = Some(label.to_owned());
                continue;
            }
        }
        add(&mut headline.text, text);
    }
    headline.text = words::unspace(&headline.text);
    // （四） alone is a part of nothing.
    (!headline.text.is_empty()).then_some((headline, end))
}

/// Whether a title is that of a section, in an issue without a headline: it
/// names an organisation, as those in the same letters below it do.
fn is_section(first: &Line, after: &[Item], body: &Body) -> bool {
    let look = |line: &Line| (line.look(), line.style.align, line.style.outline);
    let titled = |line: &Line| line.is_centred() || body.stands_out(line);
    if !titled(first) || !organizations::names_one(&first.text()) {
        return false;
    }
    let (mut same, mut named) = (0, 0);
    for line in after.iter().filter_map(Item::line) {
        let text = line.text();
        if !line.is_blank() && look(line) == look(first) && words::len(&text) <= 60 {
            same += 1;
            named += usize::from(organizations::names_one(&text));
        }
    }
    named >= 2 && named * 3 >= same * 2
}

/// How many items stand above the headline in smaller letters, before any
/// text: a slogan.
pub fn above_headline(items: &[Item], at: usize, kind: FileKind, body: &Body) -> usize {
    let mut first = None;
    let mut count = 0;
    for (above, item) in items.iter().skip(at).enumerate() {
        let Some(line) = item.line() else { break };
        if line.is_blank() {
            continue;
        }
        count += 1;
        let fits = kind.has_formatting()
            && count <= 3
            && is_headline(line, kind, body)
            && line.style.outline.is_none()
            && !line.has_style(&["title", "标题"]);
        let size = line.look().size;
        match first {
            _ if !fits => break,
            None => first = Some(size),
            Some(small) if size > small && small.is_some() && line.is_centred() => return above,
            Some(_) => {}
        }
    }
    0
}

/// Joins the lines of a title. Two lines of the same length are two clauses and
/// keep a space between them; others were broken for lack of room.
fn add(title: &mut String, line: &str) {
    let parallel = words::len(title) == words::len(line) && !title.is_empty();
    let marked = title.ends_with(|c: char| !words::is_han(c));
    if parallel && !marked && !is_subtitle(line) {
        title.push(' ');
    }
    title.push_str(line);
}

fn is_subtitle(text: &str) -> bool {
    words::trim(text).starts_with(['—', '―', '─'])
}

fn next_line(items: &[Item], at: usize) -> Option<usize> {
    let rest = items.get(at..)?;
    let found = rest.iter().position(|item| match item {
        Item::Line(line) => !line.is_blank(),
        Item::Table(_) => true,
    })?;
    Some(at + found)
}

fn is_headline(line: &Line, kind: FileKind, body: &Body) -> bool {
    let text = line.text();
    let len = words::len(&text);
    if len == 0 || len > 90 || !line.pictures().is_empty() {
        return false;
    }
    if editor_marker(&text).is_some() || contributors(&text).is_some() {
        return false;
    }
    if aside::of(&text).is_some() || aside::is_dispatch(&text) || contents::is_head(&text) {
        return false;
    }
    let closed = text.ends_with(['。', '；', '，', '：', ':']);
    let points = marker::read(line).is_some() && !line.is_centred();
    if closed || points || text.starts_with("尊敬的") || tail::is_tail_line(&text) {
        return false;
    }
    match kind {
        FileKind::Text => len <= 60,
        FileKind::Docx => {
            line.is_centred()
                || line.style.outline.is_some()
                || line.has_style(&["title", "标题"])
                || body.stands_out(line)
                || len <= 60
        }
    }
}

/// Whether a line continues the headline.
fn goes_on(lines: &[&Line], next: &Line, after: &[Item], kind: FileKind) -> bool {
    let text = next.text();
    let len = words::len(&text);
    if len > 60 || !next.pictures().is_empty() || editor_marker(&text).is_some() {
        return false;
    }
    if aside::of(&text).is_some() || contents::is_head(&text) {
        return false;
    }
    if is_subtitle(&text) && !words::is_finished(&text) {
        return true;
    }
    let Some(last) = lines.last() else {
        return false;
    };
    let closed = text.ends_with(['。', '；', '，', '：', ':']);
    if closed || contributors(&text).is_some() || is_subtitle(&last.text()) {
        return false;
    }
    match kind {
        FileKind::Text => {
            let whole = part(&last.text()).1.is_some();
            !next.after_blank && !whole && !organizations::names_one(&text) && len <= 40
        }
        FileKind::Docx => {
            // Lines of the same look further down are section titles.
            let look = (next.look(), next.style.align, next.style.outline);
            let mut more = after
                .iter()
                .filter_map(Item::line)
                .filter(|line| !line.is_blank())
                .map(|line| (line.look(), line.style.align, line.style.outline) == look)
                .skip_while(|same| *same);
            let again = more.any(|same| same);
            let same = (last.look(), last.style.align, last.style.outline) == look;
            let only_part = matches!(part(&text), ("", Some(_)));
            same && next.is_centred() && !again || only_part && next.is_centred()
        }
    }
}

/// The part of a series at the end of a title: （四）, (4), 之四.
pub fn part(title: &str) -> (&str, Option<(u32, &str)>) {
    let title = words::trim(title);
    let none = (title, None);
    let number = |text: &str| {
        let text = words::squeeze(text);
        let text = text.strip_prefix('之').unwrap_or(&text);
        let text = text
            .strip_prefix('第')
            .and_then(|t| t.strip_suffix("部分"))
            .unwrap_or(text);
        let number = numeral::read(text).and_then(|n| u32::try_from(n).ok());
        number.filter(|n| (1..=199).contains(n))
    };
    let pairs = [
        ('（', '）'),
        ('(', ')'),
        ('〔', '〕'),
        ('[', ']'),
        ('【', '】'),
        ('（', ')'),
        ('(', '）'),
    ];
    for (open, close) in pairs {
        if title.ends_with(close)
            && let Some(at) = title.rfind(open)
            && let Some(inner) = title.get(at + open.len_utf8()..title.len() - close.len_utf8())
            && let Some(number) = number(inner)
        {
            let (before, label) = title.split_at(at);
            return (words::trim(before), Some((number, label)));
        }
    }
    if let Some(at) = title.rfind('之') {
        let (before, label) = title.split_at(at);
        // 之一 also means "one of"; after these words it is a part.
        let series = [
            "报道", "系列", "专题", "综述", "专刊", "纪实", "汇编", "选登", "—",
        ]
        .iter()
        .any(|word| words::trim(before).ends_with(word))
            || before.ends_with(words::is_space);
        if let Some(number) = number(label).filter(|_| series) {
            return (words::trim(before), Some((number, words::trim(label))));
        }
    }
    none
}

/// The start of an editor's note: bytes of the marker, and whether it is 编者按,
/// which the field itself implies.
fn editor_marker(text: &str) -> Option<(usize, bool)> {
    let start = text.len() - text.trim_start_matches(words::is_space).len();
    let rest = text.get(start..)?;
    let open = rest.len() - rest.trim_start_matches(|c| "【[〔（(".contains(c)).len();
    let inner = rest.get(open..)?;
    let (word, said) = [
        ("编者按语", false),
        ("编者按", true),
        ("编 者 按", true),
        ("编者的话", false),
        ("编者语", false),
        ("编前语", false),
        ("编前话", false),
        ("按语", false),
        ("按", false),
    ]
    .into_iter()
    .find(|(word, _)| inner.starts_with(word))?;
    let tail = inner.get(word.len()..)?;
    let marks = tail.len()
        - tail
            .trim_start_matches(|c| "】]〕）)：:".contains(c) || words::is_space(c))
            .len();
    let marked = marks > 0 && !words::squeeze(tail.get(..marks)?).is_empty();
    let alone = tail.trim_matches(words::is_space).is_empty() && word.chars().count() > 2;
    (marked || alone).then_some((start + open + word.len() + marks, said))
}

/// The paragraphs of an editor's note at an item; returns the item after it.
pub fn editor_note(
    items: &[Item],
    at: usize,
    body: &Body,
    account: &mut Account,
) -> Option<(Vec<Line>, usize)> {
    let first_at = next_line(items, at)?;
    let first = items.get(first_at).and_then(Item::line)?;
    let (len, said) = editor_marker(&first.raw())?;
    let raw = first.raw();
    let mut lines = Vec::new();
    let alone = words::trim(raw.get(len..)?).is_empty();
    if said {
        let cut = words::squeeze(raw.get(..len)?);
        account.cuts.push((first.index, cut));
        if !alone {
            lines.push(first.slice(len..raw.len()));
        }
    } else {
        lines.push(first.clone());
    }
    let mut look = (!alone).then(|| first.look());
    let mut end = first_at + 1;
    while let Some(next_at) = next_line(items, end)
        && let Some(next) = items.get(next_at).and_then(Item::line)
        && next.pictures().is_empty()
        && lines.len() < 30
    {
        let same = match &look {
            // The text below a marker on its own line.
            None => !next.is_centred(),
            Some(look) => {
                let own = look.font != body.font || look.size != body.size || first.boxed;
                let next_look = next.look();
                own && (next_look.font, next_look.size) == (look.font.clone(), look.size)
                    && next.boxed == first.boxed
                    && !next.is_centred()
                    && next.style.outline.is_none()
            }
        };
        if !same {
            break;
        }
        look.get_or_insert_with(|| next.look());
        lines.push(next.clone());
        end = next_at + 1;
    }
    Some((lines, end))
}

/// Whether a line starts an editor's note.
pub fn is_editor_note(line: &Line) -> bool {
    editor_marker(&line.raw()).is_some()
}

/// Words before the names of contributors.
const ROLES: [&str; 12] = [
    "作者",
    "撰稿人",
    "撰稿",
    "撰文",
    "供稿单位",
    "供稿",
    "执笔人",
    "执笔",
    "通讯员",
    "记者",
    "摄影",
    "来稿",
];

/// The contributors that a line names, or that are named in brackets at the end
/// of a paragraph: （作者：…）, 供稿：…, （…供稿）.
pub fn contributors(text: &str) -> Option<Vec<String>> {
    let text = words::trim(text);
    let closed = text.strip_suffix(['）', ')']);
    let inner = match closed {
        Some(before) => {
            let open = before.rfind(['（', '('])?;
            let inner = before.get(open..)?;
            inner.trim_start_matches(['（', '('])
        }
        None => text,
    };
    if words::len(inner) > 80 || inner.ends_with('。') {
        return None;
    }
    let names = ROLES.iter().find_map(|role| {
        let rest = words::trim(inner).strip_prefix(role)?;
        words::trim(rest).strip_prefix(['：', ':'])
    });
    let names = names.or_else(|| {
        let name = ["供稿", "撰稿", "来稿"]
            .iter()
            .find_map(|role| inner.strip_suffix(role))?;
        closed.map(|_| name)
    })?;
    // 供稿：甲　摄影：乙 names two roles.
    let names: Vec<String> = names
        .split(|c: char| "、，,；;\t\u{3000}".contains(c))
        .flat_map(|name| name.split("  "))
        .map(|name| {
            let name = words::trim(name);
            let role = ROLES.iter().find_map(|role| {
                let rest = name.split_once(role)?.1;
                rest.strip_prefix(['：', ':'])
            });
            words::unspace(role.unwrap_or(name))
        })
        // 审核：李四 did not write it.
        .filter(|name| !name.is_empty() && !name.contains(['：', ':']))
        .collect();
    (!names.is_empty()).then_some(names)
}
