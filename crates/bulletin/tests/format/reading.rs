//! Reading: errors name their place, and reading goes on after findings.

use bulletin::finding::{Finding, Severity};
use bulletin::model::*;
use bulletin::read::{self, Format, ReadError, ReadErrorKind, format_of};
use serde_json::{Value, json};

use crate::{briefly, every_kind, with};

fn read(value: Value) -> Result<(Issue, Vec<Finding>), ReadError> {
    read::issue(&&value)
}

#[track_caller]
fn error(value: Value) -> ReadError {
    read(value).map(|_| ()).expect_err("should not be read")
}

#[test]
fn the_every_kind_issue_is_read_whole() {
    let issue = every_kind();
    assert_eq!(issue.id, "2021-03");
    assert_eq!(issue.issue_number, Some(3));
    assert_eq!(issue.cumulative_number, Some(103));
    assert!(issue.supplement);
    assert_eq!(issue.classification.as_deref(), Some("内部"));
    assert_eq!(issue.part_label.as_deref(), Some("（二）"));
    assert_eq!(issue.attachments[0].bytes, Some(20480));
    assert_eq!(issue.attachments[1].media_type, None);
    assert_eq!(issue.print_run, Some(120));
    assert_eq!(issue.date_published.to_string(), "2021-03-05");
    let Block::Paragraph(lead) = &issue.lead[0] else {
        panic!()
    };
    assert_eq!(lead.0[2], Run::Text("提供".to_owned()));
    assert_eq!(lead.0[3], Run::NoteRef("n1".to_owned()));
    assert_eq!(lead.0[5], Run::Break);
    let Block::Table(table) = &issue.sections[0].blocks[5] else {
        panic!()
    };
    assert_eq!(table.head[0][1].col_span, 2);
    assert_eq!(table.head[0][0].row_span, 2);
    let facts = &issue.sections[0].facts;
    assert_eq!(facts[1].occurrence, 2);
    assert_eq!(facts[0].amount.unwrap().bound, Bound::AtLeast);
    assert_eq!(issue.facts[1].amount.unwrap().up_to, Some(20_000_000));
    assert_eq!(facts[1].as_of, Date::new(2021, 3, 1));
    assert_eq!(issue.sections[2].organizations, []);
}

