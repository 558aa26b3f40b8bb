//! An issue that is written and read again is the same.

use bulletin::{read, write};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{EVERY_KIND, every_kind, strategies};

#[test]
fn the_every_kind_issue_survives() {
    let issue = every_kind();
    let written = write::issue(&issue);
    let (again, findings) = read::issue_from_slice(written.as_bytes()).unwrap();
    assert_eq!(again, issue);
    assert_eq!(findings, []);
    // Nothing in the file is lost and nothing is added, except for defaults that are
    // always written.
    let mut original: Value = serde_json::from_str(EVERY_KIND).unwrap();
    for (place, bound) in [("0", "exact"), ("1", "exact")] {
        original["sections"][1]["facts"][place.parse::<usize>().unwrap()]["amount"]["bound"] =
            json!(bound);
    }
    // A default span, and an array of one plain run.
    let written: Value = serde_json::from_str(&written).unwrap();
    let cell = "/sections/0/blocks/5/table/rows/0/2";
    *original.pointer_mut(cell).unwrap() = json!([{ "strong": "无" }]);
    assert_eq!(written, original);
}

#[test]
fn defaults_are_left_out() {
    let issue = json!({
        "format": "bulletin/1", "id": "1", "language": "zh-Hans",
        "periodical": { "name": "甲", "kind": "" }, "issueNumber": null, "supplement": false,
        "publisher": "乙", "datePublished": "2020-02-29", "headline": "丙",
        "lead": [], "sections": [],
    });
    let (issue, findings) = read::issue(&&issue).unwrap();
    assert_eq!(findings, []);
    let expected = r#"{
  "format": "bulletin/1",
  "id": "1",
  "language": "zh-Hans",
  "periodical": {
    "name": "甲"
  },
  "publisher": "乙",
  "datePublished": "2020-02-29",
  "headline": "丙",
  "sections": []
}
"#;
    assert_eq!(write::issue(&issue), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_issue_survives(issue in strategies::issue()) {
        let written = write::issue(&issue);
        let (again, _) = read::issue_from_slice(written.as_bytes()).unwrap();
        prop_assert_eq!(again, issue);
    }

    #[test]
    fn any_archive_survives(archive in strategies::archive()) {
        let written = write::archive(&archive);
        let (again, _) = read::archive_from_slice(written.as_bytes()).unwrap();
        prop_assert_eq!(again, archive);
    }
}
