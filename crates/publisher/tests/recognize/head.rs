//! The head: name, kind, number, publisher and date in all their forms; the
//! headline and its part.

use super::making::*;
use bulletin::model::{Date, Issue};
use publisher::recognize::{Given, recognize};

const REST: &str = "\n\n走进车间办实事\n\n今年以来，各地走访企业，听取意见。\n\n江苏省示例行业协会走进车间\n\n江苏省示例行业协会组织专家走进企业。\n";

fn of(head: &str) -> Issue {
    found(&text(&format!("{head}{REST}")))
}

#[test]
fn a_head_is_found_in_every_order() {
    let heads = [
        "示例协会工作 简 报\n\n第十五期\n\n示例协会宣传部\n\n2020年2月25日",
        "示例协会工作\n简  报\n第 15 期\n示例协会宣传部\t2020年2月25日",
        "示例协会工作简报\n（第15期）\n示例协会宣传部    二〇二〇年二月二十五日",
        "示例协会工作 简报\n第１５期\n2020年2月25日\n示例协会宣传部",
        "示例协会工作简报\n第十五期 示例协会宣传部 2020.2.25",
        "示例协会工作\n简报\n2020年第15期\n编印单位：示例协会宣传部\n2020-02-25",
        "示例协会工作简报\n第十五期\n示例协会宣传部2020 年 2 月 25 日",
        "示例协会工作简报\n第十五期\n示例协会宣传部编印　　二○二○年二月二十五日",
    ];
    for head in heads {
        let issue = of(head);
        let name = (&*issue.periodical.name, &*issue.periodical.kind);
        assert_eq!(name, ("示例协会工作", "简报"), "{head}");
        assert_eq!(issue.issue_number, Some(15), "{head}");
        assert_eq!(issue.publisher, "示例协会宣传部", "{head}");
        assert_eq!(issue.date_published.to_iso(), "2020-02-25", "{head}");
        assert_eq!(issue.id, "2020-15", "{head}");
        assert_eq!(issue.headline, "走进车间办实事", "{head}");
        assert_eq!(
            short(&issue.lead),
            ["p:今年以来，各地走访企业，听取意见。"],
            "{head}"
        );
        assert_eq!(issue.sections.len(), 1, "{head}");
    }
}

#[test]
fn numbers_are_read_in_every_form() {
    type Row = (
        &'static str,
        Option<&'static str>,
        Option<u32>,
        Option<u32>,
        bool,
        &'static str,
    );
    let rows: [Row; 12] = [
        (
            "第十五期",
            Some("第十五期"),
            Some(15),
            None,
            false,
            "2020-15",
        ),
        ("第 15 期", Some("第15期"), Some(15), None, false, "2020-15"),
        (
            "（第 15 期）",
            Some("（第15期）"),
            Some(15),
            None,
            false,
            "2020-15",
        ),
        (
            "第１５期",
            Some("第１５期"),
            Some(15),
            None,
            false,
            "2020-15",
        ),
        (
            "第廿五期",
            Some("第廿五期"),
            Some(25),
            None,
            false,
            "2020-25",
        ),
        (
            "第二〇期",
            Some("第二〇期"),
            Some(20),
            None,
            false,
            "2020-20",
        ),
        (
            "2020年第3期",
            Some("2020年第3期"),
            Some(3),
            None,
            false,
            "2020-3",
        ),
        (
            "第3期（总第214期）",
            Some("第3期"),
            Some(3),
            Some(214),
            false,
            "2020-3",
        ),
        (
            "第3期 总第 二一四 期",
            Some("第3期"),
            Some(3),
            Some(214),
            false,
            "2020-3",
        ),
        ("总第214期", None, None, Some(214), false, "2020-02-25"),
        (
            "增刊第2期",
            Some("增刊第2期"),
            Some(2),
            None,
            true,
            "2020-s2",
        ),
        (
            "第3、4期",
            Some("第3、4期"),
            None,
            None,
            false,
            "2020-02-25",
        ),
    ];
    for (number, label, value, cumulative, supplement, id) in rows {
        let issue = of(&format!(
            "示例协会工作简报\n{number}\n示例协会宣传部\t2020年2月25日"
        ));
        assert_eq!(issue.issue_label.as_deref(), label, "{number}");
        assert_eq!(issue.issue_number, value, "{number}");
        assert_eq!(issue.cumulative_number, cumulative, "{number}");
        assert_eq!(issue.supplement, supplement, "{number}");
        assert_eq!(issue.id, id, "{number}");
    }
}

#[test]
fn kinds_other_than_bulletins_are_known() {
    for (head, name, kind) in [
        ("示例通讯", "示例", "通讯"),
        ("质 量 快 报", "质量", "快报"),
        ("示例协会\n工作动态", "示例协会", "工作动态"),
        ("示例协会信息", "示例协会", "信息"),
    ] {
        let issue = of(&format!("{head}\n第一期\n示例协会宣传部\t2020年2月25日"));
        let found = (&*issue.periodical.name, &*issue.periodical.kind);
        assert_eq!(found, (name, kind), "{head}");
    }
}

#[test]
fn a_line_without_a_place_is_kept_and_reported() {
    let head = "编号：000123\n示例协会工作简报\n第一期\n示例协会宣传部\t2020年2月25日";
    let (draft, findings) = drafted(&text(&format!("{head}{REST}")));
    assert_eq!(details(&findings, "head-line"), ["编号：000123"]);
    let lead = short(&draft.issue.lead);
    assert_eq!(
        lead,
        ["p:编号：000123", "p:今年以来，各地走访企业，听取意见。"]
    );
}

