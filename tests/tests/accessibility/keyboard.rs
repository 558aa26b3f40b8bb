//! The keyboard alone reaches everything, in three engines: the focus is visible,
//! and nothing hides it.

use super::{ELDER, LIGHT, Look, choose, come_to, leave};
use browser_tests::{Reader, Size, in_every_browser};
use serde_json::{Value, json};

/// What is wrong with the focused element: it must be in the window, not covered,
/// and have a ring that nothing cuts off. `again` where the focus has been there
/// before; `null` for its name where the focus has left the page.
const LOOK: &str = "
const one = active();
if (!one || one === page.document.body || one === page.document.documentElement) return { name: null };
const wrong = [];
const { innerWidth: wide, innerHeight: high } = page;
const style = page.getComputedStyle(one);
const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) wrong.push('it has no ring');
const boxes = [...one.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
if (!boxes.length) wrong.push('it has no box');
// In a horizontal scroller the position is exact to a few pixels only.
const slack = one.closest('.scroll') ? 4 : 1;
for (const box of boxes) {
    const { left, right, top, bottom } = box;
    const whole = box.width <= wide && box.height <= high - 160;
    const at = [left, top, right, bottom].map(Math.round).join(' ');
    if (whole && (left < -slack || right > wide + slack || top < -slack || bottom > high + slack)) wrong.push('it is at ' + at + ', outside of the window');
    const points = whole
        ? [[(left + right) / 2, (top + bottom) / 2], [(left + right) / 2, top + 2], [(left + right) / 2, bottom - 2], [left + 2, (top + bottom) / 2], [right - 2, (top + bottom) / 2]]
        : [[(Math.max(left, 0) + Math.min(right, wide)) / 2, (Math.max(top, 0) + Math.min(bottom, high)) / 2]];
    for (const [x, y] of points) {
        const over = deepFromPoint(Math.min(Math.max(x, 0), wide - 1), Math.min(Math.max(y, 0), high - 1));
        if (!over || !contains(one, over)) wrong.push('it is at ' + at + ', and over it lies ' + describe(over));
    }
    if (!whole) continue;
    for (let node = parentOf(one); node; node = parentOf(node)) {
        if (node.nodeType !== 1) continue;
        const { overflowX, overflowY, position } = page.getComputedStyle(node);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        if (node === page.document.documentElement || node === page.document.body) continue;
        const room = node.getBoundingClientRect();
        const cut = Math.max(room.left - (left - ring), right + ring - room.right, room.top - (top - ring), bottom + ring - room.bottom);
        if (cut > slack) wrong.push('its ring is cut by ' + Math.round(cut) + ' px by ' + describe(node));
    }
    const over = Math.max(ring - left, right + ring - wide, ring - top, bottom + ring - high);
    if (over > slack) wrong.push('it is at ' + at + ', and its ring is ' + Math.round(over) + ' px outside of the window');
}
const again = page.__met.includes(one);
if (args.first) page.__met.push(one);
return { name: describe(one), wrong: [...new Set(wrong)], again };
";

/// Presses the key until the focus comes back to an element or leaves the page, and
/// returns the elements that it reached.
fn walk(reader: &Reader, keys: &str, most: usize) -> Vec<String> {
    reader.until_still();
    let mut met = Vec::new();
    let mut wrong = Vec::new();
    reader.js("page.__met = []", Value::Null);
    for _ in 0..most {
        reader.press(keys);
        let mut now = reader.js(LOOK, json!({ "first": true }));
        let Some(name) = now["name"].as_str().map(str::to_owned) else {
            break;
        };
        if now["again"] == true {
            break;
        }
        // The host page's own elements have the browser's focus ring.
        if name.starts_with("<p#foot>") {
            continue;
        }
        if now["wrong"] != json!([]) {
            // Some browsers scroll to the focus a little later.
            reader.until_still();
            now = reader.js(LOOK, json!({ "first": false }));
        }
        for it in now["wrong"].as_array().into_iter().flatten() {
            wrong.push(format!("{name}: {it}"));
        }
        met.push(name);
    }
    assert!(
        wrong.is_empty(),
        "of {} that had the focus:\n{}",
        met.len(),
        wrong.join("\n")
    );
    assert!(met.len() < most, "the focus comes to no end: {met:?}");
    met
}

/// The focusable elements that are shown.
fn all(reader: &Reader) -> Vec<String> {
    let names = reader.js(
        "return [...elements()].filter(shown).filter((one) => one.matches('a[href], button, summary, [tabindex=\"0\"]'))
            .filter((one) => !one.closest('details:not([open]) > :not(summary)')).map(describe)",
        Value::Null,
    );
    serde_json::from_value(names).expect("names")
}

fn walks_through(reader: &mut Reader, state: &str, size: Size, look: Look) {
    come_to(reader, state, size);
    choose(reader, look);
    reader.js("page.focus()", Value::Null);
    let met = walk(reader, "Tab", 200);
    let all = all(reader);
    let missed: Vec<_> = all.iter().filter(|it| !met.contains(it)).collect();
    assert!(
        missed.is_empty(),
        "{state}: the keyboard does not come to {missed:?}"
    );
    assert!(met.len() > 1, "{state}: {met:?}");
    leave(reader);
}

in_every_browser! {
    /// From the first link to the last on a phone; nothing is left out, and the
    /// bar at the bottom covers nothing.
    fn the_keyboard_comes_to_everything_on_a_phone(reader: &mut Reader) {
        walks_through(reader, "reading", Size::Phone, LIGHT);
    }

    fn the_keyboard_comes_to_everything_on_a_wide_screen(reader: &mut Reader) {
        walks_through(reader, "reading", Size::Wide, LIGHT);
    }

    fn the_keyboard_comes_to_everything_of_every_kind(reader: &mut Reader) {
        walks_through(reader, "every-kind", Size::Narrow, LIGHT);
    }

    fn the_keyboard_comes_to_everything_in_elder_mode(reader: &mut Reader) {
        walks_through(reader, "reading", Size::Phone, ELDER);
    }

    fn the_keyboard_comes_to_everything_before_the_viewer(reader: &mut Reader) {
        walks_through(reader, "static", Size::Phone, LIGHT);
        walks_through(reader, "archive", Size::Phone, LIGHT);
    }

    fn the_keyboard_comes_to_everything_that_failed(reader: &mut Reader) {
        walks_through(reader, "failed", Size::Phone, LIGHT);
        walks_through(reader, "list-only", Size::Phone, LIGHT);
    }

    /// Backwards, too, below a sticky header of the host page.
    fn nothing_hides_below_the_header_of_the_page(reader: &mut Reader) {
        reader.open(Size::Phone, "/test/host-page.html?src=/data/archive.json");
        reader.until_ready();
        reader.finds("article[part] .tail");
        reader.js(
            "const sheet = new page.CSSStyleSheet();
            sheet.replaceSync('#top { position: sticky; top: 0; z-index: 9; height: 80px; background: #fff } bulletin-viewer { --bulletin-scroll-offset: 80px }');
            page.document.adoptedStyleSheets = [sheet];
            const top = page.document.createElement('div');
            top.id = 'top';
            page.document.body.prepend(top);
            page.document.getElementById('foot').tabIndex = 0;
            page.document.getElementById('foot').focus()",
            Value::Null,
        );
        reader.js("page.document.getElementById('count').remove()", Value::Null);
        let met = walk(reader, "Shift+Tab", 200);
        assert!(met.len() > 20, "{met:?}");
    }

    /// A dialog keeps the focus, shows it, and returns it when it closes.
    fn what_is_open_keeps_the_focus_and_gives_it_back(reader: &mut Reader) {
        for (button, inside) in [("contents", ".contents"), ("issues", ".year"), ("settings", ".setting")] {
            reader.read(Size::Phone, "/");
            reader.finds("article[part] .tail");
            reader.js("matching({ css: `.bar [data-do=${args}]` })[0].focus()", json!(button));
            reader.press("Enter");
            reader.finds(&format!("dialog[open] {inside}"));
            reader.until_js("the focus is in the sheet", "return !!active()?.closest('dialog')", Value::Null);
            // It is on the current entry.
            reader.js("matching({ css: 'dialog button' })[0].focus()", Value::Null);
            let met = walk(reader, "Tab", 60);
            let all = reader.count("dialog :is(a[href], button)");
            assert!(met.len() + 1 >= all, "{button}: {met:?} of {all}");
            // In some browsers the focus leaves the page between the last and the first.
            reader.js("if (!active()?.closest('dialog')) matching({ css: 'dialog button' })[0].focus()", Value::Null);
            reader.press("Escape");
            reader.finds_no("dialog[open]");
            reader.until_js("the focus is back", "return active()?.dataset.do === args", json!(button));
        }
    }

    /// A figure is opened, the next one shown, and the dialog closed.
    fn a_figure_is_opened_and_turned_by_keys(reader: &mut Reader) {
        reader.read(Size::Phone, "/");
        reader.finds("article[part] .tail");
        reader.js("const one = matching({ css: '#figure-1 .picture' })[0]; one.scrollIntoView(); one.focus()", Value::Null);
        reader.press("Enter");
        reader.finds("dialog[open] .stage");
        walk(reader, "Tab", 20);
        reader.js("matching({ css: 'dialog [data-do=close]' })[0].focus()", Value::Null);
        reader.press("ArrowRight");
        reader.until_js("the second is shown", "return matching({ css: 'dialog .at' })[0].textContent.startsWith('2')", Value::Null);
        reader.press("Escape");
        reader.finds_no("dialog[open]");
        reader.until_js("the focus is back", "return active()?.matches('.picture')", Value::Null);
    }

    /// Another order; a number, its evidence, and back.
    fn the_summary_is_read_by_keys(reader: &mut Reader) {
        reader.read(Size::Wide, "/#bulletin/2020-15/summary");
        reader.finds("article[part] .summary");
        reader.has_focus_on("#summary");
        reader.press("Tab");
        reader.press("Tab");
        reader.has_focus_on("按地区");
        reader.press("Space");
        reader.finds("[data-do=order-province][aria-pressed=true]");
        reader.has_focus_on("按地区");
        reader.js("matching({ css: '.evidence' }).find((one) => one.textContent === '52.1万元').focus()", Value::Null);
        reader.press("Enter");
        reader.finds("mark");
        reader.until_js("the focus is on the evidence", "return active()?.localName === 'mark'", Value::Null);
        reader.back();
        reader.has_focus_on("52.1万元");
    }

    /// A retry after a failure, and the offer to resume.
    fn the_way_on_is_by_keys(reader: &mut Reader) {
        come_to(reader, "failed", Size::Phone);
        leave(reader);
        reader.js("matching({ css: '#failure button' })[0].focus()", Value::Null);
        reader.press("Enter");
        reader.finds("article[part] .tail");
        reader.has_focus_on("headline");

        come_to(reader, "left-off", Size::Phone);
        reader.js("page.focus()", Value::Null);
        reader.press("Tab");
        reader.has_focus_on("继续读");
        reader.press("Enter");
        reader.until_js("it goes on", "return page.scrollY > 500", Value::Null);
        reader.finds_no(".card");
        reader.until_js("the focus is in the text", "return !!active()?.closest('article')", Value::Null);
        leave(reader);
    }

    /// Moving the focus into the text dismisses the offer to resume, which then
    /// covers nothing.
    fn the_offer_to_go_on_goes_when_the_keyboard_goes_on(reader: &mut Reader) {
        come_to(reader, "left-off", Size::Phone);
        reader.js("page.focus()", Value::Null);
        for _ in 0..3 {
            reader.press("Tab");
        }
        reader.finds_no(".card");
        reader.until_js("the focus is in the text", "return !!active()?.closest('article')", Value::Null);
        leave(reader);
    }

    /// A tap beside a sheet closes it; a short drag on its grip does not.
    fn only_a_tap_beside_a_sheet_closes_it(reader: &mut Reader) {
        for (button, grip) in [("contents", "dialog .grip"), ("settings", "dialog .grip")] {
            reader.read(Size::Phone, "/");
            reader.finds("article[part] .tail");
            reader.tap_css(&format!(".bar [data-do={button}]"));
            reader.finds("dialog[open]");
            reader.drag(grip, 0.0, 30.0);
            // A late click would have closed it before the focus has moved on.
            reader.press("Tab");
            reader.press("Tab");
            reader.finds("dialog[open]");
            let box_of = reader.rectangle("dialog[open]");
            assert!(box_of[1] > 20.0, "there is room above the sheet: {box_of:?}");
            reader.js("const one = page.document.elementFromPoint(10, 10);
                deepFromPoint(10, 10).dispatchEvent(new page.MouseEvent('click', { bubbles: true, composed: true, cancelable: true, clientX: 10, clientY: 10 }))", Value::Null);
            reader.finds_no("dialog[open]");
        }
    }
}
