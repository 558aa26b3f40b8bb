//! Sums that other sentences repeat, add up or divide, in a section and beyond,
//! and sums in tables.

use bulletin::model::*;
use bulletin::summary::{self, Column};
use publisher::facts::propose;

use crate::{briefly, issue, line, paragraph, sound};

/// The facts of a section, with what they repeat.
fn facts(section: &Section) -> Vec<String> {
    let facts = &section.facts;
    let lines = facts.iter().map(|fact| {
        let mut line = line(fact, facts);
        if let Some(repeats) = &fact.repeats {
            let at = facts.iter().position(|other| other.id == repeats.fact);
            line += &format!(" ={}", at.expect("what is repeated is there"));
        }
        line
    });
    lines.collect()
}

fn proposed(paragraphs: &[&str]) -> (Issue, Vec<String>) {
    let blocks = paragraphs.iter().map(|text| paragraph(text)).collect();
    let mut issue = issue(blocks);
    let findings = propose(&mut issue);
    sound::holds(&issue);
    (issue, briefly(&findings))
}

/// What the first section comes to once a person has confirmed all.
fn total(issue: &Issue) -> Option<String> {
    let mut issue = issue.clone();
    for fact in &mut issue.sections[0].facts {
        fact.proposed = false;
    }
    let summary = summary::summarize(&issue);
    let sum = &summary.rows[0].sums[Column::Donations];
    sum.amount.map(Amount::to_chinese)
}

#[test]
fn a_total_its_parts_and_their_repeats_count_once() {
    let (issue, findings) = proposed(&[
        "协会捐赠86.3万元。其中，捐赠现金60万元，职工捐款26.3万元。",
        "经研究，本部及所属企业集中捐款共计60万元。",
        "在全部捐款中，本部捐款32万元，所属青石公司捐款20万元。",
        "协会职工共捐款26.3万元。",
    ]);
    assert_eq!(
        facts(&issue.sections[0]),
        [
            "donation 86.3万元 own «协会捐赠86.3万元»",
            "donation 60万元 unknown <0 «捐赠现金60万元»",
            "donation 26.3万元 public:职工 <0 «职工捐款26.3万元»",
            "donation 60万元 unknown «本部及所属企业集中捐款共计60万元» =1",
            "donation 32万元 own <1 «本部捐款32万元»",
            "donation 20万元 companies:青石公司 <1 «所属青石公司捐款20万元»",
            "donation 26.3万元 public:协会职工 «协会职工共捐款26.3万元» =2",
        ]
    );
    assert_eq!(total(&issue).as_deref(), Some("86.3万元"));
    let expected = "fact-repeats 协会职工共捐款26.3万元 ↔ 职工捐款26.3万元";
    assert!(findings.iter().any(|f| f == expected), "{findings:?}");
}

#[test]
fn what_adds_up_is_a_total() {
    for (paragraphs, expected) in [
        // The parts come first, each in a sentence of its own.
        (
            vec![
                "青石公司捐款20万元。协会捐款3万元。",
                "以上两笔共计23万元，均已到账。",
            ],
            vec![
                "donation 20万元 companies:青石公司 <2 «青石公司捐款20万元»",
                "donation 3万元 own <2 «协会捐款3万元»",
                "donation 23万元 unknown «以上两笔共计23万元»",
            ],
        ),
        // The total comes first.
        (
            vec![
                "会员单位共捐款捐物50万元。捐款方面，理事单位捐出30万元。捐物方面，各单位送去的帐篷价值20万元。",
            ],
            vec![
                "donation 50万元 members «会员单位共捐款捐物50万元»",
                "donation 30万元 members <0 «理事单位捐出30万元»",
                "donation 20万元 unknown <0 «各单位送去的帐篷价值20万元»",
            ],
        ),
        // Divided twice.
        (
            vec![
                "会员单位共捐款50万元，其中现金30万元，物资20万元。按地区分，城区会员单位捐款35万元，县区会员单位捐款15万元。",
            ],
            vec![
                "donation 50万元 members «会员单位共捐款50万元»",
                "donation 30万元 unknown <0 «现金30万元»",
                "donation 20万元 unknown <0 «物资20万元»",
                "donation 35万元 members <0 «城区会员单位捐款35万元» =0",
                "donation 15万元 members <0 «县区会员单位捐款15万元» =0",
            ],
        ),
        // Nothing adds up here, so nothing is one.
        (
            vec![
                "青石公司捐款20万元。协会捐款3万元。",
                "以上两笔共计28万元。",
            ],
            vec![
                "donation 20万元 companies:青石公司 «青石公司捐款20万元»",
                "donation 3万元 own «协会捐款3万元»",
            ],
        ),
    ] {
        let (issue, _) = proposed(&paragraphs);
        assert_eq!(facts(&issue.sections[0]), expected, "{paragraphs:?}");
    }
}

#[test]
fn a_total_of_many_probably_holds_what_one_of_them_gave() {
    let (issue, findings) = proposed(&[
        "截至5月20日，会员企业累计捐款捐物320万元。",
        "会员单位青石公司捐款50万元。协会捐款5万元。",
    ]);
    assert_eq!(
        facts(&issue.sections[0]),
        [
            "donation 320万元 members until 2021-05-20 «会员企业累计捐款捐物320万元»",
            "donation 50万元 members:青石公司 <0 «会员单位青石公司捐款50万元»",
            "donation 5万元 own «协会捐款5万元»",
        ]
    );
    let expected = "fact-may-be-part 会员单位青石公司捐款50万元 ↔ 会员企业累计捐款捐物320万元";
    assert!(findings.iter().any(|f| f == expected), "{findings:?}");
}

