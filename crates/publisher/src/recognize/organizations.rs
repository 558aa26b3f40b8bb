//! The organisations that a section is about, from its title and its first
//! paragraphs, with short name (简称) and province.

use super::names::{ENDS, is_pronoun};
use super::words;
use bulletin::model::Organization;
use bulletin::province;

/// Starts of titles about what is done with organisations, not about one of
/// them: 发挥行业协会作用.
const VERBS: [&str; 36] = [
    "向", "给", "为", "致", "对", "由", "让", "教", "通过", "经过", "委托", "感谢", "联合", "携手",
    "会同", "走访", "捐", "赠", "发挥", "加强", "推动", "推进", "做好", "开展", "服务", "支持",
    "关于", "组织", "走进", "助力", "坚持", "深入", "召开", "成立", "依托", "充分",
];

/// The organisations in a title, or none.
pub fn in_title(title: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    // A title names its subject first: 甲协会、乙协会联合行动.
    let mut rest = without_marker(words::trim(title));
    while let Some(end) = first_end(rest) {
        let name = rest.get(..end).unwrap_or_default();
        let name = name
            .rsplit(|c: char| "，。；：！？“”《》【】〔〕".contains(c) || words::is_space(c))
            .next()
            .unwrap_or(name);
        let len = name.chars().count();
        let verb = VERBS.iter().any(|verb| name.starts_with(verb)) || is_gift(name);
        if !(3..=30).contains(&len) || verb || is_pronoun(name) || name.ends_with("为中心") {
            break;
        }
        out.push(name.to_owned());
        rest = rest.get(end..).unwrap_or_default();
        let Some(next) = ["、", "和", "与", "及", "以及", "联合", "携手"]
            .iter()
            .find_map(|and| rest.strip_prefix(and))
        else {
            break;
        };
        rest = next;
        if out.len() >= 20 {
            break;
        }
    }
    out
}

/// 捐款20万元给慈善会: what was given, and to whom.
fn is_gift(name: &str) -> bool {
    ["捐款", "捐赠", "捐资", "捐物"]
        .iter()
        .any(|word| name.contains(word))
}

/// Whether a line names an organisation as a title does.
pub fn names_one(title: &str) -> bool {
    !in_title(title).is_empty()
}

/// Where the first name in a text ends. 质量协会分会 ends with its last word.
fn first_end(text: &str) -> Option<usize> {
    let at = |text: &str| {
        let ends = ENDS.iter().filter_map(|end| {
            let at = text.find(end)?;
            let rest = text.get(at + end.len()..)?;
            // 政治协商会议, 教学会议
            let other = end.ends_with('会') && rest.starts_with(['议', '谈']);
            (!other).then_some((at + end.len(), at))
        });
        // The name that ends first, and the longer of two that start together.
        ends.min_by_key(|(end, start)| (*start, usize::MAX - *end))
            .map(|(end, _)| end)
    };
    let mut end = at(text)?;
    // The office of an organisation belongs to its name if it follows directly.
    while let Some(more) = ENDS
        .iter()
        .filter(|more| text.get(end..).is_some_and(|rest| rest.starts_with(**more)))
        .map(|more| more.len())
        .max()
    {
        end += more;
    }
    Some(end)
}

fn without_marker(title: &str) -> &str {
    let open = ['（', '('];
    let after = if title.starts_with(open) {
        title.split_once(['）', ')']).map(|(_, rest)| rest)
    } else {
        title
            .split_once('、')
            .and_then(|(number, rest)| bulletin::numeral::read(number).map(|_| rest))
    };
    words::trim(after.unwrap_or(title))
}

/// A name with its short form, as a text introduces it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Introduced {
    /// 天津市质量管理协会
    pub name: String,
    /// 天津质协
    pub short: String,
}

/// How many characters an aside has at most that gives a short name. Without a
/// limit, brackets that nobody closes would be read to the end of the text each.
const LONGEST_ASIDE: usize = 200;

/// The first characters of a text.
fn first_chars(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |it| it.0);
    text.get(..end).unwrap_or_default()
}

/// All names that a text introduces: 甲协会（简称甲协）, 甲协会（以下简称“甲协”）.
pub fn introduced(text: &str) -> Vec<Introduced> {
    let mut out = Vec::new();
    for (at, open) in text.match_indices(['（', '(']) {
        let inner = text.get(at + open.len()..).unwrap_or_default();
        let inner = first_chars(inner, LONGEST_ASIDE);
        let Some(end) = inner.find(['）', ')']) else {
            continue;
        };
        let inner = inner.get(..end).unwrap_or_default();
        let Some(mark) = inner.find("简称") else {
            continue;
        };
        if mark > "以下统一均".len() {
            continue;
        }
        let short = inner.get(mark + "简称".len()..).unwrap_or_default();
        let short = short.trim_start_matches(['为', '：', ':']);
        let short: String = short
            .trim_matches(|c: char| "“”\"'‘’「」《》".contains(c) || words::is_space(c))
            .chars()
            .take_while(|c| !"，,；;、或”".contains(*c))
            .collect();
        let before = text.get(..at).unwrap_or_default();
        let name = name_at_end(before);
        if short.chars().count() >= 2 && name.chars().count() >= 3 && !is_pronoun(name) {
            out.push(Introduced {
                name: name.to_owned(),
                short,
            });
        }
    }
    out
}

