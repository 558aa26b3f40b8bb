//! Whether words are a name, and of what: an organisation, a company, a person.

use super::super::words::{self, strip_end, strip_start};
use super::tables::{
    COMPANY, COMPOUND_SURNAMES, NO_NAME, NO_NAME_AT_START, NO_WORD_OF_NAME, NO_WORD_OF_PERSON,
    OTHERS, PERSON_ENDS, PLAIN_COMPANY, ROLES, SURNAMES, TITLES,
};

/// How long a name may be, in characters.
const LONGEST: usize = 24;

/// How long the name of a brand or a person may be, in characters.
const LONGEST_BRAND: usize = 8;

/// Names that begin like a pronoun or a verb.
const NAMES_AT_START: [&str; 9] = [
    "本溪", "以岭", "用友", "向阳", "为民", "和平", "共创", "全友", "和记",
];

/// Whether a text may be a name. One that begins with a verb, a pronoun, a
/// conjunction, a number or a date is none.
pub(super) fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    let begins = NO_NAME_AT_START.iter().any(|word| text.starts_with(word))
        && !NAMES_AT_START.iter().any(|name| text.starts_with(name));
    // 第一水电建设有限公司.
    let begins =
        begins && !(text.starts_with('第') && LIMITED.iter().any(|end| text.ends_with(end)));
    let dated = text.starts_with(|c: char| c.is_numeric() || "一二两三四五六七八九十".contains(c))
        && words::has(
            text,
            &[
                "家", "名", "位", "个", "月", "日", "年", "项", "笔", "批", "次", "类", "种", "户",
            ],
        );
    (2..=LONGEST).contains(&length)
        && !begins
        && !dated
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && match LIMITED.iter().any(|word| text.ends_with(word)) {
            // 物业服务有限公司: such a name may contain any noun.
            true => !words::has(
                text,
                &[
                    "的", "了", "捐", "、", "，", "：", "带领", "向", "号召", "积极", "等",
                ],
            ),
            false => !words::has(text, NO_NAME),
        }
        && balanced(text)
}

/// Endings of names as they are registered.
const LIMITED: [&str; 4] = ["有限公司", "有限责任公司", "股份公司", "集团公司"];

fn balanced(text: &str) -> bool {
    let count = |marks: [char; 2]| text.matches(marks).count();
    count(['（', '(']) == count(['）', ')'])
}

/// Whether a text without a known ending may be the name of a brand or a person.
pub(super) fn is_brand(text: &str) -> bool {
    (2..=LONGEST_BRAND).contains(&text.chars().count())
        && is_name(text)
        && text.chars().all(char::is_alphanumeric)
        && !words::has(text, NO_WORD_OF_NAME)
}

/// Whether a text ends as the names of companies do.
pub(super) fn ends_as_company(text: &str) -> bool {
    let text = strip_end(text, &["等", "）", ")"]);
    text.chars().count() > 2 && (ends(text, PLAIN_COMPANY) || ends(text, COMPANY))
}

/// Whether a text ends as the names of companies do, and nothing else does.
pub(super) fn ends_as_company_only(text: &str) -> bool {
    ends(text, PLAIN_COMPANY) || text.ends_with(['钢', '厂'])
}

/// Whether a text ends as the names of other organisations do.
pub(super) fn ends_as_other(text: &str) -> bool {
    ends(text, OTHERS)
}

