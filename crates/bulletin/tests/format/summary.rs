//! The summary: what is counted, and that nothing is counted twice.

use bulletin::model::*;
use bulletin::summary::{self, Column, Counting, Sum, Summary};
use proptest::prelude::*;

use crate::{every_kind, strategies};

fn amount(sum: &Sum) -> String {
    sum.amount.map_or("—".to_owned(), Amount::to_chinese)
}

/// A section whose facts are given as `id part-of donor amount`. The amount is in
/// Chinese, or `?` for none; `waiver:` or `other:` before it gives a category other
/// than donation.
fn summary_of(facts: &[&str]) -> Summary {
    let mut issue = every_kind();
    issue.facts.clear();
    issue.sections.truncate(1);
    issue.sections[0].facts = facts.iter().map(|text| fact(text)).collect();
    summary::summarize(&issue)
}

fn fact(text: &str) -> Fact {
    let words: Vec<&str> = text.split(' ').collect();
    let (category, sum) = match words[3].split_once(':') {
        Some(("waiver", sum)) => (Category::Waiver, sum),
        Some((_, sum)) => (Category::Other, sum),
        None => (Category::Donation, words[3]),
    };
    Fact {
        id: words[0].to_owned(),
        proposed: false,
        part_of: Some(words[1].to_owned()).filter(|id| id != "-"),
        repeats: None,
        category,
        quote: String::new(),
        occurrence: 1,
        amount: (sum != "?").then(|| bulletin::amount::read(sum).expect(sum)),
        donor: Donor {
            kind: match words[2] {
                "own" => DonorKind::Organization,
                "members" => DonorKind::Members,
                "companies" => DonorKind::Companies,
                "public" => DonorKind::Public,
                _ => DonorKind::Unknown,
            },
            name: None,
        },
        date: None,
        as_of: None,
    }
}

/// Donations, own and others of the only row.
fn sums(facts: &[&str]) -> [String; 3] {
    let summary = summary_of(facts);
    let row = &summary.rows[0];
    assert_eq!(
        row.sums[Column::Donations].amount,
        summary.total.sums[Column::Donations].amount
    );
    assert_eq!(
        row.sums[Column::Own].amount,
        summary.total.sums[Column::Own].amount
    );
    assert_eq!(
        row.sums[Column::Others].amount,
        summary.total.sums[Column::Others].amount
    );
    [
        amount(&row.sums[Column::Donations]),
        amount(&row.sums[Column::Own]),
        amount(&row.sums[Column::Others]),
    ]
}

#[test]
fn a_total_is_divided_among_its_parts() {
    let facts = [
        "total - members 52.6万元",
        "own total own 0.5万元",
        "rest total members 52.1万元",
    ];
    assert_eq!(sums(&facts), ["52.6万元", "5000元", "52.1万元"]);
    let summary = summary_of(&facts);
    let row = &summary.rows[0];
    // The evidence of all donations is the total, that of the others their parts.
    assert_eq!(row.sums[Column::Donations].facts, [0]);
    assert_eq!(row.sums[Column::Own].facts, [1]);
    assert_eq!(row.sums[Column::Others].facts, [2]);
    assert_eq!(row.sums.others_by.len(), 1);
    assert_eq!(row.sums.others_by[0].0, DonorKind::Members);
    assert!(row.sums.uncounted.is_empty());
}

#[test]
fn what_the_parts_leave_over_is_the_totals() {
    let facts = ["total - members 50万元", "own total own 10万元"];
    assert_eq!(sums(&facts), ["50万元", "10万元", "40万元"]);
    let row = &summary_of(&facts).rows[0];
    assert_eq!(row.sums[Column::Others].facts, [0]);
    // A part whose donor is unknown has the total's.
    assert_eq!(
        sums(&["total - own 50万元", "part total unknown 10万元"]),
        ["50万元", "50万元", "—"]
    );
    // Parts of parts.
    assert_eq!(
        sums(&[
            "a - companies 100万元",
            "b a members 60万元",
            "c b own 20万元"
        ]),
        ["100万元", "20万元", "80万元"]
    );
}

