//! The reading settings, and resuming where the reader left off.

use crate::support::{closes_in_every_way, fits_the_window, open_static, page};
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size, in_chromium, in_every_browser};
use serde_json::{Value, json};

/// Makes storage throw, as browsers do that block cookies.
const BLOCKED: &str = "for (const it of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, it, { get() { throw new DOMException('blocked', 'SecurityError'); } });";

/// Opens the settings and taps the buttons with these names.
fn chooses(reader: &Reader, names: &[&str]) {
    reader.tap("阅读");
    for name in names {
        reader.finds(".sheet[open]");
        reader.tap(name);
    }
    reader.press("Escape");
    reader.finds_no(".sheet");
}

/// The looks in force on the page that matches `css`: its font size, its
/// background and the height of a button in the bar.
fn looks(reader: &Reader, css: &str) -> (String, String, f64) {
    let script = "const page_ = matching({ css: args })[0], bar = matching({ css: '.bar > *' })[0];
        if (!page_) return [];
        return [page.getComputedStyle(page_.closest('.frame')).fontSize, page.getComputedStyle(page_).backgroundColor,
            bar ? bar.getBoundingClientRect().height : 0]";
    let found = reader.js(script, json!(css));
    let text = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
    (text(0), text(1), found[2].as_f64().unwrap_or(0.0))
}

fn base(reader: &Reader) -> String {
    looks(reader, "article").0
}

fn paper(reader: &Reader) -> String {
    looks(reader, "article").1
}

/// The first text on the screen, and its distance from the top.
fn place(reader: &Reader) -> Value {
    reader.js(PLACE, json!(null))
}

const PLACE: &str = "const above = [...elements()].filter(shown)
        .filter((it) => it.matches('.page p, .page h2, .page li') && it.getBoundingClientRect().bottom > 0);
    return [above[0].textContent.slice(0, 12), Math.round(above[0].getBoundingClientRect().top)]";

/// Records the place in the task of each click, once it is handled: `page.placed`.
fn records_places(reader: &Reader) {
    let script = format!(
        "page.addEventListener('click', () => {{ page.placed = (() => {{ {PLACE} }})(); }})"
    );
    reader.js(&script, json!(null));
}

/// The text is where it was, at once and at rest.
fn stays(reader: &Reader, before: &Value, name: &str) {
    let at_once = reader.js("return page.placed", json!(null));
    assert_eq!(at_once[0], before[0], "in {name}");
    reader.until_drawn();
    assert_eq!(place(reader)[0], before[0], "in {name}, at rest");
}

/// Whether two places are equally far from the top, up to rounding: WebKit scrolls
/// by whole pixels.
fn near(one: &Value, two: &Value) -> bool {
    let [one, two] = [one, two].map(|it| it[1].as_f64().unwrap_or(f64::NAN));
    (one - two).abs() < 4.0
}

fn pressed(reader: &Reader) -> Value {
    let script =
        "return matching({ css: '.setting [aria-pressed=true]' }).map((it) => it.textContent)";
    reader.js(script, json!(null))
}

/// Visits another page of the same origin and then opens this one again.
fn leaves_and_comes(reader: &mut Reader, size: Size, path: &str) {
    reader.open(size, "/test/plain.html");
    reader.read(size, path);
    reader.finds("article[part]");
}

const PAPER: &str = "rgb(255, 253, 250)";
const DARK: &str = "rgb(30, 27, 24)";
const WHITE: &str = "rgb(255, 255, 255)";

