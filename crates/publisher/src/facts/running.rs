//! Lists in running text whose unit stands in brackets before them: 捐款名单（单位：
//! 万元）：甲公司50、乙厂20，合计70.
//!
//! A list is read whole or not at all: each of its items must end with a number.

use super::candidate::{Candidate, Marks, PassedOver};
use super::donor::Names;
use super::entry::Entry;
use super::kinds;
use super::phrase::without_count;
use super::sentence::Cut;
use super::tables::{number, unit};
use super::words;
use bulletin::model::{Amount, Category, Donor, DonorKind};
use std::ops::Range;

/// How many items of one list are read, and how long their words may be, in
/// characters.
const MOST_ITEMS: usize = 256;
const LONGEST_ITEM: usize = 40;

/// What a list in running text holds.
#[derive(Default)]
pub(super) struct FromRunning {
    pub(super) entries: Vec<Entry>,
    pub(super) passed_over: Vec<(usize, PassedOver)>,
}

/// An item of a list.
struct Item {
    quote: Range<usize>,
    amount: Amount,
    /// The words before its number.
    words: Range<usize>,
}

/// Reads the lists of a passage. The parts of its entries are counted from the
/// first of them.
pub(super) fn read(passage: usize, text: &str, cut: &Cut, names: &Names) -> FromRunning {
    let mut out = FromRunning::default();
    for (number, sentence) in cut.sentences.iter().enumerate() {
        let range = sentence.range.clone();
        let Some((head, list, unit)) = text.get(range.clone()).and_then(headed) else {
            continue;
        };
        let start = range.start + list;
        let head = head.start + range.start..head.end + range.start;
        let head = text.get(head).unwrap_or_default();
        let Some(items) = items(text, start..range.end, unit) else {
            continue;
        };
        enter(passage, number, text, (head, items), names, &mut out);
    }
    out
}

/// The words before a list of gifts, where the list begins, and its unit.
fn headed(sentence: &str) -> Option<(Range<usize>, usize, &'static str)> {
    let open = sentence.find(['（', '('])?;
    let close = open + sentence.get(open..)?.find(['）', ')'])?;
    let inside = sentence.get(open..close)?;
    let plain = words::strip_start(
        inside.trim_start_matches(['（', '(']),
        &["金额", "单位", "：", ":", "均为", "以", "人民币", " ", "计"],
    );
    let only = ["万元", "元", "千元", "亿元", "百万元"].contains(&plain.trim());
    let unit = unit(inside).filter(|_| only)?;
    let head = sentence.get(..open)?;
    let behind = sentence.get(close..)?.trim_start_matches(['）', ')']);
    let list = behind.trim_start_matches(['如', '下', '：', ':', ' ', '　', '为']);
    let opened = behind.len() > list.len() || head.trim_end().ends_with(['：', ':']);
    let gifts = words::has(head, &["捐", "善款", "爱心款", "赠", "到账"]);
    let planned = super::phrase::planned(head);
    (opened && gifts && !planned).then(|| (0..open, sentence.len() - list.len(), unit))
}

/// The items of a list, if each of them ends with a number.
fn items(text: &str, range: Range<usize>, unit: &str) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut at = range.start;
    for piece in text.get(range)?.split(['、', '，', '；', ';', ',']) {
        let start = at + piece.len() - piece.trim_start().len();
        at += piece.len();
        at += text.get(at..)?.chars().next().map_or(0, char::len_utf8);
        let piece = piece.trim();
        let own = piece.ends_with('元') && !items.is_empty();
        if piece.is_empty() || own {
            // 合计88万元 has its own unit.
            continue;
        }
        let digits =
            |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || ".．".contains(c);
        let name = piece.trim_end_matches(digits);
        let amount = number(piece.get(name.len()..)?, Some(unit))?;
        let long = piece.chars().count() > LONGEST_ITEM || items.len() == MOST_ITEMS;
        if name.is_empty() || long || amount.fen == 0 {
            return None;
        }
        items.push(Item {
            // Its unit stands elsewhere, so the quote is the bare number.
            quote: start + name.len()..start + piece.len(),
            amount,
            words: start..start + name.len(),
        });
    }
    (items.len() > 1).then_some(items)
}

/// Makes entries of the items.
fn enter(
    passage: usize,
    sentence: usize,
    text: &str,
    (head, items): (&str, Vec<Item>),
    names: &Names,
    out: &mut FromRunning,
) {
    let members = words::has(head, &["会员"]);
    let unsure = !words::has(head, &["捐", "善款", "爱心款", "赠"]);
    let mut open: Vec<usize> = Vec::new();
    for (clause, item) in items.into_iter().enumerate() {
        let name = text.get(item.words).unwrap_or_default();
        let name = name.trim_end_matches(['—', '－', '-', '…', '：', ':', ' ', '　']);
        let total = words::strip_end(
            words::strip_start(without_count(name), words::TOTAL),
            &["捐款"],
        )
        .is_empty();
        let mut candidate = Candidate {
            quote: item.quote,
            category: Category::Donation,
            amount: Some(item.amount),
            donor: Donor::default(),
            date: None,
            as_of: None,
            part_of: None,
            matter: None,
            doubts: Vec::new(),
            says: name.to_owned(),
            marks: Marks {
                total,
                ..Marks::default()
            },
            sentence,
            clause,
            dropped: false,
        };
        if unsure {
            candidate.doubts.push(&kinds::CATEGORY_UNSURE);
        }
        let fen = |index: &usize| {
            let amount = out.entries[*index].candidate.amount;
            amount.map_or(0, |amount| i128::from(amount.fen))
        };
        if !total {
            candidate.donor = names.in_table(name, members);
            if candidate.donor.kind == DonorKind::Unknown {
                candidate.doubts.push(&kinds::DONOR_UNSURE);
            }
            open.push(out.entries.len());
        } else if open.iter().map(fen).sum::<i128>() == i128::from(item.amount.fen) {
            candidate.doubts.push(&kinds::DONOR_UNKNOWN);
            let total = out.entries.len();
            for part in open.drain(..) {
                out.entries[part].part_of = Some(total);
            }
        } else {
            candidate.dropped = true;
            let kind = &kinds::TOTAL_DIFFERS;
            let quote = candidate.quote.clone();
            out.passed_over.push((passage, PassedOver { kind, quote }));
        }
        out.entries.push(Entry::new(passage, candidate));
    }
}
