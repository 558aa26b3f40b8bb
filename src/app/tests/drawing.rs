//! Issues are drawn from data or from files, at once or slice by slice.

use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{Fixture, Setup};
use crate::document::{LARGE_BLOCKS, SLICE_BLOCKS};
use crate::testing::sample::{ISSUE_13, ISSUE_14, ISSUE_15};
use crate::testing::wait::{sleep, until};

/// An issue with a number of paragraphs and a fact in the last one.
fn large(paragraphs: usize) -> &'static str {
    let mut blocks = String::new();
    for number in 1..paragraphs {
        blocks.push_str(&format!(
            r#"{{"paragraph":"第 {number} 段。{}"}},"#,
            "长篇简报的一段。".repeat(12)
        ));
    }
    format!(
        r#"{{"format":"bulletin/1","id":"large","language":"zh-Hans",
        "periodical":{{"name":"示例","kind":"简报"}},"publisher":"示例","datePublished":"2020-03-01",
        "headline":"长篇","sections":[{{"id":"all","title":"全部","blocks":[{blocks}
        {{"paragraph":"末段：会员单位捐款 3 万元。"}}],
        "facts":[{{"id":"last","category":"donation","quote":"捐款 3 万元",
        "amount":{{"yuan":"30000","bound":"exact"}}}}]}}]}}"#
    )
    .leak()
}

#[wasm_bindgen_test]
async fn an_issue_given_as_data_is_drawn_and_nothing_is_fetched() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    let drawn = fixture.drawn();
    assert_eq!(*fixture.host.ready.borrow(), ["2020-15"]);
    assert_eq!(fixture.host.loading.get(), 1);
    assert_eq!(fixture.host.recovered.get(), 1);
    assert!(fixture.host.requested.borrow().is_empty());
    assert!(fixture.host.failed.borrow().is_empty());
    assert!(fixture.host.navigated.borrow().is_empty());
    assert!(drawn.one("h1.headline").text().starts_with("同心战疫"));
    assert_eq!(drawn.all(".section").len(), 4);
    // Without an archive there are no other issues.
    assert!(!drawn.has(".pager"));
    assert!(!drawn.has("[data-do=issues]"));
}

#[wasm_bindgen_test]
async fn an_archive_opens_with_its_newest_issue() {
    let fixture = Fixture::ready(Setup::archive()).await;
    assert_eq!(*fixture.host.ready.borrow(), ["2020-15"]);
    let asked = fixture.host.requested.borrow();
    assert_eq!(asked.len(), 1);
    // The archive has no file, so the address is relative to the page.
    let page = crate::browser::history::page();
    let file = crate::browser::resolve(&page, "2020-15/issue.json");
    assert_eq!(Some(&asked[0]), file.as_ref());
}

#[wasm_bindgen_test]
async fn an_archive_opens_with_the_issue_asked_for() {
    let setup = Setup {
        issue: Some("2020-13"),
        ..Setup::archive()
    };
    let fixture = Fixture::ready(setup).await;
    assert_eq!(*fixture.host.ready.borrow(), ["2020-13"]);
}

#[wasm_bindgen_test]
async fn without_a_source_nothing_happens_until_there_is_one() {
    let mut setup = Setup::data(ISSUE_13);
    let none = Setup {
        data: None,
        ..setup.clone()
    };
    let fixture = Fixture::mount(&none);
    sleep(50).await;
    assert_eq!(fixture.host.loading.get(), 0);
    assert!(fixture.host.failed.borrow().is_empty());
    setup.locale = "en";
    fixture.configure(&setup);
    fixture.shows("2020-13").await;
    assert_eq!(fixture.drawn().one("#summary").text(), "By region");
}

#[wasm_bindgen_test]
async fn what_the_attributes_say_can_change() {
    let mut setup = Setup::data(ISSUE_15);
    let fixture = Fixture::ready(setup.clone()).await;
    setup.locale = "en-GB";
    setup.heading_level = 2;
    fixture.configure(&setup);
    // The parts are drawn anew one after the other.
    until("English", || fixture.drawn().has("[lang=en] h3#summary")).await;
    assert_eq!(fixture.drawn().one(".headline").name(), "h2");
    assert_eq!(fixture.drawn().one("#summary").name(), "h3");
    assert_eq!(fixture.drawn().one("#figures").name(), "h3");
    // The words change, not the issue.
    assert_eq!(fixture.host.loading.get(), 2, "each new object is new data");
    fixture.configure(&Setup::data(ISSUE_13));
    fixture.shows("2020-13").await;
    assert_eq!(fixture.drawn().all(".headline").len(), 1);
}

