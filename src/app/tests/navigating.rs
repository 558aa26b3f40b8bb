//! Going to places and back through the browser's own history.

use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{Fixture, Setup, back, forward, fragment, is_first_entry, state};
use crate::browser::window;
use crate::testing::sample::{ISSUE_14, ISSUE_15};
use crate::testing::wait::{sleep, until};

fn scrolled() -> f64 {
    window().scroll_y().expect("a position")
}

/// The marked text.
fn marked(fixture: &Fixture) -> String {
    fixture.drawn().texts("mark").concat()
}

#[wasm_bindgen_test]
async fn a_fragment_opens_at_its_place_and_marks_the_evidence() {
    let fixture = Fixture::ready(Setup {
        fragment: "bulletin/2020-15/xz-total",
        ..Setup::data(ISSUE_15)
    })
    .await;
    assert_eq!(marked(&fixture), "捐款捐物共计52.6万元");
    assert!(fixture.has_focus("mark"));
    let height = crate::browser::scroll::window_height();
    let top = fixture.top("mark");
    assert!(
        top > height * 0.2 && top < height * 0.8,
        "{top} of {height}"
    );
    assert!(is_first_entry(), "opening at a place is no step");
    assert_eq!(fragment(), "#bulletin/2020-15/xz-total");
}

#[wasm_bindgen_test]
async fn evidence_is_marked_across_bold_and_link() {
    let fixture = Fixture::ready(Setup {
        fragment: "bulletin/2020-14/sx-machine",
        ..Setup::data(ISSUE_14)
    })
    .await;
    assert_eq!(marked(&fixture), "示例机械公司捐款超过 20 万元");
    assert_eq!(fixture.drawn().texts("strong mark")[0], "示例机械公司");
    assert_eq!(fixture.drawn().texts("a mark"), ["超过 ", "20 万元"]);
    assert!(fixture.has_focus("mark"));
}

#[wasm_bindgen_test]
async fn a_fragment_names_the_issue_too() {
    let fixture = Fixture::ready(Setup {
        fragment: "bulletin/2020-14/figure-workshop",
        // The fragment takes precedence.
        issue: Some("2020-13"),
        ..Setup::archive()
    })
    .await;
    assert_eq!(*fixture.host.ready.borrow(), ["2020-14"]);
    assert!(fixture.has_focus("#figure-workshop"));
}

#[wasm_bindgen_test]
async fn a_fragment_of_the_page_around_is_left_alone() {
    let fixture = Fixture::ready(Setup {
        fragment: "their-own/2020-14",
        ..Setup::data(ISSUE_15)
    })
    .await;
    sleep(30).await;
    assert_eq!(fragment(), "#their-own/2020-14");
    assert_eq!(scrolled(), 0.0);
    assert!(fixture.host.failed.borrow().is_empty());
    assert!(fixture.focused().is_none());
}

#[wasm_bindgen_test]
async fn the_loader_sees_to_the_place_where_it_says_so() {
    let fixture = Fixture::ready(Setup {
        fragment: "bulletin/2020-15/chongqing",
        restores_place: true,
        ..Setup::data(ISSUE_15)
    })
    .await;
    sleep(50).await;
    assert_eq!(scrolled(), 0.0);
    assert!(fixture.focused().is_none());
}

