//! Places: where links lead, the reader's position, and evidence.

use super::{Setup, drawn, page};
use crate::testing::drawn::Drawn;
use crate::testing::sample::{ISSUE_13, ISSUE_14, ISSUE_15};
use crate::views::context::{ReadingPosition, Sheet};
use crate::views::layout;

/// The marked text.
fn marked(drawn: &Drawn) -> String {
    drawn.texts("mark").concat()
}

drawn! {
    async fn every_id_stands_once_and_every_link_leads_to_one() {
        for issue in [ISSUE_13, ISSUE_14, ISSUE_15] {
            let drawn = page(issue).drawn().await;
            let mut ids = drawn.attributes("[id]", "id");
            let count = ids.len();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), count, "an id stands twice");
            let places = drawn.attributes("[data-go]", "data-go");
            assert!(places.len() > 5);
            for place in places.iter().filter(|it| !it.is_empty()) {
                assert!(ids.contains(place), "nothing at {place}");
            }
        }
    }

    async fn every_link_works_without_scripts() {
        let drawn = page(ISSUE_15).drawn().await;
        for link in drawn.all("[data-go]") {
            let place = link.get("data-go").expect("a place");
            assert_eq!(link.get("href"), Some(format!("#bulletin/2020-15/{place}")));
        }
    }

    async fn on_a_page_of_its_own_links_name_the_page() {
        let shown = Setup { pages: true, ..page(ISSUE_15) };
        let drawn = shown.drawn().await;
        let link = drawn.one(".contents [data-go=xizang]");
        assert_eq!(link.get("href").as_deref(), Some("https://example.org/2020-15.html#xizang"));
        let previous = drawn.one(".pager .previous");
        assert_eq!(previous.get("href").as_deref(), Some("https://example.org/2020-14.html"));
        // A plain link, which the browser follows.
        assert_eq!(previous.get("data-issue"), None);
    }

    async fn nothing_is_marked_unasked() {
        let drawn = page(ISSUE_15).drawn().await;
        assert!(!drawn.has("mark"));
        // Each fact's quote is a place nevertheless.
        assert_eq!(drawn.one("#xz-total").text(), "捐款捐物共计52.6万元");
        assert_eq!(drawn.one("#xz-total").get("tabindex").as_deref(), Some("-1"));
    }

    async fn any_number_of_facts_may_quote_the_same_words() {
        let change = |issue: &mut bulletin::model::Issue| {
            let facts = &mut issue.sections[1].facts;
            let first = facts.iter().find(|it| it.id == "xz-total").expect("a fact").clone();
            facts.extend((0..10_000).map(|number| bulletin::model::Fact {
                id: format!("again-{number}"),
                ..first.clone()
            }));
        };
        let shown = Setup { change, marked: Some("again-9999"), ..page(ISSUE_15) };
        let drawn = shown.drawn().await;
        assert_eq!(drawn.all("[id^=again-]").len(), 10_000);
        assert_eq!(marked(&drawn), "捐款捐物共计52.6万元");
        assert_eq!(drawn.one("#xz-total").text(), "捐款捐物共计52.6万元");
    }

    async fn evidence_is_marked_across_bold_and_link() {
        let shown = Setup { marked: Some("sx-machine"), ..page(ISSUE_14) };
        let drawn = shown.drawn().await;
        assert_eq!(marked(&drawn), "示例机械公司捐款超过 20 万元");
        assert_eq!(drawn.texts("strong > .fact > mark"), ["示例机械公司"]);
        assert_eq!(drawn.texts("a mark"), ["超过 ", "20 万元"]);
        assert_eq!(drawn.texts("a strong > mark"), ["20 万元"]);
        assert_eq!(drawn.one("#sx-machine").text(), "示例机械公司");
    }

    async fn of_two_like_sentences_the_one_meant_is_marked() {
        let shown = Setup { marked: Some("sx-fee-city"), ..page(ISSUE_14) };
        let drawn = shown.drawn().await;
        assert_eq!(marked(&drawn), "减免会费 8 万元");
        let whole = drawn.all(".section p").into_iter().find(|it| it.has("mark"));
        let whole = whole.expect("a paragraph");
        let before = whole.text();
        let before = before.split("示例市质量促进会同样").next().expect("text");
        assert!(before.contains("陕西省示例协会减免会费 8 万元"));
        assert_eq!(whole.one("mark").text(), "减免会费 8 万元");
    }

    async fn every_fact_of_the_sample_is_marked_word_for_word() {
        for text in [ISSUE_13, ISSUE_14, ISSUE_15] {
            let issue = crate::testing::sample::issue(text);
            let sections = issue.sections.iter().flat_map(|it| &it.facts);
            for fact in issue.facts.iter().chain(sections) {
                let id: &'static str = fact.id.clone().leak();
                let shown = Setup { marked: Some(id), ..page(text) };
                let drawn = shown.drawn().await;
                assert_eq!(marked(&drawn), fact.quote, "{id}");
            }
        }
    }

    async fn the_contents_name_every_part_and_mark_the_one_being_read() {
        let shown = Setup { position: ReadingPosition::Section(1), ..page(ISSUE_15) };
        let drawn = shown.drawn().await;
        let contents = drawn.one(".side .contents");
        assert_eq!(
            contents.attributes("[data-go]", "data-go"),
            ["", "tianjin", "xizang", "zhejiang", "chongqing", "summary", "figures"]
        );
        let current = contents.one("[aria-current]");
        assert_eq!(current.get("aria-current").as_deref(), Some("location"));
        assert_eq!(current.text(), "西藏：雪域同心，共渡难关西藏自治区质量协会");
    }

    async fn what_an_issue_has_not_is_not_offered() {
        let drawn = Setup {
            change: |issue| {
                issue.sections.truncate(1);
                issue.sections[0].facts.clear();
                issue.sections[0].organizations.clear();
                issue.sections[0].measures.clear();
            },
            view: |context| layout::bar(context).build(),
            ..page(ISSUE_13)
        }
        .drawn()
        .await;
        assert!(drawn.has("[data-do=contents]"));
        assert!(drawn.has("[data-do=issues]"));
        assert!(!drawn.has("[data-go=summary]"));
        assert!(!drawn.has("[data-go=figures]"));
    }

    async fn the_bar_marks_where_the_reader_is() {
        let drawn = Setup {
            position: ReadingPosition::Summary,
            view: |context| layout::bar(context).build(),
            ..page(ISSUE_15)
        }
        .drawn()
        .await;
        assert_eq!(drawn.attributes("[aria-current]", "data-go"), ["summary"]);
        assert_eq!(drawn.texts("nav.bar > *"), ["目录", "汇总", "图片", "各期", "阅读"]);
    }

    async fn a_sheet_has_a_name_and_a_way_out() {
        let drawn = Setup {
            view: |context| layout::sheet(Sheet::Contents, context).build(),
            ..page(ISSUE_15)
        }
        .drawn()
        .await;
        assert_eq!(drawn.one("dialog").get("aria-label").as_deref(), Some("目录"));
        assert_eq!(drawn.one("[data-do=close]").get("aria-label").as_deref(), Some("关闭"));
        assert_eq!(drawn.all(".contents > li").len(), 7);
    }

    async fn the_list_of_figures_names_each_once() {
        let drawn = page(ISSUE_14).drawn().await;
        let gallery = drawn.one("section.gallery");
        assert_eq!(
            gallery.attributes("li > a", "data-go"),
            ["figure-workshop", "figure-accounts"]
        );
        assert_eq!(gallery.all("img").len(), 1);
        // The name is beside it, so the picture is decorative.
        assert_eq!(gallery.one("img").get("alt").as_deref(), Some(""));
        assert!(gallery.all("li")[1].text().starts_with("图片暂缺图 2 账目公开栏"));
    }
}
