//! The words that say that something was given or waived. To teach the
//! publisher another word, add it to its table.

/// What a word before or after a sum says about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sense {
    /// It was given.
    Give,
    /// It was collected: a gift if the sentence is about charity.
    Collect,
    /// A fee was not taken.
    Waive,
    /// A fee was lowered: a waiver if the text names the fee.
    Lower,
    /// A fee was taken and paid back.
    Return,
    /// A fee may be paid later: neither given nor waived.
    Defer,
    /// It was spent or arranged: a gift only if the clause says so, too.
    Arrange,
    /// Money of another kind, or words that look like giving but are not.
    Else,
}

use Sense::{Arrange, Collect, Defer, Else, Give, Lower, Return, Waive};

/// Words and their senses. The one that ends last before a sum decides, and the
/// longer one if several end there or one contains the other.
pub(super) const SENSES: &[(&str, Sense)] = &[
    ("捐", Give),
    ("捐款", Give),
    ("捐物", Give),
    ("捐赠", Give),
    ("捐助", Give),
    ("捐资", Give),
    ("捐资助学", Give),
    ("捐献", Give),
    ("捐出", Give),
    ("善款", Give),
    ("爱心款", Give),
    ("爱心", Give),
    ("赠送", Give),
    ("赠予", Give),
    ("赠与", Give),
    ("赠给", Give),
    ("援助", Give),
    ("支援", Give),
    ("驰援", Give),
    ("转赠", Give),
    ("送去", Give),
    ("送来", Give),
    ("送上", Give),
    ("捐赠支出", Give),
    ("捐款支出", Give),
    ("募捐", Collect),
    ("募集", Collect),
    ("募得", Collect),
    ("筹集", Collect),
    ("筹得", Collect),
    ("筹款", Collect),
    ("筹措", Collect),
    ("减免", Waive),
    ("免收", Waive),
    ("免除", Waive),
    ("免去", Waive),
    ("免交", Waive),
    ("免缴", Waive),
    ("免征", Waive),
    ("豁免", Waive),
    ("减收", Waive),
    ("少收", Waive),
    ("减半收取", Waive),
    ("减半", Waive),
    ("减交", Waive),
    ("减缴", Waive),
    ("少交", Waive),
    ("少缴", Waive),
    ("免了", Waive),
    ("全免", Waive),
    ("减租", Waive),
    ("降租", Waive),
    ("不收取", Waive),
    ("不再收取", Waive),
    ("停收", Waive),
    ("停止收取", Waive),
    ("暂停收取", Waive),
    ("免于收取", Waive),
    ("免于缴纳", Waive),
    ("免予缴纳", Waive),
    ("取消收取", Waive),
    ("降低", Lower),
    ("下调", Lower),
    ("调低", Lower),
    ("下浮", Lower),
    ("优惠", Lower),
    ("让利", Lower),
    ("减负", Lower),
    ("减轻", Lower),
    ("减少", Lower),
    ("打折", Lower),
    ("免会费", Waive),
    ("免年费", Waive),
    ("免租", Waive),
    ("返还", Return),
    ("退还", Return),
    ("退回", Return),
    ("缓缴", Defer),
    ("缓收", Defer),
    ("缓交", Defer),
    ("延缴", Defer),
    ("延期缴纳", Defer),
    ("延期交纳", Defer),
    ("延期收取", Defer),
    ("延后缴纳", Defer),
    ("延迟缴纳", Defer),
    ("推迟缴纳", Defer),
    ("延缓缴纳", Defer),
    ("暂缓缴纳", Defer),
    ("暂缓收取", Defer),
    ("暂不收取", Defer),
    ("延期至", Defer),
    ("延期到", Defer),
    ("顺延", Defer),
    ("延长至", Defer),
    ("联系", Arrange),
    ("协调", Arrange),
    ("对接", Arrange),
    ("组织", Arrange),
    ("争取", Arrange),
    ("引进", Arrange),
    ("采购", Arrange),
    ("购买", Arrange),
    ("购置", Arrange),
    ("投入", Arrange),
    ("出资", Arrange),
    ("斥资", Arrange),
    ("耗资", Arrange),
    ("花费", Arrange),
    ("拿出", Arrange),
    ("列支", Arrange),
    ("挤出", Arrange),
    ("筹资", Arrange),
    ("安排", Arrange),
    ("资助", Arrange),
    ("赞助", Arrange),
    ("拨出", Arrange),
    ("拨付", Arrange),
    ("下拨", Arrange),
    ("划拨", Arrange),
    ("调拨", Arrange),
    ("调集", Arrange),
    ("拨款", Arrange),
    ("投资", Else),
    ("产值", Else),
    ("产量", Else),
    ("合同", Else),
    ("订单", Else),
    ("签约", Else),
    ("协议", Else),
    ("贷款", Else),
    ("放贷", Else),
    ("授信", Else),
    ("融资", Else),
    ("基金", Else),
    ("收入", Else),
    ("增加", Else),
    ("增长", Else),
    ("消费帮扶", Else),
    ("产业投资", Else),
    ("节约", Else),
    ("节省", Else),
    ("营业", Else),
    ("销售", Else),
    ("利润", Else),
    ("利税", Else),
    ("纳税", Else),
    ("税收", Else),
    ("罚款", Else),
    ("罚没", Else),
    ("预算", Else),
    ("成本", Else),
    ("损失", Else),
    ("补贴", Else),
    ("补助", Else),
    ("奖金", Else),
    ("奖励", Else),
    ("发放", Else),
    ("使用", Else),
    ("支出", Else),
    ("动用", Else),
    ("管理", Else),
    ("支付", Else),
    ("结余", Else),
    ("余额", Else),
    ("效益", Else),
    ("涉及", Else),
    ("金额涉", Else),
    ("惠及", Else),
    ("覆盖", Else),
    ("服务", Else),
    ("参与", Else),
    ("阅读", Else),
    ("注册资本", Else),
    ("资产", Else),
    ("法律援助", Else),
    ("援助合同", Else),
    ("赠品", Else),
    ("募捐箱", Else),
    ("捐款箱", Else),
    ("捐躯", Else),
    ("规模", Else),
    ("工资", Else),
    ("保证金", Else),
    ("报销", Else),
    ("理赔", Else),
    ("赔款", Else),
    ("押金", Else),
];

