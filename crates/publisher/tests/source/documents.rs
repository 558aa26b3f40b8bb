//! Documents as offices make them: every text once, in order.

use crate::{brief, document, line, told};
use publisher::manuscript::{Align, Manuscript, ManuscriptBlock, Paragraph};

fn paragraphs(manuscript: &Manuscript) -> Vec<&Paragraph> {
    crate::exercise::paragraphs(&manuscript.blocks)
}

fn starting<'a>(manuscript: &'a Manuscript, start: &str) -> &'a Paragraph {
    let mut paragraphs = paragraphs(manuscript).into_iter();
    let found = paragraphs.find(|paragraph| paragraph.text().starts_with(start));
    found.unwrap_or_else(|| panic!("no paragraph starts with {start}"))
}

/// Texts that occur in a document once, in this order.
fn once_in_order(manuscript: &Manuscript, texts: &[&str]) {
    let all = brief(manuscript).join("\n");
    let mut end = 0;
    for text in texts {
        assert_eq!(all.matches(text).count(), 1, "{text} in {all}");
        let at = all.find(text).expect("counted");
        assert!(at >= end, "{text} stands too early in {all}");
        end = at + text.len();
    }
}

#[test]
fn heading_styles() {
    let (manuscript, findings) = document("heading-styles.docx");
    assert_eq!(told(&findings), [""; 0]);
    let set = |start: &str| {
        let style = &starting(&manuscript, start).style;
        (style.name.clone(), style.outline)
    };
    let named = |name: &str, outline| (Some(name.to_owned()), outline);
    assert_eq!(set("示例协会系统"), named("title", None));
    assert_eq!(set("第三期"), named("subtitle", None));
    assert_eq!(set("服务会员"), named("heading 1", Some(0)));
    assert_eq!(set("江苏省示例行业协会走进"), named("heading 2", Some(1)));
    assert_eq!(set("图1"), named("caption", None));
    assert_eq!(set("把问题"), named("quote", None));
    assert_eq!(set("2021"), (None, None));
    let point = starting(&manuscript, "• 一是");
    assert!(
        line(point).starts_with("{• }一是派出工程师"),
        "{}",
        line(point)
    );
    assert_eq!(point.style.name.as_deref(), Some("list bullet"));
    assert_eq!(point.numbering.map(|(_, level)| level), Some(0));
    assert!(
        starting(&manuscript, "江苏省示例行业协会走进").runs[0]
            .look
            .bold
    );
    assert_eq!(manuscript.media.len(), 1);
}

#[test]
fn a_head_in_a_text_box_stands_before_its_line_and_once() {
    let (manuscript, findings) = document("head-in-text-box.docx");
    assert_eq!(told(&findings), [""; 0]);
    let all = brief(&manuscript);
    assert_eq!(
        all[..5],
        [
            "▣示例协会系统服务会员工作",
            "▣简  报",
            "▣第三期",
            "示例协会秘书处⇥2021年6月8日",
            "服务会员办实事，凝聚合力促发展（二）",
        ]
    );
    assert_eq!(all.join("").matches("简  报").count(), 1);
    let name = starting(&manuscript, "示例协会系统");
    assert!(name.runs[0].look.red && name.style.align == Align::Center);
    let publisher = starting(&manuscript, "示例协会秘书处");
    assert!(publisher.style.rule_below && !publisher.style.rule_above);
    assert!(starting(&manuscript, "报送").style.rule_above);
}

#[test]
fn a_head_in_a_table() {
    let (manuscript, _) = document("head-in-table.docx");
    let all = brief(&manuscript);
    assert_eq!(
        all[0],
        "⟦2×1 示例协会系统服务会员工作简  报 // 2×1 第三期 // 示例协会秘书处 | 2021年6月8日⟧"
    );
    let bordered: Vec<bool> = manuscript
        .blocks
        .iter()
        .filter_map(|block| match block {
            ManuscriptBlock::Table(table) => Some(table.bordered),
            ManuscriptBlock::Paragraph(_) => None,
        })
        .collect();
    assert_eq!(bordered, [false, false]);
}

#[test]
fn automatic_numbers_are_written_out() {
    let (manuscript, findings) = document("automatic-numbering.docx");
    assert_eq!(told(&findings), [""; 0]);
    let all = brief(&manuscript);
    let numbered: Vec<&str> = all
        .iter()
        .filter(|line| line.starts_with('{'))
        .map(String::as_str)
        .collect();
    assert_eq!(
        numbered,
        [
            "{一、}江苏省示例行业协会走进车间，情系会员",
            "{（一）}深入车间",
            "{1. }查找工艺问题。",
            "{2. }提出改进建议。",
            "{①}形成问题清单。",
            "{②}形成责任清单。",
            "{3. }回访企业。",
            "{（二）}敞开实验室",
            "{1. }开放检测设备。",
            "{二、}四川省示例行业协会雪中送炭 暖心助企",
            "{• }检修设备",
            "{• }调剂原料",
            "{• }开通热线",
            "{一、}下一步打算",
        ]
    );
}

#[test]
fn tracked_changes() {
    let (manuscript, findings) = document("tracked-changes.docx");
    let all = brief(&manuscript);
    assert!(all.contains(
        &"江苏省示例行业协会（简称江苏示协）组织十二名专家走进三十家会员企业。共提出改进建议86条，\
          帮助企业节约成本120余万元。企业反映良好。"
            .to_owned()
    ));
    assert!(!all.join("").contains("核实后删除"));
    assert!(
        !all.contains(&String::new()),
        "a deleted paragraph leaves none"
    );
    let title = starting(&manuscript, "四川省示例行业协会雪中送炭");
    assert_eq!(title.style.align, Align::Center, "set as its own mark says");
    assert_eq!(
        told(&findings),
        [
            "comments-left-out: 1",
            "comment-text: 请核对条数",
            "tracked-insertions: 2",
            "tracked-deletions: 5",
            "deleted-text: 十名 | 企业反映良好。 | 此段核实后删除。"
        ]
    );
}

