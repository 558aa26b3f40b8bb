//! Facts and measures proposed from texts as offices write them.

#[path = "shared/cpu.rs"]
mod cpu;
#[path = "facts/gifts.rs"]
mod gifts;
#[path = "facts/input.rs"]
mod input;
#[path = "facts/related.rs"]
mod related;
#[path = "facts/sound.rs"]
mod sound;
#[path = "facts/whole.rs"]
mod whole;

use bulletin::model::*;
use publisher::facts::propose;
use publisher::report::{Finding, Place};

/// An issue of 1 June 2021 with one section, about an invented association.
fn issue(blocks: Vec<Block>) -> Issue {
    let mut issue = empty();
    issue.sections.push(Section {
        id: "haizhou".to_owned(),
        title: "海州茶协在行动".to_owned(),
        organizations: vec![Organization {
            name: "海州市茶叶协会".to_owned(),
            short_name: Some("海州茶协".to_owned()),
            admin_code: None,
        }],
        blocks,
        measures: Vec::new(),
        facts: Vec::new(),
    });
    issue
}

fn empty() -> Issue {
    let value = serde_json::json!({
        "format": "bulletin/1", "id": "2021-7", "language": "zh-Hans",
        "periodical": { "name": "茶业", "kind": "简报" },
        "publisher": "海州市茶叶协会", "datePublished": "2021-06-01",
        "headline": "同心", "sections": []
    });
    let (issue, _) = bulletin::read::issue_from_slice(value.to_string().as_bytes()).unwrap();
    issue
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Inline::plain(text))
}

/// A fact on one line: `donation 10万元 companies:甲公司 < 总 @2021-02-07 «quote»`.
fn line(fact: &Fact, all: &[Fact]) -> String {
    let mut line = match fact.category {
        Category::Donation => "donation",
        Category::Waiver => "waiver",
        Category::Other => "other",
    }
    .to_owned();
    line += &format!(
        " {}",
        fact.amount.map_or("-".to_owned(), Amount::to_chinese)
    );
    line += match fact.donor.kind {
        DonorKind::Organization => " own",
        DonorKind::Members => " members",
        DonorKind::Companies => " companies",
        DonorKind::Public => " public",
        DonorKind::Unknown => " unknown",
    };
    if let Some(name) = &fact.donor.name {
        line += &format!(":{name}");
    }
    if let Some(total) = &fact.part_of {
        let total = all.iter().position(|other| other.id == *total);
        line += &format!(" <{}", total.expect("the total is there"));
    }
    if let Some(date) = fact.date {
        line += &format!(" @{}", date.to_iso());
    }
    if let Some(date) = fact.as_of {
        line += &format!(" until {}", date.to_iso());
    }
    line + &format!(" «{}»", fact.quote)
}

/// The proposals for a text of one section: facts, and the findings about sums
/// and givers, as `name detail`.
fn proposed(text: &str) -> (Vec<String>, Vec<String>) {
    let mut issue = issue(text.split('\n').map(paragraph).collect());
    let findings = propose(&mut issue);
    sound::holds(&issue);
    let facts = &issue.sections[0].facts;
    let lines = facts.iter().map(|fact| line(fact, facts)).collect();
    (lines, briefly(&findings))
}

fn briefly(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .filter(|finding| finding.kind.name != "measures-proposed")
        .map(|finding| {
            assert!(matches!(finding.place, Place::Issue(_)));
            format!("{} {}", finding.kind.name, finding.detail)
        })
        .collect()
}
