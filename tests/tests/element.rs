//! The element in host pages: attributes, data and events; several elements on
//! a page; moving and removing them; hostile style sheets.

use browser_tests::server::Fault;
use browser_tests::{Browser, Reader, Size, in_chromium, in_every_browser};
use serde_json::{Value, json};

/// A host page with a viewer.
const HOST: &str = "/test/host-page.html?src=/data/archive.json";

/// A host page without a viewer, to which tests add some.
const EMPTY: &str = "/test/host-empty.html";

const NEWEST: &str = "/data/2020-15/issue.json";

/// Milliseconds for which a removed element waits to be inserted again: `GRACE` in
/// `assets/loader`.
const GRACE: u32 = 50;

/// Precedes a test's script: the first viewer of the page and its shadow root.
const VIEWER: &str = "const viewer = page.document.querySelector('bulletin-viewer');
    const root = viewer?.shadowRoot;\n";

fn js(reader: &Reader, script: &str) -> Value {
    reader.js(&format!("{VIEWER}{script}"), json!(null))
}

fn until_js(reader: &Reader, what: &str, script: &str) {
    reader.until_js(what, &format!("{VIEWER}{script}"), json!(null));
}

fn forget_events(reader: &Reader) {
    js(reader, "window.__recorded.events = []");
}

/// How many events of this name were fired.
fn event_count(reader: &Reader, name: &str) -> usize {
    let events = reader.events();
    events.iter().filter(|(it, _)| it == name).count()
}

/// Waits until that many viewers are ready.
fn are_ready(reader: &Reader, count: usize) {
    reader.until(&format!("{count} viewers are ready"), || {
        let now = event_count(reader, "bulletin-ready");
        match now >= count {
            true => Ok(Some(())),
            false => Err(format!("{now} are: {:?}", reader.events())),
        }
    });
}

/// Fetches an issue or the archive into `page.value`, with absolute addresses:
/// data has no base URL of its own.
fn fetch(reader: &Reader, path: &str) {
    reader.js(
        "page.value = null;
        page.fetch(args).then((answer) => answer.text()).then((text) => {
            const at = args.slice(0, args.lastIndexOf('/') + 1);
            const value = JSON.parse(text, function (key, it) {
                return ['src', 'url'].includes(key) ? new page.URL(at + it, page.location).href : it;
            });
            delete value.attachments;
            page.value = value;
        })",
        json!(path),
    );
    reader.until_js("it has come", "return !!page.value", json!(null));
}

/// Appends viewers with these attributes to `<main>`.
fn put(reader: &Reader, viewers: Value) {
    reader.js(
        "for (const attributes of args) {
            const viewer = page.document.createElement('bulletin-viewer');
            for (const name in attributes) viewer.setAttribute(name, attributes[name]);
            page.document.querySelector('main').append(viewer);
        }",
        viewers,
    );
}

/// The viewer has rendered but is not shown yet, because the reader is using the
/// slotted content.
fn waits_for_the_reader(reader: &Reader) {
    until_js(
        reader,
        "an issue is drawn and nothing is loading",
        "return !!root.querySelector('#app .headline') && root.querySelector('#loading').hidden",
    );
    assert_eq!(event_count(reader, "bulletin-ready"), 0, "it did not wait");
    reader.sees("先到的正文");
    assert_eq!(reader.count(".headline"), 0);
}