#[test]
fn bounds_of_totals_and_parts_are_kept() {
    assert_eq!(
        sums(&["total - members 超过50万元", "own total own 10万元"]),
        ["50万元以上", "10万元", "40万元以上"]
    );
    // What exceeds the parts may be from the total's donor.
    assert_eq!(
        sums(&[
            "t - members 超过50万元",
            "own t own 10万元",
            "rest t members 40万元"
        ]),
        ["50万元以上", "10万元", "40万元以上"]
    );
    assert_eq!(
        sums(&["total - members 50万元", "own total own 超过10万元"]),
        ["50万元", "10万元以上", "近40万元"]
    );
    assert_eq!(
        sums(&["total - members 50万元", "own total own 近10万元"]),
        ["50万元", "近10万元", "40万元以上"]
    );
    assert_eq!(
        sums(&["total - members 50万元", "own total own 10—20万元"]),
        ["50万元", "10万—20万元", "30万—40万元"]
    );
    assert_eq!(
        sums(&["total - members 约50万元", "own total own 10万元"]),
        ["约50万元", "10万元", "约40万元"]
    );
}

#[test]
fn bounds_add_up() {
    let both = |a: &str, b: &str| {
        let facts = [format!("a - own {a}"), format!("b - own {b}")];
        let sum = sums(&[&facts[0], &facts[1]]);
        let facts = [format!("a - own {b}"), format!("b - own {a}")];
        assert_eq!(sums(&[&facts[0], &facts[1]]), sum);
        sum[1].clone()
    };
    assert_eq!(both("1亿元", "150万元"), "1.015亿元");
    assert_eq!(both("1亿元", "超过150万元"), "1.015亿元以上");
    assert_eq!(both("1亿元", "近150万元"), "近1.015亿元");
    assert_eq!(both("1亿元", "约150万元"), "约1.015亿元");
    assert_eq!(both("超过1万元", "超过2万元"), "3万元以上");
    assert_eq!(both("超过1万元", "近2万元"), "约3万元");
    assert_eq!(both("超过1万元", "约2万元"), "约3万元");
    assert_eq!(both("1万元", "1—2万元"), "2万—3万元");
    assert_eq!(both("超过1万元", "1—2万元"), "2万元以上");
    assert_eq!(both("近1万元", "1—2万元"), "近3万元");
    assert_eq!(both("约1万元", "1—2万元"), "约2万—3万元");
    assert_eq!(both("1万元", "?"), "1万元");
    assert_eq!(both("?", "?"), "—");
    // An amount too large to count is at least the largest that fits.
    assert_eq!(
        both("92233720368547758元", "92233720368547758元"),
        "92233720368547758.07元以上"
    );
}

#[test]
fn parts_that_contradict_their_total_divide_nothing() {
    assert_eq!(
        sums(&["total - members 50万元", "own total own 60万元"]),
        ["50万元", "—", "50万元"]
    );
    assert_eq!(
        sums(&[
            "total - members 50万元",
            "own total own 60万元",
            "more - own 1万元"
        ]),
        ["51万元", "1万元", "50万元"]
    );
}

#[test]
fn circles_and_parts_of_nothing_are_counted_once() {
    assert_eq!(sums(&["a a own 5万元"]), ["5万元", "5万元", "—"]);
    assert_eq!(sums(&["a b own 5万元", "b a own 3万元"])[0], "5万元");
    assert_eq!(
        sums(&[
            "a c own 5万元",
            "b a members 3万元",
            "c b own 2万元",
            "d b own 1万元"
        ])[0],
        "5万元"
    );
    assert_eq!(sums(&["a nowhere own 5万元"]), ["5万元", "5万元", "—"]);
    // The second of two facts with the same id is not a total.
    assert_eq!(
        sums(&["a - own 5万元", "a - own 3万元", "b a members 2万元"]),
        ["8万元", "6万元", "2万元"]
    );
}

