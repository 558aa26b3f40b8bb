//! Work grows as its text or its facts do: eight times as many take about eight times
//! as long, where quadratic work takes sixty-four times as long. In CPU time, and the
//! best of several runs, so that nothing depends on what else the machine does.

#[path = "shared/cpu.rs"]
mod cpu;

use std::time::Duration;

use bulletin::model::Issue;
use bulletin::read;
use publisher::archive::{Record, Warning};
use publisher::facts::propose;
use publisher::import::{Own, Pipeline};
use publisher::report::{Finding, Place, ReportLine};
use serde_json::{Value, json};

fn grows_with<T>(count: usize, make: impl Fn(usize) -> T, act: impl Fn(T)) {
    let mut best = [Duration::MAX; 2];
    for _ in 0..3 {
        for (best, count) in best.iter_mut().zip([count, 8 * count]) {
            let made = make(count);
            let start = cpu::time();
            act(made);
            *best = cpu::time().saturating_sub(start).min(*best);
        }
    }
    assert!(best[1] < best[0] * 24, "{best:?}");
}

fn issue(sections: Vec<Value>) -> Issue {
    let tree = json!({
        "format": "bulletin/1",
        "id": "2020-15",
        "datePublished": "2020-03-19",
        "headline": "各地质协在行动",
        "sections": sections,
    });
    read::issue_from_slice(tree.to_string().as_bytes())
        .unwrap()
        .0
}

/// Each fact with a doubt of its own.
#[test]
fn warnings_about_facts() {
    let record = |count: usize| {
        let fact = |it| {
            json!({
                "id": format!("hubei-donation-{it}"),
                "category": "donation",
                "donor": { "kind": "companies" },
                "amount": { "yuan": "100000", "bound": "exact" },
                "quote": format!("公司{it}捐款10万元"),
            })
        };
        let facts: Vec<_> = (0..count).map(fact).collect();
        let issue = issue(vec![
            json!({ "id": "hubei", "title": "湖北", "facts": facts }),
        ]);
        let doubt = ReportLine::from(Finding::new(publisher::facts::KINDS[0], Place::File, ""));
        let warning = |fact| Warning::of(&doubt, Some(fact));
        let warnings = issue.sections[0].facts.iter().map(warning).collect();
        Record {
            source: "issue.docx".to_owned(),
            files: [].into(),
            generated: issue,
            warnings,
            seen: [].into(),
        }
    };
    grows_with(400, record, |record| {
        let count = record.warnings.len();
        assert_eq!(record.open_warnings(&record.generated).count(), count);
    });
}

/// Many sections, each with an organisation.
#[test]
fn sections_with_organizations() {
    let issue = |count: usize| {
        let section = |it| {
            json!({
                "id": format!("section-{it}"),
                "title": "走访",
                "organizations": [{ "name": format!("第{it}质量协会") }],
            })
        };
        issue((0..count).map(section).collect())
    };
    grows_with(400, issue, |mut issue| {
        propose(&mut issue);
    });
}

/// Brackets that are opened and not closed for long.
#[test]
fn brackets_in_brackets() {
    let head =
        "质协简报\n第15期\n\n质量协会秘书处　　2020年3月19日\n\n各地质协在行动\n\n一、湖北\n\n";
    let text = |count: usize| {
        let text = format!("{head}{}捐款{}。\n", "（".repeat(count), "）".repeat(count));
        Own.read("issue.txt", text.as_bytes()).unwrap().0
    };
    grows_with(1500, text, |manuscript| {
        publisher::recognize::recognize(&manuscript, &Default::default()).unwrap();
    });
}
