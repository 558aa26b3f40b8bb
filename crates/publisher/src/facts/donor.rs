//! Who gave, read from the words before the verb or from earlier clauses.

use super::sentence::MASK;
use super::words::{self, strip_end, strip_start};
use bulletin::model::{Donor, DonorKind};
use bulletin::province;

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

/// Words before a giver's name.
const LEAD: &[&str] = &[
    "其中包括",
    "其中",
    "包括",
    "此外",
    "除此之外",
    "另外",
    "同时",
    "并且",
    "并",
    "还",
    "另",
    "以及",
    "及",
    "和",
    "而",
    "则",
    "也",
    "随后",
    "目前",
    "近日",
    "日前",
    "据统计",
    "据不完全统计",
    "疫情期间",
    "疫情发生后",
    "疫情发生以来",
    "疫情当前",
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "六是",
    "第一",
    "第二",
    "第三",
    "第四",
    "分别为",
    "分别是",
    "由",
    "截至",
    "截止",
    "当日",
    "当天",
    "含",
    "“",
    "1.",
    "2.",
    "3.",
    "、",
    "（",
    "(",
    "[",
    "〔",
    "如",
    "有",
    "又",
    "先后",
    "各类",
];

/// Words between a giver's name and the verb.
const ADVERBS: &[&str] = &[
    "积极",
    "分批",
    "分两批",
    "分三批",
    "分期",
    "主动",
    "率先",
    "踊跃",
    "慷慨",
    "紧急",
    "自愿",
    "共",
    "共计",
    "累计",
    "总计",
    "合计",
    "已",
    "已经",
    "先后",
    "陆续",
    "再次",
    "又",
    "还",
    "也",
    "再",
    "第一时间",
    "迅速",
    "各",
    "分别",
    "定向",
    "无偿",
    "首批",
    "首次",
    "追加",
    "一次性",
    "自发",
    "带头",
    "共同",
    "筹资",
    "出资",
    "决定",
    "研究",
    "研究决定",
    "经研究决定",
    "现场",
    "及时",
    "立即",
    "当即",
    "主动作为",
    "慷慨解囊",
    "伸出援手",
    "，",
    "所",
    "的",
    "并",
    "将",
    "把",
    "为",
    "就",
    "率先垂范",
    "疫情",
    "抗疫",
    "防疫",
    "通过",
    "累计共",
    "全部",
    "另外",
    "另",
    "免费",
    "一共",
    "总共",
    "多次",
    "二次",
    "两次",
    "了",
    "等",
    "向",
    "给",
    "对",
    "共同",
    "等单位",
    "等企业",
    "主动为",
    "切实",
    "全额",
    "一律",
    "依法",
    "同意",
];

/// Staff and party members are not the organisation that they belong to.
const STAFF: &[&str] = &[
    "党员",
    "职工",
    "员工",
    "干部",
    "同志",
    "党支部",
    "党委",
    "工会",
    "团员",
    "志愿者",
    "个人",
    "董事长",
    "主席",
    "总裁",
    "先生",
    "女士",
    "企业家",
    "总经理",
    "秘书长",
    "理事长",
    "工作人员",
    "全体人员",
    "领导",
    "老师",
    "会长",
];

const MEMBERS: &[&str] = &[
    "会员单位",
    "会员企业",
    "会员",
    "理事单位",
    "会长单位",
    "成员单位",
    "各成员",
    "监事单位",
];

const PUBLIC: &[&str] = &[
    "社会各界",
    "爱心人士",
    "热心人士",
    "市民",
    "群众",
    "居民",
    "村民",
    "网友",
    "社会力量",
    "公众",
    "爱心企业和",
    "各界人士",
    "民众",
];

/// Endings of company names, and of nothing else.
const PLAIN_COMPANY: &[&str] = &[
    "公司", "集团", "药业", "制药", "钢管", "钢铁", "银行", "分行", "支行", "股份", "实业", "控股",
    "乳业", "酒业", "茶业", "置业", "物流", "石化", "重工",
];

/// Endings of company names that other words have, too.
const COMPANY: &[&str] = &[
    "医药", "钢", "科技", "电子", "电器", "电气", "化工", "生物", "食品", "汽车", "机械", "建工",
    "能源", "电力", "地产", "保险", "证券", "超市", "商场", "厂", "酒店", "纺织", "服饰", "家居",
    "水泥", "环保", "商贸", "贸易", "茶庄", "茶厂",
];

/// Words that say which companies or members, and how many.
const QUALIFIERS: &[&str] = &[
    "各",
    "各地",
    "各家",
    "广大",
    "全体",
    "全市",
    "全省",
    "全国",
    "我市",
    "我省",
    "我区",
    "本市",
    "本地",
    "众多",
    "许多",
    "不少",
    "多家",
    "数家",
    "部分",
    "有关",
    "相关",
    "家",
    "多",
    "该",
    "这些",
    "其他",
    "爱心",
    "协会",
    "我会",
    "本会",
    "及",
    "和",
    "名",
    "位",
    "重点",
    "骨干",
    "民营",
    "行业",
    "当地",
    "区域内",
    "的",
];

/// Companies without names.
const COMPANIES: &[&str] = &["企业", "商家", "公司"];

/// Words by which the organisation refers to itself.
const ITSELF: &[&str] = &[
    "协会",
    "本会",
    "我会",
    "秘书处",
    "学会",
    "商会",
    "联合会",
    "促进会",
    "质协",
    "该会",
    "本协会",
    "我协会",
    "市协会",
    "省协会",
    "区协会",
    "市质协",
    "省质协",
    "区质协",
    "我市质协",
    "我省质协",
    "两级协会",
];

/// Endings of other organisations' names.
const OTHERS: &[&str] = &[
    "协会",
    "学会",
    "商会",
    "联合会",
    "基金会",
    "促进会",
    "总会",
    "质协",
    "红十字会",
    "政府",
    "局",
    "厅",
    "委",
    "委员会",
    "中心",
    "研究院",
    "大学",
    "医院",
    "系统",
];

const ORGANISED: &[&str] = &[
    "组织", "动员", "发动", "带动", "带领", "引导", "号召", "牵头", "倡导", "联合", "协调", "协助",
];

const RECEIVED: &[&str] = &["收到", "接收", "接受", "获得", "享受", "受到", "获"];

/// Characters that no company's name contains.
const NO_NAME: &[&str] = &[
    "的", "了", "向", "与", "对", "给", "从", "引导", "帮", "动员", "支持", "助力", "促", "是",
    "联系", "服务", "积极", "为", "将", "把", "\u{1}", "“", "”", "，", "；", "。",
];

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