in_every_browser! {
    /// Every attribute takes effect when it changes and when it is removed.
    fn attributes_change_at_any_time(reader: &mut Reader) {
        reader.read(Size::Phone, HOST);
        reader.sees("天津：主动作为，服务企业");
        js(reader, "viewer.setAttribute('locale', 'en')");
        reader.sees("Previous issue");
        js(reader, "viewer.removeAttribute('locale')");
        reader.sees("上一期");

        reader.finds("h1.headline");
        js(reader, "viewer.setAttribute('heading-level', '3')");
        reader.finds("h3.headline");
        reader.finds("h4.title");
        reader.finds_no("article :is(h1, h2)");
        js(reader, "viewer.headingLevel = null");
        reader.finds("h1.headline");

        let paper = "return getComputedStyle(root.querySelector('.page')).backgroundColor";
        let light = js(reader, paper);
        js(reader, "viewer.theme = 'dark'");
        until_js(reader, "it is dark", &format!("const paper = (() => {{ {paper} }})(); return paper !== {light}"));
        js(reader, "viewer.removeAttribute('theme')");
        until_js(reader, "it is light", &format!("const paper = (() => {{ {paper} }})(); return paper === {light}"));

        let size = "parseFloat(getComputedStyle(root.querySelector('#frame')).fontSize)";
        assert_eq!(js(reader, &format!("return {size}")), json!(18));
        js(reader, "viewer.textSize = 'x-large'");
        until_js(reader, "the text is larger", &format!("return {size} === 26"));
        js(reader, "viewer.textSize = null");
        until_js(reader, "the text is as before", &format!("return {size} === 18"));

        js(reader, "viewer.setAttribute('issue', '2020-13')");
        reader.sees("湖南（示例）：热线有人接，问题有人答");
        js(reader, "viewer.removeAttribute('issue')");
        reader.sees("天津：主动作为，服务企业");

        js(reader, "viewer.setAttribute('route', 'none')");
        let before = js(reader, "return [page.location.href, page.history.length]");
        reader.tap("上一期");
        reader.finds(".next");
        assert_eq!(js(reader, "return [page.location.href, page.history.length]"), before);
        js(reader, "viewer.removeAttribute('route')");
        reader.tap("上一期");
        reader.is_at("#bulletin/2020-13");

        // A single issue has no others to go to.
        js(reader, "page.location.hash = ''; viewer.setAttribute('src', '/data/2020-15/issue.json')");
        reader.sees("天津：主动作为，服务企业");
        reader.finds_no(".pager");
        assert_eq!(event_count(reader, "bulletin-error"), 0);
    }

    /// `data` replaces `src`: an archive or an issue, also when it is set before the
    /// element is upgraded. It is copied.
    fn data_takes_the_place_of_a_source(reader: &mut Reader) {
        reader.open(Size::Phone, EMPTY);
        fetch(reader, "/data/archive.json");
        // Created in a document without the custom element, and upgraded here.
        reader.js(
            "const elsewhere = page.document.implementation.createHTMLDocument('');
            const viewer = elsewhere.createElement('bulletin-viewer');
            viewer.data = page.value;
            viewer.headingLevel = 2;
            page.document.querySelector('main').append(viewer)",
            json!(null),
        );
        reader.until_ready();
        reader.finds("h2.headline");
        reader.sees("上一期");
        assert_eq!(js(reader, "return viewer.data === page.value"), json!(true));

        forget_events(reader);
        fetch(reader, "/data/2020-13/issue.json");
        js(reader, "viewer.data = page.value");
        reader.sees("湖南（示例）：热线有人接，问题有人答");
        reader.finds_no(".pager");
        // A later change of the object has no effect until it is set again.
        js(reader, "page.value.headline = '改过的标题'; viewer.setAttribute('locale', 'en')");
        reader.sees("By region");
        reader.sees_no("改过的标题");
        js(reader, "viewer.data = page.value");
        reader.sees("改过的标题");
        let threw = js(reader, "const circle = {}; circle.circle = circle;
            try { viewer.data = circle; return 'no' } catch (error) { return error.name }");
        assert_eq!(threw, json!("TypeError"));
    }

    /// `navigate` goes to a place, an issue or a place of an issue, also when it is
    /// called before anything is loaded.
    fn navigate_goes_where_it_is_told(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        reader.server.fault(&wasm, Fault::Hold);
        reader.open(Size::Phone, HOST);
        js(reader, "viewer.navigate('xizang')");
        reader.server.mend();
        reader.until_ready();
        reader.is_at("#bulletin/2020-15/xizang");
        js(reader, "viewer.navigate('summary')");
        reader.is_at("#bulletin/2020-15/summary");
        js(reader, "viewer.navigate('2020-14')");
        reader.is_at("#bulletin/2020-14");
        reader.sees("一期简报里能放些什么");
        js(reader, "viewer.navigate('2020-15/zhejiang')");
        reader.is_at("#bulletin/2020-15/zhejiang");
        reader.has_focus_on("#zhejiang");
        reader.back();
        reader.sees("一期简报里能放些什么");
    }

    /// Events bubble and cross an outer shadow root; the page can cancel a
    /// navigation.
    fn the_page_hears_and_may_forbid(reader: &mut Reader) {
        reader.allow("Failed to load resource");
        reader.open(Size::Phone, EMPTY);
        js(
            reader,
            "const box = page.document.createElement('div');
            page.document.querySelector('main').append(box);
            const closed = box.attachShadow({ mode: 'open' });
            const viewer2 = page.document.createElement('bulletin-viewer');
            viewer2.setAttribute('src', '/data/archive.json');
            page.heard = [];
            page.forbidden = true;
            for (const name of ['ready', 'navigate', 'error']) {
              page.document.addEventListener('bulletin-' + name, (event) => {
                const { bubbles, composed, cancelable, target } = event;
                page.heard.push([name, bubbles, composed, cancelable, target === box]);
                if (name === 'navigate' && page.forbidden) event.preventDefault();
              });
            }
            closed.append(viewer2)",
        );
        reader.until_ready();
        let address = js(reader, "return page.location.href");
        reader.tap("上一期");
        reader.until("the page was asked", || Ok((event_count(reader, "bulletin-navigate") == 1).then_some(())));
        let events = reader.events();
        let (_, detail) = events.last().expect("there is one");
        assert_eq!(detail["issue"], json!("2020-14"));
        assert_eq!(js(reader, "return page.location.href"), address);
        reader.sees("天津：主动作为，服务企业");
        assert_eq!(reader.server.count("/data/2020-14/issue.json"), 0);

        js(reader, "page.forbidden = false");
        reader.server.fault("/data/2020-14/issue.json", Fault::Status(500));
        reader.tap("上一期");
        reader.sees("服务器未能提供这份简报");
        let heard = js(reader, "return page.heard");
        assert_eq!(heard, json!([
            ["ready", true, true, false, true],
            ["navigate", true, true, true, true],
            ["navigate", true, true, true, true],
            ["error", true, true, false, true],
        ]));
    }

    /// Of two elements without an id the first owns the address; when it is removed,
    /// the other does.
    fn of_two_without_an_id_the_first_routes(reader: &mut Reader) {
        reader.open(Size::Phone, EMPTY);
        put(reader, json!([
            { "src": "/data/archive.json" },
            { "src": "/data/archive.json", "issue": "2020-14" },
        ]));
        are_ready(reader, 2);
        assert_eq!(reader.server.count("/data/archive.json"), 1, "fetched together");
        let wasm = reader.server.named("/viewer-", ".wasm");
        assert_eq!(reader.server.count(&wasm), 1);
        // The second one goes to its previous issue.
        reader.tap_nth(".pager .previous", 1);
        reader.sees("湖南（示例）：热线有人接，问题有人答");
        assert_eq!(reader.hash(), "");
        reader.tap_nth(".pager .previous", 0);
        reader.is_at("#bulletin/2020-14");
        reader.sees_no("天津：主动作为，服务企业");
        js(reader, "viewer.remove()");
        reader.until_js("one is left", "return page.document.querySelectorAll('bulletin-viewer').length === 1", json!(null));
        // The remaining one follows the address now.
        reader.until("the other one heeds it", || {
            reader.goes_to("#bulletin/2020-15");
            reader.goes_to("#bulletin/2020-15/xizang");
            Ok(reader.text().contains("天津：主动作为，服务企业").then_some(()))
        });
    }

    /// An element that takes the place of another one has its addresses from the start.
    fn one_that_replaces_another_routes(reader: &mut Reader) {
        reader.read(Size::Phone, "/test/host-page.html?src=/data/archive.json");
        reader.js("page.document.querySelector('bulletin-viewer').navigate('2020-13')", json!(null));
        reader.is_at("#bulletin/2020-13");
        reader.js("const viewer = page.document.querySelector('bulletin-viewer');
            window.__recorded.events = [];
            viewer.replaceWith(viewer.cloneNode(true))", json!(null));
        reader.until_ready();
        let events = reader.events();
        assert_eq!(events[0].1["issue"], json!("2020-13"), "{events:?}");
    }

    /// Elements with ids have separate addresses.
    fn two_with_ids_have_addresses_of_their_own(reader: &mut Reader) {
        reader.open(Size::Phone, &format!("{EMPTY}#right/2020-13/hunan"));
        put(reader, json!([
            { "id": "left", "src": "/data/archive.json" },
            { "id": "right", "src": "/data/archive.json" },
        ]));
        are_ready(reader, 2);
        reader.sees("天津：主动作为，服务企业");
        reader.sees("湖南（示例）：热线有人接，问题有人答");
        // A key press tells the viewer that the reader has moved on: until then it
        // keeps the target of the address in place while the layout changes.
        reader.press("Shift");
        reader.tap_nth(".pager .previous", 0);
        reader.is_at("#left/2020-14");
        reader.sees("湖南（示例）：热线有人接，问题有人答");
        reader.back();
        reader.is_at("#right/2020-13/hunan");
        reader.sees("天津：主动作为，服务企业");
    }

    /// Each move has its own grace period: removed again just as the period of an
    /// earlier move ends, the element is still kept.
    fn moves_one_after_the_other_keep_everything(reader: &mut Reader) {
        reader.read(Size::Phone, HOST);
        reader.finds(".tail");
        reader.hold_timers(GRACE);
        js(reader, "root.querySelector('.headline').kept = true; page.viewer = viewer");
        for _ in 0..4 {
            js(reader, "viewer.remove()");
            reader.advance(GRACE - 10);
            js(reader, "page.document.getElementById('foot').before(page.viewer)");
            // The period that the first move began would end now.
            js(reader, "viewer.remove()");
            reader.advance(10);
            js(reader, "page.document.getElementById('foot').before(page.viewer)");
            reader.advance(GRACE);
        }
        assert_eq!(js(reader, "return root.querySelector('.headline')?.kept === true"), json!(true));
        // Out for all of the period it is taken down.
        js(reader, "viewer.remove()");
        reader.advance(GRACE - 1);
        let mounted = "return !!page.viewer.shadowRoot.querySelector('#app')";
        assert_eq!(js(reader, mounted), json!(true));
        reader.advance(1);
        assert_eq!(js(reader, mounted), json!(false));
        assert_eq!(event_count(reader, "bulletin-ready"), 1);
    }

    /// A move keeps what is shown, its order and the reader's place; nothing is
    /// requested again.
    fn a_move_keeps_everything(reader: &mut Reader) {
        reader.read(Size::Phone, HOST);
        reader.finds(".tail");
        reader.tap("金额从高到低");
        reader.finds("[aria-pressed=true][data-do]");
        js(reader, "root.querySelector('.headline').kept = true;
            const aside = page.document.createElement('aside');
            page.document.getElementById('foot').before(aside)");
        reader.scroll_to_css("#zhejiang", 100.0);
        let asked = reader.server.requests().len();
        let scroll = reader.scroll();
        let top = reader.rectangle("#zhejiang")[1];
        let pressed = "return root.querySelector('.tools [aria-pressed=true]').textContent";
        assert_eq!(js(reader, pressed), json!("金额从高到低"));
        js(reader, "page.document.querySelector('aside').append(viewer)");
        reader.until_drawn();
        // WebKit first lays out the container of a container query as empty, and
        // thereby loses the scroll position.
        if reader.browser() != Browser::Webkit {
            assert!((reader.scroll() - scroll).abs() < 1.0, "{scroll} became {}", reader.scroll());
            assert!((reader.rectangle("#zhejiang")[1] - top).abs() < 1.0);
        }
        // Removed in one task and inserted in the next, as frameworks do.
        reader.hold_timers(GRACE);
        js(reader, "viewer.remove(); page.passed = false; page.setTimeout(() => {
            page.document.querySelector('aside').append(viewer);
            page.passed = true;
        })");
        reader.until_js("it is in again", "return page.passed", json!(null));
        reader.advance(GRACE);
        assert_eq!(js(reader, "return root.querySelector('.headline').kept === true"), json!(true));
        assert_eq!(js(reader, pressed), json!("金额从高到低"));
        assert_eq!(event_count(reader, "bulletin-ready"), 1);
        let since: Vec<_> = reader.server.requests()[asked..].iter().map(|it| it.path.clone()).collect();
        // What taps need comes whenever the browser is idle.
        let expected = |path: &String| ["/figures/", "/reading-"].iter().any(|it| path.contains(it));
        assert!(since.iter().all(expected), "{since:?}");
        reader.tap("按地区");
        until_js(reader, "it still works", "return root.querySelector('.tools [aria-pressed=true]').textContent === '按地区'");
    }

    /// A removed element requests nothing, listens to nothing and shows nothing;
    /// inserted again it starts anew.
    fn what_is_removed_is_gone(reader: &mut Reader) {
        reader.server.fault(NEWEST, Fault::Hold);
        reader.open(Size::Phone, HOST);
        reader.until("the issue was asked for", || Ok((reader.server.count(NEWEST) == 1).then_some(())));
        js(reader, "page.gone = viewer; viewer.remove()");
        until_js(reader, "it is taken down", "return !page.gone.shadowRoot.querySelector('#app')");
        reader.server.mend();
        js(reader, "page.document.body.append(page.gone)");
        reader.until_ready();
        assert_eq!(event_count(reader, "bulletin-ready"), 1);
        assert_eq!(event_count(reader, "bulletin-error"), 0);
        forget_events(reader);
        js(reader, "viewer.remove()");
        until_js(reader, "it is taken down", "return !page.gone.shadowRoot.querySelector('#app')");
        reader.goes_to("#bulletin/2020-14");
        js(reader, "page.gone.navigate('summary')");
        reader.sees("网页的页脚");
        assert_eq!(reader.server.count("/data/2020-14/issue.json"), 0);
        assert_eq!(reader.events(), []);
        // Inserted again it goes where the address points now.
        js(reader, "page.document.body.append(page.gone)");
        reader.sees("一期简报里能放些什么");
    }

    /// The page's style sheets change nothing in the viewer, and the viewer changes
    /// nothing in the page. Slotted content belongs to the page and is left out.
    fn styles_leak_neither_in_nor_out(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        reader.server.fault(&wasm, Fault::Hold);
        reader.open(Size::Phone, "/test/host-hostile.html");
        let styles = "const styles = (top) => [...elements(top)].filter((one) => one.localName !== 'slot').map((one) => {
            const style = page.getComputedStyle(one);
            return describe(one) + [...style].sort().map((name) => name + ':' + style.getPropertyValue(name)).join(';');
        });\n";
        let own = "return styles(page.document.getElementById('own')).concat(
            page.document.styleSheets.length, page.document.adoptedStyleSheets.length,
            page.document.head.children.length, page.document.documentElement.attributes.length,
            page.document.body.attributes.length, page.document.body.children.length,
            Object.keys(page).sort().join())";
        let own = || js(reader, &format!("{styles}{own}"));
        let before = own();
        reader.server.mend();
        reader.until_ready();
        reader.finds(".tail");
        assert_eq!(own(), before, "the viewer changed the page");

        // Compared inside the page: the styles are too large to transfer.
        js(reader, &format!("{styles} page.styles = styles(root)"));
        let count = js(reader, "return page.styles.length");
        assert!(count.as_u64() > Some(200), "{count}");
        // In a sheet, too.
        reader.tap("目录");
        reader.finds("dialog[open]");
        reader.until_still();
        js(reader, &format!("{styles} page.sheet = styles(root.querySelector('dialog'))"));
        js(reader, "page.document.getElementById('hostile').media = 'all'");
        until_js(reader, "the hostile styles are in force", "return page.getComputedStyle(page.document.querySelector('#own p')).color === 'rgb(0, 255, 0)'");
        let differ = "const differ = (old, now) => now.map((one, at) => [one, old[at]]).filter(([one, was]) => one !== was).slice(0, 5).map(([one, was]) => {
            const [new_, old_] = [one, was ?? ''].map((it) => it.split(';'));
            return [one.split('”')[0], old_.filter((it) => !new_.includes(it)).slice(0, 12).join('; '), new_.filter((it) => !old_.includes(it)).slice(0, 12).join('; ')];
        });\n";
        let found = js(reader, &format!("{styles}{differ} return differ(page.sheet, styles(root.querySelector('dialog')))"));
        assert_eq!(found, json!([]), "the page changed the sheet");
        reader.press("Escape");
        reader.finds_no("dialog[open]");
        js(reader, "active()?.blur(); page.document.getElementById('hostile').media = 'all'");
        let found = js(reader, &format!("{styles}{differ} return differ(page.styles, styles(root))"));
        assert_eq!(found, json!([]), "the page changed the viewer");
    }

    /// The host page's fragments and history are left alone.
    fn a_fragment_of_the_page_is_left_alone(reader: &mut Reader) {
        reader.read(Size::Phone, &format!("{HOST}#foot"));
        let length = js(reader, "return page.history.length");
        reader.scroll_to(500.0);
        reader.tap("数一数");
        reader.is_at("#foot");
        assert_eq!(js(reader, "return page.history.length"), length);
        // The page's history state is kept beside the viewer's.
        js(reader, "page.history.replaceState({ theirs: 7 }, '')");
        reader.tap("上一期");
        reader.is_at("#bulletin/2020-14");
        reader.back();
        reader.is_at("#foot");
        reader.sees("天津：主动作为，服务企业");
        assert_eq!(js(reader, "return page.history.state.theirs"), json!(7));
    }

    /// The back button leads through the issues, each at the place where the reader
    /// left it.
    fn back_leads_through_the_issues(reader: &mut Reader) {
        reader.read(Size::Phone, HOST);
        reader.finds(".tail");
        reader.scroll_to_css("#chongqing", 30.0);
        let first = reader.rectangle("#chongqing")[1];
        js(reader, "viewer.navigate('2020-14')");
        reader.sees("一期简报里能放些什么");
        js(reader, "viewer.navigate('2020-13')");
        reader.sees("湖南（示例）：热线有人接，问题有人答");
        reader.back();
        reader.sees("一期简报里能放些什么");
        reader.is_at("#bulletin/2020-14");
        reader.back();
        reader.sees("天津：主动作为，服务企业");
        reader.until("the reader is where they were", || {
            let top = reader.rectangle("#chongqing")[1];
            match (top - first).abs() < 3.0 {
                true => Ok(Some(())),
                false => Err(format!("{top} instead of {first}")),
            }
        });
        assert_eq!(reader.hash(), "");
    }

    /// Turning back while another issue is loading cancels it: it arrives too late.
    fn turning_back_calls_off_what_is_on_its_way(reader: &mut Reader) {
        const PREVIOUS: &str = "/data/2020-14/issue.json";
        reader.read(Size::Phone, HOST);
        let ways: [fn(&Reader); 2] = [|reader| reader.back(), |reader| {
            js(reader, "viewer.navigate('2020-15/xizang')");
        }];
        for (asked, turns_back) in ways.into_iter().enumerate() {
            reader.server.fault_times(PREVIOUS, 1, Fault::Hold);
            js(reader, "viewer.navigate('2020-14')");
            reader.until("it was asked for", || {
                Ok((reader.server.count(PREVIOUS) > 2 * asked).then_some(()))
            });
            turns_back(reader);
            reader.until("the address is that of the issue being read", || {
                Ok((!reader.hash().contains("2020-14")).then_some(()))
            });
            // It is cancelled: nothing is loading any more.
            reader.finds_no("#loading");
            reader.server.mend();
            // A later answer of the same server has arrived.
            reader.js("page.come = false; page.fetch(args).then((it) => it.text()).then(() => { page.come = true; })", json!(PREVIOUS));
            reader.until_js("that one has come", "return page.come", json!(null));
            reader.sees("天津：主动作为，服务企业");
            reader.sees_no("账目公开：每一笔都写明白");
            assert_eq!(event_count(reader, "bulletin-error"), 0);
        }
    }

    /// The target of a navigation is visible below the page's sticky header.
    fn a_place_stands_below_a_sticky_header(reader: &mut Reader) {
        reader.read(Size::Phone, HOST);
        js(reader, "const header = page.document.createElement('header');
            header.style.cssText = 'position: sticky; top: 0; height: 90px; background: gray; z-index: 9';
            page.document.body.prepend(header);
            viewer.style.setProperty('--bulletin-scroll-offset', '90px')");
        for (place, css) in [("xizang", "#xizang"), ("summary", "#summary"), ("2020-14", ".page")] {
            js(reader, &format!("viewer.navigate('{place}')"));
            reader.until(&format!("{css} stands below the header"), || {
                let top = reader.rectangle(css)[1];
                match (89.0..200.0).contains(&top) {
                    true => Ok(Some(())),
                    false => Err(format!("it is at {top}")),
                }
            });
        }
    }

    /// A reader who has scrolled into the slotted content stays at the same place,
    /// to the pixel.
    fn the_take_over_moves_nothing(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        // Within a section; past the element; before it.
        for (css, below) in [("#xizang", -37.0), ("#zhejiang", 55.0), ("#foot", -123.0), ("h1", 0.0)] {
            reader.server.fault(&wasm, Fault::Hold);
            reader.open(Size::Phone, "/test/host-slotted.html");
            reader.scroll_to_css(css, below);
            let before = reader.rectangle(css)[1];
            assert!((before - below).abs() < 1.0, "{css} is at {before}");
            reader.server.mend();
            reader.until_ready();
            reader.finds_no("#link");
            let after = reader.rectangle(css)[1];
            assert!((after - before).abs() < 1.0, "{css} was at {before} and is at {after}");
        }
    }

    /// The take-over waits while a reader has selected or focused something in the
    /// slotted content.
    fn the_take_over_waits_for_the_reader(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        let ways = [
            (
                "page.getSelection().selectAllChildren(page.document.getElementById('xizang'))",
                "page.getSelection().removeAllRanges()",
            ),
            (
                "page.focus(); page.document.getElementById('link').focus({ preventScroll: true })",
                "page.document.getElementById('foot').focus({ preventScroll: true })",
            ),
        ];
        for (takes, lets_go) in ways {
            reader.server.fault(&wasm, Fault::Hold);
            reader.open(Size::Phone, "/test/host-slotted.html");
            js(reader, takes);
            reader.server.mend();
            waits_for_the_reader(reader);
            js(reader, lets_go);
            reader.until_ready();
            reader.finds(".headline");
            reader.sees_no("先到的正文");
        }
    }
}

