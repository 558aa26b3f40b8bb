//! When a published page starts the viewer, and what a reader meets who does
//! something before it is there.

use crate::support::{
    closes_in_every_way, hold_picture, open_loading, open_static, page, published_wasm, until_idle,
};
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::json;

/// What was requested, without pictures, each once.
fn requested(reader: &Reader) -> Vec<String> {
    let requests = reader.server.requests();
    let mut paths: Vec<String> = requests.into_iter().map(|it| it.path).collect();
    paths.retain(|it| !it.contains("/figures/"));
    paths.sort();
    paths.dedup();
    paths
}

fn script(reader: &Reader, name: &str) -> String {
    reader.server.named(&format!("{PUBLISHED}{name}-"), ".js")
}

/// Links are not followed while the test does not say so.
fn hold_links(reader: &Reader) {
    reader.hold_timers(500);
}

/// It has been long enough for a link to be followed.
fn grow_impatient(reader: &Reader) {
    reader.advance(700);
}

fn go_offline(reader: &Reader) {
    reader.js(
        "Object.defineProperty(page.navigator, 'onLine', { get: () => false, configurable: true })",
        json!(null),
    );
}

fn is_marked_as_busy(reader: &Reader, css: &str) {
    let script = "const [one] = [...page.document.querySelectorAll(args)].filter(shown);
        return one.ariaBusy ?? one.getAttribute('aria-busy')";
    reader.until_js(
        "the control is busy",
        &format!("return (() => {{ {script} }})() === 'true'"),
        json!(css),
    );
}

const CONTENTS: &str = ".static .bar [data-do=contents]";
const ISSUES: &str = ".static .bar [data-do=issues]";
const PICTURE: &str = ".static .picture";
const BY_AMOUNT: &str = ".static [data-do=order-amount]";

/// A page with an element in a dialog, which its button opens.
const DIALOG: &str = "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>A dialog</title><link rel=icon href=/test/icon.svg>
    <script type=module src=/bulletin-viewer.js></script>
    <button onclick='document.querySelector(\"dialog\").showModal()'>打开</button>
    <dialog><bulletin-viewer src=/data/archive.json><a href=/data/2020-15/issue.json>第十五期</a></bulletin-viewer><button>另一个</button></dialog>";

