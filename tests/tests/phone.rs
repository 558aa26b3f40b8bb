//! Phones: narrow, in landscape, with notches, zoomed, by touch.

use crate::support::{fits_the_window, open_static, page, set};
use browser_tests::server::{Fault, PUBLISHED};
use browser_tests::{Reader, Size, in_chromium, in_every_browser};
use serde_json::{Value, json};

/// Choices that change the size of things: attribute and value.
const LARGER: [(&str, &str); 4] = [
    ("text-size", "small"),
    ("text-size", "x-large"),
    ("text-size", "xx-large"),
    ("mode", "elder"),
];

fn unset(reader: &Reader, name: &str) {
    let script = "page.document.querySelector('bulletin-viewer').removeAttribute(args)";
    reader.js(script, json!(name));
}

/// The open dialog is not cut off at its sides or by the window, and its close
/// button is visible.
fn the_dialog_fits(reader: &Reader) {
    let found = reader.js(
        "const [dialog] = matching({ css: 'dialog[open]' });
        const beyond = [...elements(dialog)].filter((one) => shown(one) && !one.closest('.stage')).filter((one) => {
          const box = one.getBoundingClientRect();
          return box.left < -0.5 || box.right > page.innerWidth + 0.5;
        });
        // What only reaches into the padding of the dialog moves nothing.
        const sideways = [dialog, ...elements(dialog)].filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && page.getComputedStyle(one).overflowX !== 'visible');
        const close = dialog.querySelector('[aria-label=关闭], [aria-label=Close], [data-do=close]').getBoundingClientRect();
        return { beyond: beyond.map(describe), sideways: sideways.map(describe), closes: close.top >= 0 && close.bottom <= page.innerHeight && close.right <= page.innerWidth }",
        Value::Null,
    );
    let fits = json!({ "beyond": [], "sideways": [], "closes": true });
    assert_eq!(found, fits);
}

/// Waits until a dialog is open, has its styles and has come to rest.
fn opens_a_dialog(reader: &Reader) {
    reader.finds("dialog[open]");
    reader.until_js(
        "its styles have come",
        "return page.getComputedStyle(matching({ css: 'dialog[open]' })[0]).overscrollBehaviorY === 'contain'",
        Value::Null,
    );
    reader.until_still();
}

/// Opens each dialog, and closes it by the back button.
fn all_dialogs_fit(reader: &Reader) {
    let opens: [fn(&Reader); 4] = [
        |reader| reader.tap_css(".bar [data-do=contents]"),
        |reader| reader.tap_css(".bar [data-do=issues]"),
        |reader| reader.tap_css(".bar [data-do=settings]"),
        |reader| reader.tap_css("#figure-1 .picture"),
    ];
    for open in opens {
        open(reader);
        opens_a_dialog(reader);
        the_dialog_fits(reader);
        reader.back();
        reader.finds_no("dialog[open]");
    }
}

/// The share of the window's height that fixed and sticky elements cover.
fn covered(reader: &Reader) -> f64 {
    let script = "
        const covering = [...elements()].filter(shown)
          .filter((one) => ['sticky', 'fixed'].includes(page.getComputedStyle(one).position))
          .map((one) => one.getBoundingClientRect())
          .filter((box) => box.bottom > 0 && box.top < page.innerHeight);
        return covering.reduce((sum, box) => sum + Math.min(box.bottom, page.innerHeight) - Math.max(box.top, 0), 0) / page.innerHeight";
    reader
        .js(script, Value::Null)
        .as_f64()
        .unwrap_or(f64::INFINITY)
}

fn shows_figure(reader: &Reader, nth: usize) {
    reader.until(&format!("figure {nth} is shown"), || {
        let at = reader.js(
            "return matching({ css: '.light .at' }).map((one) => tidy(one.textContent)).join()",
            Value::Null,
        );
        match at == format!("{nth} / 3") {
            true => Ok(Some(())),
            false => Err(format!("it is {at}")),
        }
    });
}

