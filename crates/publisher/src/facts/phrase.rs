//! Reads the words around a sum once marks, counts and words of value are
//! stripped.

use super::sentence::MASK;
use super::words::{self, Sense};

/// Whether the words up to a sum speak of something that has not happened yet.
pub(super) fn planned(text: &str) -> bool {
    // 响应…号召 has happened, whatever the appeal was about.
    let heard = text.find("响应").unwrap_or(text.len());
    words::PLANNED.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            // 模拟, 虚拟 and 比拟 plan nothing.
            let before = text.get(..at).unwrap_or_default();
            at < heard && !(*word == "拟" && before.ends_with(['模', '虚', '比']))
        })
    })
}

/// Whether the words around a sum, in its clause, take a gift back: 取消捐款10万元的
/// 计划, 20万元捐款因故取消.
pub(super) fn cancelled(pre: &str, post: &str) -> bool {
    let gifts = |text: &str| words::has(text, &["捐", "赠", "善款"]);
    let before = words::CANCELLED.iter().any(|word| {
        pre.match_indices(word).any(|(at, _)| {
            let behind = pre.get(at + word.len()..).unwrap_or_default();
            let what = words::strip_start(behind, words::CANCELLED_WHAT);
            // 取消年会，捐出…: something else was cancelled.
            let of_gift = what.starts_with(['捐', '赠']) || what.len() < behind.len();
            of_gift && (gifts(what) || gifts(post))
        })
    });
    let late = [
        "取消",
        "终止",
        "撤回",
        "撤销",
        "中止",
        "未到账",
        "未能到账",
        "没有到账",
        "未兑现",
    ];
    before || (gifts(pre) || gifts(post)) && words::has(post, &late)
}

/// Whether the words after a sum say that it is money of another kind.
pub(super) fn barred(post: &str) -> bool {
    let first = words::senses(post);
    first.first().is_some_and(|hit| hit.sense == Sense::Else)
}

/// Strips spaces and opening brackets from the start.
pub(super) fn strip_marks(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == MASK || "（([〔“、".contains(c))
}

/// The words before a sum without a verb, apart from words of value and goods.
pub(super) fn residue(pre: &str) -> String {
    let text: String = pre.chars().filter(|c| !c.is_whitespace()).collect();
    let text = words::strip_start(strip_marks(&text), words::PART);
    words::strip_start(without_count(strip_marks(text)), words::VALUE).to_owned()
}

/// Strips the words for everyone named before: 三家企业, 以上各项.
pub(super) fn without_count(text: &str) -> &str {
    let text = words::strip_start(text, &["以上", "上述"]);
    let counted = text
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十各".contains(c));
    let units = [
        "家会员单位",
        "家会员企业",
        "家企业",
        "家单位",
        "家公司",
        "家",
        "项",
        "笔",
        "次",
        "批",
        "方",
    ];
    match units.iter().find_map(|unit| counted.strip_prefix(unit)) {
        Some(rest) if counted.len() < text.len() => rest,
        _ => text,
    }
}
