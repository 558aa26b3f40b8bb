//! Issues of any size, always the same for the same size.

use serde_json::{Value, json};

/// Twelve sentences that could stand in a bulletin; each paragraph takes some.
const SENTENCES: [&str; 12] = [
    "协会把服务企业放在首位，逐户了解复工复产中的困难。",
    "各会员单位按照统一部署，把防控措施落实到每一个班组。",
    "质量工作者走进车间，同一线职工一起查找问题、改进工艺。",
    "线上培训班如期开课，两千多名学员在各自的岗位上听讲。",
    "志愿者分成三组，每天为社区送去口罩、消毒液和蔬菜。",
    "秘书处整理了常见问题，用问答的形式发给每一家企业。",
    "专家组连夜修订操作指南，第二天一早就送到了生产现场。",
    "几家企业联合起来，共用检测设备，缩短了交货的时间。",
    "党员干部带头值守，二十四小时轮班，没有一人缺岗。",
    "公众号开设专栏，先后刊发经验文章四十余篇。",
    "大家表示，越是困难的时候，越要把质量这根弦绷紧。",
    "下一步，协会将继续跟踪服务，及时回应会员单位的需求。",
];

/// What the measurements go to.
pub struct Sample {
    /// The issue's JSON.
    pub json: Value,
    /// How many paragraphs its text has.
    pub paragraphs: usize,
    /// Sections to jump to: one near the beginning, the middle and the end.
    pub sections: Vec<String>,
    /// A fact to see the evidence of.
    pub fact: String,
    /// A figure to open.
    pub figure: String,
}

/// An issue with so many paragraphs and figures, evenly spread over sections of
/// twenty paragraphs.
pub fn issue(paragraphs: usize, figures: usize) -> Sample {
    let count = paragraphs.div_ceil(20);
    let mut figure = 0;
    let sections: Vec<Value> = (0..count)
        .map(|section| {
            let mut blocks = Vec::new();
            for index in section * 20..paragraphs.min(section * 20 + 20) {
                blocks.push(json!({ "paragraph": paragraph(index) }));
                // Due as soon as the paragraphs have got that far.
                while figure < figures && (index + 1) * figures >= (figure + 1) * paragraphs {
                    figure += 1;
                    blocks.push(one_figure(figure));
                }
            }
            let yuan = (section + 1) * 10_000;
            let quote = format!("捐款{}万元", section + 1);
            blocks[0]["paragraph"] = format!("本节协会{quote}。{}", paragraph(section)).into();
            json!({
                "id": format!("section-{section}"),
                "title": format!("第{}节：同心协力办实事", section + 1),
                "organizations": [{ "name": format!("示例质量协会第{}分会", section + 1) }],
                "blocks": blocks,
                "facts": [{
                    "id": format!("fact-{section}"),
                    "category": "donation",
                    "quote": quote,
                    "amount": { "yuan": yuan.to_string(), "bound": "exact" },
                    "donor": { "kind": "organization" },
                }],
            })
        })
        .collect();
    let places = [1, count / 2, count - 1];
    Sample {
        json: json!({
            "format": "bulletin/1",
            "id": format!("bench-{paragraphs}"),
            "language": "zh-Hans",
            "periodical": { "name": "示例系统工作", "kind": "简报" },
            "issueNumber": 1,
            "publisher": "示例协会",
            "datePublished": "2020-03-01",
            "headline": format!("（示例）{paragraphs} 段的一期"),
            "lead": [],
            "sections": sections,
            "distribution": [],
        }),
        paragraphs,
        sections: places.map(|place| format!("section-{place}")).to_vec(),
        fact: format!("fact-{}", count / 2),
        figure: "figure-1".into(),
    }
}

/// Five sentences, about 120 characters.
fn paragraph(index: usize) -> String {
    (0..5)
        .map(|step| SENTENCES[(index * 7 + step * 5 + index / 12) % SENTENCES.len()])
        .collect()
}

fn one_figure(number: usize) -> Value {
    let name = number % 3 + 1;
    json!({ "figure": {
        "id": format!("figure-{number}"),
        "number": number,
        "label": format!("图 {number}"),
        "caption": "示例图片",
        "pictures": [{
            "src": format!("/data/2020-15/figures/{name}.jpg"),
            "width": 1600,
            "height": 1067,
            "alt": "示例图片",
            "sources": [{
                "src": format!("/data/2020-15/figures/{name}-480.webp"),
                "width": 480,
                "type": "image/webp",
            }],
        }],
    } })
}

/// Issue 15, with addresses that hold where the issue is given as data.
pub fn real(bytes: &[u8]) -> Sample {
    let text = String::from_utf8_lossy(bytes);
    let text = text.replace("\"figures/", "\"/data/2020-15/figures/");
    let json: Value = serde_json::from_str(&text).expect("the sample is JSON");
    let ids = |list: &Value| -> Vec<String> {
        let items = list.as_array().map_or(&[][..], Vec::as_slice);
        let ids = items.iter().filter_map(|item| item["id"].as_str());
        ids.map(str::to_owned).collect()
    };
    let sections = ids(&json["sections"]);
    let blocks = || json["sections"].as_array().into_iter().flatten();
    let paragraphs = blocks()
        .flat_map(|section| section["blocks"].as_array().into_iter().flatten())
        .filter(|block| block.get("paragraph").is_some())
        .count();
    let fact = blocks().flat_map(|section| ids(&section["facts"])).next();
    Sample {
        paragraphs,
        sections,
        fact: fact.expect("the sample has a fact"),
        figure: "figure-1".into(),
        json,
    }
}
