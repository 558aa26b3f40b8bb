//! Figures with their captions, and tables.

use super::making::*;
use publisher::manuscript::{Manuscript, ManuscriptBlock, Paragraph, Row, Table};

fn section(mut paragraphs: Vec<Paragraph>) -> Manuscript {
    paragraphs.insert(0, title("江苏省示例行业协会走进车间"));
    paragraphs.push(paragraph("企业反映良好。"));
    word_of(paragraphs)
}

/// Figures with the media of their pictures: `figure-1:0,1`.
fn figures(manuscript: &Manuscript) -> (Vec<String>, Vec<String>, Vec<&'static str>) {
    let (draft, findings) = drafted(manuscript);
    let blocks = short(&draft.issue.sections[0].blocks);
    let blocks = blocks
        .into_iter()
        .filter(|it| !it.starts_with("p:企业"))
        .collect();
    let pictures = draft
        .pictures
        .iter()
        .map(|it| format!("{}:{}", it.figure, it.media));
    (blocks, pictures.collect(), warnings(&findings))
}

#[test]
fn captions_are_read_in_every_form() {
    for (printed, label, text) in [
        ("图 1 专家走进车间", "图 1", "专家走进车间"),
        ("图1：专家走进车间", "图1", "专家走进车间"),
        ("图1专家走进车间", "图1", "专家走进车间"),
        ("图一　专家走进车间", "图一", "专家走进车间"),
        ("图１. 专家走进车间", "图１", "专家走进车间"),
        ("（图1）专家走进车间", "图1", "专家走进车间"),
        ("（图1 专家走进车间）", "图1", "专家走进车间"),
        ("Figure 1 专家走进车间", "Figure 1", "专家走进车间"),
        ("图为专家走进车间", "-", "图为专家走进车间"),
        ("专家走进车间", "-", "专家走进车间"),
    ] {
        let (blocks, pictures, warned) = figures(&section(vec![pictures(&[0]), caption(printed)]));
        assert_eq!(blocks, [format!("f:figure-1|{label}|{text}")], "{printed}");
        assert_eq!(pictures, ["figure-1:0"]);
        assert_eq!(warned, Vec::<&str>::new(), "{printed}");
    }
}

#[test]
fn a_sentence_about_a_figure_is_no_caption() {
    for line in [
        "图1所示的设备已经修好。",
        "图1中是新的车间",
        "图书馆走访记",
        "图文并茂，内容丰富。",
    ] {
        let (blocks, _, _) = figures(&section(vec![paragraph(line)]));
        assert_eq!(blocks, [format!("p:{line}")]);
    }
}

#[test]
fn several_pictures_stand_under_one_caption() {
    let line = || caption("图1 车间");
    let both = || {
        let mut both = pictures(&[0, 1]);
        both.runs.push(run("图1 车间"));
        both
    };
    for paragraphs in [
        vec![pictures(&[0, 1]), line()],
        vec![pictures(&[0]), pictures(&[1]), line()],
        vec![
            pictures(&[0]),
            paragraph(""),
            pictures(&[1]),
            paragraph(""),
            line(),
        ],
        vec![line(), pictures(&[0]), pictures(&[1])],
        vec![both()],
    ] {
        let (blocks, pictures, _) = figures(&section(paragraphs));
        assert_eq!(blocks, ["f:figure-1|图1|车间"]);
        assert_eq!(pictures, ["figure-1:0", "figure-1:1"]);
    }
}

#[test]
fn captions_go_to_their_own_side() {
    let below = vec![
        pictures(&[0]),
        caption("图1 甲"),
        pictures(&[1]),
        caption("图2 乙"),
    ];
    let above = vec![
        caption("图1 甲"),
        pictures(&[0]),
        caption("图2 乙"),
        pictures(&[1]),
    ];
    for paragraphs in [below, above] {
        let (blocks, pictures, warned) = figures(&section(paragraphs));
        assert_eq!(blocks, ["f:figure-1|图1|甲", "f:figure-2|图2|乙"]);
        assert_eq!(pictures, ["figure-1:0", "figure-2:1"]);
        assert_eq!(warned, Vec::<&str>::new());
    }
}

#[test]
fn pictures_and_captions_alone_are_reported() {
    let (blocks, pictures, warned) = figures(&section(vec![
        pictures(&[0]),
        paragraph("专家走进车间。"),
        caption("图2 仓库"),
        paragraph("工人清点物资。"),
        caption("图2 会场"),
    ]));
    let expected = [
        "f:figure-1|-|",
        "p:专家走进车间。",
        "f:figure-2|图2|仓库",
        "p:工人清点物资。",
        "f:figure-3|图2|会场",
    ];
    assert_eq!(blocks, expected);
    assert_eq!(pictures, ["figure-1:0"]);
    let expected = [
        "figure-without-caption",
        "figure-without-picture",
        "figure-without-picture",
        "figure-numbers",
        "figure-numbers",
    ];
    assert_eq!(warned, expected);
}

#[test]
fn a_picture_in_a_paragraph_stands_behind_it() {
    let mut anchored = pictures(&[2]);
    anchored.runs.push(run("专家走进车间，现场查找问题。"));
    anchored.style = Default::default();
    let (blocks, pictures, _) = figures(&section(vec![anchored, caption("图1 车间")]));
    assert_eq!(
        blocks,
        ["p:专家走进车间，现场查找问题。", "f:figure-1|图1|车间"]
    );
    assert_eq!(pictures, ["figure-1:2"]);
}