#[wasm_bindgen_test]
async fn a_link_goes_to_its_place_and_back_leads_to_where_one_was() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    fixture
        .element(".summary [data-go=xz-own]")
        .scroll_into_view();
    window().scroll_by_with_x_and_y(0.0, -100.0);
    let before = scrolled();
    assert!(before > 500.0);
    fixture.click(".summary [data-go=xz-own]");
    until("marked", || marked(&fixture) == "协会捐款0.5万元").await;
    assert_eq!(*fixture.host.navigated.borrow(), ["2020-15/xz-own"]);
    assert_eq!(fragment(), "#bulletin/2020-15/xz-own");
    assert!(!is_first_entry(), "an entry of its own");
    until("there", || fixture.has_focus("mark")).await;
    assert!((scrolled() - before).abs() > 100.0);

    back();
    until("back", || (scrolled() - before).abs() < 2.0).await;
    assert!(is_first_entry(), "the page's own state is kept");
    assert_eq!(fragment(), "");
    until("the link that was followed has the focus", || {
        fixture.has_focus(".summary [data-go=xz-own]")
    })
    .await;
    until("nothing is marked", || marked(&fixture).is_empty()).await;

    forward();
    until("forward", || marked(&fixture) == "协会捐款0.5万元").await;
    assert_eq!(
        fixture.host.navigated.borrow().len(),
        1,
        "the history is not asked about"
    );
    back();
    until("back again", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn a_section_goes_to_the_top_of_the_window() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    fixture.click(".side [data-go=zhejiang]");
    until("there", || fixture.top("#zhejiang").abs() < 2.0).await;
    assert!(fixture.has_focus("#zhejiang"));
    until("the contents know", || {
        fixture
            .drawn()
            .attributes(".side [aria-current]", "data-go")
            == ["zhejiang"]
    })
    .await;
    back();
    until("back", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn the_contents_follow_the_reader() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    let current = || {
        fixture
            .drawn()
            .attributes(".side [aria-current]", "data-go")
    };
    assert_eq!(current(), [""]);
    fixture.element("#xizang").scroll_into_view();
    until("Tibet", || current() == ["xizang"]).await;
    window().scroll_to_with_x_and_y(0.0, 0.0);
    until("the top", || current() == [""]).await;
    window().scroll_to_with_x_and_y(0.0, 1e6);
    until("the last", || current() == ["figures"]).await;
}

#[wasm_bindgen_test]
async fn the_page_around_can_forbid_a_step() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    fixture.host.forbids_navigation.set(true);
    fixture.click(".side [data-go=chongqing]");
    sleep(50).await;
    assert_eq!(*fixture.host.navigated.borrow(), ["2020-15/chongqing"]);
    assert_eq!(scrolled(), 0.0);
    assert_eq!(fragment(), "");
    assert!(is_first_entry());
}

#[wasm_bindgen_test]
async fn a_click_that_opens_a_new_window_stays_the_browsers() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    let link = ".side [data-go=chongqing]";
    assert!(!fixture.click_with(link, |it| it.set_ctrl_key(true)));
    assert!(!fixture.click_with(link, |it| it.set_meta_key(true)));
    assert!(!fixture.click_with(link, |it| it.set_shift_key(true)));
    assert!(!fixture.click_with(link, |it| it.set_button(1)));
    assert!(fixture.host.navigated.borrow().is_empty());
    assert!(fixture.click_with(link, |_| ()));
    until("there", || !fixture.host.navigated.borrow().is_empty()).await;
    back();
    until("back", is_first_entry).await;
}

#[wasm_bindgen_test]
async fn without_a_route_no_history_is_written_and_no_fragment_read() {
    let fixture = Fixture::ready(Setup {
        route: Some("none"),
        fragment: "bulletin/2020-15/chongqing",
        ..Setup::data(ISSUE_15)
    })
    .await;
    sleep(30).await;
    assert_eq!(scrolled(), 0.0);
    let length = window().history().expect("the history").length();
    fixture.click(".side [data-go=zhejiang]");
    until("there", || fixture.top("#zhejiang").abs() < 2.0).await;
    fixture.click("[data-do=contents]");
    until("a sheet", || fixture.drawn().has("dialog.sheet[open]")).await;
    fixture.click("dialog [data-do=close]");
    until("no sheet", || !fixture.drawn().has("dialog")).await;
    assert_eq!(fragment(), "#bulletin/2020-15/chongqing");
    assert!(is_first_entry());
    assert!(state("bulletin-viewer").is_undefined());
    assert_eq!(window().history().expect("the history").length(), length);
    // The page is told nevertheless: it may have addresses of its own.
    assert_eq!(*fixture.host.navigated.borrow(), ["2020-15/zhejiang"]);
}

