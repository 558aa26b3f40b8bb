//! Heads, lists of contents and signatures in Word files, where letters and
//! places tell what a line is.

use super::making::*;
use bulletin::model::Issue;
use publisher::manuscript::{Align, Manuscript, ManuscriptBlock, Paragraph};

const LEAD: &str = "今年以来，各地走访企业，听取意见，解决了一批难题，取得了看得见的成效。";
const TEXT: &str = "江苏省示例行业协会组织专家走进企业，提出建议八十六条。";

fn file(paragraphs: Vec<Paragraph>) -> Manuscript {
    let blocks = paragraphs.into_iter().map(ManuscriptBlock::Paragraph);
    of_pieces(blocks.collect())
}

fn boxed(words: &str) -> Paragraph {
    Paragraph {
        boxed: true,
        ..centred(words, "楷体", 32, false)
    }
}

fn right(words: &str) -> Paragraph {
    let mut line = paragraph(words);
    line.style.align = Align::Right;
    line
}

fn titles(issue: &Issue) -> Vec<&str> {
    issue.sections.iter().map(|it| &*it.title).collect()
}

fn body() -> Vec<Paragraph> {
    vec![
        centred("走进车间办实事", "方正小标宋简体", 44, false),
        paragraph(LEAD),
        title("江苏省示例行业协会走进车间"),
        paragraph(TEXT),
    ]
}

fn check(issue: &Issue) {
    assert_eq!(issue.periodical.name, "示例商会工作");
    assert_eq!(issue.periodical.kind, "简报");
    assert_eq!(issue.id, "2020-5");
    assert_eq!(issue.publisher, "示例商会秘书处");
    assert_eq!(issue.date_published.to_iso(), "2020-02-25");
    assert_eq!(issue.headline, "走进车间办实事");
    assert_eq!(titles(issue), ["江苏省示例行业协会走进车间"]);
}

#[test]
fn a_head_in_text_boxes_is_found_in_any_order() {
    let lines = [
        "示例商会工作简报",
        "〔2020〕5号",
        "示例商会秘书处编",
        "2020年2月25日",
    ];
    for order in [[0, 1, 2, 3], [1, 0, 3, 2], [3, 2, 0, 1], [0, 3, 1, 2]] {
        let mut all: Vec<Paragraph> = order.iter().map(|at| boxed(lines[*at])).collect();
        all.extend(body());
        check(&found(&file(all)));
    }
}

#[test]
fn a_head_in_a_table_is_found() {
    for rows in [
        vec![
            vec!["示例商会工作简报", ""],
            vec!["2020年第5期", "（总第128期）"],
            vec!["示例商会秘书处", "2020年2月25日 星期二"],
        ],
        vec![
            vec!["示例商会工作简报", "第 5 期"],
            vec!["示例商会秘书处编印", "2020-02-25"],
        ],
        vec![
            vec!["示例商会工作简报（第5期）"],
            vec!["示例商会秘书处　　2020年2月25日"],
        ],
    ] {
        let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
        for bordered in [false, true] {
            let mut blocks = vec![table(bordered, &rows)];
            blocks.extend(body().into_iter().map(ManuscriptBlock::Paragraph));
            check(&found(&of_pieces(blocks)));
        }
    }
}

#[test]
fn a_slogan_above_the_headline_is_none() {
    let mut all = head();
    all.pop();
    all.push(centred("守望相助 共克时艰", "楷体", 28, false));
    all.extend(body());
    let (draft, findings) = drafted(&file(all));
    assert_eq!(draft.issue.headline, "走进车间办实事");
    assert_eq!(details(&findings, "head-line"), ["守望相助 共克时艰"]);
    let reasons = draft.taken.iter().filter(|it| it.field == "headline");
    let reasons: Vec<&str> = reasons.map(|it| it.reason.name).collect();
    assert_eq!(reasons, ["largest"]);
}

#[test]
fn the_title_of_a_first_article_is_no_headline() {
    let mut all = head();
    all.pop();
    for name in ["江苏省", "四川省", "陕西省"] {
        all.push(title(&format!("{name}示例行业协会捐款捐物")));
        all.push(paragraph(TEXT));
    }
    let (draft, findings) = drafted(&file(all));
    assert_eq!(draft.issue.headline, "示例质协系统工作简报 第八期");
    assert_eq!(draft.issue.sections.len(), 3);
    assert_eq!(details(&findings, "no-headline").len(), 1);
}

#[test]
fn marks_and_publishers_below_the_head_are_no_headline() {
    for line in [
        "内部资料 注意保存",
        "2021年3月4日 星期四",
        "示例协会宣传部",
        "责任编辑：张三",
    ] {
        let mut all = head();
        all.pop();
        all.push(centred(line, "黑体", 44, true));
        all.extend(body());
        let (draft, _) = drafted(&file(all));
        assert_eq!(draft.issue.headline, "走进车间办实事", "{line}");
        assert_eq!(
            titles(&draft.issue),
            ["江苏省示例行业协会走进车间"],
            "{line}"
        );
        assert_eq!(short(&draft.issue.lead)[0], format!("p:{line}"));
    }
}

