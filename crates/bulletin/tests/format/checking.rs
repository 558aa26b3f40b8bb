//! Each finding of the checks, with its place.

use std::collections::HashSet;

use bulletin::check;
use bulletin::finding::{Code, Severity};
use bulletin::read;
use serde_json::{Value, json};

use crate::{briefly, every_kind, with};

fn checked(value: Value) -> Vec<String> {
    let (issue, _) = read::issue(&&value).unwrap();
    briefly(&check::issue(&issue))
}

#[test]
fn the_every_kind_issue_has_nothing_wrong() {
    assert_eq!(check::issue(&every_kind()), []);
}

#[test]
fn each_fault_is_found_at_its_place() {
    let blocks = "/sections/0/blocks";
    let facts = "/sections/0/facts";
    for (pointer, value, expected) in [
        (
            format!("{blocks}/0"),
            json!({ "video": "甲" }),
            &[
                "unknown-block sections[0].blocks[0]",
                "note-unused notes[1].id",
            ][..],
        ),
        (
            format!("{facts}/0/quote"),
            json!("没有这句话"),
            &[
                "quote-not-found sections[0].facts[0].quote",
                "amount-not-in-quote sections[0].facts[0].amount",
            ],
        ),
        (
            format!("{facts}/0/quote"),
            json!(""),
            &["empty-quote sections[0].facts[0].quote"],
        ),
        (
            format!("{facts}/1/occurrence"),
            json!(3),
            &["occurrence-too-high sections[0].facts[1].occurrence"],
        ),
        (
            format!("{facts}/1/occurrence"),
            json!(1),
            &["quote-ambiguous sections[0].facts[1].quote"],
        ),
        (
            format!("{facts}/1/amount/yuan"),
            json!("2000000"),
            &["amount-not-in-quote sections[0].facts[1].amount"],
        ),
        (
            format!("{facts}/0/amount/bound"),
            json!("exact"),
            &["amount-not-in-quote sections[0].facts[0].amount"],
        ),
        (
            format!("{facts}/1/amount"),
            json!(null),
            &["amount-missing sections[0].facts[1].amount"],
        ),
        (
            format!("{facts}/0/date"),
            json!("2021-03-06"),
            &["date-after-issue sections[0].facts[0].date"],
        ),
        (
            format!("{facts}/1/asOf"),
            json!("2022-01-01"),
            &["date-after-issue sections[0].facts[1].asOf"],
        ),
        (
            "/sections/1/facts/1/partOf".into(),
            json!("nobody"),
            &["part-of-nowhere sections[1].facts[1].partOf"],
        ),
        (
            "/sections/1/facts/1/partOf".into(),
            json!("second-members"),
            &["part-of-circle sections[1].facts[1].partOf"],
        ),
        (
            "/sections/1/facts/0/amount/yuan".into(),
            json!("0.4"),
            &[
                "amount-not-in-quote sections[1].facts[0].amount",
                "parts-exceed-total sections[1].facts[0].amount",
            ],
        ),
        (
            "/sections/1/id".into(),
            json!("first"),
            &["duplicate-id sections[1].id"],
        ),
        (
            "/sections/1/id".into(),
            json!("figure-1"),
            &["duplicate-id sections[0].blocks[3].figure.id"],
        ),
        (
            format!("{blocks}/0/heading/id"),
            json!("first-fees"),
            &["duplicate-id sections[0].blocks[0].heading.id"],
        ),
        (
            "/sections/1/id".into(),
            json!("summary"),
            &["reserved-id sections[1].id"],
        ),
        (
            format!("{blocks}/3/figure/id"),
            json!("figures"),
            &["reserved-id sections[0].blocks[3].figure.id"],
        ),
        (
            format!("{blocks}/3/figure/pictures/1/alt"),
            json!(" "),
            &["picture-without-alt sections[0].blocks[3].figure.pictures[1].alt"],
        ),
        (
            format!("{blocks}/4/figure/caption"),
            json!(""),
            &["empty-figure sections[0].blocks[4].figure"],
        ),
        (
            format!("{blocks}/3/figure/pictures/0/src"),
            json!("data:image/png;base64,"),
            &["address sections[0].blocks[3].figure.pictures[0].src"],
        ),
        (
            format!("{blocks}/3/figure/pictures/0/sources/1/src"),
            json!("mailto:a@b.c"),
            &["address sections[0].blocks[3].figure.pictures[0].sources[1].src"],
        ),
        (
            format!("{blocks}/1/paragraph/2/link/href"),
            json!("javascript:alert(1)"),
            &["address sections[0].blocks[1].paragraph[2].link.href"],
        ),
        (
            "/notes/1/text/1/link/href".into(),
            json!("JavaScript:x"),
            &["address notes[1].text[1].link.href"],
        ),
        (
            "/attachments/0/href".into(),
            json!("file:///etc/passwd"),
            &["address attachments[0].href"],
        ),
        (
            "/attachments/0/label".into(),
            json!(""),
            &["empty-text attachments[0].label"],
        ),
        (
            "/sections/0/organizations/0/adminCode".into(),
            json!("330100"),
            &["unknown-admin-code sections[0].organizations[0].adminCode"],
        ),
        (
            "/sections/1/organizations/0/adminCode".into(),
            json!("140000"),
            &["admin-code-mismatch sections[1].organizations[0].adminCode"],
        ),
        (
            format!("{blocks}/0/heading/text/1/noteRef"),
            json!("n3"),
            &[
                "note-ref-nowhere sections[0].blocks[0].heading.text[1].noteRef",
                "note-unused notes[1].id",
            ],
        ),
        (
            "/notes/1/id".into(),
            json!("n1"),
            &[
                "note-ref-nowhere sections[0].blocks[0].heading.text[1].noteRef",
                "duplicate-note notes[1].id",
            ],
        ),
        (
            "/notes/0/text".into(),
            json!(""),
            &["empty-text notes[0].text"],
        ),
        (
            "/sections/2/blocks".into(),
            json!([]),
            &["empty-section sections[2]"],
        ),
        (
            "/sections/2/blocks/0/paragraph".into(),
            json!(""),
            &["empty-block sections[2].blocks[0]"],
        ),
        (
            format!("{blocks}/6/quote/1/quote"),
            json!([]),
            &["empty-block sections[0].blocks[6].quote[1]"],
        ),
        (
            format!("{blocks}/2/list/items/0"),
            json!(""),
            &["empty-block sections[0].blocks[2].list.items[0]"],
        ),
        (
            format!("{blocks}/5/table/rows/1/0/colSpan"),
            json!(2),
            &["ragged-table sections[0].blocks[5].table.rows[1]"],
        ),
        (
            format!("{blocks}/5/table/head/0/0/rowSpan"),
            json!(1),
            &["ragged-table sections[0].blocks[5].table.head[1]"],
        ),
        ("/headline".into(), json!(" "), &["empty-text headline"]),
        (
            "/sections/0/title".into(),
            json!(""),
            &["empty-text sections[0].title"],
        ),
    ] {
        assert_eq!(checked(with(&pointer, value)), expected, "{pointer}");
    }
}

