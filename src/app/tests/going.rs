//! Going to places and coming back, through the browser's own history.

use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Setup, Stage, back, forward, fragment, is_first_entry, state};
use crate::browser::window;
use crate::testing::sample::{ISSUE_14, ISSUE_15};
use crate::testing::wait::{sleep, until};

fn scrolled() -> f64 {
    window().scroll_y().expect("a position")
}

/// The text that is marked, joined.
fn marked(stage: &Stage) -> String {
    stage.drawn().texts("mark").concat()
}

#[wasm_bindgen_test]
async fn a_fragment_opens_at_its_place_and_marks_the_evidence() {
    let stage = Stage::ready(Setup {
        fragment: "bulletin/2020-15/xz-total",
        ..Setup::data(ISSUE_15)
    })
    .await;
    assert_eq!(marked(&stage), "捐款捐物共计52.6万元");
    assert!(stage.has_focus("mark"));
    let height = crate::browser::scroll::window_height();
    let top = stage.top("mark");
    assert!(
        top > height * 0.2 && top < height * 0.8,
        "{top} of {height}"
    );
    assert!(is_first_entry(), "opening at a place is no step");
    assert_eq!(fragment(), "#bulletin/2020-15/xz-total");
}

#[wasm_bindgen_test]
async fn evidence_is_marked_across_bold_and_link() {
    let stage = Stage::ready(Setup {
        fragment: "bulletin/2020-14/sx-machine",
        ..Setup::data(ISSUE_14)
    })
    .await;
    assert_eq!(marked(&stage), "示例机械公司捐款超过 20 万元");
    assert_eq!(stage.drawn().texts("strong mark")[0], "示例机械公司");
    assert_eq!(stage.drawn().texts("a mark"), ["超过 ", "20 万元"]);
    assert!(stage.has_focus("mark"));
}

#[wasm_bindgen_test]
async fn a_fragment_names_the_issue_too() {
    let stage = Stage::ready(Setup {
        fragment: "bulletin/2020-14/figure-workshop",
        // The fragment wins.
        issue: Some("2020-13"),
        ..Setup::archive()
    })
    .await;
    assert_eq!(*stage.told.ready.borrow(), ["2020-14"]);
    assert!(stage.has_focus("#figure-workshop"));
}

#[wasm_bindgen_test]
async fn a_fragment_of_the_page_around_is_left_alone() {
    let stage = Stage::ready(Setup {
        fragment: "their-own/2020-14",
        ..Setup::data(ISSUE_15)
    })
    .await;
    sleep(30).await;
    assert_eq!(fragment(), "#their-own/2020-14");
    assert_eq!(scrolled(), 0.0);
    assert!(stage.told.failed.borrow().is_empty());
    assert!(stage.focused().is_none());
}

#[wasm_bindgen_test]
async fn the_loader_sees_to_the_place_where_it_says_so() {
    let stage = Stage::ready(Setup {
        fragment: "bulletin/2020-15/chongqing",
        keeps_place: true,
        ..Setup::data(ISSUE_15)
    })
    .await;
    sleep(50).await;
    assert_eq!(scrolled(), 0.0);
    assert!(stage.focused().is_none());
}

