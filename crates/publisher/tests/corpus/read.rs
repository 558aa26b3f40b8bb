//! Reads a family of the corpus:
//!
//! ```text
//! Lines before the first passage say what the family is.
//!
//! == name of a passage
//! @organization 海州市茶叶协会（海州茶协）    the section's; - for none
//! @date 2021-06-01                           the issue's
//! > a paragraph of the lead
//! ## a section's title                       only if there are several
//! ### a heading in the section
//! a paragraph of the section
//! * a point of a list
//! | a table's | head |
//! | a table's | row |
//! ^ the caption of the table above
//! --
//! donation 30万元 members:甲公司 <1 =2 @2021-03-05 until 2021-03-05 ! «words»
//! ```
//!
//! Each line after `--` is a right fact; facts are counted from 0.
//!
//! - Amount: `30万元`, `≥3万元`, `≤3万元`, `约3万元`, `20万元—30万元`, or `-` for
//!   a gift whose sum is not said; with `/` between what is right, too.
//! - Giver: kinds that are right (`members/unknown`, `any`), and names that are
//!   right (`:甲公司/甲茶业公司`; with `?` at the end the name may be left out).
//! - `<1`: part of fact 1. `=2`: says again what fact 2 says, so it must not be
//!   counted: linked, left out with a finding, or proposed with a warning.
//! - `!`: a careful person would ask, so it must bear a warning.
//! - `«words»` tell apart facts with the same amount.
//! - `?` before the line: cannot be decided; right is a proposal with a warning,
//!   or none with a finding about it. `~`: right with or without.

use bulletin::model::*;

/// A passage and what is right.
pub struct Passage {
    pub name: String,
    pub text: String,
    pub issue: Issue,
    pub right: Vec<Right>,
}

/// How a fact must be proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    Must,
    Undecided,
    May,
}

/// A right fact.
pub struct Right {
    pub line: String,
    pub need: Need,
    pub category: Category,
    /// The right one, and others that are right, too.
    pub amounts: Vec<Option<Amount>>,
    /// Empty: any.
    pub kinds: Vec<DonorKind>,
    pub names: Vec<String>,
    pub name_needed: bool,
    pub part_of: Option<usize>,
    pub repeats: Option<usize>,
    pub date: Option<Date>,
    pub as_of: Option<Date>,
    pub warned: bool,
    pub quote: Option<String>,
}

pub fn passages(text: &str) -> Result<Vec<Passage>, String> {
    let mut parts = text.split("\n== ");
    parts.next();
    parts.map(passage).collect()
}

fn passage(text: &str) -> Result<Passage, String> {
    let (name, rest) = text.split_once('\n').ok_or("an empty passage")?;
    let at = |wrong: &str| format!("{name}: {wrong}");
    let (text, right) = rest.split_once("\n--").ok_or_else(|| at("no line --"))?;
    let issue = issue(text).map_err(|wrong| at(&wrong))?;
    let lines = right.lines().map(str::trim).filter(|line| !line.is_empty());
    let right: Vec<Right> = lines
        .map(|line| fact(line).ok_or_else(|| at(line)))
        .collect::<Result<_, _>>()?;
    for fact in &right {
        let ends = fact.part_of.iter().chain(&fact.repeats);
        for end in ends {
            right.get(*end).ok_or_else(|| at(&fact.line))?;
        }
        match &fact.quote {
            Some(quote) if !text.contains(quote.as_str()) => return Err(at(&fact.line)),
            // A finding is about it if it quotes these words.
            None if fact.need == Need::Undecided || fact.repeats.is_some() => {
                return Err(at(&fact.line));
            }
            _ => {}
        }
    }
    Ok(Passage {
        name: name.trim().to_owned(),
        text: text.to_owned(),
        issue,
        right,
    })
}

fn issue(text: &str) -> Result<Issue, String> {
    let value = serde_json::json!({
        "format": "bulletin/1", "id": "2021-7", "language": "zh-Hans",
        "periodical": { "name": "茶业", "kind": "简报" },
        "publisher": "海州市茶叶协会", "datePublished": "2021-06-01",
        "headline": "同心", "sections": []
    });
    let (mut issue, _) = bulletin::read::issue_from_slice(value.to_string().as_bytes())
        .map_err(|e| e.to_string())?;
    issue.sections.push(section("海州茶协在行动"));
    let mut titled = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let last = issue.sections.last_mut().ok_or("no section")?;
        if let Some(name) = line.strip_prefix("@organization ") {
            last.organizations = organizations(name);
        } else if let Some(date) = line.strip_prefix("@date ") {
            issue.date_published = read_date(date.trim()).ok_or(date)?;
        } else if let Some(text) = line.strip_prefix("> ") {
            issue.lead.push(Block::Paragraph(Inline::plain(text)));
        } else if let Some(title) = line.strip_prefix("## ") {
            if titled || !last.blocks.is_empty() {
                let mut next = section(title);
                next.id = format!("s{}", issue.sections.len());
                issue.sections.push(next);
            } else {
                title.clone_into(&mut last.title);
            }
            titled = true;
        } else {
            block(line, &mut last.blocks);
        }
    }
    Ok(issue)
}

fn section(title: &str) -> Section {
    Section {
        id: "haizhou".to_owned(),
        title: title.to_owned(),
        organizations: organizations("海州市茶叶协会（海州茶协）"),
        blocks: Vec::new(),
        measures: Vec::new(),
        facts: Vec::new(),
    }
}

