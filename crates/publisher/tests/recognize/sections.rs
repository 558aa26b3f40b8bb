//! Sections: titles by look and by place, headings in them, the organisations
//! that they are about; editor's note, quotes, inline text.

use super::making::*;
use bulletin::model::{Inline, Issue, Run as Inl};
use publisher::manuscript::{Align, Note, Paragraph, Run, RunContent};

/// Titles of sections and headings: `s:`, `h3:`.
fn outline(issue: &Issue) -> Vec<String> {
    let mut out = Vec::new();
    for section in &issue.sections {
        out.push(format!("s:{}", section.title));
        out.extend(
            short(&section.blocks)
                .into_iter()
                .filter(|it| it.starts_with('h')),
        );
    }
    out
}

fn bold(words: &str) -> Paragraph {
    let mut line = paragraph(words);
    line.runs.iter_mut().for_each(|run| run.look.bold = true);
    line
}

fn styled(words: &str, level: u8) -> Paragraph {
    let mut line = paragraph(words);
    line.style.outline = Some(level);
    line
}

#[test]
fn titles_are_told_by_what_stands_out_in_the_file() {
    let text = || paragraph("协会组织专家走进企业，现场查找工艺问题，受到欢迎。");
    let kai = |words| {
        let mut line = paragraph(words);
        line.runs
            .iter_mut()
            .for_each(|run| run.look.font = Some("楷体".to_owned()));
        line
    };
    let files: [(Vec<Paragraph>, &[&str]); 6] = [
        (
            vec![title("走进车间"), text(), title("走进仓库"), text()],
            &["s:走进车间", "s:走进仓库"],
        ),
        (
            vec![bold("走进车间"), text(), bold("走进仓库"), text()],
            &["s:走进车间", "s:走进仓库"],
        ),
        (
            vec![
                styled("走进车间", 1),
                text(),
                styled("做法", 2),
                text(),
                styled("走进仓库", 1),
                text(),
            ],
            &["s:走进车间", "h3:做法", "s:走进仓库"],
        ),
        (
            vec![
                paragraph("一、走进车间"),
                text(),
                kai("（一）做法"),
                text(),
                paragraph("二、走进仓库"),
                text(),
            ],
            &["s:一、走进车间", "h3:（一）做法", "s:二、走进仓库"],
        ),
        (
            vec![
                title("走进车间"),
                text(),
                paragraph("一、做法"),
                text(),
                kai("（一）检修"),
                text(),
                bold("回访"),
                text(),
            ],
            &["s:走进车间", "h3:一、做法", "h5:（一）检修", "h4:回访"],
        ),
        (
            vec![
                paragraph("江苏省示例行业协会走进车间"),
                text(),
                paragraph("四川省示例行业协会走进仓库"),
                text(),
            ],
            &[
                "s:江苏省示例行业协会走进车间",
                "s:四川省示例行业协会走进仓库",
            ],
        ),
    ];
    for (lines, expected) in files {
        let mut all = vec![paragraph(
            "今年以来，各地走访企业，听取意见，取得了看得见的成效。",
        )];
        all.extend(lines);
        let issue = found(&word_of(all));
        assert_eq!(outline(&issue), expected);
        assert_eq!(issue.lead.len(), 1);
    }
}