/// Words for paying from one's own purse: a gift if its clause says for whom.
pub(super) const FUNDED: &[&str] = &[
    "出资", "斥资", "投入", "拿出", "列支", "挤出", "筹资", "安排", "资助", "拨出", "赞助", "筹措",
    "调集", "调拨",
];

/// For whom or what a gift is.
pub(super) const CHARITABLE: &[&str] = &[
    "捐",
    "赠",
    "送给",
    "送往",
    "送到",
    "送抵",
    "送去",
    "送至",
    "支援",
    "援助",
    "驰援",
    "灾",
    "抗疫",
    "防疫",
    "抗击",
    "抗洪",
    "防汛",
    "帮扶",
    "扶贫",
    "脱贫",
    "贫困",
    "困难群众",
    "困难家庭",
    "困难学生",
    "困难户",
    "助学",
    "助困",
    "助残",
    "敬老",
    "慈善",
    "公益",
    "爱心",
    "红十字",
    "医院",
    "医护",
    "一线",
    "福利院",
    "敬老院",
    "养老院",
    "社区",
    "小学",
    "中学",
    "学校",
    "学生",
    "村道",
    "村路",
    "村民",
    "乡村",
    "山村",
    "村小",
    "隔离点",
    "卡点",
    "民警",
    "慰问",
    "援建",
    "捐建",
];

/// Words for spending on one's own business.
pub(super) const BUSINESS: &[&str] = &[
    "研发",
    "生产线",
    "产能",
    "技改",
    "技术改造",
    "厂房",
    "扩建",
    "设备更新",
    "装修",
    "网站",
    "平台建设",
    "经营",
    "办公楼",
    "办公用房",
    "办公设备",
    "办公室",
];

/// Fees that are said of anything.
pub(super) const WIDE_FEES: &[&str] = &["费用", "税费", "利息", "税", "费"];

/// Words that take a gift back, or say that none was made.
pub(super) const CANCELLED: &[&str] = &[
    "取消", "终止", "撤回", "撤销", "收回", "中止", "放弃", "未能", "未予", "停止", "暂停", "退回",
];

/// What may stand between such a word and the gift.
pub(super) const CANCELLED_WHAT: &[&str] = &[
    "了",
    "向",
    "对",
    "给",
    "原定",
    "原计划",
    "此前",
    "已",
    "全部",
    "计划",
    "拟",
    "这笔",
];

