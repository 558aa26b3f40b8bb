//! What bulletins call themselves, and what publishers are called by.

use crate::recognize::{names, words};

/// Kinds that name a bulletin wherever they end a short line.
const SURE: [&str; 30] = [
    "工作简报",
    "信息简报",
    "情况简报",
    "工作通讯",
    "工作快报",
    "信息快报",
    "信息专报",
    "简报",
    "通讯",
    "快报",
    "简讯",
    "快讯",
    "专报",
    "摘报",
    "会刊",
    "会讯",
    "内参",
    "月刊",
    "季刊",
    "周刊",
    "要讯",
    "簡報",
    "通訊",
    "快報",
    "簡訊",
    "快訊",
    "專報",
    "會刊",
    "會訊",
    "內參",
];

/// Kinds that end headlines, too: they name a bulletin if its number or its
/// look says so.
const UNSURE: [&str; 36] = [
    "工作动态",
    "工作信息",
    "情况反映",
    "情况交流",
    "经验交流",
    "工作交流",
    "动态",
    "专刊",
    "信息",
    "通报",
    "要情",
    "月报",
    "周报",
    "日报",
    "季报",
    "年报",
    "战报",
    "参考",
    "参阅",
    "资讯",
    "要闻",
    "动向",
    "之窗",
    "之声",
    "之友",
    "园地",
    "天地",
    "视窗",
    "摘编",
    "選編",
    "動態",
    "專刊",
    "資訊",
    "月報",
    "週報",
    "參考",
];

/// The same in English, at the end of a name.
const LATIN: [&str; 8] = [
    "newsletter",
    "bulletin",
    "briefing",
    "news",
    "digest",
    "update",
    "express",
    "report",
];

/// Whether a text without spaces is a kind and nothing else.
pub fn is_kind(text: &str) -> bool {
    let latin = LATIN
        .iter()
        .take(3)
        .any(|kind| text.eq_ignore_ascii_case(kind));
    latin || SURE.contains(&text) || UNSURE.contains(&text)
}

/// Whether a kind names a bulletin by itself.
pub fn is_sure(kind: &str) -> bool {
    let latin = LATIN.iter().take(3).any(|it| kind.eq_ignore_ascii_case(it));
    SURE.contains(&kind) || latin
}

/// Whether a chunk is the rest of a kind that the text before it starts.
pub fn ends_kind(before: &str, chunk: &str) -> bool {
    SURE.iter().chain(&UNSURE).any(|kind| {
        let begun = kind.strip_suffix(chunk);
        begun.is_some_and(|begun| !begun.is_empty() && before.ends_with(begun))
    })
}

/// Divides 质量工作简报 into name and kind.
pub fn name_and_kind(text: &str) -> Option<(String, String)> {
    let bare = words::trim(text);
    let bare = bare
        .strip_prefix('《')
        .and_then(|text| text.strip_suffix('》'))
        .unwrap_or(bare);
    let sentence =
        bare.contains(|c: char| "，。！？；：、《》".contains(c)) || bare.contains("关于");
    if sentence || words::len(bare) > 40 {
        return None;
    }
    let squeezed = words::squeeze(bare);
    let cut = if squeezed.is_ascii() {
        let (name, kind) = bare.rsplit_once(words::is_space)?;
        let known = LATIN.iter().any(|it| kind.eq_ignore_ascii_case(it));
        known.then_some(name.len())?
    } else {
        if words::len(bare) > 30 {
            return None;
        }
        // The shorter kind leaves the longer name: 示例协会工作 | 简报.
        let kinds = SURE.iter().chain(&UNSURE);
        let kind = kinds
            .filter(|kind| squeezed.ends_with(**kind))
            .min_by_key(|kind| kind.len())?;
        // The kind may have spaces: 工作 简 报.
        let mut left = kind.chars().count();
        let (cut, _) = bare.char_indices().rev().find(|(_, c)| {
            left -= usize::from(!words::is_space(*c));
            left == 0
        })?;
        cut
    };
    let (name, kind) = bare.split_at_checked(cut)?;
    let name = words::trim(name);
    let kind = match squeezed.is_ascii() {
        true => words::trim(kind).to_owned(),
        false => words::squeeze(kind),
    };
    // 商会走进示例通讯 is a headline about a company.
    let event = (kind == "通讯" || !is_sure(&kind)) && names::is_event(name);
    let named = !name.is_empty() && !name.ends_with('的') && !event;
    named.then(|| (words::unspace(name), kind))
}

