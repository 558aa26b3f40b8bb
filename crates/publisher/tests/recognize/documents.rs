//! The documents in tests/documents, made with python-docx and LibreOffice,
//! from the file to the issue.

use super::making::*;
use bulletin::model::{Block, Issue};
use publisher::draft::Draft;
use publisher::manuscript::Manuscript;
use publisher::recognize::{Given, recognize};
use publisher::report::Finding;

const LEAD: &str = "p:今年以来，示例协会系统各成员单位围绕中心、服务大局，深入企业听需求、解难题，形成了一批看得见、摸得着的成果。现将部分单位的做法编发如下，供学习交流。";
const JIANGSU: &str = "江苏省示例行业协会走进车间，情系会员";
const SICHUAN: &str = "四川省示例行业协会雪中送炭 暖心助企";
const JIANGSU_FIRST: &str = "p:江苏省示例行业协会（简称江苏示协）组织十二名专家走进三十家会员企业，现场查找工艺问题，共提出改进建议 86 条，帮助企业节约成本 120 余万元。";
const JIANGSU_SECOND: &str = "p:江苏示协向会员单位发出倡议：第一，诚信经营，不打价格战；第二，敞开实验室，共用设备；第三，带好徒弟，留住手艺。";
const SICHUAN_FIRST: &str = "p:六月初，川西连降暴雨，四川省示例行业协会（简称四川示协）第一时间发动会员单位捐款捐物38.5万元，其中协会捐款1.5万元，会员单位捐赠物资37万元。";
const SICHUAN_SECOND: &str = "p:协会同时决定免收受灾会员 2021 年度会费 6 万元，并做好三件事。";
const POINTS: [&str; 3] = [
    "一是派出工程师帮助企业检修设备，恢复生产。",
    "二是联系兄弟协会调剂原料，保证订单按时交付。",
    "三是开通热线电话，每天收集企业的困难并逐一答复。",
];

fn read(name: &str) -> Manuscript {
    let path = format!("{}/tests/documents/{name}.docx", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).expect(&path);
    publisher::source::read(&path, &bytes).expect(&path).0
}

fn of(name: &str) -> (Draft, Vec<Finding>) {
    drafted(&read(name))
}

/// Head and distribution list, which all of them share.
fn check_frame(issue: &Issue) {
    assert_eq!(issue.id, "2021-3");
    assert_eq!(issue.periodical.name, "示例协会系统服务会员工作");
    assert_eq!(issue.periodical.kind, "简报");
    assert_eq!(issue.issue_label.as_deref(), Some("第三期"));
    assert_eq!(issue.publisher, "示例协会秘书处");
    assert_eq!(issue.date_published.to_iso(), "2021-06-08");
    assert_eq!(issue.headline, "服务会员办实事，凝聚合力促发展");
    assert_eq!(issue.part_label.as_deref(), Some("（二）"));
    let list: Vec<(&str, Vec<&str>)> = issue
        .distribution
        .iter()
        .map(|it| (&*it.label, it.recipients.iter().map(|r| &**r).collect()))
        .collect();
    let expected = [
        ("报送", vec!["示例协会理事会", "示例协会党支部"]),
        ("抄送", vec!["省社会组织综合服务中心"]),
        ("发送", vec!["各省示例行业协会", "会员单位"]),
    ];
    assert_eq!(list, expected);
}

fn check_organizations(issue: &Issue) {
    let found: Vec<_> = issue
        .sections
        .iter()
        .take(2)
        .map(|it| {
            (
                &*it.id,
                it.organizations
                    .iter()
                    .map(|o| (&*o.name, o.short_name.as_deref()))
                    .collect(),
            )
        })
        .collect();
    type Named<'a> = (&'a str, Vec<(&'a str, Option<&'a str>)>);
    let expected: [Named<'_>; 2] = [
        ("jiangsu", vec![("江苏省示例行业协会", Some("江苏示协"))]),
        ("sichuan", vec![("四川省示例行业协会", Some("四川示协"))]),
    ];
    assert_eq!(found, expected);
}

/// Titles and blocks of the sections.
fn sections(issue: &Issue) -> Vec<Vec<String>> {
    let section = |it: &bulletin::model::Section| {
        let mut all = vec![it.title.clone()];
        all.extend(short(&it.blocks));
        all
    };
    issue.sections.iter().map(section).collect()
}

fn points(marker: &str) -> Vec<String> {
    POINTS
        .iter()
        .map(|point| format!("- {marker}{point}"))
        .collect()
}

fn joined(parts: &[&str], points: Vec<String>) -> Vec<String> {
    parts
        .iter()
        .map(|part| (*part).to_owned())
        .chain(points)
        .collect()
}