#[test]
fn errors_name_the_place_and_what_was_expected() {
    let count = "a whole number from 1 to 4294967295";
    let id = "an id without spaces, / and #";
    let picture = "/sections/0/blocks/3/figure/pictures/0";
    for (pointer, value, place, expected, found) in [
        ("/id", json!(7), "id", "a string", "7"),
        (
            "/id",
            json!("2020/15"),
            "id",
            "small letters a-z, digits and hyphens",
            "\"2020/15\"",
        ),
        (
            "/id",
            json!(""),
            "id",
            "small letters a-z, digits and hyphens",
            "\"\"",
        ),
        ("/headline", Value::Null, "headline", "a string", "nothing"),
        (
            "/datePublished",
            json!("2021-02-29"),
            "datePublished",
            "a day of the calendar as YYYY-MM-DD",
            "\"2021-02-29\"",
        ),
        (
            "/datePublished",
            json!(20210305),
            "datePublished",
            "a string",
            "20210305",
        ),
        (
            "/supplement",
            json!("yes"),
            "supplement",
            "true or false",
            "\"yes\"",
        ),
        ("/issueNumber", json!("15"), "issueNumber", count, "\"15\""),
        ("/issueNumber", json!(0), "issueNumber", count, "0"),
        ("/issueNumber", json!(1.5), "issueNumber", count, "a number"),
        (
            "/issueNumber",
            json!(1e300),
            "issueNumber",
            count,
            "a number",
        ),
        (
            "/issueNumber",
            json!(4294967296u64),
            "issueNumber",
            count,
            "4294967296",
        ),
        (
            "/contributors/1",
            json!([]),
            "contributors[1]",
            "a string",
            "an array",
        ),
        ("/sections", json!({}), "sections", "an array", "an object"),
        (
            "/sections/1",
            json!("x"),
            "sections[1]",
            "an object",
            "\"x\"",
        ),
        (
            "/sections/0/id",
            json!("a b"),
            "sections[0].id",
            id,
            "\"a b\"",
        ),
        (
            "/sections/0/id",
            json!("a#b"),
            "sections[0].id",
            id,
            "\"a#b\"",
        ),
        (
            "/sections/0/facts/0/id",
            json!("a/b"),
            "sections[0].facts[0].id",
            id,
            "\"a/b\"",
        ),
        (
            "/sections/0/blocks/2",
            json!(3),
            "sections[0].blocks[2]",
            "a block",
            "3",
        ),
        (
            "/sections/0/blocks/1/paragraph",
            json!(true),
            "sections[0].blocks[1].paragraph",
            "a string or an array of runs",
            "true or false",
        ),
        (
            "/sections/0/blocks/1/paragraph/0",
            json!(1),
            "sections[0].blocks[1].paragraph[0]",
            "a string or an object",
            "1",
        ),
        (
            "/sections/0/blocks/2/list/items/1/items/0",
            json!(1),
            "sections[0].blocks[2].list.items[1].items[0]",
            "a string or an array of runs",
            "1",
        ),
        (
            "/sections/0/blocks/5/table/head/0/1/colSpan",
            json!(0),
            "sections[0].blocks[5].table.head[0][1].colSpan",
            "a whole number from 1 to 1000",
            "0",
        ),
        (
            "/sections/0/facts/1/occurrence",
            json!(0),
            "sections[0].facts[1].occurrence",
            count,
            "0",
        ),
        (
            "/sections/0/facts/0/category",
            Value::Null,
            "sections[0].facts[0].category",
            "a string",
            "nothing",
        ),
        ("/notes/0/id", Value::Null, "notes[0].id", id, "nothing"),
    ] {
        let error = error(with(pointer, value));
        assert_eq!(error.kind, ReadErrorKind::Invalid);
        assert_eq!(
            (&*error.place, error.expected, &*error.found),
            (place, expected, found)
        );
    }
    for width in [
        json!("1600"),
        json!(0),
        json!(-1600),
        json!(0.5),
        json!(null),
    ] {
        let error = error(with(&format!("{picture}/width"), width));
        assert_eq!(
            error.place,
            "sections[0].blocks[3].figure.pictures[0].width"
        );
        assert_eq!(error.expected, count);
    }
    let error = error(with("/id", json!("很".repeat(100))));
    assert_eq!(error.found, format!("\"{}…\"", "很".repeat(40)));
    assert_eq!(
        error.to_string(),
        format!(
            "id: expected small letters a-z, digits and hyphens, found {}",
            error.found
        )
    );
}

#[test]
fn formats_are_told_apart() {
    let format = |format: Value| format_of(&&json!({ "format": format }));
    for name in [
        "bulletin/1",
        "bulletin/1.0",
        "bulletin/1.2",
        "bulletin/1.10",
    ] {
        assert_eq!(format(json!(name)), Ok(Format::Issue), "{name}");
    }
    assert_eq!(format(json!("bulletin-archive/1.3")), Ok(Format::Archive));
    for name in [
        "bulletin/2",
        "bulletin/2.1",
        "bulletin/10",
        "bulletin-archive/2",
    ] {
        let error = format(json!(name)).unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::NewerFormat, "{name}");
        assert_eq!(error.place, "format");
        assert_eq!(error.found, format!("\"{name}\""));
    }
    for name in [
        "",
        "bulletin",
        "bulletin/",
        "bulletin/0",
        "bulletin/01",
        "bulletin/1.",
        "bulletin/1.x",
        "bulletin/1.01",
        "bulletin/one",
        "bulletin/-1",
        "Bulletin/1",
        "bulletin-archive",
    ] {
        let error = format(json!(name)).unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::WrongFormat, "{name}");
    }
    for value in [
        json!({}),
        json!(null),
        json!([]),
        json!({ "format": 1 }),
        json!("bulletin/1"),
    ] {
        let error = error(value);
        assert_eq!(error.kind, ReadErrorKind::WrongFormat);
    }
    let error = error(json!({ "format": "bulletin-archive/1" }));
    assert_eq!(error.kind, ReadErrorKind::WrongFormat);
    assert_eq!(
        (error.expected, &*error.found),
        (r#""bulletin/1""#, "an archive")
    );
}

