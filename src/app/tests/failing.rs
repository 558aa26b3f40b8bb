//! What cannot be shown is told with its cause, and the rest stands.

use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Answer, Setup, Stage, back, fragment, is_first_entry};
use crate::testing::sample::{ARCHIVE, ISSUE_13, ISSUE_14, ISSUE_15};
use crate::testing::wait::until;

fn json(text: &'static str) -> Answer {
    Answer::Text("application/json", text)
}

/// The fields of the cause that this answer leads to.
async fn cause(answer: Answer, code: &str) -> [Option<String>; 4] {
    let stage = Stage::mount(&Setup::fetched(answer));
    stage.fails(code).await;
    assert!(stage.told.ready.borrow().is_empty());
    assert_eq!(stage.told.failed.borrow().len(), 1);
    assert!(!stage.drawn().has(".page"));
    ["url", "place", "expected", "found"].map(|it| stage.told.cause(it))
}

#[wasm_bindgen_test]
async fn what_the_transport_says_is_told_on() {
    let [url, ..] = cause(Answer::Failed("timeout"), "timeout").await;
    assert_eq!(url, None, "the transport's own cause is passed as it is");
}

#[wasm_bindgen_test]
async fn what_is_no_json_is_told_with_the_browsers_words() {
    let [url, place, _, found] = cause(json("{\"format\": "), "broken-json").await;
    assert_eq!(url.as_deref(), Some("https://example.org/data/it.json"));
    assert_eq!(place, None);
    assert!(found.is_some_and(|it| !it.is_empty()));
}

#[wasm_bindgen_test]
async fn a_page_in_place_of_the_file_is_told_as_such() {
    let page = Answer::Text("text/html", "\n<!doctype html><title>Not found</title>");
    let [_, _, _, found] = cause(page, "wrong-type").await;
    assert_eq!(found.as_deref(), Some("text/html"));
}

#[wasm_bindgen_test]
async fn another_format_and_a_newer_one_are_told_apart() {
    for text in [
        "{}",
        "[]",
        "null",
        "1",
        "\"bulletin/1\"",
        "{\"format\":\"rss/2\"}",
    ] {
        cause(json(text), "wrong-format").await;
    }
    let [_, place, _, found] = cause(json("{\"format\":\"bulletin/2\"}"), "newer-format").await;
    assert_eq!(place.as_deref(), Some("format"));
    assert!(found.is_some_and(|it| it.contains("bulletin/2")));
    cause(json("{\"format\":\"bulletin-archive/7\"}"), "newer-format").await;
}

#[wasm_bindgen_test]
async fn data_that_is_wrong_is_told_with_its_place() {
    let text = ISSUE_14.replacen("\"width\": 1600", "\"width\": \"wide\"", 1);
    let [url, place, expected, found] = cause(json(text.leak()), "invalid-data").await;
    assert_eq!(url.as_deref(), Some("https://example.org/data/it.json"));
    let place = place.expect("a place");
    assert!(place.starts_with("sections[0].blocks["), "{place}");
    assert!(place.ends_with(".figure.pictures[0].width"), "{place}");
    assert!(expected.is_some());
    assert!(found.is_some());
}

#[wasm_bindgen_test]
async fn text_of_any_depth_does_no_harm() {
    let deep = format!(
        "{{\"format\":\"bulletin/1\",\"x\":{}{}}}",
        "[".repeat(4000),
        "]".repeat(4000)
    );
    cause(json(deep.leak()), "invalid-data").await;
    let strong = "{\"strong\":[".repeat(1500) + "\"x\"" + &"]}".repeat(1500);
    let text = ISSUE_13.replacen(
        "\"lead\": [",
        &format!("\"lead\": [{{\"paragraph\":[{strong}]}},"),
        1,
    );
    let stage = Stage::mount(&Setup::fetched(json(text.leak())));
    until("an end", || {
        !stage.told.ready.borrow().is_empty() || !stage.told.failed.borrow().is_empty()
    })
    .await;
}

