//! The element on pages of many kinds: `tests/pages/hosts/<name>/`, each with what
//! it imitates in its first comment.

use browser_tests::applications::bundle;
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Browser, Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// Pages on which the element, or what is around it, is as wide as its content.
const SIZED_BY_CONTENT: [&str; 12] = [
    "flex-row",
    "flex-row-main",
    "flex-stiff",
    "flex-column",
    "grid",
    "table",
    "float",
    "inline-block",
    "absolute",
    "fit-content",
    "dialog",
    "narrow-column",
];

/// The policy that docs/hosting.md gives.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// The viewer of the page and its shadow root, before a test's script.
const VIEWER: &str = "const viewer = page.document.querySelector('bulletin-viewer');
    const root = viewer?.shadowRoot;\n";

fn js(reader: &Reader, script: &str) -> Value {
    reader.js(&format!("{VIEWER}{script}"), json!(null))
}

/// What the page has before any script of the test's or ours: names of the window,
/// and what the prototypes hold.
const NATIVES: &str = "self.__natives = (() => {
    const owners = [Object, Array, String, Number, Function, Promise, Map, Set, RegExp, Node, Element, HTMLElement,
        Document, History, EventTarget, Event, CSSStyleSheet, ShadowRoot].map((it) => it.prototype)
        .concat([JSON, Object, Array, Promise, WebAssembly, customElements, history, navigator]);
    return owners.map((it) => [it, Object.getOwnPropertyDescriptors(it)]);
})();";

/// What differs from that now, and what the window has got since.
const CHANGED: &str = "return page.__natives.flatMap(([owner, was], at) => {
    const is = page.Object.getOwnPropertyDescriptors(owner);
    return Reflect.ownKeys({ ...was, ...is })
        .filter((key) => was[key]?.value !== is[key]?.value || was[key]?.get !== is[key]?.get)
        .map((key) => at + ' ' + String(key));
})";

/// An issue's text as the viewer draws it.
const TEXT: &str = "return root.querySelector('article').textContent.replace(/\\s+/g, '')";

/// Opens a page that imitates another host, with its application.
fn opens(reader: &mut Reader, size: Size, name: &str) {
    serve(reader, name);
    reader.open(size, &host(name));
}

/// Serves the application of a page, where it has one.
fn serve(reader: &Reader, name: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/pages/hosts");
    if std::path::Path::new(&format!("{folder}/{name}/app.js")).exists() {
        let path = format!("/test/hosts/{name}/bundle.js");
        reader.server.put(&path, "text/javascript", bundle(name));
    }
}

fn href(reader: &Reader) -> Value {
    reader.js(
        "return page.location.pathname + page.location.search + page.location.hash",
        json!(null),
    )
}

/// The place is below the top of the window, and nothing else is.
fn stands_at(reader: &Reader, css: &str) {
    reader.until(&format!("{css} is at the top"), || {
        let top = reader.rectangle(css)[1];
        match (-2.0..200.0).contains(&top) {
            true => Ok(Some(())),
            false => Err(format!("it is at {top}")),
        }
    });
}

/// Precedes a script about the first frame of the page: its viewer.
const INNER: &str = "const view = page.document.querySelector('iframe').contentWindow;
    const viewer = view.document.querySelector('bulletin-viewer');
    const root = viewer?.shadowRoot;\n";

fn inner(reader: &Reader, script: &str) -> Value {
    reader.js(&format!("{INNER}{script}"), json!(null))
}

fn inner_until(reader: &Reader, what: &str, script: &str) {
    reader.until_js(what, &format!("{INNER}{script}"), json!(null));
}

fn host(name: &str) -> String {
    format!("/test/hosts/{name}/index.html")
}

