//! The summary over many issues: it says what the issues say, and counts nothing
//! twice.

use bulletin::model::*;
use bulletin::summary::period::repeats::{Counts, resolve};
use bulletin::summary::period::{Contribution, FactAt, Split, count, split};
use bulletin::summary::{self, Column, Tally};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::strategies;

/// An issue with a section for each list of facts: `place: id sum`, and behind an
/// arrow what the fact repeats (`issue/id`).
fn issue(id: &str, day: &str, sections: &[(&str, &[&str])]) -> Contribution {
    let mut issue = crate::every_kind();
    issue.id = id.to_owned();
    issue.date_published = day.parse().unwrap();
    issue.facts.clear();
    let like = issue.sections[0].clone();
    let sections = sections.iter().enumerate().map(|(index, (place, facts))| {
        let mut section = like.clone();
        section.id = format!("s{index}");
        section.measures = vec!["减免会费".to_owned()];
        section.organizations = place
            .split('+')
            .map(|place| Organization {
                name: format!("{place}质量协会"),
                short_name: None,
                admin_code: None,
            })
            .collect();
        section.facts = facts.iter().map(|text| fact(text)).collect();
        section
    });
    issue.sections = sections.collect();
    Contribution::of(&issue)
}

fn fact(text: &str) -> Fact {
    let (text, repeats) = match text.split_once('→') {
        Some((text, other)) => (text, Some(other)),
        None => (text, None),
    };
    let (id, sum) = text.split_once(' ').unwrap();
    let proposed = sum.ends_with('?');
    Fact {
        id: id.to_owned(),
        proposed,
        part_of: None,
        repeats: repeats.map(|it| match it.split_once('/') {
            Some((issue, fact)) => Repeats {
                issue: Some(issue.to_owned()),
                fact: fact.to_owned(),
            },
            None => Repeats {
                issue: None,
                fact: it.to_owned(),
            },
        }),
        category: Category::Donation,
        quote: String::new(),
        occurrence: 1,
        amount: bulletin::amount::read(sum.trim_end_matches('?')).ok(),
        donor: Donor {
            kind: DonorKind::Organization,
            name: None,
        },
        date: None,
        as_of: None,
    }
}

fn given(all: &[Contribution], chosen: impl IntoIterator<Item = usize>) -> Vec<(String, String)> {
    let summary = count(all, chosen);
    let sum = |it: Option<Amount>| it.map_or("—".to_owned(), Amount::to_chinese);
    let mut out: Vec<_> = summary
        .rows
        .iter()
        .map(|row| (row.place.key(), sum(row.sums[Column::Own].amount())))
        .collect();
    out.push(("total".to_owned(), sum(summary.total[Column::Own].amount())));
    out
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    let list = list.iter();
    list.map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect()
}

#[test]
fn a_row_is_a_place_and_a_repeat_counts_once() {
    let all = [
        issue(
            "a",
            "2020-01-10",
            &[("天津市", &["x 1万元"]), ("北京市", &["y 2万元"])],
        ),
        issue(
            "b",
            "2020-02-10",
            &[("天津市", &["x 1万元→a/x", "z 3万元以上"])],
        ),
        issue(
            "c",
            "2021-02-10",
            &[("天津市+北京市", &["x 1万元→b/x", "p 9万元?"])],
        ),
    ];
    assert_eq!(
        given(&all, 0..3),
        pairs(&[
            ("110000", "2万元"),
            ("110000+120000", "—"),
            ("120000", "4万元以上"),
            ("total", "6万元以上"),
        ])
    );
    // Nowhere else, either: the sums of two years are the sum of both.
    assert_eq!(
        given(&all, 2..3),
        pairs(&[("110000+120000", "—"), ("total", "—")])
    );
    let summary = count(&all, 0..3);
    let tianjin = &summary.rows[2];
    assert_eq!(tianjin.issues, [0, 1]);
    assert_eq!(tianjin.measures, ["减免会费"]);
    assert_eq!(
        tianjin.sums[Column::Own].repeated,
        [FactAt { issue: 1, fact: 0 }]
    );
    // A chain leads to its end.
    let first = FactAt { issue: 0, fact: 0 };
    let fates: Vec<_> = resolve(&all).into_iter().map(|(_, it)| it).collect();
    assert_eq!(fates, [Counts::As(first), Counts::As(first)]);
    let months = split(&all, 0..3, Split::Month);
    let days: Vec<String> = months.iter().map(|(day, _)| day.to_iso()).collect();
    assert_eq!(days, ["2020-01-01", "2020-02-01", "2021-02-01"]);
}

#[test]
fn circles_and_what_leads_nowhere_are_told() {
    let all = [
        issue(
            "a",
            "2020-01-10",
            &[("天津市", &["x 1万元→b/x", "l 1万元→l", "n 1万元→gone/x"])],
        ),
        issue(
            "b",
            "2020-02-10",
            &[(
                "天津市",
                &["x 1万元→a/x", "t 1万元→a/x", "p 1万元→b/q", "q 1万元?"],
            )],
        ),
    ];
    let fates: Vec<_> = resolve(&all).into_iter().map(|(_, it)| it).collect();
    use Counts::{Circle, Nowhere};
    assert_eq!(fates, [Circle, Circle, Nowhere, Circle, Circle, Nowhere]);
    assert_eq!(given(&all, 0..2)[0].1, "—");
    // However long: neither the stack nor the time grows faster than the chain.
    let long: Vec<String> = (0..20_000)
        .map(|it| format!("f{it} 1万元→f{}", it + 1))
        .collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let all = [issue("a", "2020-01-10", &[("天津市", &long)])];
    assert!(resolve(&all).iter().all(|(_, it)| *it == Nowhere));
}

proptest! {
    /// The sums of many issues are those of their summaries, whichever are chosen and
    /// however they are divided.
    #[test]
    fn it_adds_up_what_the_issues_say(issues in vec(strategies::issue(), 0..5)) {
        let all: Vec<Contribution> = issues.iter().map(Contribution::of).collect();
        let summary = count(&all, 0..all.len());
        resolve(&all);
        for &column in Column::ALL {
            let mut total = Tally::default();
            for (contribution, issue) in all.iter().zip(&issues) {
                let own = summary::summarize(issue);
                let sum = &own.total.sums[column];
                let portion = &contribution.total[column];
                let amount = (!portion.facts.is_empty()).then(|| portion.tally.amount());
                prop_assert_eq!(amount, sum.amount);
                prop_assert_eq!(portion.facts.len(), sum.facts.len());
                prop_assert_eq!(portion.uncounted.len(), sum.uncounted.len());
                total.add(&portion.tally);
            }
            prop_assert_eq!(&summary.total[column].tally, &total);
            for by in [Split::Month, Split::Issue] {
                let mut parts = Tally::default();
                for (_, part) in split(&all, 0..all.len(), by) {
                    parts.add(&part.total[column].tally);
                }
                prop_assert_eq!(&parts, &total);
            }
            let mut rows = Tally::default();
            summary.rows.iter().for_each(|row| rows.add(&row.sums[column].tally));
            let mut lines = Tally::default();
            let each = all.iter().flat_map(|it| &it.lines);
            each.for_each(|line| lines.add(&line.sums[column].tally));
            prop_assert_eq!(rows, lines);
            // What repeats another one makes up no sum.
            for at in &summary.total[column].facts {
                prop_assert!(all[at.issue].facts[at.fact].fact.repeats.is_none());
            }
        }
    }
}