#[test]
fn the_same_sum_of_another_giver_or_day_is_another_gift() {
    for text in [
        "青石公司捐款10万元。云岭公司捐款10万元。",
        "5月1日，协会捐款10万元。5月9日，协会捐款10万元。",
        "协会捐款10万元。协会再次捐款10万元。",
        "协会捐款10万元。会员单位捐款10万元。",
        "青石公司捐赠10万元及10万元的口罩。",
    ] {
        let (issue, _) = proposed(&[text]);
        let facts = facts(&issue.sections[0]);
        assert_eq!(facts.len(), 2, "{facts:?}");
        assert!(facts.iter().all(|fact| !fact.contains(" =")), "{facts:?}");
        assert_eq!(total(&issue).as_deref(), Some("20万元"), "{text}");
    }
}

#[test]
fn the_sections_are_the_parts_of_the_leads_total() {
    let mut issue = issue(vec![paragraph("协会捐款6万元，会员单位捐款44万元。")]);
    issue.lead = vec![paragraph("全省茶业系统累计捐款50万元。")];
    let findings = propose(&mut issue);
    sound::holds(&issue);
    let total = &issue.facts[0].id;
    for fact in &issue.sections[0].facts {
        assert_eq!(fact.part_of.as_ref(), Some(total));
    }
    let findings = briefly(&findings);
    assert!(!findings.iter().any(|f| f.starts_with("lead-may-be-total")));
}

#[test]
fn words_that_spaces_spread_out_are_read() {
    let (issue, _) = proposed(&["协 会 捐 款 1 2 . 5 万 元 ， 免 收 会 费 。"]);
    assert_eq!(
        facts(&issue.sections[0]),
        [
            "donation 12.5万元 own «协 会 捐 款 1 2 . 5 万 元»",
            "waiver - own «免 收 会 费»",
        ]
    );
}

fn table(caption: &str, rows: &[&[&str]]) -> Block {
    let rows: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().map(|text| Cell {
                text: Inline::plain(text),
                col_span: 1,
                row_span: 1,
            });
            cells.collect()
        })
        .collect();
    Block::Table(Table {
        caption: Inline::plain(caption),
        head: rows[..1].to_vec(),
        rows: rows[1..].to_vec(),
    })
}

#[test]
fn a_tables_cells_are_evidence() {
    let rows: &[&[&str]] = &[
        &[
            "序号",
            "捐赠单位",
            "捐款（万元）",
            "物资折价（万元）",
            "合计",
        ],
        &["1", "青石公司", "30", "5.5", "35.5"],
        &["2", "云岭茶厂", "1,200", "—", "1,200"],
        &["", "合计", "1230", "5.5", "1235.5"],
    ];
    let mut issue = issue(vec![table("", rows)]);
    let findings = propose(&mut issue);
    sound::holds(&issue);
    assert_eq!(
        facts(&issue.sections[0]),
        [
            "donation 30万元 companies:青石公司 <2 «30»",
            "donation 5.5万元 companies:青石公司 <2 «5.5»",
            "donation 35.5万元 companies:青石公司 <5 «35.5»",
            "donation 1200万元 companies:云岭茶厂 <4 «1,200»",
            "donation 1200万元 companies:云岭茶厂 <5 «1,200»",
            "donation 1235.5万元 companies «1235.5»",
        ],
        "{:?}",
        briefly(&findings)
    );
}

#[test]
fn a_tables_unit_stands_in_its_caption_or_before_it() {
    let rows: &[&[&str]] = &[
        &["单位", "金额"],
        &["青石公司", "20"],
        &["云岭公司", "10"],
        &["合计", "30"],
    ];
    let with_unit = [
        vec![table("会员捐款一览（单位：万元）", rows)],
        vec![paragraph("捐款明细如下（单位：万元）："), table("", rows)],
        vec![paragraph("会员捐款明细。单位：万元"), table("", rows)],
    ];
    for blocks in with_unit {
        let mut issue = issue(blocks);
        propose(&mut issue);
        sound::holds(&issue);
        let amounts: Vec<_> = issue.sections[0]
            .facts
            .iter()
            .map(|fact| (fact.amount.unwrap().to_chinese(), fact.part_of.is_some()))
            .collect();
        let right = [("20万元", true), ("10万元", true), ("30万元", false)];
        assert_eq!(amounts, right.map(|(sum, part)| (sum.to_owned(), part)));
    }
    // No unit: no guess, but a warning.
    let mut unsaid = issue(vec![table("会员捐款一览", rows)]);
    let findings = briefly(&propose(&mut unsaid));
    assert_eq!(unsaid.sections[0].facts, []);
    assert!(findings.iter().any(|f| f.starts_with("table-without-unit")));
    // Not about gifts.
    let mut budget = issue(vec![table("经费预算（单位：万元）", rows)]);
    assert_eq!(briefly(&propose(&mut budget)), [""; 0]);
    assert_eq!(budget.sections[0].facts, []);
}
