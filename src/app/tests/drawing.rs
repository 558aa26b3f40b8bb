//! An issue is drawn from what the page gives, at once or in slices.

use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Setup, Stage};
use crate::document::{LARGE_BLOCKS, SLICE_BLOCKS};
use crate::testing::sample::{ISSUE_13, ISSUE_14, ISSUE_15};
use crate::testing::wait::{sleep, until};

/// An issue of so many paragraphs, with a fact in the last.
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
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    let drawn = stage.drawn();
    assert_eq!(*stage.told.ready.borrow(), ["2020-15"]);
    assert_eq!(stage.told.loading.get(), 1);
    assert_eq!(stage.told.recovered.get(), 1);
    assert!(stage.told.asked.borrow().is_empty());
    assert!(stage.told.failed.borrow().is_empty());
    assert!(stage.told.went.borrow().is_empty());
    assert!(drawn.one("h1.headline").text().starts_with("同心战疫"));
    assert_eq!(drawn.all(".section").len(), 4);
    // An issue alone has no others beside it.
    assert!(!drawn.has(".pager"));
    assert!(!drawn.has("[data-do=issues]"));
}

#[wasm_bindgen_test]
async fn an_archive_opens_with_its_newest_issue() {
    let stage = Stage::ready(Setup::archive()).await;
    assert_eq!(*stage.told.ready.borrow(), ["2020-15"]);
    let asked = stage.told.asked.borrow();
    assert_eq!(asked.len(), 1);
    // Relative to the page, as the archive came from no file.
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
    let stage = Stage::ready(setup).await;
    assert_eq!(*stage.told.ready.borrow(), ["2020-13"]);
}

#[wasm_bindgen_test]
async fn without_a_source_nothing_happens_until_there_is_one() {
    let mut setup = Setup::data(ISSUE_13);
    let none = Setup {
        data: None,
        ..setup.clone()
    };
    let stage = Stage::mount(&none);
    sleep(50).await;
    assert_eq!(stage.told.loading.get(), 0);
    assert!(stage.told.failed.borrow().is_empty());
    setup.locale = "en";
    stage.configure(&setup);
    stage.shows("2020-13").await;
    assert_eq!(stage.drawn().one("#summary").text(), "By province");
}

#[wasm_bindgen_test]
async fn what_the_attributes_say_can_change() {
    let mut setup = Setup::data(ISSUE_15);
    let stage = Stage::ready(setup.clone()).await;
    setup.locale = "en-GB";
    setup.heading_level = 2;
    stage.configure(&setup);
    until("English", || stage.drawn().has("[lang=en] #summary")).await;
    assert_eq!(stage.drawn().one(".headline").name(), "h2");
    assert_eq!(stage.drawn().one("#summary").name(), "h3");
    assert_eq!(stage.drawn().one("#figures").name(), "h3");
    // Words changed, not the issue: it is neither loaded nor told again.
    assert_eq!(stage.told.loading.get(), 2, "each new object is new data");
    stage.configure(&Setup::data(ISSUE_13));
    stage.shows("2020-13").await;
    assert_eq!(stage.drawn().all(".headline").len(), 1);
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
        // Of the two parts with the field `lead` only one.
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
    let stage = Stage::ready(Setup::data(with_parts(0))).await;
    // The tail alone; then a fixed sequence that looks random.
    let mut bits: usize = 1 << 7;
    for round in 0..150 {
        stage.configure(&Setup::data(with_parts(bits)));
        until("the other issue", || {
            stage
                .drawn()
                .one(".headline")
                .text()
                .starts_with(&bits.to_string())
        })
        .await;
        let drawn = stage.drawn();
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
async fn nothing_is_left_of_a_viewer_that_was_taken_away() {
    let mut setup = Setup::archive();
    setup
        .answers
        .push(("2020-15/issue.json", super::stage::Answer::Held(ISSUE_15)));
    let mut stage = Stage::mount(&setup);
    until("asked", || !stage.told.asked.borrow().is_empty()).await;
    stage.destroy();
    stage.let_go();
    stage.navigate("xizang");
    stage.retry();
    sleep(50).await;
    assert!(stage.told.ready.borrow().is_empty());
    assert!(stage.told.failed.borrow().is_empty());
    assert!(!stage.root.has_child_nodes());
    // Twice is once.
    stage.destroy();
}

#[wasm_bindgen_test]
async fn two_viewers_on_a_page_do_not_meet() {
    let one = Stage::ready(Setup::data(ISSUE_14)).await;
    let other = Stage::ready(Setup {
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
    let stage = Stage::ready(Setup::data(large(paragraphs))).await;
    let count = || stage.drawn().all(".section .slice > p").len();
    let first = count();
    assert!(first > 0 && first < paragraphs / 2, "{first} at first");
    until("all is drawn", || count() == paragraphs).await;
    let texts = stage.drawn().texts(".section .slice > p");
    for (index, text) in texts.iter().enumerate().take(paragraphs - 1) {
        assert!(text.starts_with(&format!("第 {} 段。", index + 1)));
    }
}

#[wasm_bindgen_test]
async fn the_summary_of_a_large_issue_comes_last_or_at_once_when_it_is_gone_to() {
    let paragraphs = 60 * SLICE_BLOCKS;
    let stage = Stage::ready(Setup::data(large(paragraphs))).await;
    assert!(!stage.drawn().has("#summary"), "not on the first screen");
    let count = || stage.drawn().all(".section .slice > p").len();
    until("all is drawn", || {
        stage.drawn().has("#summary") && count() == paragraphs
    })
    .await;

    let setup = Setup {
        fragment: "bulletin/large/summary",
        ..Setup::data(large(paragraphs))
    };
    let stage = Stage::ready(setup).await;
    assert!(stage.has_focus("#summary"));
    let count = stage.drawn().all(".section .slice > p").len();
    assert!(count < paragraphs, "{count} before the summary");
}

#[wasm_bindgen_test]
async fn a_place_far_down_a_large_issue_is_drawn_at_once() {
    let paragraphs = 60 * SLICE_BLOCKS;
    let setup = Setup {
        fragment: "bulletin/large/last",
        ..Setup::data(large(paragraphs))
    };
    let stage = Stage::ready(setup).await;
    assert_eq!(stage.drawn().one("mark").text(), "捐款 3 万元");
    assert!(stage.drawn().all(".section .slice > p").len() < paragraphs);
    let in_sight = || {
        let top = stage.top("mark");
        top > 0.0 && top < crate::browser::scroll::window_height()
    };
    assert!(in_sight());
    let drawn = || stage.drawn().all(".section .slice > p").len() == paragraphs;
    until("all is drawn", drawn).await;
    sleep(100).await;
    assert!(in_sight(), "it stays while what is above it is drawn");
    assert!(stage.has_focus("mark"));
}