#[test]
fn facts_without_a_sum_are_told_of() {
    let summary = summary_of(&[
        "a - companies 1万元",
        "b - companies ?",
        "c a own ?",
        "d - own waiver:?",
        "e - own other:?",
        "f - members ?",
        "g f own 2万元",
    ]);
    let row = &summary.rows[0];
    // `c` is included in `a`; `e` is neither a donation nor a waiver.
    assert_eq!(row.sums.uncounted, [1, 3, 5]);
    assert_eq!(summary.total.sums.uncounted, [1, 3, 5]);
    assert_eq!(amount(&row.sums[Column::Donations]), "3万元");
    assert_eq!(amount(&row.sums[Column::Own]), "2万元");
    assert_eq!(amount(&row.sums[Column::Waived]), "—");
    assert_eq!(row.sums[Column::Waived].uncounted, [3]);
    assert_eq!(row.sums[Column::Others].uncounted, [1, 5]);
}

#[test]
fn a_total_of_donations_and_waivers_is_divided_by_category() {
    let summary = summary_of(&[
        "all - own 100万元",
        "fees all own waiver:40万元",
        "rest - own other:7万元",
    ]);
    let row = &summary.rows[0];
    assert_eq!(amount(&row.sums[Column::Donations]), "60万元");
    assert_eq!(amount(&row.sums[Column::Waived]), "40万元");
    // What is neither donated nor waived is in no column.
    for column in Column::ALL {
        assert!(!row.sums[*column].facts.contains(&2), "{column:?}");
    }
    assert_eq!(row.sums.uncounted, [0; 0]);
}

#[test]
fn sections_become_rows() {
    let issue = every_kind();
    let summary = summary::summarize(&issue);
    // The issue's own facts and two sections. The third is about nobody.
    let sections: Vec<_> = summary.rows.iter().map(|row| row.section).collect();
    assert_eq!(sections, [None, Some(0), Some(1)]);
    let [own, first, second] = &summary.rows[..] else {
        panic!()
    };
    assert_eq!(amount(&own.sums[Column::Donations]), "约60万—70万元");
    assert_eq!(
        first.provinces.iter().map(|p| p.short).collect::<Vec<_>>(),
        ["浙江"]
    );
    assert_eq!(first.measures, ["捐款", "减免会费"]);
    assert_eq!(first.figures, ["figure-1", "figure-2"]);
    assert_eq!(amount(&first.sums[Column::Donations]), "120万元以上");
    assert_eq!(amount(&first.sums[Column::Waived]), "近5万元");
    // Two organisations, one without a known province.
    assert_eq!(second.provinces.len(), 1);
    assert_eq!(amount(&second.sums[Column::Donations]), "1.5亿元");
    assert_eq!(amount(&second.sums[Column::Others]), "1.5亿元");
    assert_eq!(summary.total.figures, 2);
    assert_eq!(summary.total.provinces.len(), 2);
    assert_eq!(
        amount(&summary.total.sums[Column::Donations]),
        "约1.518亿—1.519亿元"
    );
}

#[test]
fn a_sections_fact_may_be_part_of_the_leads_total() {
    let mut issue = every_kind();
    issue.facts.truncate(1);
    issue.facts[0].amount = Some(Amount::exact(300_000_000));
    issue.facts[0].donor.kind = DonorKind::Unknown;
    issue.sections.truncate(1);
    let facts = &mut issue.sections[0].facts;
    facts.truncate(1);
    facts[0].part_of = Some("all".to_owned());
    facts[0].amount = Some(Amount::exact(100_000_000));
    let summary = summary::summarize(&issue);
    assert_eq!(amount(&summary.rows[0].sums[Column::Donations]), "300万元");
    assert_eq!(amount(&summary.rows[1].sums[Column::Own]), "100万元");
    assert_eq!(amount(&summary.total.sums[Column::Donations]), "300万元");
    assert_eq!(amount(&summary.total.sums[Column::Own]), "100万元");
    assert_eq!(amount(&summary.total.sums[Column::Others]), "200万元");
    // The second of all facts belongs to the section.
    assert_eq!(summary.total.sums[Column::Own].facts, [1]);
    assert_eq!(issue.all_facts()[1].0.section, Some(0));
}

