//! Words that bound an amount.

use crate::model::Bound;

/// Words before a number, each before those that it ends with: 不超过 is not 超过.
const BEFORE: [(&str, Bound); 44] = [
    ("不超过", Bound::AtMost),
    ("未超过", Bound::AtMost),
    ("没超过", Bound::AtMost),
    ("不高于", Bound::AtMost),
    ("不多于", Bound::AtMost),
    ("不大于", Bound::AtMost),
    ("不低于", Bound::AtLeast),
    ("不少于", Bound::AtLeast),
    ("不小于", Bound::AtLeast),
    ("不下于", Bound::AtLeast),
    ("不下", Bound::AtLeast),
    ("超过了", Bound::AtLeast),
    ("突破了", Bound::AtLeast),
    ("大约", Bound::About),
    ("约为", Bound::About),
    ("约合", Bound::About),
    ("约计", Bound::About),
    ("大概", Bound::About),
    ("差不多", Bound::About),
    ("超过", Bound::AtLeast),
    ("超出", Bound::AtLeast),
    ("突破", Bound::AtLeast),
    ("高于", Bound::AtLeast),
    ("多于", Bound::AtLeast),
    ("大于", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("最少", Bound::AtLeast),
    ("不止", Bound::AtLeast),
    ("将近", Bound::AtMost),
    ("接近", Bound::AtMost),
    ("不足", Bound::AtMost),
    ("不到", Bound::AtMost),
    ("未到", Bound::AtMost),
    ("低于", Bound::AtMost),
    ("少于", Bound::AtMost),
    ("小于", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("约", Bound::About),
    ("超", Bound::AtLeast),
    ("逾", Bound::AtLeast),
    ("近", Bound::AtMost),
    ("≥", Bound::AtLeast),
    ("≤", Bound::AtMost),
];

/// Words that end with one of `BEFORE` but mean something else: 节约50万元 is an
/// amount saved, 最近50万元 a recent one.
const MISLEADING: [&str; 22] = [
    "节约", "公约", "条约", "制约", "合约", "签约", "预约", "契约", "违约", "履约", "特约", "集约",
    "邀约", "续约", "附近", "最近", "靠近", "临近", "邻近", "新近", "赶超", "反超",
];

/// Words after an amount.
const BEHIND: [(&str, Bound); 11] = [
    ("以上", Bound::AtLeast),
    ("之上", Bound::AtLeast),
    ("开外", Bound::AtLeast),
    ("有余", Bound::AtLeast),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("不到", Bound::AtMost),
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("光景", Bound::About),
];

/// The bound that a text ends with, and the length of its word in bytes.
pub(super) fn before(text: &str) -> Option<(Bound, usize)> {
    if MISLEADING.iter().any(|word| text.ends_with(word)) {
        return None;
    }
    let (word, bound) = BEFORE.iter().find(|(word, _)| text.ends_with(word))?;
    Some((*bound, word.len()))
}

/// The bound that a text begins with, and the length of its word in bytes.
pub(super) fn behind(text: &str) -> Option<(Bound, usize)> {
    if let Some((word, bound)) = BEHIND.iter().find(|(word, _)| text.starts_with(word)) {
        return Some((*bound, word.len()));
    }
    // 20万元余, 20万元多, but not 余额, 余款 or 多家.
    let c = text.chars().next().filter(|c| matches!(c, '余' | '多'))?;
    let after = text[c.len_utf8()..].chars().next();
    let ends = after.is_none_or(|c| !c.is_alphanumeric());
    ends.then_some((Bound::AtLeast, c.len_utf8()))
}

/// What several words mean together: 约20余万元 is about so much, 近20余万元
/// contradicts itself.
pub(super) fn combine(bounds: &[Bound]) -> Option<Bound> {
    let has = |bound| bounds.contains(&bound);
    if has(Bound::About) {
        return Some(Bound::About);
    }
    match (has(Bound::AtLeast), has(Bound::AtMost)) {
        (true, true) => None,
        (true, false) => Some(Bound::AtLeast),
        (false, true) => Some(Bound::AtMost),
        (false, false) => Some(Bound::Exact),
    }
}
