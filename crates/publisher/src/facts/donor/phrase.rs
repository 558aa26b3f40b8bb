//! What stands around a giver's name: time and place before it, the recipient
//! and adverbs behind it.

use super::super::sentence::MASK;
use super::super::words::strip_start;
use super::tables::{LEAD, QUALIFIERS, WHOM};
use bulletin::province;

/// Words that end what is only the time or the circumstances: 在疫情期间.
const CIRCUMSTANCES: [&str; 13] = [
    "期间",
    "之际",
    "以来",
    "同时",
    "过程中",
    "关头",
    "时刻",
    "形势下",
    "面前",
    "后",
    "下",
    "时",
    "中",
];

/// Whether the words before 企业 or 会员单位 only say which ones: 青岛企业, 广大会员单位.
pub(super) fn qualifies(text: &str) -> bool {
    let text = strip_start(text, QUALIFIERS);
    let text = text
        .trim_matches(|c: char| c.is_ascii_digit() || "余多一二两三四五六七八九十百千".contains(c));
    let text = strip_start(text, QUALIFIERS);
    let place = text.chars().count() <= 6
        && (text.ends_with(['市', '省', '区', '县', '镇', '州'])
            || province::of_organization(text).is_some());
    text.is_empty() || place
}

/// Strips spaces and masked text.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != MASK)
        .collect()
}

/// Strips what precedes a giver's name: 此外，在…期间, 截至5月1日.
pub(super) fn lead(text: &str) -> &str {
    let mut text = without_span(strip_start(without_number(text), LEAD));
    if text.starts_with(['在', '自', '面', '当', '于', '从']) {
        for word in CIRCUMSTANCES {
            if let Some((_, behind)) = text.split_once(word) {
                text = behind;
                break;
            }
        }
    }
    let dated = |c: char| c.is_ascii_digit() || "年月日号至到时止、-—".contains(c);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let rest = text.trim_start_matches(dated);
        let taken = text.get(..text.len() - rest.len()).unwrap_or_default();
        if taken.contains(['月', '年', '日']) {
            text = rest;
        }
    }
    strip_start(without_span(strip_start(text, LEAD)), LEAD)
}

/// Strips the number of a point: 4. （二） 三、.
fn without_number(text: &str) -> &str {
    let opened = text.trim_start_matches(['（', '(']);
    let rest = opened
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let marks: &[char] = match opened.len() < text.len() {
        true => &['）', ')'],
        false => &['.', '．', '、', ')', '）'],
    };
    match rest.strip_prefix(marks) {
        Some(behind) if rest.len() < opened.len() => behind,
        _ => text,
    }
}

/// Strips how long it took: 短短三天时间, 一周内.
fn without_span(text: &str) -> &str {
    let rest = strip_start(text, &["短短", "仅用", "不到", "仅"]);
    let counted = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "一二两三四五六七八九十几数半多余个".contains(c)
    });
    let units = ["天", "周", "小时", "月", "年", "日", "分钟"];
    let behind = units.iter().find_map(|unit| counted.strip_prefix(unit));
    match behind.filter(|_| counted.len() < rest.len()) {
        Some(behind) => strip_start(
            behind,
            &["时间", "之内", "内", "间", "来", "多", "里", "左右"],
        ),
        None => text,
    }
}

/// Whether a text starts with the recipient or a means.
pub(super) fn starts_to_whom(text: &str) -> bool {
    [
        "向", "为", "给", "对", "通过", "经", "按", "根据", "用于", "将", "把", "以", "从", "用",
        "委托",
    ]
    .iter()
    .any(|word| text.starts_with(word))
        && !["以岭", "用友", "向阳"]
            .iter()
            .any(|name| text.starts_with(name))
}

/// The part before the recipient: 协会 of 协会向武汉.
pub(super) fn before_whom(text: &str) -> &str {
    let mut end = text.len();
    for word in WHOM {
        for (at, _) in text.match_indices(word) {
            let before = text.get(..at).unwrap_or_default();
            let behind = text.get(at..).unwrap_or_default();
            // 华为 and 以岭 are names.
            let named = behind.starts_with("在的")
                || *word == "为" && before.ends_with('华')
                || *word == "向" && before.ends_with('定')
                || ["以岭", "用友", "向阳"]
                    .iter()
                    .any(|name| behind.starts_with(name));
            if at > 0 && at < end && !named {
                end = at;
            }
        }
    }
    text.get(..end).unwrap_or_default()
}
