//! The format as its users see it: files in; models, sums and findings out.

#[path = "../../fuzz/exercise.rs"]
mod exercise;

mod amounts;
mod arbitrary;
mod checking;
mod evidence;
mod kinds;
mod numerals;
mod period;
mod provinces;
mod reading;
mod round_trip;
mod sample;
mod strategies;
mod summary;

#[cfg(feature = "schema")]
mod schema;

use bulletin::finding::Finding;
use bulletin::model::Issue;
use bulletin::read;
use serde_json::Value;

/// An issue with every kind of block, run, bound and field.
const EVERY_KIND: &str = include_str!("every-kind.json");

fn every_kind() -> Issue {
    let (issue, findings) = read::issue_from_slice(EVERY_KIND.as_bytes()).unwrap();
    assert_eq!(findings, []);
    issue
}

/// The every-kind issue with one value replaced.
fn with(pointer: &str, value: Value) -> Value {
    let mut issue: Value = serde_json::from_str(EVERY_KIND).unwrap();
    *issue.pointer_mut(pointer).expect(pointer) = value;
    issue
}

/// The findings as `code place`, to compare.
fn briefly(findings: &[Finding]) -> Vec<String> {
    let brief = |f: &Finding| format!("{} {}", f.code.as_str(), f.place);
    findings.iter().map(brief).collect()
}