#[test]
fn a_list_of_contents_is_no_section() {
    let heads: [Vec<Paragraph>; 3] = [
        vec![
            title("本期要目"),
            paragraph("◆ 走进车间办实事"),
            paragraph("◆ 江苏省示例行业协会走进车间"),
        ],
        vec![
            title("目　录"),
            title("走进车间办实事……………1"),
            title("江苏省示例行业协会走进车间……2"),
        ],
        ["走进车间办实事\t1", "江苏省示例行业协会走进车间\t12"]
            .map(|words| {
                let mut line = paragraph(words);
                line.style.name = Some("toc 1".to_owned());
                line
            })
            .into_iter()
            .chain([{
                let mut line =
                    paragraph("江苏省示例行业协会组织专家走进企业，提出建议八十六条。……3");
                line.style.name = Some("toc 2".to_owned());
                line
            }])
            .collect(),
    ];
    for (at, list) in heads.into_iter().enumerate() {
        for before in [true, false] {
            let mut all = head();
            all.pop();
            let mut rest = body();
            match before {
                true => all.extend(list.clone()),
                false => drop(rest.splice(1..1, list.clone())),
            }
            all.extend(rest);
            let (draft, findings) = drafted(&file(all));
            assert_eq!(draft.issue.headline, "走进车间办实事", "{at} {before}");
            assert_eq!(titles(&draft.issue), ["江苏省示例行业协会走进车间"], "{at}");
            if before {
                assert_eq!(short(&draft.issue.lead), [format!("p:{LEAD}")]);
                let told = details(&findings, "contents-dropped");
                assert_eq!(told.len(), 1, "{at} {findings:?}");
                assert!(told[0].contains("江苏省示例行业协会走进车间"));
            }
        }
    }
}

#[test]
fn contents_and_remarks_further_on_are_no_sections() {
    let printed = format!(
        "示例会员通讯\n2020年第1期\n示例商会 2020年2月25日\n\n卷首的话\n\n{LEAD}\n\n本期目录\n\n卷首的话 1\n会员风采 1\n会员来信 2\n\n会员风采\n\n{TEXT}\n\n（江苏省示例行业协会 张三）\n\n会员来信\n\n{TEXT}\n\n撰稿：李四  审核：王五\n"
    );
    let (draft, findings) = drafted(&text(&printed));
    assert_eq!(titles(&draft.issue), ["会员风采", "会员来信"]);
    assert_eq!(draft.issue.contributors, ["李四"]);
    assert_eq!(
        details(&findings, "contents-dropped"),
        ["本期目录\n卷首的话 1\n会员风采 1\n会员来信 2"]
    );
}

#[test]
fn an_entry_that_the_text_does_not_have_is_kept() {
    let mut all = head();
    all.pop();
    all.push(title("目录"));
    all.push(paragraph("走进车间办实事…………1"));
    all.push(paragraph("另附：会员名单………9"));
    all.extend(body());
    let (draft, findings) = drafted(&file(all));
    assert_eq!(
        short(&draft.issue.lead)[..3],
        ["p:目录", "p:走进车间办实事…………1", "p:另附：会员名单………9"]
    );
    assert_eq!(details(&findings, "contents-dropped").len(), 0);
    assert_eq!(titles(&draft.issue), ["江苏省示例行业协会走进车间"]);
}

#[test]
fn signatures_are_no_sections() {
    let bold = |words: &str| {
        let mut line = paragraph(words);
        line.runs.iter_mut().for_each(|run| run.look.bold = true);
        line
    };
    for signature in [
        vec![right("示例商会秘书处"), right("2020年2月25日")],
        vec![bold("示例商会秘书处"), bold("2020年2月25日")],
        vec![title("示例商会秘书处"), title("二〇二〇年二月二十五日")],
        vec![title("张 三")],
        vec![title("示例商会")],
    ] {
        let mut all = head();
        all.pop();
        all.extend(body());
        all.extend(signature);
        let issue = found(&file(all));
        assert_eq!(titles(&issue), ["江苏省示例行业协会走进车间"]);
    }
    let printed = format!(
        "示例工作简报\n第5期\n示例商会 2020年2月25日\n\n走进车间办实事\n\n{LEAD}\n\n江苏省示例行业协会走进车间\n\n{TEXT}\n\n示例商会秘书处\n2020年2月25日\n\n报送：示例商会理事会\n"
    );
    let issue = found(&text(&printed));
    assert_eq!(titles(&issue), ["江苏省示例行业协会走进车间"]);
    assert_eq!(short(&issue.sections[0].blocks).len(), 3);
}

#[test]
fn words_for_an_organisation_are_none() {
    for (words, named) in [
        ("咱们商会捐款捐物", false),
        ("该公司加班加点", false),
        ("各会员协会在行动", false),
        ("我会召开理事会", false),
        ("本协会办实事", false),
        ("众商会齐上阵", false),
        ("31家直属商会在行动", false),
        ("全体会员企业协会同心", false),
        ("本溪市示例协会办实事", true),
        ("示例商会捐款捐物", true),
    ] {
        let mut all = head();
        all.push(paragraph(LEAD));
        all.push(title(words));
        all.push(paragraph("大家一起动手，把事情办好。"));
        let issue = found(&file(all));
        assert_eq!(
            issue.sections[0].organizations.len(),
            usize::from(named),
            "{words}"
        );
    }
}

#[test]
fn the_tail_of_an_official_document_names_the_publisher() {
    let mut all = vec![
        centred("示例商会工作简报", "方正小标宋简体", 72, false),
        centred("第5期", "楷体", 32, false),
    ];
    all.extend(body());
    all.push(paragraph("报：甲局；送：乙会"));
    all.push(paragraph("示例商会秘书处　　　　2020年2月25日印发"));
    let (draft, findings) = drafted(&file(all));
    check(&draft.issue);
    assert_eq!(draft.issue.distribution.len(), 2);
    assert_eq!(details(&findings, "no-publisher").len(), 0);
}