#[wasm_bindgen_test]
async fn a_link_goes_to_its_place_and_back_leads_to_where_one_was() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    stage
        .element(".summary [data-go=xz-own]")
        .scroll_into_view();
    window().scroll_by_with_x_and_y(0.0, -100.0);
    let before = scrolled();
    assert!(before > 500.0);
    stage.click(".summary [data-go=xz-own]");
    until("marked", || marked(&stage) == "协会捐款0.5万元").await;
    assert_eq!(*stage.told.went.borrow(), ["2020-15/xz-own"]);
    assert_eq!(fragment(), "#bulletin/2020-15/xz-own");
    assert!(!is_first_entry(), "an entry of its own");
    until("there", || stage.has_focus("mark")).await;
    assert!((scrolled() - before).abs() > 100.0);

    back();
    until("back", || (scrolled() - before).abs() < 2.0).await;
    assert!(is_first_entry(), "the page's own state is kept");
    assert_eq!(fragment(), "");
    until("the link that was followed has the focus", || {
        stage.has_focus(".summary [data-go=xz-own]")
    })
    .await;
    until("nothing is marked", || marked(&stage).is_empty()).await;

    forward();
    until("forward", || marked(&stage) == "协会捐款0.5万元").await;
    assert_eq!(
        stage.told.went.borrow().len(),
        1,
        "the history is not asked about"
    );
    back();
    until("back again", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn a_section_goes_to_the_top_of_the_window() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    stage.click(".side [data-go=zhejiang]");
    until("there", || stage.top("#zhejiang").abs() < 2.0).await;
    assert!(stage.has_focus("#zhejiang"));
    until("the contents know", || {
        stage.drawn().attributes(".side [aria-current]", "data-go") == ["zhejiang"]
    })
    .await;
    back();
    until("back", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn the_contents_follow_the_reader() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    let current = || stage.drawn().attributes(".side [aria-current]", "data-go");
    assert_eq!(current(), [""]);
    stage.element("#xizang").scroll_into_view();
    until("Tibet", || current() == ["xizang"]).await;
    window().scroll_to_with_x_and_y(0.0, 0.0);
    until("the top", || current() == [""]).await;
    window().scroll_to_with_x_and_y(0.0, 1e6);
    until("the last", || current() == ["figures"]).await;
}

#[wasm_bindgen_test]
async fn the_page_around_can_forbid_a_step() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    stage.told.forbids.set(true);
    stage.click(".side [data-go=chongqing]");
    sleep(50).await;
    assert_eq!(*stage.told.went.borrow(), ["2020-15/chongqing"]);
    assert_eq!(scrolled(), 0.0);
    assert_eq!(fragment(), "");
    assert!(is_first_entry());
}

