//! Every kind of block, category, donor and bound, wherever a table lists them.

use bulletin::model::*;
use bulletin::visit::{self, Item};
use bulletin::{read, write};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::{EVERY_KIND, every_kind, strategies, with};

/// A block of each kind. A new kind does not compile until it has one.
fn block(kind: BlockKind) -> Value {
    let content = match kind {
        BlockKind::Paragraph => json!("甲"),
        BlockKind::Heading => json!({ "level": 3, "text": "甲" }),
        BlockKind::List => json!({ "items": ["甲", { "text": "乙", "items": ["丙"] }] }),
        BlockKind::Figure => json!({ "id": "甲", "caption": "甲", "pictures": [] }),
        BlockKind::Table => json!({ "caption": "甲", "rows": [["乙"]] }),
        BlockKind::Quote => json!([{ "paragraph": "甲" }]),
    };
    json!({ kind.name(): content })
}

/// The names of all fields in a tree.
fn fields(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|it| fields(it, names)),
        Value::Object(object) => {
            for (name, value) in object {
                names.push(name.clone());
                fields(value, names);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_kind_of_block_is_read_and_written() {
    for kind in BlockKind::ALL {
        let json = with("/lead", json!([block(*kind)]));
        let (issue, _) = read::issue_from_slice(json.to_string().as_bytes()).unwrap();
        assert!(
            !matches!(issue.lead[..], [Block::Unknown { .. }]),
            "{kind:?}"
        );
        let written: Value = serde_json::from_str(&write::issue(&issue)).unwrap();
        assert_eq!(written["lead"], json["lead"], "{kind:?}");
    }
}

#[test]
fn every_kind_of_block_has_text_that_a_walk_meets() {
    for kind in BlockKind::ALL {
        let json = with("/lead", json!([block(*kind)]));
        let (issue, _) = read::issue_from_slice(json.to_string().as_bytes()).unwrap();
        let mut text = String::new();
        visit::blocks(&issue.lead, &mut |item| {
            if let Item::Leaf(leaf, _) = item {
                text += &leaf.text();
            }
        });
        assert!(text.starts_with('甲'), "{kind:?}: {text}");
    }
}

#[cfg(feature = "schema")]
#[test]
fn every_kind_of_block_is_in_the_schema() {
    let schema: Value = serde_json::from_str(&bulletin::schema::issue()).unwrap();
    let kinds = schema["$defs"]["Block"]["anyOf"].as_array().unwrap();
    let names: Vec<&str> = kinds
        .iter()
        .map(|it| it["required"][0].as_str().unwrap())
        .collect();
    let all: Vec<&str> = BlockKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(names, all);
    for kind in BlockKind::ALL {
        let json = with("/lead", json!([block(*kind)]));
        crate::schema::holds(&bulletin::schema::issue(), &json).unwrap();
    }
}

#[test]
fn every_kind_is_in_the_test_data() {
    let mut in_fixture = Vec::new();
    fields(&serde_json::from_str(EVERY_KIND).unwrap(), &mut in_fixture);
    let mut drawn = Vec::new();
    let mut runner = TestRunner::deterministic();
    for _ in 0..256 {
        let issue = strategies::issue().new_tree(&mut runner).unwrap().current();
        let json = serde_json::from_str(&write::issue(&issue)).unwrap();
        fields(&json, &mut drawn);
    }
    for kind in BlockKind::ALL {
        let name = kind.name().to_owned();
        assert!(in_fixture.contains(&name), "{name} in every-kind.json");
        assert!(drawn.contains(&name), "{name} from strategies.rs");
    }
}

#[test]
fn every_name_is_the_one_in_json() {
    fn name(value: impl serde::Serialize) -> Value {
        serde_json::to_value(value).unwrap()
    }
    for it in Category::ALL {
        assert_eq!(name(it), it.name());
        assert_eq!(Category::named(it.name()), Some(*it));
    }
    for it in DonorKind::ALL {
        assert_eq!(name(it), it.name());
        assert_eq!(DonorKind::named(it.name()), Some(*it));
    }
    for it in Bound::ALL {
        assert_eq!(name(it), it.name());
        assert_eq!(Bound::named(it.name()), Some(*it));
    }
    assert_eq!(Category::named("loan"), None);
}

#[test]
fn every_category_is_in_a_column_or_known_to_be_in_none() {
    for category in Category::ALL {
        let mut issue = every_kind();
        issue.sections.clear();
        issue.facts.truncate(1);
        issue.facts[0].category = *category;
        issue.facts[0].amount = Some(Amount::exact(100));
        let total = bulletin::summary::summarize(&issue).total;
        let counted: Vec<_> = bulletin::summary::Column::ALL
            .iter()
            .filter(|column| total.sums[**column].amount.is_some())
            .collect();
        let expected = match category {
            Category::Donation => 2,
            Category::Waiver => 1,
            Category::Other => 0,
        };
        assert_eq!(counted.len(), expected, "{category:?}: {counted:?}");
    }
}
