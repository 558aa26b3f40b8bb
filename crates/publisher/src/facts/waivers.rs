//! Fees that a clause without a sum waives: 免除会费, 会费减半收取, 顺延.

use super::words::{self, Hit, Sense};
use bulletin::model::Category;

/// Words that make a waiver somebody else's rule, or a wish.
const POLICY: &[&str] = &[
    "政策",
    "规定",
    "办法",
    "条例",
    "申请",
    "咨询",
    "享受",
    "获得",
    "争取",
    "希望",
    "要求",
    "需要",
    "可以",
    "可免",
    "符合",
    "条件",
    "探索",
    "研究制定",
];

/// Words after which a fee is only paid later.
const LATER: &[&str] = &[
    "期限", "时间", "时限", "缴纳", "缴费", "交费", "交纳", "缴存",
];

/// How far from its verb a fee is what is waived, in characters.
const NEAR_THE_VERB: usize = 32;
const NEAR_A_WEAK_VERB: usize = 8;

/// A waived fee in a clause.
pub(super) struct Waived {
    /// Where its verb starts.
    pub(super) start: usize,
    /// Where the whole ends.
    pub(super) end: usize,
    pub(super) matter: &'static str,
    pub(super) category: Category,
}

/// Whether a fee is the dues that members owe to the organisation.
pub(super) fn are_dues(matter: &str) -> bool {
    matches!(matter, "会费" | "会员费" | "年费")
}

/// Finds a waived fee.
pub(super) fn waived(text: &str, hits: &[Hit]) -> Option<Waived> {
    if words::has(text, POLICY) {
        return None;
    }
    hits.iter().find_map(|hit| {
        let (reach, category) = match hit.sense {
            Sense::Waive | Sense::Return => (NEAR_THE_VERB, Category::Waiver),
            Sense::Lower => (NEAR_A_WEAK_VERB, Category::Waiver),
            Sense::Defer => (NEAR_THE_VERB, deferred(text, hit)),
            _ => return None,
        };
        let found = of_verb(text, *hit, reach, category)?;
        // Of what is only paid later, only dues are worth a line without a sum.
        (category == Category::Waiver || are_dues(found.matter)).then_some(found)
    })
}

/// 会费顺延至下一年度 is a year that costs nothing; 缴费期限顺延 is not.
fn deferred(text: &str, hit: &Hit) -> Category {
    let word = text.get(hit.start..hit.end).unwrap_or_default();
    let later = LATER.iter().any(|word| {
        let before = text.get(..hit.start).unwrap_or_default();
        before.contains(word) && !before.contains(&*format!("已{word}"))
    });
    match word == "顺延" && !later {
        true => Category::Waiver,
        false => Category::Other,
    }
}

fn of_verb(text: &str, hit: Hit, reach: usize, category: Category) -> Option<Waived> {
    let weak = hit.sense != Sense::Waive;
    let inside = text.get(hit.start..hit.end)?;
    let behind = text.get(hit.end..)?;
    let before = text.get(..hit.start)?;
    if behind.starts_with(['的', '了', '费']) && text.contains("免费") || before.ends_with('不')
    {
        return None;
    }
    let fee = |text: &str| {
        let mut fees = words::FEES.iter().copied();
        fees.find(|fee| text.contains(fee) && !(weak && words::WIDE_FEES.contains(fee)))
    };
    let made = |end: usize, matter: &'static str| Waived {
        start: hit.start,
        end,
        matter,
        category,
    };
    // Only a fee close to the verb is what is waived.
    let near = match behind.char_indices().nth(reach) {
        Some((end, _)) => behind.get(..end)?,
        None => behind,
    };
    if let Some(fee) = fee(near) {
        let rest = near.split_once(fee).map_or("", |(_, rest)| rest);
        if rest.starts_with('的') && category == Category::Other {
            return None;
        }
        return Some(made(hit.end + near.find(fee)? + fee.len(), fee));
    }
    if let Some(fee) = fee(inside) {
        return Some(made(hit.end, fee));
    }
    let start = before
        .char_indices()
        .rev()
        .nth(reach)
        .map_or(0, |(at, _)| at);
    let fee = fee(before.get(start..)?)?;
    Some(made(hit.end, fee))
}
