//! What becomes of a person's confirmations when a corrected file is imported.

use bulletin::model::{Amount, Donor, DonorKind, Fact};

use super::tests::{codes, existing, fact, generated, paragraph, said};
use super::*;

/// The content of a file whose facts are proposals.
fn proposed() -> Issue {
    let mut issue = generated();
    issue.sections[0].facts = vec![
        Fact {
            proposed: true,
            ..fact("hunan-donation", "捐款30万元", 300_000)
        },
        Fact {
            proposed: true,
            part_of: Some("hunan-donation".to_owned()),
            ..fact("hunan-donation-2", "甲公司捐款10万元", 100_000)
        },
    ];
    issue
}

fn confirm(issue: &mut Issue) {
    for section in &mut issue.sections {
        for fact in &mut section.facts {
            fact.proposed = false;
        }
    }
}

fn corrected(
    mine: impl FnOnce(&mut Issue),
    theirs: impl FnOnce(&mut Issue),
) -> (Issue, Vec<(&'static str, String)>) {
    let mut now = proposed();
    confirm(&mut now);
    mine(&mut now);
    let mut new = proposed();
    theirs(&mut new);
    let merged = merge(Some(&existing(Some(proposed()), now)), new);
    (merged.issue, said(&merged.findings))
}

fn states(issue: &Issue) -> Vec<(&str, bool, Option<&str>)> {
    let facts = issue.all_facts().into_iter();
    facts
        .map(|(_, it)| (&*it.id, it.proposed, it.part_of.as_deref()))
        .collect()
}

#[test]
fn what_was_confirmed_stays_confirmed_without_a_word() {
    let (issue, said) = corrected(|_| {}, |_| {});
    assert_eq!(said, []);
    assert_eq!(
        states(&issue),
        [
            ("hunan-donation", false, None),
            ("hunan-donation-2", false, Some("hunan-donation"))
        ]
    );
}

#[test]
fn a_corrected_sum_keeps_its_parts_and_is_confirmed_anew() {
    let (issue, said) = corrected(
        |_| {},
        |theirs| {
            let section = &mut theirs.sections[0];
            section.blocks[0] = paragraph("会员单位捐款31万元，其中甲公司捐款10万元。");
            section.facts[0].quote = "捐款31万元".to_owned();
            section.facts[0].amount = Some(Amount::exact(31_000_000));
        },
    );
    assert_eq!(
        states(&issue),
        [
            ("hunan-donation", true, None),
            ("hunan-donation-2", false, Some("hunan-donation"))
        ]
    );
    assert_eq!(codes(&said), ["confirmed-fact-changed"]);
    assert!(said[0].1.starts_with("30万元 → 31万元"));
}

#[test]
fn other_words_around_a_confirmed_sum_are_told() {
    let (issue, said) = corrected(
        |_| {},
        |theirs| {
            let section = &mut theirs.sections[0];
            section.blocks[0] = paragraph("会员单位去年捐款30万元，其中甲公司捐款10万元。");
        },
    );
    assert!(states(&issue).iter().all(|it| !it.1));
    assert_eq!(codes(&said), ["confirmed-sentence-changed"; 2]);
}

#[test]
fn a_confirmed_fact_follows_its_sentence_to_another_section() {
    // The same section under another title and another id.
    let (issue, said) = corrected(
        |_| {},
        |theirs| {
            let section = &mut theirs.sections[0];
            section.id = "chenzhou".to_owned();
            section.title = "郴州示例协会的办法".to_owned();
            for (fact, id) in section.facts.iter_mut().zip(["c-1", "c-2"]) {
                fact.id = id.to_owned();
            }
            section.facts[1].part_of = Some("c-1".to_owned());
        },
    );
    assert_eq!(issue.sections[0].id, "hunan");
    assert_eq!(issue.sections[0].title, "郴州示例协会的办法");
    assert!(states(&issue).iter().all(|it| !it.1), "{issue:?}");
    assert_eq!(said, []);
    // Into a section of its own; the importer sees it there no more.
    let (issue, said) = corrected(
        |_| {},
        |theirs| {
            let moved = theirs.sections[0].blocks.remove(0);
            theirs.sections[0].facts.clear();
            let mut other = theirs.sections[0].clone();
            other.id = "other".to_owned();
            other.blocks = vec![moved];
            theirs.sections.push(other);
        },
    );
    assert!(issue.sections[0].facts.is_empty());
    assert_eq!(
        states(&issue),
        [
            ("hunan-donation", false, None),
            ("hunan-donation-2", false, Some("hunan-donation"))
        ]
    );
    assert_eq!(codes(&said), ["hand-change-kept"; 2]);
}

#[test]
fn what_the_file_no_longer_says_of_a_sum_is_asked_anew() {
    let (issue, said) = corrected(
        |_| {},
        |theirs| {
            let section = &mut theirs.sections[0];
            section.blocks[0] = paragraph("会员单位拟捐款30万元，其中甲公司捐款10万元。");
            section.facts.remove(0);
            section.facts[0].part_of = None;
        },
    );
    let all = states(&issue);
    assert!(all.contains(&("hunan-donation", true, None)), "{all:?}");
    assert!(codes(&said).contains(&"confirmed-fact-changed"), "{said:?}");
}

#[test]
fn a_deleted_total_leaves_its_parts() {
    let (issue, said) = corrected(|mine| drop(mine.sections[0].facts.remove(0)), |_| {});
    assert_eq!(states(&issue), [("hunan-donation-2", false, None)]);
    assert_eq!(codes(&said), ["hand-change-kept"]);
}

#[test]
fn another_giver_in_the_file_is_asked_about() {
    let (issue, said) = corrected(
        |_| {},
        |theirs| {
            theirs.sections[0].facts[1].donor = Donor {
                kind: DonorKind::Companies,
                name: Some("乙公司".to_owned()),
            };
        },
    );
    assert!(!issue.sections[0].facts[1].proposed);
    assert_eq!(codes(&said), ["hand-change-conflict"]);
}

#[test]
fn the_same_words_elsewhere_are_another_fact() {
    let two = |first: &str, yuan: i64| {
        let mut issue = generated();
        let section = &mut issue.sections[0];
        let second = if first == "捐款30万元" { 2 } else { 1 };
        section.blocks[0] = paragraph(&format!("甲公司{first}。乙公司捐款30万元。"));
        section.facts = vec![
            Fact {
                proposed: true,
                ..fact("a", first, yuan)
            },
            Fact {
                proposed: true,
                occurrence: second,
                ..fact("b", "捐款30万元", 300_000)
            },
        ];
        issue
    };
    let base = two("捐款30万元", 300_000);
    let mut now = base.clone();
    confirm(&mut now);
    let merged = merge(Some(&existing(Some(base), now)), two("捐款33万元", 330_000));
    assert_eq!(
        states(&merged.issue),
        [("a", true, None), ("b", false, None)]
    );
    assert_eq!(
        codes(&said(&merged.findings)),
        ["confirmed-fact-changed"],
        "{:?}",
        merged.findings
    );
}
