//! Changes made by hand, and what becomes of them.

use bulletin::model::{
    Amount, Block, Category, Date, Donor, DonorKind, Fact, Figure, Inline, Organization,
    Periodical, Picture,
};

use super::pictures::each_picture_mut;
use super::*;
use crate::archive::Record;

pub(super) fn fact(id: &str, quote: &str, yuan: i64) -> Fact {
    Fact {
        id: id.to_owned(),
        proposed: false,
        part_of: None,
        repeats: None,
        category: Category::Donation,
        quote: quote.to_owned(),
        occurrence: 1,
        amount: Some(Amount::exact(yuan * 100)),
        donor: Donor::default(),
        date: None,
        as_of: None,
    }
}

fn picture(src: &str, alt: &str) -> Picture {
    Picture {
        src: src.to_owned(),
        width: 600,
        height: 400,
        alt: alt.to_owned(),
        sources: Vec::new(),
    }
}

pub(super) fn paragraph(text: &str) -> Block {
    Block::Paragraph(Inline::plain(text))
}

/// The content of a file: one section with two sums and a picture.
pub(super) fn generated() -> Issue {
    Issue {
        id: "2020-9".to_owned(),
        language: "zh-Hans".to_owned(),
        periodical: Periodical {
            name: "示例工作".to_owned(),
            kind: "简报".to_owned(),
        },
        issue_number: Some(9),
        issue_label: Some("第九期".to_owned()),
        cumulative_number: None,
        supplement: false,
        classification: None,
        publisher: "示例协会".to_owned(),
        date_published: Date::new(2020, 3, 1).unwrap(),
        headline: "示例标题".to_owned(),
        part_number: None,
        part_label: None,
        contributors: Vec::new(),
        attachments: Vec::new(),
        editor_note: Vec::new(),
        lead: vec![paragraph("导语一段。")],
        facts: Vec::new(),
        sections: vec![section("hunan")],
        notes: Vec::new(),
        distribution: Vec::new(),
        print_run: None,
    }
}

fn section(id: &str) -> Section {
    Section {
        id: id.to_owned(),
        title: "湖南示例协会的办法".to_owned(),
        organizations: vec![Organization {
            name: "示例协会".to_owned(),
            short_name: None,
            admin_code: None,
        }],
        blocks: vec![
            paragraph("会员单位捐款30万元，其中甲公司捐款10万元。"),
            paragraph("又为企业免去会费5万元。"),
            Block::Figure(Figure {
                id: format!("{id}-figure"),
                number: Some(1),
                label: None,
                caption: Inline::plain("现场"),
                pictures: vec![picture("figures/aa.jpg", "")],
            }),
        ],
        measures: vec!["捐款".to_owned()],
        facts: vec![
            fact(&format!("{id}-1"), "捐款30万元", 300_000),
            Fact {
                part_of: Some(format!("{id}-1")),
                ..fact(&format!("{id}-2"), "捐款10万元", 100_000)
            },
        ],
    }
}

pub(super) fn existing(base: Option<Issue>, mine: Issue) -> Existing {
    Existing {
        tree: serde_json::to_value(&mine).unwrap(),
        issue: mine,
        record: base.map(|generated| Record {
            source: "9.docx".to_owned(),
            files: Default::default(),
            generated,
            warnings: Vec::new(),
            seen: Default::default(),
        }),
    }
}