#[test]
fn a_circle_of_several_is_found_and_what_leads_into_it_is_not() {
    let mut issue = every_kind();
    let facts = &mut issue.sections[1].facts;
    facts[0].part_of = Some("second-members".to_owned());
    let findings = briefly(&check::issue(&issue));
    assert_eq!(
        findings,
        [
            "part-of-circle sections[1].facts[0].partOf",
            "part-of-circle sections[1].facts[1].partOf",
        ]
    );
}

#[test]
fn what_is_repeated_is_there() {
    let repeats = |repeats: Value| checked(with("/sections/1/facts/4/repeats", repeats));
    for (value, expected) in [
        (json!({ "fact": "all" }), &[][..]),
        // It waits for a person.
        (
            json!({ "fact": "second-proposed" }),
            &["repeats-nowhere sections[1].facts[4].repeats"],
        ),
        (json!({ "fact": "elsewhere", "issue": "2021-02" }), &[]),
        (
            json!({ "fact": "elsewhere" }),
            &["repeats-nowhere sections[1].facts[4].repeats"],
        ),
        // A chain and a circle.
        (json!({ "fact": "second-before" }), &[]),
        (
            json!({ "fact": "second-again" }),
            &["repeats-nowhere sections[1].facts[4].repeats"],
        ),
    ] {
        assert_eq!(repeats(value.clone()), expected, "{value}");
    }
}

#[test]
fn parts_that_nobody_confirmed_are_no_error() {
    let mut issue = every_kind();
    issue.sections[1].facts[1].amount = Some(bulletin::model::Amount::exact(i64::MAX));
    let severity = |issue: &bulletin::model::Issue| {
        let findings = check::issue(issue);
        let exceed = findings.iter().find(|it| it.code == Code::PartsExceedTotal);
        exceed.map(|it| it.severity)
    };
    assert_eq!(severity(&issue), Some(Severity::Error));
    issue.sections[1].facts[1].proposed = true;
    assert_eq!(severity(&issue), Some(Severity::Warning));
}

#[test]
fn parts_exceed_only_what_bounds_them() {
    let parts = |total: Value, part: Value| {
        let mut value = with("/sections/1/facts/0/amount", total);
        value["sections"][1]["facts"][1]["amount"] = part;
        checked(value)
            .iter()
            .any(|finding| finding.starts_with("parts-exceed-total"))
    };
    let amount = |yuan: &str, bound: &str| json!({ "yuan": yuan, "bound": bound });
    assert!(parts(amount("1", "exact"), amount("2", "exact")));
    assert!(parts(amount("1", "atMost"), amount("2", "atLeast")));
    assert!(!parts(amount("1", "exact"), amount("1", "exact")));
    assert!(!parts(amount("1", "atLeast"), amount("2", "exact")));
    assert!(!parts(amount("1", "about"), amount("2", "exact")));
    assert!(!parts(amount("1", "exact"), amount("2", "atMost")));
    assert!(!parts(
        json!({ "yuan": "1", "upTo": "3" }),
        amount("2", "exact")
    ));
}

