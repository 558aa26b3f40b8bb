//! Repairing text that was extracted from a printed file: what is joined, what
//! is moved out, what is left to a person.

use super::making::*;
use publisher::report::Finding;

const HEAD: &str = "示例协会工作简报\n\n第一期\n\n示例协会宣传部\n\n2020年2月25日\n\n走进车间办实事\n\n今年以来，各地走访企业，听取意见，取得了看得见的成效。\n\n江苏省示例行业协会走进车间\n\n";

fn of(body: &str) -> (Vec<String>, Vec<Finding>) {
    let (draft, findings) = drafted(&text(&format!("{HEAD}{body}\n")));
    let blocks = draft.issue.sections.iter().flat_map(|it| {
        let mut all = short(&it.blocks);
        all.insert(0, format!("s:{}", it.title));
        all
    });
    (blocks.skip(1).collect(), findings)
}

const LONG: &str = "协会组织十二名专家走进三十家会员企业，现场查找工艺问题。专家们不辞辛苦，连续工作，提出了许多改进的建议，帮助企业规";
const REST: &str = "范化管理，节约成本。";

#[test]
fn a_paragraph_broken_by_a_page_end_is_joined() {
    let whole = format!("p:{LONG}{REST}");
    for between in [
        "\n\n",
        "\n \n\n",
        "\n\n— 3 —\n\n",
        "\n\n-3-\n\n",
        "\n\n第 3 页\n\n",
        "\n\n第3页 共9页\n",
        "\n\n3\n\n",
        "\n\n·3·\n",
    ] {
        let (blocks, findings) = of(&format!("{LONG}{between}{REST}"));
        assert_eq!(blocks, [&*whole], "{between:?}");
        let joined = details(&findings, "joined");
        assert_eq!(
            joined,
            ["进的建议，帮助企业规⏎范化管理，节约成本。"],
            "{between:?}"
        );
    }
    let (blocks, findings) = of(&format!("{LONG}\n\n图 1 专家走进车间\n\n— 3 —\n\n{REST}"));
    assert_eq!(blocks, [&*whole, "f:figure-1|图 1|专家走进车间"]);
    assert_eq!(details(&findings, "caption-moved"), ["图 1 专家走进车间"]);
    assert_eq!(details(&findings, "page-number"), ["— 3 —"]);
}

#[test]
fn what_certainly_goes_on_is_joined_however_short_it_is() {
    for (before, after) in [
        ("会议指出，", "要抓落实。"),
        ("会议学习了《示例", "手册》。"),
        ("会议讨论了计划", "，随后作出决定。"),
        ("协会发放手册、", "口罩和药品。"),
        ("专家们提出建议，厂方根据", "建议改进。"),
    ] {
        let (blocks, _) = of(&format!("{before}\n\n{after}"));
        assert_eq!(blocks, [format!("p:{before}{after}")]);
    }
}

#[test]
fn finished_paragraphs_titles_and_points_are_not_joined() {
    let body = format!(
        "{LONG}{REST}\n\n四川省示例行业协会雪中送炭 暖心助企\n\n{LONG}{REST}\n\n一是检修\n\n二是调剂"
    );
    let (blocks, findings) = of(&body);
    let whole = format!("p:{LONG}{REST}");
    let expected = [
        &*whole,
        "s:四川省示例行业协会雪中送炭 暖心助企",
        &whole,
        "- 一是检修",
        "- 二是调剂",
    ];
    assert_eq!(blocks, expected);
    assert_eq!(details(&findings, "joined").len(), 0);
}

#[test]
fn what_cannot_be_decided_is_left_and_reported() {
    let (blocks, findings) = of(&format!(
        "{LONG}\n\n四川省示例行业协会雪中送炭\n\n{LONG}{REST}"
    ));
    assert_eq!(
        blocks[..2],
        [
            format!("p:{LONG}"),
            "s:四川省示例行业协会雪中送炭".to_owned()
        ]
    );
    assert_eq!(
        details(&findings, "join-undecided"),
        ["进的建议，帮助企业规⏎四川省示例行业协会雪"]
    );
    let (blocks, findings) = of(
        "协会印发了《致会员的一封信》，提出了许多具体的办法，并在网站、会员群、公众号上发布了《公约》\n\n倡议会员遵守承诺。",
    );
    assert_eq!(blocks.len(), 1);
    assert_eq!(
        details(&findings, "join-without-mark"),
        ["众号上发布了《公约》⏎倡议会员遵守承诺。"]
    );
    let (blocks, findings) = of("协会建立了热线。\n\n7\n\n专家们随时答复。");
    assert_eq!(blocks, ["p:协会建立了热线。", "p:7", "p:专家们随时答复。"]);
    assert_eq!(details(&findings, "page-number-unsure"), ["7"]);
}