fn grid(rows: Vec<Vec<Vec<Paragraph>>>) -> ManuscriptBlock {
    let row = |cells: Vec<Vec<Paragraph>>| Row {
        header: false,
        cells: cells.into_iter().map(cell).collect(),
    };
    ManuscriptBlock::Table(Table {
        rows: rows.into_iter().map(row).collect(),
        ..Table::default()
    })
}

#[test]
fn layout_tables_are_taken_apart() {
    let one = grid(vec![
        vec![vec![pictures(&[0])], vec![pictures(&[1])]],
        vec![vec![caption("图1 左：车间；右：仓库")]],
    ]);
    let two = grid(vec![
        vec![vec![pictures(&[0])], vec![pictures(&[1])]],
        vec![vec![caption("图1 车间")], vec![caption("图2 仓库")]],
    ]);
    let heading = || ManuscriptBlock::Paragraph(title("江苏省示例行业协会走进车间"));
    let end = || ManuscriptBlock::Paragraph(paragraph("企业反映良好。"));
    let (blocks, pictures, _) = figures(&word(vec![heading(), one, end()]));
    assert_eq!(blocks, ["f:figure-1|图1|左：车间；右：仓库"]);
    assert_eq!(pictures, ["figure-1:0", "figure-1:1"]);
    let (blocks, pictures, _) = figures(&word(vec![heading(), two, end()]));
    assert_eq!(blocks, ["f:figure-1|图1|车间", "f:figure-2|图2|仓库"]);
    assert_eq!(pictures, ["figure-1:0", "figure-2:1"]);
}

#[test]
fn tables_keep_rows_spans_and_captions() {
    let rows: [&[&str]; 3] = [&["单位", "款"], &["甲", "1"], &["乙", "2"]];
    let heading = || ManuscriptBlock::Paragraph(title("江苏省示例行业协会走进车间"));
    let text = |words| ManuscriptBlock::Paragraph(paragraph(words));
    let line = || ManuscriptBlock::Paragraph(caption("表1 捐赠"));
    let plain = word(vec![
        heading(),
        text("情况如下。"),
        line(),
        table(true, &rows),
        text("企业反映良好。"),
    ]);
    assert_eq!(figures(&plain).0, ["p:情况如下。", "t:表1 捐赠|0+3"]);
    let below = word(vec![
        heading(),
        table(true, &rows),
        line(),
        text("企业反映良好。"),
    ]);
    assert_eq!(figures(&below).0, ["t:表1 捐赠|0+3"]);

    let mut bold = table(true, &rows);
    if let ManuscriptBlock::Table(table) = &mut bold {
        for cell in &mut table.rows[0].cells {
            for block in &mut cell.blocks {
                if let ManuscriptBlock::Paragraph(paragraph) = block {
                    paragraph
                        .runs
                        .iter_mut()
                        .for_each(|run| run.look.bold = true);
                }
            }
        }
        table.rows[1].cells[0].row_span = 2;
        table.rows[2].cells.remove(0);
    }
    let (draft, _) = drafted(&word(vec![heading(), bold, text("企业反映良好。")]));
    let bulletin::model::Block::Table(table) = &draft.issue.sections[0].blocks[0] else {
        panic!("{:?}", draft.issue.sections[0].blocks);
    };
    assert_eq!((table.head.len(), table.rows.len()), (1, 2));
    assert_eq!(
        table.head[0][0].text,
        bulletin::model::Inline::plain("单位")
    );
    assert_eq!(table.rows[0][0].row_span, 2);
}

/// What decides is the text, however small the table.
#[test]
fn tables_without_borders_are_told_from_what_is_laid_out() {
    let data = |rows: &[&[&str]]| {
        let blocks = vec![
            ManuscriptBlock::Paragraph(title("江苏省示例行业协会走进车间")),
            ManuscriptBlock::Paragraph(paragraph("情况如下。")),
            table(false, rows),
            ManuscriptBlock::Paragraph(paragraph("企业反映良好。")),
        ];
        figures(&word(blocks)).2 == ["table-without-borders"]
    };
    for rows in [
        &[&["项目", "金额"][..], &["口罩", "5万元"]][..],
        &[&["单位", "联系人"], &["甲协会", "张三"]],
        &[
            &["项目", "数量", "备注"],
            &["口罩", "500", ""],
            &["手套", "", "待发"],
        ],
    ] {
        assert!(data(rows), "{rows:?}");
    }
    for rows in [
        &[
            &["协会走进甲公司。", "协会走进乙公司。"][..],
            &["企业反映良好。", "收效明显。"],
        ][..],
        &[
            &["编辑：张三", "审核：李四"],
            &["电话：123", "邮箱：a@b.cn"],
        ],
        &[&["合计", ""], &["", "5万元"]],
        &[&["口罩", "手套", "药品"], &["500", "300"]],
    ] {
        assert!(!data(rows), "{rows:?}");
    }
}

#[test]
fn a_table_without_borders_that_holds_data_is_reported() {
    let rows: [&[&str]; 3] = [&["单位", "款"], &["甲", "1"], &["乙", "2"]];
    let blocks = vec![
        ManuscriptBlock::Paragraph(title("江苏省示例行业协会走进车间")),
        ManuscriptBlock::Paragraph(paragraph("情况如下。")),
        table(false, &rows),
        ManuscriptBlock::Paragraph(paragraph("企业反映良好。")),
    ];
    let (blocks, _, warned) = figures(&word(blocks));
    assert_eq!(blocks, ["p:情况如下。", "t:|0+3"]);
    assert_eq!(warned, ["table-without-borders"]);
}