/// Words after a sum that make it a plan.
pub(super) const PLANNED_BEHIND: &[&str] = &[
    "的计划",
    "的申请",
    "的意向",
    "的打算",
    "的承诺",
    "的倡议",
    "的建议",
    "的目标",
    "的预算",
    "捐款计划",
    "捐赠计划",
    "捐赠意向",
];

/// Words for what was done with money that was received.
pub(super) const SPENT_ON: &[&str] = &[
    "拨付", "下拨", "划拨", "用于", "用来", "用作", "作为", "购置", "购买", "采购", "慰问", "使用",
    "支出", "结余", "发放", "支付", "定向",
];

/// A word with another after it that says nothing about the sum: 贷款利息 can be
/// waived, and so can a 服务费.
pub(super) const NOT_ELSE: &[(&str, &[&str])] = &[
    ("贷款", &["利息"]),
    ("资助", &["金额"]),
    ("服务", &["费"]),
    ("管理", &["费"]),
    ("合同", &["违约金"]),
    ("基金", &["会"]),
    ("援助", &["案"]),
    ("爱心", &["企业", "人士", "单位", "商家", "志愿"]),
    ("联系", &["会员", "电话"]),
    ("组织", &["部"]),
];

/// Words right before 捐款 that say that it is spent, not given.
pub(super) const SPENT: &[&str] = &[
    "使用", "支出", "发放", "支付", "拨付", "下拨", "划拨", "调拨", "动用", "管理",
];

/// Words that a sentence must contain for something collected to be a gift:
/// 筹集资金5000万元建设厂房 is not one.
pub(super) const CHARITY: &[&str] = &[
    "捐",
    "善款",
    "爱心",
    "慈善",
    "公益",
    "疫",
    "灾",
    "款物",
    "救助",
    "帮扶",
    "扶贫",
    "困难",
    "支援",
    "援助",
    "驰援",
    "红十字",
    "义卖",
    "资助",
    "助学",
    "慰问",
    "儿童",
    "孤寡",
    "残疾",
];

/// Words after a sum that say it was given.
pub(super) const GIVEN: &[&str] = &[
    "捐", "赠送", "赠予", "赠与", "赠给", "支援", "援助", "驰援", "送往", "发往", "运往",
];

/// Gifts in kind.
pub(super) const GOODS: &[&str] = &[
    "物资",
    "款物",
    "善款",
    "药品",
    "口罩",
    "防护服",
    "消毒",
    "器械",
    "呼吸机",
    "食品",
];

/// Not given, or not yet.
pub(super) const PLANNED: &[&str] = &[
    "意向",
    "拟",
    "计划",
    "预计",
    "将捐",
    "将再捐",
    "将免",
    "将减",
    "将向",
    "即将",
    "承诺",
    "倡议",
    "号召",
    "呼吁",
    "建议",
    "力争",
    "目标",
    "打算",
    "鼓励",
    "倡导",
    "认捐",
    "若",
    "如果",
    "凡",
    "是否",
    "未捐",
    "不捐",
    "没有捐",
    "未免",
    "不免",
    "避免",
    "将再",
    "将于",
    "将分",
    "将投入",
    "将拿出",
    "将出资",
    "将拨",
    "将筹",
    "将安排",
    "将继续捐",
    "将陆续",
    "申请捐",
    "有意捐",
    "有意向",
    "准备捐",
    "有望",
    "希望",
    "力求",
    "一旦",
    "如旱情",
    "从未",
    "并未",
    "尚未",
    "没有",
    "网传",
    "将从",
    "将把",
    "表示将",
];

/// A sum for each.
pub(super) const EACH: &[&str] = &[
    "最高",
    "最低",
    "最多捐",
    "最少捐",
    "单笔",
    "各捐",
    "各自捐",
    "各向",
    "各出",
    "各筹",
    "各募",
    "各赠",
    "每家",
    "每人",
    "每户",
    "每位",
    "每名",
    "每个",
    "每会员",
    "每年",
    "每月",
    "每天",
    "每日",
    "人均",
    "户均",
    "平均",
    "每单位",
    "每企业",
    "每只",
    "每吨",
    "每套",
    "最多的",
    "最少的",
    "捐款最多",
    "捐赠最多",
    "每箱",
    "每件",
    "每台",
    "每份",
    "每斤",
    "每公斤",
    "每株",
    "每瓶",
    "每期",
    "每次",
    "每亩",
    "单价",
    "均捐",
    "均向",
    "均出",
    "人人捐",
    "捐满",
    "满额",
    "多在",
];