in_every_browser! {
    /// At 320 pixels nothing but a wide table scrolls sideways: in the text, in
    /// sheets, in the settings and with an enlarged figure, in every size, in elder
    /// mode and in both languages.
    fn everything_fits_into_320_pixels(reader: &mut Reader) {
        reader.read(Size::Narrow, "/");
        reader.finds(".tail");
        for locale in ["zh-Hans", "en"] {
            set(reader, "locale", locale);
            for (name, value) in LARGER {
                set(reader, name, value);
                fits_the_window(reader);
                all_dialogs_fit(reader);
                reader.screenshot(&format!("phone/{locale}-{value}"));
                unset(reader, name);
            }
        }
        reader.read(Size::Narrow, "/#bulletin/2020-14");
        reader.finds(".scroll");
        for (name, value) in LARGER {
            set(reader, name, value);
            fits_the_window(reader);
            unset(reader, name);
        }
    }

    /// A failure fits too, and so does the list of all issues.
    fn a_failure_and_the_list_fit_into_320_pixels(reader: &mut Reader) {
        reader.allow("500");
        reader.allow("not loaded");
        reader.server.fault("/data/archive.json", Fault::Status(500));
        reader.open(Size::Narrow, "/");
        reader.finds("#failure summary");
        for (name, value) in LARGER {
            set(reader, name, value);
            fits_the_window(reader);
            unset(reader, name);
        }
        reader.tap_css("#failure summary");
        reader.finds("#failure pre");
        set(reader, "mode", "elder");
        fits_the_window(reader);
        reader.screenshot("phone/failure");
        reader.server.mend();
        reader.open(Size::Narrow, PUBLISHED);
        for (name, value) in [("text-size", "xx-large"), ("mode", "elder")] {
            reader.js("page.document.documentElement.setAttribute(`data-${args[0]}`, args[1])", json!([name, value]));
            fits_the_window(reader);
        }
        reader.screenshot("phone/archive");
    }

    /// At 200 % and 400 % zoom, and with a doubled font size, the page is one column
    /// that fits, and fixed elements leave most of the screen free.
    fn zoomed_pages_fit_and_are_not_covered(reader: &mut Reader) {
        reader.read(Size::Of(640, 450), "/");
        reader.finds(".tail");
        for size in [Size::Of(640, 450), Size::Of(320, 256), Size::Of(320, 225)] {
            for mode in ["normal", "elder"] {
                reader.resize(size);
                set(reader, "mode", mode);
                reader.scroll_to(900.0);
                fits_the_window(reader);
                all_dialogs_fit(reader);
                let covered = covered(reader);
                assert!(covered <= 0.2, "{size:?}, {mode}: {covered} of the height is covered");
                reader.screenshot(&format!("phone/zoomed-{mode}"));
            }
        }
        set(reader, "mode", "normal");
        reader.js("page.document.querySelector('bulletin-viewer').style.setProperty('--bulletin-font-size', '36px')", Value::Null);
        for size in [Size::Of(640, 900), Size::Narrow] {
            reader.resize(size);
            fits_the_window(reader);
        }
    }

    /// On a published page nothing moves when the viewer takes over, however few
    /// characters fit on a line.
    fn large_letters_keep_their_place_at_the_take_over(reader: &mut Reader) {
        for (size, text_size) in [(Size::Narrow, "xx-large"), (Size::Phone, "xx-large"), (Size::Narrow, "x-large")] {
            reader.open(size, PUBLISHED);
            let choose = "page.localStorage.setItem('bulletin-viewer', JSON.stringify({ 'text-size': args }))";
            reader.js(choose, json!(text_size));
            open_static(reader, size, &page(""));
            let top = || reader.rectangle(".summary table")[1] + reader.scroll();
            let before = top();
            reader.server.mend();
            reader.until_ready();
            reader.finds("article[part]");
            reader.until_drawn();
            let after = top();
            assert!((after - before).abs() < 2.0, "{size:?}, {text_size}: {before} became {after}");
            fits_the_window(reader);
        }
    }

    /// In landscape everything fits, and the bar is shown.
    fn a_phone_on_its_side_shows_everything(reader: &mut Reader) {
        reader.read(Size::Of(844, 390), "/");
        reader.finds(".tail");
        for (name, value) in LARGER {
            set(reader, name, value);
            reader.scroll_to(900.0);
            fits_the_window(reader);
            all_dialogs_fit(reader);
            let covered = covered(reader);
            assert!(covered > 0.1 && covered < 0.2, "{value}: {covered} of the height is covered");
            reader.screenshot(&format!("phone/landscape-{value}"));
            unset(reader, name);
        }
    }

    /// The controls are in the lower half of a phone, within reach of a thumb; a
    /// sheet also closes by a tap beside it.
    fn one_hand_is_enough(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        let height = f64::from(Size::Phone.pixels().1);
        assert!(reader.rectangle(".bar")[1] > height * 0.8);
        reader.tap_css("#figure-1 .picture");
        opens_a_dialog(reader);
        for button in ["close", "zoom-in", "zoom-out", "next-figure", "previous-figure"] {
            let top = reader.rectangle(&format!(".light [data-do={button}]"))[1];
            assert!(top > height / 2.0, "{button} is at {top}");
        }
        reader.tap_css(".light [data-do=close]");
        reader.finds_no("dialog[open]");
        reader.tap_css(".bar [data-do=contents]");
        opens_a_dialog(reader);
        // Other tests cover the grip of a sheet and its buttons.
        let top = reader.rectangle("dialog[open]")[1];
        reader.swipe([195.0, (top / 2.0).round()], 0.0, 0.0);
        reader.finds_no("dialog[open]");
    }

    /// A swipe across an enlarged figure leads to the next, but not one from the edge
    /// of the screen, which is the system's back gesture.
    fn the_sides_of_the_screen_are_the_systems(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.tap_css("#figure-2 .picture");
        shows_figure(reader, 2);
        let before = reader.hash();
        for (from, right) in [(6.0, 240.0), (384.0, -240.0), (20.0, 240.0), (368.0, -240.0)] {
            reader.swipe([from, 300.0], right, 4.0);
        }
        shows_figure(reader, 2);
        reader.swipe([340.0, 300.0], -240.0, 4.0);
        shows_figure(reader, 3);
        reader.swipe([50.0, 300.0], 240.0, 4.0);
        shows_figure(reader, 2);
        // A swipe down closes, wherever it begins.
        reader.swipe([10.0, 200.0], 0.0, 240.0);
        reader.finds_no("dialog[open]");
        assert_eq!(reader.hash(), before);
    }

    /// Only drag handles prevent touch scrolling, and scrolling does not chain from
    /// the end of a sheet to the page.
    fn fingers_scroll_everywhere(reader: &mut Reader) {
        reader.read(Size::Phone, "/#bulletin/2020-14");
        reader.finds(".scroll");
        let stiff = "return [...elements()].filter(shown).filter((one) => !/^(auto|manipulation)$/.test(page.getComputedStyle(one).touchAction)).map(describe)";
        assert_eq!(reader.js(stiff, Value::Null), json!([]));
        reader.tap_css(".bar [data-do=contents]");
        opens_a_dialog(reader);
        let within = "const style = (css) => page.getComputedStyle(matching({ css })[0]);
            return [style('.inside').touchAction, style('.inside').overscrollBehaviorY, style('dialog[open]').overscrollBehaviorY, style('.grip').touchAction]";
        assert_eq!(reader.js(within, Value::Null), json!(["auto", "contain", "contain", "none"]));
    }
}