#[test]
fn a_line_with_something_in_the_middle_is_kept_in_pieces() {
    let head = "示例协会工作简报\n编号：07\t第一期\t注：试刊\n示例协会宣传部\t2020年2月25日";
    let issue = found(&text(&format!("{head}{REST}")));
    assert_eq!(issue.issue_number, Some(1));
    assert_eq!(short(&issue.lead)[..2], ["p:编号：07", "p:注：试刊"]);
}

#[test]
fn a_headline_keeps_its_spaces_and_loses_its_part() {
    for (printed, headline, part, label) in [
        (
            "上下一心 多方发力（四）",
            "上下一心 多方发力",
            Some(4),
            Some("（四）"),
        ),
        ("走进车间(12)", "走进车间", Some(12), Some("(12)")),
        ("走进车间〔二〕", "走进车间", Some(2), Some("〔二〕")),
        (
            "走进车间系列报道之四",
            "走进车间系列报道",
            Some(4),
            Some("之四"),
        ),
        ("走进车间（之二）", "走进车间", Some(2), Some("（之二）")),
        ("四大名窑之一走进车间", "四大名窑之一走进车间", None, None),
        ("走进车间（江苏）", "走进车间（江苏）", None, None),
        ("走进车间（2020）", "走进车间（2020）", None, None),
        (
            "走进车间（三）\n——记一次走访",
            "走进车间——记一次走访",
            Some(3),
            Some("（三）"),
        ),
        (
            "走进车间办实事 情系\n会员企业促发展",
            "走进车间办实事 情系会员企业促发展",
            None,
            None,
        ),
    ] {
        let file = format!(
            "示例协会工作简报\n第一期\n示例协会宣传部\t2020年2月25日\n\n{printed}\n\n今年以来，各地走访企业，听取意见。\n"
        );
        let issue = found(&text(&file));
        assert_eq!(issue.headline, headline, "{printed}");
        assert_eq!(issue.part_number, part, "{printed}");
        assert_eq!(issue.part_label.as_deref(), label, "{printed}");
    }
}

#[test]
fn a_headline_in_centred_lines_is_one() {
    let mut all = head();
    all.pop();
    let line = |words| centred(words, "方正小标宋简体", 44, false);
    all.push(line("走进车间"));
    all.push(line("情系会员"));
    all.push(line("（三）"));
    all.push(title("江苏省示例行业协会走进车间"));
    all.push(paragraph("协会组织专家走进企业。"));
    let blocks = all
        .into_iter()
        .map(publisher::manuscript::ManuscriptBlock::Paragraph);
    let issue = found(&of_pieces(blocks.collect()));
    assert_eq!(issue.headline, "走进车间 情系会员");
    assert_eq!(issue.part_number, Some(3));
    assert_eq!(issue.sections.len(), 1);
}

#[test]
fn what_is_missing_is_reported() {
    let text = text("走进车间办实事\n2020年2月25日\n\n今年以来，各地走访企业，听取意见。\n");
    let (draft, findings) = drafted(&text);
    assert_eq!(draft.issue.headline, "走进车间办实事");
    assert_eq!(draft.issue.id, "2020-02-25");
    let expected = ["no-name", "no-number", "no-publisher", "no-section"];
    assert_eq!(warnings(&findings), expected);
}

#[test]
fn a_given_date_and_id_win() {
    let manuscript = text(&format!(
        "示例协会工作简报\n第一期\n示例协会宣传部\t2020年2月25日{REST}"
    ));
    let given = Given {
        id: Some("2020-x".to_owned()),
        date: Date::new(2020, 3, 1),
        ..Given::default()
    };
    let (draft, findings) = recognize(&manuscript, &given).expect("a bulletin");
    assert_eq!(draft.issue.id, "2020-x");
    assert_eq!(draft.issue.date_published.to_iso(), "2020-03-01");
    assert_eq!(
        details(&findings, "date-differs"),
        ["2020-03-01 / 2020-02-25"]
    );
    let given = Given {
        id: Some("../x".to_owned()),
        ..Given::default()
    };
    let refused = recognize(&manuscript, &given).expect_err("an id is no path");
    assert_eq!(refused.kind.name, "unusable-id");
}

#[test]
fn without_a_date_nothing_is_imported() {
    let manuscript = text(&format!("示例协会工作简报\n第一期\n示例协会宣传部{REST}"));
    let refused = recognize(&manuscript, &Given::default()).expect_err("no date");
    assert_eq!(refused.kind.name, "no-date");
    let given = Given {
        date: Date::new(2020, 3, 1),
        ..Given::default()
    };
    let (draft, _) = recognize(&manuscript, &given).expect("a bulletin");
    assert_eq!(draft.issue.id, "2020-1");
}

#[test]
fn what_is_no_bulletin_is_refused_with_what_was_looked_for() {
    for letter in [
        "尊敬的会员：\n\n请于周五前交回表格。\n\n谢谢！\n",
        "购物清单\n\n一台打印机，两箱纸。\n",
        "1",
    ] {
        let refused = recognize(&text(letter), &Given::default()).expect_err(letter);
        assert_eq!(refused.kind.name, "not-a-bulletin", "{letter}");
        assert!(
            refused.detail.contains("期号/number ✗"),
            "{}",
            refused.detail
        );
    }
}
