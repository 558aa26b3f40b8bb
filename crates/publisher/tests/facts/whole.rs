//! What only shows in a whole section or issue: repetitions, ids, occurrences,
//! captions, the lead, measures, time.

use bulletin::model::*;
use publisher::facts::propose;
use std::time::Duration;

use crate::{briefly, empty, issue, line, paragraph, proposed, sound};

fn ids(issue: &Issue) -> Vec<&str> {
    issue
        .all_facts()
        .iter()
        .map(|(_, fact)| &*fact.id)
        .collect()
}

#[test]
fn a_waiver_without_a_sum_is_told_once() {
    let (facts, _) = proposed(
        "协会理事会商定，今年免除各会员的会费。\n协会免除会费后，又决定免收培训费。\n协会免除会费。",
    );
    assert_eq!(
        facts,
        [
            "waiver - own «今年免除各会员的会费»",
            "waiver - own «又决定免收培训费»"
        ]
    );
    // Nor if its sum occurs somewhere before or after.
    for text in [
        "协会免除会费。\n协会免收会费45万元。",
        "协会免收会费45万元。\n协会免除会费。",
    ] {
        assert_eq!(proposed(text).0, ["waiver 45万元 own «协会免收会费45万元»"]);
    }
    for text in [
        "协会承诺免会费。",
        "希望协会免除会费。",
        "落实减免税费政策。",
        "避免收取会费。",
    ] {
        assert_eq!(proposed(text).0, [""; 0], "{text}");
    }
}

#[test]
fn a_caption_or_title_tells_again_what_the_text_tells() {
    let mut issue = issue(vec![
        paragraph("协会捐款10万元。"),
        Block::Figure(Figure {
            id: "figure-1".to_owned(),
            number: None,
            label: None,
            caption: Inline::plain("协会捐款10万元，免除会费"),
            pictures: Vec::new(),
        }),
    ]);
    issue.sections[0].title = "海州茶协捐款10万元".to_owned();
    let findings = propose(&mut issue);
    sound::holds(&issue);
    assert_eq!(ids(&issue), ["haizhou-donation-organization"]);
    let places: Vec<_> = findings
        .iter()
        .filter(|finding| finding.kind.name == "sum-outside-text")
        .map(|finding| format!("{:?}", finding.place))
        .collect();
    assert_eq!(
        places,
        [
            "Issue(\"sections[0].title\")",
            "Issue(\"sections[0].blocks[1].figure.caption\")"
        ]
    );
}

#[test]
fn ids_stay_where_other_facts_come_and_go() {
    let mut before = issue(vec![paragraph("青石公司捐款20万元。协会免收会费。")]);
    let mut after = issue(vec![
        paragraph("云岭公司捐款30万元。协会捐款0.00005万元。"),
        paragraph("青石公司捐款20万元，白水公司捐款20万元。协会免收会费。"),
    ]);
    propose(&mut before);
    propose(&mut after);
    assert_eq!(
        ids(&before),
        ["haizhou-donation-companies", "haizhou-waiver-organization"]
    );
    assert_eq!(
        ids(&after),
        [
            "haizhou-donation-companies",
            "haizhou-donation-organization",
            "haizhou-donation-companies-2",
            "haizhou-donation-companies-3",
            "haizhou-waiver-organization"
        ]
    );
    // A corrected amount changes no id.
    let mut corrected = issue(vec![paragraph("青石公司捐款21万元。协会免收会费。")]);
    propose(&mut corrected);
    assert_eq!(ids(&corrected), ids(&before));
    // An id that something else has is not taken.
    let mut taken = issue(vec![
        Block::Heading(Heading {
            id: Some("haizhou-donation-companies".to_owned()),
            level: 3,
            text: Inline::plain("捐款"),
        }),
        paragraph("青石公司捐款20万元。"),
    ]);
    propose(&mut taken);
    sound::holds(&taken);
    assert_eq!(ids(&taken), ["haizhou-donation-companies-2"]);
}

#[test]
fn a_quote_that_stands_twice_says_which() {
    let mut issue = issue(vec![
        paragraph("有企业捐款5万元。"),
        Block::List(List {
            items: vec![ListItem {
                text: Inline(vec![
                    Run::Strong(Inline::plain("一是有企业捐")),
                    Run::Text("款5万元。".to_owned()),
                ]),
                items: Vec::new(),
            }],
        }),
    ]);
    propose(&mut issue);
    sound::holds(&issue);
    let facts = &issue.sections[0].facts;
    let occurrences: Vec<_> = facts.iter().map(|f| (&*f.quote, f.occurrence)).collect();
    assert_eq!(
        occurrences,
        [("有企业捐款5万元", 1), ("有企业捐款5万元", 2)]
    );
}