/// Short lines that follow an announcement, or that all end with a number, are no
/// titles; one line between an announcement and text may be one.
#[test]
fn entries_of_a_list_are_text() {
    let text = "志愿者连日在社区值守，受到居民欢迎。";
    let cases: [(&[&str], &[&str]); 10] = [
        (
            &[
                "捐款情况如下：",
                "金澜集团　捐款30万元",
                "青石公司　捐款20万元",
                text,
            ],
            &[],
        ),
        (&["捐款情况如下：", "金澜集团捐款30万元", text], &[]),
        (
            &[
                "今年的情况如下。",
                "金澜集团捐款三十万元；",
                "白河药业口罩5000只",
                text,
            ],
            &[],
        ),
        (
            &[
                "会员捐款（截至3月1日）",
                "金澜集团  30万元",
                "青石公司  2.5万元（现金）",
                text,
            ],
            &["会员捐款（截至3月1日）"],
        ),
        (&["参加的单位：", "金澜集团", "青石有限公司", text], &[]),
        (
            &["参加的单位：", "金澜集团", "青石有限公司", "走进社区", text],
            &["走进社区"],
        ),
        (
            &["主要做法有：", "动员部署", "宣传引导", "慰问走访", text],
            &[],
        ),
        (
            &["主要做法有：", "动员部署", text, "宣传引导", text],
            &["动员部署", "宣传引导"],
        ),
        (
            &[
                "捐款情况如下：",
                "金澜集团捐款30万元",
                text,
                "青石公司捐款20万元",
                text,
            ],
            &["青石公司捐款20万元"],
        ),
        (
            &["走进第3期", text, "走进2020年", text],
            &["走进第3期", "走进2020年"],
        ),
    ];
    for (lines, expected) in cases {
        let body: String = lines.iter().map(|line| format!("{line}\n\n")).collect();
        let head = "示例协会工作简报\n第一期\n示例协会宣传部\t2020年2月25日\n\n走进车间办实事\n\n";
        let lead = "今年以来，各地走访企业，取得了看得见的成效。\n\n";
        let issue = found(&super::making::text(&format!("{head}{lead}{body}")));
        let titles: Vec<&str> = issue.sections.iter().map(|it| &*it.title).collect();
        assert_eq!(titles, expected, "{lines:?}");
    }
    let bolds = ["金澜集团　捐款30万元", "青石公司　捐款20万元"].map(bold);
    let mut all = vec![paragraph("捐款情况如下："), paragraph(text)];
    all.extend(bolds);
    all.extend([paragraph(text), bold("走进社区"), paragraph(text)]);
    assert_eq!(outline(&found(&word_of(all))), ["s:走进社区"]);
}

