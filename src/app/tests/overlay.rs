//! Overlays, and the ways to close them.

use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{Fixture, Setup, back, forward, fragment, is_first_entry};
use crate::browser::focus;
use crate::testing::sample::ISSUE_15;
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
async fn the_host_fills_the_dialog_of_a_picture_once() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    let opener = "#figure-2 a.picture";
    open(&fixture, opener).await;
    assert!(!is_first_entry(), "an entry that going back removes");
    fixture.send("dialog", "cancel");
    closed(&fixture, opener).await;
    open(&fixture, opener).await;
    back();
    closed(&fixture, opener).await;
    assert_eq!(*fixture.host.enlarged.borrow(), ["figure-2", "figure-2"]);
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