#[test]
fn bytes_that_are_no_json_say_where() {
    let error = read::issue_from_slice(b"{\n  \"format\": bulletin").unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::Syntax);
    assert_eq!(error.place, "line 2, column 13");
    for bytes in [&b""[..], b"<!doctype html>", b"\xff\xfe{}", b"{}x"] {
        let error = read::issue_from_slice(bytes).unwrap_err();
        assert_eq!(error.kind, ReadErrorKind::Syntax);
    }
    let with_mark = [b"\xef\xbb\xbf", crate::EVERY_KIND.as_bytes()].concat();
    assert!(read::issue_from_slice(&with_mark).is_ok());
    // Deep nesting is refused, not followed.
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let error = read::issue_from_slice(deep.as_bytes()).unwrap_err();
    assert_eq!(error.kind, ReadErrorKind::Syntax);
}

#[test]
fn unknown_words_are_kept_as_they_can_be() {
    let (issue, findings) = read(with("/sections/0/facts/0/category", json!("loan"))).unwrap();
    assert_eq!(issue.sections[0].facts[0].category, Category::Other);
    assert_eq!(
        briefly(&findings),
        ["unknown-category sections[0].facts[0].category"]
    );
    assert_eq!(findings[0].severity, Severity::Error);
    assert_eq!(findings[0].detail, "\"loan\"");

    let pointer = "/sections/0/facts/0/donor/kind";
    let (issue, findings) = read(with(pointer, json!("banks"))).unwrap();
    assert_eq!(issue.sections[0].facts[0].donor.kind, DonorKind::Unknown);
    assert_eq!(
        briefly(&findings),
        ["unknown-donor sections[0].facts[0].donor.kind"]
    );

    let pointer = "/sections/0/blocks/1/paragraph/0";
    let (issue, findings) = read(with(pointer, json!({ "sub": ["二", { "em": "三" }] }))).unwrap();
    let Block::Paragraph(text) = &issue.sections[0].blocks[1] else {
        panic!()
    };
    assert_eq!(text.0[0], Run::Text("二三".to_owned()));
    assert_eq!(
        briefly(&findings),
        ["unknown-run sections[0].blocks[1].paragraph[0]"]
    );

    let (issue, findings) = read(with("/sections/0/blocks/0/heading/level", json!(2))).unwrap();
    let Block::Heading(heading) = &issue.sections[0].blocks[0] else {
        panic!()
    };
    assert_eq!(heading.level, 3);
    assert_eq!(
        briefly(&findings),
        ["heading-level sections[0].blocks[0].heading.level"]
    );
}

#[test]
fn an_unknown_block_is_kept_as_its_text() {
    let unknown = |block: Value| {
        let (issue, findings) = read(with("/sections/2/blocks/0", block)).unwrap();
        assert_eq!(briefly(&findings), ["unknown-block sections[2].blocks[0]"]);
        match issue.sections[2].blocks[0].clone() {
            Block::Unknown { kind, text } => (kind, text),
            _ => panic!(),
        }
    };
    let said = |kind: &str, text: &str| (kind.to_owned(), text.to_owned());
    let video =
        json!({ "video": { "title": "甲", "lines": ["乙", { "z": "丙", "a": "丁", "n": 1 }] } });
    assert_eq!(unknown(video), said("video", "甲\n乙\n丙\n丁"));
    assert_eq!(unknown(json!("光秃的一句")), said("", "光秃的一句"));
    assert_eq!(unknown(json!({})), said("", ""));
    assert_eq!(unknown(json!({ "paragraph": null })), said("", ""));
    assert_eq!(
        unknown(json!({ "paragraph": "甲", "quote": [{ "paragraph": "乙" }] })),
        said("paragraph+quote", "甲\n乙")
    );
    // An unknown field beside the kind is ignored.
    let known = json!({ "x-source": "word", "paragraph": "甲" });
    let (_, findings) = read(with("/sections/2/blocks/0", known)).unwrap();
    assert_eq!(findings, []);
}

