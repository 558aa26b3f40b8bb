//! The JSON Schema in the repository.

use std::fs;
use std::path::Path;

use bulletin::schema;
use serde_json::{Value, json};

use crate::EVERY_KIND;

#[test]
fn the_kept_schema_is_that_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (name, text) in [
        ("issue.schema.json", schema::issue()),
        ("archive.schema.json", schema::archive()),
    ] {
        let kept = fs::read_to_string(folder.join(name)).unwrap();
        assert!(
            kept.replace("\r\n", "\n") == text,
            "schema/{name} is stale: cargo run -p bulletin --features schema --example schema"
        );
    }
}

/// Whether a file is valid by the schema.
pub fn holds(schema: &str, file: &Value) -> Result<(), String> {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let schema = serde_json::from_str(schema).unwrap();
    compiler.add_resource("schema.json", schema).unwrap();
    let index = compiler.compile("schema.json", &mut schemas).unwrap();
    schemas
        .validate(file, index)
        .map_err(|error| error.to_string())
}

#[test]
fn the_samples_are_what_the_schema_says() {
    let every_kind: Value = serde_json::from_str(EVERY_KIND).unwrap();
    holds(&schema::issue(), &every_kind).unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample");
    let read = |path: &str| -> Value {
        serde_json::from_slice(&fs::read(sample.join(path)).unwrap()).unwrap()
    };
    let archive = read("archive.json");
    holds(&schema::archive(), &archive).unwrap();
    for entry in archive["issues"].as_array().unwrap() {
        let url = entry["url"].as_str().unwrap();
        holds(&schema::issue(), &read(url)).unwrap_or_else(|error| panic!("{url}: {error}"));
    }
}

#[test]
fn what_is_wrong_is_not_what_the_schema_says() {
    for (pointer, value) in [
        ("/format", json!("bulletin/2")),
        ("/id", json!("2020 15")),
        ("/headline", Value::Null),
        ("/issueNumber", json!("15")),
        ("/datePublished", json!("2020-2-5")),
        ("/lead/0", json!({ "video": "甲" })),
        ("/lead/0/paragraph", json!([{ "strong": 1 }])),
        ("/sections/0/facts/0/amount/yuan", json!(5000)),
        ("/sections/0/facts/0/category", json!("loan")),
        ("/sections/0/facts/0/id", json!("a b")),
        ("/sections/0/blocks/3/figure/pictures/0/width", json!(0)),
        ("/sections/0/blocks/5/table/head/0/1/colSpan", json!(0)),
    ] {
        let file = crate::with(pointer, value);
        assert!(holds(&schema::issue(), &file).is_err(), "{pointer}");
    }
}