/// Words that introduce parts.
pub(super) const PART: &[&str] = &["其中包括", "其中", "包括", "分别为", "分别是", "包含", "含"];

/// Words that introduce a total of the sums before it.
pub(super) const TOTAL: &[&str] = &[
    "合计",
    "共计",
    "总计",
    "累计",
    "总额",
    "总金额",
    "总共",
    "一共",
    "总价值",
    "总值",
    "共",
];

/// Words that say that a sum is a total.
pub(super) const IN_ALL: &[&str] = &[
    "累计",
    "共",
    "合计",
    "总计",
    "总额",
    "总金额",
    "总价值",
    "总值",
    "总数",
    "达",
    "超过",
    "突破",
    "收到",
    "接收",
    "接受",
    "募集",
    "募得",
    "筹集",
    "筹得",
    "筹款",
    "增至",
    "增加到",
    "升至",
    "上升到",
    "上升至",
    "上升为",
    "增加至",
];

/// Words that say that a total is of all there is.
pub(super) const OF_ALL: &[&str] = &[
    "截至",
    "截止",
    "累计",
    "总额",
    "总计",
    "合计",
    "共计",
    "以上",
    "上述",
    "总共",
    "统计",
    "至此",
    "到目前",
    "目前",
    "总价值",
    "总金额",
];

/// Words that say that a sum comes on top of others.
pub(super) const MORE: &[&str] = &[
    "再", "又", "另", "还", "此外", "新增", "追加", "随后", "同时",
];

/// Words for one more gift of the same giver.
pub(super) const ONE_MORE: &[&str] = &[
    "再次",
    "第二次",
    "第三次",
    "第二批",
    "第三批",
    "追加",
    "再捐",
    "又捐",
    "另捐",
];

/// How a sentence begins that divides what was told before.
pub(super) const SHARE: &[&str] = &[
    "其中",
    "在全部",
    "在所有",
    "在上述",
    "在以上",
    "在这些",
    "在总",
    "上述捐",
    "这些捐",
    "全部捐",
    "从构成",
    "从类别",
];

/// Words that refer to what was told before.
pub(super) const TOLD: &[&str] = &[
    "上述", "前述", "以上", "这笔", "该笔", "这批", "此笔", "这些", "上文", "该批",
];

/// Words for handing on what was given.
pub(super) const HANDED: &[&str] = &[
    "移交",
    "转交",
    "转赠",
    "转给",
    "转入",
    "转至",
    "转账",
    "送达",
    "汇入",
    "汇至",
    "汇往",
    "到账",
    "已全部",
    "全部用于",
    "已拨",
    "发放到",
    "运抵",
    "交付",
];

/// Words between a gift and its value.
pub(super) const VALUE: &[&str] = &[
    "市场",
    "总价值",
    "价值",
    "折合",
    "折价",
    "折款",
    "总值",
    "市值",
    "合计",
    "共计",
    "总计",
    "累计",
    "总额",
    "金额",
    "总金额",
    "总共",
    "一共",
    "约合",
    "共",
    "达",
    "达到",
    "为",
    "人民币",
    "计",
    "和",
    "及",
    "以及",
    "另",
    "另有",
    "还有",
    "并有",
    "等",
    "防疫",
    "抗疫",
    "医疗",
    "医用",
    "防护",
    "生活",
    "急需",
    "紧缺",
    "各类",
    "物资",
    "款物",
    "药品",
    "口罩",
    "防护服",
    "消毒液",
    "设备",
    "器械",
    "现金",
    "资金",
    "善款",
    "款",
    "食品",
    "蔬菜",
    "物品",
    "用品",
    "其他",
    "、",
    "的",
    "总价",
    "依次为",
    "依次",
    "价款",
    "货值",
    "计价",
    "估值",
    "估价",
    "折价约",
    "合",
    "已",
    "总",
    "近",
    "仅",
    "就",
    "人民币共",
];

