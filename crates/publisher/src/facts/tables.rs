//! Sums in tables: a column whose head says what was given, and in which unit.
//!
//! A cell is the evidence of its fact. The unit is in the head of the column,
//! in the caption, in the paragraph before the table, or in the cell itself.
//! A row or a column of totals (合计) holds the totals of the others, if the sums
//! agree.

use super::candidate::{Candidate, Marks, PassedOver};
use super::donor::Names;
use super::entry::Entry;
use super::grid::{Place, grid};
use super::kinds;
use super::passage::{Passage, squeezed};
use super::words;
use bulletin::amount;
use bulletin::model::{Amount, Block, Category, Donor};
use std::collections::{HashMap, HashSet};

/// How many parts one total may have.
const MOST_PARTS: usize = 4096;

/// How many lines before a table may be about it, and how short they are, in
/// characters.
const LINES_BEFORE: usize = 2;
const SHORT_LINE: usize = 40;

/// Words for a row or a column of totals.
const TOTAL: &[&str] = &["合计", "总计", "共计", "小计", "总额", "总数", "总和"];

/// Words in the head of a column that has sums.
const SUMS: &[&str] = &[
    "捐", "赠", "金额", "现金", "资金", "善款", "款", "物资", "折", "价值", "数额", "减", "免",
    "会费", "租金", "费",
];

/// Words in the head of a column that has sums of another kind.
const OTHER_SUMS: &[&str] = &[
    "预算",
    "执行",
    "支出",
    "使用",
    "拨付",
    "发放",
    "产值",
    "营业",
    "销售",
    "收入",
    "利润",
    "贷款",
    "授信",
    "融资",
    "单价",
    "标准",
    "奖",
    "余额",
    "结余",
    "计划",
    "拟",
    "目标",
    "应收",
    "应缴",
    "实收",
    "数量",
    "件数",
    "户数",
    "人数",
    "家数",
    "比例",
    "占比",
    "同比",
    "日期",
    "时间",
    "电话",
    "序号",
    "备注",
    "缴纳会费",
    "注册资本",
];

/// Words in the head of the column that names the givers.
const NAMES: &[&str] = &[
    "单位",
    "名称",
    "姓名",
    "捐赠人",
    "捐赠方",
    "捐款人",
    "捐赠者",
    "企业",
    "公司",
    "会员",
    "协会",
    "个人",
    "组织",
    "业主",
    "类别",
];

/// What the tables of a section give.
#[derive(Default)]
pub(super) struct FromTables {
    pub(super) entries: Vec<Entry>,
    pub(super) passed_over: Vec<(usize, PassedOver)>,
    /// The passages that have been read.
    pub(super) read: HashSet<usize>,
}

/// A column of sums.
struct Column {
    index: usize,
    category: Category,
    /// What a number in it is multiplied by, as a word before 元.
    unit: Option<&'static str>,
    matter: Option<&'static str>,
    total: bool,
}

/// Reads all tables of the blocks.
pub(super) fn read(
    place: &str,
    blocks: &[Block],
    passages: &[Passage],
    names: &Names,
    out: &mut FromTables,
) {
    let places: HashMap<&str, usize> = passages
        .iter()
        .enumerate()
        .map(|(index, passage)| (&*passage.place, index))
        .collect();
    for (index, block) in blocks.iter().enumerate() {
        let Block::Table(table) = block else { continue };
        let place = format!("{place}[{index}].table");
        let about = format!("{} {}", table.caption.text(), before(blocks, index));
        let grids = Grids {
            head: grid(&table.head, &format!("{place}.head"), &places),
            rows: grid(&table.rows, &format!("{place}.rows"), &places),
        };
        of_table(&about, grids, names, passages, out);
    }
}

/// The text before a block that may say what its table is about: the end of a
/// paragraph, and short lines before that.
fn before(blocks: &[Block], index: usize) -> String {
    let mut about = String::new();
    for block in blocks
        .get(..index)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(LINES_BEFORE)
    {
        let text = match block {
            Block::Paragraph(text) => text.text(),
            Block::Heading(heading) => heading.text.text(),
            _ => break,
        };
        let short = text.chars().count() <= SHORT_LINE;
        let last = text.split_inclusive(['。', '！', '？']).next_back();
        about = format!(
            "{} {about}",
            if short {
                &text
            } else {
                last.unwrap_or_default()
            }
        );
        if !short {
            break;
        }
    }
    about
}

struct Grids<'a> {
    head: Vec<Vec<Option<Place<'a>>>>,
    rows: Vec<Vec<Option<Place<'a>>>>,
}

