//! Taps that need something that has not come: offline, from a server that hangs, or
//! damaged. What a tap needs is fetched before; what is missing is said beside what was
//! tapped, and the next tap tries anew.

use crate::support::{open_static, page, published_wasm};
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::json;

/// A script on the viewer's own page, an embed.
fn embedded(reader: &Reader, name: &str) -> String {
    reader.server.named(&format!("/{name}-"), ".js")
}

/// A script of the published site.
fn published(reader: &Reader, name: &str) -> String {
    reader.server.named(&format!("{PUBLISHED}{name}-"), ".js")
}

/// Nothing is fetched that the reader has not asked for.
fn saves_data(reader: &Reader) {
    let connection = "{ value: { saveData: true }, configurable: true }";
    let script = format!("Object.defineProperty(navigator, 'connection', {connection})");
    reader.server.prelude(&script);
}

fn is_offline(reader: &Reader, offline: bool) {
    let script = match offline {
        true => {
            "Object.defineProperty(page.navigator, 'onLine', { get: () => false, configurable: true });
            page.dispatchEvent(new page.Event('offline'))"
        }
        false => "delete page.navigator.onLine; page.dispatchEvent(new page.Event('online'))",
    };
    reader.js(script, json!(null));
}

/// What browsers log of a script that does not come.
fn expect_lost_scripts(reader: &mut Reader) {
    for words in [
        "Failed to load resource",
        "error loading dynamically imported module",
        "not loaded",
    ] {
        reader.allow(words);
    }
}

/// Waits until these have been requested.
fn until_requested(reader: &Reader, paths: &[&String], times: usize) {
    reader.until("they are requested", || {
        let all = paths.iter().all(|it| reader.server.count(it) == times);
        Ok(all.then_some(()))
    });
}

/// A sheet opens, has its looks, and leaves nothing in the history.
fn opens_and_closes(reader: &Reader, button: &str) {
    reader.finds(".sheet[open]");
    let looked = "return page.getComputedStyle(matching({ css: '.sheet' })[0]).overscrollBehaviorY === 'contain'";
    reader.until_js("it has its looks", looked, json!(null));
    reader.press("Escape");
    reader.finds_no("dialog");
    reader.has_focus_on(button);
    leaves_no_entry(reader);
}

fn leaves_no_entry(reader: &Reader) {
    let left = "return !page.history.state?.['bulletin-viewer']?.over";
    reader.until_js("no entry is left over", left, json!(null));
}

/// The sentence stands in sight and near the control, and not on it.
fn is_said_beside(reader: &Reader, words: &str, control: &str) {
    reader.until_js(
        "it is said",
        "const root = page.document.querySelector('bulletin-viewer').shadowRoot;
        return root.querySelector('.note').textContent.startsWith(args)",
        json!(words),
    );
    let script = "const root = page.document.querySelector('bulletin-viewer').shadowRoot;
        const note = root.querySelector('.note').getBoundingClientRect(), control = matching({ css: args })[0].getBoundingClientRect();
        return [note.left >= 0, note.right <= page.innerWidth, note.top >= 0, note.bottom <= page.innerHeight,
            note.bottom <= Math.max(control.top, 72) + 1, Math.abs(control.top - note.bottom) < 80 || control.top < 72,
            note.right > control.left, note.left < control.right, root.querySelectorAll('dialog, #failure:not([hidden])').length === 0]";
    let found = reader.js(script, json!(control));
    let all = found.as_array().cloned().unwrap_or_default();
    assert!(
        !all.is_empty() && all.iter().all(|it| it == true),
        "{control}: {found}"
    );
}

