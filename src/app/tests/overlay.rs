//! Overlays, and the ways to close them.

use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{Fixture, Setup, back, forward, fragment, is_first_entry};
use crate::browser::focus;
use crate::testing::sample::{ISSUE_14, ISSUE_15};
use crate::testing::wait::{sleep, until};

async fn open(fixture: &Fixture, button: &str) {
    focus(&fixture.element(button));
    fixture.click(button);
    until("a dialog is open", || fixture.drawn().has("dialog[open]")).await;
}

async fn closed(fixture: &Fixture, opener: &str) {
    until("no dialog", || !fixture.drawn().has("dialog")).await;
    until("the focus is back", || fixture.has_focus(opener)).await;
    until("the entry is gone", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn a_sheet_closes_by_its_button_by_escape_and_by_going_back() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    let opener = ".bar [data-do=contents]";
    open(&fixture, opener).await;
    assert!(!is_first_entry(), "an entry that going back removes");
    assert_eq!(fragment(), "", "yet no place");
    fixture.click("dialog [data-do=close]");
    closed(&fixture, opener).await;

    open(&fixture, opener).await;
    fixture.send("dialog", "cancel");
    closed(&fixture, opener).await;

    open(&fixture, opener).await;
    back();
    closed(&fixture, opener).await;

    // A click on the dialog itself is a click on its backdrop.
    open(&fixture, opener).await;
    fixture.click("dialog");
    closed(&fixture, opener).await;
    assert!(fixture.host.navigated.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn a_second_tap_does_not_go_back_twice() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    fixture.click(".side [data-go=xizang]");
    until("there", || fragment() == "#bulletin/2020-15/xizang").await;
    open(&fixture, ".bar [data-do=contents]").await;
    fixture.click("dialog [data-do=close]");
    fixture.click("dialog [data-do=close]");
    fixture.send("dialog", "cancel");
    until("no dialog", || !fixture.drawn().has("dialog")).await;
    sleep(100).await;
    assert_eq!(fragment(), "#bulletin/2020-15/xizang");
    back();
    until("back", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn a_place_taken_from_a_sheet_is_one_step() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    open(&fixture, ".bar [data-do=contents]").await;
    fixture.click("dialog [data-go=chongqing]");
    until("there", || fixture.has_focus("#chongqing")).await;
    assert!(!fixture.drawn().has("dialog"));
    assert_eq!(fragment(), "#bulletin/2020-15/chongqing");
    back();
    until("back at the beginning", is_first_entry).await;
    until("no dialog", || !fixture.drawn().has("dialog")).await;
}

#[wasm_bindgen_test]
async fn an_issue_taken_from_the_list_is_one_step() {
    let fixture = Fixture::ready(Setup::archive()).await;
    open(&fixture, ".bar [data-do=issues]").await;
    assert_eq!(fixture.drawn().all("dialog [data-issue]").len(), 3);
    fixture.click("dialog [data-issue='2020-13']");
    fixture.shows("2020-13").await;
    assert!(!fixture.drawn().has("dialog"));
    assert_eq!(fragment(), "#bulletin/2020-13");
    back();
    fixture.shows("2020-15").await;
    assert!(is_first_entry());
}

#[wasm_bindgen_test]
async fn going_forward_to_what_was_open_opens_nothing() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    let opener = ".bar [data-do=contents]";
    open(&fixture, opener).await;
    back();
    closed(&fixture, opener).await;
    forward();
    until("forward", || !is_first_entry()).await;
    sleep(50).await;
    assert!(!fixture.drawn().has("dialog"));
    assert!(fixture.drawn().has(".headline"));
    back();
    until("back", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn a_figure_opens_large_and_the_next_follows() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    let opener = "#figure-2 a.picture";
    open(&fixture, opener).await;
    let shown = || fixture.drawn().one("dialog.lightbox footer").text();
    assert!(
        shown().contains("西藏质协向会员单位倡议安全生产"),
        "{}",
        shown()
    );
    assert_eq!(fixture.drawn().one("dialog .at").text(), "2 / 3");
    assert!(fixture.has_focus("dialog [data-do=close]"));
    fixture.click("dialog [data-do=next-figure]");
    until("the third", || shown().contains("3 / 3")).await;
    assert!(
        fixture
            .drawn()
            .has("dialog [data-do=next-figure][aria-disabled=true]")
    );
    fixture.click("dialog [data-do=next-figure]");
    fixture.click("dialog [data-do=previous-figure]");
    until("the second", || shown().contains("2 / 3")).await;
    fixture.click("dialog [data-do=close]");
    closed(&fixture, opener).await;
}

#[wasm_bindgen_test]
async fn every_picture_of_a_figure_has_its_turn_and_one_without_says_so() {
    let fixture = Fixture::ready(Setup::data(ISSUE_14)).await;
    let opener = "#figure-workshop a.picture";
    open(&fixture, opener).await;
    let at = || fixture.drawn().one("dialog .at").text();
    // There are no picture files: the text takes the picture's place sooner or later.
    let picture = || {
        let drawn = fixture.drawn();
        let words = drawn.one("dialog .stage").text();
        drawn.attributes("dialog img", "alt").concat() + &words
    };
    assert_eq!(at(), "1 / 3");
    assert!(picture().contains("白板"), "{}", picture());
    fixture.click("dialog [data-do=next-figure]");
    until("the second picture", || at() == "2 / 3").await;
    assert!(picture().contains("工具板"), "{}", picture());
    fixture.click("dialog [data-do=next-figure]");
    until("the figure without", || at() == "3 / 3").await;
    assert!(!fixture.drawn().has("dialog img"));
    assert!(
        fixture
            .drawn()
            .one("dialog .stage")
            .text()
            .contains("图片暂缺")
    );
    fixture.send("dialog", "cancel");
    closed(&fixture, opener).await;
}

#[wasm_bindgen_test]
async fn a_picture_that_did_not_come_shows_its_words() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    fixture.send("#figure-1 img", "error");
    until("missing", || {
        fixture.drawn().has("#figure-1 .picture.missing")
    })
    .await;
}