#[test]
fn an_amount_that_cannot_be_read_is_left_out_and_told_of() {
    let amount = |amount: Value| {
        let (issue, findings) = read(with("/sections/0/facts/0/amount", amount)).unwrap();
        assert_eq!(issue.sections[0].facts[0].amount, None);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code.as_str(), "unreadable-amount");
        assert_eq!(findings[0].severity, Severity::Error);
        let place = findings[0].place.clone();
        place
            .strip_prefix("sections[0].facts[0].amount.")
            .unwrap()
            .to_owned()
    };
    for yuan in [
        json!(526000),
        json!("52.6万"),
        json!("1.234"),
        json!("-1"),
        json!(""),
        json!(null),
        json!("99999999999999999999"),
        json!("1,000"),
        json!(true),
    ] {
        assert_eq!(amount(json!({ "yuan": yuan, "bound": "exact" })), "yuan");
    }
    assert_eq!(amount(json!("526000")), "yuan");
    assert_eq!(amount(json!({ "yuan": "1", "bound": "nearly" })), "bound");
    assert_eq!(amount(json!({ "yuan": "1", "bound": 1 })), "bound");
    assert_eq!(amount(json!({ "yuan": "2", "upTo": "1" })), "upTo");
    assert_eq!(amount(json!({ "yuan": "2", "upTo": "2" })), "upTo");
    assert_eq!(amount(json!({ "yuan": "2", "upTo": 3 })), "upTo");
    assert_eq!(
        amount(json!({ "yuan": "2", "bound": "atLeast", "upTo": "3" })),
        "upTo"
    );
}

#[test]
fn what_is_missing_without_harm_is_told_of() {
    let missing = |pointer| briefly(&read(with(pointer, Value::Null)).unwrap().1);
    assert_eq!(missing("/publisher"), ["missing-field publisher"]);
    assert_eq!(missing("/periodical"), ["missing-field periodical"]);
    assert_eq!(
        missing("/periodical/name"),
        ["missing-field periodical.name"]
    );
    assert_eq!(
        missing("/sections/0/facts/0/quote"),
        ["missing-field sections[0].facts[0].quote"]
    );
    let (issue, findings) = read(with("/sections/0/facts/0/date", json!("2月7日"))).unwrap();
    assert_eq!(issue.sections[0].facts[0].date, None);
    assert_eq!(
        briefly(&findings),
        ["unreadable-date sections[0].facts[0].date"]
    );
    // Absent, empty and null are the same.
    for empty in [Value::Null, json!([])] {
        let (issue, findings) = read(with("/lead", empty)).unwrap();
        assert_eq!((issue.lead, findings), (vec![], vec![]));
    }
}