#[test]
fn the_lead_does_not_count_again_what_a_section_tells() {
    let mut issue = issue(vec![paragraph("会员单位捐款10万元，其中青石公司4万元。")]);
    issue.lead = vec![paragraph(
        "海州茶协会员单位捐款10万元，其中青石公司4万元。各地协会捐款共90万元。",
    )];
    let findings = propose(&mut issue);
    sound::holds(&issue);
    let facts: Vec<_> = issue.facts.iter().map(|f| line(f, &issue.facts)).collect();
    assert_eq!(facts, ["donation 90万元 unknown «各地协会捐款共90万元»"]);
    assert_eq!(issue.sections[0].facts.len(), 2);
    assert_eq!(ids(&issue)[0], "lead-donation");
    let findings = briefly(&findings);
    for expected in [
        "fact-twice 海州茶协会员单位捐款10万元",
        "fact-twice 青石公司4万元",
        "lead-may-be-total 各地协会捐款共90万元",
    ] {
        assert!(findings.iter().any(|f| f == expected), "{findings:?}");
    }
}

#[test]
fn what_a_person_wrote_stays() {
    let mut written = issue(vec![paragraph("协会捐款10万元，发出倡议。")]);
    propose(&mut written);
    assert_eq!(written.sections[0].measures, ["捐款捐物", "发布倡议"]);
    written.sections[0].facts[0].donor.kind = DonorKind::Members;
    written.sections[0].measures = vec!["自己写的".to_owned()];
    let before = written.clone();
    assert_eq!(propose(&mut written), []);
    assert_eq!(written, before);
}

#[test]
fn measures_are_what_the_organisation_did() {
    for (text, measures) in [
        (
            "协会在网站上发布倡议书，向茶农普及制茶知识；开展线上培训。",
            vec!["发布倡议", "普及知识", "线上培训"],
        ),
        ("青石公司发布倡议书，开展志愿服务。", vec![]),
        ("协会响应县里发布的倡议。会员单位开展志愿服务。", vec![]),
        (
            "协会免收2021年度会费。协会党员下沉社区，开展志愿服务。",
            vec!["减免会费"],
        ),
        ("青石公司捐款10万元。", vec![]),
        ("落实21条举措，做到三个担当。", vec![]),
    ] {
        let mut issue = issue(vec![paragraph(text)]);
        let findings = propose(&mut issue);
        assert_eq!(issue.sections[0].measures, measures, "{text}");
        let said = findings
            .iter()
            .filter(|f| f.kind.name == "measures-proposed");
        assert_eq!(said.count(), usize::from(!measures.is_empty()));
    }
}

#[test]
fn years_are_found_for_days_without_one() {
    let mut january = empty();
    january.sections = issue(vec![paragraph(
        "12月30日，协会捐款1万元。7月1日协会捐款2万元。二月三日协会捐款3万元。\
         2019年12月5日协会捐款4万元。2月7日至9日协会捐款5万元。",
    )])
    .sections;
    january.date_published = Date::new(2021, 2, 25).unwrap();
    propose(&mut january);
    let dates: Vec<_> = january.sections[0]
        .facts
        .iter()
        .map(|f| f.date.map(Date::to_iso))
        .collect();
    let day = |text: &str| Some(text.to_owned());
    // 1 July is less than six months after the issue: not a day of the past,
    // and left out.
    assert_eq!(
        dates,
        [
            day("2020-12-30"),
            None,
            day("2021-02-03"),
            day("2019-12-05"),
            None
        ]
    );
}

fn time(text: &str, paragraphs: usize) -> Duration {
    let mut issue = issue((0..paragraphs).map(|_| paragraph(text)).collect());
    let start = crate::cpu::time();
    propose(&mut issue);
    crate::cpu::time() - start
}

/// Eight times the text takes about eight times as long; quadratic work would take
/// sixty-four times as long. In CPU time, and the best of several runs, so that
/// nothing depends on what else the machine does.
#[test]
fn time_grows_with_the_text() {
    let one = "2月7日，青石公司捐款10万元，其中现金4万元，并联系5万元物资支援灾区。";
    let sentence =
        |times| "青石公司捐款10万元、物资3万元，其中现金4万元，2月3日合计17万元；".repeat(times);
    let clause = |times| "协会捐款10万元、拟捐赠2万元".repeat(times);
    for (small, large) in [
        ((one.to_owned(), 60), (one.to_owned(), 480)),
        ((sentence(50), 1), (sentence(400), 1)),
        ((clause(100), 1), (clause(800), 1)),
    ] {
        let mut best = [Duration::MAX; 2];
        for _ in 0..4 {
            best[0] = best[0].min(time(&small.0, small.1));
            best[1] = best[1].min(time(&large.0, large.1));
        }
        assert!(best[1] < best[0] * 40, "{best:?}");
    }
}
