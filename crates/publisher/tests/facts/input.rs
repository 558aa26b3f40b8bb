//! The issue that the project started with, if its text is beside the checkout
//! or where BULLETIN_INPUT says; and always the sample that is modelled on it.

use bulletin::model::*;
use bulletin::summary::{self, Column, Counting};
use publisher::facts::propose;
use std::path::{Path, PathBuf};

use crate::{briefly, empty, line, paragraph, sound};

/// The rows that the format's own contract names for issue 15.
fn rows(issue: &Issue) -> Vec<String> {
    let sum = |sum: &summary::Sum| sum.amount.map_or("-".to_owned(), Amount::to_chinese);
    let summary = summary::summarize_counting(issue, Counting::WithProposed);
    let mut rows = Vec::new();
    for row in &summary.rows {
        let others: Vec<String> = row
            .sums
            .others_by
            .iter()
            .map(|(kind, s)| format!("{kind:?} {}", sum(s)))
            .collect();
        rows.push(format!(
            "{} own {} others {} waived {} uncounted {}",
            sum(&row.sums[Column::Donations]),
            sum(&row.sums[Column::Own]),
            others.join(","),
            sum(&row.sums[Column::Waived]),
            row.sums.uncounted.len()
        ));
    }
    rows
}

const ROWS: [&str; 4] = [
    "1.015亿元 own - others Companies 1.015亿元 waived - uncounted 1",
    "52.6万元 own 5000元 others Members 52.1万元 waived - uncounted 0",
    "- own - others  waived - uncounted 1",
    "- own - others  waived 45万元 uncounted 0",
];

#[test]
fn the_sample_gives_the_rows_of_issue_15() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample/2020-15/issue.json");
    let bytes = std::fs::read(path).unwrap();
    let (mut issue, _) = bulletin::read::issue_from_slice(&bytes).unwrap();
    for section in &mut issue.sections {
        section.facts.clear();
        section.measures.clear();
    }
    let findings = propose(&mut issue);
    show(&issue, &briefly(&findings));
    sound::holds(&issue);
    assert_eq!(rows(&issue), ROWS);
}

fn show(issue: &Issue, findings: &[String]) {
    for section in &issue.sections {
        println!("{} {:?}", section.id, section.measures);
        for fact in &section.facts {
            println!("  {} {}", fact.id, line(fact, &section.facts));
        }
    }
    println!("{findings:#?}");
}

fn folder() -> PathBuf {
    match std::env::var_os("BULLETIN_INPUT") {
        Some(folder) => folder.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/input"),
    }
}

#[test]
fn the_input_gives_the_rows_of_issue_15() {
    let Ok(text) = std::fs::read_to_string(folder().join("issue-15.txt")) else {
        println!("the input does not lie here; the sample above stands for it");
        return;
    };
    // A rough division into sections; recognising them is tested elsewhere.
    let mut issue = empty();
    issue.date_published = Date::new(2020, 2, 25).unwrap();
    for text in text.lines().map(str::trim).filter(|text| !text.is_empty()) {
        let title = ["天津市", "西藏自治区", "浙江省", "重庆市"]
            .iter()
            .find(|name| {
                text.starts_with(*name) && !text.contains('。') && text.chars().count() < 30
            });
        if let Some(name) = title {
            let all = text.split_once("协会").unwrap().0;
            issue.sections.push(Section {
                id: format!("s{}", issue.sections.len() + 1),
                title: text.to_owned(),
                organizations: vec![Organization {
                    name: format!("{all}协会"),
                    short_name: Some(format!("{}质协", name.chars().take(2).collect::<String>())),
                    admin_code: None,
                }],
                blocks: Vec::new(),
                measures: Vec::new(),
                facts: Vec::new(),
            });
        } else if let Some(section) = issue.sections.last_mut() {
            section.blocks.push(match text.strip_prefix("图 ") {
                None => paragraph(text),
                Some(caption) => Block::Figure(Figure {
                    id: format!("figure-{}", section.blocks.len()),
                    number: None,
                    label: None,
                    caption: Inline::plain(caption),
                    pictures: Vec::new(),
                }),
            });
        } else {
            issue.lead.push(paragraph(text));
        }
    }
    let findings = propose(&mut issue);
    show(&issue, &briefly(&findings));
    sound::holds(&issue);
    assert_eq!(issue.facts, []);
    assert_eq!(rows(&issue), ROWS);
}
