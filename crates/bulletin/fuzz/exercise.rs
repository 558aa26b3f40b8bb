//! What the fuzzer and the tests do with each input.

use bulletin::model::Issue;
use bulletin::summary::Column;
use bulletin::{amount, check, evidence, read, summary, write};

/// Reads bytes as each format of this crate, and does with the result all that a
/// program does. Panics if something does not hold.
pub fn exercise(bytes: &[u8]) {
    if let Ok((issue, findings)) = read::issue_from_slice(bytes) {
        check::merge(findings, check::issue(&issue));
        use_issue(&issue);
        let written = write::issue(&issue);
        let (again, _) = read::issue_from_slice(written.as_bytes()).expect("what was written");
        assert!(again == issue, "writing and reading gives the same issue");
    }
    if let Ok((archive, _)) = read::archive_from_slice(bytes) {
        check::archive(&archive);
        let written = write::archive(&archive);
        let (again, _) = read::archive_from_slice(written.as_bytes()).expect("what was written");
        assert!(
            again == archive,
            "writing and reading gives the same archive"
        );
    }
    let text = String::from_utf8_lossy(bytes);
    let mut end = 0;
    for found in amount::find(&text) {
        assert!(found.range.start >= end, "amounts do not overlap");
        end = found.range.end;
        assert!(text.get(found.range).is_some_and(|text| !text.is_empty()));
        assert_eq!(found.amount.is_none(), found.problem.is_some());
        if let Some(found) = found.amount {
            assert!(found.is_sound());
            assert_eq!(amount::read(&found.to_string()), Ok(found));
        }
    }
}

fn use_issue(issue: &Issue) {
    for section in &issue.sections {
        let leaves = evidence::leaves(&section.blocks);
        for place in evidence::locate(&section.blocks, &section.facts) {
            let text = leaves[place.leaf].text();
            let quote = &section.facts[place.fact].quote;
            assert_eq!(&text[place.start..place.end], quote);
        }
    }
    let summary = summary::summarize(issue);
    for order in [
        summary::order_by_province(&summary),
        summary::order_by_amount(&summary),
    ] {
        assert_eq!(order.len(), summary.rows.len());
    }
    for row in &summary.rows {
        for column in Column::ALL {
            if let Some(amount) = row.sums[*column].amount {
                assert!(amount.is_sound());
                assert_eq!(amount::read(&amount.to_string()), Ok(amount));
            }
        }
    }
}