in_every_browser! {
    /// Size, colours and layout are chosen in one sheet, take effect at once, and
    /// leave the text where it is.
    fn the_looks_are_chosen_in_a_sheet(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        assert_eq!(looks(reader, "article"), ("18px".to_owned(), PAPER.to_owned(), 56.0));
        reader.scroll_to_css("#zhejiang", -80.0);
        let before = place(reader);
        records_places(reader);
        reader.tap("阅读");
        reader.finds(".sheet[open]");
        reader.has_focus_on("");
        assert_eq!(pressed(reader), json!(["标准", "跟随系统", "普通"]));
        for (name, size) in [("小", "16px"), ("大", "22px"), ("特大", "26px"), ("最大", "30px")] {
            reader.tap(name);
            assert_eq!(base(reader), size);
            stays(reader, &before, name);
        }
        reader.tap("标准");
        stays(reader, &before, "标准");
        let now = reader.js("return page.placed", json!(null));
        assert!(near(&now, &before), "{now} was {before}");
        for (name, colour) in [("深色", DARK), ("高对比", WHITE), ("浅色", PAPER)] {
            reader.tap(name);
            assert_eq!(paper(reader), colour, "{name}");
            reader.screenshot(&format!("choices/{name}"));
        }
        reader.tap("长辈模式");
        assert_eq!(looks(reader, "article"), ("24px".to_owned(), PAPER.to_owned(), 60.0));
        assert_eq!(pressed(reader), json!(["标准", "浅色", "长辈模式"]));
        // It has sizes too, each at least as large as in the normal layout.
        for (name, size) in [("小", "22px"), ("大", "26px"), ("特大", "28px"), ("最大", "30px")] {
            reader.tap(name);
            assert_eq!(base(reader), size);
        }
        reader.screenshot("choices/elder");
        fits_the_window(reader);
        reader.tap("恢复默认");
        assert_eq!(looks(reader, "article"), ("18px".to_owned(), PAPER.to_owned(), 56.0));
        assert_eq!(pressed(reader), json!(["标准", "跟随系统", "普通"]));
    }

    /// The close button, Escape, the back button and a drag downwards close the
    /// sheet, the focus returns, and the history is unchanged.
    fn the_settings_close_in_every_way(reader: &mut Reader) {
        for path in ["/".to_owned(), page("")] {
            reader.read(Size::Phone, &path);
            reader.finds("article[part]");
            closes_in_every_way(reader, "阅读");
        }
    }

    /// A choice applies to every page of the origin, after a reload and, on
    /// published pages, before the viewer has started.
    fn a_choice_is_kept(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds("article[part]");
        chooses(reader, &["特大", "深色"]);
        reader.reload();
        reader.until_ready();
        reader.finds("article[part]");
        assert_eq!((base(reader), paper(reader)), ("26px".to_owned(), DARK.to_owned()));
        open_static(reader, Size::Phone, &page(""));
        reader.finds("article");
        assert_eq!((base(reader), paper(reader)), ("26px".to_owned(), DARK.to_owned()));
        reader.screenshot("choices/static");
        reader.server.mend();
        reader.until_ready();
        reader.finds("article[part]");
        assert_eq!((base(reader), paper(reader)), ("26px".to_owned(), DARK.to_owned()));
        reader.open(Size::Phone, PUBLISHED);
        reader.until_js("the list of the issues is dark", "return page.getComputedStyle(page.document.querySelector('.page')).backgroundColor === args", json!(DARK));
    }

    /// The settings open before the viewer has started.
    fn the_settings_work_on_a_page_without_the_viewer(reader: &mut Reader) {
        for (size, button) in [(Size::Phone, "阅读"), (Size::Wide, "阅读设置")] {
            open_static(reader, size, &page(""));
            reader.until_js("the element is there", "return page.customElements.get('bulletin-viewer')", json!(null));
            reader.tap(button);
            reader.finds(".sheet[open]");
            reader.screenshot("choices/sheet-static");
            reader.tap("大");
            assert_eq!(base(reader), "22px");
            reader.tap("恢复默认");
            reader.press("Escape");
            reader.finds_no(".sheet");
            assert_eq!(base(reader), "18px");
        }
        reader.server.mend();
        // The take-over waits while the focus is on the button.
        reader.js("active().blur()", json!(null));
        reader.until_ready();
    }

    /// Where storage is blocked, a choice lasts as long as the page.
    fn blocked_storage_does_no_harm(reader: &mut Reader) {
        let published = String::from_utf8(reader.server.file(&page("index.html"))).expect("a page is text");
        reader.server.put("/test/blocked.js", "text/javascript", BLOCKED);
        let blocked = published.replacen("<script", "<script src=\"/test/blocked.js\"></script><script", 1);
        reader.server.put(&page("blocked.html"), "text/html; charset=utf-8", blocked);
        reader.read(Size::Phone, &page("blocked.html"));
        reader.finds("article[part]");
        let throws = "try { page.localStorage; return false; } catch { return true; }";
        assert_eq!(reader.js(throws, json!(null)), json!(true));
        chooses(reader, &["大", "深色", "长辈模式"]);
        assert_eq!((base(reader), paper(reader)), ("26px".to_owned(), DARK.to_owned()));
        reader.scroll_to_css("#zhejiang", 0.0);
        reader.reload();
        reader.until_ready();
        reader.finds("article[part]");
        assert_eq!((base(reader), paper(reader)), ("18px".to_owned(), PAPER.to_owned()));
    }

    /// Stored values are no more trusted than fetched ones.
    fn whatever_stands_in_storage_does_no_harm(reader: &mut Reader) {
        let stored = [
            "[1", "null", "7", "\"text\"", "[]", "{\"theme\":{\"a\":1},\"text-size\":[],\"mode\":7}",
            "{\"theme\":\"\\\"><b>\",\"left\":7}", "{\"left\":{\"2020-15\":null}}", "{\"left\":{\"2020-15\":7}}", "{\"left\":{\"2020-15\":[\"a\",{}]}}",
            "{\"left\":{\"2020-15\":[1e9,-1e9]}}",
        ];
        for text in stored {
            reader.open(Size::Phone, "/test/plain.html");
            reader.js("page.localStorage.setItem('bulletin-viewer', args)", json!(text));
            for path in ["/".to_owned(), page("")] {
                reader.read(Size::Phone, &path);
                reader.finds("article[part]");
                assert_eq!((base(reader), paper(reader)), ("18px".to_owned(), PAPER.to_owned()), "{text} on {path}");
                reader.finds_no(".resume");
            }
        }
    }

    /// The host page sets the initial looks; the reader's choices override them
    /// until they are reset.
    fn the_page_says_and_the_reader_has_the_last_word(reader: &mut Reader) {
        reader.read(Size::Phone, "/test/host-page.html?src=/data/archive.json&theme=dark&text-size=large&mode=elder");
        reader.finds("article[part]");
        assert_eq!(looks(reader, "article"), ("26px".to_owned(), DARK.to_owned(), 60.0));
        reader.js("page.document.querySelector('bulletin-viewer').theme = 'contrast'", json!(null));
        reader.until("it is white", || Ok((paper(reader) == WHITE).then_some(())));
        chooses(reader, &["小", "深色", "普通"]);
        assert_eq!(looks(reader, "article"), ("16px".to_owned(), DARK.to_owned(), 56.0));
        chooses(reader, &["恢复默认"]);
        assert_eq!(looks(reader, "article"), ("26px".to_owned(), WHITE.to_owned(), 60.0));
        // Custom properties: the host page's own sizes and colours.
        let own = "const viewer = page.document.querySelector('bulletin-viewer');
            for (const name of ['theme', 'text-size', 'mode']) viewer.removeAttribute(name);
            for (const [name, value] of args) viewer.style.setProperty(name, value)";
        reader.js(own, json!([["--bulletin-font-size", "21px"], ["--bulletin-paper", "rgb(240, 250, 240)"]]));
        reader.until("it is green", || Ok((paper(reader) == "rgb(240, 250, 240)").then_some(())));
        assert_eq!(base(reader), "21px");
        // They do not override the high-contrast theme.
        chooses(reader, &["高对比", "大"]);
        assert_eq!((base(reader), paper(reader)), ("22px".to_owned(), WHITE.to_owned()));
    }

    /// A choice reaches every element of the page and every other open page.
    fn a_choice_is_for_all_pages_at_once(reader: &mut Reader) {
        let two = "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>Two viewers</title><link rel=icon href=/test/icon.svg>
            <script type=module src=/bulletin-viewer.js></script>
            <bulletin-viewer src=/data/archive.json></bulletin-viewer><bulletin-viewer id=other src=/data/archive.json></bulletin-viewer>";
        reader.server.put("/test/two.html", "text/html", two);
        reader.read(Size::Phone, "/test/two.html");
        reader.until("both are ready", || Ok((reader.events().len() == 2).then_some(())));
        chooses(reader, &["深色"]);
        let papers = "return matching({ css: 'article[part]' }).map((it) => page.getComputedStyle(it).backgroundColor)";
        assert_eq!(reader.js(papers, json!(null)), json!([DARK, DARK]));
        reader.read(Size::Phone, &page(""));
        reader.finds("article[part]");
        // The top window is another page of the same origin.
        reader.js("window.localStorage.setItem('bulletin-viewer', '{\"theme\":\"contrast\"}')", json!(null));
        reader.until_js("the page follows", "return page.document.documentElement.dataset.theme === 'contrast'", json!(null));
        reader.until("the viewer follows", || Ok((paper(reader) == WHITE).then_some(())));
    }

    /// A settings script that fails to load is reported, and requested again.
    fn settings_that_do_not_come_are_told(reader: &mut Reader) {
        let script = reader.server.named("/reading-", ".js");
        reader.allow(&script);
        reader.server.fault(&script, Fault::Status(404));
        reader.read(Size::Phone, "/");
        reader.finds("article[part]");
        reader.tap("阅读");
        reader.until("it is told", || Ok(reader.events().iter().any(|it| it.1["code"] == "network").then_some(())));
        reader.finds_no("#failure");
        reader.server.mend();
        reader.tap("阅读");
        reader.finds(".sheet[open]");
    }

    /// Returning readers are offered to resume where they left off, to the pixel.
    fn a_reader_goes_on_where_he_left_off(reader: &mut Reader) {
        for path in ["/".to_owned(), page("")] {
            reader.read(Size::Phone, &path);
            reader.finds(".tail");
            reader.scroll_to_css("#zhejiang", -120.0);
            let before = place(reader);
            leaves_and_comes(reader, Size::Phone, &path);
            reader.sees("上次读到");
            reader.sees("浙江");
            assert!(reader.scroll() < 1.0);
            reader.screenshot("choices/resume");
            fits_the_window(reader);
            reader.tap("继续读");
            reader.until("they are where they were", || {
                let now = place(reader);
                if now[0] == before[0] && near(&now, &before) { Ok(Some(())) } else { Err(format!("at {now}, was at {before}")) }
            });
            reader.finds_no(".resume");
            reader.has_focus_on("zhejiang");
        }
    }

    /// The offer comes once, and only to readers who did not follow a link to a place.
    fn it_is_offered_once_and_only_where_it_helps(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        reader.scroll_to_css("#zhejiang", -120.0);
        // A place in the address takes precedence.
        leaves_and_comes(reader, Size::Phone, "/#bulletin/2020-15/xizang");
        reader.until_js("they are in Tibet", "return page.scrollY > 500", json!(null));
        assert_eq!(reader.count(".resume"), 0);
        // The visit to Tibet is where the reader left off.
        leaves_and_comes(reader, Size::Phone, "/");
        reader.sees("上次读到");
        reader.sees("西藏");
        reader.tap("不用");
        reader.finds_no(".resume");
        assert!(reader.scroll() < 1.0);
        // At the beginning there is nothing to resume.
        leaves_and_comes(reader, Size::Phone, "/");
        reader.finds(".tail");
        assert_eq!(reader.count(".card"), 0);
        // Reading on from the beginning dismisses the offer.
        reader.scroll_to_css("#chongqing", 0.0);
        leaves_and_comes(reader, Size::Phone, "/");
        reader.sees("上次读到");
        reader.scroll_to(1200.0);
        reader.finds_no(".resume");
        // A reload keeps the reader's place.
        reader.scroll_to_css("#zhejiang", 0.0);
        reader.until_js("it is kept", "return page.history.state?.['bulletin-viewer']?.mark", json!(null));
        reader.reload();
        reader.until_ready();
        reader.until_js("they are there again", "return page.scrollY > 1200", json!(null));
        assert_eq!(reader.count(".card"), 0);
    }
}

