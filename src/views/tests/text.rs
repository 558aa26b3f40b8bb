//! The text: every kind of block and of inline text, with nothing lost.

use bulletin::evidence;
use bulletin::model::{Attachment, Block, Inline, Issue, Run};

use super::{Setup, drawn, page};
use crate::testing::sample::{self, ISSUE_13, ISSUE_14, ISSUE_15};
use crate::words::Locale;

drawn! {
    async fn no_text_is_lost_and_all_stands_in_order() {
        for text in [ISSUE_13, ISSUE_14, ISSUE_15] {
            let issue = sample::issue(text);
            // References to notes are drawn as numbers, which are not in the text.
            let drawn = Setup {
                change: |issue| issue.notes.clear(),
                ..page(text)
            }
            .drawn()
            .await;
            let sections = drawn.all(".section");
            assert_eq!(sections.len(), issue.sections.len());
            for (section, shown) in issue.sections.iter().zip(sections) {
                let whole = shown.text();
                let mut from = 0;
                for leaf in evidence::leaves(&section.blocks) {
                    let (leaf, whole) = (bare(&leaf.text()), bare(&whole));
                    for piece in leaf.split('\u{1}').filter(|it| !it.is_empty()) {
                        let at = whole.get(from..).and_then(|it| it.find(piece));
                        let at = at.unwrap_or_else(|| panic!("lost: {piece}"));
                        from += at + piece.len();
                    }
                }
                assert!(from > 0, "{}", section.id);
            }
        }
    }

    async fn headings_have_the_levels_of_the_text_under_the_headline() {
        let drawn = page(ISSUE_14).drawn().await;
        assert_eq!(drawn.one(".headline").name(), "h1");
        assert!(drawn.all(".title").iter().all(|it| it.name() == "h2"));
        assert_eq!(drawn.one("#workshop-why").name(), "h3");
        assert_eq!(drawn.one(".section h4").text(), "（一）一个班组的例子");
        assert_eq!(drawn.one(".section h5").text(), "1.量具怎么分区");
        assert_eq!(drawn.one(".section h6").text(), "附：颜色可以换，规矩不能少");
        assert_eq!(drawn.one("#summary").name(), "h2");
        assert_eq!(drawn.one("#figures").name(), "h2");
    }

    async fn headings_go_down_with_the_headline_and_end_at_six() {
        let drawn = Setup {
            heading_level: 3,
            ..page(ISSUE_14)
        }
        .drawn()
        .await;
        assert_eq!(drawn.one(".headline").name(), "h3");
        assert!(drawn.all(".title").iter().all(|it| it.name() == "h4"));
        assert_eq!(drawn.one("#workshop-why").name(), "h5");
        assert_eq!(drawn.one("#summary").name(), "h4");
        assert_eq!(drawn.one("#figures").name(), "h4");
        assert!(!drawn.has("h1, h2"));
        // Levels 4 to 6 of the text.
        assert_eq!(drawn.all(".section h6").len(), 3);
    }

    async fn points_stand_within_points_with_their_own_markers() {
        let drawn = page(ISSUE_14).drawn().await;
        let top = &drawn.all("#workshop ~ .slice > ul.points > li");
        assert_eq!(top.len(), 3);
        assert!(top[0].text().starts_with("一是找准问题。"));
        assert_eq!(top[1].one("strong").text(), "二是动手改进。");
        assert_eq!(top[1].all("ul.points > li").len(), 4);
        let deepest = top[1].texts("li li li");
        assert_eq!(deepest.len(), 2);
        assert!(deepest[0].starts_with("（1）缺工具的"));
        assert!(drawn.all("ul.points").iter().all(|it| it.get("role").as_deref() == Some("list")));
        assert!(!drawn.has("ol.points"));
    }

    async fn inline_text_nests_and_breaks() {
        let drawn = page(ISSUE_14).drawn().await;
        assert!(drawn.texts("strong > em").contains(&"做出来的2".to_owned()));
        assert_eq!(drawn.all(".section p > br").len(), 3);
        let inner = drawn.one("a[href='https://example.org/accounts'] strong");
        assert_eq!(inner.text(), "20 万元");
        let quote = drawn.one("blockquote");
        assert_eq!(quote.all("blockquote > p").len(), 2);
        assert_eq!(quote.all("ul.points > li").len(), 2);
    }

    async fn a_typed_space_is_an_element_where_han_meets_a_letter_or_digit() {
        let drawn = Setup {
            change: |issue| {
                let text = |it: &str| Run::Text(it.to_owned());
                issue.lead = vec![Block::Paragraph(Inline(vec![
                    text("捐款 1 亿元；QQ 群， 9 条 （ 2 ） 50% 的 风 雨， a b é 中 "),
                    Run::Strong(Inline::plain("5 点")),
                    text("和 "),
                    Run::Em(Inline::plain("6")),
                    text(" 点"),
                ]))];
                issue.sections[0].title = "建设 5G 工厂 同心协力".to_owned();
            },
            ..page(ISSUE_13)
        }
        .drawn()
        .await;
        // In order: 款 1, 1 亿, Q 群, 9 条, then across runs 中 5, 5 点, 和 6, 6 点.
        let spaces = drawn.texts(".lead i");
        assert_eq!(spaces, [" "; 8]);
        assert_eq!(
            drawn.one(".lead p").text(),
            "捐款 1 亿元；QQ 群， 9 条 （ 2 ） 50% 的 风 雨， a b é 中 5 点和 6 点"
        );
        assert_eq!(drawn.all(".title")[0].all("i").len(), 2);
        assert!(drawn.all(".title")[0].text().starts_with("建设 5G 工厂 同心协力"));
    }

    async fn evidence_that_begins_or_ends_at_a_typed_space_keeps_its_place() {
        let drawn = page(ISSUE_15).drawn().await;
        for (id, words) in [
            ("cq-fee", "2020 年度会员会费 45 万元全部免收"),
            ("zj-fee", "免除所有会员单位 2020 年度的会费"),
            ("tj-ronggang-money", "天津荣钢捐款 1 亿元"),
        ] {
            let fact = drawn.one(&format!("#{id}"));
            assert_eq!(fact.text(), words);
            assert!(fact.texts("i").iter().all(|it| it == " ") && fact.has("i"), "{id}");
        }
    }

    async fn links_are_made_absolute_and_let_nothing_out() {
        let drawn = page(ISSUE_14).drawn().await;
        for href in [
            "mailto:editor@example.org",
            "tel:+86-10-00000000",
            "https://example.org/courses?lang=zh&from=bulletin",
        ] {
            let link = drawn.one(&format!("a[href='{href}']"));
            assert_eq!(link.get("rel").as_deref(), Some("noopener"), "{href}");
        }
        let note = "https://example.org/data/2020-14/attachments/sample-note.txt";
        // In a list item, in a note, and in the list of attachments.
        assert_eq!(drawn.all(&format!("a[href='{note}']")).len(), 3);
    }

    async fn a_link_to_a_place_of_the_issue_stays_in_it() {
        for (pages, href) in [
            (false, "#bulletin/2020-13/shanxi"),
            (true, "https://example.org/2020-13.html#shanxi"),
        ] {
            let drawn = Setup {
                pages,
                change: |issue| {
                    issue.lead = vec![Block::Paragraph(Inline(vec![Run::Link {
                        href: "#shanxi".to_owned(),
                        text: Inline::plain("见山西一节"),
                    }]))];
                },
                ..page(ISSUE_13)
            }
            .drawn()
            .await;
            let link = drawn.one(".lead a");
            assert_eq!(link.get("href").as_deref(), Some(href));
            assert_eq!(link.get("data-go").as_deref(), Some("shanxi"));
        }
    }

    async fn a_link_that_would_run_a_script_is_its_text_alone() {
        let drawn = Setup {
            change: |issue| {
                issue.lead = [
                    "javascript:alert(1)",
                    " JavaScript:alert(1)",
                    "data:text/html,x",
                    "vbscript:x",
                    "blob:x",
                ]
                .iter()
                .map(|href| {
                    Block::Paragraph(Inline(vec![Run::Link {
                        href: (*href).to_owned(),
                        text: Inline::plain("看这里"),
                    }]))
                })
                .collect();
            },
            ..page(ISSUE_13)
        }
        .drawn()
        .await;
        assert_eq!(drawn.texts(".lead p"), ["看这里"; 5]);
        assert!(!drawn.has(".lead a"));
    }

    async fn text_is_never_taken_for_html() {
        const BAD: &str = "<img src=x onerror=alert(1)>&amp;\"'</p><script>";
        let drawn = Setup {
            change: |issue| {
                issue.headline = BAD.to_owned();
                issue.lead = vec![Block::Paragraph(Inline::plain(BAD))];
                issue.sections[0].title = BAD.to_owned();
            },
            ..page(ISSUE_13)
        }
        .drawn()
        .await;
        assert_eq!(drawn.one(".lead p").text(), BAD);
        assert!(drawn.one(".headline").text().starts_with(BAD));
        assert!(drawn.all(".title")[0].text().starts_with(BAD));
        assert!(!drawn.has("script"));
        assert!(!drawn.has("[onerror]"));
    }

    async fn a_table_keeps_its_spans_and_says_what_heads_what() {
        let drawn = page(ISSUE_14).drawn().await;
        let region = drawn.one(".section .scroll");
        assert_eq!(region.get("role").as_deref(), Some("region"));
        assert_eq!(region.get("tabindex").as_deref(), Some("0"));
        assert_eq!(
            region.get("aria-label").as_deref(),
            Some("捐赠与减免一览（示例数据，单位：万元）")
        );
        let heads = region.all("thead th");
        let spans: Vec<_> = heads
            .iter()
            .map(|it| (it.text(), it.get("scope"), it.get("colspan"), it.get("rowspan")))
            .collect();
        let span = |text: &str, scope: &str, columns: Option<&str>, rows: Option<&str>| {
            let own = |it: Option<&str>| it.map(str::to_owned);
            (text.to_owned(), Some(scope.to_owned()), own(columns), own(rows))
        };
        assert_eq!(
            spans,
            [
                span("来源", "col", None, Some("2")),
                span("捐赠", "colgroup", Some("2"), None),
                span("减免会费", "col", None, Some("2")),
                span("款项", "col", None, None),
                span("物资", "col", None, None),
            ]
        );
        let rows = region.all("tbody tr");
        assert_eq!(rows.iter().map(|it| it.all("td").len()).collect::<Vec<_>>(), [4, 4, 4, 3, 3, 2]);
        assert_eq!(region.attributes("td[rowspan]", "rowspan"), ["2"]);
        assert_eq!(region.attributes("td[colspan]", "colspan"), ["2", "3"]);
    }

    async fn pictures_keep_their_room_and_come_at_the_width_of_the_screen() {
        let drawn = page(ISSUE_14).drawn().await;
        let figure = drawn.one("#figure-workshop");
        assert_eq!(figure.all("a.picture").len(), 2);
        let files = "https://example.org/data/2020-14/figures";
        assert_eq!(
            figure.attributes("source", "srcset"),
            ["board", "tools"].map(|it| format!("{files}/{it}-480.webp 480w, {files}/{it}-800.webp 800w"))
        );
        assert_eq!(figure.attributes("source", "type"), ["image/webp"; 2]);
        let images = figure.all("img");
        assert_eq!(
            images[0].get("srcset"),
            Some(format!("{files}/board-800.jpg 800w, {files}/board.jpg 1600w"))
        );
        assert_eq!(images[0].get("src"), Some(format!("{files}/board.jpg")));
        assert_eq!(figure.attributes("img", "width"), ["1600", "1067"]);
        assert_eq!(figure.attributes("img", "height"), ["1067", "1600"]);
        assert_eq!(figure.attributes("img", "loading"), ["lazy"; 2]);
        assert!(figure.attributes("img", "alt").iter().all(|it| it.starts_with("插图：")));
        assert!(figure.attributes("img, source", "sizes").iter().all(|it| it.contains("700px")));
        assert_eq!(figure.attributes("a.picture", "href")[1], format!("{files}/tools.jpg"));
        assert_eq!(figure.attributes("a.picture", "data-figure"), ["figure-workshop"; 2]);
        assert!(figure.one("figcaption").text().starts_with("图 1 班组改进前后"));
    }

    async fn the_address_of_a_picture_ends_no_candidate_early() {
        let drawn = Setup {
            change: |issue| {
                let Some(Block::Figure(figure)) = issue.sections[0]
                    .blocks
                    .iter_mut()
                    .find(|it| matches!(it, Block::Figure(_)))
                else {
                    panic!("a figure");
                };
                figure.pictures[0].sources[0].src = "figures/a, b.webp".to_owned();
            },
            ..page(ISSUE_14)
        }
        .drawn()
        .await;
        let set = &drawn.attributes("#figure-workshop source", "srcset")[0];
        assert!(set.contains("/figures/a%2C%20b.webp 480w, "), "{set}");
    }

    async fn a_figure_without_a_picture_says_so() {
        let drawn = page(ISSUE_14).drawn().await;
        let figure = drawn.one("#figure-accounts");
        assert_eq!(figure.one(".picture.missing .alt").text(), "图片暂缺");
        assert!(!figure.has("img"));
        assert_eq!(figure.one("figcaption").text(), "图 2 账目公开栏（照片征集中）");
    }

    async fn an_unknown_kind_of_block_is_its_text() {
        let drawn = Setup {
            change: |issue| {
                issue.lead.push(Block::Unknown {
                    kind: "timeline".to_owned(),
                    text: "一月\n二月".to_owned(),
                });
            },
            ..page(ISSUE_13)
        }
        .drawn()
        .await;
        let unknown = drawn.one(".lead .unknown");
        assert!(unknown.one(".hint").text().contains("timeline"));
        assert!(unknown.text().contains("一月"));
        assert!(unknown.text().contains("二月"));
    }

    async fn notes_lead_there_and_back() {
        let drawn = page(ISSUE_14).drawn().await;
        let references = drawn.all("a[role=doc-noteref]");
        assert_eq!(
            references.iter().map(|it| it.text()).collect::<Vec<_>>(),
            ["1", "2", "3", "4", "5", "1"]
        );
        assert_eq!(drawn.all(".notes > ol > li").len(), 5);
        for link in &references {
            let to = link.get("data-go").expect("a place");
            let note = drawn.one(&format!("[id='{to}']"));
            let own = link.get("id").expect("an id");
            let back = note.one(&format!("a[data-go='{own}']"));
            assert_eq!(back.get("role").as_deref(), Some("doc-backlink"));
            assert_eq!(back.get("aria-label").as_deref(), Some("回到正文"));
        }
        // The first note has two references.
        assert_eq!(drawn.all("[id='note:1'] a.back").len(), 2);
        assert_eq!(drawn.all("[id='note:2'] a.back").len(), 1);
    }

    async fn a_reference_to_no_note_is_its_name() {
        let drawn = Setup {
            change: |issue| {
                issue.lead = vec![Block::Paragraph(Inline(vec![Run::NoteRef("nowhere".to_owned())]))];
            },
            ..page(ISSUE_13)
        }
        .drawn()
        .await;
        assert_eq!(drawn.one(".lead sup.ref").text(), "nowhere");
        assert!(!drawn.has(".lead a"));
    }

    async fn a_long_word_and_an_address_tear_no_line_apart() {
        let drawn = Setup {
            change: |issue| {
                issue.lead = [
                    "没有长词，只有 ISO 9001 和 12.5 万元。",
                    "详见 https://www.example.org/notice-board/2020/02/25.html?from=bulletin 的通知。",
                    "共 1,234,567,890.12 元，internationalization 一词。",
                ]
                .map(|it| Block::Paragraph(Inline::plain(it)))
                .to_vec();
            },
            ..page(ISSUE_15)
        }
        .drawn()
        .await;
        let paragraphs = drawn.all(".lead p");
        let is_long = |at: usize| paragraphs[at].get("class").as_deref() == Some("long");
        assert_eq!([is_long(0), is_long(1), is_long(2)], [false, true, true]);
        // After the marks of an address that no digit follows.
        let breaks = [0, 1, 2].map(|at| paragraphs[at].all("wbr").len());
        assert_eq!(breaks, [0, 8, 0]);
    }

    async fn the_tail_stands_as_it_is_printed() {
        let drawn = page(ISSUE_14).drawn().await;
        assert_eq!(
            drawn.texts("footer.tail p:not(.copies)"),
            [
                "报：示例上级单位",
                "送：示例兄弟单位甲、乙",
                "发：示例协会各分会，示例会员单位",
            ]
        );
        assert_eq!(drawn.one("footer.tail .copies").text(), "共印 120 份");
        assert_eq!(drawn.one(".contributors").text(), "供稿： 示例作者甲、示例作者乙");
        let attachment = drawn.one(".attachments li");
        assert_eq!(attachment.text(), "示例附件（纯文本）1 KB");
        assert_eq!(attachment.one("a").get("type").as_deref(), Some("text/plain"));
        assert!(!drawn.has(".unprinted"));
    }

    async fn the_summary_among_the_attachments_is_none_on_paper() {
        fn add(issue: &mut Issue) {
            issue.attachments.push(Attachment {
                label: "汇总表（CSV）".to_owned(),
                href: "summary.csv".to_owned(),
                media_type: Some("text/csv".to_owned()),
                bytes: None,
            });
        }
        let beside_others = Setup { change: add, ..page(ISSUE_14) }.drawn().await;
        assert_eq!(beside_others.texts(".unprinted"), ["汇总表（CSV）"]);
        let alone = Setup { change: add, ..page(ISSUE_15) }.drawn().await;
        assert!(alone.has("section.attachments.unprinted"));
    }

    async fn organizations_stand_under_their_sections_title() {
        let drawn = page(ISSUE_15).drawn().await;
        assert_eq!(
            drawn.texts(".organization"),
            [
                "津天津市质量管理协会（天津质协）",
                "藏西藏自治区质量协会（西藏质协）",
                "浙浙江省质量协会（浙江质协）",
                "渝重庆市质量协会（重庆质协）",
            ]
        );
        assert_eq!(
            drawn.attributes(".organization abbr", "title"),
            ["天津", "西藏", "浙江", "重庆"]
        );
    }

    async fn the_viewers_words_have_their_language_and_the_text_its_own() {
        let drawn = Setup {
            locale: Locale::English,
            ..page(ISSUE_15)
        }
        .drawn()
        .await;
        assert_eq!(drawn.one("article.page").get("lang").as_deref(), Some("zh-Hans"));
        let summary = drawn.one("section.summary");
        assert_eq!(summary.get("lang").as_deref(), Some("en"));
        assert_eq!(drawn.one("#summary").text(), "By region");
        // The bulletin's own text keeps its language.
        let association = &summary.all("tbody th small")[0];
        assert_eq!(association.text(), "天津质协");
        assert_eq!(association.get("lang").as_deref(), Some("zh-Hans"));
        assert_eq!(drawn.texts(".about span")[0], "Part 4 of a series");
        assert_eq!(drawn.one(".about").get("lang").as_deref(), Some("en"));
    }
}

/// Text without line breaks and references to notes.
fn bare(text: &str) -> String {
    let mut out = text.replace('\n', "\u{1}");
    for name in ["scope", "saying", "photo", "unit", "machine"] {
        out = out.replace(name, "");
    }
    out
}