#[test]
fn addresses_are_those_that_do_no_harm() {
    use bulletin::address::{is_allowed, is_file, is_followed};
    for address in [
        "https://example.org/",
        "http://a",
        "HTTPS://a",
        "a.jpg",
        "../a/b.html#c",
        "#x",
        "?q=1",
        "//example.org/a",
        "/a:b",
        "图 1.jpg",
        "a/b:c",
        "1:2",
        "./x:y",
    ] {
        assert!(is_allowed(address) && is_file(address), "{address}");
        assert!(is_followed(address), "{address}");
    }
    for address in ["mailto:a@example.org", "tel:+8610", "Tel:1"] {
        assert!(is_allowed(address) && !is_file(address), "{address}");
        assert!(is_followed(address), "{address}");
    }
    for address in [
        "",
        " ",
        "javascript:x",
        "JAVASCRIPT:x",
        " javascript:x",
        "java\nscript:x",
        "\tjavascript:x",
        "java\tscript:x",
        "\u{1}javascript:x",
        "data:text/html,x",
        "file:///a",
        "blob:x",
        "vbscript:x",
        "ftp://a",
        "a+b.c-d:x",
        "x\u{0}",
    ] {
        assert!(!is_allowed(address) && !is_file(address), "{address:?}");
        // A URL parser keeps a control character within an address, encoded.
        assert!(!is_followed(address) || address == "x\0", "{address:?}");
    }
}

#[test]
fn archives_are_checked() {
    let entry = |id: &str, date: &str| json!({ "id": id, "datePublished": date, "headline": "甲", "url": "a.json" });
    let mut archive = json!({
        "format": "bulletin-archive/1", "periodical": { "name": "甲" }, "publisher": "乙",
        "issues": [entry("3", "2020-03-01"), entry("2", "2020-02-01"), entry("2", "2020-02-02")],
    });
    archive["issues"][0]["adminCodes"] = json!(["120000", "12"]);
    archive["issues"][0]["page"] = json!("javascript:x");
    archive["issues"][1]["url"] = json!("");
    archive["issues"][1]["headline"] = json!("");
    let (archive, findings) = read::archive(&&archive).unwrap();
    assert_eq!(findings, []);
    assert_eq!(
        briefly(&check::archive(&archive)),
        [
            "unknown-admin-code issues[0].adminCodes[1]",
            "address issues[0].page",
            "empty-text issues[1].headline",
            "address issues[1].url",
            "duplicate-issue issues[2].id",
            "archive-order issues[2].datePublished",
        ]
    );
}

#[test]
fn what_reading_and_checking_both_see_is_told_once() {
    let value = with("/sections/2/blocks/0", json!({ "video": "甲" }));
    let (issue, read) = read::issue(&&value).unwrap();
    let merged = check::merge(read.clone(), check::issue(&issue));
    assert_eq!(merged, read);
}

#[test]
fn every_code_has_a_name_and_words_of_its_own() {
    use Code::*;
    let codes = [
        MissingField,
        UnknownBlock,
        UnknownRun,
        UnknownCategory,
        UnknownDonor,
        UnreadableAmount,
        UnreadableDate,
        HeadingLevel,
        SkippedEntry,
        EmptyQuote,
        QuoteNotFound,
        OccurrenceTooHigh,
        QuoteAmbiguous,
        AmountNotInQuote,
        AmountMissing,
        DateAfterIssue,
        PartOfNowhere,
        PartOfCircle,
        PartsExceedTotal,
        DuplicateId,
        ReservedId,
        PictureWithoutAlt,
        EmptyFigure,
        Address,
        UnknownAdminCode,
        AdminCodeMismatch,
        NoteRefNowhere,
        NoteUnused,
        DuplicateNote,
        EmptySection,
        EmptyBlock,
        RaggedTable,
        EmptyText,
        DuplicateIssue,
        ArchiveOrder,
    ];
    let mut seen = HashSet::new();
    for code in codes {
        let name = code.as_str();
        assert!(
            name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
            "{name}"
        );
        let message = code.message();
        assert!(
            message.zh.chars().any(|c| c > '\u{4e00}') && message.en.is_ascii()
                || message.en.contains('“')
        );
        assert!(seen.insert(name) && seen.insert(message.zh) && seen.insert(message.en));
    }
    assert_eq!(Severity::Error.message().zh, "错误");
    let finding = &check::issue(&read::issue(&&with("/headline", json!(""))).unwrap().0)[0];
    assert_eq!(
        finding.to_string(),
        "error[empty-text] headline: the text is empty"
    );
}