#[test]
fn rows_are_ordered() {
    let mut summary = summary_of(&["a - own 1万元"]);
    let row = summary.rows[0].clone();
    let with = |province: Option<&str>, donated: Option<i64>, waived: Option<i64>| {
        let mut row = row.clone();
        row.provinces = province
            .and_then(bulletin::province::by_code)
            .into_iter()
            .collect();
        row.sums[Column::Donations].amount = donated.map(Amount::exact);
        row.sums[Column::Waived].amount = waived.map(Amount::exact);
        row
    };
    summary.rows = vec![
        with(None, None, None),
        with(Some("540000"), Some(5), None),
        with(Some("120000"), None, Some(9)),
        with(Some("120000"), Some(7), None),
        with(Some("500000"), Some(5), Some(1)),
    ];
    assert_eq!(summary::order_by_province(&summary), [2, 3, 4, 1, 0]);
    assert_eq!(summary::order_by_amount(&summary), [3, 4, 1, 2, 0]);
}

/// A long chain of parts does not exhaust the stack.
#[test]
fn a_long_chain_of_parts_is_added_up() {
    let facts: Vec<String> = (0..3000)
        .map(|i| format!("f{i} f{} own 1万元", i + 1))
        .collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    assert_eq!(sums(&facts)[1], "1万元");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// If all amounts are exact, own and others add up to all donations.
    #[test]
    fn own_and_others_are_the_whole(facts in prop::collection::vec(strategies::fact(), 0..8)) {
        let mut issue = every_kind();
        issue.facts = facts;
        for fact in &mut issue.facts {
            fact.category = Category::Donation;
            if let Some(amount) = &mut fact.amount {
                *amount = Amount::exact(amount.fen % 1_000_000_000);
            }
        }
        issue.sections.clear();
        let row = &summary::summarize(&issue).rows.into_iter().next();
        if let Some(row) = row {
            let fen = |sum: &Sum| sum.amount.map_or(0, |a| a.fen);
            prop_assert_eq!(fen(&row.sums[Column::Own]) + fen(&row.sums[Column::Others]), fen(&row.sums[Column::Donations]));
            let by: i64 = row.sums.others_by.iter().map(|(_, sum)| fen(sum)).sum();
            prop_assert_eq!(by, fen(&row.sums[Column::Others]));
            // Never more than all facts together.
            let all: i64 = issue.facts.iter().filter_map(|f| f.amount).map(|a| a.fen).sum();
            prop_assert!(fen(&row.sums[Column::Donations]) <= all);
        }
    }
}

/// A section of facts, some of which are proposed (`?` before the id) or repeat
/// another (`id=other`), as it counts.
fn reviewed(facts: &[&str], counting: Counting) -> String {
    let mut issue = every_kind();
    issue.facts.clear();
    issue.sections.truncate(1);
    issue.sections[0].facts = facts
        .iter()
        .map(|text| {
            let words: Vec<&str> = text.split(' ').collect();
            let (name, repeats) = words[0].split_once('=').unwrap_or((words[0], ""));
            let repeats = repeats.split_once('/').map_or_else(
                || (None, repeats.to_owned()),
                |(issue, fact)| (Some(issue.to_owned()), fact.to_owned()),
            );
            Fact {
                id: name.trim_start_matches('?').to_owned(),
                proposed: name.starts_with('?'),
                repeats: (!repeats.1.is_empty()).then_some(Repeats {
                    issue: repeats.0,
                    fact: repeats.1,
                }),
                ..fact(&format!("x {} {} {}", words[1], words[2], words[3]))
            }
        })
        .collect();
    let summary = summary::summarize_counting(&issue, counting);
    let sums = &summary.total.sums;
    assert_eq!(summary.rows[0].sums, *sums);
    let [all, own] = [Column::Donations, Column::Own].map(|it| amount(&sums[it]));
    format!("{all} own {own}")
}

