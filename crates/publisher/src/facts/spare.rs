//! Sums without words of giving that become facts because they add up with gifts:
//! the parts of a total, or the total of parts.

use super::entry::{Entry, REACH};
use super::kinds;
use super::phrase::strip_marks;
use super::same::may_be_same;
use super::words::{self, Sense};
use bulletin::model::{Category, Donor};

/// How many spare sums are added up with a total.
const MOST: usize = 32;

/// Words for what becomes of money that was received.
const SPENT: &[&str] = &[
    "支出", "结余", "余额", "使用", "已用", "拨付", "下拨", "发放", "购买", "购置", "采购", "剩余",
    "结转", "上年", "去年", "用去", "费用", "成本", "支付", "拨给", "拨入",
];

/// Whether a sum without words of giving may be a part or a total of gifts.
pub(super) fn may_add_up(pre: &str, post: &str) -> bool {
    let designated = pre.contains("定向");
    let other = |text: &str| {
        words::senses(text).iter().any(|hit| {
            let word = text.get(hit.start..hit.end).unwrap_or_default();
            !matches!(hit.sense, Sense::Give | Sense::Collect)
                && !word.ends_with("捐箱")
                && !word.ends_with("款箱")
        })
    };
    designated || !other(pre) && !other(post) && !words::has(pre, SPENT) && !words::has(post, SPENT)
}

/// The words that may name the giver of a sum without a verb: 青石公司——5万元.
pub(super) fn giver(pre: &str) -> &str {
    let text = strip_marks(pre).trim_end_matches(['—', '－', '-', '…', ':', '：', ' ', '　']);
    words::strip_end(text, &["的", "为", "达", "了"])
}

/// Makes facts of spare sums that add up exactly with gifts.
pub(super) fn add_up(entries: &mut [Entry]) {
    for total in 0..entries.len() {
        let whole = &entries[total];
        let Some(fen) = fen(whole).filter(|_| whole.candidate.category == Category::Donation)
        else {
            continue;
        };
        if whole.repeats.is_some() {
            continue;
        }
        if let Some(parts) = behind(entries, total, fen).or_else(|| before(entries, total, fen)) {
            let same = |part: &usize| holds(entries, total, *part);
            let alone = parts.iter().all(same);
            // The last of those who gave the same is carried over to what they gave together.
            let together = follows_each(entries, total) && parts.iter().any(same);
            let live = |index: &usize| !entries[*index].candidate.dropped;
            let gifts = live(&total) || parts.iter().any(live);
            let spare = follows_each(entries, total) || !live(&total) || !parts.iter().all(live);
            if !(gifts && spare && (together || alone)) {
                continue;
            }
            entries[total].candidate.dropped = false;
            if !alone {
                entries[total].candidate.donor = Donor::default();
                entries[total].candidate.doubts.push(&kinds::DONOR_UNKNOWN);
            }
            for part in parts {
                let entry = &mut entries[part];
                entry.candidate.dropped = false;
                entry.part_of = Some(total);
            }
        }
    }
}

/// Whether the giver of a total can be that of a part.
fn holds(entries: &[Entry], total: usize, part: usize) -> bool {
    let (of, by) = (
        &entries[total].candidate.donor,
        &entries[part].candidate.donor,
    );
    of.name.is_none() || may_be_same(of, by)
}

/// The amount of an entry that is live or spare, if it is exact.
fn fen(entry: &Entry) -> Option<i128> {
    let usable = entry.spare.is_some() || !entry.candidate.dropped;
    let amount = entry.candidate.amount.filter(|_| usable)?;
    let exact = amount.bound == bulletin::model::Bound::Exact && amount.up_to.is_none();
    exact.then_some(amount.fen.into())
}

/// The sums behind a gift that come to it, in its sentence and the next.
fn behind(entries: &[Entry], total: usize, whole: i128) -> Option<Vec<usize>> {
    let (passage, sentence) = entries[total].sentence();
    if entries[total].candidate.dropped {
        return None;
    }
    let mut parts = Vec::new();
    let mut sum = 0;
    for (index, entry) in entries.iter().enumerate().skip(total + 1).take(MOST) {
        let (p, s) = entry.sentence();
        if p != passage || s > sentence + 1 {
            break;
        }
        if unusable(entry) {
            continue;
        }
        let free = entry.part_of.is_none() || entry.part_of == Some(total);
        let Some(fen) = fen(entry).filter(|_| free && !entry.candidate.marks.more) else {
            break;
        };
        parts.push(index);
        sum += fen;
        if sum >= whole {
            break;
        }
    }
    (sum == whole && parts.len() > 1).then_some(parts)
}

/// The sums before a total that come to it.
fn before(entries: &[Entry], total: usize, whole: i128) -> Option<Vec<usize>> {
    let (passage, sentence) = entries[total].sentence();
    let marks = entries[total].candidate.marks;
    if !marks.total && !follows_each(entries, total) || entries[total].part_of.is_some() {
        return None;
    }
    let mut parts = Vec::new();
    let mut sum = 0;
    for index in (total.saturating_sub(REACH)..total).rev() {
        let entry = &entries[index];
        let (p, s) = entry.sentence();
        if p != passage || s + 1 < sentence {
            break;
        }
        if unusable(entry) || entry.part_of.is_some_and(|whole| whole != total) {
            continue;
        }
        let Some(fen) = fen(entry) else {
            break;
        };
        parts.push(index);
        sum += fen;
        if sum >= whole {
            break;
        }
    }
    (sum == whole && parts.len() > 1).then_some(parts)
}

/// Whether the same sum of several givers stands right before an entry: 甲、乙各出5万元，
/// 设立10万元的基金.
fn follows_each(entries: &[Entry], total: usize) -> bool {
    let last = total.checked_sub(1).and_then(|last| entries.get(last));
    let first = total.checked_sub(2).and_then(|first| entries.get(first));
    first.zip(last).is_some_and(|(first, last)| {
        first.sentence() == entries[total].sentence()
            && first.candidate.quote == last.candidate.quote
    })
}

/// Whether an entry was dropped for good.
fn unusable(entry: &Entry) -> bool {
    entry.candidate.dropped && entry.spare.is_none()
        || entry.candidate.category != Category::Donation
}
