//! The real issue, if it is beside the checkout; otherwise a pair of files of
//! our own with the same traps. The Word file and the printed text must give
//! the same structure.

use super::making::*;
use bulletin::model::{Block, Issue};
use publisher::manuscript::{Manuscript, ManuscriptBlock};
use publisher::recognize::{Given, recognize, text_of};
use std::path::PathBuf;

/// Word file and text of the input, if they are there.
fn input() -> Option<(Manuscript, Manuscript)> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/input");
    let folder =
        std::env::var_os("BULLETIN_INPUT").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let read = |name: &str| {
        let bytes = std::fs::read(folder.join(name)).ok()?;
        let read = publisher::source::read(name, &bytes);
        Some(read.expect("the input can be read").0)
    };
    Some((read("issue-15.docx")?, read("issue-15.txt")?))
}

/// The same structure in our own words.
fn own() -> (Manuscript, Manuscript) {
    let lead = "今年以来，示例系统各单位走访企业，听取意见，解决难题，取得了看得见的成效。";
    let first = "春节过后，甲省的企业陆续开工，天津市示例管理协会（简称天津示协）利用网站、《示例春秋》杂志和会员群发布信息，通过《致会员的一封信》、《公约》，积极引导会员遵守承诺，诚实经营。";
    let points =
        "西藏示协向会员发出倡议：第一，守住安全；第二，诚信待客；第三，互相帮助；第四，按期开工。";
    let tibet = "雪后道路难行，西藏自治区示例协会（简称西藏示协）派人徒步走访会员，把药品和工具送到车间，又把大家的困难带回拉萨一一解决。";
    let tibet_more = "西藏示协还协助有关部门发放问卷，听取会员的意见，同时为开工备好物资，协会借助广播和电视，普及安全知识。";
    let zhejiang = "浙江省示例协会（简称浙江示协）上下一心，做了三件事。";
    let three = [
        "一是宣传。协会印发手册，走进车间讲解，受到欢迎。",
        "二是服务。协会派出专家，帮助会员精细化、标准化开展检修，把隐患消除在开工之前。",
        "三是减负。协会决定退还 2021 年度会费。",
    ];
    let chongqing = "重庆市示例协会（简称重庆示协）在网站、短信等多种交流平台上答复会员，把办公搬到线上，两不耽误。";
    let fee = "协会决定退还会费 12 万元，与企业同甘共苦。";
    let titles = [
        "天津市示例管理协会开门纳谏，服务会员",
        "西藏自治区示例协会雪夜送药",
        "浙江省示例协会内外兼修 减负增效",
        "重庆市示例协会搬到线上",
    ];
    let captions = [
        "图 1 天津的车间",
        "图 2 西藏的雪路",
        "图 3 浙江退还 2021 年度会费",
    ];
    let tail = [
        "报送：示例协会理事会、监事会",
        "抄报：社会组织管理局",
        "发送：各党支部、各省协会、会员单位",
    ];

    let mut word: Vec<_> = vec![
        centred("全国示例系统工作", "方正小标宋简体", 44, false),
        centred("简  报", "方正小标宋简体", 84, true),
        centred("第十五期", "楷体", 32, false),
        paragraph("示例协会宣传部\t2020年2月25日"),
        centred(
            "开门办会见真情，示例系统有作为（四）",
            "方正小标宋简体",
            44,
            false,
        ),
        paragraph(lead),
    ];
    let mut section = |title_at: usize, parts: Vec<&str>, caption_at: Option<usize>| {
        word.push(title(titles[title_at]));
        for part in parts {
            if part == "[" {
                let at = caption_at.expect("a caption");
                word.push(pictures(&[at]));
                word.push(caption(captions[at]));
            } else {
                word.push(paragraph(part));
            }
        }
    };
    section(0, vec![first, "["], Some(0));
    section(1, vec![tibet, points, "[", tibet_more], Some(1));
    section(
        2,
        vec![zhejiang, three[0], three[1], three[2], "["],
        Some(2),
    );
    section(3, vec![chongqing, fee], None);
    word.extend(tail.iter().map(|line| paragraph(line)));
    let word = of_pieces(word.into_iter().map(ManuscriptBlock::Paragraph).collect());

    // The printed file: pages end in the middle of sentences, a comma is
    // missing, a Latin word got in.
    let file = [
        "全国示例系统工作 简 报",
        "第十五期",
        "示例协会宣传部",
        "2020年2月25日",
        "开门办会见真情，示例系统有作为（四）",
        lead,
        titles[0],
        &first.replace("《公约》，积极", "《公约》\n\n积极"),
        "\n",
        captions[0],
        titles[1],
        tibet,
        points,
        " \n\n",
        captions[1],
        &tibet_more.replace("协会借助广播和", "协会借助\n\n广播 and "),
        titles[2],
        zhejiang,
        three[0],
        &three[1].replace("标准化", "标\n\n准化"),
        three[2],
        "\n",
        captions[2],
        titles[3],
        &chongqing.replace("多种交流", "多种\n\n交流"),
        fee,
        tail[0],
        tail[1],
        tail[2],
    ]
    .join("\n\n");
    (word, text(&file))
}

