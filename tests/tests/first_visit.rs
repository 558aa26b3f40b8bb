//! What a first visit requests.

use browser_tests::server::Fault;
use browser_tests::{Size, in_every_browser};
use serde_json::json;
use std::collections::BTreeMap;

in_every_browser! {
    /// Each file is requested once, and only files that `cargo xtask size` counts; what
    /// taps need is requested when the browser is idle after that.
    fn nothing_else_is_fetched(reader: &mut Reader) {
        for size in [Size::Phone, Size::Wide] {
            let before = reader.server.requests().len();
            reader.read(size, "/");
            reader.finds(".tail");
            let later = reader.server.named("/reading-", ".js");
            reader.until("what taps need is requested", || {
                let requests = reader.server.requests();
                let asked = requests[before..].iter().any(|it| it.path == later);
                Ok(asked.then_some(()))
            });
            let mut asked: BTreeMap<String, usize> = BTreeMap::new();
            for request in &reader.server.requests()[before..] {
                // Pictures do not count: how many are loaded ahead is up to the browser.
                if !request.path.contains("/figures/") {
                    *asked.entry(request.path.clone()).or_default() += 1;
                }
            }
            let [style, paper] = ["/page-", "/paper-"].map(|it| reader.server.named(it, ".css"));
            let wasm = reader.server.named("/viewer-", ".wasm");
            let counted = [
                "/", "/icon.svg", "/bulletin-viewer.js", "/data/archive.json",
                "/data/2020-15/issue.json", &style, &paper, &wasm, &later,
            ];
            for (path, times) in &asked {
                assert!(counted.contains(&path.as_str()), "{path} is not counted");
                assert_eq!(*times, 1, "{path}");
            }
            // A headless browser may skip the icon.
            assert!(asked.len() >= counted.len() - 1, "{asked:?}");
        }
    }

    /// The data is requested before the wasm has arrived.
    fn the_data_does_not_wait_for_the_wasm(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        reader.server.fault(&wasm, browser_tests::server::Fault::Hold);
        reader.open(Size::Phone, "/");
        reader.until("archive and issue were asked for", || {
            let both = reader.server.count("/data/archive.json") == 1
                && reader.server.count("/data/2020-15/issue.json") == 1;
            Ok(both.then_some(()))
        });
        reader.screenshot("first-visit/coming");
        reader.server.mend();
        reader.until_ready();
        reader.sees("同心战疫，各地质协在行动");
        assert_eq!(reader.server.count("/data/2020-15/issue.json"), 1);
    }

    /// The head and the headline of the issue stand before the wasm has come, where
    /// the viewer will draw them, and are said once.
    fn the_head_comes_before_the_viewer(reader: &mut Reader) {
        let boxes = "return [...elements()].filter((it) => shown(it) && it.matches('.head > *, .headline'))
            .map((it) => { const box = it.getBoundingClientRect(); return [it.localName, it.textContent, ...['left', 'top', 'width', 'height'].map((name) => Math.round(box[name]))]; })";
        for (size, locale) in [(Size::Phone, "zh-Hans"), (Size::Wide, "en"), (Size::Wide, "zh-Hans")] {
            let wasm = reader.server.named("/viewer-", ".wasm");
            reader.server.fault(&wasm, Fault::Hold);
            reader.open(size, "/test/host-empty.html");
            let script = "const it = page.document.createElement('bulletin-viewer');
                it.src = '/data/archive.json'; it.headingLevel = 2; it.locale = args;
                page.document.querySelector('main').append(it)";
            reader.js(script, json!(locale));
            reader.sees("同心战疫，各地质协在行动");
            assert_eq!(reader.count(".skeleton h2.headline"), 1);
            let before = reader.js(boxes, json!(null));
            reader.screenshot("first_visit/head");
            reader.server.mend();
            reader.until_ready();
            reader.finds("article .headline");
            let after = reader.js(boxes, json!(null));
            assert_eq!(before, after, "{locale}");
            assert_eq!(reader.count(".headline"), 1);
        }
    }
}