#[test]
fn depth_is_limited() {
    let nest = |levels: usize, wrap: fn(Value) -> Value, core: Value| {
        (0..levels).fold(core, |value, _| wrap(value))
    };
    let strong: fn(Value) -> Value = |v| json!([{ "strong": v }]);
    let link: fn(Value) -> Value = |v| json!([{ "link": { "href": "a", "text": v } }]);
    for wrap in [strong, link] {
        // The block itself is a level.
        let inline = |levels| json!({ "paragraph": nest(levels, wrap, json!("甲")) });
        assert!(read(with("/lead/0", inline(31))).is_ok());
        let error = error(with("/lead/0", inline(32)));
        assert_eq!(error.expected, "at most 32 levels inside one another");
        assert!(error.place.starts_with("lead[0].paragraph[0]."));
    }
    let quote: fn(Value) -> Value = |v| json!({ "quote": [v] });
    let blocks = |levels| nest(levels, quote, json!({ "paragraph": "甲" }));
    assert!(read(with("/lead/0", blocks(31))).is_ok());
    error(with("/lead/0", blocks(32)));
    let item: fn(Value) -> Value = |v| json!({ "text": "甲", "items": [v] });
    let list = |levels| json!({ "list": nest(levels, item, json!("甲")) });
    assert!(read(with("/lead/0", list(30))).is_ok());
    error(with("/lead/0", list(40)));
    let unknown: fn(Value) -> Value = |v| json!({ "x": v });
    error(with("/lead/0", nest(60, unknown, json!("甲"))));
}

#[test]
fn archives_do_without_entries_that_cannot_be_read() {
    let archive = json!({
        "format": "bulletin-archive/1",
        "periodical": { "name": "甲", "kind": "简报" },
        "publisher": "乙",
        "issues": [
            { "id": "2020-15", "issueNumber": 15, "issueLabel": "第十五期", "datePublished": "2020-02-25",
              "headline": "丙", "partNumber": 4, "adminCodes": ["120000"], "url": "2020-15/issue.json", "page": "../2020-15/" },
            { "id": "2020 14", "datePublished": "2020-02-24", "headline": "丙", "url": "a.json" },
            { "id": "2020-13", "datePublished": "2020-02-23", "headline": "丙" },
            "2020-12",
            { "id": "2020-11", "datePublished": "2020-02-21", "headline": "丁", "url": "b.json" },
        ],
    });
    let (archive, findings) = read::archive(&&archive).unwrap();
    let ids: Vec<_> = archive.issues.iter().map(|entry| &*entry.id).collect();
    assert_eq!(ids, ["2020-15", "2020-11"]);
    assert_eq!(archive.issues[0].admin_codes, ["120000"]);
    assert_eq!(archive.issues[0].page.as_deref(), Some("../2020-15/"));
    assert_eq!(
        briefly(&findings),
        [
            "skipped-entry issues[1].id",
            "skipped-entry issues[2].url",
            "skipped-entry issues[3]",
        ]
    );
    let error =
        read::archive(&&json!({ "format": "bulletin-archive/1", "issues": 3 })).unwrap_err();
    assert_eq!((&*error.place, error.expected), ("issues", "an array"));
}

#[test]
fn dates_are_days_of_the_calendar() {
    for text in ["2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
        assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
    }
    for text in [
        "",
        "2021-02-29",
        "1900-02-29",
        "2020-13-01",
        "2020-00-01",
        "2020-01-00",
        "2020-04-31",
        "0000-01-01",
        "2020-1-01",
        "2020/01/01",
        "20200101",
        "2020-01-01 ",
        "２０２０-01-01",
        "+020-01-01",
        "2020-01-1x",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}

#[test]
fn inline_text_joins_its_runs() {
    let text = Inline::plain("甲");
    assert_eq!(text.text(), "甲");
    assert!(Inline::plain("").is_empty());
    assert!(Inline(vec![Run::Strong(Inline::plain(""))]).is_empty());
    assert!(!Inline(vec![Run::NoteRef("n".to_owned())]).is_empty());
    let runs = Inline(vec![
        Run::Text("甲 ".to_owned()),
        Run::Strong(Inline(vec![Run::Em(Inline::plain("乙"))])),
        Run::NoteRef("n".to_owned()),
        Run::Break,
        Run::Link {
            href: String::new(),
            text: Inline::plain("丙"),
        },
    ]);
    assert_eq!(runs.text(), "甲 乙\n丙");
}