/// The optional parts of an issue: a class of the article's child, and the JSON.
const PARTS: [(&str, &str); 9] = [
    ("editor-note", r#""editorNote":[{"paragraph":"编者按。"}]"#),
    ("lead", r#""lead":[{"paragraph":"导语。"}]"#),
    (
        "section",
        r#""sections":[{"id":"one","title":"一","blocks":[{"paragraph":"会员单位捐款 3 万元。"}],
        "facts":[{"id":"f","category":"donation","quote":"捐款 3 万元",
        "amount":{"yuan":"30000","bound":"exact"}}]},{"id":"two","title":"二","blocks":[]}]"#,
    ),
    ("notes", r#""notes":[{"id":"n","text":"注。"}]"#),
    (
        "gallery",
        r#""lead":[{"figure":{"id":"figure","pictures":[],"caption":"图"}}]"#,
    ),
    (
        "attachments",
        r#""attachments":[{"label":"附件","href":"a.pdf"}]"#,
    ),
    ("contributors", r#""contributors":["甲"]"#),
    ("tail", r#""distribution":[{"label":"报送"}]"#),
    ("part", r#""partLabel":"上篇""#),
];

/// An issue of one id with the parts whose bits are set.
fn with_parts(bits: usize) -> &'static str {
    let mut fields = String::new();
    for (index, (_, json)) in PARTS.iter().enumerate() {
        // Two parts have the field `lead`: only one of them.
        if bits & 1 << index != 0 && !(index == 1 && bits & 1 << 4 != 0) {
            fields = format!("{fields},{json}");
        }
    }
    format!(
        r#"{{"format":"bulletin/1","id":"same","datePublished":"2020-02-18","headline":"{bits}"{fields}}}"#
    )
    .leak()
}

/// Yew 0.23.0 panics, or mixes up the order, when children come and go around a
/// component that draws nothing.
#[wasm_bindgen_test]
async fn an_issue_replaces_another_of_the_same_id() {
    let fixture = Fixture::ready(Setup::data(with_parts(0))).await;
    // The tail alone, then a fixed sequence that looks random.
    let mut bits: usize = 1 << 7;
    for round in 0..150 {
        fixture.configure(&Setup::data(with_parts(bits)));
        until("the other issue", || {
            fixture
                .drawn()
                .one(".headline")
                .text()
                .starts_with(&bits.to_string())
        })
        .await;
        let drawn = fixture.drawn();
        for (index, (class, _)) in PARTS.iter().enumerate() {
            let expected = match *class {
                "lead" => bits & (1 << 1 | 1 << 4) != 0,
                _ => bits & 1 << index != 0,
            };
            assert_eq!(
                drawn.has(&format!("article .{class}")),
                expected,
                "{class} in {bits}"
            );
        }
        let classes = drawn.attributes("article > *", "class");
        let order = [
            "head",
            "headline",
            "hint about",
            "editor-note",
            "lead",
            "section",
            "section",
            "notes",
            "summary",
            "gallery",
            "attachments",
            "contributors",
            "tail",
        ];
        let mut expected = order.iter();
        for class in &classes {
            assert!(expected.any(|it| it == class), "{classes:?}");
        }
        bits = match round % 2 {
            0 => 0,
            _ => (round * 211 + 83) % (1 << PARTS.len()),
        };
    }
}

#[wasm_bindgen_test]
async fn an_issue_of_an_archive_and_the_same_issue_alone_replace_each_other() {
    let fixture = Fixture::ready(Setup::archive()).await;
    let has_others = || {
        let drawn = fixture.drawn();
        drawn.has(".pager") && drawn.has(".bar [data-do=issues]")
    };
    for _ in 0..2 {
        assert!(has_others());
        fixture.configure(&Setup::data(ISSUE_15));
        until("no other issues", || !fixture.drawn().has(".pager")).await;
        assert!(!fixture.drawn().has("[data-do=issues]"));
        assert_eq!(fixture.drawn().all(".section").len(), 4);
        fixture.configure(&Setup::archive());
        until("other issues", has_others).await;
        assert_eq!(fixture.drawn().all(".section").len(), 4);
    }
}

#[wasm_bindgen_test]
async fn nothing_is_left_of_a_viewer_that_was_taken_away() {
    let mut setup = Setup::archive();
    setup.responses.push((
        "2020-15/issue.json",
        super::fixture::Response::Pending(ISSUE_15),
    ));
    let mut fixture = Fixture::mount(&setup);
    until("asked", || !fixture.host.requested.borrow().is_empty()).await;
    fixture.destroy();
    fixture.release();
    fixture.navigate("xizang");
    fixture.retry();
    sleep(50).await;
    assert!(fixture.host.ready.borrow().is_empty());
    assert!(fixture.host.failed.borrow().is_empty());
    assert!(!fixture.root.has_child_nodes());
    // A second time changes nothing.
    fixture.destroy();
}

#[wasm_bindgen_test]
async fn two_viewers_on_a_page_do_not_meet() {
    let one = Fixture::ready(Setup::data(ISSUE_14)).await;
    let other = Fixture::ready(Setup {
        route: Some("none"),
        ..Setup::data(ISSUE_15)
    })
    .await;
    other.click("[data-do=order-province]");
    until("sorted", || {
        other
            .drawn()
            .has("[data-do=order-province][aria-pressed=true]")
    })
    .await;
    assert!(one.drawn().has("[data-do=order-editor][aria-pressed=true]"));
}

#[wasm_bindgen_test]
async fn a_large_issue_shows_its_beginning_first_and_all_of_it_in_the_end() {
    let paragraphs = 60 * SLICE_BLOCKS;
    assert!(paragraphs > LARGE_BLOCKS);
    let fixture = Fixture::ready(Setup::data(large(paragraphs))).await;
    let count = || fixture.drawn().all(".section .slice > p").len();
    let first = count();
    assert!(first > 0 && first < paragraphs / 2, "{first} at first");
    until("all is drawn", || count() == paragraphs).await;
    let texts = fixture.drawn().texts(".section .slice > p");
    for (index, text) in texts.iter().enumerate().take(paragraphs - 1) {
        assert!(text.starts_with(&format!("第 {} 段。", index + 1)));
    }
}

#[wasm_bindgen_test]
async fn the_summary_of_a_large_issue_comes_last_or_at_once_when_it_is_gone_to() {
    let paragraphs = 60 * SLICE_BLOCKS;
    let fixture = Fixture::ready(Setup::data(large(paragraphs))).await;
    assert!(!fixture.drawn().has("#summary"), "not on the first screen");
    let count = || fixture.drawn().all(".section .slice > p").len();
    until("all is drawn", || {
        fixture.drawn().has("#summary") && count() == paragraphs
    })
    .await;

    let setup = Setup {
        fragment: "bulletin/large/summary",
        ..Setup::data(large(paragraphs))
    };
    let fixture = Fixture::ready(setup).await;
    assert!(fixture.has_focus("#summary"));
    let count = fixture.drawn().all(".section .slice > p").len();
    assert!(count < paragraphs, "{count} before the summary");
}

#[wasm_bindgen_test]
async fn a_place_far_down_a_large_issue_is_drawn_at_once() {
    let paragraphs = 60 * SLICE_BLOCKS;
    let setup = Setup {
        fragment: "bulletin/large/last",
        ..Setup::data(large(paragraphs))
    };
    let fixture = Fixture::ready(setup).await;
    assert_eq!(fixture.drawn().one("mark").text(), "捐款 3 万元");
    assert!(fixture.drawn().all(".section .slice > p").len() < paragraphs);
    let in_sight = || {
        let top = fixture.top("mark");
        top > 0.0 && top < crate::browser::scroll::window_height()
    };
    assert!(in_sight());
    let drawn = || fixture.drawn().all(".section .slice > p").len() == paragraphs;
    until("all is drawn", drawn).await;
    // What is rendered above it moves it for a moment, on a busy machine for a while.
    until("it stays while what is above it is drawn", in_sight).await;
    assert!(fixture.has_focus("mark"));
}