in_every_browser! {
    /// In an embed that rests, nothing that a tap opens asks for anything.
    fn an_embed_fetches_what_taps_need_when_it_rests(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        let reading = embedded(reader, "reading");
        until_requested(reader, &[&reading], 1);
        reader.until_js("it has come", "return window.__recorded.asked.some((it) => it.includes('reading-'))", json!(null));
        reader.server.fault(&reading, Fault::Drop);
        is_offline(reader, true);
        for button in ["目录", "各期", "阅读"] {
            reader.tap(button);
            opens_and_closes(reader, button);
        }
        assert_eq!(reader.server.count(&reading), 1);
    }

    /// Where data is to be saved it fetches nothing before.
    fn an_embed_that_saves_data_fetches_nothing_before(reader: &mut Reader) {
        saves_data(reader);
        reader.read(Size::Phone, "/");
        let reading = embedded(reader, "reading");
        crate::support::until_idle(reader);
        assert_eq!(reader.server.count(&reading), 0);
        reader.tap("阅读");
        opens_and_closes(reader, "阅读");
        assert_eq!(reader.server.count(&reading), 1);
    }

    /// What could not be fetched is fetched when the network is back, before the next tap.
    fn what_did_not_come_comes_when_the_network_is_back(reader: &mut Reader) {
        expect_lost_scripts(reader);
        for (path, script) in [("/".to_owned(), embedded(reader, "reading")), (page(""), published(reader, "sheets"))] {
            reader.server.fault(&script, Fault::Status(503));
            reader.read(Size::Phone, &path);
            reader.finds("article[part]");
            until_requested(reader, &[&script], 1);
            is_offline(reader, true);
            reader.server.mend();
            is_offline(reader, false);
            reader.until_js("it has come", "return window.__recorded.asked.some((it) => it.includes(args + '?'))", json!(script));
            reader.server.fault(&script, Fault::Drop);
            reader.tap("阅读");
            opens_and_closes(reader, "阅读");
            reader.server.mend();
        }
    }

    /// The viewer of a published page starts when the network is back, if it could not
    /// before; nobody who reads notices.
    fn the_viewer_comes_when_the_network_is_back(reader: &mut Reader) {
        expect_lost_scripts(reader);
        for path in [published(reader, "start"), published_wasm(reader)] {
            reader.server.fault(&path, Fault::Drop);
            reader.open(Size::Phone, &page(""));
            reader.until("it fails", || Ok(reader.events().iter().any(|(name, _)| name == "bulletin-error").then_some(())));
            reader.finds_no("#failure");
            reader.js("window.__recorded.events = []", json!(null));
            reader.server.mend();
            is_offline(reader, false);
            reader.until_ready();
            reader.finds("article[part]");
            reader.has_focus_on("body");
        }
    }

    /// Settings that do not come: busy, then a sentence beside the button; the history
    /// is as it was, the focus stays, and the next tap tries anew.
    fn settings_that_do_not_come_are_said_beside_the_button(reader: &mut Reader) {
        expect_lost_scripts(reader);
        saves_data(reader);
        let wide = ".side [data-do=settings]";
        let narrow = ".bar [data-do=settings]";
        for (path, script) in [("/".to_owned(), embedded(reader, "reading")), (page(""), published(reader, "sheets"))] {
            for (size, css) in [(Size::Phone, narrow), (Size::Wide, wide)] {
                reader.open(size, &path);
                if path == "/" {
                    reader.until_ready();
                }
                reader.finds(css);
                let before = reader.js("return page.history.length", json!(null));
                for (fault, offline, words) in [
                    (Fault::Drop, true, "网络未连接，暂时打不开。"),
                    (Fault::Drop, false, "没能打开，请稍后再试。"),
                    (Fault::Status(404), false, "没能打开，请稍后再试。"),
                    (Fault::Body(b"export {".to_vec()), false, "没能打开，请稍后再试。"),
                    (Fault::Body(Vec::new()), false, "没能打开，请稍后再试。"),
                ] {
                    reader.server.fault(&script, fault);
                    is_offline(reader, offline);
                    reader.tap_css(css);
                    is_said_beside(reader, words, css);
                    reader.finds_no(&format!("{css}[aria-busy]"));
                    reader.until_js("the focus is on the button", "return active().matches(args)", json!(css));
                    leaves_no_entry(reader);
                    reader.server.mend();
                }
                reader.screenshot(&format!("offline/settings-{}", path.len()));
                assert_eq!(reader.js("return page.history.length", json!(null)), before);
                reader.tap_css(css);
                opens_and_closes(reader, "阅读");
                reader.js("page.sessionStorage.clear()", json!(null));
            }
        }
    }

    /// A file that hangs is asked for anew by the next tap, not waited for again.
    fn a_file_that_hangs_is_asked_for_anew(reader: &mut Reader) {
        for (path, script) in [("/".to_owned(), embedded(reader, "reading")), (page(""), published(reader, "sheets"))] {
            for fault in [Fault::Hold, Fault::Stall(100)] {
                // Of each answer the same number, in what may be a browser's cache.
                reader.server.fault_times(&script, 1, fault);
                reader.read(Size::Phone, &path);
                reader.finds("article[part]");
                let before = reader.server.count(&script);
                until_requested(reader, &[&script], before.max(1));
                reader.tap("阅读");
                reader.finds("[data-do=settings][aria-busy]");
                leaves_no_entry(reader);
                // Not what a back button would close.
                assert_eq!(reader.count("dialog"), 0);
                reader.advance(3001);
                reader.tap("阅读");
                opens_and_closes(reader, "阅读");
                reader.server.mend();
            }
        }
    }

    /// A tap that waited too long says so; nothing opens later by itself.
    fn a_tap_waits_as_long_as_a_request(reader: &mut Reader) {
        let script = embedded(reader, "reading");
        reader.server.fault(&script, Fault::Hold);
        reader.read(Size::Phone, "/test/host-page.html?src=/data/archive.json&timeout=9");
        reader.finds("article[part]");
        reader.scroll_to_css("article[part]", 0.0);
        reader.tap("阅读");
        reader.finds("[data-do=settings][aria-busy]");
        reader.advance(9000);
        is_said_beside(reader, "没能打开，请稍后再试。", "[data-do=settings]");
        reader.server.mend();
        reader.until_js("it has come", "return window.__recorded.asked.some((it) => it.endsWith(args))", json!(script));
        assert_eq!(reader.count("dialog"), 0);
        reader.tap("阅读");
        opens_and_closes(reader, "阅读");
    }

    /// Offline, another issue is tapped: the text stays where it is, why is told beside
    /// it in sight, the address is that of the text, and Back and a retry work.
    fn the_text_stays_when_another_issue_cannot_be_had(reader: &mut Reader) {
        reader.allow("Failed to load resource");
        let previous = "/data/2020-14/issue.json";
        for (fault, offline, what) in [(Fault::Drop, true, "网络未连接"), (Fault::Status(404), false, "服务器未能提供这份简报")] {
            reader.open(Size::Phone, "/test/plain.html");
            reader.read(Size::Phone, "/test/host-page.html?src=/data/archive.json");
            reader.finds(".pager");
            reader.tap_css(".contents a, .bar [data-go=summary]");
            reader.is_at("#bulletin/2020-15/summary");
            // The jump is over for a reader who does something.
            reader.press("Shift");
            reader.scroll_to_css(".pager", 300.0);
            reader.until_drawn();
            let before = reader.scroll();
            reader.server.fault(previous, fault.clone());
            is_offline(reader, offline);
            reader.tap("上一期");
            reader.sees(what);
            reader.finds("#failure.notice");
            reader.finds_no("#loading");
            reader.sees("天津：主动作为，服务企业");
            reader.is_at("#bulletin/2020-15");
            assert!((reader.scroll() - before).abs() < 1.0);
            let [_, top, _, height] = reader.rectangle("#failure .card");
            assert!(top > 0.0 && top + height <= 844.0 - 56.0, "{top}, {height}");
            reader.screenshot("offline/issue");
            // Another try, which fails again, and tells it again.
            reader.js("window.__recorded.events = []", json!(null));
            reader.tap("重试");
            reader.until("it fails again", || Ok(reader.events().iter().any(|(name, _)| name == "bulletin-error").then_some(())));
            reader.finds("#failure.notice");
            reader.has_focus_on("重试");
            reader.is_at("#bulletin/2020-15");
            // Back leads to where they were, and nothing is told any more.
            reader.back();
            reader.is_at("#bulletin/2020-15/summary");
            reader.finds_no("#failure");
            reader.sees("天津：主动作为，服务企业");
            reader.tap("上一期");
            reader.finds("#failure.notice");
            reader.server.mend();
            is_offline(reader, false);
            reader.js("window.__recorded.events = []", json!(null));
            reader.tap("重试");
            reader.until_ready();
            reader.is_at("#bulletin/2020-14");
            reader.sees("一期简报里能放些什么");
            reader.finds_no("#failure");
            // What was read can be read again without a network.
            reader.server.fault("/data/2020-15/issue.json", Fault::Drop);
            reader.back();
            reader.is_at("#bulletin/2020-15/summary");
            reader.sees("天津：主动作为，服务企业");
            reader.server.mend();
        }
    }

    /// What failed beside the text is put away, and the focus is where it was.
    fn what_failed_can_be_put_away(reader: &mut Reader) {
        reader.allow("Failed to load resource");
        reader.read(Size::Wide, "/");
        reader.finds(".pager");
        reader.server.fault("/data/2020-14/issue.json", Fault::Status(500));
        reader.js("matching({ css: '.pager a' })[0].focus()", json!(null));
        reader.press("Enter");
        reader.finds("#failure.notice");
        reader.until_still();
        reader.screenshot("offline/issue");
        reader.js("matching({ name: '知道了' })[0].focus()", json!(null));
        reader.press("Enter");
        reader.finds_no("#failure");
        reader.has_focus_on("上一期");
    }

    /// Offline, a link to another page of the site does not take this one away.
    fn offline_a_link_leaves_the_page_where_it_is(reader: &mut Reader) {
        reader.allow("Failed to load resource");
        let next = format!("{PUBLISHED}2020-14/");
        for (ready, css) in [(false, ".static .pager a"), (true, "#app .pager a")] {
            match ready {
                true => reader.read(Size::Phone, &page("")),
                false => open_static(reader, Size::Phone, &page("")),
            }
            reader.finds(css);
            reader.server.fault(&next, Fault::Drop);
            is_offline(reader, true);
            reader.tap_css(css);
            is_said_beside(reader, "网络未连接，暂时打不开。", css);
            reader.finds_no("[aria-busy=true]");
            reader.screenshot("offline/link");
            is_offline(reader, false);
            reader.server.mend();
            if !ready {
                let wasm = published_wasm(reader);
                reader.server.fault(&wasm, Fault::Hold);
            }
            reader.tap_css(".pager a");
            reader.until_js("the other page is open", "return page.location.pathname === args && page.document.readyState === 'complete'", json!(next));
            reader.server.mend();
        }
    }
}