fn of_table(
    about: &str,
    mut grids: Grids<'_>,
    names: &Names,
    passages: &[Passage],
    out: &mut FromTables,
) {
    let text = |place: &Place<'_>| squeezed(&place.cell.text.text()).into_owned();
    if grids.head.is_empty() && !grids.rows.is_empty() {
        // A head that the file does not mark as one.
        let numeric = |place: &Option<Place<'_>>| {
            place.is_some_and(|place| number(&text(&place), Some("")).is_some())
        };
        if !grids.rows[0].iter().any(numeric) {
            grids.head.push(grids.rows.remove(0));
        }
    }
    let width = grids.head.iter().map(Vec::len).max().unwrap_or(0);
    let heads: Vec<String> = (0..width)
        .map(|column| {
            let cells = grids
                .head
                .iter()
                .filter_map(|row| row.get(column)?.as_ref());
            cells.map(text).collect()
        })
        .collect();
    // 捐款 in one head says it of 物资折价 beside it, too.
    let topic = format!("{about} {}", heads.join(" "));
    let mut columns: Vec<Column> = heads
        .iter()
        .enumerate()
        .filter_map(|(index, head)| column(index, head, about, &topic))
        .collect();
    if columns.is_empty() {
        return;
    }
    // A column of totals has the unit of the others.
    let units: HashSet<_> = columns.iter().filter_map(|column| column.unit).collect();
    if units.len() == 1 {
        let unit = units.iter().next().copied();
        for column in columns.iter_mut().filter(|column| column.total) {
            column.unit = column.unit.or(unit);
        }
    }
    let namer = heads
        .iter()
        .position(|head| {
            words::has(head, NAMES) && !words::has(head, &["元", "金额", "捐款", "数"])
        })
        .or_else(|| {
            let money = |index: &usize| columns.iter().any(|column| column.index == *index);
            let mut others = (0..width).filter(|index| !money(index));
            others.find(|index| !words::has(&heads[*index], &["序", "日期", "时间"]))
        });
    let members = words::has(about, &["会员"]) || heads.iter().any(|head| head.contains("会员"));
    let mut reader = Reader {
        columns: &columns,
        open: vec![Vec::new(); columns.len()],
        unread: false,
        out,
        passages,
    };
    for row in &grids.rows {
        let label = namer
            .and_then(|column| row.get(column)?.as_ref())
            .map(text)
            .unwrap_or_default();
        let total = row
            .iter()
            .flatten()
            .any(|place| TOTAL.iter().any(|word| text(place).starts_with(word)));
        let donor = match total || columns.iter().any(|column| Some(column.index) == namer) {
            true => Donor::default(),
            false => names.in_table(&label, members),
        };
        reader.row(row, &donor, total);
    }
    if reader.unread
        && let Some(place) = grids.head.iter().flatten().flatten().next()
    {
        let kind = &kinds::TABLE_WITHOUT_UNIT;
        let end = passages.get(place.passage).map_or(0, |p| p.text.len());
        let passed_over = PassedOver {
            kind,
            quote: 0..end,
        };
        out.passed_over.push((place.passage, passed_over));
    }
}

/// What a column holds, by its head and by what is said about the table.
fn column(index: usize, head: &str, about: &str, topic: &str) -> Option<Column> {
    let names = words::has(head, NAMES) && unit(head).is_none();
    if names || words::has(head, OTHER_SUMS) || !words::has(head, SUMS) && !words::has(head, TOTAL)
    {
        return None;
    }
    let says = |text: &str| -> Option<Category> {
        if words::has(text, &["减免", "免收", "免除", "减收", "豁免"]) {
            Some(Category::Waiver)
        } else if words::has(text, &["捐", "赠", "善款", "爱心款", "款物"]) {
            Some(Category::Donation)
        } else {
            None
        }
    };
    let category = says(head).or_else(|| says(topic))?;
    let matter = words::FEES.iter().copied().find(|fee| head.contains(fee));
    Some(Column {
        index,
        category,
        unit: unit(head).or_else(|| unit(about)),
        matter,
        total: words::has(head, TOTAL),
    })
}

/// The unit that a text names: （万元）, 单位：元.
pub(super) fn unit(text: &str) -> Option<&'static str> {
    let text = squeezed(text);
    for (word, unit) in [
        ("亿元", "亿"),
        ("百万元", "百万"),
        ("万元", "万"),
        ("千元", "千"),
        ("万人民币", "万"),
    ] {
        if text.contains(word) {
            return Some(unit);
        }
    }
    let yuan = [
        "（元",
        "(元",
        "：元",
        ":元",
        "/元",
        "人民币元",
        "单位元",
        "（人民币",
        "(人民币",
        "（￥",
        "（¥",
    ];
    (yuan.iter().any(|word| text.contains(word)) || text.ends_with('元')).then_some("")
}

