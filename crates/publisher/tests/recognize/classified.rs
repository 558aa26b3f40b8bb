//! Classification marks refuse a document, words of internal use are warnings,
//! and running text has no marks.

use super::making::*;
use publisher::manuscript::ManuscriptBlock;
use publisher::recognize::{Given, recognize};
use publisher::report::Severity;

fn marked(mark: &str) -> String {
    format!(
        "{mark}\n示例协会工作简报\n第一期\n示例协会宣传部\t2020年2月25日\n\n走进车间办实事\n\n今年以来，各地走访企业，保守秘密。\n"
    )
}

#[test]
fn a_mark_refuses_the_document() {
    for mark in [
        "绝密",
        "机密",
        "秘密★1年",
        "秘 密 ★ 长期",
        "密级：机密",
        "【秘密】",
        "机密☆6个月",
        "编号：07\t机密★10年",
    ] {
        let manuscript = text(&marked(mark));
        let refused = recognize(&manuscript, &Given::default()).expect_err(mark);
        assert_eq!(refused.kind.name, "classified", "{mark}");
        let given = Given {
            allow_classified: true,
            ..Given::default()
        };
        let (draft, findings) = recognize(&manuscript, &given).expect(mark);
        let classification = draft.issue.classification.expect(mark);
        assert!(
            ["密"].iter().all(|word| classification.contains(word)),
            "{mark}"
        );
        let errors: Vec<_> = findings
            .iter()
            .filter(|it| it.kind.severity == Severity::Error)
            .collect();
        assert_eq!(errors.len(), 1, "{mark}: {errors:?}");
    }
}

#[test]
fn a_mark_in_a_corner_refuses_too() {
    let mut blocks: Vec<ManuscriptBlock> =
        head().into_iter().map(ManuscriptBlock::Paragraph).collect();
    blocks.push(ManuscriptBlock::Paragraph(paragraph(
        "今年以来，各地走访企业。",
    )));
    let mut corner = paragraph("秘密★1年");
    corner.boxed = true;
    blocks.push(ManuscriptBlock::Paragraph(corner));
    let refused = recognize(&of_pieces(blocks), &Given::default()).expect_err("marked");
    assert_eq!(refused.kind.name, "classified");
}

#[test]
fn running_text_marks_nothing() {
    for line in [
        "会议要求保守国家秘密，加强管理。",
        "秘密花园走访记",
        "机密文件要由专人保管。",
        "协会严格管理内部资料，定期检查。",
    ] {
        let (_, findings) = drafted(&text(&marked(line)));
        let grave = findings
            .iter()
            .filter(|it| it.kind.severity == Severity::Error);
        assert_eq!(grave.count(), 0, "{line}");
    }
}

#[test]
fn internal_use_is_a_grave_finding_and_stays() {
    for mark in [
        "内部资料 注意保存",
        "内部文件　不得外传",
        "（内部使用）",
        "仅供领导参阅",
        "内部资料",
    ] {
        let (draft, findings) = drafted(&text(&marked(mark)));
        assert_eq!(details(&findings, "internal"), [mark], "{mark}");
        let lead = short(&draft.issue.lead);
        assert_eq!(lead.first(), Some(&format!("p:{mark}")), "{mark}");
        assert_eq!(details(&findings, "head-line").len(), 0, "{mark}");
    }
}

#[test]
fn a_mark_in_a_header_or_watermark_counts() {
    let mut manuscript = word_of(vec![paragraph("今年以来，各地走访企业。")]);
    manuscript.margins.push("机密★5年".to_owned());
    let refused = recognize(&manuscript, &Given::default()).expect_err("marked");
    assert_eq!(refused.kind.name, "classified");
    let given = Given {
        allow_classified: true,
        ..Given::default()
    };
    let (draft, findings) = recognize(&manuscript, &given).expect("overridden");
    assert_eq!(draft.issue.classification.as_deref(), Some("机密★5年"));
    assert_eq!(details(&findings, "text-changed").len(), 0);
    manuscript.margins = vec!["内部资料 注意保存".to_owned()];
    let (_, findings) = drafted(&manuscript);
    assert_eq!(details(&findings, "internal"), ["内部资料 注意保存"]);
}