#[test]
fn numbers_that_count_the_pages_are_left_out() {
    let (blocks, findings) = of("协会建立了热线。\n\n7\n\n专家们随时答复。\n\n8\n\n企业反映良好。");
    assert_eq!(
        blocks,
        [
            "p:协会建立了热线。",
            "p:专家们随时答复。",
            "p:企业反映良好。"
        ]
    );
    assert_eq!(details(&findings, "page-number"), ["7", "8"]);
}

#[test]
fn a_stray_latin_word_is_reported_and_stays() {
    let (blocks, findings) = of("协会借助广播电台 and 会员刊物发布信息，推广 QQ 群和 OK 镜。");
    assert_eq!(
        blocks,
        ["p:协会借助广播电台 and 会员刊物发布信息，推广 QQ 群和 OK 镜。"]
    );
    assert_eq!(
        details(&findings, "stray-latin"),
        ["借助广播电台 and 会员刊物发布"]
    );
}

#[test]
fn lines_broken_at_a_width_are_joined() {
    let body = "　　协会组织十二名专家走进三十家会员企业，现场查找工艺问题。\n专家们不辞辛苦，连续工作，提出了许多改进的建议，帮助企业规\n范化管理，节约成本。\n　　协会还开放检测设备，请会员企业自带样品前来检验，费用全部\n由协会承担，已经有四十家企业受益。\n　　企业反映良好。";
    let (blocks, findings) = of(body);
    let expected = [
        "p:协会组织十二名专家走进三十家会员企业，现场查找工艺问题。专家们不辞辛苦，连续工作，提出了许多改进的建议，帮助企业规范化管理，节约成本。",
        "p:协会还开放检测设备，请会员企业自带样品前来检验，费用全部由协会承担，已经有四十家企业受益。",
        "p:企业反映良好。",
    ];
    assert_eq!(blocks, expected);
    assert_eq!(details(&findings, "unwrapped").len(), 2);
    assert_eq!(details(&findings, "indent-dropped"), ["× 3"]);
}

#[test]
fn paragraphs_without_empty_lines_stay_apart() {
    let body = format!(
        "{LONG}{REST}\n{LONG}{REST}{REST}\n企业反映良好。\n四川省示例行业协会雪中送炭\n{LONG}{REST}"
    );
    let (blocks, _) = of(&body);
    assert_eq!(blocks.len(), 5);
    assert_eq!(blocks[3], "s:四川省示例行业协会雪中送炭");
}

#[test]
fn other_spaces_stay() {
    let (blocks, _) = of("协会决定退还 2021 年度会费 12 万元，　　切实 减负。");
    assert_eq!(
        blocks,
        ["p:协会决定退还 2021 年度会费 12 万元，　　切实 减负。"]
    );
}

/// Sets every character apart, as extracted text does.
fn spread(text: &str, gap: &str) -> String {
    let line = |line: &str| {
        let all: Vec<String> = line.chars().map(String::from).collect();
        all.join(gap)
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn spaces_between_all_characters_are_taken_out() {
    let plain = "示例协会工作简报\n第十五期\n示例协会宣传部2020年2月25日\n走进车间办实事\n今年以来，协会捐款10万元，会员企业捐款累计128.5万元，免收2020年度会费。\n江苏省示例行业协会\n协会捐款5万元。\n报送：示例协会理事会";
    for gap in [" ", "\u{a0}", "  ", "\u{3000}"] {
        let issue = found(&text(&spread(plain, gap)));
        assert_eq!(issue.id, "2020-15");
        assert_eq!(issue.periodical.name, "示例协会工作");
        assert_eq!(issue.publisher, "示例协会宣传部");
        assert_eq!(issue.headline, "走进车间办实事");
        assert_eq!(
            short(&issue.lead),
            ["p:今年以来，协会捐款10万元，会员企业捐款累计128.5万元，免收2020年度会费。"]
        );
        assert_eq!(issue.sections[0].title, "江苏省示例行业协会");
        assert_eq!(issue.distribution[0].recipients, ["示例协会理事会"]);
    }
}

#[test]
fn a_wider_gap_stays_a_space_and_titles_in_wide_letters_stay() {
    let (blocks, findings) = of(&format!(
        "{}  Q Q 群 和 网 站 ， 每 天 答 复 。\n\n欢 迎 来 稿\n\n专家们随时答复。",
        spread("协会建立了热线、", " ")
    ));
    assert_eq!(blocks[0], "p:协会建立了热线、 QQ群和网站，每天答复。");
    assert_eq!(blocks[1], "s:欢迎来稿");
    assert_eq!(details(&findings, "spaces-dropped").len(), 1);
}