fn organizations(name: &str) -> Vec<Organization> {
    let (name, short) = name.split_once('（').unwrap_or((name, ""));
    let short = short.trim_end_matches('）');
    if name == "-" {
        return Vec::new();
    }
    vec![Organization {
        name: name.to_owned(),
        short_name: (!short.is_empty()).then(|| short.to_owned()),
        admin_code: None,
    }]
}

fn block(line: &str, blocks: &mut Vec<Block>) {
    if let Some(text) = line.strip_prefix("### ") {
        blocks.push(Block::Heading(Heading {
            id: None,
            level: 3,
            text: Inline::plain(text),
        }));
    } else if let Some(text) = line.strip_prefix("* ") {
        let item = ListItem {
            text: Inline::plain(text),
            items: Vec::new(),
        };
        match blocks.last_mut() {
            Some(Block::List(list)) => list.items.push(item),
            _ => blocks.push(Block::List(List { items: vec![item] })),
        }
    } else if let Some(row) = line.strip_prefix('|') {
        let row: Vec<Cell> = row.trim_end_matches('|').split('|').map(cell).collect();
        match blocks.last_mut() {
            Some(Block::Table(table)) => table.rows.push(row),
            _ => blocks.push(Block::Table(Table {
                caption: Inline::default(),
                head: vec![row],
                rows: Vec::new(),
            })),
        }
    } else if let Some(caption) = line.strip_prefix("^ ")
        && let Some(Block::Table(table)) = blocks.last_mut()
    {
        table.caption = Inline::plain(caption);
    } else {
        blocks.push(Block::Paragraph(Inline::plain(line)));
    }
}

fn cell(text: &str) -> Cell {
    Cell {
        text: Inline::plain(text.trim()),
        col_span: 1,
        row_span: 1,
    }
}

fn fact(line: &str) -> Option<Right> {
    let (need, rest) = match line.split_at_checked(1)? {
        ("?", rest) => (Need::Undecided, rest),
        ("~", rest) => (Need::May, rest),
        _ => (Need::Must, line),
    };
    let (rest, quote) = match rest.split_once('«') {
        Some((rest, quote)) => (rest, Some(quote.strip_suffix('»')?.to_owned())),
        None => (rest, None),
    };
    let mut words = rest.split_whitespace();
    let category = match words.next()? {
        "donation" => Category::Donation,
        "waiver" => Category::Waiver,
        "other" => Category::Other,
        _ => return None,
    };
    let amounts = words.next()?.split('/').map(|amount| match amount {
        "-" => Some(None),
        amount => Some(Some(read_amount(amount)?)),
    });
    let mut amounts = amounts.collect::<Option<Vec<_>>>()?;
    if need == Need::Undecided {
        // A fact whose sum is left open says so, too.
        amounts.push(None);
    }
    let (kinds, names) = match words.next()? {
        giver if giver.contains(':') => giver.split_once(':')?,
        giver => (giver, ""),
    };
    let name_needed = !names.is_empty() && !names.ends_with('?');
    let names = names.trim_end_matches('?').split('/');
    let mut right = Right {
        line: line.to_owned(),
        need,
        category,
        amounts,
        kinds: read_kinds(kinds)?,
        names: names.filter(|n| !n.is_empty()).map(str::to_owned).collect(),
        name_needed,
        part_of: None,
        repeats: None,
        date: None,
        as_of: None,
        warned: false,
        quote,
    };
    while let Some(word) = words.next() {
        if let Some(index) = word.strip_prefix('<') {
            right.part_of = Some(index.parse().ok()?);
        } else if let Some(index) = word.strip_prefix('=') {
            right.repeats = Some(index.parse().ok()?);
        } else if let Some(date) = word.strip_prefix('@') {
            right.date = Some(read_date(date)?);
        } else if word == "until" {
            right.as_of = Some(read_date(words.next()?)?);
        } else if word == "!" {
            right.warned = true;
        } else {
            return None;
        }
    }
    Some(right)
}

fn read_kinds(kinds: &str) -> Option<Vec<DonorKind>> {
    if kinds.split('/').any(|kind| kind == "any") {
        return Some(Vec::new());
    }
    kinds
        .split('/')
        .map(|kind| {
            Some(match kind {
                "own" => DonorKind::Organization,
                "members" => DonorKind::Members,
                "companies" => DonorKind::Companies,
                "public" => DonorKind::Public,
                "unknown" => DonorKind::Unknown,
                _ => return None,
            })
        })
        .collect()
}

fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    Date::new(year, month, parts.next()?.parse().ok()?)
}

/// Not the format's own reader: that one is measured.
fn read_amount(text: &str) -> Option<Amount> {
    let (bound, rest) = match text.chars().next()? {
        '≥' => (Bound::AtLeast, text.strip_prefix('≥')?),
        '≤' => (Bound::AtMost, text.strip_prefix('≤')?),
        '约' => (Bound::About, text.strip_prefix('约')?),
        _ => (Bound::Exact, text),
    };
    let (from, up_to) = match rest.split_once('—') {
        Some((from, up_to)) => (from, Some(fen(up_to)?)),
        None => (rest, None),
    };
    Some(Amount {
        fen: fen(from)?,
        bound,
        up_to,
    })
}

fn fen(text: &str) -> Option<i64> {
    let number = text.strip_suffix('元')?;
    let (number, places) = if let Some(number) = number.strip_suffix('亿') {
        (number, 10)
    } else if let Some(number) = number.strip_suffix('万') {
        (number, 6)
    } else {
        (number, 2)
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let zeros = usize::checked_sub(places, fraction.len())?;
    format!("{whole}{fraction}{}", "0".repeat(zeros))
        .parse()
        .ok()
}
