//! Lists: which paragraphs are points of one, and which are not.

use super::making::*;
use publisher::manuscript::Paragraph;

fn of(lines: &[&str]) -> Vec<String> {
    let mut all = vec![title("江苏省示例行业协会走进车间")];
    all.extend(lines.iter().map(|line| paragraph(line)));
    short(&found(&word_of(all)).sections[0].blocks)
}

#[test]
fn points_that_count_up_are_a_list() {
    for lines in [
        ["一是做好宣传。", "二是做好服务。", "三是做好总结。"],
        ["第一，诚信经营。", "第二，共用设备。", "第三，带好徒弟。"],
        ["（一）做好宣传。", "（二）做好服务。", "（三）做好总结。"],
        ["1. 做好宣传。", "2. 做好服务。", "3. 做好总结。"],
        ["1、做好宣传；", "2、做好服务；", "3、做好总结。"],
        ["(1) 做好宣传。", "(2) 做好服务。", "(3) 做好总结。"],
        ["1）做好宣传。", "2）做好服务。", "3）做好总结。"],
        ["①做好宣传；", "②做好服务；", "③做好总结。"],
        ["一、做好宣传。", "二、做好服务。", "三、做好总结。"],
        ["● 做好宣传", "● 做好服务", "● 做好总结"],
    ] {
        let expected: Vec<String> = lines.iter().map(|line| format!("- {line}")).collect();
        assert_eq!(of(&lines), expected);
    }
}

#[test]
fn what_does_not_count_up_is_no_list() {
    for lines in [
        &["一是做好宣传。"][..],
        &["一是做好宣传。", "三是做好总结。"],
        &["一是做好宣传。", "随后讨论了办法。", "二是做好服务。"],
        &["协会提出：第一，诚信经营；第二，共用设备。"],
        &["1.5万元用于培训。", "2.5万元用于设备。"],
        &["2020.2.25召开了会议。"],
    ] {
        let expected: Vec<String> = lines.iter().map(|line| format!("p:{line}")).collect();
        assert_eq!(of(lines), expected);
    }
}

#[test]
fn lists_stand_in_lists_by_their_markers() {
    let lines = [
        "一是做好宣传。",
        "（1）张贴海报；",
        "（2）发放手册。",
        "二是做好服务。",
        "①检修；",
        "②调剂。",
        "三是做好总结。",
        "大家反映良好。",
    ];
    let expected = [
        "- 一是做好宣传。",
        "-- （1）张贴海报；",
        "-- （2）发放手册。",
        "- 二是做好服务。",
        "-- ①检修；",
        "-- ②调剂。",
        "- 三是做好总结。",
        "p:大家反映良好。",
    ];
    assert_eq!(of(&lines), expected);
}

#[test]
fn a_list_that_starts_anew_is_another() {
    let lines = ["一是宣传。", "二是服务。", "一是检修。", "二是调剂。"];
    let issue = {
        let mut all = vec![title("江苏省示例行业协会走进车间")];
        all.extend(lines.iter().map(|line| paragraph(line)));
        found(&word_of(all))
    };
    assert_eq!(issue.sections[0].blocks.len(), 2);
}

#[test]
fn numbers_of_word_stand_in_the_text_once() {
    let point = |marker: &str, words: &str, level| {
        let mut generated = run(marker);
        generated.generated = true;
        Paragraph {
            numbering: Some((7, level)),
            ..of_runs(vec![generated, run(words)])
        }
    };
    let issue = found(&word_of(vec![
        title("江苏省示例行业协会走进车间"),
        point("1.", "做好宣传。", 0),
        point("a)", "张贴海报。", 1),
        point("b)", "发放手册。", 1),
        point("2.", "做好服务。", 0),
    ]));
    let expected = [
        "- 1.做好宣传。",
        "-- a)张贴海报。",
        "-- b)发放手册。",
        "- 2.做好服务。",
    ];
    assert_eq!(short(&issue.sections[0].blocks), expected);
}

#[test]
fn numbered_titles_are_no_list() {
    let issue = found(&word_of(vec![
        title("江苏省示例行业协会走进车间"),
        paragraph("一、加强领导"),
        paragraph("协会成立了小组。"),
        paragraph("（一）明确分工"),
        paragraph("各部门各负其责。"),
        paragraph("二、落实责任"),
        paragraph("责任落实到人。"),
    ]));
    let expected = [
        "h3:一、加强领导",
        "p:协会成立了小组。",
        "h4:（一）明确分工",
        "p:各部门各负其责。",
        "h3:二、落实责任",
        "p:责任落实到人。",
    ];
    assert_eq!(short(&issue.sections[0].blocks), expected);
}
