//! What an organisation did, in a few short labels.
//!
//! A label is proposed if one clause contains the words of a row of [`TABLE`]
//! in order, and its sentence is about the organisation and nobody else. To add
//! a label, add a row.

use super::donor::{Names, Subject};
use super::passage::Passage;
use super::phrase::planned;
use super::sentence::{self, Cut};
use bulletin::model::DonorKind;

/// The most labels for a section.
const MOST: usize = 6;

/// A label and the words for it: one of each group, in order, in one clause.
/// Narrower labels come before wider ones.
const TABLE: &[(&str, &[&[&str]])] = &[
    (
        "发布倡议",
        &[&["发布", "发出", "发起", "提出", "印发"], &["倡议"]],
    ),
    (
        "发布防疫信息",
        &[
            &["发布", "推送", "转发"],
            &[
                "防疫信息",
                "疫情信息",
                "防疫手册",
                "防护手册",
                "防疫资料",
                "防控知识",
            ],
        ],
    ),
    (
        "普及防疫知识",
        &[
            &["普及", "宣传", "科普"],
            &["防疫", "防护", "防控", "抗疫", "病毒", "疫情"],
            &["知识", "指南"],
        ],
    ),
    ("普及知识", &[&["普及", "科普"], &["知识"]]),
    (
        "宣传先进典型",
        &[&["宣传", "报道", "推广"], &["典型", "事迹"]],
    ),
    ("系列宣传报道", &[&["系列报道", "专题报道"]]),
    (
        "宣贯政策",
        &[&["宣贯", "宣传", "解读", "传达", "梳理"], &["政策"]],
    ),
    ("收集政策", &[&["收集", "汇编"], &["政策"]]),
    (
        "服务复工复产",
        &[
            &[
                "服务", "引导", "指导", "推进", "帮助", "助力", "支持", "做好", "发布",
            ],
            &["复工复产", "复产复工", "企业复工", "恢复生产"],
        ],
    ),
    ("问卷调查", &[&["问卷", "调研"]]),
    (
        "摸底调研",
        &[&["了解", "摸清", "摸排"], &["冲击", "影响", "困难", "需求"]],
    ),
    ("党员下沉社区", &[&["下沉社区", "下沉到社区"]]),
    ("志愿服务", &[&["参与", "开展", "组织"], &["志愿服务"]]),
    (
        "线上办公",
        &[&["线上办公", "居家办公", "远程办公", "网上办公", "在线办公"]],
    ),
    (
        "线上培训",
        &[
            &["线上", "在线", "网络", "云端"],
            &["培训", "课程", "讲座", "课堂"],
        ],
    ),
    (
        "组织培训",
        &[&["举办", "组织", "开展"], &["培训班", "专题培训", "培训"]],
    ),
    (
        "技术服务",
        &[&["提供"], &["技术服务", "技术支持", "技术咨询", "技术指导"]],
    ),
    ("一站式服务", &[&["提供"], &["一站式服务"]]),
    ("绿色通道", &[&["开辟", "开通", "设立"], &["绿色通道"]]),
    (
        "发起爱心捐助",
        &[
            &["发起", "开展", "组织", "启动", "号召", "动员"],
            &["捐助", "捐款", "捐赠", "募捐", "捐款捐物"],
        ],
    ),
    (
        "对接防疫物资",
        &[&["协调", "对接", "联系", "采购"], &["物资", "口罩"]],
    ),
    ("慰问一线", &[&["慰问"], &["一线", "医护", "困难", "社区"]]),
    ("制定标准", &[&["发布", "制定", "编制"], &["标准"]]),
    ("志愿消杀", &[&["消毒", "消杀"], &["社区", "园区", "小区"]]),
    (
        "融资服务",
        &[&["对接", "协调", "帮助"], &["融资", "贷款", "银行"]],
    ),
];

/// A fact of the section that is also a measure.
pub(super) struct MeasureFact {
    /// Index of the passage, and the byte of the quote in it.
    pub(super) at: (usize, usize),
    pub(super) label: &'static str,
}

/// The labels for a section, in the order of the text.
pub(super) fn propose(
    passages: &[(&Passage, &Cut)],
    names: &Names,
    facts: &[MeasureFact],
) -> Vec<String> {
    let mut found: Vec<((usize, usize), &'static str)> =
        facts.iter().map(|done| (done.at, done.label)).collect();
    for (index, (passage, cut)) in passages.iter().enumerate() {
        if passage.aside || found.len() > 200 {
            continue;
        }
        for sentence in &cut.sentences {
            let mut others = false;
            for clause in &sentence.clauses {
                let masked = cut.part(clause.range.clone());
                match names.topic(masked) {
                    Subject::Known(donor, _) => others = donor.kind != DonorKind::Organization,
                    Subject::None | Subject::Anaphor | Subject::Strange(_) => {}
                }
                let text = passage.text.get(clause.range.clone()).unwrap_or_default();
                if others || denied(text) {
                    continue;
                }
                let mut ends = Vec::new();
                for (label, groups) in TABLE {
                    // 开展线上培训 is one deed: the first row of the table that fits
                    // names it.
                    if let Some((at, end)) = says(text, groups)
                        && !ends.contains(&end)
                    {
                        ends.push(end);
                        found.push(((index, clause.range.start + at), *label));
                    }
                }
            }
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let mut labels: Vec<String> = Vec::new();
    for (_, label) in found {
        if labels.len() < MOST && !labels.iter().any(|other| other == label) {
            labels.push(label.to_owned());
        }
    }
    labels
}

/// Whether others asked for it, or it was not done.
fn denied(text: &str) -> bool {
    let text = text.trim_start_matches(sentence::MASK);
    [
        "响应", "根据", "按照", "要求", "不再", "未能", "取消", "暂停", "收到", "需要",
    ]
    .iter()
    .any(|word| text.contains(word))
        || (planned(text)
            && !text.contains("倡议")
            && !text.contains("号召")
            && !text.contains("建议"))
}

/// Where the groups of words start and end, if all occur in order.
fn says(text: &str, groups: &[&[&str]]) -> Option<(usize, usize)> {
    let mut from = 0;
    let mut first = None;
    for group in groups {
        let rest = text.get(from..)?;
        let (at, len) = group
            .iter()
            .filter_map(|word| rest.find(word).map(|at| (at, word.len())))
            .min()?;
        first.get_or_insert(from + at);
        from += at + len;
    }
    Some((first?, from))
}