#[wasm_bindgen_test]
async fn an_issue_that_is_nowhere_leaves_the_list() {
    let stage = Stage::mount(&Setup {
        issue: Some("1999-99"),
        ..Setup::archive()
    });
    stage.fails("no-such-issue").await;
    assert_eq!(stage.told.cause("found").as_deref(), Some("1999-99"));
    assert_eq!(stage.told.cause("archive").as_deref(), Some("true"));
    assert!(stage.told.asked.borrow().is_empty());
    until("the list", || {
        stage.drawn().all(".list-only [data-issue]").len() == 3
    })
    .await;
    stage.click(".list-only [data-issue='2020-14']");
    stage.shows("2020-14").await;
    assert!(!stage.drawn().has(".list-only"));
    assert_eq!(stage.told.recovered.get(), 1);
    assert_eq!(fragment(), "#bulletin/2020-14");
}

#[wasm_bindgen_test]
async fn a_broken_issue_does_not_take_the_archive_with_it() {
    let stage = Stage::ready(Setup::archive()).await;
    stage.answer("2020-14/issue.json", json("{broken"));
    stage.click(".pager .previous");
    stage.fails("broken-json").await;
    assert_eq!(stage.told.cause("archive").as_deref(), Some("true"));
    until("the list", || stage.drawn().has(".list-only")).await;
    back();
    stage.shows("2020-15").await;
    until("it is drawn again", || stage.drawn().has(".headline")).await;
    assert!(is_first_entry());
}

#[wasm_bindgen_test]
async fn trying_again_loads_again() {
    let stage = Stage::mount(&Setup::fetched(Answer::Failed("network")));
    stage.fails("network").await;
    assert_eq!(stage.told.cause("archive").as_deref(), Some("false"));
    stage.answer("it.json", json(ISSUE_13));
    stage.retry();
    stage.shows("2020-13").await;
    assert_eq!(stage.told.recovered.get(), 1);
    assert_eq!(stage.told.loading.get(), 2);
}

#[wasm_bindgen_test]
async fn trying_again_loads_the_issue_that_was_gone_to() {
    let stage = Stage::ready(Setup::archive()).await;
    stage.answer("2020-14/issue.json", Answer::Failed("http-status"));
    stage.click(".pager .previous");
    stage.fails("http-status").await;
    stage.answer("2020-14/issue.json", json(ISSUE_14));
    stage.retry();
    stage.shows("2020-14").await;
    assert_eq!(stage.drawn().all(".headline").len(), 1);
    back();
    stage.shows("2020-15").await;
}

#[wasm_bindgen_test]
async fn an_answer_that_comes_late_is_not_shown() {
    let mut setup = Setup::archive();
    setup
        .answers
        .push(("2020-15/issue.json", Answer::Held(ISSUE_15)));
    let stage = Stage::mount(&setup);
    until("asked", || stage.told.asked.borrow().len() == 1).await;
    stage.configure(&Setup::data(ISSUE_13));
    stage.shows("2020-13").await;
    stage.let_go();
    crate::testing::wait::sleep(50).await;
    assert_eq!(*stage.told.ready.borrow(), ["2020-13"]);
    assert!(stage.drawn().one(".headline").text().contains("两地协会"));
}

#[wasm_bindgen_test]
async fn an_archive_is_fetched_and_its_issues_are_found_beside_it() {
    let mut setup = Setup::fetched(json(ARCHIVE));
    setup.answers.push(("2020-15/issue.json", json(ISSUE_15)));
    let stage = Stage::ready(setup).await;
    assert_eq!(
        *stage.told.asked.borrow(),
        [
            "https://example.org/data/it.json",
            "https://example.org/data/2020-15/issue.json"
        ]
    );
    let pictures = stage.drawn().attributes("#figure-1 img", "src");
    assert_eq!(pictures, ["https://example.org/data/2020-15/figures/1.jpg"]);
}