/// Merges three issues that all begin the same.
fn merged(
    mine: impl FnOnce(&mut Issue),
    theirs: impl FnOnce(&mut Issue),
) -> (Issue, Vec<(&'static str, String)>) {
    let base = generated();
    let mut now = base.clone();
    mine(&mut now);
    let mut new = base.clone();
    theirs(&mut new);
    let merged = merge(Some(&existing(Some(base), now)), new);
    (merged.issue, said(&merged.findings))
}

pub(super) fn said(findings: &[Finding]) -> Vec<(&'static str, String)> {
    let say = |it: &Finding| (it.kind.name, it.detail.clone());
    findings.iter().map(say).collect()
}

pub(super) fn codes(said: &[(&'static str, String)]) -> Vec<&'static str> {
    said.iter().map(|it| it.0).collect()
}

fn alt(issue: &Issue) -> String {
    let mut alt = String::new();
    each_picture(issue, &mut |_, it| alt = it.alt.clone());
    alt
}

fn set_alt(issue: &mut Issue, alt: &str) {
    each_picture_mut(issue, &mut |_, it| it.alt = alt.to_owned());
}

fn correct_text(issue: &mut Issue) {
    issue.sections[0].blocks[1] = paragraph("又为企业免去会费6万元。");
}

#[test]
fn without_a_change_by_hand_the_file_is_taken() {
    let (issue, said) = merged(|_| {}, correct_text);
    let mut expected = generated();
    correct_text(&mut expected);
    assert_eq!(issue, expected);
    assert!(said.is_empty());
}

#[test]
fn facts_measures_and_alt_texts_survive_a_corrected_file() {
    let (issue, said) = merged(
        |mine| {
            let section = &mut mine.sections[0];
            section.facts[0].donor.kind = DonorKind::Members;
            section.facts.push(Fact {
                category: Category::Waiver,
                ..fact("hunan-fee", "企业免去会费", 0)
            });
            section.measures.push("免会费".to_owned());
            set_alt(mine, "会议室里三个人在看图纸");
        },
        correct_text,
    );
    let section = &issue.sections[0];
    assert_eq!(section.blocks[1], paragraph("又为企业免去会费6万元。"));
    assert_eq!(section.facts[0].donor.kind, DonorKind::Members);
    assert_eq!(section.facts[2].id, "hunan-fee");
    assert_eq!(section.measures, ["捐款", "免会费"]);
    assert_eq!(alt(&issue), "会议室里三个人在看图纸");
    assert_eq!(codes(&said), ["hand-change-kept"; 4]);
}

#[test]
fn where_both_changed_the_person_wins_and_both_are_shown() {
    let (issue, said) = merged(
        |mine| {
            mine.sections[0].facts[0].amount = Some(Amount::exact(29_000_000));
            mine.sections[0].measures = vec!["捐款捐物".to_owned()];
            set_alt(mine, "人工写的");
        },
        |theirs| {
            theirs.sections[0].facts[0].amount = Some(Amount::exact(31_000_000));
            theirs.sections[0].measures = vec!["募捐".to_owned()];
            set_alt(theirs, "文件里的");
        },
    );
    let section = &issue.sections[0];
    assert_eq!(section.facts[0].amount, Some(Amount::exact(29_000_000)));
    assert_eq!(section.measures, ["捐款捐物"]);
    assert_eq!(alt(&issue), "人工写的");
    assert_eq!(codes(&said), ["hand-change-conflict"; 3]);
    for (values, (_, detail)) in [
        ["290000", "310000"],
        ["捐款捐物", "募捐"],
        ["人工写的", "文件里的"],
    ]
    .iter()
    .zip(&said)
    {
        assert!(values.iter().all(|it| detail.contains(it)), "{detail}");
    }
}

#[test]
fn a_fact_whose_quote_is_gone_goes_and_is_shown() {
    let (issue, said) = merged(
        |mine| {
            mine.sections[0]
                .facts
                .push(fact("own", "免去会费5万元", 50_000))
        },
        correct_text,
    );
    assert_eq!(issue.sections[0].facts.len(), 2);
    assert_eq!(codes(&said), ["hand-change-dropped"]);
    assert!(said[0].1.contains("免去会费5万元") && said[0].1.contains("50000"));
    // Of one with another sum, what a person made of it stays, to be confirmed.
    let (issue, said) = merged(
        |mine| mine.sections[0].facts[0].donor.kind = DonorKind::Members,
        |theirs| {
            theirs.sections[0].blocks[0] = paragraph("会员单位捐款33万元，其中甲公司捐款10万元。");
            theirs.sections[0].facts[0] = fact("hunan-1", "捐款33万元", 330_000);
        },
    );
    let fact = &issue.sections[0].facts[0];
    assert_eq!((&*fact.quote, fact.proposed), ("捐款33万元", true));
    assert_eq!(fact.donor.kind, DonorKind::Members);
    assert_eq!(codes(&said), ["confirmed-fact-changed"]);
    assert!(said[0].1.starts_with("30万元 → 33万元"), "{}", said[0].1);
}

#[test]
fn what_a_person_took_out_stays_out() {
    let (issue, said) = merged(
        |mine| {
            mine.sections[0].facts.remove(1);
            set_alt(mine, "");
        },
        |_| {},
    );
    assert_eq!(issue.sections[0].facts.len(), 1);
    assert_eq!(codes(&said), ["hand-change-kept"]);
    let (issue, said) = merged(|mine| drop(mine.sections.remove(0)), correct_text);
    assert!(issue.sections.is_empty());
    assert_eq!(codes(&said)[0], "hand-change-conflict");
}

#[test]
fn ids_of_facts_stay_when_others_come_before_them() {
    let (issue, said) = merged(
        |mine| mine.sections[0].facts[0].donor.kind = DonorKind::Members,
        |theirs| {
            let section = &mut theirs.sections[0];
            section.blocks.insert(0, paragraph("先捐款2万元。"));
            section
                .facts
                .insert(0, fact("hunan-1", "先捐款2万元", 20_000));
            section.facts[1].id = "hunan-2".to_owned();
            section.facts[2].id = "hunan-3".to_owned();
            section.facts[2].part_of = Some("hunan-2".to_owned());
        },
    );
    let facts = &issue.sections[0].facts;
    let ids: Vec<_> = facts
        .iter()
        .map(|it| (&*it.id, it.part_of.as_deref()))
        .collect();
    assert_eq!(
        ids,
        [
            ("hunan-1-2", None),
            ("hunan-1", None),
            ("hunan-2", Some("hunan-1"))
        ]
    );
    assert_eq!(facts[1].donor.kind, DonorKind::Members);
    assert_eq!(codes(&said), ["hand-change-kept"]);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut new = generated();
    new.sections[0]
        .facts
        .insert(0, fact("hunan-1", "又为企业", 1));
    new.sections[0].facts[1].id = "hunan-2".to_owned();
    new.sections[0].facts[2].id = "hunan-3".to_owned();
    new.sections[0].facts[2].part_of = Some("hunan-2".to_owned());
    let once = merge(Some(&existing(Some(generated()), generated())), new.clone());
    let known = existing(Some(once.generated.clone()), once.issue.clone());
    let twice = merge(Some(&known), new);
    assert_eq!(twice.issue, once.issue);
    assert_eq!(twice.generated, once.generated);
    assert!(twice.findings.is_empty());
}

#[test]
fn text_written_by_hand_stays_until_the_file_changes_it_too() {
    let by_hand = |mine: &mut Issue| {
        mine.headline = "改过的标题".to_owned();
        mine.sections[0].organizations[0].admin_code = Some("430000".to_owned());
        mine.sections[0].blocks[0] = paragraph("人工改过的一段，捐款30万元、捐款10万元。");
    };
    let (issue, said) = merged(by_hand, |_| {});
    assert_eq!(issue.headline, "改过的标题");
    let section = &issue.sections[0];
    assert_eq!(
        section.organizations[0].admin_code.as_deref(),
        Some("430000")
    );
    assert_eq!(
        section.blocks[0],
        paragraph("人工改过的一段，捐款30万元、捐款10万元。")
    );
    assert_eq!(codes(&said), ["hand-change-kept"; 3]);

    let (issue, said) = merged(by_hand, |theirs| {
        theirs.headline = "文件的标题".to_owned();
        correct_text(theirs);
    });
    assert_eq!(issue.headline, "文件的标题");
    assert_eq!(
        issue.sections[0].blocks[0],
        generated().sections[0].blocks[0]
    );
    let lost: Vec<_> = said
        .iter()
        .filter(|it| it.0 == "hand-change-overwritten")
        .collect();
    assert!(lost[0].1.contains("改过的标题") && lost[0].1.contains("文件的标题"));
    assert!(lost[1].1.contains("人工改过的一段"));
    assert_eq!(lost.len(), 2);
}

#[test]
fn what_a_person_added_stays() {
    let (issue, said) = merged(
        |mine| {
            mine.sections.push(section("own"));
            mine.attachments.push(Attachment {
                label: "附表".to_owned(),
                href: "attachments/t.xlsx".to_owned(),
                media_type: None,
                bytes: None,
            });
        },
        correct_text,
    );
    assert_eq!(issue.sections[1].id, "own");
    assert_eq!(issue.sections[1].facts.len(), 2);
    assert_eq!(issue.attachments[0].label, "附表");
    assert_eq!(codes(&said)[..2], ["hand-change-kept"; 2]);
}

#[test]
fn without_a_record_what_is_there_counts_as_written_by_hand() {
    let mut mine = generated();
    mine.sections[0].facts.remove(1);
    set_alt(&mut mine, "写好的");
    let mut new = generated();
    new.headline = "新标题".to_owned();
    let merged = merge(Some(&existing(None, mine)), new);
    assert_eq!(merged.issue.headline, "新标题");
    assert_eq!(merged.issue.sections[0].facts.len(), 1);
    assert_eq!(alt(&merged.issue), "写好的");
    let said = said(&merged.findings);
    assert_eq!(said[0].0, "no-import-record");
    assert!(said.iter().any(|it| it.0 == "proposal-not-taken"));
}

#[test]
fn alt_texts_follow_their_picture() {
    let (issue, said) = merged(
        |mine| set_alt(mine, "这张图的说明"),
        |theirs| {
            each_picture_mut(theirs, &mut |_, it| it.src = "figures/bb.jpg".to_owned());
        },
    );
    // Another picture is not what the text describes.
    assert_eq!(alt(&issue), "");
    assert_eq!(codes(&said), ["hand-change-dropped"]);
    assert_eq!(said[0].1, "这张图的说明");
}

#[test]
fn fields_that_nobody_knows_are_named() {
    let mut existing = existing(Some(generated()), generated());
    existing.tree["reviewedBy"] = "张三".into();
    existing.tree["sections"][0]["weight"] = 3.into();
    existing.tree["classification"] = Value::Null;
    let merged = merge(Some(&existing), generated());
    let mut found = said(&merged.findings);
    found.sort();
    assert_eq!(
        found,
        [
            ("unknown-field-dropped", "\"张三\"".to_owned()),
            ("unknown-field-dropped", "3".to_owned()),
        ]
    );
}
