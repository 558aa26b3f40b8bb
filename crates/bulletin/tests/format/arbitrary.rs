//! No input makes reading, checking, adding up or searching panic.

use std::fs;
use std::path::Path;

use bulletin::write;
use proptest::prelude::*;
use serde_json::Value;

use crate::exercise::exercise;
use crate::{EVERY_KIND, strategies};

#[test]
fn the_fuzz_corpus_runs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/read");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 10, "{} files in the corpus", files.len());
    for file in files {
        println!("{}", file.display());
        exercise(&fs::read(file).unwrap());
    }
}

/// Every value of the every-kind issue, put in the place of every other one, and
/// left out.
#[test]
fn every_value_may_stand_in_a_wrong_place() {
    let issue: Value = serde_json::from_str(EVERY_KIND).unwrap();
    let mut places = Vec::new();
    list_places(&issue, String::new(), &mut places);
    let strange = [
        Value::Null,
        Value::from(true),
        Value::from(-1),
        Value::from(0.5),
        Value::from(u64::MAX),
        Value::from(1e300),
        Value::from(""),
        Value::from("summary"),
        serde_json::json!([]),
        serde_json::json!({}),
        serde_json::json!([[], {}, null, "", 0]),
    ];
    for place in &places {
        for value in &strange {
            let mut changed = issue.clone();
            *changed.pointer_mut(place).unwrap() = value.clone();
            exercise(changed.to_string().as_bytes());
        }
    }
    assert!(places.len() > 200, "{} places", places.len());
}

fn list_places(value: &Value, place: String, places: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                list_places(item, format!("{place}/{index}"), places);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                list_places(value, format!("{place}/{name}"), places);
            }
        }
        _ => {}
    }
    places.push(place);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        exercise(&bytes);
    }

    #[test]
    fn any_json_is_read(mut json in strategies::json(), format in "bulletin(-archive)?/1") {
        exercise(json.to_string().as_bytes());
        if let Value::Object(fields) = &mut json {
            fields.insert("format".to_owned(), Value::from(format));
            exercise(json.to_string().as_bytes());
        }
    }

    #[test]
    fn any_json_may_stand_anywhere(json in strategies::json(), at in any::<prop::sample::Index>()) {
        let mut issue: Value = serde_json::from_str(EVERY_KIND).unwrap();
        let mut places = Vec::new();
        list_places(&issue, String::new(), &mut places);
        *issue.pointer_mut(&places[at.index(places.len())]).unwrap() = json;
        exercise(issue.to_string().as_bytes());
    }

    #[test]
    fn a_damaged_file_is_read(
        issue in strategies::issue(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = write::issue(&issue).into_bytes();
        for (at, byte) in damage {
            *at.get_mut(&mut bytes) = byte;
        }
        exercise(&bytes);
        exercise(&bytes[..end.index(bytes.len())]);
    }

    #[test]
    fn any_model_goes_through(issue in strategies::issue()) {
        exercise(write::issue(&issue).as_bytes());
    }
}
