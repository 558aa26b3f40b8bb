//! Failures: each has its cause, and what can still be shown is.

use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{Fixture, Response, Setup, back, fragment, is_first_entry};
use crate::testing::sample::{ARCHIVE, ISSUE_13, ISSUE_14, ISSUE_15};
use crate::testing::wait::until;

fn json(text: &'static str) -> Response {
    Response::Text("application/json", text)
}

/// The fields of the cause that a response leads to.
async fn cause(answer: Response, code: &str) -> [Option<String>; 4] {
    let fixture = Fixture::mount(&Setup::fetched(answer));
    fixture.fails(code).await;
    assert!(fixture.host.ready.borrow().is_empty());
    assert_eq!(fixture.host.failed.borrow().len(), 1);
    assert!(!fixture.drawn().has(".page"));
    ["url", "place", "expected", "found"].map(|it| fixture.host.cause(it))
}

#[wasm_bindgen_test]
async fn a_cause_of_the_transport_is_passed_on() {
    let [url, ..] = cause(Response::Failed("timeout"), "timeout").await;
    assert_eq!(url, None, "the transport's own cause is passed as it is");
}

#[wasm_bindgen_test]
async fn invalid_json_fails_with_the_browsers_message() {
    let [url, place, _, found] = cause(json("{\"format\": "), "broken-json").await;
    assert_eq!(url.as_deref(), Some("https://example.org/data/it.json"));
    assert_eq!(place, None);
    assert!(found.is_some_and(|it| !it.is_empty()));
}

#[wasm_bindgen_test]
async fn a_page_in_place_of_the_file_is_recognized() {
    let page = Response::Text("text/html", "\n<!doctype html><title>Not found</title>");
    let [_, _, _, found] = cause(page, "wrong-type").await;
    assert_eq!(found.as_deref(), Some("text/html"));
}

#[wasm_bindgen_test]
async fn other_formats_and_newer_formats_have_different_causes() {
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
async fn invalid_data_fails_with_its_place() {
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
async fn deep_nesting_does_not_exhaust_the_stack() {
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
    let fixture = Fixture::mount(&Setup::fetched(json(text.leak())));
    until("an end", || {
        !fixture.host.ready.borrow().is_empty() || !fixture.host.failed.borrow().is_empty()
    })
    .await;
}

#[wasm_bindgen_test]
async fn an_unknown_issue_leaves_the_list() {
    let fixture = Fixture::mount(&Setup {
        issue: Some("1999-99"),
        ..Setup::archive()
    });
    fixture.fails("no-such-issue").await;
    assert_eq!(fixture.host.cause("found").as_deref(), Some("1999-99"));
    assert_eq!(fixture.host.cause("archive").as_deref(), Some("true"));
    assert!(fixture.host.requested.borrow().is_empty());
    until("the list", || {
        fixture.drawn().all(".list-only [data-issue]").len() == 3
    })
    .await;
    fixture.click(".list-only [data-issue='2020-14']");
    fixture.shows("2020-14").await;
    assert!(!fixture.drawn().has(".list-only"));
    assert_eq!(fixture.host.recovered.get(), 1);
    assert_eq!(fragment(), "#bulletin/2020-14");
}

#[wasm_bindgen_test]
async fn a_broken_issue_does_not_take_the_archive_with_it() {
    let fixture = Fixture::ready(Setup::archive()).await;
    fixture.respond("2020-14/issue.json", json("{broken"));
    fixture.click(".pager .previous");
    fixture.fails("broken-json").await;
    assert_eq!(fixture.host.cause("notice").as_deref(), Some("true"));
    assert_eq!(fixture.host.cause("issue").as_deref(), Some("2020-14"));
    // What was being read stays, and the address is its own.
    assert!(fixture.drawn().has(".headline"));
    assert_eq!(fragment(), "#bulletin/2020-15");
    back();
    until("back", is_first_entry).await;
    assert!(fixture.drawn().has(".headline"));
    assert_eq!(*fixture.host.ready.borrow(), ["2020-15"]);
    // Once as the issue came, and once as what was told beside it went.
    until("nothing is told", || fixture.host.recovered.get() == 2).await;
}

#[wasm_bindgen_test]
async fn a_retry_loads_again() {
    let fixture = Fixture::mount(&Setup::fetched(Response::Failed("network")));
    fixture.fails("network").await;
    assert_eq!(fixture.host.cause("archive").as_deref(), Some("false"));
    fixture.respond("it.json", json(ISSUE_13));
    fixture.retry();
    fixture.shows("2020-13").await;
    assert_eq!(fixture.host.recovered.get(), 1);
    assert_eq!(fixture.host.loading.get(), 2);
}

#[wasm_bindgen_test]
async fn a_retry_loads_the_issue_that_failed() {
    let fixture = Fixture::ready(Setup::archive()).await;
    fixture.respond("2020-14/issue.json", Response::Failed("http-status"));
    fixture.click(".pager .previous");
    fixture.fails("http-status").await;
    fixture.respond("2020-14/issue.json", json(ISSUE_14));
    fixture.retry();
    fixture.shows("2020-14").await;
    assert_eq!(fixture.drawn().all(".headline").len(), 1);
    back();
    fixture.shows("2020-15").await;
}

#[wasm_bindgen_test]
async fn a_late_response_is_ignored() {
    let mut setup = Setup::archive();
    setup
        .responses
        .push(("2020-15/issue.json", Response::Pending(ISSUE_15)));
    let fixture = Fixture::mount(&setup);
    until("asked", || fixture.host.requested.borrow().len() == 1).await;
    fixture.configure(&Setup::data(ISSUE_13));
    fixture.shows("2020-13").await;
    fixture.release();
    crate::testing::wait::sleep(50).await;
    assert_eq!(*fixture.host.ready.borrow(), ["2020-13"]);
    assert!(fixture.drawn().one(".headline").text().contains("两地协会"));
}

#[wasm_bindgen_test]
async fn an_archive_is_fetched_and_its_issues_are_found_beside_it() {
    let mut setup = Setup::fetched(json(ARCHIVE));
    setup.responses.push(("2020-15/issue.json", json(ISSUE_15)));
    let fixture = Fixture::ready(setup).await;
    assert_eq!(
        *fixture.host.requested.borrow(),
        [
            "https://example.org/data/it.json",
            "https://example.org/data/2020-15/issue.json"
        ]
    );
    let pictures = fixture.drawn().attributes("#figure-1 img", "src");
    assert_eq!(pictures, ["https://example.org/data/2020-15/figures/1.jpg"]);
}