#[test]
fn notes_are_numbered_as_the_text_refers_to_them() {
    let (manuscript, findings) = document("notes.docx");
    assert_eq!(told(&findings), [""; 0]);
    let notes: Vec<String> = manuscript
        .notes
        .iter()
        .map(|note| {
            let text: Vec<String> = note.paragraphs.iter().map(line).collect();
            format!("{} {}", note.id, text.join("¶"))
        })
        .collect();
    assert_eq!(
        notes,
        [
            "n1 统计截至2021年5月31日。",
            "n2 倡议书全文见协会网站。",
            "n3 金额按捐赠时的市场价折算。",
        ]
    );
    once_in_order(
        &manuscript,
        &["120 余万元。[n1]", "留住手艺。[n2]", "37万元。[n3]"],
    );
}

#[test]
fn pictures_side_by_side() {
    let (manuscript, _) = document("pictures-side-by-side.docx");
    once_in_order(
        &manuscript,
        &[
            "[picture 0: 专家在车间里查看机床][picture 1: 工人在仓库里清点物资]",
            "图 1 专家走进车间和仓库",
            "[picture 2]",
            "图 2 工作人员接听热线",
        ],
    );
    assert_eq!(manuscript.media.len(), 3);
    assert!(
        manuscript
            .media
            .iter()
            .all(|media| media.bytes.starts_with(b"\x89PNG"))
    );
}

#[test]
fn pictures_in_a_table_and_one_of_them_twice() {
    let (manuscript, _) = document("pictures-in-table.docx");
    // Names that Word and cameras generate are not alternative texts.
    once_in_order(
        &manuscript,
        &["⟦[picture 0] | [picture 1]⟧", "[picture 0: 再次来到车间]"],
    );
    assert_eq!(manuscript.media.len(), 2);
}

#[test]
fn libreoffice() {
    let (manuscript, findings) = document("libreoffice.docx");
    assert_eq!(told(&findings), [""; 0]);
    once_in_order(
        &manuscript,
        &[
            "简  报",
            "示例协会秘书处⇥2021年6月8日",
            "120 余万元。[n1]",
            "[picture 0: 专家在车间里查看机床]",
            "图1 专家走进车间",
            "详见«协会网站»(https://example.org/help)。",
            "{1.}检修设备，恢复生产。",
            "{2.}调剂原料，按时交付。",
            "⟦!单位 | 2×1 捐赠（万元） // 1×2 四川示协 | 款 | 1.5 // 物 | 37⟧",
            "发送：",
        ],
    );
    let point = starting(&manuscript, "1.检修");
    let bold: Vec<bool> = point.runs.iter().map(|run| run.look.bold).collect();
    assert_eq!(bold, [false, false, true, false]);
    assert_eq!(
        starting(&manuscript, "简").style.name.as_deref(),
        Some("title")
    );
    assert!(starting(&manuscript, "简").runs[0].look.red);
}

#[test]
fn a_document_formatted_by_hand() {
    let (manuscript, findings) = document("formatted-by-hand.docx");
    assert_eq!(
        told(&findings),
        [
            "header-left-out: 示例协会内部交流材料",
            "page-number-left-out: — 1 —"
        ]
    );
    assert_eq!(manuscript.margins, ["示例协会内部交流材料"]);
    let lead = starting(&manuscript, "今年以来");
    assert_eq!(lead.runs.len(), 1, "runs that look the same are one");
    assert!(lead.style.first_line);
    let look = &lead.runs[0].look;
    assert_eq!((look.size, look.font.as_deref()), (Some(32), Some("仿宋")));
    let point = starting(&manuscript, "一是");
    let bold: Vec<bool> = point.runs.iter().map(|run| run.look.bold).collect();
    assert_eq!(bold, [true, false]);
    let empty = brief(&manuscript)
        .iter()
        .filter(|line| line.is_empty())
        .count();
    assert_eq!(empty, 3, "empty lines are kept");
    once_in_order(&manuscript, &["[picture 0]", "图 1", "[picture 1]", "图 2"]);
}

#[test]
fn captions_above_and_a_table() {
    let (manuscript, _) = document("captions-above.docx");
    once_in_order(
        &manuscript,
        &[
            "图1：专家走进车间\n[picture 0: 专家在车间里查看机床]",
            "[picture 1: 倡议书发布会的会场]",
            "图2：雨后的仓库",
            "⟦!单位 | 款（万元） | 物（万元） // 协会 | 1.5 | — // 会员单位 | — | 37⟧",
        ],
    );
    let mut blocks = manuscript.blocks.iter();
    assert!(blocks.any(|block| matches!(block, ManuscriptBlock::Table(table) if table.bordered)));
}

#[test]
fn a_letter_and_marked_bulletins_are_read_like_any() {
    for (name, first) in [
        ("invitation.docx", "邀请函"),
        ("internal.docx", "内部资料　注意保存"),
        ("secret.docx", "秘密★1年"),
    ] {
        let (manuscript, findings) = document(name);
        assert_eq!(brief(&manuscript)[0], first);
        assert_eq!(told(&findings), [""; 0]);
    }
}