#[wasm_bindgen_test]
async fn an_unknown_place_is_a_notice_above_the_issue() {
    let fixture = Fixture::ready(Setup {
        fragment: "bulletin/2020-15/atlantis",
        ..Setup::data(ISSUE_15)
    })
    .await;
    fixture.fails("no-such-place").await;
    assert_eq!(fixture.host.cause("found").as_deref(), Some("atlantis"));
    assert_eq!(fixture.host.cause("notice").as_deref(), Some("true"));
    assert_eq!(*fixture.host.ready.borrow(), ["2020-15"]);
    assert!(fixture.drawn().has(".headline"));
    assert_eq!(scrolled(), 0.0);
}

#[wasm_bindgen_test]
async fn one_goes_to_the_issues_before_and_after_and_back() {
    let fixture = Fixture::ready(Setup::archive()).await;
    fixture.click(".pager .previous");
    fixture.shows("2020-14").await;
    assert_eq!(fragment(), "#bulletin/2020-14");
    assert_eq!(*fixture.host.navigated.borrow(), ["2020-14/"]);
    until("the headline has the focus", || {
        fixture.has_focus(".headline")
    })
    .await;
    assert_eq!(fixture.drawn().all(".headline").len(), 1);
    fixture.click(".pager .previous");
    fixture.shows("2020-13").await;
    assert!(!fixture.drawn().has(".pager .previous"));
    back();
    fixture.shows("2020-14").await;
    back();
    fixture.shows("2020-15").await;
    assert!(is_first_entry());
    assert!(!fixture.drawn().has(".pager .next"));
    forward();
    fixture.shows("2020-14").await;
    back();
    fixture.shows("2020-15").await;
}

#[wasm_bindgen_test]
async fn back_from_another_issue_leads_to_the_same_line() {
    let fixture = Fixture::ready(Setup::archive()).await;
    window().scroll_to_with_x_and_y(0.0, 1e6);
    fixture.element(".pager .previous").scroll_into_view();
    let top = fixture.top(".pager");
    fixture.click(".pager .previous");
    fixture.shows("2020-14").await;
    until("the top", || fixture.top(".headline") > -2.0).await;
    back();
    fixture.shows("2020-15").await;
    until("the same line", || {
        (fixture.top(".pager") - top).abs() < 3.0
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_page_navigates_by_place_by_issue_and_by_both() {
    let fixture = Fixture::ready(Setup::archive()).await;
    fixture.navigate("zhejiang");
    until("a place", || fixture.has_focus("#zhejiang")).await;
    fixture.navigate("2020-13");
    fixture.shows("2020-13").await;
    fixture.navigate("2020-14/sx-own");
    fixture.shows("2020-14").await;
    until("both", || marked(&fixture) == "陕西省示例协会出资 6.5 万元").await;
    fixture.navigate("");
    until("the top", || fixture.has_focus(".headline")).await;
    assert_eq!(
        *fixture.host.navigated.borrow(),
        ["2020-15/zhejiang", "2020-13/", "2020-14/sx-own", "2020-14/"]
    );
    assert_eq!(fragment(), "#bulletin/2020-14");
    fixture.navigate("nowhere");
    fixture.fails("no-such-place").await;
    assert!(fixture.drawn().has(".headline"));
}

#[wasm_bindgen_test]
async fn the_summary_is_sorted_as_asked() {
    let fixture = Fixture::ready(Setup::data(ISSUE_15)).await;
    let order = || {
        fixture
            .drawn()
            .attributes(".summary tbody th > a", "data-go")
    };
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
        fixture.click(&format!("[data-do={button}]"));
        until(button, || order() == expected).await;
        let pressed = fixture.drawn().attributes("[aria-pressed=true]", "data-do");
        assert_eq!(pressed, [button]);
        // Rows move as a whole.
        let tibet = &fixture.drawn().all(".summary tbody tr")
            [expected.iter().position(|it| *it == "xizang").expect("it")];
        assert!(tibet.text().contains("52.6万元"));
        assert!(!tibet.text().contains("亿"));
    }
    assert!(is_first_entry(), "an order is no place");
}