/// Words that can precede a name without a mark in between.
const BEFORE: [&str; 22] = [
    "近日", "日前", "目前", "其中", "为此", "同时", "由", "在", "经", "据", "与", "和", "及",
    "以及", "向", "对", "从", "给", "将", "被", "了", "的",
];

/// The name that a text ends with.
fn name_at_end(text: &str) -> &str {
    let text = words::trim(text);
    let cut = text
        .char_indices()
        .rev()
        .find(|(_, c)| "，。；：！？、“”《》（）() \u{3000}\n\t".contains(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let mut name = text.get(cut..).unwrap_or_default();
    // A province or 中国 starts a name, wherever it is.
    let begins = name.char_indices().map(|(at, _)| at).find(|at| {
        let rest = name.get(*at..).unwrap_or_default();
        ["中国", "中华", "全国"]
            .iter()
            .any(|word| rest.starts_with(word))
            || province::of_organization(rest).is_some()
    });
    if let Some(at) = begins {
        name = name.get(at..).unwrap_or(name);
    }
    while let Some(rest) = BEFORE.iter().find_map(|word| name.strip_prefix(word)) {
        name = rest;
    }
    name
}

/// The organisations of a section.
pub fn of_section(title: &str, paragraphs: &[String]) -> Vec<Organization> {
    let known: Vec<Introduced> = paragraphs
        .iter()
        .take(3)
        .flat_map(|text| introduced(text))
        .collect();
    let mut out: Vec<Organization> = Vec::new();
    for name in in_title(title) {
        let found = known.iter().find(|it| it.name == name || it.short == name);
        let (name, short) = match found {
            Some(it) => (it.name.clone(), Some(it.short.clone())),
            None => (name, None),
        };
        if !out.iter().any(|it| it.name == name) {
            out.push(organization(name, short));
        }
    }
    if out.is_empty() {
        // The title may use only its short name: 天津质协在行动.
        let squeezed = words::squeeze(title);
        let called = known
            .iter()
            .find(|it| squeezed.contains(&it.short) || squeezed.contains(&it.name));
        let subject = called.or(known.first());
        if let Some(it) = subject {
            out.push(organization(it.name.clone(), Some(it.short.clone())));
        } else if let Some(name) = paragraphs.first().and_then(|text| subject_of(text)) {
            out.push(organization(name, None));
        }
    }
    out
}

/// The organisation that a paragraph starts with, if any: 某某协会积极行动;
/// a time may stand before it.
fn subject_of(text: &str) -> Option<String> {
    let mut clauses = text.split(['，', '。', '；', '：', '、']);
    let mut clause = clauses.next()?;
    if is_time(clause) {
        clause = clauses.next()?;
    }
    let end = first_end(clause)?;
    let mut name = clause.get(..end)?;
    while let Some(rest) = TIMES.iter().find_map(|word| name.strip_prefix(word)) {
        name = rest;
    }
    let begins = province::of_organization(name).is_some()
        || name.starts_with("中国")
        || is_local(name) && !is_gift(name);
    let named = (4..=30).contains(&name.chars().count()) && !is_pronoun(name);
    (begins && named).then(|| name.to_owned())
}

const TIMES: [&str; 6] = ["近日", "日前", "近期", "当天", "目前", "今年"];

/// 2月3日, 疫情发生以来
fn is_time(clause: &str) -> bool {
    const ENDINGS: [&str; 10] = [
        "日", "以来", "后", "日前", "上午", "下午", "期间", "之际", "时", "月",
    ];
    let short = clause.chars().count() <= 16;
    short && first_end(clause).is_none() && ENDINGS.iter().any(|end| clause.ends_with(end))
}

/// A charity or an association of a place: 青石县慈善总会.
fn is_local(name: &str) -> bool {
    const KINDS: [&str; 10] = [
        "红十字会",
        "慈善会",
        "总会",
        "基金会",
        "商会",
        "工会",
        "学会",
        "促进会",
        "联合会",
        "协会",
    ];
    let place = name
        .char_indices()
        .skip(1)
        .take(4)
        .find(|(_, c)| "省市县区州盟旗".contains(*c));
    let rest = place.and_then(|(at, c)| name.get(at + c.len_utf8()..));
    let short = rest.is_some_and(|rest| (3..=14).contains(&rest.chars().count()));
    short && KINDS.iter().any(|kind| name.ends_with(kind))
}

fn organization(name: String, short: Option<String>) -> Organization {
    let found = province::of_organization(&name)
        .or_else(|| short.as_deref().and_then(province::of_organization));
    Organization {
        admin_code: found.map(|province| province.code.to_owned()),
        short_name: short.filter(|short| *short != name),
        name,
    }
}

/// Whether a name without a province suggests one: it contains a province
/// further on, or starts with an unknown city, county or province.
pub fn suggests_province(name: &str) -> bool {
    let inside = province::PROVINCES.iter().any(|it| name.contains(it.short));
    let place = name
        .char_indices()
        .skip(1)
        .take(5)
        .any(|(_, c)| "省市县".contains(c));
    inside || place && !name.starts_with("全") && !name.starts_with("各")
}