/// The element is wide enough to read in, and no wider than what it is in; the page
/// does not scroll sideways. Returns its width.
fn is_readable(reader: &Reader, what: &str) -> f64 {
    let seen = js(
        reader,
        "const box = viewer.getBoundingClientRect();
        const around = viewer.parentElement;
        const style = page.getComputedStyle(around);
        const inner = around.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        const em = parseFloat(page.getComputedStyle(viewer).fontSize);
        const whole = page.document.documentElement;
        return [box.width, inner, em, whole.scrollWidth - whole.clientWidth]",
    );
    let number = |at: usize| seen[at].as_f64().expect("a number");
    let (width, around, em, beyond) = (number(0), number(1), number(2), number(3));
    let stiff = what.starts_with("flex-stiff");
    assert!(
        width >= around.min(20.0 * em) - 1.0 || !stiff && width >= 0.8 * around,
        "{what}: {width} px in {around}"
    );
    assert!(width <= around + 1.0, "{what}: {width} px in {around}");
    assert!(width >= 240.0, "{what}: {width} px");
    // What does not give way may leave less than one can read in.
    assert!(
        beyond <= 0.0 || stiff,
        "{what}: {beyond} px beyond the page"
    );
    width
}

in_every_browser! {
    /// Where a box is as wide as what is in it, the element is as wide as it can be,
    /// before the viewer is there, when it failed, and when it shows an issue.
    fn it_is_readable_in_any_layout(reader: &mut Reader) {
        let wasm = reader.server.named("/viewer-", ".wasm");
        for name in SIZED_BY_CONTENT {
            for size in Size::ALL {
                let what = |state: &str| format!("{name}, {size:?}, {state}");
                reader.server.fault(&wasm, Fault::Hold);
                reader.open(size, &host(name));
                reader.sees("第十五期");
                let before = is_readable(reader, &what("before"));
                reader.server.mend();
                reader.until_ready();
                let after = is_readable(reader, &what("ready"));
                assert!((before - after).abs() < 1.0, "{}: {before} px before", what("ready"));
                reader.screenshot(&format!("hosts/{name}"));
            }
        }
    }

    /// On pages of every kind the text is complete, a place has an address, and back
    /// and reload lead where they should; the page hears of nothing and keeps what
    /// it has.
    fn it_works_on_pages_of_every_kind(reader: &mut Reader) {
        reader.server.prelude(NATIVES);
        reader.read(Size::Phone, "/");
        let text = js(reader, TEXT);
        for name in ["base", "quirks", "gb2312", "natives", "late-script", "react", "vue", "server-rendered"] {
            // On a page whose natives were changed Firefox's driver never answers, and
            // WebKit's answers with an error.
            if name == "natives" && reader.browser() != Browser::Chromium {
                continue;
            }
            opens(reader, Size::Phone, name);
            if matches!(name, "late-script" | "server-rendered") {
                reader.js("page.begin()", json!(null));
            }
            reader.until_ready();
            is_readable(reader, name);
            assert_eq!(js(reader, TEXT), text, "{name}");
            let page = href(reader);
            let page = page.as_str().expect("a page has an address");
            let place = format!("{page}#bulletin/2020-15/xizang");
            js(reader, "viewer.navigate('xizang')");
            stands_at(reader, "#xizang");
            assert_eq!(href(reader), json!(place), "{name}");
            let links = js(reader, "return root.querySelector('.summary a')?.href.split('#')[0] ?? page.location.href.split('#')[0]");
            assert_eq!(links, json!(format!("{}{page}", reader.server.origin())), "{name}");
            reader.back();
            reader.until(&format!("{name} has its own address"), || Ok((href(reader) == json!(page)).then_some(())));
            reader.forward();
            stands_at(reader, "#xizang");
            reader.reload();
            if name == "late-script" {
                reader.js("page.begin()", json!(null));
            }
            reader.until_ready();
            stands_at(reader, "#xizang");
            assert_eq!(href(reader), json!(place), "{name}");
            if name == "natives" {
                continue;
            }
            assert_eq!(reader.js(CHANGED, json!(null)), json!([]), "{name}");
        }
        reader.allow("React DevTools");
    }

    /// What an application passes counts, whether the element was there before or
    /// comes later, and so does what it passes afterwards.
    fn properties_of_applications_count(reader: &mut Reader) {
        for name in ["react", "react-late", "vue"] {
            opens(reader, Size::Phone, name);
            reader.sees("第十五期");
            if name == "react-late" {
                reader.js("page.begin()", json!(null));
            }
            reader.until_ready();
            reader.finds("h2.headline");
            reader.finds("[data-text-size=small]");
            reader.sees("听到 1");
            reader.tap("放大些");
            reader.finds("[data-text-size=x-large]");
            js(reader, "viewer.textSize = null; viewer.headingLevel = null");
            reader.finds_no("[data-text-size]");
            reader.finds("h1.headline");
        }
        reader.allow("React DevTools");
    }

    /// Properties that were set on an element before its class was there are not
    /// lost, nor kept from those after them by one that cannot be used.
    fn properties_set_before_the_element_is_defined_count(reader: &mut Reader) {
        opens(reader, Size::Phone, "late-script");
        reader.allow("circular");
        reader.allow("cyclic");
        js(reader, "const circle = {};
            circle.circle = circle;
            Object.assign(viewer, { data: circle, headingLevel: 3, textSize: 'large', locale: 'en', mode: 'elder' });
            page.begin()");
        reader.until_ready();
        reader.finds("h3.headline");
        reader.finds("[data-text-size=large][data-mode=elder]");
        reader.sees("Previous issue");
    }

    /// With a router in history mode the page's own state is in each entry, and back
    /// leads through places and routes alike.
    fn routers_keep_their_state_in_the_history(reader: &mut Reader) {
        for name in ["vue-history", "react-history"] {
            serve(reader, name);
            let folder = format!("/test/hosts/{name}");
            let page = reader.server.file(&format!("{folder}/index.html"));
            for route in ["/bulletin", "/about", "/"] {
                reader.server.put(&format!("{folder}{route}"), "text/html; charset=utf-8", page.clone());
            }
            reader.open(Size::Phone, &format!("{folder}/"));
            reader.sees("首页的新闻");
            reader.tap("协会简报");
            reader.until_ready();
            let kept = "const { 'bulletin-viewer': ours, ...state } = page.history.state; return state";
            let state = reader.js(kept, json!(null));
            assert!(state.as_object().is_some_and(|it| !it.is_empty()), "{name} keeps nothing");
            js(reader, "viewer.navigate('xizang')");
            stands_at(reader, "#xizang");
            assert_eq!(reader.js(kept, json!(null)), state, "{name}");
            js(reader, "viewer.navigate('2020-14')");
            reader.sees("账目公开：每一笔都写明白");
            js(reader, "page.scrollTo(0, 0)");
            reader.tap("关于");
            reader.sees("关于协会");
            reader.back();
            reader.sees("账目公开：每一笔都写明白");
            reader.back();
            reader.sees("天津：主动作为，服务企业");
            stands_at(reader, "#xizang");
            assert_eq!(href(reader), json!(format!("{folder}/bulletin#bulletin/2020-15/xizang")));
            reader.reload();
            reader.until_ready();
            stands_at(reader, "#xizang");
            reader.back();
            reader.is_at("");
            reader.sees("天津：主动作为，服务企业");
            reader.back();
            reader.sees("首页的新闻");
            let undefined = reader.js("return page.location.href.includes('undefined')", json!(null));
            assert_eq!(undefined, json!(false), "{name}");
        }
        reader.allow("React DevTools");
    }

    /// To a router in hash mode every fragment is a route: with `route="none"` the
    /// viewer leaves it alone, and so it does where the address begins with `#/`.
    fn routers_keep_their_fragments(reader: &mut Reader) {
        for name in ["vue-hash", "react-hash"] {
            for says in [true, false] {
                opens(reader, Size::Phone, name);
                reader.sees("首页的新闻");
                reader.tap("协会简报");
                reader.until_ready();
                if !says {
                    js(reader, "viewer.route = null");
                }
                reader.is_at("#/bulletin");
                js(reader, "viewer.navigate('xizang')");
                stands_at(reader, "#xizang");
                reader.tap("目录");
                reader.finds("dialog[open]");
                reader.tap("关闭");
                reader.finds_no("dialog[open]");
                js(reader, "viewer.navigate('2020-14')");
                reader.sees("账目公开：每一笔都写明白");
                reader.is_at("#/bulletin");
                reader.back();
                reader.sees("首页的新闻");
                reader.forward();
                reader.until_ready();
                reader.reload();
                reader.until_ready();
                reader.is_at("#/bulletin");
                reader.sees_no("没有这一页");
            }
        }
        reader.allow("React DevTools");
    }

    /// From the page of one issue `navigate` leads to the page of another, at the
    /// place; an issue that has no page is shown under a whole address.
    fn navigate_leads_to_the_page_of_another_issue(reader: &mut Reader) {
        reader.read(Size::Phone, &format!("{PUBLISHED}2020-15/"));
        js(reader, "page.__old = true; viewer.navigate('2020-13/hunan')");
        reader.until("the page of the other issue", || {
            Ok((href(reader) == json!(format!("{PUBLISHED}2020-13/#hunan"))).then_some(()))
        });
        reader.sees("湖南（示例）：热线有人接，问题有人答");
        reader.back();
        reader.until("the page of the first one", || {
            Ok((href(reader) == json!(format!("{PUBLISHED}2020-15/"))).then_some(()))
        });
        reader.sees("天津：主动作为，服务企业");

        let archive = format!("{PUBLISHED}data/archive.json");
        let mut data: Value = serde_json::from_slice(&reader.server.file(&archive)).expect("it is JSON");
        for issue in data["issues"].as_array_mut().expect("it lists issues") {
            if issue["id"] == "2020-13" {
                issue.as_object_mut().expect("an issue is an object").remove("page");
            }
        }
        reader.server.put(&archive, "application/json", data.to_string());
        reader.read(Size::Phone, &format!("{PUBLISHED}2020-15/"));
        js(reader, "viewer.navigate('2020-13/hunan')");
        reader.sees("湖南（示例）：热线有人接，问题有人答");
        let address = format!("{PUBLISHED}2020-15/#bulletin/2020-13/hunan");
        assert_eq!(href(reader), json!(address));
        reader.reload();
        reader.until_ready();
        reader.sees("湖南（示例）：热线有人接，问题有人答");
        assert_eq!(href(reader), json!(address));
    }

    /// In a document that the page around has written there is no history to go back
    /// in: a sheet and a large figure are opened and closed, and the element stays.
    fn a_written_document_stays(reader: &mut Reader) {
        for name in ["written-frame", "srcdoc-frame"] {
            reader.open(Size::Phone, &host(name));
            for (opens, closes) in [("[data-do=contents]", "dialog [data-do=close]"), ("[data-figure]", "dialog [data-do=close]")] {
                inner_until(reader, "an issue is there", "return !!root?.querySelector('article')");
                inner(reader, &format!("root.querySelector('{opens}').click()"));
                inner_until(reader, "it is open", &format!("return !!root.querySelector('dialog[open]') && !!root.querySelector('{closes}')"));
                inner(reader, &format!("root.querySelector('{closes}').click()"));
                inner_until(reader, "it is closed", "return !root.querySelector('dialog')");
            }
            inner(reader, "viewer.navigate('2020-14')");
            inner_until(reader, "another issue is there", "return root.querySelector('article').textContent.includes('账目公开')");
            assert_eq!(inner(reader, "return view.history.state"), json!(null), "{name}");
        }
    }

    /// In the frame of another page an issue is read as on a page of its own.
    fn a_frame_of_a_content_management_system_has_places(reader: &mut Reader) {
        reader.open(Size::Phone, &host("cms-frame"));
        inner_until(reader, "an issue is there", "return !!root?.querySelector('article')");
        inner(reader, "viewer.navigate('xizang')");
        inner_until(reader, "it is at the place", "return Math.abs(root.getElementById('xizang').getBoundingClientRect().top) < 200");
        assert_eq!(inner(reader, "return view.location.hash"), json!("#bulletin/2020-15/xizang"));
        inner(reader, "root.querySelector('[data-figure]').click()");
        inner_until(reader, "it is open", "return !!root.querySelector('dialog[open] [data-do=close]')");
        inner(reader, "root.querySelector('dialog[open] [data-do=close]').click()");
        inner_until(reader, "it is closed", "return !root.querySelector('dialog')");
        reader.back();
        inner_until(reader, "it is at its beginning", "return view.location.hash === ''");
        assert_eq!(href(reader), json!(host("cms-frame")));
    }

    /// A strict policy and trusted types are kept, also in printing from a page with
    /// other content.
    fn policies_are_kept(reader: &mut Reader) {
        reader.server.page_header("content-security-policy", POLICY);
        reader.server.page_header("content-security-policy", "require-trusted-types-for 'script'; trusted-types bulletin-viewer");
        for name in ["strict-policy", "trusted-types"] {
            reader.open(Size::Phone, &host(name));
            reader.until_ready();
            is_readable(reader, name);
            js(reader, "viewer.navigate('xizang')");
            stands_at(reader, "#xizang");
            js(reader, "page.printed = 0;
                page.open = () => null;
                new page.MutationObserver((all) => {
                    for (const it of all.flatMap((one) => [...one.addedNodes])) if (it.localName === 'iframe') {
                        it.contentWindow.print = () => page.printed++;
                        page.holder = it;
                    }
                }).observe(page.document.body, { childList: true });
                viewer.print()");
            reader.until_js("it is printed", "return page.printed === 1", json!(null));
            let mode = reader.js("return page.holder.contentDocument.compatMode", json!(null));
            assert_eq!(mode, json!("CSS1Compat"));
            reader.js("page.holder.contentWindow.dispatchEvent(new Event('afterprint'))", json!(null));
            reader.finds_no("iframe");
        }
    }

    /// Where the sandbox of a frame lets nobody print, nothing is left of a try; and
    /// a frame without an origin shows an issue from a server that shares.
    fn sandboxes_hold_an_issue(reader: &mut Reader) {
        // What browsers say of the sandbox.
        for words in ["print", "Blocked opening", "sandbox", "allow-"] {
            reader.allow(words);
        }
        reader.server.share();
        reader.read(Size::Phone, "/");
        let text = js(reader, TEXT);
        reader.open(Size::Wide, &host("sandboxes"));
        reader.js("page.told = null; page.addEventListener('message', (event) => { page.told = event.data })", json!(null));
        reader.js("page.document.getElementById('none').src += ''", json!(null));
        reader.until_js("the one without an origin tells", "return page.told", json!(null));
        let told = reader.js("return page.told.replace(/\\s+/g, '')", json!(null));
        assert_eq!(told, text);
        inner_until(reader, "an issue is there", "return !!root?.querySelector('article')");
        for count in 1..3 {
            inner(reader, "viewer.print()");
            inner_until(reader, "a copy was made", &format!("return view.document.querySelectorAll('body > iframe').length === {count}"));
            inner_until(reader, "it waits for the printer", &format!("return view.__clock.waiting >= {count}"));
        }
        inner_until(reader, "nothing is left", "view.__clock.advance(60000); return !view.document.querySelector('body > iframe')");
        assert_eq!(inner(reader, "return !!root.querySelector('article')"), json!(true));
    }
}