fn ends(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// The company's name that a text starts with.
pub(super) fn company_at_start(text: &str) -> Option<&str> {
    let ends = PLAIN_COMPANY.iter().filter_map(|word| {
        let at = text.find(word)?;
        (at > 0).then_some(at + word.len())
    });
    let mut end = ends.min()?;
    // 荣钢集团有限公司 is one name, and so is 青石制药厂.
    loop {
        let behind = text.get(end..)?;
        let more = PLAIN_COMPANY
            .iter()
            .chain(&["有限", "责任", "厂", "总", "分"])
            .find(|word| behind.starts_with(**word));
        match more {
            Some(word) if *word != "总" && *word != "分" => end += word.len(),
            Some(word) if behind.get(word.len()..)?.starts_with("公司") => end += word.len(),
            _ => break,
        }
    }
    if text.get(..end)?.contains('、') {
        // The first of a list says nothing of the others.
        return None;
    }
    // 海州纺织行业 and 海州银行业协会 are no companies.
    let behind = text.get(end..)?;
    let kind = [
        "行业",
        "产业",
        "业",
        "企业",
        "协会",
        "商会",
        "学会",
        "联合会",
        "系统",
        "园区",
        "费",
        "家",
        "房",
        "区",
        "商",
        "矿",
        "长",
    ];
    if kind.iter().any(|word| behind.starts_with(word)) {
        return None;
    }
    let name = without_roles(without_attributes(text.get(..end)?));
    (is_name(name) && name.chars().count() >= 3).then_some(name)
}

/// The organisation that a text starts with, followed by what it did: 青年企业家协会
/// 召开会议后.
pub(super) fn organization_at_start(text: &str) -> Option<&str> {
    let ends = [
        "协会",
        "商会",
        "学会",
        "联合会",
        "基金会",
        "慈善会",
        "红十字会",
        "大学",
        "学院",
        "医院",
        "中学",
        "小学",
        "研究院",
        "工商联",
        "旅行社",
        "合作社",
        "农场",
        "酒店",
        "茶行",
        "茶庄",
    ];
    let ends = ends
        .iter()
        .filter_map(|word| Some(text.find(word)? + word.len()));
    let end = ends.min()?;
    let (name, behind) = text.split_at_checked(end)?;
    let parts = [
        "会", "秘书", "党", "职工", "的", "系统", "和", "、", "与", "及", "老师", "员工", "医",
        "各", "理事", "工会", "学生", "师",
    ];
    let whole = !parts.iter().any(|word| behind.starts_with(word)) && !behind.is_empty();
    (whole && is_name(name) && name.chars().count() > 3).then_some(name)
}

/// Strips what says which kind of company: 爱心企业, 省级龙头企业.
pub(super) fn without_attributes(text: &str) -> &str {
    let mut rest = text;
    let kinds = [
        "企业",
        "单位",
        "商家",
        "上市公司",
        "机构",
        "爱心组织",
        "公益组织",
        "社会组织",
    ];
    for word in kinds {
        if let Some(at) = rest.rfind(word)
            && let Some(behind) = rest.get(at + word.len()..)
            && behind.chars().count() > 2
            && ![
                "集团", "有限", "管理", "服务", "家", "联合", "协会", "股份", "公司", "总",
            ]
            .iter()
            .any(|word| behind.starts_with(word))
        {
            rest = behind;
        }
    }
    rest.trim_start_matches(['—', '-', '：', '“', '”', '、'])
}

/// The names of a list, if all of its items are names: 青石公司、云岭公司.
pub(super) fn list(text: &str, is_item: fn(&str) -> bool) -> Option<String> {
    let text = strip_end(text, &["等"]);
    let mut names: Vec<&str> = Vec::new();
    for item in text.split('、') {
        // A conjunction joins the last two.
        let item = item.strip_prefix("以及").unwrap_or(item);
        let parts: Vec<&str> = match ["以及", "和", "与", "及"]
            .iter()
            .find_map(|word| item.split_once(word))
        {
            Some((left, right)) if is_item(left) && is_item(right) => vec![left, right],
            _ => vec![item],
        };
        for part in parts {
            let part = without_roles(without_attributes(part));
            if !is_item(part) {
                return None;
            }
            names.push(part);
        }
    }
    Some(names.join("、"))
}

/// Strips roles in an association from the start: 副会长单位.
pub(super) fn without_roles(text: &str) -> &str {
    let mut rest = text;
    for role in ROLES {
        if let Some(at) = rest.rfind(role)
            && let Some(behind) = rest.get(at + role.len()..)
            && behind.chars().count() > 1
        {
            rest = behind;
        }
    }
    rest.trim_start_matches(['—', '-', '：', '“', '”', '、', '（', '）'])
}

/// A person that a text names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Person<'a> {
    pub(super) name: &'a str,
    /// The words before the name and its title.
    pub(super) before: &'a str,
}

