//! Who gave, read from the words before the verb or from earlier clauses.

mod tables;

use super::sentence::MASK;
use super::words::{self, strip_end, strip_start};
use bulletin::model::{Donor, DonorKind};
use bulletin::province;
use tables::*;

/// The names that a text uses for the organisations it is about.
pub(super) struct Names {
    /// Full and short names, longer ones first.
    own: Vec<String>,
}

/// Who is named as the giver.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Subject {
    /// Nobody.
    None,
    /// Somebody, and whether a person should check it.
    Known(Donor, Doubt),
    /// Words that name no giver this file knows.
    Strange(String),
}

/// Whether a person should check who gave.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doubt {
    /// The text says it.
    Sure,
    /// It can be read in more than one way.
    Unsure,
    /// Somebody else organised the gift.
    Arranged,
}

impl Names {
    /// The names of well-known organisations.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Names {
        let mut own: Vec<String> = names
            .map(clean)
            .filter(|name| name.chars().count() > 1)
            .collect();
        own.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Names { own }
    }

    fn own_at_start<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.own
            .iter()
            .find_map(|name| text.strip_prefix(name.as_str()))
    }

    /// The giver named by the words before a verb.
    pub(super) fn giver(&self, region: &str) -> Subject {
        let cleaned = clean(region);
        let mut text = lead(&cleaned);
        let mut doubt = Doubt::Sure;
        for word in RECEIVED {
            if let Some((_, behind)) = text.split_once(word) {
                text = strip_start(behind, &["了", "来自", "由"]);
                if strip_end(text, ADVERBS).is_empty() {
                    return Subject::Known(Donor::default(), Doubt::Unsure);
                }
            }
        }
        if starts_to_whom(text) {
            return Subject::None;
        }
        for word in ORGANISED {
            if let Some((before, behind)) = text.split_once(word)
                && !before.ends_with("响应")
                && !strip_end(behind, ADVERBS).is_empty()
            {
                if *word == "联合" && !before.is_empty() {
                    return Subject::Known(Donor::default(), Doubt::Unsure);
                }
                text = lead(behind);
                doubt = Doubt::Arranged;
            }
        }
        text = strip_end(before_whom(text), ADVERBS);
        if text.is_empty() {
            return Subject::None;
        }
        match self.name(text) {
            Subject::Known(donor, Doubt::Sure) => Subject::Known(donor, doubt),
            other => other,
        }
    }

    /// The giver named in a text without a verb.
    fn name(&self, text: &str) -> Subject {
        let known = |kind, name: Option<&str>, doubt| {
            let name = name.map(str::to_owned);
            Subject::Known(Donor { kind, name }, doubt)
        };
        let own = self.own_at_start(text);
        // The organisation's own name may contain such a word.
        let named = own.unwrap_or(text);
        let staff = STAFF.iter().any(|word| {
            named.match_indices(word).any(|(at, _)| {
                let behind = named.get(at + word.len()..).unwrap_or_default();
                !behind.starts_with("单位") && !behind.starts_with("企业")
            })
        });
        if staff {
            return known(DonorKind::Unknown, None, Doubt::Unsure);
        }
        if let Some(at) = words::first_of(text, MEMBERS) {
            let before = text.get(..at).unwrap_or_default();
            if words::has(before, &["和", "与", "及", "、"]) {
                return known(DonorKind::Unknown, None, Doubt::Unsure);
            }
            let rest = strip_start(text.get(at..).unwrap_or_default(), MEMBERS);
            if words::has(rest, &["和", "与", "及社会", "及爱心"]) && words::has(rest, PUBLIC)
            {
                return known(DonorKind::Unknown, None, Doubt::Unsure);
            }
            let rest = strip_start(rest, &["——", "、", "（", "）", "：", "\u{1}"]);
            let name = (is_name(rest) && ends_as_company(rest)).then_some(rest);
            return known(DonorKind::Members, name, Doubt::Sure);
        }
        if words::has(text, PUBLIC) {
            return known(DonorKind::Public, None, Doubt::Sure);
        }
        if let Some(rest) = own {
            let clear = rest.is_empty()
                || !words::has(rest, &["和", "与", "及", "、", "下属", "企业", "公司"]);
            return match clear {
                true => known(DonorKind::Organization, None, Doubt::Sure),
                false => known(DonorKind::Unknown, None, Doubt::Unsure),
            };
        }
        let itself = ITSELF.iter().filter_map(|word| text.strip_prefix(word));
        if let Some(rest) = itself.min_by_key(|rest| rest.len()) {
            let clear = !words::has(rest, &["和", "与", "及", "、", "企业", "公司"]);
            return match clear {
                true => known(DonorKind::Organization, None, Doubt::Sure),
                false => known(DonorKind::Unknown, None, Doubt::Unsure),
            };
        }
        if COMPANIES.iter().any(|word| text.ends_with(word)) && text.chars().count() <= 8 {
            let named =
                text.ends_with("公司") && !words::has(text, &["家公司", "各公司", "些公司"]);
            let name = (named && text.chars().count() > 3 && is_name(text)).then_some(text);
            return known(DonorKind::Companies, name, Doubt::Sure);
        }
        if ends_as_company(text) {
            let name = is_name(text).then_some(text);
            let plain = PLAIN_COMPANY.iter().any(|word| text.ends_with(word));
            let doubt = if name.is_some() && (plain || text.ends_with(['钢', '厂'])) {
                Doubt::Sure
            } else {
                Doubt::Unsure
            };
            return known(DonorKind::Companies, name, doubt);
        }
        if OTHERS.iter().any(|word| text.ends_with(word)) {
            let name = is_name(text).then_some(text);
            return known(DonorKind::Unknown, name, Doubt::Unsure);
        }
        match self.company_at_start(text) {
            Some(name) => known(DonorKind::Companies, Some(name), Doubt::Unsure),
            None => Subject::Strange(text.to_owned()),
        }
    }

    /// The subject of a clause without a gift: 全市企业纷纷行动.
    pub(super) fn topic(&self, clause: &str) -> Subject {
        let cleaned = clean(clause);
        let text = lead(&cleaned);
        if starts_to_whom(text) {
            return Subject::None;
        }
        let known = |kind, name: Option<&str>| {
            let name = name.map(str::to_owned);
            Subject::Known(Donor { kind, name }, Doubt::Sure)
        };
        let itself = self
            .own_at_start(text)
            .or_else(|| ITSELF.iter().find_map(|word| text.strip_prefix(word)));
        if let Some(rest) = itself {
            let rest: String = rest.chars().filter(|c| *c != MASK).take(8).collect();
            if STAFF.iter().any(|word| rest.starts_with(word)) {
                let donor = Donor::default();
                return Subject::Known(donor, Doubt::Unsure);
            }
            if MEMBERS.iter().any(|word| rest.starts_with(word)) {
                return known(DonorKind::Members, None);
            }
            return known(DonorKind::Organization, None);
        }
        let head = match text.char_indices().nth(16) {
            Some((end, _)) => text.get(..end).unwrap_or_default(),
            None => text,
        };
        let clear = |at: usize| qualifies(head.get(..at).unwrap_or_default());
        if let Some(at) = words::first_of(head, MEMBERS).filter(|at| clear(*at)) {
            let behind = strip_start(head.get(at..).unwrap_or_default(), MEMBERS);
            let name = self.company_at_start(behind);
            return known(DonorKind::Members, name);
        }
        if words::first_of(head, PUBLIC).is_some_and(clear) {
            return known(DonorKind::Public, None);
        }
        if words::first_of(head, STAFF).is_some_and(clear) {
            return Subject::Known(Donor::default(), Doubt::Unsure);
        }
        if head.find("企业").is_some_and(clear) {
            return known(DonorKind::Companies, None);
        }
        match self.company_at_start(head) {
            Some(name) => known(DonorKind::Companies, Some(name)),
            None => Subject::None,
        }
    }

    /// The company's name that a text starts with.
    fn company_at_start<'a>(&self, text: &'a str) -> Option<&'a str> {
        let ends = PLAIN_COMPANY.iter().filter_map(|word| {
            let at = text.find(word)?;
            (at > 0).then_some(at + word.len())
        });
        let mut end = ends.min()?;
        // 荣钢集团有限公司 is one name.
        for word in ["集团", "股份", "有限", "责任", "公司"] {
            if text.get(end..)?.starts_with(word) {
                end += word.len();
            }
        }
        let name = text.get(..end)?;
        (is_name(name) && name.chars().count() >= 3).then_some(name)
    }
}