in_chromium! {
    /// No text and no control is behind a notch or the home indicator.
    fn nothing_lies_behind_a_notch(reader: &mut Reader) {
        let inset = |reader: &Reader, width: u32, height: u32, insets: [u32; 4]| {
            let [top, right, bottom, left] = insets;
            let session = reader.session();
            session.protocol("Emulation.setDeviceMetricsOverride", json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true }));
            session.protocol("Emulation.setSafeAreaInsetsOverride", json!({ "insets": { "top": top, "right": right, "bottom": bottom, "left": left } }));
        };
        // Texts and controls that reach into the insets.
        let behind = "
            const [top, right, bottom, left] = args.insets;
            const root = matching({ css: args.css });
            const range = page.document.createRange();
            const found = [];
            for (const one of root.flatMap((it) => [it, ...elements(it)]).filter(shown)) {
              const boxes = one.matches('a, button, summary, img') ? [...one.getClientRects()] : [];
              for (const text of one.childNodes) {
                if (text.nodeType !== 3 || !text.data.trim()) continue;
                range.selectNodeContents(text);
                boxes.push(...range.getClientRects());
              }
              for (const box of boxes) {
                if (box.width < 2 || box.height < 2) continue;
                if (box.left < left - 0.5 || box.right > page.innerWidth - right + 0.5
                  || args.fixed && (box.top < top - 0.5 || box.bottom > page.innerHeight - bottom + 0.5)) found.push(describe(one));
              }
            }
            return found";
        let phones = [
            (844, 390, [0, 59, 21, 59]),
            (932, 430, [0, 62, 21, 62]),
            (390, 844, [59, 0, 34, 0]),
        ];
        for (width, height, insets) in phones {
            for (name, value) in [("text-size", "medium"), ("text-size", "small"), ("mode", "elder")] {
                inset(reader, width, height, insets);
                reader.open_window("/");
                reader.until_ready();
                set(reader, name, value);
                reader.finds(".tail");
                fits_the_window(reader);
                assert_eq!(reader.js("return page.innerWidth", Value::Null), width);
                let nothing = |css: &str, fixed: bool| {
                    let found = reader.js(behind, json!({ "css": css, "fixed": fixed, "insets": insets }));
                    assert_eq!(found, json!([]), "{css} on {width} × {height}, {value}");
                };
                nothing(".layout", false);
                let top = reader.rectangle(".head .name")[1] + reader.scroll();
                assert!(top >= f64::from(insets[0]), "the head is at {top}");
                if reader.count(".bar") > 0 {
                    nothing(".bar", true);
                }
                for button in ["contents", "settings"] {
                    let css = format!("[data-do={button}]");
                    if reader.count(&format!(".bar {css}")) == 0 {
                        continue;
                    }
                    reader.tap_css(&format!(".bar {css}"));
                    opens_a_dialog(reader);
                    nothing("dialog[open] .grip", true);
                    nothing("dialog[open]", false);
                    reader.screenshot(&format!("phone/notch-{width}-{value}-{button}"));
                    reader.back();
                    reader.finds_no("dialog[open]");
                }
                reader.tap_css("#figure-1 .picture");
                opens_a_dialog(reader);
                nothing("dialog[open]", true);
                reader.screenshot(&format!("phone/notch-{width}-{value}-figure"));
                reader.back();
                reader.finds_no("dialog[open]");
            }
        }
    }

    /// Scrolling past the end of a sheet does not move the page below.
    fn a_sheets_end_does_not_scroll_the_page(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds(".tail");
        reader.scroll_to(600.0);
        reader.tap_css(".bar [data-do=contents]");
        opens_a_dialog(reader);
        let [left, top, width, height] = reader.rectangle(".inside");
        let (x, y) = ((left + width / 2.0) as i32, (top + height / 2.0) as i32);
        for _ in 0..3 {
            reader.session().post("actions", json!({ "actions": [{ "type": "wheel", "id": "wheel", "actions": [
                { "type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": 900, "duration": 0 },
            ] }] })).expect("the wheel turns");
        }
        reader.press("Escape");
        reader.finds_no("dialog[open]");
        assert_eq!(reader.scroll(), 600.0);
    }
}
