//! What an index finds is what a plain scan finds; damaged files do no harm.

mod shared;

use bulletin::model::Issue;
use bulletin_search::fold::{self, BARRIER};
use bulletin_search::leaves;
use bulletin_search::reader::{Ask, Reader};
use proptest::prelude::*;
use shared::Served;

/// Few characters, so that they meet often; with all that folding is about.
const CHARACTERS: &[&str] = &[
    "质", "質", "量", "管", "理", "协", "協", "会", "〇", "○", "零", "一", "Ａ", "a", "B", "b",
    "2", "２", "0", ".", "，", " ", "　", "\n", "é", "É", "𠀀", "沪", "上", "海", "\u{ad}", "ab",
    "2020",
];

fn text(most: usize) -> impl Strategy<Value = String> {
    let one = prop::sample::select(CHARACTERS);
    prop::collection::vec(one, 0..most).prop_map(|it| it.concat())
}

fn archive() -> impl Strategy<Value = Vec<Issue>> {
    let paragraphs = prop::collection::vec(text(600), 0..6);
    prop::collection::vec(paragraphs, 1..12).prop_map(|it| {
        let issues = (0..).zip(&it);
        issues
            .map(|(number, own)| shared::issue(number, own))
            .collect()
    })
}

/// Every issue in which a leaf has each word, newest first.
fn scan(issues: &[Issue], query: &str) -> Vec<String> {
    let words: Vec<String> = query
        .split_whitespace()
        .map(|it| fold::word(it).into_iter().collect())
        .filter(|it: &String| !it.is_empty())
        .collect();
    let folded = |text: &str| -> String { fold::fold(text).chars.into_iter().collect() };
    let has = |issue: &&Issue| {
        let leaves: Vec<String> = leaves::of_issue(issue)
            .iter()
            .map(|it| folded(&it.text))
            .collect();
        let also = |word: &str| {
            if word == "沪" {
                "上海".to_owned()
            } else {
                word.to_owned()
            }
        };
        words.iter().all(|word| {
            leaves
                .iter()
                .any(|leaf| leaf.contains(word) || leaf.contains(&also(word)))
        })
    };
    let found = issues.iter().rev().filter(has).map(|it| it.id.clone());
    if words.is_empty() {
        Vec::new()
    } else {
        found.collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_that_a_scan_finds_is_found(issues in archive(), queries in prop::collection::vec(text(7), 1..8)) {
        let served = Served::of(&issues);
        let whole: Vec<char> = leaves::of_issue(&issues[0]).iter().flat_map(|it| it.text.chars()).collect();
        let from = whole.len() / 3;
        let own: String = whole.iter().skip(from).take(4).collect();
        for query in queries.iter().chain([&own]) {
            prop_assert!(!query.contains(BARRIER));
            prop_assert_eq!(served.ids(query), scan(&issues, query), "{:?}", query);
        }
    }

    #[test]
    fn damaged_files_do_no_harm(issues in archive(), query in text(4), at in any::<u64>(), with in any::<u8>(), cut in any::<bool>()) {
        let served = Served::of(&issues);
        let mut reader = Reader::default();
        let ask = Ask { query, wanted: 10, ..Ask::default() };
        for round in 0..200u64 {
            let answer = reader.answer(&ask);
            if answer.need.is_empty() {
                break;
            }
            for name in answer.need {
                // What a damaged file asks for may not exist.
                let mut bytes = served.files.get(&name).cloned().unwrap_or_default();
                let place = (at.wrapping_add(round) as usize) % bytes.len().max(1);
                match cut {
                    true => bytes.truncate(place),
                    false => if let Some(it) = bytes.get_mut(place) { *it = with },
                }
                reader.put(&name, bytes);
            }
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut reader = Reader::default();
        reader.put("index.bin", [b"BSI1".as_slice(), &bytes].concat());
        for _ in 0..9 {
            let answer = reader.answer(&Ask { query: "质量".to_owned(), wanted: 3, ..Ask::default() });
            for name in answer.need {
                reader.put(&name, bytes.clone());
            }
        }
    }
}

#[test]
fn years_and_order() {
    let issues: Vec<Issue> = (0..60)
        .map(|it| shared::issue(it, &["质量".to_owned()]))
        .collect();
    let served = Served::of(&issues);
    let ask = Ask {
        query: "质量".to_owned(),
        wanted: 5,
        ..Ask::default()
    };
    let first = |ask: &Ask| served.ask(ask).0.results[0].about.id.clone();
    assert_eq!(first(&ask), "i-59");
    assert_eq!(
        first(&Ask {
            oldest_first: true,
            ..ask.clone()
        }),
        "i-0"
    );
    let year = Ask {
        years: Some((2001, 2001)),
        ..ask.clone()
    };
    assert_eq!(first(&year), "i-47");
    assert_eq!(served.ask(&year).0.total, 24);
    assert_eq!(
        served
            .ask(&Ask {
                years: Some((1990, 1991)),
                ..ask.clone()
            })
            .0
            .total,
        0
    );
    assert_eq!(
        served
            .ask(&Ask {
                place: Some(3),
                ..ask
            })
            .0
            .total,
        0
    );
}

#[test]
fn an_empty_archive_is_searched() {
    assert!(Served::of(&[]).ids("质量").is_empty());
}

#[test]
fn the_sentence_and_its_place_come_with_it() {
    let served = Served::of(&[shared::issue(0, &["前。全面质量管理。后。".to_owned()])]);
    let (answer, _) = served.ask(&Ask {
        query: "質量".to_owned(),
        wanted: 5,
        ..Ask::default()
    });
    let hit = &answer.results[0].hits[0];
    assert_eq!(hit.place, "s0");
    assert_eq!(hit.excerpt.text, "全面质量管理。");
    assert_eq!(hit.excerpt.marks, [(2, 4)]);
}