/// Fees that can be waived, longer names first.
pub(super) const FEES: &[&str] = &[
    "会员费",
    "会费",
    "年费",
    "布展费",
    "摊位费",
    "参会费",
    "会议费",
    "会务费",
    "审核费",
    "鉴定费",
    "考试费",
    "考务费",
    "证书费",
    "标准费",
    "宣传费",
    "广告费",
    "加盟费",
    "技术服务费",
    "入会费",
    "培训费",
    "认证费",
    "服务费",
    "咨询费",
    "检测费",
    "检验费",
    "评审费",
    "评价费",
    "注册费",
    "报名费",
    "展位费",
    "参展费",
    "管理费",
    "手续费",
    "场地费",
    "租金",
    "房租",
    "利息",
    "税费",
    "费用",
    "水电费",
    "电费",
    "保费",
    "学费",
    "物业费",
    "滞纳金",
    "违约金",
    "免租",
    "税",
    "费",
];

/// Units in which goods are counted.
pub(super) const UNITS: &[&str] = &[
    "只", "个", "箱", "桶", "吨", "件", "套", "台", "瓶", "副", "双", "批", "份", "盒", "公斤",
    "千克", "斤", "辆", "袋", "升", "支", "把", "包", "张", "片", "剂", "枚", "床", "顶", "部",
    "毫升", "粒", "本", "册",
];

/// Words after a number that counts no goods.
pub(super) const NOT_GOODS: &[&str] = &[
    "人", "名", "位", "家", "户", "次", "余人", "多人", "字", "公里", "平方", "米", "点击", "阅读",
    "粉丝", "条", "名", "场", "企业", "会员", "%", "％", "笔", "人次", "元", "点赞",
];

/// Whether a text names a fee, and not only 费 or 税.
pub(super) fn names_fee(text: &str) -> bool {
    let mut fees = FEES.iter().filter(|fee| !WIDE_FEES.contains(fee));
    fees.any(|fee| text.contains(fee))
}

/// Whether a text speaks of a fee. 消费 and 免费 are none.
pub(super) fn has_fee(text: &str) -> bool {
    let spoken = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            word != "费" || !before.ends_with(['消', '免', '经', '花', '浪', '党', '路'])
        })
    };
    names_fee(text) || WIDE_FEES.iter().any(|word| spoken(word))
}

/// Where the first of the words that `text` contains starts.
pub(super) fn first_of(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text.find(word)).min()
}

/// Whether `text` contains one of the words.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// A word of [`SENSES`] in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) sense: Sense,
}

/// Whether the words behind a word end the name of a company that it is part of:
/// 服务有限公司.
fn is_in_name(behind: &str) -> bool {
    let end = behind
        .char_indices()
        .take(LONGEST_NAME)
        .find(|(_, c)| !c.is_alphanumeric() || "向捐给为将把的".contains(*c))
        .map(|(at, _)| at);
    let name = match end.or_else(|| behind.char_indices().nth(LONGEST_NAME).map(|(at, _)| at)) {
        Some(end) => behind.get(..end).unwrap_or_default(),
        None => behind,
    };
    name.contains("有限公司") || name.contains("集团") || name.starts_with("公司")
}

/// How long the rest of a company's name may be, in characters.
const LONGEST_NAME: usize = 12;

/// All words of [`SENSES`] in a text, in order, none inside another.
pub(super) fn senses(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (word, sense) in SENSES {
        for (start, _) in text.match_indices(word) {
            let end = start + word.len();
            let behind = text.get(end..).unwrap_or_default();
            let undone = NOT_ELSE.iter().any(|(name, next)| {
                name == word && next.iter().any(|next| behind.starts_with(next))
            });
            if !undone && !(*sense == Else && is_in_name(behind)) {
                hits.push(Hit {
                    start,
                    end,
                    sense: *sense,
                });
            }
        }
    }
    hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let mut end = 0;
    hits.retain(|hit| {
        let free = hit.end > end;
        end = end.max(hit.end);
        free
    });
    hits
}

/// Strips words from the start of a text, as long as there are any.
pub(super) fn strip_start<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    loop {
        text = text.trim_start();
        let longest = words.iter().filter(|word| text.starts_with(**word));
        match longest.max_by_key(|word| word.len()) {
            Some(word) => text = text.get(word.len()..).unwrap_or_default(),
            None => return text,
        }
    }
}

/// Strips words from the end of a text, as long as there are any.
pub(super) fn strip_end<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    loop {
        text = text.trim_end();
        let longest = words.iter().filter(|word| text.ends_with(**word));
        match longest.max_by_key(|word| word.len()) {
            Some(word) => text = text.get(..text.len() - word.len()).unwrap_or_default(),
            None => return text,
        }
    }
}
