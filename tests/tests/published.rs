//! The pages of a published site: before, during and after the take-over.

use crate::support::{bare, fits_the_window, open_static, page, published_wasm, until_idle};
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size, in_chromium, in_every_browser};
use serde_json::json;
use std::collections::BTreeMap;
use std::time::Duration;

/// The policy of the generated server settings (crates/publisher, `CSP`).
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// Waits until the viewer has taken over.
fn takes_over(reader: &Reader) {
    reader.server.mend();
    reader.until_ready();
    reader.finds("article[part]");
}

/// The text of the page, whether the viewer is there or not. Not what is announced,
/// which depends on how long something took.
fn text(reader: &Reader) -> String {
    let script = "return visibleText(matching({ css: '.viewer' })[0])";
    let text = reader.js(script, json!(null));
    bare(text.as_str().unwrap_or_default())
}

fn top(reader: &Reader, id: &str) -> f64 {
    let script = "return [...elements()].filter(shown).find((it) => it.id === args).getBoundingClientRect().top";
    reader.js(script, json!(id)).as_f64().unwrap_or(f64::NAN)
}

in_every_browser! {
    /// The viewer shows the text of the static page, and nothing moves, at every
    /// size.
    fn the_viewer_shows_what_stood_there(reader: &mut Reader) {
        reader.server.page_header("content-security-policy", POLICY);
        for size in Size::ALL {
            open_static(reader, size, &page(""));
            reader.sees("同心战疫，各地质协在行动");
            fits_the_window(reader);
            reader.screenshot("published/static");
            let boxes = "return [...elements()].filter(shown)
                .filter((it) => it.closest('.viewer') && it.matches('p, h1, h2, h3, figure, table, td, nav, .tools button, .bar > *'))
                .map((it) => { const box = it.getBoundingClientRect(); return [it.className, Math.round(box.left), Math.round(box.top), Math.round(box.width)]; })";
            let before = (text(reader), reader.js(boxes, json!(null)));
            takes_over(reader);
            let after = (text(reader), reader.js(boxes, json!(null)));
            assert!(before.0.len() > 1000);
            assert_eq!(after.0, before.0);
            let (before, after) = (before.1, after.1);
            let pairs = before.as_array().into_iter().flatten().zip(after.as_array().into_iter().flatten());
            for (one, two) in pairs {
                let near = (1..4).all(|at| (one[at].as_f64().unwrap_or(0.0) - two[at].as_f64().unwrap_or(9.0)).abs() <= 1.0);
                assert!(near && one[0] == two[0], "{one} became {two}");
            }
            assert_eq!(before.as_array().map(Vec::len), after.as_array().map(Vec::len));
            reader.screenshot("published/viewer");
        }
    }

    /// Each file is requested once, and only files that `cargo xtask size` counts; what
    /// opens over the page is requested when the browser is idle after that.
    fn nothing_else_is_fetched(reader: &mut Reader) {
        let own = reader.server.requests().len();
        let looks = reader.server.named(&format!("{PUBLISHED}sheets-"), ".js");
        open_static(reader, Size::Phone, &page(""));
        let wasm = published_wasm(reader);
        reader.until("the wasm is requested", || Ok((reader.server.count(&wasm) == 1).then_some(())));
        until_idle(reader);
        assert_eq!(reader.server.count(&looks), 0);
        takes_over(reader);
        reader.until("the looks are requested", || Ok((reader.server.count(&looks) == 1).then_some(())));
        let mut asked: BTreeMap<String, usize> = BTreeMap::new();
        for request in &reader.server.requests()[own..] {
            if !request.path.contains("/figures/") {
                *asked.entry(request.path.clone()).or_default() += 1;
            }
        }
        let [script, style] = [".js", ".css"].map(|it| reader.server.named(&format!("{PUBLISHED}viewer-"), it));
        let [choices, start] = ["choices-", "start-"].map(|it| reader.server.named(&format!("{PUBLISHED}{it}"), ".js"));
        let under = |name: &str| format!("{PUBLISHED}{name}");
        let counted = [page(""), script, style, choices, start, wasm, under("data/archive.json"), under("icon.svg"), looks];
        for (path, times) in &asked {
            assert!(counted.contains(path), "{path} is not counted");
            assert_eq!(*times, 1, "{path}");
        }
        assert!(asked.len() >= counted.len() - 1, "{asked:?}");
    }

    /// Readers who have scrolled stay where they are, to the pixel, and so do those
    /// who followed a link to a place.
    fn the_take_over_moves_nothing(reader: &mut Reader) {
        for (rest, id, below) in [("", "xizang", -37.0), ("", "zhejiang", 55.0), ("", "summary", 10.0), ("#xizang", "xizang", f64::NAN)] {
            open_static(reader, Size::Phone, &page(rest));
            if !below.is_nan() {
                reader.scroll_to_css(&format!("#{id}"), below);
            }
            reader.until_js("the page is scrolled", "return page.scrollY > 100", json!(null));
            let before = top(reader, id);
            takes_over(reader);
            reader.until_drawn();
            let after = top(reader, id);
            assert!((after - before).abs() < 1.0, "{id} was at {before} and is at {after}");
        }
    }

    /// A selection is kept until the reader clears it.
    fn the_take_over_waits_for_a_selection(reader: &mut Reader) {
        open_static(reader, Size::Phone, &page(""));
        reader.js("page.getSelection().selectAllChildren(page.document.getElementById('xizang'))", json!(null));
        reader.server.mend();
        reader.until_js("the viewer has drawn and waits",
            "return !!page.document.querySelector('bulletin-viewer').shadowRoot.querySelector('#app article')", json!(null));
        assert_eq!(reader.count("article[part]"), 0);
        assert_eq!(reader.events().len(), 0);
        reader.js("page.getSelection().removeAllRanges()", json!(null));
        takes_over(reader);
    }

    /// Places have addresses and evidence is marked, whatever the file name and the
    /// query of the page.
    fn places_have_addresses(reader: &mut Reader) {
        for rest in ["#xizang", "index.html#xizang", "?from=singlemessage#xizang"] {
            reader.read(Size::Wide, &page(rest));
            reader.finds("article[part]");
            reader.tap_css(".contents a[data-go=zhejiang]");
            reader.is_at("#zhejiang");
            reader.back();
            reader.is_at("#xizang");
        }
        reader.goes_to("#summary");
        reader.until_js("the summary is gone to", "return page.scrollY > 1000", json!(null));
        reader.tap_css("article[part] .evidence");
        reader.finds("mark");
        assert!(!reader.hash().contains('/'), "{}", reader.hash());
    }

    /// Links to other issues lead to their pages, with and without the viewer.
    fn pages_lead_to_each_other(reader: &mut Reader) {
        open_static(reader, Size::Phone, &page(""));
        let at = |reader: &Reader, path: &str| {
            let path = format!("{PUBLISHED}{path}");
            reader.until_js("the other page is open", "return page.location.pathname === args && page.document.readyState === 'complete'", json!(path));
        };
        reader.tap_css(".pager a");
        at(reader, "2020-14/");
        reader.server.mend();
        reader.until_ready();
        reader.finds("article[part]");
        reader.tap_css(".pager .previous");
        at(reader, "2020-13/");
        reader.open(Size::Phone, PUBLISHED);
        fits_the_window(reader);
        reader.screenshot("published/archive");
        reader.tap_css(".entries a");
        at(reader, "2020-15/");
        reader.open(Size::Wide, PUBLISHED);
        reader.screenshot("published/archive");
    }

    /// After the take-over the contents mark the section that the reader is in,
    /// though the viewer was hidden while it rendered.
    fn the_section_gone_to_is_current_after_the_take_over(reader: &mut Reader) {
        for size in [Size::Phone, Size::Wide] {
            reader.read(size, &page("#xz-own"));
            reader.until_js("Tibet is current", "const root = page.document.querySelector('bulletin-viewer').shadowRoot;
                return [...root.querySelectorAll('.side [aria-current]')].map((it) => it.textContent.slice(0, 2)).join() === '西藏'", json!(null));
        }
    }

    /// A figure opened by a synthetic click, as from assistive technology, is never
    /// shown without its styles.
    fn a_figure_opens_with_its_looks_or_waits_for_them(reader: &mut Reader) {
        let looks = reader.server.named(&format!("{PUBLISHED}start-"), ".js");
        reader.server.fault(&looks, Fault::Hold);
        reader.open(Size::Phone, &page("#figure-1"));
        reader.hold_timers(500);
        reader.js("matching({ css: '.static .picture' })[0].click()", json!(null));
        reader.finds(".static .picture[aria-busy]");
        assert_eq!(reader.count("dialog"), 0);
        reader.server.mend();
        reader.until_js("it has its looks", "const one = matching({ css: '.lightbox' })[0];
            return one && one.getBoundingClientRect().height >= page.innerHeight - 1", json!(null));
    }

    /// The failure panel has all of its looks, which come with it.
    fn a_failure_has_its_looks(reader: &mut Reader) {
        reader.read(Size::Phone, &page(""));
        reader.finds("article[part]");
        reader.js("page.document.querySelector('bulletin-viewer').navigate('nowhere')", json!(null));
        reader.sees("这一期里没有链接所指的位置");
        reader.until_js("it has its looks", "const one = matching({ css: '#failure' })[0];
            return page.getComputedStyle(one).textWrapStyle === 'balance' || page.getComputedStyle(one).textWrap === 'balance'", json!(null));
    }

    /// Leaving before the viewer has started shows no failure, however long the next
    /// page takes: Firefox and WebKit abort requests at the tap.
    fn leaving_before_the_viewer_has_come_is_no_failure(reader: &mut Reader) {
        open_static(reader, Size::Phone, &page(""));
        let next = format!("{PUBLISHED}2020-14/");
        reader.server.fault(&next, Fault::Delay(Duration::from_millis(900)));
        reader.tap_css(".pager a");
        reader.until_js("the other page is open", "return page.location.pathname === args", json!(next));
        takes_over(reader);
    }

    /// The same where not even the script has come that starts the viewer.
    fn leaving_before_its_script_has_come_is_no_failure(reader: &mut Reader) {
        let start = reader.server.named(&format!("{PUBLISHED}start-"), ".js");
        reader.server.fault(&start, Fault::Hold);
        reader.open(Size::Phone, &page(""));
        reader.until("the script is requested", || Ok((reader.server.count(&start) == 1).then_some(())));
        let next = format!("{PUBLISHED}2020-14/");
        reader.server.fault(&next, Fault::Delay(Duration::from_millis(900)));
        reader.tap_css(".pager a");
        reader.until_js("the other page is open", "return page.location.pathname === args", json!(next));
        takes_over(reader);
        let names: Vec<String> = reader.events().into_iter().map(|(name, _)| name).collect();
        assert!(!names.contains(&"bulletin-error".to_owned()), "{names:?}");
    }

    /// An enlarged figure has its styles in time.
    fn a_figure_opens_large(reader: &mut Reader) {
        reader.read(Size::Phone, &page("#figure-1"));
        reader.finds("article[part]");
        reader.tap_css("article[part] .picture");
        reader.until_js("it is as large as the screen", "const one = matching({ css: '.lightbox' })[0];
            return one && one.getBoundingClientRect().height >= page.innerHeight - 1", json!(null));
        reader.press("Escape");
        reader.finds_no(".lightbox");
    }
}

in_chromium! {
    /// The text is seen whichever file does not come, at once or after two seconds;
    /// the looks come when they are there.
    fn no_file_keeps_the_text_back(reader: &mut Reader) {
        let painted = "return page.document.querySelector('.tail') && page.performance.getEntriesByName('first-contentful-paint').length > 0";
        for (start, end, waits) in [("choices-", ".js", false), ("viewer-", ".js", false), ("viewer-", ".css", true)] {
            let file = reader.server.named(&format!("{PUBLISHED}{start}"), end);
            reader.open(Size::Phone, "/test/plain.html");
            reader.server.fault(&file, Fault::Hold);
            // Not as the reader opens pages, who waits until they are complete.
            reader.js("page.location.href = args", json!(page("")));
            if waits {
                let held = "return page.document.querySelector('.tail') && page.__clock && page.__clock.waiting > 0";
                reader.until_js("the text waits for its looks", held, json!(null));
                reader.advance(2000);
            }
            reader.until_js(&format!("the text is there without {file}"), painted, json!(null));
            reader.server.mend();
            let looks = "return page.getComputedStyle(page.document.querySelector('.head .kind')).fontSize === '45px'";
            reader.until_js("it has its looks", looks, json!(null));
            takes_over(reader);
        }
    }

    /// The page can be read and its links work with scripts off.
    fn the_page_reads_without_scripts(reader: &mut Reader) {
        let session = reader.session();
        session.protocol("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
        let address = format!("{}{}", reader.server.origin(), page("#xizang"));
        session.go(&address).expect("the page opens");
        let _ = std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/screenshots/published"));
        let html = reader.session().protocol("Runtime.evaluate", json!({
            "expression": "document.querySelector('#xizang').getBoundingClientRect().top + '|' + (document.querySelector('bulletin-viewer').shadowRoot === null)"
        }));
        session.protocol("Emulation.setScriptExecutionDisabled", json!({ "value": false }));
        let value = html["result"]["value"].as_str().unwrap_or_default().to_owned();
        let (top, plain) = value.split_once('|').unwrap_or_default();
        assert_eq!(plain, "true", "{html}");
        let top: f64 = top.parse().unwrap_or(f64::NAN);
        assert!((-1.0..60.0).contains(&top), "{top}");
        reader.open(Size::Phone, &page(""));
    }

    /// There is no layout shift at the take-over.
    fn nothing_shifts(reader: &mut Reader) {
        for size in [Size::Phone, Size::Wide] {
            open_static(reader, size, &page(""));
            reader.js("page.shifted = []; new page.PerformanceObserver((list) => page.shifted.push(...list.getEntries().map((it) => it.value)))
                .observe({ type: 'layout-shift', buffered: true })", json!(null));
            takes_over(reader);
            reader.until_drawn();
            assert_eq!(reader.js("return page.shifted", json!(null)), json!([]));
        }
    }
}