/// Whether the words before 企业 or 会员单位 only say which ones: 青岛企业, 广大会员单位.
fn qualifies(text: &str) -> bool {
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
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != MASK)
        .collect()
}

/// Strips what precedes a giver's name: 此外，在…期间, 截至5月1日.
fn lead(text: &str) -> &str {
    let mut text = strip_start(text, LEAD);
    if text.starts_with(['在', '自', '面', '当', '于', '从']) {
        for word in [
            "期间",
            "之际",
            "以来",
            "同时",
            "过程中",
            "关头",
            "时刻",
            "后",
            "下",
            "时",
            "中",
        ] {
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
    strip_start(text, LEAD)
}

/// Whether a text starts with the recipient or a means.
fn starts_to_whom(text: &str) -> bool {
    [
        "向", "为", "给", "对", "通过", "经", "按", "根据", "用于", "将", "把", "以", "从", "用",
    ]
    .iter()
    .any(|word| text.starts_with(word))
        && !text.starts_with("以岭")
        && !text.starts_with("用友")
}

/// The part before the recipient: 协会 of 协会向武汉.
fn before_whom(text: &str) -> &str {
    let mut end = text.len();
    for word in [
        "向", "为", "给", "对", "通过", "将", "把", "拿出", "从", "于", "在", "以", "用", "响应",
    ] {
        for (at, _) in text.match_indices(word) {
            let before = text.get(..at).unwrap_or_default();
            // 华为 is a name.
            if at > 0 && at < end && !(word == "为" && before.ends_with('华')) {
                end = at;
            }
        }
    }
    text.get(..end).unwrap_or_default()
}

/// Whether a text may be a name.
fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    (1..=24).contains(&length) && !words::has(text, NO_NAME)
}

fn ends_as_company(text: &str) -> bool {
    let text = strip_end(text, &["等", "）", ")"]);
    let ends = |words: &[&str]| words.iter().any(|word| text.ends_with(word));
    text.chars().count() > 2 && (ends(PLAIN_COMPANY) || ends(COMPANY))
}
