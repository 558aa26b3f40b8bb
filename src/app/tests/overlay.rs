//! What opens over the page, and the ways out of it.

use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Setup, Stage, back, forward, fragment, is_first_entry};
use crate::browser::focus;
use crate::testing::sample::{ISSUE_14, ISSUE_15};
use crate::testing::wait::{sleep, until};

async fn open(stage: &Stage, button: &str) {
    focus(&stage.element(button));
    stage.click(button);
    until("a dialog is open", || stage.drawn().has("dialog[open]")).await;
}

async fn closed(stage: &Stage, opener: &str) {
    until("no dialog", || !stage.drawn().has("dialog")).await;
    until("the focus is back", || stage.has_focus(opener)).await;
    until("the entry is gone", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn a_sheet_closes_by_its_button_by_escape_and_by_going_back() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    let opener = ".bar [data-do=contents]";
    open(&stage, opener).await;
    assert!(!is_first_entry(), "an entry that going back removes");
    assert_eq!(fragment(), "", "yet no place");
    stage.click("dialog [data-do=close]");
    closed(&stage, opener).await;

    open(&stage, opener).await;
    stage.send("dialog", "cancel");
    closed(&stage, opener).await;

    open(&stage, opener).await;
    back();
    closed(&stage, opener).await;

    // Beside what it shows lies its backdrop.
    open(&stage, opener).await;
    stage.click("dialog");
    closed(&stage, opener).await;
    assert!(stage.told.went.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn a_second_tap_does_not_go_back_twice() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    stage.click(".side [data-go=xizang]");
    until("there", || fragment() == "#bulletin/2020-15/xizang").await;
    open(&stage, ".bar [data-do=contents]").await;
    stage.click("dialog [data-do=close]");
    stage.click("dialog [data-do=close]");
    stage.send("dialog", "cancel");
    until("no dialog", || !stage.drawn().has("dialog")).await;
    sleep(100).await;
    assert_eq!(fragment(), "#bulletin/2020-15/xizang");
    back();
    until("back", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn a_place_taken_from_a_sheet_is_one_step() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    open(&stage, ".bar [data-do=contents]").await;
    stage.click("dialog [data-go=chongqing]");
    until("there", || stage.has_focus("#chongqing")).await;
    assert!(!stage.drawn().has("dialog"));
    assert_eq!(fragment(), "#bulletin/2020-15/chongqing");
    back();
    until("back at the beginning", is_first_entry).await;
    until("no dialog", || !stage.drawn().has("dialog")).await;
}

#[wasm_bindgen_test]
async fn an_issue_taken_from_the_list_is_one_step() {
    let stage = Stage::ready(Setup::archive()).await;
    open(&stage, ".bar [data-do=issues]").await;
    assert_eq!(stage.drawn().all("dialog [data-issue]").len(), 3);
    stage.click("dialog [data-issue='2020-13']");
    stage.shows("2020-13").await;
    assert!(!stage.drawn().has("dialog"));
    assert_eq!(fragment(), "#bulletin/2020-13");
    back();
    stage.shows("2020-15").await;
    assert!(is_first_entry());
}

#[wasm_bindgen_test]
async fn going_forward_to_what_was_open_opens_nothing() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    let opener = ".bar [data-do=contents]";
    open(&stage, opener).await;
    back();
    closed(&stage, opener).await;
    forward();
    until("forward", || !is_first_entry()).await;
    sleep(50).await;
    assert!(!stage.drawn().has("dialog"));
    assert!(stage.drawn().has(".headline"));
    back();
    until("back", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn a_figure_opens_large_and_the_next_follows() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    let opener = "#figure-2 a.picture";
    open(&stage, opener).await;
    let shown = || stage.drawn().one("dialog.lightbox footer").text();
    assert!(
        shown().contains("西藏质协向会员单位倡议安全生产"),
        "{}",
        shown()
    );
    assert_eq!(stage.drawn().one("dialog .at").text(), "2 / 3");
    assert!(stage.has_focus("dialog [data-do=close]"));
    stage.click("dialog [data-do=next-figure]");
    until("the third", || shown().contains("3 / 3")).await;
    assert!(
        stage
            .drawn()
            .has("dialog [data-do=next-figure][aria-disabled=true]")
    );
    stage.click("dialog [data-do=next-figure]");
    stage.click("dialog [data-do=previous-figure]");
    until("the second", || shown().contains("2 / 3")).await;
    stage.click("dialog [data-do=close]");
    closed(&stage, opener).await;
}

#[wasm_bindgen_test]
async fn every_picture_of_a_figure_has_its_turn_and_one_without_says_so() {
    let stage = Stage::ready(Setup::data(ISSUE_14)).await;
    let opener = "#figure-workshop a.picture";
    open(&stage, opener).await;
    let at = || stage.drawn().one("dialog .at").text();
    // There are no files here: a picture is its words, soon or at once.
    let picture = || {
        let drawn = stage.drawn();
        let words = drawn.one("dialog .stage").text();
        drawn.attributes("dialog img", "alt").concat() + &words
    };
    assert_eq!(at(), "1 / 3");
    assert!(picture().contains("白板"), "{}", picture());
    stage.click("dialog [data-do=next-figure]");
    until("the second picture", || at() == "2 / 3").await;
    assert!(picture().contains("工具板"), "{}", picture());
    stage.click("dialog [data-do=next-figure]");
    until("the figure without", || at() == "3 / 3").await;
    assert!(!stage.drawn().has("dialog img"));
    assert!(
        stage
            .drawn()
            .one("dialog .stage")
            .text()
            .contains("图片暂缺")
    );
    stage.send("dialog", "cancel");
    closed(&stage, opener).await;
}

#[wasm_bindgen_test]
async fn a_picture_that_did_not_come_shows_its_words() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    stage.send("#figure-1 img", "error");
    until("missing", || {
        stage.drawn().has("#figure-1 .picture.missing")
    })
    .await;
}
