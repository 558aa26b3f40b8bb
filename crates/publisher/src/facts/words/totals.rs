//! Words that relate a sum to others.

/// Words that introduce parts.
pub(crate) const PART: &[&str] = &["其中包括", "其中", "包括", "分别为", "分别是", "包含", "含"];

/// Words that introduce a total of the sums before it.
pub(crate) const TOTAL: &[&str] = &[
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
pub(crate) const IN_ALL: &[&str] = &[
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
pub(crate) const OF_ALL: &[&str] = &[
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
pub(crate) const MORE: &[&str] = &[
    "再", "又", "另", "还", "此外", "新增", "追加", "随后", "同时",
];

/// Words for one more gift of the same giver.
pub(crate) const ONE_MORE: &[&str] = &[
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
pub(crate) const SHARE: &[&str] = &[
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
    "善款中",
    "捐款中",
    "资金中",
    "现金中",
    "款项中",
];

/// Words that refer to what was told before.
pub(crate) const TOLD: &[&str] = &[
    "上述", "前述", "以上", "这笔", "该笔", "这批", "此笔", "这些", "上文", "该批",
];

/// Words for handing on what was given.
pub(crate) const HANDED: &[&str] = &[
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