in_chromium! {
    /// Without a choice the looks follow the system at once; a choice does not.
    fn the_system_is_followed_until_something_is_chosen(reader: &mut Reader) {
        let system = |reader: &Reader, scheme: &str, contrast: &str| {
            reader.session().protocol("Emulation.setEmulatedMedia", json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme }, { "name": "prefers-contrast", "value": contrast },
            ] }));
        };
        let black = "rgb(0, 0, 0)";
        for path in ["/".to_owned(), page("")] {
            system(reader, "light", "no-preference");
            reader.read(Size::Phone, &path);
            reader.finds("article[part]");
            for (scheme, contrast, colour) in [("dark", "no-preference", DARK), ("dark", "more", black), ("light", "more", WHITE), ("light", "no-preference", PAPER)] {
                system(reader, scheme, contrast);
                reader.until(&format!("it is {colour}"), || Ok((paper(reader) == colour).then_some(())));
            }
            system(reader, "dark", "no-preference");
            chooses(reader, &["浅色"]);
            assert_eq!(paper(reader), PAPER);
            chooses(reader, &["高对比"]);
            assert_eq!(paper(reader), black);
            chooses(reader, &["恢复默认"]);
            assert_eq!(paper(reader), DARK);
        }
    }

    /// A tap beside the sheet closes it; a tap inside it does not.
    fn a_tap_beside_the_sheet_closes_it(reader: &mut Reader) {
        reader.read(Size::Wide, "/");
        reader.finds("article[part]");
        reader.tap("阅读设置");
        reader.finds(".sheet[open]");
        reader.screenshot("choices/sheet");
        reader.tap_css(".setting .hint");
        reader.finds(".sheet[open]");
        let frame = reader.js("const box = frame.getBoundingClientRect(); return [box.left, box.top]", json!(null));
        let (x, y) = (frame[0].as_f64().unwrap_or(0.0) + 30.0, frame[1].as_f64().unwrap_or(0.0) + 30.0);
        reader.session().post("actions", json!({ "actions": [{ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": [
            { "type": "pointerMove", "duration": 0, "x": x, "y": y }, { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 },
        ] }] })).expect("the browser acts");
        reader.finds_no(".sheet");
    }
}