#[test]
fn organizations_come_from_the_title_and_what_the_text_calls_them() {
    type Org<'a> = (&'a str, Option<&'a str>, Option<&'a str>);
    let rows: [(&str, &str, &[Org<'_>]); 27] = [
        (
            "天津市示例协会走在前面",
            "天津市示例协会（简称天津示协）走访企业。",
            &[("天津市示例协会", Some("天津示协"), Some("120000"))],
        ),
        (
            "天津示协走在前面",
            "春节过后，天津市示例协会（以下简称“天津示协”）走访企业。",
            &[("天津市示例协会", Some("天津示协"), Some("120000"))],
        ),
        (
            "众人拾柴 火焰更高",
            "近日由内蒙古自治区示例协会（以下简称蒙示协）牵头走访企业。",
            &[("内蒙古自治区示例协会", Some("蒙示协"), Some("150000"))],
        ),
        (
            "江苏省示例协会、四川省示例协会联合行动",
            "两会走访企业。",
            &[
                ("江苏省示例协会", None, Some("320000")),
                ("四川省示例协会", None, Some("510000")),
            ],
        ),
        (
            "江苏省示例协会与企业同甘共苦",
            "协会走访企业。",
            &[("江苏省示例协会", None, Some("320000"))],
        ),
        (
            "一、陕西省示例协会走进车间",
            "协会走访企业。",
            &[("陕西省示例协会", None, Some("610000"))],
        ),
        (
            "中国示例学会召开会议",
            "会议总结了工作。",
            &[("中国示例学会", None, None)],
        ),
        (
            "走进车间",
            "山西省示例协会组织专家走访企业。",
            &[("山西省示例协会", None, Some("140000"))],
        ),
        ("走进车间", "专家们走访企业，受到欢迎。", &[]),
        ("坚持以客户为中心改进服务", "专家们走访企业。", &[]),
        ("发挥行业协会作用", "专家们走访企业。", &[]),
        (
            "青石县红十字会接收捐赠情况通报",
            "现将情况通报如下。",
            &[("青石县红十字会", None, None)],
        ),
        (
            "三、四川省慈善会在行动",
            "现将情况通报如下。",
            &[("四川省慈善会", None, Some("510000"))],
        ),
        (
            "接收捐赠情况",
            "2月3日，青石县慈善总会收到第一笔善款。",
            &[("青石县慈善总会", None, None)],
        ),
        (
            "接收捐赠情况",
            "近日白河市示例商会走访企业。",
            &[("白河市示例商会", None, None)],
        ),
        (
            "接收捐赠情况",
            "疫情发生以来，青石区示例促进会走访企业。",
            &[("青石区示例促进会", None, None)],
        ),
        ("接收捐赠情况", "当地红十字会收到第一笔善款。", &[]),
        ("接收捐赠情况", "全市红十字会收到第一笔善款。", &[]),
        ("接收捐赠情况", "各县慈善总会收到善款。", &[]),
        ("接收捐赠情况", "张先生向青石县慈善总会送来善款。", &[]),
        ("向红十字会送去爱心", "专家们走访企业。", &[]),
        ("通过慈善总会送去爱心", "专家们走访企业。", &[]),
        ("会员捐款20万元给慈善会", "专家们走访企业。", &[]),
        ("咱们商会", "专家们走访企业。", &[]),
        ("【各基层工会走访企业】", "专家们走访企业。", &[]),
        (
            "【示例集团工会走访企业】",
            "专家们走访企业。",
            &[("示例集团工会", None, None)],
        ),
        ("走访中国人民政治协商会议代表", "专家们走访企业。", &[]),
    ];
    for (heading, text, expected) in rows {
        let issue = found(&word_of(vec![title(heading), paragraph(text)]));
        let found: Vec<Org<'_>> = issue.sections[0]
            .organizations
            .iter()
            .map(|it| {
                (
                    &*it.name,
                    it.short_name.as_deref(),
                    it.admin_code.as_deref(),
                )
            })
            .collect();
        assert_eq!(found, expected, "{heading}");
    }
}

#[test]
fn ids_are_provinces_where_they_can_be() {
    let lines = [
        "天津市示例协会走进车间",
        "内蒙古示例协会走进车间",
        "天津市示例协会走进仓库",
        "江苏省示例协会、四川省示例协会走进车间",
        "小结",
        "香港示例协会走进车间",
    ];
    let all = lines
        .iter()
        .flat_map(|line| [title(line), paragraph("受到欢迎。")]);
    let issue = found(&word_of(all.collect()));
    let ids: Vec<&str> = issue.sections.iter().map(|it| &*it.id).collect();
    assert_eq!(
        ids,
        [
            "tianjin",
            "nei-mongol",
            "section-3",
            "section-4",
            "section-5",
            "hong-kong"
        ]
    );
    assert_eq!(bulletin::check::issue(&issue), []);
}

#[test]
fn what_is_unsure_of_organizations_is_reported() {
    let (_, findings) = drafted(&word_of(vec![
        title("国网浙江示例公司走进车间"),
        paragraph("受到欢迎。"),
        title("小结"),
        paragraph("受到欢迎。"),
    ]));
    assert_eq!(
        details(&findings, "organization-without-province"),
        ["国网浙江示例公司"]
    );
    assert_eq!(details(&findings, "section-without-organization"), ["小结"]);
}

#[test]
fn an_editors_note_ends_where_the_form_changes() {
    let kai = |words: &str| {
        let mut line = paragraph(words);
        line.runs
            .iter_mut()
            .for_each(|run| run.look.font = Some("楷体".to_owned()));
        line
    };
    let text = || paragraph("今年以来，各地走访企业，听取意见，取得了看得见的成效。");
    let section = || [title("江苏省示例协会走进车间"), text()];
    for (note, expected) in [
        (
            vec![kai("编者按：这一期讲走访。"), kai("来稿见下。")],
            vec!["p:这一期讲走访。", "p:来稿见下。"],
        ),
        (
            vec![paragraph("【编者按】这一期讲走访。")],
            vec!["p:这一期讲走访。"],
        ),
        (
            vec![paragraph("编者按"), kai("这一期讲走访。")],
            vec!["p:这一期讲走访。"],
        ),
        (
            vec![paragraph("按：这一期讲走访。")],
            vec!["p:按：这一期讲走访。"],
        ),
    ] {
        let mut all = note;
        all.push(text());
        all.extend(section());
        let issue = found(&word_of(all));
        assert_eq!(short(&issue.editor_note), expected);
        assert_eq!(issue.lead.len(), 1);
        assert_eq!(issue.sections.len(), 1);
    }
}

#[test]
fn contributors_are_named_and_their_line_stays() {
    for (line, names) in [
        ("（作者：张三、李四）", vec!["张三", "李四"]),
        ("供稿：江苏省示例协会", vec!["江苏省示例协会"]),
        ("（撰稿：张 三　摄影：李四）", vec!["张三", "李四"]),
        ("走访还将继续。（王五 供稿）", vec!["王五"]),
    ] {
        let mut by = paragraph(line);
        by.style.align = Align::Right;
        let issue = found(&word_of(vec![
            title("江苏省示例协会走进车间"),
            paragraph("受到欢迎。"),
            by,
        ]));
        assert_eq!(issue.contributors, names, "{line}");
        assert_eq!(short(&issue.sections[0].blocks)[1], format!("p:{line}"));
    }
}

#[test]
fn inline_text_keeps_what_was_meant() {
    let mut strong = run("十二名");
    strong.look.bold = true;
    let mut em = run("受欢迎");
    em.look.italic = true;
    let link = |href: &str| Run {
        link: Some(href.to_owned()),
        ..run("网站")
    };
    let note = Run {
        content: RunContent::NoteRef("n1".to_owned()),
        ..run("")
    };
    let line_break = Run {
        content: RunContent::Break,
        ..run("")
    };
    let line = of_runs(vec![
        run("　　协会组织"),
        strong.clone(),
        run("专家，"),
        em,
        run("，见"),
        link("https://example.org/"),
        run("和"),
        link("javascript:alert(1)"),
        note,
        line_break,
        run("。"),
    ]);
    let mut manuscript = word_of(vec![
        title("江苏省示例协会走进车间"),
        line,
        of_runs(vec![strong]),
    ]);
    manuscript.notes.push(Note {
        id: "n1".to_owned(),
        paragraphs: vec![paragraph("截至五月。"), paragraph("另有说明。")],
    });
    let (draft, findings) = drafted(&manuscript);
    let text = |words: &str| Inl::Text(words.to_owned());
    let plain = |words| Inline::plain(words);
    let expected = Inline(vec![
        text("协会组织"),
        Inl::Strong(plain("十二名")),
        text("专家，"),
        Inl::Em(plain("受欢迎")),
        text("，见"),
        Inl::Link {
            href: "https://example.org/".to_owned(),
            text: plain("网站"),
        },
        text("和网站"),
        Inl::NoteRef("n1".to_owned()),
        Inl::Break,
        text("。"),
    ]);
    let blocks = &draft.issue.sections[0].blocks;
    assert_eq!(blocks[0], bulletin::model::Block::Paragraph(expected));
    let notes = Inline(vec![text("截至五月。"), Inl::Break, text("另有说明。")]);
    assert_eq!(draft.issue.notes[0].text, notes);
    assert_eq!(details(&findings, "link-dropped"), ["javascript:alert(1)"]);
    assert_eq!(details(&findings, "indent-dropped"), ["× 1"]);
}

#[test]
fn quotes_are_told_by_style_and_indent() {
    let mut style = paragraph("把问题解决在现场。");
    style.style.name = Some("quote".to_owned());
    let mut indented = paragraph("比开十次会都管用。");
    indented.style.indent = 640;
    let issue = found(&word_of(vec![
        title("江苏省示例协会走进车间"),
        paragraph("企业负责人在座谈会上说的话，大家都记了下来："),
        style,
        indented,
        paragraph("协会把这句话写进了总结，发给了所有的会员单位。"),
    ]));
    let blocks = short(&issue.sections[0].blocks);
    assert_eq!(blocks[1], "q(p:把问题解决在现场。 / p:比开十次会都管用。)");
    assert_eq!(blocks.len(), 3);
}