fn pictures(draft: &Draft) -> Vec<(&str, usize, Option<&str>)> {
    draft
        .pictures
        .iter()
        .map(|it| (&*it.figure, it.media, it.alt.as_deref()))
        .collect()
}

#[test]
fn heading_styles() {
    let (draft, findings) = of("heading-styles");
    check_frame(&draft.issue);
    check_organizations(&draft.issue);
    assert_eq!(short(&draft.issue.lead), [LEAD]);
    let jiangsu = [
        JIANGSU,
        JIANGSU_FIRST,
        JIANGSU_SECOND,
        "f:figure-1|图1|专家走进车间",
        "q(p:把问题解决在现场，比开十次会都管用。)",
    ];
    let sichuan = joined(&[SICHUAN, SICHUAN_FIRST, SICHUAN_SECOND], points("• "));
    assert_eq!(sections(&draft.issue), [joined(&jiangsu, vec![]), sichuan]);
    assert_eq!(
        pictures(&draft),
        [("figure-1", 0, Some("专家在车间里查看机床"))]
    );
    assert_eq!(warnings(&findings), Vec::<&str>::new());
}

#[test]
fn heads_in_a_text_box_and_in_a_table() {
    for name in ["head-in-text-box", "head-in-table"] {
        let (draft, findings) = of(name);
        check_frame(&draft.issue);
        check_organizations(&draft.issue);
        assert_eq!(draft.issue.print_run, Some(80), "{name}");
        assert_eq!(short(&draft.issue.lead), [LEAD], "{name}");
        let sichuan = joined(&[SICHUAN, SICHUAN_FIRST, SICHUAN_SECOND], points(""));
        let jiangsu = joined(&[JIANGSU, JIANGSU_FIRST, JIANGSU_SECOND], vec![]);
        assert_eq!(sections(&draft.issue), [jiangsu, sichuan], "{name}");
        assert_eq!(warnings(&findings), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn automatic_numbering() {
    let (draft, findings) = of("automatic-numbering");
    check_frame(&draft.issue);
    check_organizations(&draft.issue);
    let expected = [
        vec![
            "一、江苏省示例行业协会走进车间，情系会员",
            JIANGSU_FIRST,
            "h3:（一）深入车间",
            "- 1. 查找工艺问题。",
            "- 2. 提出改进建议。",
            "-- ①形成问题清单。",
            "-- ②形成责任清单。",
            "- 3. 回访企业。",
            "h3:（二）敞开实验室",
            "p:1. 开放检测设备。",
        ],
        vec![
            "二、四川省示例行业协会雪中送炭 暖心助企",
            SICHUAN_FIRST,
            "- • 检修设备",
            "- • 调剂原料",
            "- • 开通热线",
        ],
        vec!["一、下一步打算", "p:继续把服务送到企业门口。"],
    ];
    assert_eq!(sections(&draft.issue), expected);
    assert_eq!(draft.issue.sections[2].id, "section-3");
    assert_eq!(warnings(&findings), Vec::<&str>::new());
}

#[test]
fn tracked_changes() {
    let (draft, _) = of("tracked-changes");
    check_frame(&draft.issue);
    let expected = "p:江苏省示例行业协会（简称江苏示协）组织十二名专家走进三十家会员企业。共提出改进建议86条，帮助企业节约成本120余万元。企业反映良好。";
    assert_eq!(sections(&draft.issue)[0], [JIANGSU, expected]);
}

#[test]
fn notes() {
    let (draft, findings) = of("notes");
    check_frame(&draft.issue);
    let notes: Vec<(&str, String)> = draft
        .issue
        .notes
        .iter()
        .map(|it| (&*it.id, it.text.text()))
        .collect();
    let expected = [
        ("n1", "统计截至2021年5月31日。"),
        ("n2", "倡议书全文见协会网站。"),
        ("n3", "金额按捐赠时的市场价折算。"),
    ];
    assert_eq!(notes, expected.map(|(id, text)| (id, text.to_owned())));
    let refers = |section: usize, block: usize, id: &str| {
        let Block::Paragraph(text) = &draft.issue.sections[section].blocks[block] else {
            return false;
        };
        text.0.last() == Some(&bulletin::model::Run::NoteRef(id.to_owned()))
    };
    assert!(refers(0, 0, "n1") && refers(0, 1, "n2") && refers(1, 0, "n3"));
    assert_eq!(warnings(&findings), Vec::<&str>::new());
}

#[test]
fn pictures_side_by_side() {
    let (draft, findings) = of("pictures-side-by-side");
    check_frame(&draft.issue);
    let jiangsu = [
        JIANGSU,
        JIANGSU_FIRST,
        JIANGSU_SECOND,
        "f:figure-1|图 1|专家走进车间和仓库",
    ];
    assert_eq!(sections(&draft.issue)[0], jiangsu);
    let expected = [
        ("figure-1", 0, Some("专家在车间里查看机床")),
        ("figure-1", 1, Some("工人在仓库里清点物资")),
        ("figure-2", 2, None),
    ];
    assert_eq!(pictures(&draft), expected);
    assert_eq!(warnings(&findings), Vec::<&str>::new());
}

#[test]
fn pictures_in_a_table() {
    let (draft, findings) = of("pictures-in-table");
    check_frame(&draft.issue);
    let jiangsu = [
        JIANGSU,
        JIANGSU_FIRST,
        JIANGSU_SECOND,
        "f:figure-1|图一|左：车间；右：仓库",
    ];
    assert_eq!(sections(&draft.issue)[0], jiangsu);
    let expected = [
        ("figure-1", 0, None),
        ("figure-1", 1, None),
        ("figure-2", 0, Some("再次来到车间")),
    ];
    assert_eq!(pictures(&draft), expected);
    assert_eq!(warnings(&findings), Vec::<&str>::new());
}

#[test]
fn libreoffice() {
    let (draft, findings) = of("libreoffice");
    check_frame(&draft.issue);
    check_organizations(&draft.issue);
    let all = sections(&draft.issue);
    assert_eq!(
        all[0],
        [JIANGSU, JIANGSU_FIRST, "f:figure-1|图1|专家走进车间"]
    );
    let with_link = format!("{SICHUAN_FIRST}详见协会网站。");
    let expected = [
        SICHUAN,
        &*with_link,
        SICHUAN_SECOND,
        "- 1.检修设备，恢复生产。",
        "- 2.调剂原料，按时交付。",
        "t:|1+2",
    ];
    assert_eq!(all[1], expected);
    let Some(Block::Table(table)) = draft.issue.sections[1].blocks.last() else {
        panic!("no table");
    };
    assert_eq!(
        (table.head[0][1].col_span, table.rows[0][0].row_span),
        (2, 2)
    );
    assert_eq!(warnings(&findings), Vec::<&str>::new());
}

#[test]
fn formatted_by_hand() {
    let (draft, findings) = of("formatted-by-hand");
    check_frame(&draft.issue);
    check_organizations(&draft.issue);
    assert_eq!(draft.issue.print_run, Some(80));
    assert_eq!(short(&draft.issue.lead), [LEAD]);
    let jiangsu = joined(
        &[
            JIANGSU,
            JIANGSU_FIRST,
            JIANGSU_SECOND,
            "f:figure-1|图 1|专家走进车间",
        ],
        vec![],
    );
    let mut sichuan = joined(&[SICHUAN, SICHUAN_FIRST, SICHUAN_SECOND], points(""));
    sichuan.push("f:figure-2|图 2|工作人员接听热线".to_owned());
    assert_eq!(sections(&draft.issue), [jiangsu, sichuan]);
    assert_eq!(warnings(&findings), Vec::<&str>::new());
}

#[test]
fn captions_above() {
    let (draft, findings) = of("captions-above");
    check_frame(&draft.issue);
    let jiangsu = joined(
        &[
            JIANGSU,
            JIANGSU_FIRST,
            "f:figure-1|图1|专家走进车间",
            JIANGSU_SECOND,
            "f:figure-3|-|",
        ],
        vec![],
    );
    let sichuan = joined(
        &[
            SICHUAN,
            SICHUAN_FIRST,
            "f:figure-2|图2|雨后的仓库",
            SICHUAN_SECOND,
            "t:表1 捐赠情况|1+2",
        ],
        points(""),
    );
    assert_eq!(sections(&draft.issue), [jiangsu, sichuan]);
    assert_eq!(
        warnings(&findings),
        ["figure-without-caption", "figure-without-picture"]
    );
}

#[test]
fn an_invitation_is_no_bulletin() {
    let refused = recognize(&read("invitation"), &Given::default()).expect_err("a letter");
    assert_eq!(refused.kind.name, "not-a-bulletin");
    assert!(
        refused.detail.contains("标题/headline ✓"),
        "{}",
        refused.detail
    );
}

#[test]
fn marks() {
    let (draft, findings) = of("internal");
    check_frame(&draft.issue);
    assert_eq!(warnings(&findings), ["internal"]);
    assert_eq!(short(&draft.issue.lead), ["p:内部资料　注意保存", LEAD]);
    let refused = recognize(&read("secret"), &Given::default()).expect_err("marked");
    assert_eq!(
        (refused.kind.name, &*refused.detail),
        ("classified", "秘密★1年")
    );
}
