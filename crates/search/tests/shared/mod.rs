//! Issues for tests, and readers that count.
#![allow(dead_code)]

use bulletin::model::{Block, Cell, Date, Inline, Issue, Note, Periodical, Run, Section, Table};
use bulletin_search::builder;
use bulletin_search::reader::{Answer, Ask, Reader};
use std::collections::BTreeMap;

/// An issue with these paragraphs.
pub fn issue(number: u32, paragraphs: &[String]) -> Issue {
    let section = |(index, text): (usize, &String)| Section {
        id: format!("s{index}"),
        title: format!("第{index}节"),
        organizations: Vec::new(),
        blocks: match index % 3 {
            0 => vec![Block::Paragraph(Inline::plain(text))],
            // Cut in two by bold text.
            1 => {
                let at = text.chars().count() / 2;
                let head: String = text.chars().take(at).collect();
                let rest: String = text.chars().skip(at).collect();
                let strong = Run::Strong(Inline::plain(&rest));
                vec![Block::Paragraph(Inline(vec![Run::Text(head), strong]))]
            }
            _ => vec![Block::Table(Table {
                rows: vec![vec![Cell {
                    text: Inline::plain(text),
                    col_span: 1,
                    row_span: 1,
                }]],
                ..Table::default()
            })],
        },
        measures: Vec::new(),
        facts: Vec::new(),
    };
    Issue {
        id: format!("i-{number}"),
        language: "zh-Hans".to_owned(),
        periodical: Periodical::default(),
        issue_number: Some(number + 1),
        issue_label: None,
        cumulative_number: None,
        supplement: false,
        classification: None,
        publisher: String::new(),
        date_published: Date {
            year: 2000 + (number / 24) as u16,
            month: 1 + (number / 2 % 12) as u8,
            day: 1,
        },
        headline: format!("题{number}"),
        part_number: None,
        part_label: None,
        contributors: Vec::new(),
        attachments: Vec::new(),
        editor_note: Vec::new(),
        lead: Vec::new(),
        facts: Vec::new(),
        sections: paragraphs.iter().enumerate().map(section).collect(),
        notes: vec![Note {
            id: "n1".to_owned(),
            text: Inline::plain("注释"),
        }],
        distribution: Vec::new(),
        print_run: None,
    }
}

/// An index, as a server has it.
pub struct Served {
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What an answer cost.
#[derive(Clone, Copy, Default, Debug)]
pub struct Cost {
    pub rounds: usize,
    pub requests: usize,
    pub index: usize,
    pub texts: usize,
}

impl Served {
    pub fn of(issues: &[Issue]) -> Served {
        let ready = issues.iter().map(|it| builder::ready(it, &it.id)).collect();
        Served {
            files: builder::build(ready).into_iter().collect(),
        }
    }

    /// Answers a question with nothing fetched before.
    pub fn ask(&self, ask: &Ask) -> (Answer, Cost) {
        let mut reader = Reader::default();
        let mut cost = Cost::default();
        loop {
            let answer = reader.answer(ask);
            if answer.need.is_empty() {
                return (answer, cost);
            }
            cost.rounds += 1;
            for name in answer.need {
                let bytes = self
                    .files
                    .get(&name)
                    .expect("the reader asks for what there is");
                cost.requests += 1;
                match name.starts_with("texts/") {
                    true => cost.texts += bytes.len(),
                    false => cost.index += bytes.len(),
                }
                reader.put(&name, bytes.clone());
            }
        }
    }

    /// The ids of all issues that answer a question.
    pub fn ids(&self, query: &str) -> Vec<String> {
        let (answer, _) = self.ask(&Ask {
            query: query.to_owned(),
            wanted: usize::MAX,
            ..Ask::default()
        });
        assert_eq!(answer.damaged, None);
        assert!(answer.exact && !answer.more);
        assert_eq!(answer.total, answer.results.len());
        answer.results.into_iter().map(|it| it.about.id).collect()
    }
}
