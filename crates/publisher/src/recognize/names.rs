//! Words by which a text is, or is not, the name of an organisation.

use super::words;

/// Endings of organisations' names. Longer ones come first if one ends with
/// another.
pub const ENDS: [&str; 48] = [
    "红十字会",
    "慈善会",
    "校友会",
    "同乡会",
    "协会",
    "学会",
    "商会",
    "联合会",
    "促进会",
    "研究会",
    "联谊会",
    "基金会",
    "总会",
    "公会",
    "工会",
    "理事会",
    "委员会",
    "秘书处",
    "质协",
    "分会",
    "研究院",
    "研究所",
    "设计院",
    "科学院",
    "学院",
    "大学",
    "医院",
    "中心",
    "集团",
    "有限责任公司",
    "股份有限公司",
    "有限公司",
    "公司",
    "总公司",
    "分公司",
    "党支部",
    "党委",
    "办公室",
    "编辑部",
    "宣传部",
    "管理局",
    "监管局",
    "监督管理局",
    "总局",
    "工厂",
    "机构",
    "联盟",
    "银行",
];

/// Further endings of publishers' names.
const OFFICES: [&str; 36] = [
    "部", "处", "處", "室", "局", "厅", "委", "院", "会", "會", "组", "組", "科", "社", "办", "所",
    "站", "队", "联", "镇", "乡", "街道", "政府", "政协", "人大", "厂", "校", "小学", "中学", "馆",
    "支行", "分行", "园区", "新区", "总社", "妇联",
];

/// The same in English.
const LATIN: [&str; 13] = [
    "association",
    "society",
    "office",
    "committee",
    "department",
    "commerce",
    "federation",
    "institute",
    "council",
    "secretariat",
    "center",
    "centre",
    "foundation",
];

/// What happens in a headline, and in no name: 甲市商会召开年会.
const EVENTS: [&str; 45] = [
    "召开",
    "举行",
    "举办",
    "开展",
    "走进",
    "助力",
    "捐赠",
    "捐款",
    "捐资",
    "捐物",
    "成立",
    "参加",
    "出席",
    "慰问",
    "走访",
    "奔赴",
    "驰援",
    "携手",
    "落实",
    "强化",
    "扎实",
    "积极",
    "全力",
    "紧急",
    "迅速",
    "赴",
    "组织会员",
    "组织开",
    "当选",
    "荣获",
    "获得",
    "联合开",
    "开启",
    "启动",
    "战“疫”",
    "齐心",
    "情系",
    "向会员",
    "致函",
    "致信",
    "致全",
    "致读者",
    "致敬",
    "同心抗",
    "同心协",
];

/// Whether a short line is nothing but the name of an organisation or office.
pub fn is_name(text: &str) -> bool {
    let trimmed = words::trim(text);
    if trimmed.is_ascii() {
        let last = trimmed.rsplit(' ').next().unwrap_or_default();
        let several = trimmed.contains(' ') && trimmed.len() <= 80;
        return several && LATIN.iter().any(|end| last.eq_ignore_ascii_case(end));
    }
    let text = words::squeeze(text);
    let len = text.chars().count();
    let marked = text.contains(|c| "，。！？；：、《》“”".contains(c));
    let ends = ENDS.iter().chain(&OFFICES).any(|end| text.ends_with(end));
    let event = is_event(&text) || MEETINGS.iter().any(|end| text.ends_with(end));
    (3..=40).contains(&len) && !marked && ends && !event && !is_pronoun(&text)
}

/// Whether a text says what somebody does.
pub fn is_event(text: &str) -> bool {
    EVENTS.iter().any(|word| text.contains(word))
}

/// 咱们商会, 该公司, 各会员单位: words for an organisation that name none.
pub fn is_pronoun(name: &str) -> bool {
    PRONOUNS.iter().any(|word| name.starts_with(word))
        || GENERIC.contains(&name)
        || is_counted(name)
        || name.strip_prefix(is_first).is_some_and(|rest| {
            let short = rest.chars().count() <= 4;
            short && ENDS.iter().chain(&OFFICES).any(|end| rest == *end)
        })
}

/// A character that makes no name of 商会 alone: 该商会, 众商会. 本溪市 is a place.
fn is_first(c: char) -> bool {
    "本贵我该此这那某各其众诸每两多数几全大小老新好爱".contains(c)
}

/// 31家直属商会, 三个协会
fn is_counted(name: &str) -> bool {
    const NUMERALS: &str = "0123456789０１２３４５６７８９一二三四五六七八九十百千两数多余几";
    let rest = name.trim_start_matches(|c| NUMERALS.contains(c));
    rest.len() < name.len() && rest.starts_with(['家', '个', '名', '位'])
}

/// What ends like an organisation, and is a meeting or a word of its own.
const MEETINGS: [&str; 34] = [
    "年会",
    "大会",
    "例会",
    "座谈会",
    "发布会",
    "交流会",
    "研讨会",
    "推进会",
    "视频会",
    "动员会",
    "表彰会",
    "报告会",
    "见面会",
    "茶话会",
    "洽谈会",
    "博览会",
    "总结会",
    "工作会",
    "启动会",
    "培训会",
    "说明会",
    "通气会",
    "机会",
    "社会",
    "全部",
    "内部",
    "外部",
    "干部",
    "局部",
    "到处",
    "好处",
    "之处",
    "用处",
    "各处",
];

/// Kinds of organisations.
const GENERIC: [&str; 28] = [
    "基金会",
    "联合会",
    "促进会",
    "联谊会",
    "基层工会",
    "企业工会",
    "行业协会",
    "行业商会",
    "行业学会",
    "异地商会",
    "直属商会",
    "直属协会",
    "基层商会",
    "地方商会",
    "乡镇商会",
    "街道商会",
    "商协会",
    "社会组织",
    "会员公司",
    "成员公司",
    "企业集团",
    "国有公司",
    "民营公司",
    "上市公司",
    "有限公司",
    "分公司",
    "子公司",
    "总公司",
];

const PRONOUNS: [&str; 51] = [
    "当地",
    "本地",
    "属地",
    "两级",
    "三级",
    "全省",
    "全市",
    "全县",
    "全区",
    "全行业",
    "咱们",
    "咱",
    "我们",
    "我会",
    "我市",
    "我省",
    "我县",
    "我区",
    "我国",
    "我局",
    "我单位",
    "他们",
    "她们",
    "它们",
    "你们",
    "您",
    "大家",
    "该",
    "此次",
    "这家",
    "这些",
    "这个",
    "那家",
    "那些",
    "每家",
    "每个",
    "各",
    "全体",
    "广大",
    "所有",
    "有关",
    "相关",
    "上述",
    "多家",
    "许多",
    "不少",
    "一些",
    "部分",
    "众多",
    "以上",
    "其他",
];
