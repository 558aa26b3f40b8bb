//! The tail: distribution list in its forms, print run, other lines.

use super::making::*;

fn of(tail: &str) -> (bulletin::model::Issue, Vec<publisher::report::Finding>) {
    let file = format!(
        "示例协会工作简报\n第一期\n示例协会宣传部\t2020年2月25日\n\n走进车间办实事\n\n今年以来，各地走访企业，听取意见。\n\n{tail}\n"
    );
    let (draft, findings) = drafted(&text(&file));
    (draft.issue, findings)
}

#[test]
fn recipients_are_split_outside_brackets() {
    type Line = (&'static str, &'static [&'static str]);
    let rows: [(&str, &[Line]); 8] = [
        ("报送：理事会、党支部", &[("报送", &["理事会", "党支部"])]),
        (
            "报  送: 理事会，党支部；秘书处",
            &[("报送", &["理事会", "党支部", "秘书处"])],
        ),
        (
            "抄送：各省协会（含筹备组、联络站），会员单位。",
            &[("抄送", &["各省协会（含筹备组、联络站）", "会员单位"])],
        ),
        (
            "报：理事会\n送：党支部\n发：各部门",
            &[
                ("报", &["理事会"]),
                ("送", &["党支部"]),
                ("发", &["各部门"]),
            ],
        ),
        (
            "报：理事会    送：党支部",
            &[("报", &["理事会"]), ("送", &["党支部"])],
        ),
        (
            "发送：各省协会、\n会员单位",
            &[("发送", &["各省协会", "会员单位"])],
        ),
        (
            "────────────\n主送：理事会\n抄送：党支部",
            &[("主送", &["理事会"]), ("抄送", &["党支部"])],
        ),
        (
            "分送：理事会\n\n呈：党支部",
            &[("分送", &["理事会"]), ("呈", &["党支部"])],
        ),
    ];
    for (tail, expected) in rows {
        let (issue, _) = of(tail);
        let found: Vec<(&str, Vec<&str>)> = issue
            .distribution
            .iter()
            .map(|it| (&*it.label, it.recipients.iter().map(|r| &**r).collect()))
            .collect();
        let expected: Vec<(&str, Vec<&str>)> =
            expected.iter().map(|(l, r)| (*l, r.to_vec())).collect();
        assert_eq!(found, expected, "{tail}");
        assert_eq!(short(&issue.lead).len(), 1, "{tail}");
    }
}

#[test]
fn several_labels_on_one_line_are_several_lists() {
    for (tail, expected) in [
        (
            "抄报：甲局、乙局；抄送：丙会、丁会",
            [("抄报", "甲局|乙局"), ("抄送", "丙会|丁会")],
        ),
        (
            "抄报：甲局、乙局。抄送：丙会、丁会。",
            [("抄报", "甲局|乙局"), ("抄送", "丙会|丁会")],
        ),
        (
            "主送：甲局，乙局；发送：丙会；丁会",
            [("主送", "甲局|乙局"), ("发送", "丙会|丁会")],
        ),
        (
            "报：甲局、乙局；送：丙会、丁会",
            [("报", "甲局|乙局"), ("送", "丙会|丁会")],
        ),
        (
            "报送：甲局、乙局 抄送：丙会、丁会",
            [("报送", "甲局|乙局"), ("抄送", "丙会|丁会")],
        ),
        (
            "抄 报：甲局、乙局；\n抄 送：丙会、丁会",
            [("抄报", "甲局|乙局"), ("抄送", "丙会|丁会")],
        ),
    ] {
        let (issue, _) = of(tail);
        let found: Vec<(&str, String)> = issue
            .distribution
            .iter()
            .map(|it| (&*it.label, it.recipients.join("|")))
            .collect();
        assert_eq!(
            found,
            expected.map(|(label, all)| (label, all.to_owned())),
            "{tail}"
        );
    }
    let (issue, _) = of("抄送：各省协会（含报：办公室），会员单位");
    assert_eq!(issue.distribution.len(), 1);
}

#[test]
fn recipients_stay_as_printed() {
    let (issue, _) = of("抄 送： 理事会，党支部；各省协会（含筹备组）");
    let line = &issue.distribution[0];
    assert_eq!(
        line.text.as_deref(),
        Some("理事会，党支部；各省协会（含筹备组）")
    );
}

#[test]
fn print_runs_are_read() {
    for (tail, copies) in [
        ("共印120份", 120),
        ("（共印 120 份）", 120),
        ("报送：理事会\n印120份", 120),
        ("报送：理事会    （共印８０份）", 80),
        ("报送：理事会\n共印一百二十份", 120),
        ("报送：理事会\n印数：60", 60),
    ] {
        let (issue, findings) = of(tail);
        assert_eq!(issue.print_run, Some(copies), "{tail}");
        assert_eq!(details(&findings, "tail-line").len(), 0, "{tail}");
        for line in &issue.distribution {
            assert_eq!(line.recipients, ["理事会"], "{tail}");
        }
    }
}

#[test]
fn no_list_goes_on_behind_a_print_run() {
    let (issue, findings) = of("报送：理事会\n共印120份\n　　编号：07");
    assert_eq!(issue.distribution[0].recipients, ["理事会"]);
    assert_eq!(details(&findings, "after-distribution"), ["编号：07"]);
}

#[test]
fn other_lines_are_reported_and_kept() {
    let (issue, findings) = of("报送：理事会\n责任编辑：张三　　审核：李四\n电话：010-00000000");
    let lines = ["责任编辑：张三　　审核：李四", "电话：010-00000000"];
    assert_eq!(details(&findings, "tail-line"), lines);
    let lead = short(&issue.lead);
    assert_eq!(
        lead[1..],
        ["p:责任编辑：张三　　审核：李四", "p:电话：010-00000000"]
    );
    let (issue, findings) = of("报送：理事会\n欢迎来稿，来稿请寄编辑部。");
    assert_eq!(
        details(&findings, "after-distribution"),
        ["欢迎来稿，来稿请寄编辑部。"]
    );
    assert_eq!(short(&issue.lead)[1], "p:欢迎来稿，来稿请寄编辑部。");
}

#[test]
fn a_distribution_list_in_a_table_is_read() {
    for bordered in [false, true] {
        let list = table(
            bordered,
            &[&["报送：", "理事会、党支部"], &["发送：", "会员单位"]],
        );
        let blocks = vec![
            publisher::manuscript::ManuscriptBlock::Paragraph(paragraph(
                "今年以来，各地走访企业。",
            )),
            list,
        ];
        let issue = found(&word(blocks));
        let labels: Vec<&str> = issue.distribution.iter().map(|it| &*it.label).collect();
        assert_eq!(labels, ["报送", "发送"]);
        assert_eq!(issue.distribution[0].recipients, ["理事会", "党支部"]);
    }
}

#[test]
fn a_colon_in_the_text_makes_no_tail() {
    let (issue, _) = of(
        "会议提出三点要求：\n\n报送材料：要真实。\n\n发：要及时，这是第一条。\n\n各单位要抓紧落实，不打折扣。\n\n工作要落到人头，落到时间。\n\n办公室负责督办，每月通报。\n\n请各单位遵照执行，不得拖延。",
    );
    assert_eq!(issue.distribution.len(), 0);
}