/// The person whom a text ends with: 青石公司董事长李四, 张三先生, 王五会长.
pub(super) fn person(text: &str) -> Option<Person<'_>> {
    let bare = strip_end(
        text,
        &[
            "个人", "本人", "自己", "一家", "夫妇", "夫妻", "等人", "亲自",
        ],
    );
    let ended = PERSON_ENDS.iter().find(|end| bare.ends_with(**end));
    let name = ended.map_or(bare, |end| bare.strip_suffix(end).unwrap_or(bare));
    let at = TITLES
        .iter()
        .filter_map(|title| Some(name.rfind(title)? + title.len()))
        .max();
    if let Some(at) = at {
        let (before, name) = name.split_at_checked(at)?;
        let name = name.trim_start_matches(['、', '，', '：', '—']);
        if name.is_empty() && ended.is_none() {
            // 王五会长.
            let title = TITLES.iter().filter(|title| before.ends_with(**title));
            let longest = title.max_by_key(|title| title.len())?;
            let name = before.strip_suffix(longest)?;
            return is_person(name).then_some(Person { name, before: "" });
        }
        let full = bare.get(at..)?.trim_start_matches(['、', '，', '：', '—']);
        let name = if name.chars().count() < 2 { full } else { name };
        let known = is_person(name)
            || name.contains('、') && name.split('、').all(is_person)
            || ended.is_some() && begins_as_person(name);
        return known.then_some(Person { name, before });
    }
    if ended.is_none() && bare.len() < text.len() && is_person(bare) {
        // 黎明个人.
        let (name, before) = (bare, "");
        return Some(Person { name, before });
    }
    let end = ended?;
    // 热心会员李女士, 张三先生.
    let mut starts = name.char_indices().rev().take(3).map(|(at, _)| at);
    let at = starts
        .by_ref()
        .filter(|at| name.get(*at..).is_some_and(begins_as_person))
        .last()?;
    let (before, short) = name.split_at_checked(at)?;
    let name = match short.chars().count() {
        1 => bare.get(at..at + short.len() + end.len())?,
        _ => short,
    };
    Some(Person { name, before })
}

/// The persons of a list in which each has a title: 会长张三、秘书长李四.
pub(super) fn persons(text: &str) -> Option<String> {
    let names: Option<Vec<&str>> = text
        .split('、')
        .map(|item| Some(person(item)?.name))
        .collect();
    let names = names.filter(|names| names.len() > 1)?;
    Some(names.join("、"))
}

/// Whether a text has the shape of a person's full name.
pub(super) fn is_person(text: &str) -> bool {
    let length = text.chars().count();
    begins_as_person(text)
        && is_name(text)
        && !words::has(text, NO_WORD_OF_PERSON)
        && match COMPOUND_SURNAMES.iter().any(|name| text.starts_with(name)) {
            true => (3..=4).contains(&length),
            false => (2..=3).contains(&length),
        }
}

/// The person whom a text begins with, behind a title: 会长李四带领….
pub(super) fn person_at_start(text: &str) -> Option<&str> {
    let title = TITLES
        .iter()
        .filter_map(|title| Some((text.find(title)?, title)));
    let (at, title) = title.min_by_key(|(at, title)| (*at, std::cmp::Reverse(title.len())))?;
    let behind = text.get(at + title.len()..)?;
    [3, 2].iter().find_map(|length| {
        let end = behind
            .char_indices()
            .nth(*length)
            .map_or(behind.len(), |(end, _)| end);
        let (name, rest) = behind.split_at_checked(end)?;
        let goes_on = [
            "带", "率", "向", "通过", "个人", "捐", "也", "又", "、", "，", "还", "组织", "积极",
            "主动", "第一", "为", "以", "在", "自", "代表", "委托", "将", "把", "宣布", "表示",
            "与", "及", "得知", "联系", "先后", "一次", "再", "出资", "说", "同志", "先生", "女士",
            "从", "购", "专", "亲", "等",
        ];
        let ends = rest.is_empty() || goes_on.iter().any(|word| rest.starts_with(word));
        (ends && is_person(name)).then_some(name)
    })
}

fn begins_as_person(text: &str) -> bool {
    COMPOUND_SURNAMES.iter().any(|name| text.starts_with(name))
        || text.chars().next().is_some_and(|c| SURNAMES.contains(c))
}

/// The staff that a text names, without how many: 协会秘书处全体人员.
pub(super) fn staff_name(text: &str) -> Option<String> {
    let mut name = text.to_owned();
    for word in ["全体", "广大", "各位", "部分", "其他"] {
        name = name.replace(word, "");
    }
    if let Some(at) = words::first_of(&name, &["交纳", "缴纳", "上缴", "缴存"]) {
        name.truncate(at);
    }
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '余' || c == '多');
    let bare = strip_start(bare, &["名", "位", "个", "及", "其"]);
    let clear = is_name(bare) && !words::has(bare, &["、", "和", "与", "及"]);
    clear.then(|| bare.to_owned())
}

/// The company for which somebody acts: 青石公司董事长李四代表公司.
pub(super) fn represented(text: &str) -> Option<&str> {
    let acts = [
        "代表公司",
        "代表企业",
        "代表集团",
        "代表单位",
        "以公司名义",
        "以企业名义",
    ];
    let at = words::first_of(text, &acts)?;
    company_at_start(without_roles(without_attributes(text.get(..at)?)))
}