/// What the two files must agree on.
fn structure(issue: &Issue) -> Vec<String> {
    let mut out = vec![format!(
        "{}|{}|{:?}|{}|{}|{}|{:?}",
        issue.id,
        issue.periodical.kind,
        issue.issue_label,
        issue.publisher,
        issue.date_published.to_iso(),
        issue.headline,
        issue.part_label
    )];
    out.push(format!("lead {}", issue.lead.len()));
    for section in &issue.sections {
        out.push(format!(
            "{} {} {:?}",
            section.id, section.title, section.organizations
        ));
        out.extend(section.blocks.iter().map(|block| match block {
            Block::List(list) => format!("list {}", list.items.len()),
            Block::Figure(figure) => {
                format!("{} {:?} {}", figure.id, figure.label, figure.caption.text())
            }
            Block::Paragraph(_) => "paragraph".to_owned(),
            other => format!("{other:?}"),
        }));
    }
    for line in &issue.distribution {
        out.push(format!("{} {:?}", line.label, line.recipients));
    }
    out
}

fn check(word: &Manuscript, printed: &Manuscript, short: &str) {
    let (from_word, word_findings) = drafted(word);
    let (from_print, print_findings) = drafted(printed);
    assert_eq!(structure(&from_word.issue), structure(&from_print.issue));
    assert_eq!(warnings(&word_findings), Vec::<&str>::new());
    let expected = [
        "join-without-mark",
        "stray-latin",
        "figure-without-picture",
        "figure-without-picture",
        "figure-without-picture",
    ];
    assert_eq!(warnings(&print_findings), expected);
    assert_eq!(details(&print_findings, "joined").len(), 4);

    let issue = &from_word.issue;
    assert_eq!(issue.id, "2020-15");
    assert_eq!(issue.part_number, Some(4));
    assert!(!issue.headline.contains('（'));
    assert_eq!(issue.lead.len(), 1);
    let ids: Vec<&str> = issue.sections.iter().map(|it| &*it.id).collect();
    assert_eq!(ids, ["tianjin", "xizang", "zhejiang", "chongqing"]);
    let names: Vec<_> = issue
        .sections
        .iter()
        .map(|it| {
            let [organization] = &it.organizations[..] else {
                panic!("{:?}", it.organizations);
            };
            (
                organization.short_name.clone().unwrap(),
                organization.admin_code.clone().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("天津", "120000"),
        ("西藏", "540000"),
        ("浙江", "330000"),
        ("重庆", "500000"),
    ];
    assert_eq!(
        names,
        expected.map(|(place, code)| (format!("{place}{short}"), code.to_owned()))
    );
    let lists: Vec<usize> = issue
        .sections
        .iter()
        .map(|it| {
            it.blocks
                .iter()
                .filter(|b| matches!(b, Block::List(_)))
                .count()
        })
        .collect();
    assert_eq!(lists, [0, 0, 1, 0]);
    assert_eq!(issue.distribution.len(), 3);
    let figures: Vec<(&str, usize)> = from_word
        .pictures
        .iter()
        .map(|it| (&*it.figure, it.media))
        .collect();
    assert_eq!(figures, [("figure-1", 0), ("figure-2", 1), ("figure-3", 2)]);
    assert_eq!(from_print.pictures, []);
}

/// Every character without white space; what the issue has as a value or as
/// structure is removed from the file's side.
fn same_characters(manuscript: &Manuscript) {
    let (draft, _) = recognize(manuscript, &Given::default()).expect("a bulletin");
    let squeeze = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let mut typed = String::new();
    for piece in &manuscript.blocks {
        if let ManuscriptBlock::Paragraph(paragraph) = piece {
            typed.push_str(&squeeze(&paragraph.text()));
        }
    }
    let typed = typed.replace("2020年2月25日", "");
    let typed = ["报送：", "抄报：", "发送："]
        .iter()
        .fold(typed, |text, label| {
            text.replace(label, &label.replace('：', ""))
        });
    assert_eq!(squeeze(&text_of(&draft)), typed);
}

#[test]
fn both_files_give_the_same_structure() {
    let (word, printed) = own();
    check(&word, &printed, "示协");
    if let Some((word, printed)) = input() {
        check(&word, &printed, "质协");
    }
}

#[test]
fn every_character_stands_in_order_once() {
    let (word, printed) = own();
    for manuscript in [Some((word, printed)), input()].into_iter().flatten() {
        same_characters(&manuscript.0);
        same_characters(&manuscript.1);
    }
}

#[test]
fn importing_again_gives_the_same() {
    let (word, _) = own();
    assert_eq!(drafted(&word), drafted(&word));
}