#[wasm_bindgen_test]
async fn a_click_that_opens_a_new_window_stays_the_browsers() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    let link = ".side [data-go=chongqing]";
    assert!(!stage.click_with(link, |it| it.set_ctrl_key(true)));
    assert!(!stage.click_with(link, |it| it.set_meta_key(true)));
    assert!(!stage.click_with(link, |it| it.set_shift_key(true)));
    assert!(!stage.click_with(link, |it| it.set_button(1)));
    assert!(stage.told.went.borrow().is_empty());
    assert!(stage.click_with(link, |_| ()));
    until("there", || !stage.told.went.borrow().is_empty()).await;
    back();
    until("back", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn without_a_route_no_history_is_written_and_no_fragment_read() {
    let stage = Stage::ready(Setup {
        route: Some("none"),
        fragment: "bulletin/2020-15/chongqing",
        ..Setup::data(ISSUE_15)
    })
    .await;
    sleep(30).await;
    assert_eq!(scrolled(), 0.0);
    let length = window().history().expect("the history").length();
    stage.click(".side [data-go=zhejiang]");
    until("there", || stage.top("#zhejiang").abs() < 2.0).await;
    stage.click("[data-do=contents]");
    until("a sheet", || stage.drawn().has("dialog.sheet[open]")).await;
    stage.click("dialog [data-do=close]");
    until("no sheet", || !stage.drawn().has("dialog")).await;
    assert_eq!(fragment(), "#bulletin/2020-15/chongqing");
    assert!(is_first_entry());
    assert!(state("bulletin-viewer").is_undefined());
    assert_eq!(window().history().expect("the history").length(), length);
    // Told all the same: a page may keep its own addresses.
    assert_eq!(*stage.told.went.borrow(), ["2020-15/zhejiang"]);
}

#[wasm_bindgen_test]
async fn a_place_that_is_nowhere_is_told_beside_the_issue() {
    let stage = Stage::ready(Setup {
        fragment: "bulletin/2020-15/atlantis",
        ..Setup::data(ISSUE_15)
    })
    .await;
    stage.fails("no-such-place").await;
    assert_eq!(stage.told.cause("found").as_deref(), Some("atlantis"));
    assert_eq!(stage.told.cause("notice").as_deref(), Some("true"));
    assert_eq!(*stage.told.ready.borrow(), ["2020-15"]);
    assert!(stage.drawn().has(".headline"));
    assert_eq!(scrolled(), 0.0);
}

#[wasm_bindgen_test]
async fn one_goes_to_the_issues_before_and_after_and_back() {
    let stage = Stage::ready(Setup::archive()).await;
    stage.click(".pager .previous");
    stage.shows("2020-14").await;
    assert_eq!(fragment(), "#bulletin/2020-14");
    assert_eq!(*stage.told.went.borrow(), ["2020-14/"]);
    until("the headline has the focus", || {
        stage.has_focus(".headline")
    })
    .await;
    assert_eq!(stage.drawn().all(".headline").len(), 1);
    stage.click(".pager .previous");
    stage.shows("2020-13").await;
    assert!(!stage.drawn().has(".pager .previous"));
    back();
    stage.shows("2020-14").await;
    back();
    stage.shows("2020-15").await;
    assert!(is_first_entry());
    assert!(!stage.drawn().has(".pager .next"));
    forward();
    stage.shows("2020-14").await;
    back();
    stage.shows("2020-15").await;
}

#[wasm_bindgen_test]
async fn back_from_another_issue_leads_to_the_same_line() {
    let stage = Stage::ready(Setup::archive()).await;
    window().scroll_to_with_x_and_y(0.0, 1e6);
    stage.element(".pager .previous").scroll_into_view();
    let top = stage.top(".pager");
    stage.click(".pager .previous");
    stage.shows("2020-14").await;
    until("the top", || stage.top(".headline") > -2.0).await;
    back();
    stage.shows("2020-15").await;
    until("the same line", || (stage.top(".pager") - top).abs() < 3.0).await;
}

#[wasm_bindgen_test]
async fn the_page_navigates_by_place_by_issue_and_by_both() {
    let stage = Stage::ready(Setup::archive()).await;
    stage.navigate("zhejiang");
    until("a place", || stage.has_focus("#zhejiang")).await;
    stage.navigate("2020-13");
    stage.shows("2020-13").await;
    stage.navigate("2020-14/sx-own");
    stage.shows("2020-14").await;
    until("both", || marked(&stage) == "陕西省示例协会出资 6.5 万元").await;
    stage.navigate("");
    until("the top", || stage.has_focus(".headline")).await;
    assert_eq!(
        *stage.told.went.borrow(),
        ["2020-15/zhejiang", "2020-13/", "2020-14/sx-own", "2020-14/"]
    );
    assert_eq!(fragment(), "#bulletin/2020-14");
    stage.navigate("nowhere");
    stage.fails("no-such-place").await;
    assert!(stage.drawn().has(".headline"));
}

#[wasm_bindgen_test]
async fn the_summary_is_sorted_as_asked() {
    let stage = Stage::ready(Setup::data(ISSUE_15)).await;
    let order = || stage.drawn().attributes(".summary tbody th > a", "data-go");
    assert_eq!(order(), ["tianjin", "xizang", "zhejiang", "chongqing"]);
    for (button, expected) in [
        (
            "order-province",
            ["tianjin", "zhejiang", "chongqing", "xizang"],
        ),
        (
            "order-amount",
            ["tianjin", "xizang", "chongqing", "zhejiang"],
        ),
        (
            "order-editor",
            ["tianjin", "xizang", "zhejiang", "chongqing"],
        ),
    ] {
        stage.click(&format!("[data-do={button}]"));
        until(button, || order() == expected).await;
        let pressed = stage.drawn().attributes("[aria-pressed=true]", "data-do");
        assert_eq!(pressed, [button]);
        // Rows are moved as a whole.
        let tibet = &stage.drawn().all(".summary tbody tr")
            [expected.iter().position(|it| *it == "xizang").expect("it")];
        assert!(tibet.text().contains("52.6万元"));
        assert!(!tibet.text().contains("亿"));
    }
    assert!(is_first_entry(), "an order is no place");
}
