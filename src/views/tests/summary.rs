//! The province summary of issue 15, as a table and as CSV.

use super::{Setup, drawn, page};
use crate::columns::SummaryOrder;
use crate::columns::{Column, columns};
use crate::csv;
use crate::document::Document;
use crate::testing::drawn::Drawn;
use crate::testing::sample::{self, ISSUE_13, ISSUE_14, ISSUE_15};
use crate::words::Locale;
use bulletin::model::Issue;

/// The row of a name.
fn row(drawn: &Drawn, name: &str) -> Drawn {
    let rows = drawn.all(".summary tbody tr");
    let found = rows
        .into_iter()
        .find(|it| it.one("th").text().contains(name));
    found.unwrap_or_else(|| panic!("no row for {name}"))
}

/// The cell of a column.
fn cell(row: &Drawn, label: &str) -> Drawn {
    row.one(&format!("td[data-label='{label}']"))
}

/// The text of a cell, and the places of its links.
fn says(row: &Drawn, label: &str) -> (String, Vec<String>) {
    let cell = cell(row, label);
    (
        cell.text().trim().to_owned(),
        cell.attributes("[data-go]", "data-go"),
    )
}

fn expect(row: &Drawn, label: &str, text: &str, places: &[&str]) {
    let (said, led) = says(row, label);
    assert_eq!(said, text, "{label}");
    assert_eq!(led, places, "{label}");
}