#[test]
fn a_proposal_counts_when_it_is_asked_for() {
    let facts = ["?a - own 5万元", "b - members 2万元"];
    assert_eq!(reviewed(&facts, Counting::Confirmed), "2万元 own —");
    assert_eq!(reviewed(&facts, Counting::WithProposed), "7万元 own 5万元");
    // A confirmed part of a total that nobody confirmed counts by itself, and a
    // proposed part does not divide its total.
    let facts = ["?a - members 5万元", "b a own 2万元"];
    assert_eq!(reviewed(&facts, Counting::Confirmed), "2万元 own 2万元");
    assert_eq!(reviewed(&facts, Counting::WithProposed), "5万元 own 2万元");
    let facts = ["a - members 5万元", "?b a own 2万元"];
    assert_eq!(reviewed(&facts, Counting::Confirmed), "5万元 own —");
}

#[test]
fn what_is_repeated_counts_once() {
    for (facts, sums) in [
        (&["a - own 5万元", "b=a - own 5万元"][..], "5万元 own 5万元"),
        (&["b=a - own 5万元", "a - own 5万元"], "5万元 own 5万元"),
        // A chain leads to its beginning.
        (
            &["c=b - own 5万元", "b=a - own 5万元", "a - own 5万元"],
            "5万元 own 5万元",
        ),
        // The parts of what is repeated are repeated, too.
        (
            &["a - members 5万元", "b=a - members 5万元", "c b own 2万元"],
            "5万元 own —",
        ),
        // What another issue reported counts there, with its parts.
        (
            &[
                "a=2021-01/x - members 5万元",
                "b a own 2万元",
                "c - own 1万元",
            ],
            "1万元 own 1万元",
        ),
    ] {
        assert_eq!(reviewed(facts, Counting::Confirmed), sums, "{facts:?}");
    }
}

#[test]
fn who_did_nothing_has_no_row() {
    let mut issue = every_kind();
    issue.facts.clear();
    for section in &mut issue.sections {
        section.measures.clear();
        for fact in &mut section.facts {
            fact.category = Category::Other;
        }
    }
    let rows = |issue: &Issue, counting| summary::summarize_counting(issue, counting).rows.len();
    assert_eq!(rows(&issue, Counting::Confirmed), 0);
    // A measure is something to tell, and so is a gift without a sum.
    issue.sections[1].measures.push("倡议".to_owned());
    issue.sections[0].facts = vec![fact("a - own ?")];
    assert_eq!(rows(&issue, Counting::Confirmed), 2);
    // What is only proposed counts in review alone, what repeats nowhere.
    issue.sections[0].facts[0].proposed = true;
    assert_eq!(rows(&issue, Counting::Confirmed), 1);
    assert_eq!(rows(&issue, Counting::WithProposed), 2);
    issue.sections[0].facts[0].repeats = Some(Repeats {
        issue: Some("2020-14".to_owned()),
        fact: "a".to_owned(),
    });
    assert_eq!(rows(&issue, Counting::WithProposed), 1);
}

#[test]
fn three_divisions_are_regions() {
    let regions = bulletin::province::PROVINCES.iter();
    let regions: Vec<_> = regions
        .filter(|it| it.is_region())
        .map(|it| it.short)
        .collect();
    assert_eq!(regions, ["台湾", "香港", "澳门"]);
}