in_every_browser! {
    /// A dialog gives the focus to the first link in it as it opens. That is not the
    /// reader's doing, so the take-over does not wait, and the focus stays in the element.
    fn a_link_that_a_dialog_gave_the_focus_holds_nothing_up(reader: &mut Reader) {
        reader.server.put("/test/dialog.html", "text/html", DIALOG);
        let wasm = reader.server.named("/viewer-", ".wasm");
        for keys in [false, true] {
            reader.server.fault(&wasm, Fault::Hold);
            reader.open(Size::Phone, "/test/dialog.html");
            if keys {
                reader.js("page.document.querySelector('button').focus()", json!(null));
                reader.press("Enter");
            } else {
                reader.tap("打开");
            }
            reader.has_focus_on("<a> “第十五期”");
            reader.server.mend();
            reader.until_ready();
            reader.finds("article[part]");
            reader.has_focus_on(".headline");
        }
    }

    /// A reader who has the focus on it by keys, or uses it, is waited for.
    fn a_link_in_a_dialog_that_the_reader_came_to_is_waited_for(reader: &mut Reader) {
        reader.server.put("/test/dialog.html", "text/html", DIALOG);
        let wasm = reader.server.named("/viewer-", ".wasm");
        reader.server.fault(&wasm, Fault::Hold);
        reader.open(Size::Phone, "/test/dialog.html");
        reader.tap("打开");
        reader.has_focus_on("<a> “第十五期”");
        reader.press("Shift");
        reader.server.mend();
        reader.until_js("the viewer is drawn", "return !!page.document.querySelector('bulletin-viewer').shadowRoot.querySelector('#app article')", json!(null));
        reader.has_focus_on("<a> “第十五期”");
        assert_eq!(reader.count("article[part]"), 0);
        reader.js("matching({ name: '另一个' })[0].focus()", json!(null));
        reader.finds("article[part]");
        reader.has_focus_on("另一个");
    }

    /// Until the pictures in sight are there the page requests its own files alone;
    /// then the viewer starts by itself.
    fn the_viewer_starts_when_what_is_in_sight_is_there(reader: &mut Reader) {
        hold_picture(reader);
        open_loading(reader, &page("#figure-1"));
        until_idle(reader);
        let [script, style] = [".js", ".css"].map(|it| reader.server.named(&format!("{PUBLISHED}viewer-"), it));
        let own = [page(""), script, style, self::script(reader, "choices"), format!("{PUBLISHED}icon.svg")];
        for path in requested(reader) {
            assert!(own.contains(&path), "{path} is requested");
        }
        assert!(reader.server.count(&own[1]) == 1);
        reader.server.mend();
        reader.until_ready();
        reader.finds("article[part]");
    }

    /// Where data is to be saved, or the connection is slow, the viewer waits for
    /// the reader.
    fn who_saves_data_starts_the_viewer(reader: &mut Reader) {
        for connection in [json!({ "saveData": true }), json!({ "effectiveType": "slow-2g" }), json!({ "effectiveType": "3g" })] {
            reader.server.prelude(&format!("Object.defineProperty(navigator, 'connection', {{ value: {connection}, configurable: true }})"));
            let before = reader.server.count(&script(reader, "start"));
            reader.open(Size::Phone, &page(""));
            until_idle(reader);
            assert_eq!(reader.server.count(&script(reader, "start")), before, "{connection}");
            assert_eq!(reader.server.count(&script(reader, "sheets")), before, "{connection}");
            // What needs no viewer brings none.
            reader.tap("阅读");
            reader.finds(".sheet[open]");
            reader.press("Escape");
            reader.finds_no(".sheet");
            assert_eq!(reader.server.count(&script(reader, "start")), before, "{connection}");
            assert_eq!(reader.server.count(&published_wasm(reader)), before, "{connection}");
            hold_links(reader);
            reader.tap("目录");
            reader.finds("article[part]");
            reader.finds(".sheet[open]");
        }
    }

    /// What was tapped is marked at once and done once the viewer is there; the
    /// focus is where it would be had the viewer been there.
    fn a_tap_is_done_once_the_viewer_is_there(reader: &mut Reader) {
        for (css, opens) in [(CONTENTS, ".sheet[open]"), (ISSUES, ".sheet[open]"), (PICTURE, ".lightbox[open]"), (BY_AMOUNT, "article[part] [data-do=order-amount][aria-pressed=true]")] {
            open_static(reader, Size::Phone, &page(""));
            hold_links(reader);
            reader.tap_css(css);
            is_marked_as_busy(reader, css);
            reader.screenshot("starting/busy");
            assert_eq!(reader.count("dialog"), 0);
            reader.server.mend();
            reader.finds("article[part]");
            reader.finds(opens);
            if opens.contains("[open]") {
                reader.press("Escape");
                reader.finds_no("dialog");
                let marker = css.rsplit(' ').next().unwrap_or(css);
                let focused = "return active().matches(args) && !active().closest('.static')";
                reader.until_js("the focus is on the control", focused, json!(marker));
            }
        }
    }

    /// Where the viewer takes long, the list of the contents on the page serves; and
    /// the sheet opens when the viewer comes to a reader who did nothing else.
    fn the_contents_of_the_page_serve_until_then(reader: &mut Reader) {
        open_static(reader, Size::Phone, &page(""));
        hold_links(reader);
        reader.tap("目录");
        grow_impatient(reader);
        reader.is_at("#:contents");
        reader.finds(".static .side");
        reader.finds_no(".static [aria-busy]");
        reader.screenshot("starting/contents");
        reader.server.mend();
        reader.finds("article[part]");
        reader.finds(".sheet[open]");
        reader.press("Escape");
        reader.finds_no("dialog");
        reader.is_at("");
    }

    /// Reading on in those contents is something else: nothing opens, and they stay
    /// as long as they are in use.
    fn a_tap_is_forgotten_by_doing_something_else(reader: &mut Reader) {
        open_static(reader, Size::Phone, &page(""));
        hold_links(reader);
        reader.tap("目录");
        grow_impatient(reader);
        reader.is_at("#:contents");
        reader.press("Shift");
        reader.js("active().blur()", json!(null));
        reader.server.mend();
        reader.until_js("the viewer is drawn", "return !!page.document.querySelector('bulletin-viewer').shadowRoot.querySelector('#app article')", json!(null));
        reader.finds(".static .side");
        reader.tap_css(".static .side a[href='#xizang']");
        reader.js("active().blur()", json!(null));
        reader.finds("article[part]");
        assert_eq!(reader.count("dialog"), 0);
        reader.is_at("#xizang");
    }

    /// Other links lead where they lead.
    fn links_serve_until_the_viewer_is_there(reader: &mut Reader) {
        for (css, to) in [(ISSUES, "/a/b/c/"), (PICTURE, "/figures/")] {
            open_static(reader, Size::Phone, &page(""));
            hold_links(reader);
            reader.tap_css(css);
            grow_impatient(reader);
            reader.until_js("the link is followed", "return page.location.pathname.includes(args[0]) && !page.location.pathname.endsWith('2020-15/')", json!([to]));
        }
        // A picture is no page of ours, which the end of a test asks for.
        reader.open(Size::Phone, PUBLISHED);
    }

    /// The reading settings need no viewer: they open and close in every way, also
    /// where the wasm never comes.
    fn the_settings_need_no_viewer(reader: &mut Reader) {
        open_static(reader, Size::Phone, &page(""));
        closes_in_every_way(reader, "阅读");
        reader.allow("Failed to load resource");
        reader.server.mend();
        reader.server.fault(&published_wasm(reader), Fault::Status(404));
        reader.open(Size::Phone, &page("#xizang"));
        reader.until("the wasm fails", || Ok(reader.events().iter().any(|(name, _)| name == "bulletin-error").then_some(())));
        closes_in_every_way(reader, "阅读");
        reader.is_at("#xizang");
    }

    /// A viewer that does not come is no failure to a reader who asked for nothing;
    /// what they ask for is done by links, or said to be impossible beside the bar.
    fn a_viewer_that_never_comes_is_missed_where_it_is_needed(reader: &mut Reader) {
        reader.allow("Failed to load resource");
        reader.server.fault(&published_wasm(reader), Fault::Status(404));
        reader.open(Size::Phone, &page(""));
        reader.until("it is told to the page", || {
            let events = reader.events();
            Ok(events.iter().any(|(name, detail)| name == "bulletin-error" && detail["code"] == "wasm-missing").then_some(()))
        });
        reader.finds_no("#failure");
        reader.finds_no("#loading");
        reader.tap("目录");
        reader.is_at("#:contents");
        reader.tap_css(BY_AMOUNT);
        reader.sees("没能打开，请稍后再试。");
        reader.screenshot("starting/note");
        reader.finds_no("#failure");
        reader.finds_no(".static [aria-busy]");
        // It is asked for again.
        reader.server.mend();
        hold_links(reader);
        reader.tap_css(BY_AMOUNT);
        reader.finds("article[part] [data-do=order-amount][aria-pressed=true]");
        reader.sees_no("没能打开，请稍后再试。");
    }

    /// Offline before the browser was idle: a sentence beside the bar, and the page
    /// stays; online again, all is well.
    fn offline_it_is_said_beside_the_bar(reader: &mut Reader) {
        for words in ["Failed to load resource", "error loading dynamically imported module", "not loaded"] {
            reader.allow(words);
        }
        hold_picture(reader);
        open_loading(reader, &page("#figure-1"));
        for name in ["start", "sheets"] {
            reader.server.fault(&script(reader, name), Fault::Drop);
        }
        go_offline(reader);
        for name in ["各期", "阅读"] {
            reader.tap(name);
            reader.sees("网络未连接，暂时打不开。");
            assert_eq!(reader.count("dialog, #failure"), 0);
        }
        reader.tap("目录");
        reader.is_at("#:contents");
        reader.sees_no("网络未连接，暂时打不开。");
        reader.js("delete page.navigator.onLine", json!(null));
        reader.server.mend();
        // What was tapped last is done, now that the browser is idle.
        reader.finds("article[part]");
        reader.finds(".sheet[open]");
        reader.press("Escape");
        reader.finds_no("dialog");
        reader.tap("各期");
        reader.finds(".sheet[open]");
    }

    /// A tap that needs the viewer asks at once for it and for what it opens.
    fn a_tap_asks_for_all_that_it_needs_at_once(reader: &mut Reader) {
        reader.server.prelude("Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })");
        let files = ["start", "sheets"].map(|it| script(reader, it));
        for file in &files {
            reader.server.fault(file, Fault::Hold);
        }
        reader.open(Size::Phone, &page(""));
        hold_links(reader);
        reader.tap("目录");
        reader.until("both are requested", || Ok(files.iter().all(|it| reader.server.count(it) == 1).then_some(())));
        reader.server.mend();
        reader.finds("article[part]");
        reader.finds(".sheet[open]");
        reader.press("Escape");
        reader.finds_no("dialog");
    }

    /// Where the viewer is there before the looks of what it opens, a tap waits for
    /// them.
    fn nothing_opens_without_its_looks(reader: &mut Reader) {
        let looks = script(reader, "sheets");
        for (rest, css, opens) in [("", "#app .bar [data-do=contents]", ".sheet"), ("#figure-1", "#app article .picture", ".lightbox")] {
            reader.server.fault(&looks, Fault::Hold);
            reader.read(Size::Phone, &page(rest));
            reader.finds("article[part]");
            reader.tap_css(css);
            reader.finds(&format!("{css}[aria-busy]"));
            reader.screenshot("starting/held");
            assert_eq!(reader.count("dialog"), 0);
            reader.server.mend();
            reader.finds(&format!("{opens}[open]"));
            let looked = "return page.getComputedStyle(matching({ css: args })[0]).overscrollBehaviorY === 'contain'";
            reader.until_js("it has its looks", looked, json!(opens));
            reader.finds_no(&format!("{css}[aria-busy]"));
            reader.press("Escape");
            reader.finds_no("dialog");
        }
    }

    /// Looks that cannot be had are missed where they are needed, and asked for again.
    fn looks_that_do_not_come_are_missed_beside_the_bar(reader: &mut Reader) {
        for words in ["Failed to load resource", "error loading dynamically imported module", "not loaded"] {
            reader.allow(words);
        }
        reader.server.fault(&script(reader, "sheets"), Fault::Drop);
        reader.read(Size::Phone, &page(""));
        reader.finds("article[part]");
        for name in ["各期", "阅读"] {
            reader.tap(name);
            reader.sees("没能打开，请稍后再试。");
            reader.finds_no("#app button[aria-busy]");
            assert_eq!(reader.count("dialog, #failure:not([hidden])"), 0);
        }
        reader.server.mend();
        reader.tap("各期");
        reader.finds(".sheet[open]");
        reader.sees_no("没能打开，请稍后再试。");
    }

    /// Once the browser is idle after the viewer has started, nothing that a tap opens
    /// asks for anything.
    fn what_was_fetched_when_idle_works_offline(reader: &mut Reader) {
        reader.read(Size::Phone, &page(""));
        reader.finds("article[part]");
        let looks = script(reader, "sheets");
        reader.until("the looks are requested", || Ok((reader.server.count(&looks) == 1).then_some(())));
        let before = requested(reader);
        for name in ["目录", "各期", "阅读"] {
            reader.tap(name);
            reader.finds(".sheet[open]");
            reader.press("Escape");
            reader.finds_no("dialog");
        }
        assert_eq!(requested(reader), before);
    }
}