/// The amount in a cell.
pub(super) fn number(cell: &str, unit: Option<&str>) -> Option<Amount> {
    if let Ok(amount) = amount::read(cell) {
        return Some(amount);
    }
    let digits = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || ",，.．".contains(c);
    if cell.is_empty() || !cell.chars().all(digits) {
        return None;
    }
    amount::read(&format!("{cell}{}元", unit?)).ok()
}

struct Reader<'a, 'b> {
    columns: &'a [Column],
    /// For each column, the entries that no total holds yet.
    open: Vec<Vec<usize>>,
    /// Whether there are numbers whose unit is not said.
    unread: bool,
    out: &'b mut FromTables,
    passages: &'a [Passage],
}

impl Reader<'_, '_> {
    fn row(&mut self, row: &[Option<Place<'_>>], donor: &Donor, total: bool) {
        let mut made = Vec::new();
        for (number, column) in self.columns.iter().enumerate() {
            let Some(Some(place)) = row.get(column.index) else {
                continue;
            };
            let text = place.cell.text.text();
            let text = squeezed(&text);
            if !place.own || text.is_empty() {
                continue;
            }
            let Some(amount) = self::number(&text, column.unit) else {
                self.unread |= column.unit.is_none() && self::number(&text, Some("")).is_some();
                continue;
            };
            if amount.fen == 0 {
                continue;
            }
            self.out.read.insert(place.passage);
            let entry = self.entry(place.passage, column, amount, donor.clone());
            made.push((number, entry));
        }
        // A column of totals holds the other columns.
        let holds = |number: &usize| self.columns[*number].total;
        let whole = made
            .iter()
            .find(|(number, _)| holds(number))
            .map(|(_, entry)| *entry);
        let across: Vec<usize> = made
            .iter()
            .filter(|(number, _)| !holds(number))
            .map(|(_, entry)| *entry)
            .collect();
        let held = whole.is_some_and(|whole| self.hold(whole, &across));
        for (number, entry) in made {
            let below = std::mem::take(&mut self.open[number]);
            if total {
                if held && !holds(&number) {
                    // The corner holds all that is above it.
                    self.out.entries[entry].candidate.dropped = true;
                    self.open[number] = below;
                } else if !self.hold(entry, &below) && !below.is_empty() {
                    self.out.entries[entry].candidate.dropped = true;
                    let kind = &kinds::TOTAL_DIFFERS;
                    let passage = self.out.entries[entry].passage;
                    let quote = self.out.entries[entry].candidate.quote.clone();
                    self.out
                        .passed_over
                        .push((passage, PassedOver { kind, quote }));
                }
            } else {
                self.open[number] = below;
                if self.out.entries[entry].part_of.is_none() {
                    self.open[number].push(entry);
                }
            }
        }
    }

    fn entry(&mut self, passage: usize, column: &Column, amount: Amount, donor: Donor) -> usize {
        let text = self
            .passages
            .get(passage)
            .map_or("", |passage| &passage.text);
        let start = text.len() - text.trim_start().len();
        let end = text.trim_end().len();
        let donor = match column.category {
            Category::Donation => donor,
            // The rows of waivers name those who profit.
            _ => Donor::default(),
        };
        self.out.entries.push(Entry::new(
            passage,
            Candidate {
                quote: start..end.max(start),
                category: column.category,
                amount: Some(amount),
                donor,
                date: None,
                as_of: None,
                part_of: None,
                matter: column.matter,
                doubts: Vec::new(),
                says: String::new(),
                marks: Marks::default(),
                sentence: 0,
                clause: 0,
                dropped: false,
            },
        ));
        self.out.entries.len() - 1
    }

    /// Makes entries the parts of a total, if they add up to it.
    fn hold(&mut self, total: usize, parts: &[usize]) -> bool {
        let fen = |index: &usize| {
            let amount = self.out.entries[*index].candidate.amount;
            amount.map_or(0, |amount| i128::from(amount.fen))
        };
        let sum: i128 = parts.iter().map(fen).sum();
        if parts.is_empty() || parts.len() > MOST_PARTS || sum != fen(&total) {
            return false;
        }
        for part in parts {
            self.out.entries[*part].part_of = Some(total);
        }
        let donor = |index: &usize| self.out.entries[*index].candidate.donor.clone();
        let mut donors = parts.iter().map(donor);
        let first = donors.next().unwrap_or_default();
        let rest: Vec<Donor> = donors.collect();
        let shared = if rest.iter().all(|donor| *donor == first) {
            first
        } else if rest.iter().all(|donor| donor.kind == first.kind) {
            let kind = first.kind;
            Donor { kind, name: None }
        } else {
            Donor::default()
        };
        self.out.entries[total].candidate.donor = shared;
        true
    }
}