drawn! {
    async fn tianjin_what_companies_gave_is_not_the_associations_own() {
        let drawn = page(ISSUE_15).drawn().await;
        let row = row(&drawn, "天津");
        let places = ["tj-ronggang-money", "tj-ronggang-supplies", "tj-tasly-medicine"];
        let cell = cell(&row, "捐款捐物");
        assert_eq!(cell.texts("details > summary"), ["1.015亿元"]);
        assert_eq!(cell.texts("ul.made > li"), ["1亿元", "150万元"]);
        assert_eq!(cell.texts("small"), ["另有 1 项金额不详"]);
        assert_eq!(cell.attributes("[data-go]", "data-go"), places);
        expect(&row, "其中：协会", "–", &[]);
        // They gave all of it, which is not said twice.
        expect(&row, "其中：会员及社会各界", "企业 全部", &[]);
        expect(&row, "减免会费", "–", &[]);
        expect(&row, "图片", "图 1", &["figure-1"]);
        expect(&row, "举措", "发布防疫手册、发出倡议书、服务复工复产、党员下沉社区", &[]);
    }

    async fn tibet_a_total_and_its_parts_are_not_added_up_twice() {
        let drawn = page(ISSUE_15).drawn().await;
        let row = row(&drawn, "西藏");
        expect(&row, "捐款捐物", "52.6万元", &["xz-total"]);
        expect(&row, "其中：协会", "5000元", &["xz-own"]);
        expect(&row, "其中：会员及社会各界", "会员 52.1万元", &["xz-members"]);
        expect(&row, "减免会费", "–", &[]);
    }

    async fn zhejiang_a_waiver_without_a_sum_is_none_invented() {
        let drawn = page(ISSUE_15).drawn().await;
        let row = row(&drawn, "浙江");
        expect(&row, "捐款捐物", "–", &[]);
        expect(&row, "其中：协会", "–", &[]);
        expect(&row, "减免会费", "1 项金额不详", &["zj-fee"]);
    }

    async fn chongqing_a_waiver_is_no_gift() {
        let drawn = page(ISSUE_15).drawn().await;
        let row = row(&drawn, "重庆");
        expect(&row, "捐款捐物", "–", &[]);
        expect(&row, "减免会费", "45万元", &["cq-fee"]);
        expect(&row, "图片", "–", &[]);
    }

    async fn the_total_is_of_all_rows() {
        let drawn = page(ISSUE_15).drawn().await;
        let total = drawn.one(".summary tfoot tr");
        assert_eq!(total.one("th").text(), "合计4 个省（区、市）");
        // 101,500,000 + 526,000.
        expect(&total, "捐款捐物", "1亿202.6万元 另有 1 项金额不详", &[]);
        expect(&total, "其中：协会", "5000元", &[]);
        expect(&total, "减免会费", "45万元 另有 1 项金额不详", &[]);
        expect(&total, "图片", "3", &[]);
        let others = cell(&total, "其中：会员及社会各界").text();
        assert!(others.contains("会员 52.1万元"), "{others}");
        assert!(others.contains("1.015亿元"), "{others}");
    }

    async fn the_rows_stand_in_the_order_asked_for() {
        let cases = [
            (SummaryOrder::Editor, ["天津", "西藏", "浙江", "重庆"], "order-editor"),
            (SummaryOrder::Province, ["天津", "浙江", "重庆", "西藏"], "order-province"),
            // Donations come before waivers, and rows without a sum come last.
            (SummaryOrder::Amount, ["天津", "西藏", "重庆", "浙江"], "order-amount"),
        ];
        for (order, names, button) in cases {
            let drawn = Setup { order, ..page(ISSUE_15) }.drawn().await;
            let heads = drawn.texts(".summary tbody th > a");
            for (head, name) in heads.iter().zip(names) {
                assert!(head.ends_with(name), "{head} at {name}");
            }
            assert_eq!(heads.len(), 4);
            let pressed = drawn.attributes("[aria-pressed=true]", "data-do");
            assert_eq!(pressed, [button]);
        }
    }

    async fn bounds_are_said_and_never_made_exact() {
        let drawn = page(ISSUE_14).drawn().await;
        let row = row(&drawn, "陕西");
        let parts = cell(&row, "捐款捐物").texts("ul.made > li");
        for part in ["86.5万元", "20万元以上", "近15万元", "12345.67元", "20万—30万元"] {
            assert!(parts.iter().any(|it| it == part), "{part} in {parts:?}");
        }
        // Before them, what the sum is exactly.
        assert_eq!(parts.len(), 6);
        assert_eq!(parts[0], "约1427345.67—1527345.67元");
        let whole = cell(&row, "捐款捐物").texts("details > summary");
        assert_eq!(whole, ["约142.7万—152.7万元"]);
        // The facts of the lead have a row without a province.
        let lead = &drawn.all(".summary tbody tr").into_iter().find(|it| it.one("th").text().starts_with("本期"));
        let lead = lead.as_ref().expect("a row");
        expect(lead, "捐款捐物", "约30万元", &["lead-public"]);
    }

    async fn it_is_a_table_to_every_program() {
        let drawn = page(ISSUE_15).drawn().await;
        let table = drawn.one("section.summary table");
        assert_eq!(table.get("role").as_deref(), Some("table"));
        assert_eq!(table.all("thead th[scope=col]").len(), 7);
        for row in table.all("tbody tr, tfoot tr") {
            assert_eq!(row.all("th[scope=row]").len(), 1);
            assert_eq!(row.all("td[role=cell]").len(), 6);
        }
        assert_eq!(drawn.one("section.summary").get("aria-labelledby").as_deref(), Some("summary"));
    }

    async fn english_says_the_same_sums() {
        let drawn = Setup { locale: Locale::English, ..page(ISSUE_15) }.drawn().await;
        let row = row(&drawn, "Xizang");
        expect(&row, "Total given", "¥526,000", &["xz-total"]);
        expect(&row, "By the association", "¥5,000", &["xz-own"]);
        expect(&row, "By others", "members ¥521,000", &["xz-members"]);
    }

    async fn the_table_and_the_csv_have_the_same_columns() {
        let words = Locale::Chinese.words();
        let drawn = page(ISSUE_15).drawn().await;
        let heads = drawn.texts(".summary thead th");
        let document = Document::new(sample::issue(ISSUE_15), String::new(), false);
        let text = csv::summary(&document, SummaryOrder::Editor, words);
        let line = text.lines().next().expect("a line");
        for column in columns() {
            let head = column.head(words);
            assert!(line.contains(head), "{head}");
            let shares_a_cell = matches!(column, Column::Province | Column::Uncounted);
            assert_eq!(heads.iter().any(|it| it == head), !shares_a_cell, "{head}");
        }
    }

    async fn csv_has_the_same_sums_in_yuan() {
        let document = Document::new(sample::issue(ISSUE_15), String::new(), false);
        let text = csv::summary(&document, SummaryOrder::Editor, Locale::Chinese.words());
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let lines: Vec<&str> = text.split_terminator("\r\n").collect();
        assert_eq!(
            lines,
            [
                "地区,协会,举措,捐款捐物（元）,捐款捐物（约数说明）,其中：协会（元）,其中：协会（约数说明）,其中：会员及社会各界（元）,其中：会员及社会各界（约数说明）,减免会费（元）,减免会费（约数说明）,金额不详,图片,捐款捐物（原文）,其中：协会（原文）,其中：会员及社会各界（原文）,减免会费（原文）",
                "天津,天津质协,发布防疫手册、发出倡议书、服务复工复产、党员下沉社区,101500000,,,,101500000,,,,1,1,天津荣钢捐款 1 亿元，另外联系 150 万元的防疫物资驰援武汉； 天士力药业捐出超过 1000 万的药品；,,天津荣钢捐款 1 亿元，另外联系 150 万元的防疫物资驰援武汉； 天士力药业捐出超过 1000 万的药品；,",
                "西藏,西藏质协,倡议安全生产、组织捐款捐物、协助问卷调查、普及防疫知识,526000,,5000,,521000,,,,0,1,截至2月17日，捐款捐物共计52.6万元，其中协会捐款0.5万元，会员单位所捐物资52.1万元。,截至2月17日，捐款捐物共计52.6万元，其中协会捐款0.5万元，会员单位所捐物资52.1万元。,截至2月17日，捐款捐物共计52.6万元，其中协会捐款0.5万元，会员单位所捐物资52.1万元。,",
                "浙江,浙江质协,联合发布倡议、发起爱心捐助、复工复产建言、免除会费,,,,,,,,,1,1,,,,为了帮助企业稳住生产经营秩序，把会员单位肩上的担子实实在在减下来，协会经研究决定：免除所有会员单位 2020 年度的会费；",
                "重庆,重庆质协,线上办公、免收会费、开辟绿色通道,,,,,,,450000,,0,0,,,,为把疫情防控抓得更紧，让企业更有效地复工复产，重庆质协作出决定：2020 年度会员会费 45 万元全部免收，切实为会员单位减轻负担。",
                "合计,,,102026000,,5000,,102021000,,450000,,2,3,,,,",
            ]
        );
    }

    async fn csv_is_in_the_order_chosen_and_named_after_the_issue() {
        let (words, document) = (
            Locale::Chinese.words(),
            Document::new(sample::issue(ISSUE_15), String::new(), false),
        );
        let text = csv::summary(&document, SummaryOrder::Province, words);
        let first: Vec<_> = text.lines().filter_map(|it| it.split(',').next()).collect();
        assert_eq!(first[1..], ["天津", "浙江", "重庆", "西藏", "合计"]);
        assert_eq!(csv::file_name(&document.issue, words), "2020年第十五期-各地汇总.csv");
    }

    async fn csv_says_bounds_beside_the_sums() {
        let document = Document::new(sample::issue(ISSUE_14), String::new(), false);
        let text = csv::summary(&document, SummaryOrder::Editor, Locale::Chinese.words());
        let lead = text.lines().find(|it| it.contains("本期")).expect("a line");
        assert!(lead.contains("300000,约"), "{lead}");
        let columns = |line: &str| line.split(',').count();
        assert!(text.lines().all(|it| columns(it) == 17), "{text}");
    }

    async fn what_nobody_confirmed_is_shown_in_review_only() {
        let change = |issue: &mut Issue| {
            for fact in &mut issue.sections[1].facts {
                fact.proposed |= fact.id == "xz-own";
            }
            issue.sections[3].facts.iter_mut().for_each(|it| it.proposed = true);
        };
        let setup = Setup { change, ..page(ISSUE_15) };
        let drawn = setup.drawn().await;
        expect(&row(&drawn, "西藏"), "其中：协会", "–", &[]);
        expect(&row(&drawn, "重庆"), "减免会费", "–", &[]);
        assert!(!drawn.text().contains("待核对"));
        assert_eq!(drawn.all("#xz-own").len(), 0);
        let drawn = Setup { review: true, ..setup }.drawn().await;
        // Each is marked beside its sum and in the text.
        expect(&row(&drawn, "西藏"), "其中：协会", "〔待核对〕5000元", &["xz-own"]);
        expect(&row(&drawn, "重庆"), "减免会费", "〔待核对〕45万元", &["cq-fee"]);
        assert!(drawn.one("#xz-own").text().starts_with("〔待核对〕"));
        assert!(!drawn.one("#xz-total").text().contains("待核对"));
        let totals = drawn.texts(".summary tfoot td");
        assert_eq!(totals[1], "1亿202.6万元 另有 1 项金额不详", "{totals:?}");
        assert!(totals[4].contains("45万元") && totals[4].contains(" 其中已核对：–"), "{totals:?}");
        // The file counts what is confirmed.
        let mut issue = sample::issue(ISSUE_15);
        change(&mut issue);
        let document = Document::new(issue, String::new(), true);
        let text = csv::summary(&document, SummaryOrder::Editor, Locale::Chinese.words());
        let total = text.lines().last().expect("a line");
        assert!(!total.contains("5000") && !total.contains("450000"), "{total}");
    }

    async fn a_card_says_no_more_than_it_has() {
        let drawn = page(ISSUE_15).drawn().await;
        // Of a waiver alone there is no more to unfold, else there is.
        let more = |name| row(&drawn, name).all("th details.more").len();
        assert_eq!(["天津", "西藏", "浙江", "重庆"].map(more), [1, 1, 1, 0]);
        // One sum heads the card, and cells without content say so.
        for (name, label) in [("天津", "捐款捐物"), ("西藏", "捐款捐物"), ("浙江", "减免会费"), ("重庆", "减免会费")] {
            assert_eq!(row(&drawn, name).attributes("td.top", "data-label"), [label]);
        }
        assert_eq!(row(&drawn, "重庆").attributes("td.none", "data-label").len(), 4);
    }

    async fn places_are_counted_as_what_they_are() {
        let change = |issue: &mut Issue| {
            for (index, name) in ["香港质量协会", "澳门质量协会"].into_iter().enumerate() {
                let organization = &mut issue.sections[index].organizations[0];
                organization.name = name.to_owned();
                organization.admin_code = None;
            }
        };
        let total = |drawn: &Drawn| drawn.one(".summary tfoot th small").text();
        let setup = Setup { change, ..page(ISSUE_15) };
        assert_eq!(total(&setup.drawn().await), "2 个省（区、市）和2 个地区");
        let english = Setup { change, locale: Locale::English, ..page(ISSUE_15) };
        assert_eq!(total(&english.drawn().await), "provinces and municipalities: 2; regions: 2");
        let only = |issue: &mut Issue| {
            issue.sections.truncate(1);
            issue.sections[0].organizations[0].name = "香港质量协会".to_owned();
            issue.sections[0].organizations[0].admin_code = None;
        };
        let drawn = Setup { change: only, ..page(ISSUE_15) }.drawn().await;
        assert_eq!(total(&drawn), "1 个地区");
        // A single row has no order.
        assert_eq!(drawn.all(".tools [role=group]").len(), 0);
    }

    async fn the_evidence_leads_back_to_its_row() {
        let drawn = Setup { marked: Some("xz-own"), ..page(ISSUE_15) }.drawn().await;
        let back = drawn.one("article .slice .back:not([role])");
        assert_eq!(back.text(), "返回汇总");
        let row_id = back.get("data-go").expect("a place");
        assert!(row(&drawn, "西藏").get("id") == Some(row_id));
        // Not inside the mark or a link, which may be around the quote.
        let drawn = Setup { marked: Some("sx-machine"), ..page(ISSUE_14) }.drawn().await;
        assert_eq!(drawn.all(".slice .back:not([role])").len(), 1);
        assert_eq!(drawn.all("mark .back, a .back").len(), 0);
        assert_eq!(page(ISSUE_15).drawn().await.all(".slice .back:not([role])").len(), 0);
    }

    async fn an_issue_that_has_nothing_to_sum_up_has_no_summary() {
        let drawn = Setup {
            change: |issue| {
                // Whoever is named: a summary of dashes says nothing.
                issue.facts.clear();
                for section in &mut issue.sections {
                    section.facts.clear();
                    section.measures.clear();
                }
            },
            ..page(ISSUE_13)
        }
        .drawn()
        .await;
        assert!(!drawn.has("#summary"));
        assert!(!drawn.has("[data-go=summary]"));
    }
}