/// A publisher that its words tell: 编印单位：…, …编印.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Publisher {
    /// The label with its colon.
    pub label: String,
    /// The name.
    pub name: String,
    /// 编, 编印, 主办.
    pub done: String,
    /// What else the text says.
    pub rest: String,
}

const LABELS: [&str; 33] = [
    "编印单位",
    "主办单位",
    "编发单位",
    "编辑单位",
    "编制单位",
    "编写单位",
    "印发单位",
    "印制单位",
    "发布单位",
    "发文单位",
    "出版单位",
    "出刊单位",
    "刊发单位",
    "主编单位",
    "制发单位",
    "填报单位",
    "报送单位",
    "编印机关",
    "编发机关",
    "印发机关",
    "发文机关",
    "发布机构",
    "编印部门",
    "编辑出版",
    "编辑印发",
    "主办",
    "编印",
    "编发",
    "編印",
    "主辦",
    "編印單位",
    "主辦單位",
    "编制",
];

const LATIN_LABELS: [&str; 6] = [
    "published by",
    "issued by",
    "edited by",
    "publisher",
    "issuer",
    "prepared by",
];

const DONE: [&str; 19] = [
    "编辑出版",
    "编辑印发",
    "编辑部编",
    "编印",
    "主办",
    "编发",
    "编制",
    "编辑",
    "编写",
    "印发",
    "出版",
    "发布",
    "編印",
    "主辦",
    "整理",
    "主编",
    "编",
    "編",
    "印",
];

/// The publisher in a text that is labelled so, or says that it published.
pub fn publisher(text: &str) -> Option<Publisher> {
    let text = words::trim(text);
    if let Some((label, rest)) = labelled(text) {
        let rest = words::trim(rest);
        // 主办：甲协会 协办：乙协会
        let cut = rest.char_indices().find(|(at, c)| {
            let after = rest.get(*at..).unwrap_or_default();
            words::is_space(*c)
                && words::trim(after)
                    .split(words::is_space)
                    .next()
                    .is_some_and(|next| next.contains(['：', ':']))
        });
        let (name, rest) = rest.split_at_checked(cut.map_or(rest.len(), |(at, _)| at))?;
        let (name, done) = without_done(name);
        let some = !name.is_empty() && words::len(name) <= 40;
        return some.then(|| Publisher {
            label: label.to_owned(),
            name: words::unspace(name),
            done: done.to_owned(),
            rest: words::trim(rest).to_owned(),
        });
    }
    let (name, done) = without_done(text);
    let bare = name.trim_start_matches(['（', '(']);
    let sure = !done.is_empty() && names::is_name(bare) && bare.len() == name.len();
    sure.then(|| Publisher {
        label: String::new(),
        name: words::unspace(name),
        done: done.to_owned(),
        rest: String::new(),
    })
}

/// Splits off a label with its colon.
fn labelled(text: &str) -> Option<(&str, &str)> {
    if let Some(end) = text.find(['：', ':']) {
        let printed = text.get(..end)?;
        let colon = text.get(end..)?.chars().next()?.len_utf8();
        let bare = words::squeeze(printed);
        let latin = LATIN_LABELS
            .iter()
            .any(|it| printed.trim().eq_ignore_ascii_case(it));
        if LABELS.contains(&bare.as_str()) || latin {
            return text.split_at_checked(end + colon);
        }
    }
    LATIN_LABELS.iter().find_map(|label| {
        let (start, rest) = text.split_at_checked(label.len())?;
        let said =
            start.eq_ignore_ascii_case(label) && rest.starts_with(' ') && label.contains(' ');
        said.then_some((start, rest))
    })
}

/// 宣传部编, 宣传部 编印: the publisher's name and what it did.
fn without_done(text: &str) -> (&str, &str) {
    // 编 印
    for done in DONE {
        let mut left = done.chars().count();
        let squeezed = words::squeeze(text);
        if !squeezed.ends_with(done) {
            continue;
        }
        let cut = text.char_indices().rev().find(|(_, c)| {
            left -= usize::from(!words::is_space(*c));
            left == 0
        });
        if let Some((name, done)) = cut.and_then(|(at, _)| text.split_at_checked(at)) {
            let name = words::trim(name);
            if !name.is_empty() {
                return (name, done);
            }
        }
    }
    (text, "")
}
