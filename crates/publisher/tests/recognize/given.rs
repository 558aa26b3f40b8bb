//! What a person gives with the command wins over the file, and nothing of the
//! file is lost for it.

use super::making::*;
use bulletin::model::Date;
use publisher::draft::Draft;
use publisher::manuscript::Manuscript;
use publisher::recognize::{Given, recognize};
use publisher::report::Finding;

const REST: &str = "\n\n走进车间办实事\n\n今年以来，各地走访企业，听取意见。\n";

fn with(manuscript: &Manuscript, given: &Given) -> (Draft, Vec<Finding>) {
    let (draft, findings) = recognize(manuscript, given).expect("a bulletin");
    for name in ["text-lost", "text-changed"] {
        assert_eq!(details(&findings, name).len(), 0, "{findings:?}");
    }
    (draft, findings)
}

fn all() -> Given {
    Given {
        headline: Some("会员企业共渡难关（二）".to_owned()),
        number: Given::number("16"),
        publisher: Some("示例商会秘书处".to_owned()),
        name: Some("示例商会工作简报".to_owned()),
        date: Date::new(2020, 3, 1),
        ..Given::default()
    }
}

#[test]
fn each_field_that_is_given_wins() {
    let head = "示例协会通讯\n第一期\n示例协会宣传部\t2020年2月25日";
    let (draft, findings) = with(&text(&format!("{head}{REST}")), &all());
    let issue = &draft.issue;
    assert_eq!(issue.id, "2020-16");
    assert_eq!(issue.periodical.name, "示例商会工作");
    assert_eq!(issue.periodical.kind, "简报");
    assert_eq!(issue.issue_label.as_deref(), Some("第16期"));
    assert_eq!(issue.publisher, "示例商会秘书处");
    assert_eq!(issue.headline, "会员企业共渡难关");
    assert_eq!(issue.part_number, Some(2));
    assert_eq!(
        details(&findings, "field-differs"),
        [
            "name: 示例商会工作 ≠ 示例协会",
            "kind: 简报 ≠ 通讯",
            "publisher: 示例商会秘书处 ≠ 示例协会宣传部",
            "number: 第16期 ≠ 第一期",
        ]
    );
    // The title that is printed is not the headline, so it stays in the text.
    let titles: Vec<&str> = issue.sections.iter().map(|it| &*it.title).collect();
    assert_eq!(titles, ["走进车间办实事"]);
    for field in ["name", "number", "publisher", "date", "headline"] {
        let of: Vec<&str> = draft
            .taken
            .iter()
            .filter(|it| it.field == field)
            .map(|it| it.reason.name)
            .collect();
        assert_eq!(of, ["given"], "{field}");
    }
}

#[test]
fn what_is_given_as_it_is_printed_changes_nothing() {
    let head = "质协之家\n第一期\n质协小组\t2020年2月25日";
    let given = Given {
        headline: Some("走进车间 办实事".to_owned()),
        number: Given::number("第1期"),
        publisher: Some("质协小组".to_owned()),
        name: Some("质协之家".to_owned()),
        ..Given::default()
    };
    let (draft, findings) = with(&text(&format!("{head}{REST}")), &given);
    assert_eq!(draft.issue.publisher, "质协小组");
    assert_eq!(draft.issue.headline, "走进车间 办实事");
    assert_eq!(draft.issue.issue_label.as_deref(), Some("第一期"));
    assert_eq!(
        short(&draft.issue.lead),
        ["p:今年以来，各地走访企业，听取意见。"]
    );
    assert_eq!(warnings(&findings), ["no-section"]);
}

#[test]
fn a_file_without_a_head_is_imported_with_what_is_given() {
    let letter = text("各会员单位：\n\n请于周五前交回表格。\n\n谢谢！\n");
    let (draft, findings) = with(&letter, &all());
    assert_eq!(draft.issue.headline, "会员企业共渡难关");
    assert_eq!(short(&draft.issue.lead).len(), 3);
    assert_eq!(warnings(&findings), ["no-section"]);
}

#[test]
fn a_refusal_names_only_options_that_were_not_given() {
    let letter = text("各会员单位：\n\n请于周五前交回表格。\n\n谢谢！\n");
    let refused = recognize(&letter, &Given::default()).expect_err("no bulletin");
    for option in ["--name", "--number", "--date", "--headline"] {
        assert!(refused.detail.contains(option), "{}", refused.detail);
    }
    let dated = Given {
        date: Date::new(2020, 3, 1),
        ..Given::default()
    };
    let refused = recognize(&letter, &dated).expect_err("no bulletin");
    assert_eq!(refused.kind.name, "not-a-bulletin");
    for words in [refused.kind.zh, refused.kind.en, &refused.detail] {
        assert!(!words.contains("--date"), "{words}");
    }
    assert!(refused.detail.contains("标题/headline ✗ (--headline)"));
    let titled = Given {
        headline: Some("交回表格".to_owned()),
        ..dated
    };
    assert!(recognize(&letter, &titled).is_ok());
}

#[test]
fn a_number_is_given_as_a_person_writes_it() {
    for (written, id) in [
        ("15", "2020-15"),
        ("第十五期", "2020-15"),
        ("2021年第5期", "2021-5"),
        ("增刊2", "2020-s2"),
        ("No.9", "2020-9"),
        ("〔2021〕5号", "2021-5"),
    ] {
        let given = Given {
            number: Given::number(written),
            ..Given::default()
        };
        let head = "示例协会通讯\n示例协会宣传部\t2020年2月25日";
        let (draft, _) = with(&text(&format!("{head}{REST}")), &given);
        assert_eq!(draft.issue.id, id, "{written}");
    }
    for written in ["", "期", "第", "-1", "0", "十五个"] {
        assert_eq!(Given::number(written), None, "{written}");
    }
}