in_chromium! {
    /// After two hundred viewers there are no more nodes, listeners and bytes of wasm
    /// memory than after the first twenty.
    fn two_hundred_viewers_leave_nothing_behind(reader: &mut Reader) {
        reader.open_window(EMPTY);
        let cycle = |count: usize| {
            reader.js(
                "page.left = args;
                const go = () => {
                    if (!page.left) return;
                    const viewer = page.document.createElement('bulletin-viewer');
                    viewer.setAttribute('src', '/data/archive.json');
                    viewer.addEventListener('bulletin-ready', () => page.setTimeout(() => {
                        viewer.remove();
                        const gone = () => viewer.shadowRoot.querySelector('#app') ? page.setTimeout(gone) : (page.left--, go());
                        gone();
                    }), { once: true });
                    page.document.querySelector('main').append(viewer);
                };
                go()",
                json!(count),
            );
            reader.until_js("all came and went", "return page.left === 0", json!(null));
            // The recorder's own lists do not count.
            forget_events(reader);
            reader.js("window.__recorded.asked = []", json!(null));
        };
        let counted = || {
            reader.session().protocol("HeapProfiler.collectGarbage", json!({}));
            let counters = reader.session().protocol("Memory.getDOMCounters", json!({}));
            let memory = reader.js("return page.memory.buffer.byteLength", json!(null));
            let of = |name: &str| counters[name].as_u64().unwrap_or_else(|| panic!("{counters}"));
            [of("nodes"), of("jsEventListeners"), memory.as_u64().unwrap_or_default()]
        };
        cycle(20);
        let mut before = counted();
        // Collecting may free further objects: repeat until nothing changes.
        reader.until("nothing more is collected", || {
            let now = counted();
            let rests = now == before;
            before = now;
            Ok(rests.then_some(()))
        });
        for _ in 0..6 {
            cycle(30);
        }
        let mut after = counted();
        reader.until("nodes and listeners are what they were", || {
            after = counted();
            // A few more or fewer come from the browser: one viewer has hundreds of
            // nodes and a dozen listeners.
            let so = after[0] <= before[0] + 50 && after[1] <= before[1] + 3;
            match so {
                true => Ok(Some(())),
                false => Err(format!("{before:?} became {after:?}")),
            }
        });
        println!("nodes, listeners, bytes of wasm: {before:?} after 20, {after:?} after 200");
        assert!(before[2] > 0, "the wasm's memory was not seen");
        assert_eq!(after[2], before[2], "bytes of wasm memory");
    }
}
